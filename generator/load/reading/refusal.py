"""Why a document cannot be read: one sentence that says nothing of what is written in it."""

from __future__ import annotations


class Refused(Exception):
    """A document that cannot be used: what is wrong with it, and what to do."""

    def __init__(self, text: str, hint: str = "") -> None:
        self.text, self.hint = text, hint
        super().__init__(text)
