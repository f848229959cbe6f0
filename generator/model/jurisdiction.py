"""What the law and custom of one place make of a document: words, laws, rules and blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.model.advert import VacancyRuleId
from generator.model.document import Page
from generator.model.files import Kind, Numbering, TitleForm
from generator.model.finding import Gravity
from generator.model.role import Clause
from generator.model.source import Place, SourceText


@dataclass(frozen=True, slots=True)
class Law:
    """A law by its printed name, with the source of that name and the day it was checked."""

    name: SourceText
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A responsibility as the place words it; `text` is None where the place excludes it, `excluded` says why."""

    text: SourceText | None
    variants: Mapping[str, SourceText]
    excluded: SourceText | None
    source: str
    checked: date
    place: Place


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Words that no clause may contain; a word that ends in `*` stands for every ending."""

    words: tuple[str, ...]
    reason: SourceText
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class Approval:
    """The approval block: its word, and its fields in order."""

    heading: SourceText
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs, as what (`part`) and in which post; None for a blank."""

    id: str
    part: SourceText | None
    post: SourceText | None


@dataclass(frozen=True, slots=True)
class Signatures:
    """A block of signatures."""

    id: str
    title: SourceText
    statement: SourceText | None
    fields: tuple[str, ...]
    signatories: tuple[Signatory, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """A clause that the place adds to a section, and the law or usage that asks for it."""

    clause: Clause
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Clauses of a section that documents of the place do not hold, and why."""

    section: str
    clauses: tuple[str, ...]
    reason: SourceText
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class Criteria:
    """How the place calls what a candidate must have and what a candidate should have."""

    essential: SourceText
    desirable: SourceText


Custom = Literal["omit", "optional", "usual"]


@dataclass(frozen=True, slots=True)
class CvCustoms:
    """What a CV holds in this place and leaves out: the most pages, and the advice in words."""

    pages: int
    photo: Custom
    birth_date: Custom
    marital_status: Custom
    nationality: Custom
    photo_text: SourceText
    data_text: SourceText
    length_text: SourceText
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class EqualOpportunity:
    """What a vacancy says at its end, and the law or usage behind it."""

    text: SourceText
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class VacancyRule:
    """How grave a place takes something in a vacancy, from and until which day (None: always), and in which regions
    of it (none: everywhere)."""

    level: Gravity
    since: date | None
    until: date | None
    regions: tuple[str, ...]
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class StudyPath:
    """A way of study that leads to posts; `roles` is empty where it leads to all."""

    id: str
    text: SourceText
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """One place. `sections` and `fact_labels` are words that differ from the language's usual ones.

    `title_form` is the usual one by kind of document; `openings` lead to the clauses of a section; `always` names
    facts that are printed as blanks while unknown; `profile` the lists that the section of that name holds, told
    apart by `criteria` where the place does so.
    """

    id: str
    language: str
    name: SourceText
    usual_for: tuple[str, ...]
    title_form: Mapping[Kind, TitleForm]
    numbering: Numbering | None
    page: Page
    code_schemes: tuple[str, ...]
    facts: tuple[str, ...]
    always: tuple[str, ...]
    fact_labels: Mapping[str, SourceText]
    openings: Mapping[str, SourceText]
    sections: Mapping[str, SourceText]
    layout: tuple[str, ...] | None
    extra_sections: tuple[str, ...]
    profile: tuple[str, ...]
    criteria: Criteria | None
    added: Mapping[str, tuple[Added, ...]]
    left_out: tuple[LeftOut, ...]
    laws: Mapping[str, Law]
    responsibilities: Mapping[str, Responsibility]
    forbidden: tuple[Forbidden, ...]
    approval: Approval | None
    signatures: tuple[Signatures, ...]
    equal_opportunity: EqualOpportunity
    vacancy_rules: Mapping[VacancyRuleId, tuple[VacancyRule, ...]]
    cv: CvCustoms
    study_paths: tuple[StudyPath, ...]
    legal_note: SourceText
    legal_note_place: Literal["footnote", "properties"]
    file: str
