"""From a plain or marked-up text to the passages of a vacancy, each of which knows its lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from generator.model.advert import UNSEEN, Passage
from generator.model.source import Place

# A line this long that goes on in small letters is one of a paragraph that an editor has wrapped.
_WRAPPED = 50
_POINT = re.compile(r"\s*(?:[-*+•–—·▪◦>✓✔]|\d{1,2}[.)]|#{1,6})\s")
_ENDS = re.compile(r"[.!?:;…]\s*$")
_MARKED = (
    re.compile(r"(?m)^ {0,3}(#{1,6}|>)(?= )"),
    re.compile(r"(\*\*|__|`+|~~)(?=\S)"),
    re.compile(r"(?<=\S)(\*\*|__|`+|~~)"),
    re.compile(r"(?<![\w*])(\*)(?=[^\s*])|(?<=[^\s*])(\*)(?![\w*])"),
    re.compile(r"(?<![\w_])(_)(?=[^\s_])|(?<=[^\s_])(_)(?![\w_])"),
    re.compile(r"(\[)(?=[^\]\n]{0,300}\]\([^)\n]{0,500}\))"),
    re.compile(r"(\]\([^)\n]{0,500}\))"),
)


def passages(lines: Iterable[str], file: str, marked: bool = False) -> tuple[Passage, ...]:
    """The paragraphs of a text of lines, counted from 1; `marked` is true for Markdown, whose signs are not words.

    Each point of a list, heading or line of its own is a passage; lines that an editor has wrapped are one.
    """
    found: list[list[tuple[int, str]]] = []
    for number, line in enumerate(lines, start=1):
        said = _unmarked(line) if marked else line
        if not said.replace(UNSEEN, "").strip():
            found.append([])
        elif found and found[-1] and _goes_on(found[-1][-1][1], said):
            found[-1].append((number, said))
        else:
            found.append([(number, said)])
    return tuple(_passage(part, file) for part in found if part)


def paragraphs(lines: Iterable[tuple[int, str, bool]], file: str) -> tuple[Passage, ...]:
    """The paragraphs of a document, each a passage, by their numbers; those without words are left out.

    Of each it is told whether it stands in a table: there a label (Alter, Gehalt) is read with what follows it.
    """
    found: list[list[tuple[int, str]]] = []
    label = False
    for number, text, in_table in lines:
        if not text.strip():
            continue
        if label and in_table:
            found[-1].append((number, text))
            label = False
        else:
            found.append([(number, text)])
            label = in_table and len(text) <= _LABEL and not _ENDS.search(text.rstrip(" :"))
    return tuple(_passage(part, file) for part in found)


_LABEL = 40


def title_of(found: tuple[Passage, ...]) -> tuple[Passage | None, tuple[Passage, ...]]:
    """The title of a text, its first passage where that is a line of a heading's length, and the rest."""
    if found and len(found[0].text.replace(UNSEEN, "").strip()) <= _LONGEST_TITLE and "\n" not in found[0].text:
        return found[0], found[1:]
    return None, found


_LONGEST_TITLE = 120


def _goes_on(before: str, line: str) -> bool:
    if len(before) < _WRAPPED or _ENDS.search(before) or _POINT.match(line):
        return False
    first = line.lstrip()[:1]
    return first.islower() or first.isdigit() or first in "(«\"„“'’"


def _unmarked(line: str) -> str:
    for pattern in _MARKED:
        line = pattern.sub(_hidden, line)
    return line


def _hidden(found: re.Match[str]) -> str:
    return UNSEEN * len(found[0])


def _passage(part: list[tuple[int, str]], file: str) -> Passage:
    text = "\n".join(line for _, line in part)
    return Passage(text, _pointer(tuple(_starts(part)), tuple(number for number, _ in part), file))


def _starts(part: list[tuple[int, str]]) -> Iterator[int]:
    offset = 0
    for _, line in part:
        yield offset
        offset += len(line) + 1


def _pointer(starts: tuple[int, ...], numbers: tuple[int, ...], file: str) -> Callable[[int], Place]:
    def at(offset: int) -> Place:
        line = bisect_right(starts, offset) - 1
        return Place(file, numbers[line], offset - starts[line] + 1)

    return at
