"""Texts and postings for the lint of vacancies, and what is found in them."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from generator.assets import Assets
from generator.model.finding import Finding
from generator.pipeline.bench import Bench
from generator.pipeline.linting import lint, rulebook, text_advert
from generator.pipeline.rulebook import Rulebook
from generator.review.vacancy.reading import passages

DAY = date(2026, 11, 27)
POSTING = """\
language: fr
role: account-manager
employer: {name: Durand SA}
place: {city: Lyon, country: FR}
contract: {type: permanent}
hours: {kind: full-time}
start: as-soon-as-possible
pay: {min: 30000, max: 40000, currency: EUR, period: year}
apply: {email: jobs@example.com}
posted: 2026-11-20
closes: 2026-12-31
"""
"""A posting in which nothing is wrong."""
TEXT = "Chargé ou chargée de clientèle\n\nDurand SA recrute à Lyon. Publié le 20 novembre 2026.\n\n{}\n"
PAY = "Salaire : 30 000 à 35 000 € brut par an."


@cache
def rules(locale: str, day: date = DAY) -> Rulebook:
    return rulebook(locale, Bench(Assets()), day)


def found(text: str, locale: str, day: date = DAY, marked: bool = False) -> tuple[Finding, ...]:
    """What is found in a text."""
    book = rules(locale, day)
    return book.check(text_advert(passages(text.split("\n"), "advert.txt", marked), "advert.txt", book))


def told(text: str, locale: str, rule: str, day: date = DAY) -> list[tuple[str, str]]:
    """The levels and words of what one rule finds in a text."""
    return [(each.level, each.words) for each in found(text, locale, day) if each.rule == rule]


def posting_found(
    folder: Path, text: str, locale: str = "fr-FR", day: date = DAY, roles: Path | None = None
) -> tuple[Finding, ...]:
    """What is found in a posting, less what only its lack of words in the language of the locale brings about."""
    path = folder / "posting.yaml"
    path.write_text(text, "utf-8")
    return lint([path], locale, Assets(roles), day).findings


def but(old: str, new: str, text: str = POSTING) -> str:
    """The posting with some of its words exchanged."""
    assert old in text
    return text.replace(old, new)


def of(findings: tuple[Finding, ...], rule: str) -> list[tuple[str, int, int, str]]:
    """What a rule has found: level, line, column, words."""
    return [(each.level, each.line, each.column, each.words) for each in findings if each.rule == rule]
