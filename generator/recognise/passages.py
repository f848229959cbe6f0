"""From the lines of a document to its passages: a paragraph each, whole again, with what it bears in front."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from generator.model.manuscript import Line, Manuscript, Part
from generator.recognise import marks
from generator.recognise.marks import BULLET, Mark

_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
_EMPHASIS = re.compile(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1")
_ALL_STRONG = re.compile(r"(\*\*|__)([^*_]+)\1:?$")
_UNDERLINE = re.compile("={3,}|-{3,}|~{3,}")
_BARE = re.compile(r"(\d{1,2}|[IVXІХ]{1,5}|[A-ZА-Я]\.)\s+(?=\S)")
_RULE = re.compile(r"[\W_]*")
_APART = re.compile(r" {3,}(?=[^\s:]+(?: [^\s:]+)*:)|\t+(?=[^\t:]+:)")
_COLUMNS = re.compile(r"\S {3,}\S|\t")
_VALUE = 12
_ENDS = (".", ";", ":", "!", "?")
_WIDE, _LEAST = 0.7, 50


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document. `where` tells a person where it stands; `order` counts the passages.

    `level` is the depth of its list in a word processor, `labelled` whether the mark is the program's own and no
    text; `indent` counts columns; `gap` is whether an empty line stands before it; `last` how long its last line is;
    `row` and `column` tell the cell of a table, `cells` what stands in a row that was made one passage; `head` whether
    it is the head of a table that tells desirable criteria from essential ones. Of a criterion `desirable` tells which
    it is, `said` what was written where `text` has less, and `doubts` why that is doubtful.
    """

    text: str
    where: str
    order: int
    mark: Mark = marks.NONE
    heading: bool = False
    part: Part = "body"
    level: int = 0
    labelled: bool = False
    indent: int = 0
    gap: bool = False
    last: int = 0
    row: int = 0
    column: int = 0
    cells: tuple[str, ...] = ()
    head: bool = False
    desirable: bool = False
    said: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def capital(self) -> bool:
        """Whether it is written in capital letters."""
        letters = [sign for sign in self.text if sign.isalpha()]
        return len(letters) >= 4 and sum(sign.isupper() for sign in letters) >= 0.9 * len(letters)

    @property
    def shown(self) -> str:
        """The passage with its mark, as the document writes it."""
        return f"{self.mark.written} {self.text}".strip() if not self.labelled else self.text


class Names(Protocol):
    """The words that are known by themselves: titles of sections, and labels of facts."""

    def is_title(self, text: str) -> bool:
        """Whether words are the title of a section."""

    def is_label(self, text: str) -> bool:
        """Whether words are the label of a fact."""


def passages(manuscript: Manuscript, marked: bool, parts: re.Pattern[str], names: Names) -> tuple[Passage, ...]:
    """The paragraphs of a manuscript in order, each cell of a table one or more.

    `marked` is whether it is Markdown; `parts` are the words before the number of a section.
    """
    is_title = names.is_title
    wrapped = manuscript.format in ("txt", "pdf")
    widest = max((len(line.text) for line in manuscript.lines), default=0)
    found: list[Passage] = []
    before: Line | None = None
    for line in _cells(manuscript.lines) if marked else _columns(manuscript.lines, names):
        if found and before and _UNDERLINE.fullmatch(line.text.strip()) and line.number == before.number + 1:
            found[-1] = replace(found[-1], heading=True)
            continue
        passage = _passage(line, marked, parts, len(found), manuscript, before)
        if passage is None:
            continue
        if found and before and _goes_on(found[-1], passage, before, line, wrapped, widest, names):
            found[-1] = _joined(found[-1], passage)
        else:
            found.append(passage)
        before = line
    return tuple(_titled(passage, is_title) for passage in found)


def _titled(passage: Passage, is_title: Callable[[str], bool]) -> Passage:
    """A passage of which the number before a title is told from it, though no stop stands behind the number."""
    found = _BARE.match(passage.text)
    if found is None or passage.mark.kind != "none":
        return passage
    behind = passage.text[found.end() :]
    if not (is_title(behind) or is_title(behind.partition(":")[0]) or (passage.heading and not found[1].isalpha())):
        return passage
    if found[1].endswith("."):
        return replace(passage, mark=Mark("part", (ord(found[1][0]) - ord("A") + 1,), found[1]), text=behind)
    mark, rest = marks.read(f"{found[1]}. {behind}", marks.NO_PARTS)
    return replace(passage, mark=replace(mark, written=found[1]), text=rest)


