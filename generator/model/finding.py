"""What a reader of somebody's text has found in it: which rule, where, how grave, and what would be better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Gravity = Literal["error", "warning", "info"]
GRAVITIES: tuple[Gravity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in a vacancy.

    `line` and `column` count from 1 (0: the text as a whole); in a Word file a line is a paragraph. `words` are
    those found, as they stand, empty where something is missing; `suggestion` is what to write, empty if nothing.
    `wordings` are those of its words that can be put into the text as they are, in the place of `replaced`, which is
    `words` where nothing else is said.
    """

    rule: str
    level: Gravity
    file: str
    line: int
    column: int
    message: str
    suggestion: str = ""
    words: str = ""
    wordings: tuple[str, ...] = ()
    replaced: str = ""


@dataclass(frozen=True, slots=True)
class CvFinding:
    """One thing found in a CV.

    `page` and `line` count from 1 (0: the document as a whole); `evidence` is the line or words it is about, empty
    where something is missing; `entry` is the id of the entry of the checklist that it belongs to.
    """

    check: str
    level: Gravity
    page: int
    line: int
    evidence: str
    message: str
    remedy: str
    entry: str
