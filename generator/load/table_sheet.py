"""From the bytes of a spreadsheet (.xlsx, .ods) to the rows of texts of one of its sheets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from difflib import get_close_matches
from io import BytesIO
from typing import TYPE_CHECKING

from generator.load import table_ods, table_xlsx
from generator.load.table_package import parts_of, stored
from generator.load.table_raw import COLUMNS, ROWS, Far, Found, Raw, refused
from generator.model.table import letters

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_DAMAGED = "this spreadsheet is damaged and cannot be opened."
_AGAIN = "Open it in a spreadsheet program and save it again."


def rows_of(data: bytes, shown: str, sheet: str | None) -> Raw:
    """Read one sheet, by name or the first that is not hidden: a text for every cell from A1 on.

    Formulas have the value that was last worked out; those that never were, and errors, are in `wrong`. Raises
    InputError when the file is no spreadsheet, unsafe to unpack, or larger than a table may be.
    """
    from python_calamine import CalamineWorkbook

    parts = parts_of(data, shown)
    with _told(shown), CalamineWorkbook.from_filelike(BytesIO(stored(parts))) as book:
        name = _chosen(book, shown, sheet)
        scan = table_xlsx.scan if "xl/workbook.xml" in parts else table_ods.scan
        found = scan(parts, name)
        # The reader makes room for every cell up to the last one: this comes first.
        _check_extent(found, shown, name)
        cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    rows = [
        (number, [value if type(value) is str else _text(value) for value in row])
        for number, row in enumerate(cells, start=1)
    ]
    return Raw(rows, name, wrong=found.wrong)


def sheets_of(data: bytes, shown: str) -> tuple[str, ...]:
    """The names of the sheets that are not hidden, in order. Raises InputError as `rows_of` does."""
    from python_calamine import CalamineWorkbook

    with _told(shown), CalamineWorkbook.from_filelike(BytesIO(stored(parts_of(data, shown)))) as book:
        return tuple(name for name, visible in _sheets(book) if visible)


@contextmanager
def _told(shown: str) -> Iterator[None]:
    """What the reader cannot make sense of, said in a sentence; a fault in its own code included."""
    from python_calamine import CalamineError

    try:
        yield
    except (CalamineError, KeyError, SyntaxError, ValueError, OverflowError):
        raise refused(shown, _DAMAGED, _AGAIN) from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise refused(shown, _DAMAGED, _AGAIN) from None
        raise


def _chosen(book: CalamineWorkbook, shown: str, wanted: str | None) -> str:
    sheets = _sheets(book)
    names = [name for name, _ in sheets]
    if wanted is not None:
        if wanted in names:
            return wanted
        near = get_close_matches(wanted, names, 1)
        hint = f'Did you mean "{near[0]}"?' if near else f"It has: {', '.join(names)}."
        raise refused(shown, f'this file has no sheet "{wanted}".', hint)
    shows = [name for name, visible in sheets if visible]
    if not shows:
        raise refused(shown, "this file has no sheet that is not hidden.", "Show the sheet, or name it.")
    return shows[0]


def _sheets(book: CalamineWorkbook) -> list[tuple[str, bool]]:
    """Every sheet of cells, with whether it is shown."""
    found = [each for each in book.sheets_metadata if str(each.typ).endswith("WorkSheet")]
    return [(each.name, str(each.visible).endswith(".Visible")) for each in found]


def _check_extent(found: Found, shown: str, sheet: str) -> None:
    for far, most, what in ((found.rows, ROWS + 1, "rows"), (found.columns, COLUMNS, "columns")):
        if far and _size(far, what) > most:
            said = f"this sheet has something in {letters(far.column)}{far.row:d}; at most {most:,} {what} are read."
            raise refused(f"{shown}:{sheet}", said, "Delete the rows and columns that do not belong to the table.")


def _size(far: Far, what: str) -> int:
    return far.row if what == "rows" else far.column


def _text(value: object) -> str:
    """A cell's value as a person would type it: ISO 8601 for days and times, no `.0` behind whole numbers."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(timespec="seconds")
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes")
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}" + (f":{seconds:02d}" if seconds else "")
    return value.isoformat() if isinstance(value, date) else str(value)
