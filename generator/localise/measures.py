"""From a target as data to its words: `at least 30 calls a day`, in the language's own numbers and plurals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from generator.errors import InputError, Problem
from generator.model.files import GENDERS, MONEY, PERCENT
from generator.model.role import Measure, Unit
from generator.model.sentence import choose
from generator.model.source import SourceText
from generator.model.words import Words, message

# The msgids are spelt out, so that a test finds them.
_AMOUNTS = {
    "day": message("{number} day"),
    "week": message("{number} week"),
    "month": message("{number} month"),
    "year": message("{number} year"),
}
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
    "day": message("every {number} day"),
    "week": message("every {number} week"),
    "month": message("every {number} month"),
    "year": message("every {number} year"),
}
_BY_DAY = {
    "month": message("by the {day} of each month"),
    "quarter": message("by the {day} of the first month of each quarter"),
    "year": message("by the {day} of January of each year"),
}
_CASES = {"ru": ("nominative", "genitive")}
"""The case that a number in words stands in where it is counted, and behind “at least”."""
_NEAREST = 2
_MANY = 200  # no language's plural forms or endings of numbers begin to differ later


@dataclass(frozen=True, slots=True)
class Phrases:
    """A target in words: whole, and the parts that a sentence may ask for. A part that it lacks is empty."""

    whole: str
    bound: str
    amount: str
    frequency: str


def phrases(measure: Measure, units: Mapping[str, Unit], words: Words) -> Phrases:
    """Word a target; `units` are those of the role."""
    if measure.compare == "every":
        every = _every(measure, words)
        return Phrases(every, "", "", every)
    if measure.compare == "by-day":
        day = words(_BY_DAY[measure.period or "month"], day=_ordinal(int(measure.value or 1), words))
        return Phrases(day, day, "", "")
    amount, bounded = (_amount(measure, units, words, bounded) for bounded in (False, True))
    bound = {
        "at-least": lambda: words("at least {amount}", amount=bounded),
        "at-most": lambda: words("at most {amount}", amount=bounded),
        "exactly": lambda: amount,
    }[measure.compare]()
    frequency = _frequency(measure, units, words)
    return Phrases(f"{bound} {frequency}".strip(), bound, amount, frequency)


@lru_cache(maxsize=32)
def locale(tag: str) -> Locale:
    """What Babel knows of a language and place; of the language alone where it does not know the place."""
    known = Locale.parse(tag.split("-")[0])
    try:
        return Locale.parse(tag, sep="-")
    except LookupError:
        return known


def doubts(measures: Iterable[Measure], units: Mapping[str, Unit], language: str) -> Iterator[tuple[SourceText, str]]:
    """What the units written in a language lack to be counted in it: a form of theirs, and a sentence."""
    for key, unit in units.items():
        other = unit.forms["other"]
        if other.language == language and (lacking := sorted(_counted_in(language) - set(unit.forms))):
            yield other, f"the unit `{key}` has no form `{'`, `'.join(lacking)}`: numbers of that kind take `other`."
    for measure in measures:
        counted = units.get(measure.unit or "")
        if measure.in_words and counted and counted.gender is None and language in {*_CASES, *_ENDINGS}:
            said = f"the unit `{measure.unit}` has no `gender`: its number in words is said as of a masculine."
            yield counted.forms["other"], said


@lru_cache(maxsize=32)
def _counted_in(language: str) -> frozenset[str]:
    """The plural categories of a language's whole numbers beside `other`."""
    return frozenset(locale(language).plural_form(n) for n in range(_MANY)) - {"other"}


def long_date(day: date, tag: str) -> str:
    """A date in words: `24 novembre 2026`."""
    return format_date(day, format="long", locale=locale(tag))


def series(items: list[str], tag: str) -> str:
    """Items as the language lists them: `a, b et c`."""
    return format_list(items, locale=locale(tag)) if items else ""


def alternatives(items: Sequence[str], tag: str) -> str:
    """Items of which one is to be chosen, as the language lists them: `a, b ou c`."""
    said = format_list(list(items), style="or", locale=locale(tag)) if items else ""
    # Diccionario panhispánico de dudas, «o»: before the sound of an o the word is u.
    return re.sub(r" o (?=h?[oó]\w*$)", " u ", said) if tag.startswith("es") else said


def language_name(language: str, tag: str) -> str:
    """What a language is called in another: `allemand`."""
    return str(locale(tag).languages.get(language, language))


def is_country(code: str) -> bool:
    """Whether a code, such as `AT`, is that of a country (CLDR), whether or not its law is here."""
    return code.upper() in locale("en").territories


def place_name(place: str, tag: str) -> str:
    """What a country is called in a language: `Deutschland`."""
    return str(locale(tag).territories.get(place, place))


def number(value: Decimal | int, tag: str) -> str:
    """A number in the digits and with the separators of the language."""
    return format_decimal(value, locale=locale(tag))


def _every(measure: Measure, words: Words) -> str:
    if measure.unit is None or measure.value in (None, Decimal(1)):
        period = measure.period or measure.unit or "day"
        return words(_EACH[period])
    value = int(measure.value or 1)
    return words.count(_EVERY[measure.unit], value, number=number(value, words.tag))


