"""From lines whose words stand in columns, by tabs or many spaces, to the cells of a table of criteria."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.recognise.criteria import Criteria
from generator.recognise.marks import NONE
from generator.recognise.passages import Passage

_CELL = re.compile(r"[^\s]+(?: {1,2}[^\s]+)*")

_Spans = Mapping[int, tuple[int, int]]


def laid_out(found: Sequence[Passage], criteria: Criteria) -> Iterator[Passage]:
    """Passages in which a line that heads columns of criteria, and those below it up to a gap, are cells.

    Their rows bear numbers below nought, so that none is that of a table of a word processor.
    """
    head: _Spans | None = None
    for passage in found:
        if head is not None and (passage.gap or passage.row):
            head = None
        spans = _spans(passage)
        if not passage.row and len(spans) > 1 and _is_head(passage, spans, criteria):
            head = spans
        if head is None:
            yield passage
            continue
        for number, (column, text) in enumerate(_cells(passage, spans, head).items()):
            mark = NONE if number else passage.mark
            yield replace(passage, text=text, row=-1 - passage.order, column=column, mark=mark)


def _spans(passage: Passage) -> _Spans:
    """Where each piece of a line begins and ends, by its number; of tabs only their number counts."""
    if "\t" in passage.text:
        pieces = passage.text.split("\t")
        return {number: (number, number) for number, piece in enumerate(pieces, 1) if piece.strip()}
    at = passage.indent + (len(passage.mark.written) + 1 if passage.mark.written else 0)
    return {
        number: (at + piece.start(), at + piece.end()) for number, piece in enumerate(_CELL.finditer(passage.text), 1)
    }


def _pieces(passage: Passage) -> list[str]:
    if "\t" in passage.text:
        return [piece.strip() for piece in passage.text.split("\t") if piece.strip()]
    return _CELL.findall(passage.text)


def _is_head(passage: Passage, spans: _Spans, criteria: Criteria) -> bool:
    said = {criteria.stands_for(piece) for piece in _pieces(passage)}
    return len(spans) > 1 and {True, False} <= said


def _cells(passage: Passage, spans: _Spans, head: _Spans) -> dict[int, str]:
    """The pieces of a line by the column of the head that each stands under; the first is the criterion."""
    cells: dict[int, str] = {}
    for place, piece in zip(spans.items(), _pieces(passage), strict=True):
        column = _under(*place, head, tabbed="\t" in passage.text) if cells else min(head)
        cells[column] = f"{cells[column]} {piece}" if column in cells else piece
    return cells


def _under(number: int, span: tuple[int, int], head: _Spans, tabbed: bool) -> int:
    if tabbed:
        return min(number, max(head))
    middle = sum(span) / 2
    return min(head, key=lambda column: max(head[column][0] - middle, middle - head[column][1], 0))
