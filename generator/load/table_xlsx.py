"""From the markup of an .xlsx file's sheet to how far it goes and which of its cells are wrong (ECMA-376-1, 18.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from posixpath import join, normpath
from xml.etree import ElementTree

from generator.load.table_raw import FAILED, UNKNOWN, Far, Found, Wrong
from generator.model.table import number

_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
# Cells that may lie beyond what is read; one without anything in it (`/>`) takes no room.
_FAR = re.compile(rb"""\sr=["']([A-Z]{2,}|[A-Z](?=\d{6}))(\d+)["'](?:[^>]*[^>/])?>""")
_ITEM = re.compile(rb"<(?:\w+:)?(?:(row)\b([^>]*)>|c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>))", re.DOTALL)
_AT = re.compile(rb"""\sr=["']([A-Z]*)(\d+)["']""")
_TYPE = re.compile(rb"""\st=["'](\w+)["']""")
_SUSPECT = (b"<f", b":f", b'"e"', b"'e'")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>[^<]")


def scan(parts: Mapping[str, bytes], sheet: str) -> Found:
    """Look through one sheet by name. Raises KeyError or SyntaxError for a package that does not fit together."""
    markup = parts[_part(parts, sheet)]
    wrong = dict(_wrong(markup)) if any(sign in markup for sign in _SUSPECT) else {}
    far = [Far(int(row), number(column.decode())) for column, row in set(_FAR.findall(markup))]
    if not far:
        return Found(wrong=wrong)
    return Found(max(far, key=lambda cell: cell.row), max(far, key=lambda cell: cell.column), wrong)


def _part(parts: Mapping[str, bytes], sheet: str) -> str:
    """The name of the part that a sheet is in."""
    root = ElementTree.fromstring(parts[_WORKBOOK])
    sheets = (each for each in root.iter() if each.tag.endswith("}sheet") and each.get("name") == sheet)
    key = next(value for name, value in next(sheets).attrib.items() if name.endswith("}id"))
    relations = ElementTree.fromstring(parts[_RELATIONS])
    target = next(each.attrib["Target"] for each in relations if each.get("Id") == key)
    return normpath(join("xl", target)).lstrip("/")


def _wrong(markup: bytes) -> Iterator[tuple[tuple[int, int], Wrong]]:
    row = column = 0
    for item in _ITEM.finditer(markup):
        is_row, row_said, said, held = item.groups()
        at = _AT.search(row_said if is_row else said)
        if is_row:
            row, column = int(at[2]) if at else row + 1, 0
            continue
        # A cell that does not say where it stands stands behind the one before.
        column = number(at[1].decode()) if at else column + 1
        kind = found[1] if (found := _TYPE.search(said)) else b""
        if kind == b"e":
            yield (row, column), FAILED
        # The value of a formula may well be the empty text; then its type says so.
        elif held and _FORMULA.search(held) and kind != b"str" and not _VALUE.search(held):
            yield (row, column), UNKNOWN
