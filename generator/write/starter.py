"""From a staff list to begin with to its two files: a spreadsheet and a CSV file that say the same."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | date | None
_SHEET, _CHOICES = "People", "Choices"
_WIDEST, _NARROWEST = 42, 11
# Characters: what shows a name or an id whole, and a date.
_LAST_ROW = 10_000
# How far down the lists to choose from are offered; the rows below it take any text as well.
_CREATED = rb"\g<1>2000-01-01T00:00:00Z"
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(?=</dcterms:)")


@dataclass(frozen=True, slots=True)
class StaffList:
    """The columns by name, and a row for each person.

    `choices` are what a column offers to choose from; `prompts` what the spreadsheet says of a column to whoever
    enters one of its cells.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]
    choices: Mapping[str, Sequence[str]]
    prompts: Mapping[str, str]


def listing(staff: StaffList, delimiter: str) -> bytes:
    """The staff list as CSV in UTF-8, with the mark by which Excel knows it; days are written as in ISO 8601."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n", strict=True)
    writer.writerow(staff.columns)
    writer.writerows(["" if value is None else str(value) for value in row] for row in staff.rows)
    return text.getvalue().encode("utf-8-sig")


def workbook(staff: StaffList) -> bytes:
    """The staff list as a spreadsheet (.xlsx): days are days, and the head stays in sight.

    What is chosen from stands on a hidden sheet, for Excel takes at most 255 characters of a list that is written out.
    Another value is let in after a question, for the roles that come later. The same list gives the same bytes.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = ""
    sheet = book.worksheets[0]
    sheet.title = _SHEET
    _fill(sheet, staff)
    _offer(book, sheet, staff)
    data = BytesIO()
    book.save(data)
    return _timeless(data.getvalue())


def _fill(sheet: Worksheet, staff: StaffList) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet.append(list(staff.columns))
    for row in staff.rows:
        sheet.append(list(row))
    for number, column in enumerate(zip(staff.columns, *staff.rows, strict=True), start=1):
        longest = max(len(str(value)) for value in column if value is not None)
        sheet.column_dimensions[get_column_letter(number)].width = min(max(longest + 2, _NARROWEST), _WIDEST)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for line, row in enumerate(staff.rows, start=2):
        for place, value in enumerate(row, start=1):
            if isinstance(value, date):
                sheet.cell(line, place).number_format = "yyyy-mm-dd"
    sheet.freeze_panes = "A2"


def _offer(book: Workbook, sheet: Worksheet, staff: StaffList) -> None:
    """Attach to each column what it offers, and what is said of it."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    hidden = book.create_sheet(_CHOICES)
    hidden.sheet_state = "hidden"
    for number, name in enumerate(staff.columns, start=1):
        choices, prompt = staff.choices.get(name, ()), staff.prompts.get(name)
        letter = get_column_letter(number)
        for line, choice in enumerate(choices, start=1):
            hidden[f"{letter}{line}"] = choice
        if not choices and not prompt:
            continue
        rule = DataValidation(promptTitle=name, prompt=prompt, allow_blank=True, showInputMessage=bool(prompt))
        if choices:
            rule.type, rule.formula1 = "list", f"{_CHOICES}!${letter}$1:${letter}${len(choices)}"
            rule.errorStyle, rule.showErrorMessage = "warning", True
        rule.add(f"{letter}2:{letter}{_LAST_ROW}")
        sheet.add_data_validation(rule)


def _timeless(data: bytes) -> bytes:
    """The same package without the moment that it was made at."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(made, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = _STAMP.sub(_CREATED, part)
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, part)
    return made.getvalue()
