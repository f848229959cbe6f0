"""A staff list from a spreadsheet program comes in as it was typed; what is wrong with it is told with its cell."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from generator.cli.console import lines
from generator.errors import InputError
from generator.load.table import problem, read, write_rejected
from generator.model.table import Table, letters, number

HEADER = ("name", "role", "start_date")


def book(rows: Sequence[Sequence[object]], change: Callable[[Workbook], None] = lambda book: None) -> bytes:
    """A spreadsheet as a program writes it."""
    made, data = Workbook(), BytesIO()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Sheet1"
    for row in rows:
        sheet.append(list(row))
    change(made)
    made.save(data)
    return data.getvalue()


def changed(package: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same package with one part of it changed."""
    data = BytesIO()
    with ZipFile(BytesIO(package)) as given, ZipFile(data, "w", ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(name, change(given.read(name)) if name == part else given.read(name))
    return data.getvalue()


def ods(*rows: str, kind: str = "spreadsheet", styles: str = "") -> bytes:
    """An OpenDocument spreadsheet as LibreOffice 7 packs it."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{name}="{names}:{name}:1.0"' for name in ("office", "table", "text", "style"))
    spaces += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    body = f'<table:table table:name="Feuille1">{"".join(rows)}</table:table>'
    content = f"<office:document-content {spaces}>{styles}<office:body><office:spreadsheet>{body}"
    content += "</office:spreadsheet></office:body></office:document-content>"
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    data = BytesIO()
    with ZipFile(data, "w") as package:
        package.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        package.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?>{content}')
        package.writestr("META-INF/manifest.xml", manifest)
    return data.getvalue()


def line(*cells: str, said: str = "") -> str:
    """A row of an OpenDocument sheet."""
    return f"<table:table-row{said}>{''.join(cells)}</table:table-row>"


def cell(text: str, said: str = 'office:value-type="string"') -> str:
    """A cell of an OpenDocument sheet."""
    return f"<table:table-cell {said}><text:p>{text}</text:p></table:table-cell>"


def opened(folder: Path, name: str, data: bytes | str, sheet: str | None = None) -> Table:
    """A table read from a file of that name in the current folder."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read(path, sheet)


def texts(table: Table) -> list[tuple[str, ...]]:
    return [row.texts for row in table.rows]


def told(folder: Path, name: str, data: bytes | str) -> list[str]:
    """What is said of a file as a whole, each in a line, by its name alone."""
    with pytest.raises(InputError) as caught:
        opened(folder, name, data)
    return [next(lines(each)).removeprefix(f"{folder}/") for each in caught.value.problems]


def faults(folder: Path, table: Table) -> list[str]:
    """What is said of single rows."""
    found = (problem(fault) for row in table.rows for fault in row.faults)
    return [next(lines(each)).removeprefix(f"{folder}/") for each in found]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_csv_of_every_country_is_read(delimiter: str, encoding: str, end: str, tmp_path: Path) -> None:
    data = StringIO(newline="")
    writer = csv.writer(data, delimiter=delimiter, lineterminator=end)
    writer.writerows([HEADER, ("Élodie Œuvrard", "a,b;c\td", ""), ("Щукин, Ё.", 'says "so"', "2026-01-02")])
    table = opened(tmp_path, "people.csv", data.getvalue().encode(encoding))
    assert table.names == HEADER
    assert texts(table) == [("Élodie Œuvrard", "a,b;c\td", ""), ("Щукин, Ё.", 'says "so"', "2026-01-02")]
    assert table.delimiter == delimiter


def test_a_place_in_csv_is_a_line_of_the_file_and_a_field(tmp_path: Path) -> None:
    table = opened(tmp_path, "people.csv", 'name,role\n\n"Ann\nLee",a\n , \n"B",c\n')
    assert [row.number for row in table.rows] == [3, 6]
    role = table.rows[1].get("role")
    assert role is not None
    assert (role.text, str(role.place)) == ("c", f"{tmp_path}/people.csv:6:2")
    assert table.rows[1].get("reports_to") is None


def test_the_first_line_may_say_what_parts_the_cells(tmp_path: Path) -> None:
    table = opened(tmp_path, "people.csv", "sep=|\nname|role\nAnn|b,c\n")
    assert (texts(table), table.rows[0].number) == ([("Ann", "b,c")], 3)


def test_short_rows_and_empty_cells_at_the_end_are_what_programs_write(tmp_path: Path) -> None:
    table = opened(tmp_path, "people.csv", "name;role;locale;;\nAnn\nBo;x;y;;;\n")
    assert texts(table) == [("Ann", "", ""), ("Bo", "x", "y")]
    assert faults(tmp_path, table) == []


def test_a_row_with_more_cells_than_the_header_is_told_and_the_others_stay_useful(tmp_path: Path) -> None:
    table = opened(tmp_path, "people.csv", "name,role\nSmith, Ann,clerk\nBo,clerk\n")
    assert faults(tmp_path, table) == ["people.csv:2:3: this line has 3 cells, and the header names 2."]
    assert table.rows[0].extra == ("clerk",)
    assert table.rows[1].faults == ()


def test_cells_that_cannot_be_printed_or_hold_an_error_are_told(tmp_path: Path) -> None:
    table = opened(tmp_path, "people.csv", "name,role\nAnn,a\0b\n#N/A,\ufffe\nBo,#1\n")
    assert faults(tmp_path, table) == [
        "people.csv:2:2: the character U+0000 cannot be printed.",
        "people.csv:3:1: this cell holds an error (#N/A).",
        "people.csv:3:2: the character U+FFFE cannot be printed.",
    ]


WRONG: Mapping[str, tuple[str, bytes | str, str]] = {
    "an encoding nobody knows": (
        "a.csv",
        "name,role\nŁukasz,b\n".encode("cp1250"),
        "a.csv:2: this file is not saved as UTF-8",
    ),
    "Russian of another kind": (
        "a.csv",
        "имя;роль\nИван;b\n".encode("koi8-r"),
        "a.csv:1: this file is not saved as UTF-8",
    ),
    "half of UTF-16": ("a.csv", b"\xff\xfen\0a", "a.csv: this file is damaged"),
    "a quote left open": ("a.csv", 'name,role\nAnn,"b\nBo,c\n', "a.csv:2: a double quote is opened"),
    "a text behind a quote": ("a.csv", 'name,role\nAnn,"b"c\n', "a.csv:2: in this line a closing double quote"),
    "a column named twice": ("a.csv", "name,role,Name\n", 'a.csv:1:3: the column "Name" is named twice'),
    "a column without a name": (
        "a.csv",
        "name,,role\nAnn,,b\nBo,x,c\n",
        "a.csv:1:2: this column has no name, and row 3",
    ),
    "nothing": ("a.csv", "", "a.csv: this table is empty."),
    "blank cells": ("a.csv", "\ufeff;;;\r\n;;\r\n", "a.csv: this table is empty."),
    "too many rows": ("a.csv", "name\n" + "x\n" * 100_001, "a.csv:100002: this table has more than 100,000 rows."),
    "too many columns": ("a.csv", ",".join(map(str, range(201))), "a.csv: this table has 201 columns; at most 200"),
    "a cell that never ends": ("a.csv", "name\n" + "x" * 200_000, "a.csv:2: this line has a cell of more than 131"),
    "a spreadsheet by another name": ("a.csv", book([HEADER]), "a.csv: its name says that this is a text (CSV)"),
    "a text by another name": ("a.xlsx", "name,role\n", "a.xlsx: its name says that this is a spreadsheet (.xlsx)"),
    "a spreadsheet of 1997": (
        "a.xls",
        bytes.fromhex("d0cf11e0a1b11ae1") + "Workbook".encode("utf-16-le"),
        "a.xls: this is a spreadsheet of before 2007 (.xls)",
    ),
    "a password": (
        "a.xlsx",
        bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
        "a.xlsx: this table is encrypted",
    ),
    "half a spreadsheet": ("a.xlsx", book([HEADER])[:3000], "a.xlsx: this file is damaged or cut short"),
    "an empty sheet": ("a.xlsx", book([]), "a.xlsx: this table is empty."),
    "an OpenDocument text": ("a.ods", ods(kind="text"), "a.ods: this is an OpenDocument file, but no spreadsheet."),
    "a cell at the end of the world": (
        "a.xlsx",
        changed(book([HEADER]), "xl/worksheets/sheet1.xml", lambda part: part.replace(b'"C1"', b'"XFD1048576"')),
        "a.xlsx:Sheet1: this sheet has something in XFD1048576; at most 100,001 rows",
    ),
    "a row a thousand million times": (
        "a.ods",
        ods(line(cell("name"), said=' table:number-rows-repeated="999999999"')),
        "a.ods:Feuille1: this sheet has something in A999999999",
    ),
    "a document type": (
        "a.xlsx",
        changed(book([HEADER]), "xl/worksheets/sheet1.xml", lambda part: b"<!DOCTYPE x []>" + part),
        "a.xlsx: its part xl/worksheets/sheet1.xml is not written as",
    ),
    "a sheet that is no XML": (
        "a.xlsx",
        changed(book([HEADER]), "xl/workbook.xml", lambda part: part[:200]),
        "a.xlsx: this spreadsheet is damaged",
    ),
    "two thousand million spaces": (
        "a.xlsx",
        changed(book([HEADER]), "xl/styles.xml", lambda part: part + b" " * 50_000_000),
        "a.xlsx: its part xl/styles.xml is packed more than 200:1",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_table_that_cannot_be_used_says_why_in_a_sentence(what: str, tmp_path: Path) -> None:
    name, data, expected = WRONG[what]
    found = told(tmp_path, name, data)
    assert len(found) == 1
    assert found[0].startswith(expected)
    assert found[0].endswith(".")


@pytest.mark.parametrize("name", ["", "nothing.csv"])
def test_a_folder_and_a_missing_file_are_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"this is a folder|cannot be read: No such file"):
        read(tmp_path / name)


def test_a_spreadsheet_says_what_was_typed(tmp_path: Path) -> None:
    values = (7, 7.5, 0.25, date(2026, 1, 2), datetime(2026, 1, 2, 3, 4, 5), time(9, 30), True, timedelta(hours=30))
    typed = ("7", "7.5", "0.25", "2026-01-02", "2026-01-02T03:04:05", "09:30", "true", "30:00")
    table = opened(tmp_path, "people.xlsx", book([[*"abcdefgh"], values, (), (" 007 ", "-", 1e15, 1e-7)]))
    assert texts(table) == [typed, (" 007 ", "-", "1000000000000000", "0.0000001", "", "", "", "")]
    assert [row.number for row in table.rows] == [2, 4]
    assert [cell.place.file.rpartition("/")[2] for cell in table.rows[1].cells[:2]] == [
        "people.xlsx:Sheet1!A4",
        "people.xlsx:Sheet1!B4",
    ]


def test_a_formula_counts_by_its_value_and_one_without_is_told(tmp_path: Path) -> None:
    def worked_out(part: bytes) -> bytes:
        part = re.sub(rb'<c r="A2"[^>]*><f>[^<]*</f><v\s*/?>(</v>)?', b'<c r="A2"><f>1+1</f><v>2</v>', part)
        return re.sub(rb'<c r="B2"[^>]*><f>[^<]*</f>', rb'<c r="B2" t="str"><f>""</f>', part)

    data = book([HEADER, ("=1+1", '=""', "=TODAY()"), ("#N/A", "b", "c")])
    table = opened(tmp_path, "people.xlsx", changed(data, "xl/worksheets/sheet1.xml", worked_out))
    assert texts(table) == [("2", "", ""), ("", "b", "c")]
    unknown = "this formula has no value: it was written by a program and never worked out."
    assert faults(tmp_path, table) == [
        f"people.xlsx:Sheet1!C2: {unknown}",
        "people.xlsx:Sheet1!A3: this cell holds an error.",
    ]


def test_the_first_sheet_that_is_not_hidden_is_read_or_the_one_named(tmp_path: Path) -> None:
    def hide(made: Workbook) -> None:
        made["Sheet1"].sheet_state = "hidden"
        made.create_sheet("It's mine").append(["name"])
        made["It's mine"].append(["Bo"])

    data = book([["name"], ["Ann"]], hide)
    table = opened(tmp_path, "people.xlsx", data)
    assert texts(table) == [("Bo",)]
    assert table.rows[0].cells[0].place.file.endswith("people.xlsx:'It''s mine'!A2")
    assert texts(opened(tmp_path, "people.xlsx", data, "Sheet1")) == [("Ann",)]
    with pytest.raises(InputError) as caught:
        opened(tmp_path, "people.xlsx", data, "Sheet2")
    assert [each.hint for each in caught.value.problems] == ['Did you mean "Sheet1"?']


def test_merged_cells_and_a_table_that_begins_elsewhere_are_no_obstacle(tmp_path: Path) -> None:
    def merge(made: Workbook) -> None:
        made["Sheet1"].merge_cells("B4:B5")

    data = book([(), ("", "name", "role"), (), ("", "Ann", "b"), ("", "", "c")], merge)
    table = opened(tmp_path, "people.xlsx", data)
    assert table.names == ("name", "role")
    assert texts(table) == [("Ann", "b"), ("", "c")]
    assert table.rows[1].cells[1].place.file.endswith("!C5")


def test_a_remark_beside_a_sheet_is_told_for_its_row(tmp_path: Path) -> None:
    table = opened(tmp_path, "people.xlsx", book([("name",), ("Ann",), ("Bo", "", "ask her")]))
    said = "this cell stands in a column that the header does not name."
    assert faults(tmp_path, table) == [f"people.xlsx:Sheet1!C3: {said}"]


def test_open_document_says_the_same(tmp_path: Path) -> None:
    blank = "<table:table-cell/>"
    data = ods(
        line(*map(cell, "abcdef")),
        line(blank, said=' table:number-rows-repeated="3"'),
        line(
            cell("7", 'office:value-type="float" office:value="7"'),
            cell("02/01/26", 'office:value-type="date" office:date-value="2026-01-02"'),
            cell("TRUE", 'office:value-type="boolean" office:boolean-value="true"'),
            '<table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>x &amp; y</text:p>'
            "</table:table-cell>",
            cell("l1</text:p><text:p>l2"),
        ),
        line(cell("#N/A", 'table:formula="of:=NA()" office:value-type="string" calcext:value-type="error"')),
        line('<table:table-cell table:formula="of:=1+1"/>', cell("b")),
        line('<table:table-cell table:number-columns-repeated="16384"/>', said=' table:number-rows-repeated="1048569"'),
    )
    table = opened(tmp_path, "people.ods", data)
    assert texts(table)[0] == ("7", "2026-01-02", "true", "x & y", "x & y", "l1\nl2")
    assert [row.number for row in table.rows] == [5, 6, 7]
    assert [said.partition(": ")[0] for said in faults(tmp_path, table)] == [
        "people.ods:Feuille1!A6",
        "people.ods:Feuille1!A7",
    ]


def test_rejected_rows_come_back_as_they_were_with_their_reasons(tmp_path: Path) -> None:
    rows = [HEADER, ("=cmd", "-5", "+33 6"), ("'quoted", "'=kept", 'a "b";\nc'), ("Ann", "x", "", "more")]
    table = opened(tmp_path, "people.xlsx", book(rows))
    data = write_rejected(table, [(row, ["one.", "two."]) for row in table.rows])
    cells = [*csv.reader(StringIO(data.decode("utf-8-sig"), newline=""))]
    assert not [text for row in cells for text in row if text[:1] in ("=", "+", "-", "@", "\t")]
    again = opened(tmp_path, "rejected.csv", data)
    assert again.names == (*HEADER, "problem")
    assert [row.texts[:3] for row in again.rows] == [row.texts for row in table.rows]
    assert {row.texts[3] for row in again.rows} == {"one. two."}
    assert write_rejected(again, [(row, ["one.", "two."]) for row in again.rows]) == data


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))
ROWS = st.lists(st.tuples(WORDS, WORDS, WORDS).filter(lambda row: any(text.strip() for text in row)), max_size=8)


