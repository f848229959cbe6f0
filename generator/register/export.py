"""From entries of a register to a file of them: CSV, a spreadsheet, or JSON."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.model.register import Entry, Format
from generator.model.table import defused

COLUMNS: Mapping[str, Callable[[Entry], str | int | date | None]] = {
    "number": lambda entry: entry.number,
    "version": lambda entry: entry.version,
    "current": lambda entry: "yes" if entry.current else "no",
    "kind": lambda entry: entry.kind,
    "role": lambda entry: entry.role,
    "title": lambda entry: entry.title,
    "locale": lambda entry: entry.locale,
    "name": lambda entry: entry.name,
    "staff_number": lambda entry: entry.staff_number,
    "department": lambda entry: entry.department,
    "effective": lambda entry: entry.effective,
    "issued": lambda entry: entry.issued,
    "replaces": lambda entry: entry.replaces or None,
    "signed": lambda entry: ", ".join(day.isoformat() for day in entry.signed),
    "withdrawn": lambda entry: entry.withdrawn,
    "reason": lambda entry: entry.reason,
    "review_due": lambda entry: entry.review_due,
    "certification_months": lambda entry: entry.certification_months,
    "files": lambda entry: "\n".join(file.path for file in entry.files),
    "sha256_of_files": lambda entry: "\n".join(file.sha256 for file in entry.files),
    "sha256_of_content": lambda entry: entry.content,
    "sha256_of_sources": lambda entry: entry.sources,
}
"""The columns of a table of entries, in order."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_TITLE = "Register"
_WIDEST, _MEASURED = 40, 1000
_OURS = ("current", "kind")
_TEXTS = ("title", "name", "department", "reason")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " ")


def export(
    entries: Sequence[Entry], format: Format, delimiter: str = ",", words: Mapping[str, str] | None = None
) -> bytes:
    """Write entries out: CSV in UTF-8 with a mark, .xlsx, or JSON. The same entries give the same bytes.

    `delimiter` parts the cells of CSV. `words` are what a table calls its columns, and what its cells say that hold
    `yes`, `no` or a kind of document; what it lacks, and JSON, is said by the names of `COLUMNS`. Spaces that keep
    words on one line of a document become plain ones.
    """
    spaced = tuple(map(_plainly_spaced, entries))
    if format == "json":
        return _json(spaced)
    known = {english: said.translate(_SPACES) for english, said in (words or {}).items()}
    return _csv(spaced, delimiter, known) if format == "csv" else _xlsx(spaced, known)


def _plainly_spaced(entry: Entry) -> Entry:
    texts = {name: getattr(entry, name).translate(_SPACES) for name in _TEXTS}
    return replace(entry, **texts)


def plain(entry: Entry) -> dict[str, object]:
    """An entry as JSON knows it: days as ISO 8601, files and signatures as lists."""
    said: dict[str, object] = json.loads(json.dumps(asdict(entry), default=str))
    return said


def _values(entry: Entry, words: Mapping[str, str]) -> list[str | int | date | None]:
    """The cells of an entry; those that hold words of ours in the words that are wanted."""
    values = {name: value(entry) for name, value in COLUMNS.items()}
    return [words.get(str(value), value) if name in _OURS else value for name, value in values.items()]


def _csv(entries: Sequence[Entry], delimiter: str, words: Mapping[str, str]) -> bytes:
    made = StringIO(newline="")
    writer = csv.writer(made, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([words.get(name, name) for name in COLUMNS])
    for entry in entries:
        writer.writerow(["" if value is None else defused(str(value)) for value in _values(entry, words)])
    return made.getvalue().encode("utf-8-sig")


def _json(entries: Sequence[Entry]) -> bytes:
    return f"{json.dumps([plain(entry) for entry in entries], ensure_ascii=False, indent=2)}\n".encode()


def _xlsx(entries: Sequence[Entry], words: Mapping[str, str]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(words.get(_TITLE, _TITLE)[:31])
    sheet.freeze_panes = "B2"
    for index, (name, value) in enumerate(COLUMNS.items(), start=1):
        longest = max((len(str(value(entry) or "")) for entry in entries[:_MEASURED]), default=0)
        wide = max(longest, len(words.get(name, name)), 8) + 2
        sheet.column_dimensions[get_column_letter(index)].width = min(wide, _WIDEST)
    head = [WriteOnlyCell(sheet, words.get(name, name)) for name in COLUMNS]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    for entry in entries:
        sheet.append([_cell(sheet, value) for value in _values(entry, words)])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(entries) + 1}"
    made = BytesIO()
    book.save(made)
    return _undated(made.getvalue())


def _cell(sheet: Any, value: str | int | date | None) -> Any:
    from openpyxl.cell import WriteOnlyCell

    # A title may begin with = or be `#N/A`, and is a text; other cells are written faster bare.
    if not isinstance(value, str) or value[:1] not in ("=", "#"):
        return value
    cell = WriteOnlyCell(sheet)
    cell.value = value
    cell.data_type = "s"
    return cell


def _undated(package: bytes) -> bytes:
    """The same spreadsheet without the time that it was written at."""
    made = BytesIO()
    with ZipFile(BytesIO(package)) as given, ZipFile(made, "w", ZIP_DEFLATED) as undated:
        for name in sorted(given.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = given.read(name)
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", part)
            undated.writestr(ZipInfo(name, _EPOCH), part, ZIP_DEFLATED)
    return made.getvalue()
