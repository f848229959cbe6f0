"""Frozen data that goes from room to room: no input, no output, no wording."""
