"""A vacancy as the lint reads it: passages of text that know where they stand, and what is known beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from generator.model.posting import Posting
from generator.model.source import Place

VacancyRuleId = Literal[
    "gender-title", "age", "protected-trait", "pay-range", "pay-history", "french-text", "dated", "employer-named",
    "truth", "dates", "fee", "photo-request", "fine", "inflated-title", "gender-coded",
]  # fmt: skip
VACANCY_RULES: tuple[VacancyRuleId, ...] = get_args(VacancyRuleId)
"""The rules for vacancies, in the order in which they are told."""

UNSEEN = "\u200b"
"""Stands in a passage for signs that mark it up: Unicode's zero width space."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand together; `at` tells where a sign of theirs stands, by its offset."""

    text: str
    at: Callable[[int], Place] = field(compare=False, repr=False)

    def words(self, start: int, end: int) -> str:
        """The words between two offsets, on one line and without their mark-up."""
        return " ".join(self.text[start:end].replace(UNSEEN, "").split())


def fixed(place: Place) -> Callable[[int], Place]:
    """For words of which it is known only where they begin, a translation of a clause say."""
    return lambda _: place


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """What a vacancy is held against: the role's titles in all forms, how many people the post leads (None: unknown),
    and the texts of its facts, empty where they are not given."""

    titles: tuple[str, ...]
    supervises: int | None
    workplace: str = ""
    collective_agreement: str = ""
    experience_months: int | None = None


@dataclass(frozen=True, slots=True)
class Advert:
    """One vacancy in one language for one place.

    `passages` are its texts but for the title; `region` is the part of the country that the work is done in, as
    addresses say it (CA), empty if unknown; `employer` is who recruits, where that is known from elsewhere than the
    posting. `posting` and `role` are there where the vacancy is made of them.
    `draft` is true where it is made of a role alone: what only a posting can tell is then not missed.
    """

    file: str
    language: str
    jurisdiction: str
    today: date
    title: Passage | None
    passages: tuple[Passage, ...]
    region: str = ""
    employer: str = ""
    posting: Posting | None = None
    role: RoleFacts | None = None
    draft: bool = False

    def texts(self) -> Iterator[Passage]:
        """Every passage, the title first."""
        if self.title:
            yield self.title
        yield from self.passages
