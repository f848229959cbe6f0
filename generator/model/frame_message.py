"""A message of the frame of documents, with what a translator has to know of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FrameMessage:
    """A message: its English, the English plural where it counts, what tells it from one of the same words."""

    english: str
    comment: str
    plural: str = ""
    context: str = ""


def each(comment: str, *english: str) -> tuple[FrameMessage, ...]:
    """Several messages that a translator has to know the same of."""
    return tuple(FrameMessage(words, comment) for words in english)
