"""From a target as data to its words: `at least 30 calls a day`, in the language's own numbers and plurals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from generator.model.role import Measure
from generator.model.source import SourceText
from generator.model.words import Words, message

TIMES = ("day", "week", "month", "year")

# The msgids are spelt out, so that a translator's tool finds them.
_PER = {
    "day": message("per day"),
    "week": message("per week"),
    "month": message("per month"),
    "quarter": message("per quarter"),
    "year": message("per year"),
}
_EACH = {
    "day": message("every day"),
    "week": message("every week"),
    "month": message("every month"),
    "quarter": message("every quarter"),
    "year": message("every year"),
}
_EVERY = {
    "day": message("every {number} days"),
    "week": message("every {number} weeks"),
    "month": message("every {number} months"),
    "year": message("every {number} years"),
}
_BY_DAY = {
    "month": message("by the {day} of each month"),
    "quarter": message("by the {day} of the first month of each quarter"),
    "year": message("by the {day} of January of each year"),
}


@dataclass(frozen=True, slots=True)
class Phrases:
    """A target in words: whole, and the parts that a sentence may ask for. A part that it lacks is empty."""

    whole: str
    bound: str
    amount: str
    frequency: str


def phrases(measure: Measure, units: Mapping[str, Mapping[str, SourceText]], words: Words) -> Phrases:
    """Word a target. `units` are the forms of each unit by CLDR plural category. Raises Untranslated."""
    if measure.compare == "every":
        every = _every(measure, words)
        return Phrases(every, "", "", every)
    if measure.compare == "by-day":
        number = int(measure.value or 1)
        period = measure.period or "month"
        day = words.count(_BY_DAY[period], number, day=_number(measure.value, words))
        return Phrases(day, day, "", "")
    amount = _amount(measure, units, words)
    bound = {
        "at-least": lambda: words("at least {amount}", amount=amount),
        "at-most": lambda: words("at most {amount}", amount=amount),
        "exactly": lambda: amount,
    }[measure.compare]()
    frequency = _frequency(measure, units, words)
    return Phrases(f"{bound} {frequency}".strip(), bound, amount, frequency)


def long_date(day: date, language: str) -> str:
    """A date in words: `24 novembre 2026`."""
    return format_date(day, format="long", locale=Locale(language))


def series(items: list[str], language: str) -> str:
    """Items as the language lists them: `a, b et c`."""
    return format_list(items, locale=Locale(language)) if items else ""


def _every(measure: Measure, words: Words) -> str:
    if measure.unit is None or measure.value in (None, Decimal(1)):
        period = measure.period or measure.unit or "day"
        return words(_EACH[period])
    number = int(measure.value or 1)
    return words.count(_EVERY[measure.unit], number, number=_number(measure.value, words))


def _amount(measure: Measure, units: Mapping[str, Mapping[str, SourceText]], words: Words) -> str:
    value = measure.value if measure.value is not None else Decimal(1)
    if measure.unit in TIMES:
        return format_unit(value, f"duration-{measure.unit}", length="long", locale=words.language)
    number = _number(value, words)
    if measure.in_words:
        number = f"{number} ({_spelt(value, words.language)})"
    return f"{number} {_unit(measure.unit, value, units, words)}".strip()


def _unit(unit: str | None, value: Decimal, units: Mapping[str, Mapping[str, SourceText]], words: Words) -> str:
    if unit is None:
        return ""
    forms = units[unit]
    return words.say(forms.get(Locale(words.language).plural_form(value)) or forms["other"])


def _frequency(measure: Measure, units: Mapping[str, Mapping[str, SourceText]], words: Words) -> str:
    period = words(_PER[measure.period]) if measure.period else ""
    if measure.per is None:
        return period
    unit = _unit(measure.per, Decimal(1), units, words)
    each = words("per {unit}", unit=unit)
    return words("{period} and per {unit}", period=period, unit=unit) if period else each


def _number(value: Decimal | None, words: Words) -> str:
    return format_decimal(value if value is not None else Decimal(1), locale=words.language)


def _spelt(value: Decimal, language: str) -> str:
    from num2words import num2words

    return str(num2words(int(value) if value == int(value) else float(value), lang=language))