@settings(deadline=None, max_examples=60)
@given(ROWS, st.sampled_from([",", ";", "\t"]))
def test_whatever_csv_says_is_read_as_it_stands(rows: list[tuple[str, ...]], delimiter: str) -> None:
    data = StringIO(newline="")
    csv.writer(data, delimiter=delimiter).writerows([HEADER, *rows])
    with TemporaryDirectory() as folder:
        table = opened(Path(folder), "people.csv", data.getvalue())
    assert texts(table) == [tuple(re.sub(r"^'(?='*[=+\-@\t])", "", text) for text in row) for row in rows]


@settings(deadline=None, max_examples=60)
@given(ROWS)
def test_whatever_a_spreadsheet_says_is_read_as_it_stands(rows: list[tuple[str, ...]]) -> None:
    def as_texts(made: Workbook) -> None:
        for row in made["Sheet1"].iter_rows():
            for each in row:
                each.data_type = "s" if each.value is not None else each.data_type

    with TemporaryDirectory() as folder:
        table = opened(Path(folder), "people.xlsx", book([HEADER, *rows], as_texts))
    assert texts(table) == [tuple(re.sub("_x([0-9A-Fa-f]{4})_", "", text) for text in row) for row in rows]


@given(st.integers(1, 20_000))
def test_letters_of_columns_and_their_numbers_are_the_same(column: int) -> None:
    assert number(letters(column)) == column
    assert [letters(each) for each in (1, 26, 27, 702, 703, 16384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
