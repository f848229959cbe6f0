"""From a manuscript and what is known in its language to a draft of a role. No word of it is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from generator.errors import InputError, Problem
from generator.model.draft import PLACE, Draft, DraftClause, DraftFact, DraftList, Known, Match, Unplaced
from generator.model.manuscript import Manuscript
from generator.recognise import inheriting
from generator.recognise.clauses import Writer, compared
from generator.recognise.criteria import Criteria
from generator.recognise.facts import Facts
from generator.recognise.headings import UNKNOWN, Headings
from generator.recognise.matching import Matcher, liability
from generator.recognise.outline import SIGNATURES, Branch, Outline, Section, outline
from generator.recognise.passages import Passage, passages
from generator.recognise.rows import rows
from generator.recognise.targets import Targets
from generator.recognise.title import Titles
from generator.recognise.wording import normal, slug

_PROFILE = ("requirements", "qualities", "skills")
_SECTIONS = ("provisions", "knowledge", "duties", "rights", "responsibilities", "evaluation", "relations")
_SPEAKING = ("rights", "responsibilities")
"""The sections that places open with a sentence on the holder."""
_SHORT_NAME = "sentences name the holder by this title; a `short_name` says it shorter, with its article if it has one."
_FEWEST = 2
_NO_DUTIES = "no list of duties was found in this document."
_HINT = "Give its sections their titles, such as “Duties”, on a line of their own, and import it again."
_OF_SIGNATURES = "it belongs to approval and signatures, which the place of the post words"


@dataclass(frozen=True, slots=True)
class Asked:
    """How a document is to be read: its name, what the role is to be called, from how many per cent clauses are the
    same, and the roles that there are."""

    source: str
    name: str
    threshold: int
    taken: frozenset[str]
    marked: bool = False


def recognise(manuscript: Manuscript, known: Known, asked: Asked) -> Draft:
    """Read a job description. Raises InputError where nothing in it reads as a list of duties."""
    headings = Headings(known)
    parts = re.compile(rf"(?:{'|'.join(map(re.escape, known.words.parts))})(?!\w)\.?", re.IGNORECASE)
    criteria = Criteria(known.words)
    read = rows(passages(manuscript, asked.marked, parts, headings), headings, criteria)
    return _Drafting(outline(read, headings, known.words.signed, criteria), criteria, known, asked).draft()


@dataclass(slots=True)
class _Found:
    """What stands under one name: the branches of its sections, and what was said of them."""

    headings: list[str] = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


class _Drafting:
    def __init__(self, read: Outline, criteria: Criteria, known: Known, asked: Asked) -> None:
        self.read, self.criteria, self.known, self.asked = read, criteria, known, asked
        self.targets, self.matcher = Targets(known), Matcher(known)
        self.facts = Facts(known, self.targets)
        self.lists: dict[str, _Found] = {}
        self.layout: list[str] = []
        self.unplaced: list[Unplaced] = []
        self.knows = tuple(map(normal, known.words.knows))
        self.contained = ""

    def draft(self) -> Draft:
        title = self._head()
        for name, section in self._named():
            self._place(name, section)
        for passage in self.read.margins:
            self._leave(passage, f"it stands in {passage.where} of the pages")
        if not self.lists.get("duties") or not self.lists["duties"].branches:
            raise InputError([Problem(self.asked.source, 0, 0, "", _NO_DUTIES, _HINT)])
        lists, parent, writer = self._lists()
        return Draft(
            id=self._id(title),
            language=self.known.words.language,
            source=self.asked.source,
            threshold=self.asked.threshold,
            title=self._spoken(title, lists),
            category=self._category(parent),
            numbering="classic" if self._roman() else "decimal",
            layout=tuple(dict.fromkeys(self.layout)),
            facts=tuple(fact for name, fact in self.facts.found.items() if name not in ("title", "category")),
            lists=lists,
            targets=tuple(writer.found),
            unplaced=tuple(self.unplaced),
            extends=parent or None,
            inherits=tuple(each.name for each in lists if self._inherited(parent, each.name)) if parent else (),
        )

    def _head(self) -> DraftFact:
        """The title; the facts of the head are kept, and what else stands in it is left."""
        titles, head = Titles(self.known), self.read.head
        named, used = titles.find(head)
        for passage in head:
            if passage.order not in used:
                self._fact_of_head(passage)
        labelled = self.facts.found.pop("title", None)
        if labelled and named:
            # The label names the post; the heading may bend its name.
            return replace(labelled, value=_named(labelled), said=f"{named.said} / {labelled.said}")
        if labelled:
            lost = [each for each in head if each.order in used]
            return replace(
                labelled, value=_named(labelled), said=" / ".join([*(each.shown for each in lost), labelled.said])
            )
        if named:
            return named
        rest = [each for each in self.unplaced if each.text == (head[0].shown if head else None)]
        guessed, taken = titles.guess(head[:1] if rest else (), self.asked.name)
        if taken:
            self.unplaced.remove(rest[0])
        kinds = " / ".join(each.shown for each in head if each.order in used)
        return replace(guessed, said=f"{kinds} / {guessed.said}".strip(" /"))

    def _spoken(self, title: DraftFact, lists: Sequence[DraftList]) -> DraftFact:
        """The title, with a remark where sentences of the place or of shipped clauses name the holder by it."""
        shared = (clause.match for each in lists for clause in each.walk() if clause.text is None)
        if {each.name for each in lists}.isdisjoint(_SPEAKING) and not any(
            each and each.clause.holder for each in shared
        ):
            return title
        return replace(title, doubts=(*title.doubts, _SHORT_NAME))

    def _fact_of_head(self, passage: Passage) -> None:
        split = self.facts.split(passage)
        if not (split and self.facts.take(*split, passage, passage.shown)):
            self._leave(passage, "it stands before the first section")

    def _named(self) -> Iterator[tuple[str, Section]]:
        """The sections by their names, those put right of which a title says little: responsibilities, or duties."""
        sections = self.read.sections
        names = [section.name for section in sections]
        if "duties" not in names:
            for index, section in enumerate(sections):
                if names[index] == "responsibilities" and not self._liable(section):
                    names[index] = "duties"
                    section.doubts.append("its title may also mean what the holder answers for; it is read as duties.")
        elif "responsibilities" not in names and names.count("duties") > 1:
            for index, section in enumerate(sections):
                if names[index] == "duties" and index != names.index("duties") and self._liable(section):
                    names[index] = "responsibilities"
                    section.doubts.append("its title may also mean duties; it is read as what the holder answers for.")
        if "duties" not in names and (longest := max(sections, key=lambda each: len(each.branches), default=None)):
            at = sections.index(longest)
            if names[at] == UNKNOWN and len(longest.branches) >= _FEWEST:
                names[at] = "duties"
                longest.doubts.append(
                    "its title says nothing that is known; it is read as duties, for it is the longest."
                )
        return zip(names, sections, strict=True)

    def _liable(self, section: Section) -> bool:
        spoken = [bool(liability(each.passage.text, self.known, self.asked.threshold)[0]) for each in section.branches]
        return bool(spoken) and sum(spoken) * 2 >= len(spoken)

    def _place(self, name: str, section: Section) -> None:
        if name in (UNKNOWN, SIGNATURES):
            why = _OF_SIGNATURES if name else f"the heading “{section.heading.text}” names no section that is known"
            for each in (section.heading, *section.heads, *section.passages):
                self._leave(each, why)
            return
        found = self.lists.setdefault(name, _Found())
        found.headings.append(f"{section.heading.shown} ({section.heading.where})")
        where = f"{section.heading.where}: " if len(found.headings) > 1 else ""
        found.doubts += [f"{where}{doubt}" for doubt in section.doubts]
        if section.opening:
            found.remarks.append(f"It opens with “{section.opening.text}” ({section.opening.where}).")
        found.remarks += [f"“{each.text}” tells essential from desirable ({each.where})." for each in section.heads]
        for branch in section.branches:
            for every in branch.walk():
                every.passage = self.criteria.settled(name, every.passage)
        branches = self._without_facts(section.branches) if name == "provisions" else section.branches
        branches = self._without_knowledge(branches) if name == "provisions" else branches
        found.branches += branches
        found.branches = self._without_added(name, found)
        self.layout += ["profile"] if name in _PROFILE else [name] if name in _SECTIONS else []

    def _without_facts(self, branches: Sequence[Branch]) -> list[Branch]:
        """The provisions that are no mere facts, such as “Department: Sales”."""
        kept = []
        for branch in branches:
            split = self.facts.split(branch.passage) if not branch.below else None
            if split and self.facts.take(*split, branch.passage, branch.passage.shown):
                continue
            self.facts.from_sentence(branch.passage)
            kept.append(branch)
        return kept

    def _without_added(self, name: str, found: _Found) -> list[Branch]:
        """The clauses of a list without those that the place of the post adds by itself."""
        kept = []
        for branch in found.branches:
            passage, match = branch.passage, self.matcher.best(name, branch.passage.text)
            if match and match.same and match.clause.owner == PLACE and not branch.below:
                found.remarks.append(f"The place of the post adds “{passage.text}” ({passage.where}).")
            else:
                kept.append(branch)
        return kept

    def _without_knowledge(self, branches: Sequence[Branch]) -> list[Branch]:
        """The provisions, where one lists what the holder must know, without that list, which is one of its own."""
        for branch in branches:
            if self.contained or not any(f" {each} " in f" {normal(branch.passage.text)} " for each in self.knows):
                continue
            below = branch.below or _listed(branch)
            if below:
                self.lists.setdefault("knowledge", _Found()).branches += below
                self.lists["knowledge"].remarks.append(f"They stand under “{branch.passage.text}”.")
                branch.below = []
                self.contained = branch.passage.text
        return list(branches)

    def _lists(self) -> tuple[tuple[DraftList, ...], str, Writer]:
        worded = {name: found for name, found in self.lists.items() if name != "responsibilities"}
        matches: list[tuple[str, Match | None]] = [
            (name, self.matcher.best(name, compared(branch.passage)))
            for name, found in worded.items()
            for branch in found.branches
        ]
        parent = inheriting.parent(matches, self.known, self.asked.threshold)
        facts = frozenset(self.known.words.facts) | frozenset(self.facts.found)
        writer = Writer(self.known, self.matcher, self.targets, self.asked.threshold, parent, facts)
        made = []
        for name, found in self.lists.items():
            clauses = (
                self._answered(found, writer) if name == "responsibilities" else writer.clauses(name, found.branches)
            )
            if name == "provisions" and self.contained:
                clauses = tuple(self._containing(each) for each in clauses)
            removed: tuple[str, ...] = ()
            if parent and self._inherited(parent, name):
                clauses, removed = inheriting.ordered(clauses, self.known.tops[parent][name])
            if clauses or found.headings:
                made.append(
                    DraftList(name, tuple(found.headings), clauses, tuple(found.remarks), tuple(found.doubts), removed)
                )
        return tuple(each for each in made if each.clauses or self._emptied(each)), parent, writer

    def _emptied(self, made: DraftList) -> bool:
        """Leave the heading of a list of which nothing is left."""
        for heading in made.headings:
            self.unplaced.append(Unplaced(heading, "a heading", "nothing that stands under it could be placed there"))
        for remark in made.remarks:
            self.unplaced.append(Unplaced(remark, "an opening", "nothing that stands under it could be placed there"))
        return False

    def _inherited(self, parent: str, name: str) -> bool:
        return bool(self.known.tops.get(parent, {}).get(name))

    def _containing(self, clause: DraftClause) -> DraftClause:
        if clause.said != self.contained:
            return clause
        if clause.match and clause.match.clause.contains:
            text = None if clause.match.same else clause.text
            return replace(clause, id=clause.match.clause.id, text=text, contains=text and "knowledge", clauses=())
        return replace(clause, contains="knowledge", clauses=())

    def _answered(self, found: _Found, writer: Writer) -> tuple[DraftClause, ...]:
        """Responsibilities by their keys; what speaks of none is left."""
        made: dict[str, DraftClause] = {}
        for branch in found.branches:
            passage = branch.passage
            key, doubt = liability(passage.text, self.known, self.asked.threshold)
            if not key:
                for each in branch.walk():
                    self._leave(each.passage, "no responsibility that the program knows is worded like it")
                continue
            doubts = [*branch.doubts, *((doubt,) if doubt else ())]
            if key in made:
                first = made[key]
                both = f"{first.said} / {passage.text}"
                below = (*first.clauses, *writer.clauses("responsibilities", branch.below, 2))
                doubts = [*first.doubts, *doubts, f"what stands at {passage.where} is read as the same."]
                made[key] = replace(first, said=both, doubts=tuple(doubts), clauses=below)
            else:
                below = writer.clauses("responsibilities", branch.below or self._under(key, branch, doubts), 2)
                made[key] = DraftClause(key, None, passage.text, passage.where, doubts=tuple(doubts), clauses=below)
        return tuple(made.values())

    def _under(self, key: str, branch: Branch, doubts: list[str]) -> list[Branch]:
        """What stands below a responsibility with whose words a place opens a list."""
        if key not in self.known.opening:
            return []
        doubts.append("the place opens a list with it: say below what is meant.")
        return _listed(branch) or [Branch(branch.passage)]

    def _category(self, parent: str) -> DraftFact:
        fact = self.facts.found.get("category")
        if fact and (named := self.facts.category(str(fact.value))):
            return DraftFact("category", named, fact.said, fact.where)
        found = self.lists.get("provisions", _Found()).branches
        told = None if fact else self.facts.category_said(each.passage for top in found for each in top.walk())
        if told:
            return told
        guess = self.known.categories.get(parent, "specialists")
        doubt = "nothing says the category of the post; managers, specialists or performers?"
        return DraftFact("category", guess, fact.said if fact else "", fact.where if fact else "the head", (doubt,))

    def _roman(self) -> bool:
        return any(section.heading.mark.kind == "roman" for section in self.read.sections)

    def _id(self, title: DraftFact) -> str:
        made = slug(cast(str, title.value), 6, 60) or "imported-role"
        made = made if made[0].isalpha() else f"role-{made}"
        while made in self.asked.taken:
            made = f"{made}-own"
        return made

    def _leave(self, passage: Passage, why: str) -> None:
        self.unplaced.append(Unplaced(passage.said or passage.shown, passage.where, why))


def _named(fact: DraftFact) -> str:
    value = cast(str, fact.value)
    return value[:1].upper() + value[1:]


def _listed(branch: Branch) -> list[Branch]:
    """What a sentence lists behind its colon, between semicolons, as clauses below it."""
    before, colon, behind = branch.passage.text.partition(":")
    items = [each.strip() for each in behind.split(";") if each.strip()]
    if not colon or len(items) < _FEWEST:
        return []
    branch.passage = replace(branch.passage, text=f"{before}:")
    return [Branch(replace(branch.passage, text=each, mark=type(branch.passage.mark)())) for each in items]
