"""From a line as it is stored to its letters: without the hyphens that are there only to part a word."""

from __future__ import annotations

_SOFT = "\u00ad"


def unparted(text: str) -> str:
    """A line without soft hyphens; one at its end, where it is printed, becomes a hyphen."""
    parted = text.rstrip().endswith(_SOFT)
    return text.replace(_SOFT, "").rstrip() + "-" if parted else text.replace(_SOFT, "")
