"""From an English sentence of the program to the same sentence in another language, with its values as they were.

A sentence is looked up backwards: the originals of a catalog are patterns, in which `{name}` stands for a value and
`{{` for a brace; the one that has most letters in common with the whole sentence is its original. A value that is a
sentence itself, or a part of one, is said likewise; numbers and lists are written as the language writes them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from generator.errors import Problem
from generator.localise.catalog import Compiled
from generator.localise.typography import typesetter

LONGEST = 4_000
"""Signs of a text that is looked up; a longer one stays as it is."""

_DEEPEST, _MOST_PARTS = 3, 8
_TOKEN = re.compile(r"\{\{|\}\}|\{(\w+)\}")
_WORD = re.compile(r"\w+")
_ENDED = re.compile(r"(?<=[.?!])\s+")
_OPEN_QUOTE, _CLOSING_QUOTE = "“«„", "”»"
# Code, and quotes that are spoken of, are not set as a language sets its text.
_KEPT = re.compile(r"`[^`]*`|\"\"|(?<=\s)[\"'](?=\s)")
# Stand-ins for values and for what is kept, while a sentence is set: signs of private use, which no rule knows.
_VALUE, _KEEP = 0xE000, 0xF000
# A number without thousands is left as it is: it may be that of a clause, a year or a version; a size has a decimal.
_THOUSANDS, _SIZE = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?"), re.compile(r"\d+\.\d+")
_COUNTRY = "_country"
"""Places such as `law_country` hold a country's code or English name; elsewhere a code is one, a name anybody's."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ITEM = r"(?:`[^`]*`|“[^”]*”|\"[^\"]*\")"
_LISTED = re.compile(rf"{_ITEM}(?:, {_ITEM})*,? (and|or) {_ITEM}")
_STAND_IN = re.compile(f"[{chr(_VALUE)}-{chr(_KEEP - 1)}]")


@dataclass(frozen=True)
class _Pattern:
    """An original with places: `texts` stand around `places`, one more of them; `said` is its translation, cut alike.

    `guarded` are the places between quotes or backticks, whose values are names and never words of the program.
    """

    texts: tuple[str, ...]
    places: tuple[str, ...]
    guarded: frozenset[str]
    said: tuple[str, ...]
    said_places: tuple[str, ...]

    @cached_property
    def sizes(self) -> frozenset[str]:
        """The places that megabytes stand in."""
        return frozenset(
            place for place, behind in zip(self.places, self.texts[1:], strict=True) if behind.startswith(" MB")
        )

    @cached_property
    def letters(self) -> int:
        """How many letters a text must have in common with it."""
        return sum(map(str.isalpha, "".join(self.texts)))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that a text must hold; one that touches a place may go on in its value."""
        stood = "\0".join(self.texts)
        return frozenset(found[0] for found in re.finditer(r"(?<![\w\0])\w+(?![\w\0])", stood))

    @cached_property
    def _may_be_cut(self) -> bool:
        """Whether a space goes where the last value is empty: `It is so. {hint}`."""
        return not self.texts[-1] and self.texts[-2].endswith(" ")

    def values(self, text: str) -> dict[str, str] | None:
        """What stands in the places if the whole text is of this pattern. Takes as long as the text is."""
        first, *between, last = self.texts
        if self._may_be_cut and text.endswith(self.texts[-2].rstrip()):
            text += " "
        if not text.startswith(first) or not text.endswith(last):
            return None
        found: dict[str, str] = {}
        start, end = len(first), len(text) - len(last)
        for place, behind in zip(self.places, (*between, None), strict=True):
            until = end if behind is None else text.find(behind, start, end)
            if until < start or found.setdefault(place, text[start:until]) != text[start:until]:
                return None
            start = until + len(behind or "")
        return found


class Sayings:
    """The sentences of a language: `messages` from originals to translations, both with places.

    Without rules of typography for the language, translations are told as they are.
    """

    def __init__(self, messages: Mapping[str, str], language: str = "") -> None:
        self._exact: dict[str, str] = {}
        self._by_word: dict[str, list[tuple[int, _Pattern]]] = {}
        self._wordless: list[_Pattern] = []
        self._locale = _locale(language)
        typeset = typesetter(language)
        patterns = []
        for original, said in messages.items():
            texts, places = _cut(original.strip())
            said_texts, said_places = _set(said.strip(), typeset)
            if not said.strip() or set(places) != set(said_places):
                continue
            if places:
                patterns.append(_Pattern(texts, places, _guarded(texts, places), said_texts, said_places))
            else:
                self._exact[texts[0]] = said_texts[0]
        self._index(patterns)

    @classmethod
    def of(cls, catalogs: Iterable[Compiled], language: str) -> Sayings:
        """The sentences of a language from its catalogs, the later over the earlier."""
        forms = {original: said for each in catalogs for (_, original), said in each.forms.items()}
        return cls({original: said[0] for original, said in forms.items()}, language)

    def __call__(self, text: str) -> str:
        """A text in the language, its values untouched; what is not known stays English. Never raises."""
        return text if len(text) > LONGEST else self._said(text, _DEEPEST) or text

    def problem(self, problem: Problem) -> Problem:
        """A problem whose text and hint are said in the language."""
        return replace(problem, text=self(problem.text), hint=self(problem.hint))

    def _index(self, patterns: list[_Pattern]) -> None:
        """Find each pattern by the rarest of its words."""
        often = Counter(word for each in patterns for word in each.words)
        for rank, each in enumerate(sorted(patterns, key=lambda each: -each.letters)):
            if each.words:
                word = min(each.words, key=lambda word: (often[word], -len(word), word))
                self._by_word.setdefault(word, []).append((rank, each))
            else:
                self._wordless.append(each)

    def _said(self, text: str, depth: int) -> str | None:
        """A text in the language; None where nothing in it is known."""
        bare = text.strip()
        if not bare or not depth:
            return None
        said = self._whole(bare, depth) or self._parts(bare, depth) or self._joined(bare, depth) or self._listed(bare)
        return said and text.replace(bare, said.strip(), 1)

    def _whole(self, text: str, depth: int) -> str | None:
        """A text that is one message."""
        if text in self._exact:
            return self._exact[text]
        words = set(_WORD.findall(text))
        likely = {rank: each for word in words for rank, each in self._by_word.get(word, ())}
        for _, pattern in sorted(likely.items()):
            if (values := pattern.values(text)) is not None:
                return self._filled(pattern, values, depth)
        return None

    def _parts(self, text: str, depth: int) -> str | None:
        """A text of several sentences, of which some are known; as many as can be are taken as one message."""
        starts = [0, *(found.end() for found in _ENDED.finditer(text))]
        ends = [*(found.start() for found in _ENDED.finditer(text)), len(text)]
        if not 1 < len(starts) <= _MOST_PARTS:
            return None
        made, known, here = "", False, 0
        while here < len(starts):
            runs = ((end, text[starts[here] : ends[end]]) for end in reversed(range(here, len(ends))))
            end, said = next(
                ((end, said) for end, run in runs if (said := self._whole(run, depth)) is not None), (here, None)
            )
            alone = text[starts[here] : ends[here]]
            made += text[ends[here - 1] : starts[here]] if here else ""
            made += said or self._joined(alone, depth) or alone
            known, here = known or said is not None, end + 1
        return made if known else None

    def _joined(self, text: str, depth: int) -> str | None:
        """A text that signs alone hold together: `{said}: {expected}.`; only where something in it is known."""
        for pattern in self._wordless:
            values = pattern.values(text)
            if values is not None and any(self._said(values[name], depth - 1) for name in values):
                return self._filled(pattern, values, depth)
        return None

    def _listed(self, text: str) -> str | None:
        """A list of names between quotes or backticks: "`a`, `b` or `c`"."""
        if not (found := _LISTED.fullmatch(text)) or not self._locale:
            return None
        style: Literal["or", "standard"] = "or" if found[1] == "or" else "standard"
        return format_list(re.findall(_ITEM, text), style=style, locale=self._locale)

    def _filled(self, pattern: _Pattern, values: Mapping[str, str], depth: int) -> str:
        said = {name: self._placed(pattern, name, value, depth) for name, value in values.items()}
        places = (*(said[name] for name in pattern.said_places), "")
        return "".join(part for pair in zip(pattern.said, places, strict=True) for part in pair)

    def _placed(self, pattern: _Pattern, place: str, value: str, depth: int) -> str:
        """A value as it stands in a place of a sentence."""
        if place.endswith(_COUNTRY):
            return self._country(value)
        return value if place in pattern.guarded else self._value(value, place in pattern.sizes, depth - 1)

    def _country(self, value: str) -> str:
        """What a country is called, by its code or its English name."""
        code = next((code for code, name in Locale("en").territories.items() if name == value), value)
        return str(self._locale.territories.get(code, value)) if self._locale else value

    def _value(self, value: str, size: bool, depth: int) -> str:
        """A value, or what a part of a sentence is in the language; a part may be a sentence less its full stop."""
        if self._locale and (_THOUSANDS.fullmatch(value) or (size and _SIZE.fullmatch(value))):
            return str(format_decimal(Decimal(value.replace(",", "")), locale=self._locale))
        if self._locale and (day := _day(value)):
            written = str(format_date(day, "long", locale=self._locale))
            # The first of a month is an ordinal in French, which CLDR has no pattern for.
            return written.replace("1", "1er", 1) if day.day == 1 and self._locale.language == "fr" else written
        if said := self._said(value, depth):
            return said
        whole = self._whole(f"{value}.", depth) if depth and _WORD.search(value) else None
        return whole.removesuffix(".") if whole else value


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if _DAY.fullmatch(value) else None
    except ValueError:
        return None


def _cut(message: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A message as the texts around its places, and the places; doubled braces become braces to print."""
    texts, places, end = [""], [], 0
    for token in _TOKEN.finditer(message):
        texts[-1] += message[end : token.start()]
        end = token.end()
        if token[1] is None:
            texts[-1] += token[0][0]
        else:
            places.append(token[1])
            texts.append("")
    texts[-1] += message[end:]
    return tuple(texts), tuple(places)


def _set(message: str, typeset: Callable[[str], str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A translation, cut likewise, as the language sets it: code, quotes that are spoken of and values left alone."""
    texts, places = _cut(message)
    stand_ins = (*(chr(_VALUE + number) for number in range(len(places))), "")
    whole = "".join(part for pair in zip(texts, stand_ins, strict=True) for part in pair)
    kept = _KEPT.findall(whole)
    numbers = iter(range(len(kept)))
    made = typeset(_KEPT.sub(lambda _: chr(_KEEP + next(numbers)), whole))
    for number, words in enumerate(kept):
        made = made.replace(chr(_KEEP + number), words)
    return tuple(_STAND_IN.split(made)), places


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language) if language else None
    except (UnknownLocaleError, ValueError):
        return None


def _guarded(texts: tuple[str, ...], places: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_between_quotes(texts, places))


def _between_quotes(texts: tuple[str, ...], places: tuple[str, ...]) -> Iterator[str]:
    before = ""
    for text, place in zip(texts, places, strict=False):
        before += text
        last = next((sign for sign in reversed(before) if sign in _OPEN_QUOTE + _CLOSING_QUOTE), "")
        straight = len(re.findall("`", before)) % 2 or len(re.findall('"', before)) % 2
        if straight or (last and last in _OPEN_QUOTE) or before.endswith("{"):
            yield place
