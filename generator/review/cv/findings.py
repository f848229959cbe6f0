"""From a check and a line to a finding; and how much of a line is shown as evidence."""

from __future__ import annotations

import re

from generator.model.finding import CvFinding, Gravity
from generator.model.manuscript import Line

ENTRIES = (
    "matching-qualities", "skills", "client-experience", "achievements", "references", "spelling", "photo",
    "personal-data", "contact-details", "proofread", "dates", "length", "layout", "file", "keywords",
)  # fmt: skip
"""The entries of the checklist that a finding belongs to."""
_LONGEST, _BEFORE = 120, 60
_SIGN = r"[-*•–—·▪‣●○◦■□➢►✓✔\uf0b7\uf0a7]"
MARK = re.compile(rf"^\s*(?:{_SIGN}|\d{{1,2}}[.)](?!\d))\s*")
"""What stands before a point of a list."""
_BULLET = re.compile(rf"^\s*{_SIGN}\s+")


def finding(
    check: str,
    entry: str,
    level: Gravity,
    message: str,
    remedy: str,
    line: Line | None = None,
    about: str = "",
) -> CvFinding:
    """A finding; without a line it is about the document as a whole. Its evidence is the line, or so much of it.

    `about` is a word of the line that the evidence has to show.
    """
    page, number = (line.page, line.number) if line else (0, 0)
    shown = excerpt(_BULLET.sub("", line.text), about) if line else ""
    return CvFinding(check, level, page, number, shown, message, remedy, entry)


def excerpt(text: str, about: str = "") -> str:
    """As much of a text as goes into a line: its beginning, or what stands round a word."""
    if len(text) <= _LONGEST:
        return text
    start = max(text.find(about) - _BEFORE, 0) if text.find(about) + len(about) > _LONGEST - 1 else 0
    start = text.find(" ", start) + 1 if start else 0
    part = text[start : start + _LONGEST - 2]
    return f"{'…' if start else ''}{part}{'…' if start + len(part) < len(text) else ''}"
