"""From two bodies, or two cells, to the blocks of one that holds both, marked as come or gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import takewhile

from generator.render.comparison_marks import Mark, Marker, same
from generator.render.comparison_order import Pair, likeness, paired
from generator.render.comparison_runs import changed
from generator.render.word_xml import Element, W, value

KEY = "key"
"""The attribute that names a paragraph while two documents are compared; it never leaves the program."""
_BLOCKS = (f"{W}p", f"{W}tbl")
# From here on two paragraphs, rows or tables are taken for the same one.
_ALIKE, _ALIKE_TABLES = 0.5, 0.3


def said(element: Element) -> str:
    """The words of an element as plain text."""
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


@dataclass(frozen=True, slots=True)
class Merger:
    """Merges blocks, with the marks of one author and day."""

    marker: Marker

    def blocks(self, old: Sequence[Element], new: Sequence[Element]) -> list[Element]:
        """One story that is the old one when all marks are rejected, and the new one when they are accepted.

        Both must end in a paragraph, as any body and any cell does. Its end cannot come or go.
        """
        pairs = paired(old, new, _key, _alike)
        known = max((at for at, pair in enumerate(pairs) if pair.old is not None and pair.new is not None), default=-1)
        body, tail = pairs[: known + 1], pairs[known + 1 :]
        gone = [pair.old for pair in tail if pair.old is not None]
        come = [pair.new for pair in tail if pair.new is not None]
        if gone and come:
            # The last of both is one paragraph, however little alike.
            last = Pair(gone[-1], come[-1])
            return self._all([*body, *(Pair(each, None) for each in gone[:-1]), *_new(come[:-1]), last])
        if not tail or not body:
            return self._all(pairs)
        if all(each.tag == f"{W}p" for each in (*gone, *come)) and _is(body[-1], f"{W}p"):
            return [*self._all(body[:-1]), *self._lengthened(body[-1], gone, come)]
        before, after = body[-1].old, body[-1].new
        if gone:
            moved = [Pair(before, None), *(Pair(each, None) for each in gone[:-1]), Pair(gone[-1], after)]
        else:
            moved = [*_new([after] if after is not None else []), *_new(come[:-1]), Pair(before, come[-1])]
        return self._all([*body[:-1], *moved])

    def _all(self, pairs: Sequence[Pair[Element]]) -> list[Element]:
        return [block for pair in pairs for block in self._pair(pair)]

    def _lengthened(self, last: Pair[Element], gone: Sequence[Element], come: Sequence[Element]) -> Iterator[Element]:
        """Paragraphs at the very end: an end before them comes or goes instead of the last one."""
        mark: Mark = "del" if gone else "ins"
        *others, final = gone or come
        (kept,) = self._pair(last)
        kept = deepcopy(kept)
        self.marker.end(kept, mark)
        yield kept
        yield from (self.marker.paragraph(each, mark) for each in others)
        made = self.marker.body(final, mark)
        then, before = (last.new, final) if gone else (final, last.old)
        if then is not None and before is not None:
            for properties in made.findall(f"{W}pPr"):
                made.remove(properties)
            made[:0] = [deepcopy(each) for each in then.iterchildren(f"{W}pPr")]
            self.marker.restyle(made, before)
        yield made

    def _pair(self, pair: Pair[Element]) -> list[Element]:
        if pair.old is None or pair.new is None:
            mark: Mark = "del" if pair.new is None else "ins"
            return [self._whole(each, mark) for each in (pair.old, pair.new) if each is not None]
        if same(pair.old) == same(pair.new):
            return [pair.new]
        if _is(pair, f"{W}p"):
            return [changed(pair.old, pair.new, self.marker)]
        if _is(pair, f"{W}tbl") and len(_grid(pair.old)) == len(_grid(pair.new)):
            return [self._table(pair.old, pair.new)]
        return [self._whole(pair.old, "del"), self._whole(pair.new, "ins")]

    def _whole(self, block: Element, mark: Mark) -> Element:
        """A copy of a block, all of it come or gone."""
        if block.tag == f"{W}p":
            return self.marker.paragraph(block, mark)
        made = deepcopy(block)
        made[:] = [self._row(each, mark) if each.tag == f"{W}tr" else each for each in made]
        return made

    def _row(self, row: Element, mark: Mark) -> Element:
        made = deepcopy(row)
        for cell in made.iterchildren(f"{W}tc"):
            cell[:] = [self._whole(each, mark) if each.tag in _BLOCKS else each for each in cell]
        self.marker.row(made, mark)
        return made

    def _table(self, old: Element, new: Element) -> Element:
        """A table of as many columns in both: as wide as the new one, row by row."""
        made = deepcopy(new)
        made[:] = takewhile(lambda each: each.tag != f"{W}tr", [*made])
        for pair in paired(_rows(old), _rows(new), lambda _: "", _alike_rows):
            if pair.old is not None and pair.new is not None:
                made.append(pair.new if same(pair.old) == same(pair.new) else self._both(pair.old, pair.new))
            elif pair.new is not None:
                made.append(self._row(pair.new, "ins"))
            elif pair.old is not None:
                row = self._row(pair.old, "del")
                _fit(row, _grid(new))
                made.append(row)
        return made

    def _both(self, old: Element, new: Element) -> Element:
        made = deepcopy(new)
        for was, now in zip(old.iterchildren(f"{W}tc"), made.iterchildren(f"{W}tc"), strict=True):
            merged = self.blocks(stories(was), stories(now))
            now[:] = [*(each for each in now if each.tag not in _BLOCKS), *merged]
        return made


def stories(home: Element) -> list[Element]:
    """The blocks of a body or a cell."""
    return [*home.iterchildren(*_BLOCKS)]


def _new(elements: Sequence[Element]) -> list[Pair[Element]]:
    return [Pair(None, each) for each in elements]


def _is(pair: Pair[Element], tag: str) -> bool:
    return all(each is not None and each.tag == tag for each in (pair.old, pair.new))


def _key(block: Element) -> str:
    return str(block.get(KEY, ""))


def _keys(block: Element) -> set[str]:
    return {each for paragraph in block.iter(f"{W}p") if (each := _key(paragraph))}


def _alike(old: Element, new: Element) -> float:
    """How surely two blocks that have no names are the same one."""
    if old.tag != new.tag:
        return 0.0
    if old.tag == f"{W}tbl":
        if value(old, f"{W}tblPr/{W}tblStyle") != value(new, f"{W}tblPr/{W}tblStyle"):
            return 0.0
        common = len(_keys(old) & _keys(new)) + _same_head(old, new)
        much = likeness(said(old), said(new))
        return 1 + common + much if common or much >= _ALIKE_TABLES else 0.0
    if value(old, f"{W}pPr/{W}pStyle") != value(new, f"{W}pPr/{W}pStyle"):
        return 0.0
    much = likeness(said(old), said(new))
    return much + (same(old) == same(new)) if much >= _ALIKE and bool(said(old)) == bool(said(new)) else 0.0


def _same_head(old: Element, new: Element) -> bool:
    heads = [said(rows[0]) for rows in (_rows(old), _rows(new)) if rows]
    return len(heads) == 2 and heads[0] == heads[1] != ""


def _alike_rows(old: Element, new: Element) -> float:
    if _spans(old) != _spans(new):
        return 0.0
    common = len(_keys(old) & _keys(new))
    much = likeness(said(old), said(new))
    return 1 + common + much if common or much >= _ALIKE else 0.0


def _rows(table: Element) -> list[Element]:
    return [*table.iterchildren(f"{W}tr")]


def _grid(table: Element) -> list[int]:
    return [int(column.get(f"{W}w", "0")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]


def _spans(row: Element) -> list[str]:
    return [value(cell, f"{W}tcPr/{W}gridSpan") or "1" for cell in row.iterchildren(f"{W}tc")]


def _fit(row: Element, grid: Sequence[int]) -> None:
    """Let the cells of a row be as wide as the columns that they stand in."""
    at = 0
    for cell, span in zip(row.iterchildren(f"{W}tc"), map(int, _spans(row)), strict=True):
        width = cell.find(f"{W}tcPr/{W}tcW")
        if width is not None:
            width.set(f"{W}w", str(sum(grid[at : at + span])))
        at += span
