"""From a file's own cells to the rows of texts that every kind of table is read as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.errors import InputError, Problem

ROWS, COLUMNS = 100_000, 200
"""Rows below the header, and columns, that a table may have."""

Wrong = tuple[str, str]
"""What is wrong with a cell, and a hint."""


@dataclass(frozen=True, slots=True)
class Raw:
    """Rows as they stand: the number of each and its texts from the first column on.

    `wrong` tells by row and column, both counted from 1, of cells whose text is not what the file means; `encoding` is
    what a text was read as that does not say it itself.
    """

    rows: Sequence[tuple[int, Sequence[str]]]
    sheet: str = ""
    delimiter: str = ","
    wrong: Mapping[tuple[int, int], Wrong] = field(default_factory=dict)
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Far:
    """A cell at the edge of a sheet, row and column counted from 1."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a sheet's own markup says before it is read: its lowest and rightmost cells, and cells that are wrong.

    A sheet that is surely small enough need not tell its edges.
    """

    rows: Far | None = None
    columns: Far | None = None
    wrong: Mapping[tuple[int, int], Wrong] = field(default_factory=dict)


FAILED: Wrong = ("this cell holds an error.", "Mend the formula, or type the value.")
UNKNOWN: Wrong = (
    "this formula has no value: it was written by a program and never worked out.",
    "Open the file in a spreadsheet program and save it, or type the value.",
)


def refused(shown: str, text: str, hint: str = "", line: int = 0, column: int = 0) -> InputError:
    """What is wrong with a table as a whole, or with one place of a text."""
    return InputError([Problem(shown, line, column, "", text, hint)])
