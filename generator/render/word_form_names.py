"""The names that an employer's own Word form may use: what a document is to somebody who writes tags in Word.

Each class is a thing that tags can ask for a part of; the annotations are what the tags are checked against before
anything is filled in. templates/README.md lists the names for those who write forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from generator.model.document import RULE

T = TypeVar("T")


class Unknown(str):
    """What nobody has said: printed as a line to fill in by hand, and false where a tag asks whether it is there."""

    __slots__ = ()

    def __new__(cls, rule: str = RULE) -> Unknown:
        return super().__new__(cls, rule)

    def __bool__(self) -> bool:
        return False


class Named(Generic[T]):
    """Things in order that are also found by their ids, `-` written as `_`: `facts.department`.

    `absent` makes what stands for a thing that documents may have and this one has not.
    """

    __slots__ = ("_absent", "_by_id", "_items", "_known")

    def __init__(self, things: Sequence[tuple[str, T]], known: Sequence[str], absent: T) -> None:
        self._items = tuple(thing for _, thing in things)
        self._by_id: Mapping[str, T] = {attribute(name): thing for name, thing in reversed(things)}
        self._known, self._absent = known, absent

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, key: int | str) -> T:
        return self._items[key] if isinstance(key, int) else self._found(attribute(key))

    def __getattr__(self, name: str) -> T:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self._found(name)
        except KeyError:
            raise AttributeError(name) from None

    def _found(self, name: str) -> T:
        return self._by_id[name] if name in self._by_id or name not in self._known else self._absent


def attribute(name: str) -> str:
    """An id as a tag writes it."""
    return name.replace("-", "_")


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the table of facts; a tag that asks for it whole prints its value."""

    id: str
    label: str
    value: str
    prominent: bool

    def __bool__(self) -> bool:
        return bool(self.value)

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause; `note` and `reason` are empty where there is none."""

    id: str
    number: str
    level: int
    text: str
    note: str
    reason: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Column:
    id: str
    title: str
    align: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; a row is its cells in order, each also by the id of its column."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Named[str], ...]

    def __bool__(self) -> bool:
        return bool(self.rows)


@dataclass(frozen=True, slots=True)
class Section:
    """A section; `all_clauses` are those of every level in reading order."""

    id: str
    number: str
    title: str
    opening: str
    look: str
    boxed: bool
    clauses: tuple[Clause, ...]
    all_clauses: tuple[Clause, ...]
    tables: tuple[Table, ...]

    def __bool__(self) -> bool:
        return bool(self.clauses or self.tables)


@dataclass(frozen=True, slots=True)
class Purpose:
    title: str
    paragraphs: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Field:
    """A place to write or read something: `known` is what stands there already, `text` that or a line to fill in."""

    id: str
    caption: str
    text: str
    known: str


@dataclass(frozen=True, slots=True)
class Approval:
    heading: str
    fields: Named[Field]

    def __bool__(self) -> bool:
        return bool(len(self.fields))


@dataclass(frozen=True, slots=True)
class Signatures:
    """A block of signatures; a row is the fields of a person who signs, in order and by id."""

    id: str
    title: str
    statement: str
    rows: tuple[Named[Field], ...]

    def __bool__(self) -> bool:
        return bool(self.rows)


@dataclass(frozen=True, slots=True)
class Properties:
    title: str
    author: str
    subject: str
    keywords: str
    comments: str


@dataclass(frozen=True, slots=True)
class Employer:
    """Whose document it is; `logo` is a picture that a tag prints, or nothing."""

    name: str
    short_name: str
    lines: tuple[str, ...]
    address: str
    address_lines: tuple[str, ...]
    registration: str
    registration_lines: tuple[str, ...]
    head_post: str
    head_name: str
    collective_agreement: str
    logo: Any

    def __bool__(self) -> bool:
        return bool(self.name)


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    number: str
    start: str

    def __bool__(self) -> bool:
        return bool(self.name)


@dataclass(frozen=True, slots=True)
class Issue:
    number: str
    version: str

    def __bool__(self) -> bool:
        return bool(self.number)


@dataclass(frozen=True, slots=True)
class Document:
    """All that a form can ask for. A tag names it `document`; its parts also stand alone: `{{ title }}`."""

    kind: str
    role: str
    locale: str
    language: str
    place: str
    date: date
    edition: str
    label: str
    title: str
    subtitle: str
    lead: tuple[str, ...]
    facts: Named[Fact]
    purpose: Purpose
    sections: Named[Section]
    tables: Named[Table]
    approval: Approval
    signatures: Named[Signatures]
    note: str
    employer: Employer
    person: Person
    issue: Issue
    properties: Properties


IDS: Mapping[Any, tuple[str, ...]] = {
    Fact: (
        "employer", "post", "incumbent", "since", "alternative_titles", "department", "workplace", "reports_to",
        "replaced_by", "replaces", "category", "supervises", "classification", "collective_agreement", "education",
        "experience", "codes", "flsa_status", "effective_from", "next_review", "number", "issued", "place", "pay",
        "parts", "benefits", "reason", "contract", "remote", "hours", "start", "languages", "posts", "reference",
        "website", "posted", "closes",
    ),
    Section: (
        "provisions", "tasks", "knowledge", "duties", "marginal", "rights", "responsibilities", "evaluation",
        "relations", "profile", "environment", "statements", "offer", "apply", "equal_opportunity", "before",
        "matching_qualities", "skills", "client_experience", "achievements", "references", "spelling", "photo",
        "contact_details", "proofread", "study_paths", "advantages", "drawbacks", "related",
    ),
    Table: ("targets", "profile_requirements", "profile_knowledge", "profile_skills", "profile_qualities"),
    Signatures: ("acceptance", "acknowledgement", "visas", "elaboration", "receipt", "entry_into_force"),
    Field: ("part", "post", "signature", "name", "date"),
    str: ("reference", "target", "bound", "frequency", "source", "criterion", "importance"),
}  # fmt: skip
"""The ids of what stands in a `Named`: whatever documents can have. A tag that asks for one that this document has
not is no mistake; one that asks for any other is."""
