"""From the cells of tables to their rows, each a passage; and to the criteria that a table of them tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.recognise.columns import laid_out
from generator.recognise.criteria import Criteria
from generator.recognise.marks import is_tick
from generator.recognise.passages import Names, Passage

CELLS = " — "
"""What stands between the cells of a row that is one passage."""
_VALUE = 12
_EMPTY = re.compile(r"[\W_]*")

_Row = Sequence[Passage]


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a table: which columns say desirable (True), essential (False) or either (None), and all names."""

    columns: Mapping[int, bool | None]
    names: Mapping[int, str]


def rows(found: Sequence[Passage], names: Names, criteria: Criteria) -> tuple[Passage, ...]:
    """Passages in which a row of a table is one, unless a title stands in it: then its cells are as they were."""
    return tuple(_Rows(list(_grouped(tuple(laid_out(found, criteria)))), names, criteria).read())


def _grouped(found: Sequence[Passage]) -> Iterator[_Row]:
    at = 0
    while at < len(found):
        row = [found[at]]
        while at + len(row) < len(found) and row[0].row and found[at + len(row)].row == row[0].row:
            row.append(found[at + len(row)])
        at += len(row)
        yield row


class _Rows:
    def __init__(self, rows: Sequence[_Row], names: Names, criteria: Criteria) -> None:
        self._all, self._names, self._words = rows, names, criteria

    def read(self) -> Iterator[Passage]:
        """Every row in turn; the head of a table of criteria holds for those below it."""
        head: _Head | None = None
        for at, row in enumerate(self._all):
            head = head if row[0].row else None
            if found := self._head(at):
                head = found
                yield from self._named(row)
            elif (told := head or self._by_word(row)) and len(row) > 1 and any(c.column in told.columns for c in row):
                yield from self._criteria(row, told)
            elif head and self._is_open(row):
                yield replace(row[0], doubts=("nothing in its row is ticked: is it essential or desirable?",))
            else:
                yield from self._joined([each for each in row if not _EMPTY.fullmatch(each.text)])

    def _joined(self, row: _Row) -> Iterator[Passage]:
        if not row:
            return
        first, names = row[0], self._names
        single = len(row) > 1 and len({each.column for each in row}) == len(row)
        label = names.is_label(first.text) and len(row) == 2 and len(row[-1].text.split()) <= _VALUE
        if single and (label or not any(names.is_title(each.text) for each in row)):
            texts = [first.text.rstrip(" :"), *(each.shown for each in row[1:])]
            yield replace(first, text=(": " if label else CELLS).join(texts), cells=tuple(each.shown for each in row))
        else:
            yield from row

    def _is_open(self, row: _Row) -> bool:
        first = row[0]
        return len(row) == 1 and not (first.heading or first.capital or self._names.is_title(first.text))

    def _named(self, row: _Row) -> Iterator[Passage]:
        """The head of a table; in its first cell the title of a section may stand."""
        if self._names.is_title(row[0].text):
            yield replace(row[0], heading=True)
            row = row[1:]
        yield replace(row[0], text=CELLS.join(each.text for each in row), head=True)

    def _head(self, at: int) -> _Head | None:
        row = self._all[at]
        if not row[0].row or len({each.column for each in row}) != len(row) or len(row) < 2:
            return None
        names = {each.column: each.text for each in row}
        said = {each.column: self._words.stands_for(each.text) for each in row}
        columns = {column: each for column, each in said.items() if each is not None}
        if set(columns.values()) == {True, False}:
            return _Head(columns, names)
        either = [each.column for each in row if self._words.names_both(each.text)]
        if either or columns:
            return _Head(dict.fromkeys(either), names) if either else None
        return self._above(at, names)

    def _above(self, at: int, names: Mapping[int, str]) -> _Head | None:
        """The head of a table that names neither, as “Importance”, by the row below it, which does."""
        following = self._all[at + 1] if at + 1 < len(self._all) else ()
        below = self._by_word(following) if following else None
        opens = not at or self._all[at - 1][0].row == 0
        return _Head(below.columns, names) if below and opens and set(below.columns) <= set(names) else None

    def _by_word(self, row: _Row) -> _Head | None:
        """What a row says whose last cell is nothing but such a word."""
        last = row[-1]
        apart = last.row and last.column != row[0].column and not self._names.is_label(row[0].text)
        told = apart and self._words.says(last.text) is not None
        return _Head({last.column: None}, {}) if told else None

    def _criteria(self, row: _Row, head: _Head) -> Iterator[Passage]:
        """The criterion whose row is ticked, and those that are worded in the columns themselves."""
        first = min(head.columns)
        labels = [each for each in row if each.column < first and not _EMPTY.fullmatch(each.text)]
        labels = [each for each in labels if not each.text.isdigit()] or labels
        label = CELLS.join(each.text.rstrip(" :") for each in labels)
        beside = [each for each in row if each.column > first and each.column not in head.columns]
        doubts = tuple(
            f"its row says “{each.text}” under “{head.names.get(each.column, '?')}”, which is left out."
            for each in beside
        )
        told = {each: self._told(each, head) for each in row if each.column in head.columns}
        ticked = {said for said in told.values() if said is not None}
        if label and ticked:
            both = ("both columns are ticked; it is read as essential.",) if len(ticked) > 1 else ()
            said = CELLS.join(each.shown for each in row)
            yield replace(
                labels[0], text=label, cells=(label,), desirable=all(ticked), said=said, doubts=(*both, *doubts)
            )
        elif self._names.is_title(label):
            yield from labels
        bare = not label or self._names.is_title(label) or bool(ticked)
        for each in (cell for cell, said in told.items() if said is None and not _EMPTY.fullmatch(cell.text)):
            text = each.text if bare else f"{label}{CELLS}{each.text}"
            said = CELLS.join((f"{head.names.get(each.column, '?')}: {text}", *(other.shown for other in beside)))
            yield replace(
                each, text=text, cells=(text,), desirable=bool(head.columns[each.column]), said=said, doubts=doubts
            )

    def _told(self, cell: Passage, head: _Head) -> bool | None:
        """What a cell says of the criterion in its row; None where it is a criterion of its own, or nothing."""
        column = head.columns[cell.column]
        said = self._words.stands_for(cell.text)
        if said is not None:
            return said
        return bool(column) if is_tick(cell.text) else None
