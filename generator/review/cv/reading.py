"""From a manuscript to a CV: its sections by their headings, the points of its experience, its periods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from generator.model.cv import Cv, Section, Statement
from generator.model.cv_file import CvWordsFile, SectionName
from generator.model.manuscript import Line, Manuscript
from generator.review.cv.dates import ANY_DATE, Reader
from generator.review.cv.paragraphs import Paragraph, edges, is_under, paragraphs, text_of
from generator.review.cv.patterns import bare, plain

_LONGEST_HEADING = 60
_AROUND = " \t:.;,–—-|/•·▪■►*#_&0123456789()"
_FEWEST_LETTERS, _APART = 4, 0.6
_LONG, _BARE = 5, 4
_PARTED = re.compile(r"(\w*[^\W\d_])[-\u2010\u00ad]$")
_TOKEN = re.compile(r"[\w-]*")
_LASTING = re.compile(r"\s*[–—:(-]\s*\d{1,2}\s+[^\W\d_]+\.?(?:\s+\w+)?(?:\s+\d{1,2}\s+[^\W\d_]+\.?)?\)?$")
"""How long something lasted, behind a heading: Опыт работы — 9 лет 4 месяца."""

_DATED: tuple[SectionName, ...] = ("experience", "education", "profile", "achievements", "personal", "interests")
"""The sections in which periods may stand."""


def cv(manuscript: Manuscript, name: str, data: CvWordsFile, english: CvWordsFile | None) -> Cv:
    """Take a manuscript apart. `name` is the name of its file; headings in English are known too."""
    sections = tuple(_sections(manuscript, (data, english)))
    reader, edge = Reader(data, english), edges(manuscript)
    parts = [(section.name, tuple(paragraphs(section.lines, edge))) for section in sections]
    statements = tuple(each for kind, found in parts if kind == "experience" for each in _points(found))
    periods = {
        wanted: tuple(tuple(reader.periods(_dated(found))) for kind, found in parts if kind == wanted)
        for wanted in _DATED
    }
    said = (*_beside(manuscript, sections), *(_as_line(part) for _, found in parts for part in found))
    return Cv(manuscript, name, sections, said, statements, periods)


def _beside(manuscript: Manuscript, sections: Iterable[Section]) -> Iterator[Line]:
    """What stands in no paragraph: headings, headers and footers."""
    yield from (section.heading for section in sections if section.heading)
    yield from (line for line in manuscript.lines if line.part in ("header", "footer"))


def _sections(manuscript: Manuscript, known: tuple[CvWordsFile | None, ...]) -> Iterator[Section]:
    name: SectionName | None = None
    heading: Line | None = None
    lines: list[Line] = []
    for line in manuscript.lines:
        if line.part in ("header", "footer"):
            continue
        broken = bool(lines and line.box and line.text[:1].islower() and is_under(lines[-1], line))
        if not broken and (found := _heading(line, known)) is not None:
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


def _points(parts: Iterable[Paragraph]) -> Iterator[Statement]:
    """The points of a section's lists, each whole; where it has no lists, its longer paragraphs that bear no date."""
    every = list(parts)
    if listed := [part for part in every if part[0].bullet]:
        yield from (Statement(part[0], text_of(part)) for part in listed)
        return
    before = ""
    for part in every:
        text = text_of(part)
        # What stands beside or under a date is the post.
        headed = bool(ANY_DATE.search(before)) and len(ANY_DATE.sub("", before).split()) <= _BARE
        if len(text.split()) >= _LONG and not headed and not ANY_DATE.search(text):
            yield Statement(part[0], text)
        before = text


def _dated(parts: Iterable[Paragraph]) -> Iterator[Line]:
    """The lines that may bear the dates of a post: paragraphs whole, and of the points of a list the first lines."""
    yield from (part[0] if part[0].bullet else _as_line(part) for part in parts)


def _as_line(part: Paragraph) -> Line:
    return replace(part[0], text=text_of(part)) if part[1:] else part[0]
