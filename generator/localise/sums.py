"""From the facts of a posting to their words: pay, hours, contract, addresses, languages, days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from babel.numbers import format_percent

from generator.localise.measures import locale, long_date, money, nearest_whole, number, series
from generator.model.posting_file import (
    Credential,
    PostingContract,
    PostingExperience,
    PostingHours,
    PostingLanguage,
    PostingPay,
    PostingPlace,
)
from generator.model.words import Words, message

_CONTRACTS = {
    "permanent": message("permanent contract"),
    "fixed-term": message("fixed-term contract"),
    "temporary-agency": message("temporary agency contract"),
    "seasonal": message("seasonal contract"),
    "apprenticeship": message("apprenticeship"),
    "internship": message("internship"),
    "freelance": message("freelance"),
    "volunteer": message("voluntary work"),
}
_HOURS = {"full-time": message("full time"), "part-time": message("part time")}
_GROSS = {
    "hour": message("{amount} gross an hour"),
    "day": message("{amount} gross a day"),
    "week": message("{amount} gross a week"),
    "month": message("{amount} gross a month"),
    "year": message("{amount} gross a year"),
}
_NET = {
    "hour": message("{amount} net an hour"),
    "day": message("{amount} net a day"),
    "week": message("{amount} net a week"),
    "month": message("{amount} net a month"),
    "year": message("{amount} net a year"),
}
_REMOTE = {"partly": message("partly from home"), "fully": message("entirely from home")}
_TOWNS = {"US": "{city}, {region}"}
_CREDENTIALS = {
    "high school": message("school-leaving certificate"),
    "associate degree": message("two-year degree"),
    "bachelor degree": message("bachelor’s degree"),
    "professional certificate": message("vocational qualification"),
    "postgraduate degree": message("postgraduate degree"),
}
# How a country writes the line of a street and a town (Universal Postal Union, addressing by country); elsewhere as
# in most of Europe.
_ADDRESSES = {
    "GB": "{street}, {city}, {postal_code}",
    "US": "{street}, {city}, {region}\u00a0{postal_code}",
    "RU": "{postal_code}, {city}, {street}",
}
_ADDRESS = "{street}, {postal_code}\u00a0{city}"


def pay(said: PostingPay, words: Words) -> str:
    """What is paid, as an amount or a range, with the time that it is paid for; empty when no number is given."""
    if said.currency is None or said.period is None:
        return ""
    given = [value for value in (said.min, said.max) if value is not None]
    # Where one end of a range has cents, so has the other.
    cents = any(value != int(value) for value in given)
    low, high = (
        money(value, said.currency, words.tag, cents) if value is not None else "" for value in (said.min, said.max)
    )
    if not given:
        return ""
    if low and high:
        amount = low if low == high else _range(low, high, words)
    else:
        amount = words("from {amount}", amount=low) if low else words("up to {amount}", amount=high)
    return words((_NET if said.gross is False else _GROSS)[said.period], amount=amount)


def shares(said: PostingPay, words: Words) -> str:
    """Which parts of the pay are fixed and variable; empty when nobody says."""
    if said.variable_share is None:
        return ""
    fixed, variable = (_percent(share, words) for share in (100 - said.variable_share, said.variable_share))
    return words("{fixed} fixed, {variable} variable", fixed=fixed, variable=variable)


def contract(said: PostingContract, words: Words) -> str:
    """The kind of contract, and how long it lasts; empty when nobody says."""
    if said.type is None:
        return ""
    named = words(_CONTRACTS[said.type])
    if not said.months:
        return named
    duration = words.count("{number} month", said.months, number=number(said.months, words.tag)).partition("|")[0]
    return words("{contract} of {duration}", contract=named, duration=duration)


def hours(said: PostingHours, words: Words) -> str:
    """Full or part time, and the hours of a week; empty when nobody says."""
    named = words(_HOURS[said.kind]) if said.kind else ""
    if said.weekly is None:
        return named
    weekly = words.count(
        "{number} hour a week", nearest_whole(said.weekly, words), number=number(said.weekly, words.tag)
    )
    return words("{time}, {hours}", time=named, hours=weekly) if named else weekly


def remote(said: PostingPlace, words: Words) -> str:
    """How much of the work is done from home, and from where; empty when none is."""
    if said.remote == "partly" and said.remote_days is not None:
        count = nearest_whole(said.remote_days, words)
        return words.count("{number} day a week from home", count, number=number(said.remote_days, words.tag))
    if said.remote not in _REMOTE:
        return ""
    named = words(_REMOTE[said.remote])
    if said.remote == "partly" or not said.remote_from:
        return named
    countries = series([country(code, words) for code in said.remote_from], words.tag)
    return words("{remote} ({countries})", remote=named, countries=countries)


def country(code: str, words: Words) -> str:
    """A country's name in the language; its letters where the language has none."""
    return str(locale(words.tag).territories.get(code, code))


def address(said: PostingPlace) -> str:
    """The address on one line, as its country writes it, less what is not known."""
    return _joined(_ADDRESSES.get(said.country or "", _ADDRESS), said)


def town(said: PostingPlace) -> str:
    """The town as its country names it in a line: Denver, CO. Empty when it is not known."""
    return _joined(_TOWNS.get(said.country or "", "{city}"), said) if said.city else ""


def education(said: Credential, words: Words) -> str:
    """A diploma by the word that search engines know it by."""
    return words(_CREDENTIALS[said])


def experience(said: PostingExperience, words: Words) -> str:
    """How much experience is asked for."""
    unit, count = ("{number} year", said.months // 12) if said.months % 12 == 0 else ("{number} month", said.months)
    amount = words.count(unit, count, number=number(count, words.tag)).partition("|")
    return words("at least {amount}", amount=amount[2] or amount[0])


def languages(said: list[PostingLanguage], words: Words) -> str:
    """Languages with their levels, as the language lists them."""
    return series([_language(each, words) for each in said], words.tag)


def day(value: object, words: Words) -> str:
    """A day in words, or that one begins as soon as possible."""
    return long_date(value, words.tag) if isinstance(value, date) else words("as soon as possible")


def _language(said: PostingLanguage, words: Words) -> str:
    named = str(locale(words.tag).languages.get(said.language, said.language))
    remark: list[str] = [said.level] if said.level else []
    remark += [words("desirable")] if said.desirable else []
    return f"{named} ({', '.join(remark)})" if remark else named


def _joined(pattern: str, said: PostingPlace) -> str:
    """The lines of an address, a postal code whole, one after the other."""
    code = (said.postal_code or "").replace(" ", "\u00a0")
    parts = {"street": said.street, "postal_code": code, "city": said.city, "region": said.region}
    lines = (_filled(line, parts).strip(" \u00a0") for line in pattern.split(", "))
    return ", ".join(line for line in lines if line)


def _filled(pattern: str, parts: Mapping[str, str | None]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"{{{name}}}", part or "")
    return pattern


def _range(low: str, high: str, words: Words) -> str:
    """Two amounts; a currency that stands behind both is said once."""
    sign = high.lstrip("0123456789.,' \u00a0\u202f’")
    behind = sign and high.endswith(sign) and low.endswith(sign)
    return words("{low} – {high}", low=low.removesuffix(sign).rstrip() if behind else low, high=high)


def _percent(share: Decimal, words: Words) -> str:
    return str(format_percent(share / 100, locale=locale(words.tag), decimal_quantization=False))