def _columns(lines: tuple[Line, ...], names: Names) -> Iterator[Line]:
    """Lines in which facts that stand side by side are one line each."""
    for line in lines:
        parts = _APART.split(line.text)
        if len(parts) > 1 and names.is_label(parts[0].partition(":")[0]):
            yield from (replace(line, text=part) for part in parts)
        else:
            yield line


def _cells(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Lines of Markdown in which each cell of a table is one."""
    for line in lines:
        text = line.text.strip()
        if not (text.startswith("|") and text.count("|") > 1):
            yield line
            continue
        for column, cell in enumerate(text.strip("|").split("|"), 1):
            yield replace(line, text=cell.strip(), part="table", row=line.number, column=column)


def _passage(
    line: Line, marked: bool, parts: re.Pattern[str], order: int, manuscript: Manuscript, before: Line | None
) -> Passage | None:
    text, heading = line.text.strip(), line.heading
    if _RULE.fullmatch(text) and not (line.row and marks.is_tick(text)):
        return None
    if marked:
        text, heading = _plain(text)
    if line.label and line.label != "•":
        mark, behind = marks.read(f"{line.label} {text}", parts)
        if mark.kind == "none" or len(behind) < len(text):
            mark, behind = BULLET, text
        labelled = True
    else:
        mark, behind = marks.read(text, parts)
        labelled = mark.kind == "none" and (bool(line.label) or (line.bullet and manuscript.format != "txt"))
        mark = BULLET if labelled else mark
    if not _RULE.fullmatch(behind):
        text = behind
    else:
        mark, labelled = marks.NONE, False
    gap = before is not None and (line.number - before.number > 1 or line.page != before.page)
    return Passage(
        text, _where(line, manuscript), order, mark, heading, line.part, line.level, labelled, line.indent, gap,
        len(line.text), line.row, line.column,
    )  # fmt: skip


def _plain(text: str) -> tuple[str, bool]:
    """A line of Markdown without its signs, and whether it is a heading."""
    found = _HEADING.match(text)
    strong = _ALL_STRONG.fullmatch(text)
    plain = _EMPHASIS.sub(r"\2", found[1] if found else text)
    return plain.replace("\\.", ".").replace("\\-", "-").replace("\\*", "*"), bool(found or strong)


def _where(line: Line, manuscript: Manuscript) -> str:
    if line.part in ("header", "footer"):
        return f"the {line.part}"
    if line.page:
        return f"page {line.page}, line {line.number}"
    return f"{'line' if manuscript.format == 'txt' else 'paragraph'} {line.number}"


def _goes_on(
    passage: Passage,
    following: Passage,
    before: Line,
    line: Line,
    wrapped: bool,
    widest: int,
    names: Names,
) -> bool:
    """Whether a line goes on with the paragraph before it."""
    if following.mark.kind != "none" or passage.heading or following.heading or passage.part != following.part:
        return False
    is_title = names.is_title
    if any(names.is_label(each.text.partition(":")[0]) and ":" in each.text for each in (passage, following)):
        return False
    if passage.part == "table" or is_title(passage.text) or is_title(following.text) or following.gap:
        return False
    if wrapped and (_COLUMNS.search(before.text) or _COLUMNS.search(line.text)):
        return False
    small = following.text[:1].islower() and not passage.text.endswith((".", "!", "?", ":", ";"))
    if not wrapped:
        return before.number == line.number and small
    long = passage.last >= max(_WIDE * widest, _LEAST)
    return small or (long and not passage.text.endswith(_ENDS) and not passage.capital)


def _joined(passage: Passage, following: Passage) -> Passage:
    parted = re.search(r"[^\W\d_]-$", passage.text) and following.text[:1].islower()
    text = passage.text[:-1] + following.text if parted else f"{passage.text} {following.text}"
    return replace(passage, text=text, last=following.last)
