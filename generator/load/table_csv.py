"""From the bytes of a CSV file to rows of texts, each with the line of the file that it begins in."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO

from generator.load.table_encoding import decoded
from generator.load.table_raw import COLUMNS, ROWS, Raw, refused
from generator.model.table import as_meant

_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SEPARATOR = re.compile(r"sep=(.)(?:\r\n|\r|\n)", re.IGNORECASE)
# Spreadsheet programs part cells by a semicolon wherever the comma parts the decimals; "Unicode text" has tabs.
_DELIMITERS = ",;\t"
_SAVE = "Save it as CSV UTF-8 (in Excel: Save as, CSV UTF-8)."


def lines_of(data: bytes, shown: str) -> Raw:
    """Take a CSV file apart: UTF-8, UTF-16 with its mark, or what `decoded` is sure of; cells parted by comma,
    semicolon or tab.

    An apostrophe before a sign that begins a formula is taken off, as spreadsheet programs do. Raises InputError,
    with the line, for another encoding, a quote that is not closed, or too many rows or columns.
    """
    text, encoding = _decoded(data, shown)
    start = 0
    if said := _SEPARATOR.match(text):
        delimiter, start = said[1], 1
    else:
        delimiter = _delimiter(text)
    rows = [(number, [*map(as_meant, texts)]) for number, texts in _rows(text, delimiter, shown) if number > start]
    return Raw(rows, delimiter=delimiter, encoding=encoding)


def _decoded(data: bytes, shown: str) -> tuple[str, str]:
    """The text, and what its encoding is called where the file does not say it itself."""
    encoding = _MARKS.get(data[:2], "utf-8-sig")
    try:
        return data.decode(encoding), ""
    except UnicodeDecodeError as error:
        if encoding == "utf-16":
            raise refused(shown, "this file is damaged: it is not the UTF-16 that it begins as.", _SAVE) from None
        if sure := decoded(data):
            return sure
        said = "this file is not saved as UTF-8, so that its letters are not known."
        line = len(re.findall(rb"\r\n|\r|\n", data[: error.start])) + 1
        raise refused(shown, said, _SAVE, line) from None


def _delimiter(text: str) -> str:
    """What parts the cells of the header: the sign that stands there most often outside quotes."""
    header = next((line for line in StringIO(text, newline="") if line.strip(" \r\n\t,;")), "")
    bare = re.sub(r'"[^"]*"', "", header)
    return max(_DELIMITERS, key=bare.count)


def _rows(text: str, delimiter: str, shown: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    count = number = 0
    try:
        while True:
            number = reader.line_num + 1
            texts = next(reader, None)
            if texts is None:
                return
            if not texts:
                continue
            count += 1
            # The header is one of them.
            if count > ROWS + 1:
                raise refused(shown, f"this table has more than {ROWS:,} rows.", "Split it.", number)
            if len(texts) > 5 * COLUMNS:
                raise refused(shown, f"this line has {len(texts):,} cells; at most {COLUMNS} are read.", "", number)
            yield number, texts
    except csv.Error as error:
        raise refused(shown, *_said(error, delimiter), number) from None


def _said(error: csv.Error, delimiter: str) -> tuple[str, str]:
    said = str(error)
    if "field larger" in said:
        return "this line has a cell of more than 131,072 characters.", "Look for a quote that is not closed."
    if "unexpected end" in said:
        return (
            "a double quote is opened in this line and never closed.",
            'Close it, or write it twice ("") if it is meant.',
        )
    shown = {"\t": "a tab"}.get(delimiter, f'"{delimiter}"')
    return f"in this line a closing double quote is not followed by {shown}.", 'Write a quote inside a text twice ("").'
