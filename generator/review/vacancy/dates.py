"""From a text to the days that it names, in the languages of the project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.review.vacancy.text import even

_MONTHS = {
    "fr": "janv(?:ier)?|févr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|août|sept(?:embre)?|oct(?:obre)?"
    "|nov(?:embre)?|déc(?:embre)?",
    "en": "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?",
    "de": "jan(?:uar)?|feb(?:ruar)?|märz|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?"
    "|nov(?:ember)?|dez(?:ember)?",
    "es": "ene(?:ro)?|feb(?:rero)?|mar(?:zo)?|abr(?:il)?|may(?:o)?|jun(?:io)?|jul(?:io)?|ago(?:sto)?"
    "|sep(?:t|tiembre)?|oct(?:ubre)?|nov(?:iembre)?|dic(?:iembre)?",
    "ru": "янв(?:аря)?|февр?(?:аля)?|марта?|апр(?:еля)?|мая|июня?|июля?|авг(?:уста)?|сент?(?:ября)?|окт(?:ября)?"
    "|нояб?(?:ря)?|дек(?:абря)?",
}  # fmt: skip
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_DIGITS = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d-])")


@dataclass(frozen=True, slots=True)
class Dated:
    """A day named in a text, from one offset to another."""

    start: int
    end: int
    day: date


def dates(text: str, language: str, month_first: bool = False) -> tuple[Dated, ...]:
    """The days that a text names whole, in order; `month_first` is how the United States write them in digits."""
    smooth = even(text)
    found = [*_in_digits(smooth.text, month_first), *_in_words(smooth.text, language)]
    placed = (Dated(smooth.origin(each.start), smooth.origin(each.end), each.day) for each in found)
    return tuple(sorted(placed, key=lambda each: each.start))


def _in_digits(text: str, month_first: bool) -> Iterator[Dated]:
    for match in _ISO.finditer(text):
        yield from _dated(match, match[1], match[2], match[3])
    for match in _DIGITS.finditer(text):
        first, second = (match[3], match[1]) if month_first and match[2] == "/" else (match[1], match[3])
        yield from _dated(match, match[4], second, first)


def _in_words(text: str, language: str) -> Iterator[Dated]:
    months = _MONTHS.get(language)
    if months is None:
        return
    either = "|".join(f"({name})" for name in _alternatives(months))
    for match in re.finditer(
        rf"(?<!\d)(\d{{1,2}})(?:er|st|nd|rd|th|\.)? (?:de )?(?:{either})\.?(?:,| de)? (\d{{4}})(?!\d)", text
    ):
        month = next(number for number in range(1, 13) if match[number + 1])
        yield from _dated(match, match[14], str(month), match[1])
    if language == "en":
        for match in re.finditer(rf"(?<!\w)(?:{either})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})(?!\d)", text):
            month = next(number for number in range(1, 13) if match[number])
            yield from _dated(match, match[14], str(month), match[13])


def _alternatives(months: str) -> list[str]:
    """The twelve months of a language; a bar within brackets parts no months."""
    return re.split(r"\|(?![^(]*\))", months)


def _dated(match: re.Match[str], year: str, month: str, day: str) -> Iterator[Dated]:
    try:
        yield Dated(match.start(), match.end(), date(int(year), int(month), int(day)))
    except ValueError:
        return
