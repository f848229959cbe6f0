"""From a manuscript to a CV: its sections by their headings, the points of its experience, its periods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from generator.model.cv import Cv, Section, Statement
from generator.model.cv_file import CvWordsFile, SectionName
from generator.model.manuscript import Line, Manuscript
from generator.review.cv.dates import ANY_DATE, Reader
from generator.review.cv.findings import MARK
from generator.review.cv.patterns import bare, plain

_LONGEST_HEADING = 60
_AROUND = " \t:.;,–—-|/•·▪■►*#_&0123456789()"
_FEWEST_LETTERS, _APART = 4, 0.6
_LONG, _BARE = 5, 4
_PARTED = re.compile(r"(\w*[^\W\d_])[-\u2010\u00ad]$")
_TOKEN = re.compile(r"[\w-]*")
_LASTING = re.compile(r"\s*[–—:(-]\s*\d{1,2}\s+[^\W\d_]+\.?(?:\s+\w+)?(?:\s+\d{1,2}\s+[^\W\d_]+\.?)?\)?$")
"""How long something lasted, behind a heading: Опыт работы — 9 лет 4 месяца."""


def cv(manuscript: Manuscript, name: str, data: CvWordsFile, english: CvWordsFile | None) -> Cv:
    """Take a manuscript apart. `name` is the name of its file; headings in English are known too."""
    sections = tuple(_sections(manuscript, (data, english)))
    reader = Reader(data, english)
    statements = tuple(each for section in sections if section.name == "experience" for each in _points(section))
    own = {id(line) for section in sections if section.name == "experience" for line in _inner(section)}
    periods = {
        wanted: tuple(
            tuple(reader.periods(line for line in section.lines if id(line) not in own))
            for section in sections
            if section.name == wanted
        )
        for wanted in ("experience", "education", "profile", "achievements", "personal", "interests")
    }
    return Cv(manuscript, name, sections, statements, periods)  # type: ignore[arg-type]


def _sections(manuscript: Manuscript, known: tuple[CvWordsFile | None, ...]) -> Iterator[Section]:
    name: SectionName | None = None
    heading: Line | None = None
    lines: list[Line] = []
    for line in manuscript.lines:
        if line.part in ("header", "footer"):
            continue
        if (found := _heading(line, known)) is not None:
            yield Section(name, heading, tuple(lines))
            name, heading, lines = found, line, []
        else:
            lines.append(line)
    yield Section(name, heading, tuple(lines))


def whole(lines: Iterable[Line]) -> Iterator[tuple[Line, str, str]]:
    """Each line with its text, in which a word parted at the end of the line stands whole, and not in the next.

    Third comes the same word as if its hyphen belonged to it (rendez-vous), empty where none is parted.
    """
    every, rest = list(lines), ""
    for line, after in zip_longest(every, every[1:]):
        text = line.text[len(rest) :] if rest and line.text.startswith(rest) else line.text
        rest, parted = "", ""
        if after and (found := _PARTED.search(text)) and after.text[:1].islower():
            rest = after.text.split(maxsplit=1)[0]
            parted = f"{found[1]}-{begun[0]}" if (begun := _TOKEN.match(rest)) else ""
            text = f"{text[:-1]}{rest}"
        yield line, text, parted


def _heading(line: Line, known: tuple[CvWordsFile | None, ...]) -> SectionName | None:
    """The section that a line is the heading of."""
    if len(line.text) > _LONGEST_HEADING or line.bullet:
        return None
    said = bare(_LASTING.sub("", plain(line.text)).strip(_AROUND))
    apart = is_spaced(line.text)
    for data in known:
        for name, headings in (data.headings if data else {}).items():
            if said in map(bare, headings) or (apart and _joined(said) in map(_joined, headings)):
                return name
    return None


def is_spaced(text: str) -> bool:
    """Whether the letters of a text stand apart: F O R M AT I O N, as a program reads what is set so."""
    parts = text.split()
    return len(parts) >= _FEWEST_LETTERS and sum(len(part) == 1 for part in parts) >= _APART * len(parts)


def _joined(text: str) -> str:
    return bare(text).replace(" ", "")


def _inner(section: Section) -> Iterator[Line]:
    """The lines of a section that continue a point of a list."""
    for line, first in _grouped(section.lines):
        if first is not None and first is not line:
            yield line


def _points(section: Section) -> Iterator[Statement]:
    """The points of a section's lists, each whole; where it has no lists, its longer lines that bear no date."""
    texts: dict[int, list[str]] = {}
    firsts: dict[int, Line] = {}
    for line, first in _grouped(section.lines):
        if first is not None:
            firsts.setdefault(id(first), first)
            texts.setdefault(id(first), []).append(MARK.sub("", line.text))
    if firsts:
        yield from (Statement(first, " ".join(texts[key])) for key, first in firsts.items())
        return
    before = ""
    for line in section.lines:
        # What stands beside or under a date is the post.
        headed = bool(ANY_DATE.search(before)) and len(ANY_DATE.sub("", before).split()) <= _BARE
        if len(line.text.split()) >= _LONG and not headed and not ANY_DATE.search(line.text):
            yield Statement(line, line.text)
        before = line.text


def _grouped(lines: Iterable[Line]) -> Iterator[tuple[Line, Line | None]]:
    """Each line with the first of the point that it belongs to, None where it belongs to none."""
    first: Line | None = None
    last: Line | None = None
    for line in lines:
        if line.bullet:
            first = line
        elif first is not None and not (last is not None and _continues(line, first, last)):
            first = None
        last = line
        yield line, first


def _continues(line: Line, first: Line, last: Line) -> bool:
    if line.box and first.box and last.box and line.page == last.page:
        indented = line.box[0] > first.box[0] + 2
        near = last.box[1] - line.box[3] < 0.9 * (first.size or 11)
        return indented and near and abs(line.size - first.size) < 1
    return line.number == last.number or (first.page == 0 and line.text[:1].islower() and first.number > 0)
