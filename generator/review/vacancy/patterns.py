"""From the patterns of a list of words to where they stand in texts.

Only those are tried on a text that have one of their words in it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.lint_file import ANY
from generator.review.vacancy.expressions import expression, tokens
from generator.review.vacancy.text import Even

_WORD = re.compile(r"[^\W\d_]+|\d+")
_MOST_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Span:
    """Where a pattern matches: from one offset of a text to another, as it was written; `pattern` is its number.

    `open` are the stretches between that the pattern leaves open.
    """

    start: int
    end: int
    pattern: int
    open: tuple[tuple[int, int], ...] = ()


Part = tuple[int, int]
"""Where a part of a text begins and ends."""

WHOLE: Part = (0, sys.maxsize)


class _Index:
    """Which patterns a word of a text brings into question."""

    def __init__(self) -> None:
        self._whole: dict[str, list[int]] = {}
        self._beginnings: dict[str, list[int]] = {}
        self._inner: list[tuple[str, int]] = []
        self._lengths: set[int] = set()
        self._always: list[int] = []
        self._known: dict[str, tuple[int, ...]] = {}

    def add(self, number: int, words: tuple[tuple[str, str], ...]) -> None:
        if not words:
            self._always.append(number)
        for kind, word in words:
            if kind == "whole":
                self._whole.setdefault(word, []).append(number)
            elif kind == "beginning":
                self._beginnings.setdefault(word, []).append(number)
                self._lengths.add(len(word))
            else:
                self._inner.append((word, number))

    def asked(self, words: Iterable[str]) -> set[int]:
        found = set(self._always)
        for word in words:
            numbers = self._known.get(word)
            found.update(self._of(word) if numbers is None else numbers)
        return found

    def _of(self, word: str) -> tuple[int, ...]:
        """The patterns of one word, remembered: texts say the same words again and again."""
        found = [*self._whole.get(word, ())]
        for length in self._lengths:
            if length <= len(word):
                found += self._beginnings.get(word[:length], ())
        found += (number for inner, number in self._inner if inner in word)
        if len(self._known) >= _MOST_REMEMBERED:
            self._known.clear()
        self._known[word] = tuple(found)
        return self._known[word]


class Patterns:
    """Patterns, to be looked for in many texts; each is compiled when a text first has one of its words.

    `longest` takes matches as long as they can be, not as short.
    """

    def __init__(self, patterns: Iterable[str], longest: bool = False) -> None:
        self._patterns = tuple(patterns)
        self._longest = longest
        self._expressions: dict[int, re.Pattern[str]] = {}
        self._index = _Index()
        self._needed: list[list[tuple[str, ...]]] = []
        for number, needed in enumerate(map(_needed, self._patterns)):
            # The longest word is the rarest, as a rule.
            rarest, *others = sorted(needed, key=lambda each: -min(len(word) for _, word in each)) or [()]
            self._index.add(number, rarest)
            self._needed.append([tuple(_spaced(*word) for word in each) for each in others])

    def spans(self, text: Even, words: frozenset[str], part: Part = WHOLE) -> Iterator[Span]:
        """The match of every pattern at every place of a text; `words` are those of the text, see `words_of`.

        `part` is where in the text matches are looked for.
        """
        spaced = f" {' '.join(words)} "
        for number in sorted(self._index.asked(words)):
            if _all_there(self._needed[number], spaced):
                yield from self._matches(number, text, part)

    def _matches(self, number: int, text: Even, part: Part) -> Iterator[Span]:
        search, (start, end) = self._expression(number).search, part
        # A match may begin within another: whoever is innocent must not hide whoever is not.
        while match := search(text.text, start, end):
            start = match.start() + 1
            between = tuple((text.origin(first), text.origin(last)) for first, last in match.regs[1:] if first < last)
            yield Span(text.origin(match.start()), text.origin(match.end()), number, between)

    def _expression(self, number: int) -> re.Pattern[str]:
        if number not in self._expressions:
            self._expressions[number] = re.compile(expression(self._patterns[number], self._longest))
        return self._expressions[number]


def _all_there(needed: list[tuple[str, ...]], spaced: str) -> bool:
    # Plain loops: this is asked some hundred times of every paragraph.
    for words in needed:
        for word in words:
            if word in spaced:
                break
        else:
            return False
    return True


def words_of(text: Even, part: Part = WHOLE) -> frozenset[str]:
    """The words of a part of a text, by which it is known what may stand in it."""
    return frozenset(_WORD.findall(text.text, *part))


Anchor = tuple[str, str]
"""Letters that a word of a text has: as its `whole`, at its `beginning`, or `inner` ones."""


def _needed(pattern: str) -> list[tuple[Anchor, ...]]:
    """For each word of a pattern that may not be missing, what words of a text can be it; less those that any can."""
    certain = [token for token in tokens(pattern) if token.words not in ((), (ANY,)) and not token.optional]
    known = [tuple(dict.fromkeys(map(_anchor, token.words))) for token in certain]
    return [each for each in known if all(word for _, word in each)]


def _spaced(kind: str, letters: str) -> str:
    """The letters of an anchor as they stand among words with a space round each."""
    return {"whole": f" {letters} ", "beginning": f" {letters}", "inner": letters}[kind]


def _anchor(word: str) -> Anchor:
    """A run of letters that every form of a word holds, and how."""
    runs = _WORD.findall(word)
    longest = max(runs, key=len, default="")
    if len(runs) > 1 or word.startswith("*") or re.search(r"\d#|#\d", word):
        # A hyphen that may be missing makes one word of two; a number grows by its digits.
        return "inner", longest
    return ("beginning" if word.endswith("*") else "whole"), longest