def _ordinal(day: int, words: Words) -> str:
    return words(message("{day}"), context=f"day {locale(words.tag).ordinal_form(day)}", day=number(day, words.tag))


def _amount(measure: Measure, units: Mapping[str, Unit], words: Words, bounded: bool) -> str:
    value = measure.value if measure.value is not None else Decimal(1)
    shown = number(value, words.tag)
    # A fraction without a form of its own (2,5 года) stands in it behind every bound.
    bounded = bounded and (value == int(value) or nearest_whole(value, words) != _NEAREST)
    if measure.unit in _AMOUNTS:
        whole = nearest_whole(value, words)
        return _case(words.count(_AMOUNTS[measure.unit], whole, number=shown), bounded)
    unit = units.get(measure.unit or "")
    if unit is None and measure.unit == PERCENT:
        return format_percent(value / 100, locale=locale(words.tag), decimal_quantization=False)
    if unit is None and measure.unit in MONEY:
        return money(value, measure.unit.upper(), words.tag)
    if measure.in_words:
        said = words.say(unit.gender) if unit and unit.gender else ""
        gender = said if said in GENDERS else "masculine"
        shown = f"{shown} ({_spelt(measure, value, words.language, gender, bounded)})"
    return f"{shown} {_unit(unit, value, words, bounded) if unit else ''}".strip()


def money(value: Decimal, currency: str, tag: str, cents: bool = False) -> str:
    """An amount of money; hundredths are said where there are any, and where they are asked for."""
    if cents or value != int(value):
        return format_currency(value, currency, locale=locale(tag))
    # CLDR writes every pattern with a point, whatever the language prints.
    whole = locale(tag).currency_formats["standard"].pattern.replace(".00", "")
    return format_currency(value, currency, format=whole, locale=locale(tag), currency_digits=False)


def _unit(unit: Unit, value: Decimal, words: Words, bounded: bool = False) -> str:
    """A unit in the plural form for a number: the writer's by CLDR's categories, a translator's by gettext's."""
    other = unit.forms["other"]
    if other.language == words.language:
        said = (unit.forms.get(locale(words.tag).plural_form(value)) or other).text
    else:
        forms = words.forms(other)
        index = words.plural(nearest_whole(value, words)) if len(forms) > 1 else 0
        said = forms[min(index, len(forms) - 1)]
    return _case(choose(said, words.form), bounded)


def nearest_whole(value: Decimal, words: Words) -> int:
    """A whole number that takes the same plural form; gettext knows no fractions.

    Where CLDR gives fractions a form of their own, as in Russian, that of 2 is the nearest.
    """
    if value == int(value):
        return int(value)
    category = locale(words.tag).plural_form(value)
    return next((n for n in range(_MANY) if locale(words.tag).plural_form(n) == category), _NEAREST)


def _case(words: str, bounded: bool) -> str:
    """Of a form with two cases the one that is wanted: `договора|договоров`."""
    counted, _, behind = words.partition("|")
    return (behind or counted if bounded else counted).strip()


def _frequency(measure: Measure, units: Mapping[str, Unit], words: Words) -> str:
    period = words(_PER[measure.period]) if measure.period else ""
    if measure.per is None:
        return period
    unit = units[measure.per]
    each = words.say(unit.each) if unit.each else words("per {unit}", unit=_unit(unit, Decimal(1), words))
    return words("{period} and {each}", period=period, each=each) if period else each


def _spelt(measure: Measure, value: Decimal, language: str, gender: str, bounded: bool) -> str:
    """A number in words, in the gender and case of what it counts. num2words spells the masculine of most languages.

    Raises InputError, with the place of the target, for a language that it does not speak.
    """
    from num2words import CONVERTER_CLASSES, num2words

    if language not in CONVERTER_CLASSES:
        place, text = measure.place, f"no number can be said in words in `{language}`."
        hint = f"Take `in_words` out of the target `{measure.id}`."
        raise InputError([Problem(place.file, place.line, place.column, "in_words", text, hint)])
    whole = value == int(value)
    say = partial(num2words, int(value) if whole else float(value), lang=language)
    if language in _CASES:
        return str(say(case=_CASES[language][bounded], gender=gender[0]))
    endings = _ENDINGS.get(language, {}).get(gender, ()) if whole else ()
    said = str(say())
    for pattern, ending in endings:
        said = pattern.sub(ending, said)
    return said


def _ends(*pairs: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), ending) for pattern, ending in pairs)


# What num2words leaves as it is when one counts without a noun: Grevisse, Le bon usage, § 599; Duden, „ein“; Nueva
# gramática de la lengua española, 21.2.
_ENDINGS: Mapping[str, Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]] = {
    "fr": {"feminine": _ends((r"\bun$", "une"))},
    "de": {
        "masculine": _ends((r"eins$", "ein")),
        "neuter": _ends((r"eins$", "ein")),
        "feminine": _ends((r"eins$", "eine")),
    },
    "es": {
        "masculine": _ends((r"veintiuno(?=$| mil)", "veintiún"), (r"\buno(?=$| mil)", "un")),
        "feminine": _ends((r"uno(?=$| mil)", "una"), (r"cientos\b", "cientas"), (r"quinientos\b", "quinientas")),
    },
}
