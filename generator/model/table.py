"""From a staff list to rows of texts that know where they stand, as frozen data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace

from generator.model.source import Place

REJECTED_COLUMN = "problem"
"""The column that rows are given back in with what is wrong with them; whoever reads a table passes it over."""

# Spreadsheet programs run a cell that begins so as a formula (OWASP, "CSV Injection", read 2026-11-27).
_RISKY = re.compile(r"'*[=+\-@\t\r]")
_DEFUSED = re.compile(r"'+[=+\-@\t\r]")
_PLAIN = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell as it stands, and its place: `people.xlsx:Sheet1!D17`, or line and field of a CSV file."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one cell of a table, and what to do."""

    place: Place
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the cells of a table stand: its file as shown, its sheet (empty: a CSV file), and its named columns.

    `columns` gives by name the number of each column in the file, counted from 1.
    """

    file: str
    sheet: str
    columns: Mapping[str, int]

    def place(self, row: int, column: int) -> Place:
        """The place of a cell by the numbers of its row (in CSV: its line) and column, both counted from 1."""
        if not self.sheet:
            return Place(self.file, row, column)
        sheet = self.sheet if _PLAIN.fullmatch(self.sheet) else "'{}'".format(self.sheet.replace("'", "''"))
        return Place(f"{self.file}:{sheet}!{letters(column)}{row}", 0, 0)


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not blank: a text for each named column in the table's order, empty where there is none."""

    number: int
    texts: tuple[str, ...]
    grid: Grid = field(repr=False)
    extra: tuple[str, ...] = ()
    """What stands beyond the last named column."""
    faults: tuple[Fault, ...] = ()
    """What makes this row useless whatever its columns mean."""

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell with its place, in the table's order."""
        columns = self.grid.columns.values()
        return tuple(
            Cell(text, self.grid.place(self.number, column)) for text, column in zip(self.texts, columns, strict=True)
        )

    def get(self, name: str) -> Cell | None:
        """The cell in a column by name, None when the table has no such column."""
        column = self.grid.columns.get(name)
        if column is None:
            return None
        return Cell(self.texts[[*self.grid.columns].index(name)], self.grid.place(self.number, column))


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: the file as it is shown, the sheet (empty: a CSV file), the header and the rows below it.

    `delimiter` is what parts the cells of a CSV file; a comma for sheets. `encoding` is what a CSV file was read as
    that does not say it itself, else empty.
    """

    path: str
    sheet: str
    delimiter: str
    header: tuple[Cell, ...]
    rows: tuple[Row, ...]
    encoding: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(cell.text for cell in self.header)

    def without(self, numbers: Set[int]) -> Table:
        """The table less the rows of some numbers."""
        return replace(self, rows=tuple(row for row in self.rows if row.number not in numbers))


def letters(column: int) -> str:
    """The letters of a spreadsheet's column: 1 is A, 27 is AA."""
    said = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        said = chr(ord("A") + rest) + said
    return said


def number(letters_: str) -> int:
    """The number of a spreadsheet's column by its letters: A is 1, AA is 27."""
    found = 0
    for letter in letters_:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found


def defused(text: str) -> str:
    """A text as a cell of CSV that no spreadsheet program runs: with an apostrophe where it would begin a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def as_meant(text: str) -> str:
    """The text of a cell of CSV that may be defused."""
    return text[1:] if text[:1] == "'" and _DEFUSED.match(text) else text
