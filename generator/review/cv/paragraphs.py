"""From the lines of a CV to its paragraphs: what a printed page breaks into lines is whole again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from generator.model.manuscript import Line, Manuscript
from generator.review.cv.dates import ANY_DATE
from generator.review.cv.findings import MARK

Paragraph = tuple[Line, ...]
Edge = Callable[[Line], tuple[float, bool]]

_PARTED = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]$")
_NARROWEST, _TYPED = 0.1, 60
_GAP, _ASKEW = 0.9, 2
_SIZE = 11
_BARE, _TAB = 4, 20
_LASTING = re.compile(r"\W*|\s*[–—-]\s*(?:[^\W\d_]+\W*){1,3}")
"""What stands behind a year at the end of a line: nothing, or that it lasts."""


def edges(manuscript: Manuscript) -> Edge:
    """What tells of a line how far the lines of its column reach, and whether more than one reaches so far."""
    if manuscript.format == "txt":
        end = max((_reach(line)[1] for line in manuscript.lines), default=0)
        return lambda line: (end if end >= _TYPED else float("inf"), False)
    pages: dict[int, list[tuple[float, float]]] = {}
    for line in manuscript.lines:
        if line.box:
            pages.setdefault(line.page, []).append(_reach(line))

    def edge(line: Line) -> tuple[float, bool]:
        left, right = _reach(line)
        ends = sorted(to for begin, to in pages.get(line.page, ()) if begin < right and to > left)[-2:]
        return (ends[-1], _is_shared(ends, left)) if line.box and ends else (float("inf"), False)

    return edge


def _is_shared(ends: list[float], left: float) -> bool:
    return len(ends) > 1 and ends[-1] - ends[0] <= _NARROWEST * (ends[-1] - left)


def paragraphs(lines: Iterable[Line], edge: Edge) -> Iterator[Paragraph]:
    """Lines as they belong together: the points of lists by their marks and indents, other lines by their ends."""
    gathered: list[Line] = []
    for line in lines:
        goes_on = gathered and not line.bullet and _goes_on(gathered[0], gathered[-1], line, edge)
        if gathered and not goes_on:
            yield tuple(gathered)
            gathered = []
        gathered.append(line)
    if gathered:
        yield tuple(gathered)


def text_of(paragraph: Paragraph) -> str:
    """The words of a paragraph without the mark before it; a word that was parted at the end of a line stands whole."""
    said = MARK.sub("", paragraph[0].text) if paragraph[0].bullet else paragraph[0].text
    for line in paragraph[1:]:
        parted = _PARTED.search(said) if line.text[:1].islower() else None
        said = f"{said[:-1]}{line.text}" if parted else f"{said} {line.text}"
    return said


def _goes_on(first: Line, last: Line, line: Line, edge: Edge) -> bool:
    if line.part != last.part or line.heading:
        return False
    if first.bullet and not (first.box and last.box and line.box):
        return line.number == last.number or (first.page == 0 and line.text[:1].islower() and first.number > 0)
    if not is_under(last, line):
        return False
    if _is_behind_a_tab(last, line):
        return True
    if first.bullet and first.box and line.box:
        return _reach(line)[0] > _reach(first)[0] + _ASKEW
    return _is_full(last, line, edge)


def _is_behind_a_tab(last: Line, line: Line) -> bool:
    """Whether a line is the date of a post that had no room behind it."""
    bare = ANY_DATE.sub("", line.text)
    return (
        bool(line.box) and bare != line.text and len(bare.split()) <= _BARE and _reach(line)[0] > _reach(last)[0] + _TAB
    )


def is_under(last: Line, line: Line) -> bool:
    """Whether a line stands right under another, in letters of its size; the top of a page is under the page before."""
    if not (last.box and line.box):
        return last.page == line.page == 0 and line.number == last.number + 1 and line.indent == last.indent
    if abs(line.size - last.size) >= 1:
        return False
    if line.page != last.page:
        return line.page == last.page + 1 and line.number == 1 and line.text[:1].islower()
    return last.box[3] - line.box[3] > 0 and last.box[1] - line.box[3] < _GAP * (last.size or _SIZE)


def _is_full(last: Line, line: Line, edge: Edge) -> bool:
    """Whether the first word of a line had no room behind the line before."""
    (left, right), (end, shared) = _reach(last), edge(last)
    if abs(left - _reach(line)[0]) > _ASKEW or _ends_in_a_date(last.text):
        return False
    word = line.text.split(maxsplit=1)[0]
    fitting = right + (right - left) / len(last.text) * (len(word) + 1)
    return fitting > end and (shared or line.text[:1].islower())


def _ends_in_a_date(text: str) -> bool:
    """Whether a line is the head of a post, behind which nothing goes on."""
    return any(_LASTING.fullmatch(text, found.end()) for found in ANY_DATE.finditer(text))


def _reach(line: Line) -> tuple[float, float]:
    """From where to where a line goes: in points, or in columns of a plain text."""
    return (line.box[0], line.box[2]) if line.box else (line.indent, line.indent + len(line.text))
