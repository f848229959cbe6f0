"""A role in the words of one language, under one place: everything said, nothing numbered yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.model.document import Blank, Holder, Issue, Letterhead, Page, Text
from generator.model.files import Reader
from generator.model.local_vacancy import LocalGuide, LocalPosting
from generator.model.words import Words


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference to a clause whose number is not known yet: `calls`, or `duties/calls` where an id stands twice."""

    target: str


Said = tuple[Text | Blank | Pointer, ...]


class Unprinted(LookupError):
    """A reference to a clause that this document does not print; `origin` is the `file:line:column` of the words."""

    def __init__(self, target: str, origin: str) -> None:
        self.target, self.origin = target, origin
        super().__init__(f"{origin}: {target}")


@dataclass(frozen=True, slots=True)
class LocalClause:
    """A clause in words. `origin` is the `file:line:column` that they came from.

    `chosen` is whether the role words it for vacancies, and `short` these words where a candidate is guided by them;
    `serves` are the duties that a quality serves.
    """

    id: str
    content: Said
    optional: bool
    desirable: bool
    readers: tuple[Reader, ...]
    contains: str | None
    clauses: tuple[LocalClause, ...]
    origin: str
    chosen: bool = False
    short: Said = ()
    serves: tuple[str, ...] = ()

    def walk(self) -> Iterator[LocalClause]:
        """This clause and all below it."""
        yield self
        for clause in self.clauses:
            yield from clause.walk()


@dataclass(frozen=True, slots=True)
class LocalTarget:
    """A target as the table prints it: what, how much, how often, and where it is measured.

    `clauses` are those that say it, as `list/id`.
    """

    id: str
    clauses: tuple[str, ...]
    label: str
    bound: str
    frequency: str
    measured_in: Said
    readers: tuple[Reader, ...]


@dataclass(frozen=True, slots=True)
class LocalSignatures:
    """A block of signatures in words: of each signatory an id, as what, the post, and the name where it is known."""

    id: str
    title: str
    statement: Said | None
    fields: tuple[str, ...]
    signatories: tuple[tuple[str, Said | None, Said | None, str], ...]


@dataclass(frozen=True, slots=True)
class LocalRole:
    """A role that a document can be composed from, in one language under one place.

    `facts` maps each fact to what it says (a blank where it was not given); `always` names those that are printed as
    blanks; `openings` are words that lead to the clauses of a section; `approval` is the heading and the fields of
    the approval block with what is known of them; `employer_name` is the short one of running heads; `profile` names
    the lists that the profile holds, `criteria` the words for essential and desirable ones where they are told apart.
    `posting` is there for a vacancy alone, `guide` for the guidance on a CV alone.
    """

    id: str
    locale: str
    language: str
    tag: str
    direction: str
    jurisdiction: str
    date: date
    page: Page
    words: Words
    title: str
    facts: Mapping[str, Said]
    fact_labels: Mapping[str, str]
    fact_order: tuple[str, ...]
    always: tuple[str, ...]
    employer: Said
    employer_name: str
    numbering: str
    layout: tuple[str, ...]
    section_titles: Mapping[str, str]
    openings: Mapping[str, Said]
    profile: tuple[str, ...]
    criteria: tuple[str, str] | None
    lists: Mapping[str, tuple[LocalClause, ...]]
    targets: tuple[LocalTarget, ...]
    approval: tuple[str, tuple[tuple[str, str | None], ...]] | None
    signatures: tuple[LocalSignatures, ...]
    legal_note: str
    legal_note_place: str
    edition: str
    posting: LocalPosting | None = None
    guide: LocalGuide | None = None
    letterhead: Letterhead | None = None
    holder: Holder | None = None
    issue: Issue | None = None
