"""From the markup of an .ods file's sheet to how far it goes and which cells are wrong (OpenDocument 1.3-3, 9.1)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from generator.load.table_raw import FAILED, ROWS, UNKNOWN, Far, Found, Wrong

_SHEET = re.compile(rb'<table:table\s[^>]*?table:name=(?:"([^"]*)"|\'([^\']*)\')')
_ITEM = re.compile(rb"<table:(?:(table-row)\b([^>]*)>|(?:covered-)?table-cell\b([^>]*)>)")
_REPEATED = re.compile(rb"""table:number-(?:rows|columns)-repeated=["'](\d{1,9})""")
_FILLED = b"office:value-type="
_MOST = 10_000
"""Wrong cells that are told of: one mistake repeated down a sheet is one mistake."""


def scan(parts: Mapping[str, bytes], sheet: str) -> Found:
    """Look through one sheet by name. Raises KeyError for a package that does not hold it."""
    markup = parts["content.xml"]
    starts = [(found.start(), found[1] or found[2]) for found in _SHEET.finditer(markup)]
    for index, (start, name) in enumerate(starts):
        if unescape(name.decode()) == sheet:
            end = starts[index + 1][0] if index + 1 < len(starts) else len(markup)
            return _scanned(markup, start, end)
    raise KeyError(sheet)


@dataclass(slots=True)
class _Walk:
    """Where a walk through a sheet has come to, and what it found on its way."""

    row: int = 0
    rows: int = 1
    column: int = 0
    low: Far | None = None
    right: Far | None = None
    wrong: dict[tuple[int, int], Wrong] = field(default_factory=dict)

    def meet(self, said: bytes, times: int) -> None:
        """Take in a cell that is filled, and stands there so many times."""
        last = Far(self.row + self.rows - 1, self.column + times)
        if self.low is None or last.row > self.low.row:
            self.low = last
        if self.right is None or last.column > self.right.column:
            self.right = last
        if b"table:formula=" not in said and b'value-type="error"' not in said:
            return
        why = FAILED if b'calcext:value-type="error"' in said else None if _FILLED in said else UNKNOWN
        if why and last.row <= ROWS + 1 and len(self.wrong) < _MOST:
            places = ((row, self.column + 1) for row in range(self.row, last.row + 1))
            self.wrong.update(dict.fromkeys(places, why))


def _scanned(markup: bytes, start: int, end: int) -> Found:
    walk = _Walk()
    for item in _ITEM.finditer(markup, start, end):
        is_row, row_said, said = item.groups()
        counted = _REPEATED.search(row_said if is_row else said)
        times = int(counted[1]) if counted else 1
        if is_row:
            walk.row, walk.rows, walk.column = walk.row + walk.rows, times, 0
            continue
        if _FILLED in said or b"table:formula=" in said:
            walk.meet(said, times)
        walk.column += times
    return Found(walk.low, walk.right, walk.wrong)
