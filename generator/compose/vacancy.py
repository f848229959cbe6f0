"""From a LocalRole and its posting to the tree of a vacancy: what anybody may read, chosen and short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from generator.compose.running import empty, furniture
from generator.model.document import (
    Clause,
    Content,
    Document,
    Fact,
    Furniture,
    Letterhead,
    Look,
    Purpose,
    Section,
    Text,
    plain,
)
from generator.model.files import Reader
from generator.model.local import LocalClause, LocalRole, Pointer, Unprinted
from generator.model.local_vacancy import Line, LocalPosting
from generator.model.request import Length
from generator.model.words import message

KIND = "vacancy"
_READER: Reader = "public"
_PROFILE = ("requirements", "qualities", "skills")
_SECTIONS = {
    "duties": message("What you will do"),
    "profile": message("Whom we are looking for"),
    "offer": message("What we offer"),
    "apply": message("How to apply"),
}


@dataclass(frozen=True, slots=True)
class _Measure:
    """How much a vacancy of one length says: paragraphs on the mission, duties, criteria in all, lines on the offer
    (the employer's own, the role's, its drawbacks), ways to apply; and which facts, None where it says them all."""

    mission: int
    duties: int
    criteria: int
    own: int
    advantages: int
    drawbacks: int
    ways: int
    facts: tuple[str, ...] | None


_SOCIAL = ("employer", "pay", "place", "start", "reference", "posted", "closes")
_SHORT = (*_SOCIAL, "contract", "hours", "parts", "remote", "education", "experience", "languages")
# About 450, 180 and 60 words in all. Where an employer says much, the role's own part says less, step by step.
_MEASURES: dict[Length, tuple[_Measure, ...]] = {
    "full": (
        _Measure(2, 8, 6, 6, 3, 3, 9, None),
        _Measure(2, 8, 6, 6, 1, 3, 9, None),
        _Measure(1, 7, 6, 6, 1, 3, 9, None),
        _Measure(1, 6, 5, 6, 0, 2, 9, None),
        _Measure(1, 5, 4, 5, 0, 1, 9, None),
    ),
    "short": (
        _Measure(1, 3, 3, 1, 1, 0, 1, _SHORT),
        _Measure(1, 3, 2, 1, 0, 0, 1, _SHORT),
        _Measure(1, 2, 2, 1, 0, 0, 1, _SHORT),
    ),
    "social": (_Measure(1, 0, 0, 0, 0, 0, 1, _SOCIAL),),
}
_ENOUGH: dict[Length, int] = {"full": 420, "short": 190, "social": 70}
_SIX_LINES, _HEAD = 50, 25
"""In words; the head of a letter takes what three lines do."""
_EDGES = (13.0, 12.0)
"""The most that stays free above and below, in millimetres: one page without running words takes their room."""
_HIGHER = 3.0
"""Millimetres less above the head of a letter, which is itself the upper edge of the page."""
_OFFERS = 4
"""Lines on what is offered that are enough."""
_ESSENTIAL = 5
"""The most criteria that a role's own choice calls essential: one who reads more reads none."""


def vacancy(role: LocalRole) -> Document:
    """Compose the vacancy: what the public may read of the role, and what its posting adds."""
    assert role.posting is not None
    length = role.posting.length
    for measure in _MEASURES[length]:
        document = _Composer(role, role.posting, measure).document()
        # A sheet of Letter has 18 mm less, which are six lines.
        room = _ENOUGH[length] - (_SIX_LINES if length == "full" and role.page.paper == "Letter" else 0)
        room -= _HEAD if length == "full" and document.letterhead else 0
        if _words(document) <= room:
            break
    return document


