"""What was recognised in somebody's job description, and what is known to compare it with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from generator.model.files import Comparison, Numbering, Period
from generator.model.import_file import ImportFile

PLACE = "jurisdictions"


@dataclass(frozen=True, slots=True)
class KnownTarget:
    """A target that a shipped clause prints: its id and its label."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class KnownClause:
    """A clause of a shipped role in the language of the text.

    `owner` is the role whose file words it, empty for a shared clause, PLACE for one that the place of the post adds;
    `top` is whether it stands on the first level of `role`; `plain` is whether nothing in its words hangs on the facts
    and targets of a role; `parent` whether there are clauses below it; `contains` whether it opens the list of
    knowledge; `holder` whether it names the holder of the post.
    """

    list: str
    id: str
    text: str
    owner: str
    role: str
    top: bool
    plain: bool
    parent: bool = False
    contains: bool = False
    holder: bool = False
    target: KnownTarget | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What a text in one language is compared with.

    `titles` are the titles of sections as the program prints them; `units` the words of each unit; `liabilities` how
    the place words each responsibility, `opening` those with which some place opens a list; `tops` the ids on the
    first level of each role's lists; `categories` those of the roles.
    """

    words: ImportFile
    clauses: tuple[KnownClause, ...]
    titles: Mapping[str, tuple[str, ...]]
    units: Mapping[str, tuple[str, ...]]
    liabilities: Mapping[str, tuple[str, ...]]
    opening: frozenset[str]
    tops: Mapping[str, Mapping[str, tuple[str, ...]]]
    categories: Mapping[str, str]

    def ids(self, name: str) -> frozenset[str]:
        """Every id that a list has anywhere."""
        return frozenset(clause.id for clause in self.clauses if clause.list == name)


@dataclass(frozen=True, slots=True)
class Match:
    """A shipped clause and how much a text is like it, in per cent; `same` is whether it says the same words."""

    clause: KnownClause
    score: float
    same: bool


@dataclass(frozen=True, slots=True)
class DraftTarget:
    """A number of the text as data; `said` are its words, `where` the place they stood in."""

    id: str
    label: str
    compare: Comparison
    value: Decimal | None
    unit: str | None
    period: Period | None
    said: str
    where: str


@dataclass(frozen=True, slots=True)
class DraftClause:
    """A clause to be written. `text` is None where the id alone says the same; `said` is what the source says.

    `shortened` is whether words of the source are in `said` alone, because data says what they say.
    """

    id: str
    text: str | None
    said: str
    where: str
    match: Match | None = None
    near: Match | None = None
    doubts: tuple[str, ...] = ()
    desirable: bool = False
    shortened: bool = False
    after: str | None = None
    contains: str | None = None
    clauses: tuple[DraftClause, ...] = ()

    def walk(self) -> Iterator[DraftClause]:
        """This clause and all below it."""
        yield self
        for clause in self.clauses:
            yield from clause.walk()


@dataclass(frozen=True, slots=True)
class DraftList:
    """A list of clauses: the headings it stood under, what was said of it, which inherited clauses it leaves out."""

    name: str
    headings: tuple[str, ...]
    clauses: tuple[DraftClause, ...]
    remarks: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def walk(self) -> Iterator[DraftClause]:
        """Every clause of every level."""
        for clause in self.clauses:
            yield from clause.walk()


@dataclass(frozen=True, slots=True)
class DraftFact:
    """A short fact. `value` is what stands behind the key, or a target for `experience`."""

    key: str
    value: str | tuple[str, ...] | DraftTarget
    said: str
    where: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A passage that fits nowhere, and why."""

    text: str
    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A role as far as a text tells it; `threshold` is the likeness, in per cent, from which clauses are the same."""

    id: str
    language: str
    source: str
    threshold: int
    title: DraftFact
    category: DraftFact
    numbering: Numbering
    layout: tuple[str, ...]
    facts: tuple[DraftFact, ...]
    lists: tuple[DraftList, ...]
    targets: tuple[DraftTarget, ...]
    unplaced: tuple[Unplaced, ...]
    extends: str | None = None
    inherits: tuple[str, ...] = ()
    remarks: tuple[str, ...] = field(default=())

    def clauses(self) -> Iterator[DraftClause]:
        """Every clause of every list."""
        for each in self.lists:
            yield from each.walk()

    def doubts(self) -> Iterator[tuple[str, str]]:
        """Every doubtful place: where it is, and why it is doubtful."""
        for fact in (self.title, self.category, *self.facts):
            yield from ((fact.where, doubt) for doubt in fact.doubts)
        for each in self.lists:
            where = each.headings[0] if each.headings else each.name
            yield from ((where, doubt) for doubt in each.doubts)
            for clause in each.walk():
                yield from ((clause.where, doubt) for doubt in clause.doubts)
