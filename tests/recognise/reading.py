"""Documents read as the program reads them, and what is said of them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

from generator import Assets
from generator.load.reading.text import read
from generator.model.draft import Draft, DraftClause, Known
from generator.pipeline.bench import Bench
from generator.pipeline.importing import shipped, words_of
from generator.recognise.draft import Asked, recognise

DOCUMENTS = Path(__file__).parent / "documents"
_MARK = re.compile(
    r"[\s#*|>-]*(?:[-*•–]\s+|\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}(?:\.\d+)?|[^\W\d_])[.)]*(?=[\s.)])[.)]*\s*)?"
)
_WORD = re.compile(r"[^\W_]+")


@cache
def known(language: str) -> Known:
    """What texts in a language are compared with."""
    bench = Bench(Assets())
    words = words_of(language, bench)
    assert words
    return shipped(words, bench)


def read_text(text: str, language: str, name: str = "text", marked: bool = False) -> Draft:
    """The draft of a text in a language."""
    asked = Asked(f"{name}.txt", name, 90, frozenset(known(language).tops), marked)
    return recognise(read(text.encode()), known(language), asked)


def clauses(draft: Draft, name: str) -> tuple[DraftClause, ...]:
    """The clauses of a list on its first level; none where the draft has no such list."""
    return next((each.clauses for each in draft.lists if each.name == name), ())


def texts(draft: Draft, name: str) -> list[str]:
    """What the clauses of a list say in the source, on all levels."""
    return [clause.said for top in clauses(draft, name) for clause in top.walk()]


def targets(draft: Draft) -> list[str]:
    """The targets in short: `at-least 30 call day`."""
    parts = ((each.compare, each.value, each.unit, each.period) for each in draft.targets)
    return [" ".join(str(part) for part in each if part is not None) for each in parts]


def words(text: str) -> Counter[str]:
    """The words and numbers of a text, without the numbers and letters that its paragraphs bear in front."""
    lines = (line[_MARK.match(line).end() :] for line in text.splitlines())  # type: ignore[union-attr]
    return Counter(word.casefold() for line in lines for word in _WORD.findall(line))


def lost(source: str, written: str) -> Counter[str]:
    """The words of a source that a file written of it does not hold, or not as often."""
    return words(source) - Counter(word.casefold() for word in _WORD.findall(written))
