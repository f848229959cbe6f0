"""From a text to the language that it is written in, among those whose job descriptions are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.model.import_file import ImportFile
from generator.recognise.wording import normal, words

_LEAST, _BEFORE = 0.08, 1.3
_HEADING = 4
"""As much as so many small words counts the title of a section: lists of short items have few of these."""


def language_of(texts: Iterable[str], known: Iterable[ImportFile]) -> str:
    """The language of some texts; empty where it is none of those known, or where two are as likely."""
    lines = list(texts)
    said = [word for line in lines for word in words(line)]
    told = {each.language: _told(each, lines, said) for each in known}
    (best, most), second = Counter(told).most_common(1)[0], sorted(told.values())[-2:][0]
    if most < max(_LEAST * len(said), 2) or (len(told) > 1 and most < _BEFORE * second):
        return ""
    return best


def _told(known: ImportFile, lines: list[str], said: list[str]) -> int:
    common = frozenset(word for each in known.common for word in words(each))
    titles = frozenset(normal(each) for every in known.sections.values() for each in every)
    kinds = tuple(normal(each) for each in known.kinds)
    headings = sum(normal(line).strip("0123456789 ivx") in titles for line in lines)
    headings += sum(normal(line).startswith(kinds) for line in lines[:10])
    return sum(word in common for word in said) + _HEADING * headings
