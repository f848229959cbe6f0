"""From the words of a clause to the numbers in it: those that are targets for certain, and those that may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from generator.model.draft import Known
from generator.model.files import Comparison, Period
from generator.recognise.wording import alike, normal

_NUMBER = r"(?<![\w№.,/-])(?P<number>\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d{1,7}(?:[.,]\d{1,2})?)(?![\d/]|[.,]\d)"
_IN_WORDS = r"(?:\s*\((?P<spelt>[^\d()]{2,40})\))?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|[-‑]?го|[-‑]?му|[-‑]?е|er|º|ª|\.)?"
_TIMES = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Found:
    """A number that is a target, where its words begin and end in the text.

    `before` is whether they may leave out the day itself by which something is done.
    """

    start: int
    end: int
    compare: Comparison
    value: Decimal | None
    unit: str | None
    period: Period | None
    before: bool = False


class Targets:
    """How one language says targets."""

    def __init__(self, known: Known) -> None:
        words = known.words
        units = {
            name: (*words.units.get(name, ()), *known.units.get(name, ())) for name in {*words.units, *known.units}
        }
        self._units = _named(units)
        self._periods = _named(words.periods)
        self._bounds = _named(words.bounds)
        bound, period, unit = (_either(each) for each in (self._bounds, self._periods, self._units))
        self._counted = re.compile(
            rf"(?:(?<!\w)(?P<early>{period})\s+)?(?:(?<!\w)(?P<bound>{bound})\s+)?{_NUMBER}{_IN_WORDS}\s*"
            rf"(?P<unit>{unit})(?!\w)(?:\s+(?:—\s+)?(?P<late>{period})(?!\w))?(?:,?\s+(?P<behind>{bound})(?!\w))?",
            re.IGNORECASE,
        )
        self._every = [(name, _numbered(each, rf"{_NUMBER}{_IN_WORDS}")) for name, each in _pairs(words.every)]
        self._by_day = [
            (name, _numbered(each, _DAY), before)
            for before, phrases in ((False, words.by_day), (True, words.before_day))
            for name, each in _pairs(phrases)
        ]
        self._doubtful = (
            re.compile(rf"(?<!\w)(?:{bound})\s+{_NUMBER}", re.IGNORECASE),
            re.compile(rf"{_NUMBER}\s*(?:{unit})(?!\w)", re.IGNORECASE),
            re.compile(rf"{_NUMBER}\s+(?:[^\W\d]+\s+){{1,3}}(?:{period})(?!\w)", re.IGNORECASE),
        )

    def find(self, text: str) -> tuple[Found, ...]:
        """The targets that a text says for certain, in order; none overlaps another."""
        said = alike(text)
        found = [Found(each.start(), each.end(), "every", _value(each["number"]), name, None)
                 for name, pattern in self._every for each in pattern.finditer(said) if name in _TIMES]  # fmt: skip
        found += [Found(each.start(), each.end(), "by-day", Decimal(each["day"]), None, cast(Period, name), before)
                  for name, pattern, before in self._by_day for each in pattern.finditer(said)
                  if 1 <= int(each["day"]) <= 31]  # fmt: skip
        found += [made for each in self._counted.finditer(said) if (made := self._count(each))]
        return tuple(_apart(found))

    def doubtful(self, text: str, found: Iterable[Found]) -> tuple[str, ...]:
        """Numbers of a text that may be targets, beside those found in it."""
        taken = [range(each.start, each.end) for each in found]
        said = alike(text)
        hits = (hit for pattern in self._doubtful for hit in pattern.finditer(said))
        free = [hit["number"] for hit in hits if not any(hit.start("number") in each for each in taken)]
        return tuple(dict.fromkeys(free))

    def _count(self, said: re.Match[str]) -> Found | None:
        bound = self._bounds.get(normal(said["bound"] or said["behind"] or ""))
        period = self._periods.get(normal(said["late"] or said["early"] or ""))
        unit, value = self._units[normal(said["unit"])], _value(said["number"])
        if unit in _TIMES and (period or not bound):
            return None
        if not bound and not period:
            return None
        if said["behind"] and said["bound"]:
            return None
        compare = cast(Comparison, bound or "exactly")
        return Found(said.start(), said.end(), compare, value, unit, cast("Period | None", period))


def _named(words: Mapping[Any, Iterable[str]]) -> dict[str, str]:
    """By each wording the name of what it says."""
    return {normal(each): name for name, every in words.items() for each in every if normal(each)}


def _either(named: Mapping[str, str]) -> str:
    longest = sorted(named, key=len, reverse=True)
    return "|".join(r"[\s'-]+".join(map(re.escape, each.split())) for each in longest)


def _pairs(words: Mapping[Period, Iterable[str]]) -> list[tuple[str, str]]:
    return [(name, each) for name, every in words.items() for each in every]


def _numbered(phrase: str, number: str) -> re.Pattern[str]:
    """A phrase with `#` in it, where a number stands in its place."""
    pieces = [re.escape(word) if word != "#" else number for word in alike(phrase).split()]
    return re.compile(r"(?<!\w)" + r"\s+".join(pieces) + r"(?!\w)", re.IGNORECASE)


def _value(text: str) -> Decimal:
    if re.fullmatch(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+", text):
        return Decimal(re.sub(r"\D", "", text))
    return Decimal(text.replace(",", "."))


def _apart(found: list[Found]) -> Iterable[Found]:
    end = 0
    for each in sorted(found, key=lambda each: (each.start, each.start - each.end)):
        if each.start >= end:
            yield each
            end = each.end
