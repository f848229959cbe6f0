"""From the path of a staff list (.csv, .xlsx, .ods) to a table whose cells know where they stand."""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from generator.errors import InputError, Problem
from generator.load.table_csv import lines_of
from generator.load.table_raw import COLUMNS, ROWS, Raw, Wrong, refused
from generator.load.table_rejected import write_rejected
from generator.load.table_sheet import rows_of, sheets_of
from generator.model.source import evenly
from generator.model.table import Cell, Fault, Grid, Row, Table

__all__ = ["LARGEST", "parse", "problem", "read", "sheets", "write_rejected"]

LARGEST = 50_000_000
"""Bytes that a table may have."""
_PACKED, _COMPOUND = b"PK\3\4", bytes.fromhex("d0cf11e0a1b11ae1")
_OTHERS = (b"%PDF-", b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")
"""What a PDF, a picture and an RTF document begin with."""
_NAMED = {".csv": "csv", ".tsv": "csv", ".txt": "csv", ".xlsx": "sheet", ".xlsm": "sheet", ".ods": "sheet"}
_SAVE = "Save it as .xlsx, .ods or CSV UTF-8."

# XML 1.0, section 2.2 (Char): what no document can hold; a staff list has no use for the other controls either.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What spreadsheet programs show instead of a value that they could not work out (ECMA-376-1, 18.17.3), also in CSV.
_FAILED = re.compile(r"#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)|Err:\d{3}")


def read(path: Path, sheet: str | None = None) -> Table:
    """Read a staff list: the sheet of a name, or the first that is not hidden.

    The first row with something in it is the header. Texts stay as they are; 7.0 is `7`, dates and times are written
    as in ISO 8601 and truths as `true` and `false`. A formula counts by the value that was last worked out. A CSV file
    that is no UTF-8 is read as what it can only be; the table's `encoding` says as what.
    Raises InputError when the file or its header cannot be used; what is wrong with single rows is in their `faults`.
    """
    data = _bytes(path)
    if not data.startswith((_COMPOUND, *_OTHERS)):
        _check_name(path, "sheet" if data.startswith(_PACKED) else "csv")
    return parse(data, str(path), sheet)


def parse(data: bytes, shown: str, sheet: str | None = None) -> Table:
    """Read the bytes of a staff list, by what they are; `shown` is what problems call the file. See `read`."""
    _check_filled(data, shown)
    if data.startswith(_COMPOUND):
        raise _old(shown, data)
    if data.startswith(_OTHERS):
        raise refused(shown, "this is a picture, a PDF or a text document, not a table.", _SAVE)
    raw = rows_of(data, shown, sheet) if data.startswith(_PACKED) else lines_of(data, shown)
    return _Reading(raw, shown).table()


def sheets(data: bytes, shown: str) -> tuple[str, ...]:
    """The names of the sheets that a spreadsheet shows; none of a CSV file. Raises InputError as `read` does."""
    return sheets_of(data, shown) if data.startswith(_PACKED) else ()


def problem(fault: Fault) -> Problem:
    """What is wrong with a cell, as a person is told it."""
    return Problem(fault.place.file, fault.place.line, fault.place.column, "", fault.text, fault.hint)


def _bytes(path: Path) -> bytes:
    shown = str(path)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise refused(shown, "this is a folder; name a file.")
        if not stat.S_ISREG(found.st_mode):
            raise refused(shown, "this is not a file that can be read.")
        if found.st_size > LARGEST:
            said = f"this file has {found.st_size / 1e6:.0f} MB; at most {LARGEST / 1e6:.0f} are read."
            raise refused(shown, said, "Split it into several tables.")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise refused(
            shown, f"this file cannot be read: {getattr(error, 'strerror', None) or 'no such path'}."
        ) from None
    return data


def _check_filled(data: bytes, shown: str) -> None:
    if not data.strip(b"\0\t\n\r ,;\xef\xbb\xbf\xff\xfe"):
        raise refused(shown, "this table is empty.", "Its first row names the columns, such as name and role.")


def _check_name(path: Path, found: str) -> None:
    """Refuse a table whose name says that it is of another kind: the user would be told of cells that are not his."""
    if _NAMED.get(path.suffix.lower(), found) == found:
        return
    said = "its name says that this is a text (CSV), and it is a spreadsheet." if found == "sheet" else (
        f"its name says that this is a spreadsheet ({path.suffix}), and it is a text.")  # fmt: skip
    raise refused(
        str(path),
        said,
        f"Save it again, or rename it so that it ends in {'.xlsx or .ods' if found == 'sheet' else '.csv'}.",
    )


def _old(shown: str, data: bytes) -> InputError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return refused(shown, "this table is encrypted and asks for a password.", "Save it without one.")
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return refused(shown, "this is a spreadsheet of before 2007 (.xls), which is not read.", "Save it as .xlsx.")
    return refused(shown, "this is a file of another Office program, not a table.", _SAVE)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One table on its way from rows of texts to rows with names."""

    raw: Raw
    shown: str

    def table(self) -> Table:
        failed = frozenset(number for number, _ in self.raw.wrong)
        found = self._filled(failed)
        number, header = next(found, (0, []))
        if not number:
            raise refused(self.shown, "this table is empty.", "Its first row names the columns, such as name and role.")
        grid = self._grid(number, header)
        rows = tuple(self._row(grid, *each, failed) for each in found)
        if len(rows) > ROWS:
            raise refused(self.shown, f"this table has {len(rows):,} rows; at most {ROWS:,} are read.", "Split it.")
        self._check_unnamed(grid, number, header, rows)
        cells = tuple(Cell(name, grid.place(number, column)) for name, column in grid.columns.items())
        return Table(self.shown, self.raw.sheet, self.raw.delimiter, cells, rows, self.raw.encoding)

    def _filled(self, failed: Set[int]) -> Iterator[tuple[int, Sequence[str]]]:
        for number, texts in self.raw.rows:
            if number in failed or any(text and not text.isspace() for text in texts):
                yield number, texts

    def _grid(self, number: int, header: Sequence[str]) -> Grid:
        places = Grid(self.shown, self.raw.sheet, {})
        names: dict[str, int] = {}
        same: dict[str, int] = {}
        wrong: list[Problem] = []
        for column, text in enumerate(header, start=1):
            name = evenly(text)
            if said := self._wrong(number, column, text):
                wrong.append(problem(Fault(places.place(number, column), *said)))
            elif first := same.get(_folded(name)):
                place = places.place(number, column)
                text = f'the column "{name}" is named twice; it is also column {first}.'
                wrong.append(problem(Fault(place, text, "Rename or remove one of the two.")))
            elif name:
                names[name] = same[_folded(name)] = column
        if wrong:
            raise InputError(wrong)
        if (last := max(names.values())) > COLUMNS:
            raise refused(self.shown, f"this table has {last} columns; at most {COLUMNS} are read.", "Remove some.")
        return Grid(self.shown, self.raw.sheet, names)

    def _row(self, grid: Grid, number: int, texts: Sequence[str], failed: Set[int]) -> Row:
        columns = grid.columns.values()
        last, count = max(columns), len(texts)
        if last == len(columns):
            values = (*texts[:last], *[""] * (last - count))
        else:
            values = tuple(texts[column - 1] if column <= count else "" for column in columns)
        extra = tuple(texts[last:]) if count > last and any(map(str.strip, texts[last:])) else ()
        # Almost every row is sound, and one look at the whole of it tells.
        whole = "".join(texts)
        sound = whole.isprintable() and "#" not in whole and "Err:" not in whole and not extra and number not in failed
        return Row(number, values, grid, extra, () if sound else tuple(self._faults(grid, number, texts, last, extra)))

    def _faults(
        self, grid: Grid, number: int, texts: Sequence[str], last: int, extra: Sequence[str]
    ) -> Iterator[Fault]:
        if extra:
            at = last + 1 + next(index for index, text in enumerate(extra) if text.strip())
            yield Fault(grid.place(number, at), *self._beyond(len(texts), last))
        for column, text in enumerate(texts, start=1):
            if said := self._wrong(number, column, text):
                yield Fault(grid.place(number, column), *said)

    def _beyond(self, count: int, last: int) -> Wrong:
        if self.raw.sheet:
            return "this cell stands in a column that the header does not name.", "Name the column, or empty the cell."
        said = f"this line has {count} cells, and the header names {last}."
        return said, f'Put a text that holds "{self.raw.delimiter}" between double quotes, or name the column.'

    def _wrong(self, number: int, column: int, text: str) -> Wrong | None:
        if found := _FORBIDDEN.search(text):
            return f"the character U+{ord(found[0]):04X} cannot be printed.", "Remove it."
        if _FAILED.fullmatch(text):
            return f"this cell holds an error ({text}).", "Mend the formula, or type the value."
        return self.raw.wrong.get((number, column))

    def _check_unnamed(self, grid: Grid, number: int, header: Sequence[str], rows: Sequence[Row]) -> None:
        """Refuse values under a header that is left empty: they would be lost without a word."""
        unnamed = {*range(1, max(grid.columns.values()))} - {*grid.columns.values()}
        if not unnamed:
            return
        used: Mapping[int, int] = {
            column: row
            for row, texts in reversed(self.raw.rows)
            for column in unnamed
            if row != number and column <= len(texts) and texts[column - 1].strip()
        }
        wrong = [
            Fault(grid.place(number, column), f"this column has no name, and row {row} has a value in it.", "Name it.")
            for column, row in sorted(used.items())
        ]
        if wrong:
            raise InputError(map(problem, wrong))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
