"""A role, whole: every clause with its words, its readers and where it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.model.files import Category, Code, Comparison, Numbering, Period, Reader, TitleForm
from generator.model.source import Place, SourceText

READERS: Mapping[str, tuple[Reader, ...]] = {
    "purpose": ("employee", "candidate", "public"),
    "provisions": ("employee",),
    "knowledge": ("employee", "candidate"),
    "duties": ("employee", "candidate", "public"),
    "rights": ("employee",),
    "responsibilities": ("employee",),
    "evaluation": ("employee",),
    "relations": ("employee",),
    "requirements": ("employee", "candidate", "public"),
    "qualities": ("employee", "candidate", "public"),
    "skills": ("employee", "candidate", "public"),
    "career.advantages": ("candidate", "public"),
    "career.drawbacks": ("candidate", "public"),
    "cv": ("candidate",),
    "achievements": ("candidate",),
    "related_roles": ("candidate",),
    "marginal": ("employee",),
    "environment": ("employee",),
    "statements": ("employee",),
}
"""Who may read the clauses of a list when they do not say so themselves."""

TEXT_FACTS = (
    "department", "reports_to", "workplace", "classification", "collective_agreement", "education",
    "appointed_by", "proposed_by", "replaced_by", "physical_demands", "work_environment",
)  # fmt: skip
LIST_FACTS = ("replaces", "plans")
DATE_FACTS = ("effective_from", "next_review")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. `text` is None only for a responsibility that its jurisdiction has still to word.

    `vacancy` is how a vacancy says it; `serves` are the duties that a quality serves.
    """

    id: str
    text: SourceText | None
    optional: bool
    readers: tuple[Reader, ...]
    desirable: bool
    contains: str | None
    variant: str | None
    clauses: tuple[Clause, ...]
    place: Place
    vacancy: SourceText | None = None
    serves: tuple[str, ...] = ()

    def walk(self) -> Iterator[Clause]:
        """This clause and all below it."""
        yield self
        for clause in self.clauses:
            yield from clause.walk()


@dataclass(frozen=True, slots=True)
class Title:
    """The three forms of a title; a single form stands in all three."""

    masculine: SourceText
    feminine: SourceText
    inclusive: SourceText

    def form(self, form: TitleForm) -> SourceText:
        """One of the three."""
        return {"masculine": self.masculine, "feminine": self.feminine, "inclusive": self.inclusive}[form]


@dataclass(frozen=True, slots=True)
class Unit:
    """What a target counts: its forms by CLDR plural category, the gender of the noun, and `each` of it."""

    forms: Mapping[str, SourceText]
    gender: SourceText | None
    each: SourceText | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A target as data: `at least` 30 `call` a `day`. `unit` and `per` are ids of units."""

    id: str
    label: SourceText
    compare: Comparison
    value: Decimal | None
    unit: str | None
    period: Period | None
    per: str | None
    in_words: bool
    measured_in: SourceText | None
    readers: tuple[Reader, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Role:
    """A role with all that it inherits. `lists` holds the clauses by list, `texts` the facts that were given, `emptied`
    the keys of those that are to stay blank, whatever the employer says.

    `lineage` are the ids of the role and of those that it extends, the furthest last; `in_vacancy` are the clauses that
    a vacancy names, by `duties` and `profile`.
    """

    id: str
    language: str
    lineage: tuple[str, ...]
    overlay: bool
    title: Title
    short_name: Title | None
    alternative_titles: tuple[SourceText, ...]
    category: Category | None
    supervises: int | None
    codes: tuple[Code, ...]
    texts: Mapping[str, SourceText]
    emptied: frozenset[str]
    dates: Mapping[str, date]
    flsa_status: str | None
    series: Mapping[str, tuple[SourceText, ...]]
    numbering: Numbering
    layout: tuple[str, ...]
    extra_sections: bool
    lists: Mapping[str, tuple[Clause, ...]]
    measures: Mapping[str, Measure]
    units: Mapping[str, Unit]
    in_vacancy: Mapping[str, tuple[str, ...]]
    place: Place
    files: tuple[str, ...]

    def clauses(self, name: str) -> Iterator[Clause]:
        """Every clause of a list, all levels."""
        for clause in self.lists.get(name, ()):
            yield from clause.walk()