class _Composer:
    def __init__(self, role: LocalRole, posting: LocalPosting, measure: _Measure) -> None:
        self.role, self.posting, self.words, self.measure = role, posting, role.words, measure
        self.whole = posting.length == "full"

    def document(self) -> Document:
        role, posting = self.role, self.posting
        label = self._said(message("Vacancy"))
        employer = "".join(part.text for part in posting.employer if isinstance(part, Text))
        made = empty(role, KIND, label if self.whole else "", posting.title)
        title = self.words.typeset(self.words("Vacancy: {title}", title=posting.title))
        paper = self._paper(employer)
        top = _EDGES[0] - (_HIGHER if paper else 0)
        return replace(
            made,
            page=replace(role.page, top=min(role.page.top, top), bottom=min(role.page.bottom, _EDGES[1])),
            subtitle=self._summary(),
            employer=posting.employer,
            letterhead=paper,
            lead=tuple(self._lead()),
            facts=tuple(self._facts()),
            purpose=self._mission() if self.whole else None,
            sections=tuple(self._sections()),
            furniture=self._furniture(label, employer),
            properties=replace(
                made.properties, title=title, author=employer, subject=label, keywords=(label, posting.title)
            ),
            job=posting.job,
            pasted=not self.whole,
        )

    def _paper(self, employer: str) -> Letterhead | None:
        """The employer's paper; none where the posting names another, whose address it is not."""
        head = self.role.letterhead
        return head if head and employer in (head.name, head.short_name) else None

    def _furniture(self, label: str, employer: str) -> Furniture:
        """Of a text to paste there are no pages; a vacancy has one, and says itself when it was published."""
        if not self.whole:
            return Furniture(employer, (), "", "", ())
        return replace(furniture(self.role, label, self.posting.title), header_left=employer, footer_left="", page=())

    def _said(self, english: str) -> str:
        return self.words.typeset(self.words(english))

    def _summary(self) -> Content:
        """Place, contract and hours in one line."""
        return (Text(" · ".join(self.posting.summary)),) if self.posting.summary else ()

    def _lead(self) -> Iterator[Content]:
        """What opens the text: who recruits or, where there is room for one paragraph alone, the mission."""
        yield from (line.content for line in self.posting.opening if self.whole)
        yield from (self._content(clause) for clause in self._missions() if not self.whole)

    def _facts(self) -> Iterator[Fact]:
        for fact in self.posting.facts:
            if self.measure.facts is None or fact.id in self.measure.facts:
                yield Fact(fact.id, fact.label, fact.content, prominent=fact.id == "pay")

    def _missions(self) -> Sequence[LocalClause]:
        return self._chosen(self._public("purpose"))[: self.measure.mission]

    def _mission(self) -> Purpose | None:
        paragraphs = tuple(map(self._content, self._missions()))
        return Purpose(self._said(message("Your mission")), paragraphs) if paragraphs else None

    # --- sections

    def _sections(self) -> Iterator[Section]:
        made = {
            "duties": self._points("duties", self._duties()),
            "profile": self._profile(),
            "offer": self._offer(),
            "apply": map(self._line, self.posting.apply[: self.measure.ways]),
        }
        looks: dict[str, Look] = {"apply": "prose"}
        for name, clauses in made.items():
            yield from self._section(name, clauses, looks.get(name, "points"), boxed=name == "apply")
        if self.posting.length != "social":
            yield from self._section("equal-opportunity", [self._line(self.posting.equal_opportunity)], "prose")

    def _section(self, name: str, clauses: Iterable[Clause], look: Look, boxed: bool = False) -> Iterator[Section]:
        if listed := tuple(clauses):
            titled = name in _SECTIONS and (self.whole or look == "points")
            title = self._said(_SECTIONS[name]) if titled else ""
            yield Section(name, name, "", title, listed, (), look=look, boxed=boxed)

    def _public(self, name: str) -> tuple[LocalClause, ...]:
        """The clauses of a list that anybody may read; of tasks, their duties where the role words these."""
        found: list[LocalClause] = []
        for clause in self.role.lists.get(name, ()):
            below = [each for each in clause.walk() if each is not clause and each.chosen]
            found += below if below and not clause.chosen else [clause]
        return tuple(clause for clause in found if _READER in clause.readers and not _refers(clause))

    @staticmethod
    def _chosen(clauses: Sequence[LocalClause]) -> Sequence[LocalClause]:
        """Those that the role words for vacancies; all, where it words none."""
        return [clause for clause in clauses if clause.chosen] or clauses

    def _duties(self) -> Sequence[LocalClause]:
        asked = self.posting.duties
        if asked is None:
            return self._chosen(self._public("duties"))[: self.measure.duties]
        return self._named("duties", asked)[: None if self.whole else self.measure.duties]

    def _named(self, name: str, asked: Sequence[str]) -> Sequence[LocalClause]:
        """Clauses that the employer has chosen by id, as far as anybody may read them."""
        known = {clause.id: clause for top in self.role.lists.get(name, ()) for clause in top.walk()}
        return [known[each] for each in asked if each in known and _READER in known[each].readers]

    def _profile(self) -> Iterator[Clause]:
        asked = self.posting.profile
        if asked is None:
            listed = [clause for name in _PROFILE for clause in self._chosen(self._public(name))]
            listed = [clause for clause in listed if clause.id not in self.posting.said_as_facts]
        else:
            listed = [clause for name in _PROFILE for clause in self._named(name, asked)]
            listed.sort(key=lambda clause: asked.index(clause.id))
        essential = [clause for clause in listed if not clause.desirable]
        desirable = [clause for clause in listed if clause.desirable]
        if asked is None or not self.whole:
            essential = essential[: min(_ESSENTIAL, self.measure.criteria)]
            desirable = desirable[: self.measure.criteria - len(essential)]
        if not desirable:
            yield from self._points("profile", essential)
            return
        groups = ((message("Essential"), essential), (message("Desirable"), desirable))
        for heading, group in groups:
            if group:
                yield self._group("profile", self._said(heading), tuple(self._points("profile", group, 2)))

    def _offer(self) -> Iterator[Clause]:
        posting = self.posting
        own = list(map(self._line, posting.offer[: self.measure.own]))
        named = self._chosen(self._public("career.advantages")) if posting.advantages else ()
        yield from own
        # What the employer says of itself comes before what holds for the trade.
        room = min(self.measure.advantages, max(0, _OFFERS - len(own)))
        yield from self._points("offer", named[: room if self.whole or not own else 0])
        listed = self._chosen(self._public("career.drawbacks")) if posting.drawbacks else ()
        drawbacks = [clause for clause in listed if clause.id not in posting.said_as_facts][: self.measure.drawbacks]
        if drawbacks:
            heading = self._said(message("What you should know"))
            yield self._group("offer", heading, tuple(self._points("offer", drawbacks, 2)))

    # --- clauses

    def _points(self, section: str, clauses: Iterable[LocalClause], level: int = 1) -> Iterator[Clause]:
        for clause in clauses:
            yield Clause(
                id=clause.id,
                anchor=f"{section}-{clause.id}",
                number="",
                level=level,
                content=self._content(clause),
                note=None,
                clauses=(),
                origin=clause.origin,
            )

    def _group(self, section: str, heading: str, clauses: tuple[Clause, ...]) -> Clause:
        name = f"{section}-{len(clauses)}-{clauses[0].id}"
        return Clause(name, name, "", 1, (Text(heading),), None, clauses, clauses[0].origin)

    @staticmethod
    def _line(line: Line) -> Clause:
        return Clause(line.id, f"posting-{line.id}", "", 1, line.content, None, (), line.origin)

    def _content(self, clause: LocalClause) -> Content:
        for part in clause.content:
            if isinstance(part, Pointer):
                raise Unprinted(part.target, clause.origin)
        return cast(Content, clause.content)


def _words(document: Document) -> int:
    """How many words a reader reads."""
    said = [document.title, document.label, plain(document.subtitle), *map(plain, document.lead)]
    said += [f"{fact.label} {plain(fact.value)}" for fact in document.facts]
    said += map(plain, document.purpose.paragraphs) if document.purpose else ()
    for section in document.sections:
        said += [section.title, *(plain(clause.content) for clause in section.walk())]
    return sum(1 for word in " ".join(said).split() if any(map(str.isalnum, word)))


def _refers(clause: LocalClause) -> bool:
    """Whether a clause points to another, by a number that a vacancy does not print."""
    return any(isinstance(part, Pointer) for part in clause.content)
