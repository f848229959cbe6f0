"""From a locale to the rules that vacancies are checked by, and from a composed vacancy to what they find in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from generator.errors import Problem
from generator.localise.measures import long_date, money, number
from generator.model.advert import Advert
from generator.model.document import Document
from generator.model.finding import Finding
from generator.model.jurisdiction import Jurisdiction
from generator.model.lint_file import LintFile
from generator.model.posting import Posting
from generator.model.request import Locale
from generator.model.role import Role
from generator.model.source import SourceFile, Sources, bare
from generator.model.words import Words
from generator.pipeline.bench import Bench
from generator.review import vacancy as rules
from generator.review.vacancy.case import Speech
from generator.review.vacancy.composed import advert as composed
from generator.review.vacancy.words import WordLists


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What it takes to check vacancies in one language under one place."""

    locale: Locale
    place: Jurisdiction
    words: Words
    lists: WordLists | None
    today: date

    def check(self, advert: Advert) -> tuple[Finding, ...]:
        """What the rules of the place find in an advert."""
        day, amount = partial(long_date, tag=self.words.tag), partial(_amount, tag=self.words.tag)
        return rules.check(advert, self.place.vacancy_rules, self.lists, Speech(self.words, day, amount))


def _amount(value: Decimal, currency: str, tag: str) -> str:
    return money(value, currency, tag) if currency else number(value, tag)


def check_composed(
    document: Document, posting: Posting | None, role: Role, sources: Sources, book: Rulebook
) -> tuple[Finding, ...]:
    """Check a vacancy that has been composed; `sources` are the files of its role, posting and place."""
    return book.check(composed(document, posting, role, sources, book.words, book.today))


_LISTS: dict[str, WordLists] = {}
"""By the checksum of their file: patterns are compiled once."""


def word_lists(language: str, bench: Bench) -> WordLists | None:
    """What the lint looks for in texts of a language; None where nobody has listed anything.

    Raises InputError for a list that is wrong.
    """
    file = bench.library.lint(language)
    if file is None:
        return None
    shaped = bench.shaped("lint", partial(_given, file))
    if file.sha256 not in _LISTS:
        _LISTS[file.sha256] = WordLists(LintFile.model_validate(bare(shaped.root)))
    return _LISTS[file.sha256]


def _given(file: SourceFile) -> SourceFile:
    return file


def problems(findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """Findings as the problems that stop a build, or warn; remarks are left out."""
    return tuple(
        Problem(each.file, each.line, each.column, "", f"{each.rule}: {each.message}", each.suggestion, "", each.level)
        for each in findings
        if each.level != "info"
    )
