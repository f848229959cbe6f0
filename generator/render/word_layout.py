"""From the widths that fields and tables ask for to the columns of Word tables. All lengths that come out are twips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from generator.model.document import Field, Table, plain

_TWIPS = 1440 / 25.4
_GAP = round(5 * _TWIPS)
# A character of the sans face at 9 pt is about 1.6 mm wide; a cell of more than 48 had better wrap.
_CHARACTER, _LONG, _PADDING = 90, 48, 3


class Cell(NamedTuple):
    """A cell that spans some columns of its grid; without a field it only keeps a distance."""

    width: int
    span: int
    field: Field | None


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns that some rows of fields share, and the rows on them."""

    columns: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


def side_by_side(rows: Sequence[Sequence[Field]], width: int) -> Grid:
    """Fields as wide as they ask for, from the left on; narrower where a row of them would not fit."""
    return _grid(rows, width, 0)


def at_the_right(fields: Sequence[Field], width: int) -> Grid:
    """Fields under each other, in a block as wide as the longest; the first column is what is left of it."""
    longest = max((_twips(field) for field in fields), default=width // 2)
    return _grid([(field,) for field in fields], width, max(width - longest, width // 3))


def columns(table: Table, width: int) -> tuple[int, ...]:
    """Widths that share a line: each column has room for its longest word, the longer texts have the rest.

    What a column asks for itself it gets.
    """
    if any(column.width for column in table.columns):
        return _some_fixed(table, width)
    texts = [[column.title, *(plain(row[index]) for row in table.rows)] for index, column in enumerate(table.columns)]
    words = [
        _CHARACTER * (_PADDING + max(len(word) for text in column for word in text.split(" "))) for column in texts
    ]
    wants = [_CHARACTER * (_PADDING + min(max(map(len, column)), _LONG)) for column in texts]
    more = [max(want - word, 1) for want, word in zip(wants, words, strict=True)]
    rest = max(width - sum(words), 0) / sum(more)
    shares = [word + share * rest for word, share in zip(words, more, strict=True)]
    edges = [round(width * sum(shares[:count]) / sum(shares)) for count in range(len(shares) + 1)]
    return tuple(end - start for start, end in pairwise(edges))


def _some_fixed(table: Table, width: int) -> tuple[int, ...]:
    fixed = [round((column.width or 0) * _TWIPS) for column in table.columns]
    free = [index for index, column in enumerate(table.columns) if not column.width]
    rows = tuple(tuple(row[index] for index in free) for row in table.rows)
    others = Table(table.id, table.title, tuple(table.columns[index] for index in free), rows)
    for index, own in zip(free, columns(others, width - sum(fixed)), strict=True):
        fixed[index] = own
    return tuple(fixed)


def _twips(field: Field) -> int:
    return round(field.width * _TWIPS)


def _grid(rows: Sequence[Sequence[Field]], width: int, indent: int) -> Grid:
    placed = [_placed(row, width, indent) for row in rows]
    edges = sorted({0, indent, width, *(edge for row in placed for start, end, _ in row for edge in (start, end))})
    return Grid(
        tuple(end - start for start, end in pairwise(edges)),
        tuple(tuple(_cells(row, edges)) for row in placed),
    )


def _placed(row: Sequence[Field], width: int, indent: int) -> list[tuple[int, int, Field]]:
    room = width - indent - _GAP * (len(row) - 1)
    scale = min(1.0, room / sum(map(_twips, row)))
    placed = []
    for field in row:
        end = indent + int(_twips(field) * scale)
        placed.append((indent, end, field))
        indent = end + _GAP
    return placed


def _cells(row: Sequence[tuple[int, int, Field]], edges: Sequence[int]) -> list[Cell]:
    cells = []
    at = 0
    for start, end, field in (*row, (edges[-1], edges[-1], None)):
        for left, right, inside in ((at, start, None), (start, end, field)):
            if right > left:
                cells.append(Cell(right - left, edges.index(right) - edges.index(left), inside))
        at = end
    return cells
