"""From a role, a place and a language to the role in words: placeholders filled, blanks where nothing is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from generator.localise import paper
from generator.localise.measures import Phrases, locale, long_date, number, phrases, series
from generator.model.document import Blank, Text
from generator.model.employer import Employer
from generator.model.files import Kind, Reader
from generator.model.jurisdiction import Jurisdiction, Signatory, Signatures
from generator.model.local import LocalClause, LocalRole, LocalSignatures, LocalTarget, Pointer, Said
from generator.model.person import Person
from generator.model.role import Clause, Role
from generator.model.sentence import Slot, parse
from generator.model.source import SourceText
from generator.model.words import Words, message

_CATEGORIES = {
    "managers": message("managerial staff"),
    "specialists": message("specialists"),
    "performers": message("operational staff"),
}
SECTIONS = {
    "provisions": message("General provisions"),
    "tasks": message("Main tasks"),
    "knowledge": message("Required knowledge"),
    "duties": message("Duties"),
    "marginal": message("Marginal duties"),
    "rights": message("Rights"),
    "responsibilities": message("Accountability"),
    "evaluation": message("Evaluation criteria"),
    "relations": message("Working relations"),
    "profile": message("Expected profile"),
    "environment": message("Work environment"),
    "statements": message("Statements"),
    "purpose": message("Purpose of the post"),
}
"""The titles of sections where a place has none of its own."""
_DUTIES_BY_TASK = message("Duties by task")
_SCHEMES = {"ISCO-08": message("ISCO-08")}
_LABELS = {
    "employer": message("Employer"),
    "post": message("Post"),
    "alternative_titles": message("Also known as"),
    "department": message("Department"),
    "workplace": message("Workplace"),
    "reports_to": message("Reports to"),
    "replaced_by": message("Deputised by"),
    "replaces": message("Deputises for"),
    "category": message("Occupational category"),
    "supervises": message("People supervised"),
    "classification": message("Grade"),
    "collective_agreement": message("Collective agreement"),
    "education": message("Education"),
    "experience": message("Experience"),
    "codes": message("Classification codes"),
    "appointed_by": message("Appointed by"),
    "proposed_by": message("Proposed by"),
    "plans": message("Work plans"),
    "certification": message("Certification"),
    "flsa_status": message("FLSA status"),
    "effective_from": message("In force from"),
    "next_review": message("Next review"),
    "number": message("Number"),
    "issued": message("Date of issue"),
    "place": message("Place of issue"),
    "physical_demands": message("Physical demands"),
    "work_environment": message("Surroundings"),
}
_FLSA = {"exempt": message("exempt"), "non-exempt": message("non-exempt")}
_WIDTHS = {
    "supervises": 20,
    "classification": 40,
    "certification": 40,
    "experience": 40,
    "number": 40,
    "flsa_status": 40,
    "effective_from": 35,
    "next_review": 35,
    "physical_demands": 80,
    "work_environment": 80,
}
_WIDTH = 60
_AS_WRITTEN = ("employer", "workplace", "place", "number")
"""Names, which are no sentence's beginning: written as their owners write them."""


def localise(
    role: Role,
    place: Jurisdiction,
    words: Words,
    employer: Employer,
    day: date,
    kind: Kind = "job-description",
    person: Person | None = None,
) -> LocalRole:
    """Put a role into words, for the person who holds it where there is one.

    `role` is as the place has it already. In a vacancy its clauses say what they say to the public, where they have
    such words. Words without a translation are noted in `words.missing`.
    """
    return Localiser(
        paper.held(role, person, employer, words, place.id), place, words, employer, day, kind, person
    ).local_role()


class Localiser:
    """A role on its way into words."""

    def __init__(
        self,
        role: Role,
        place: Jurisdiction,
        words: Words,
        employer: Employer,
        day: date,
        kind: Kind,
        person: Person | None,
    ) -> None:
        self.role, self.place, self.words, self.employer, self.day = role, place, words, employer, day
        self.kind, self.person = kind, person
        self.measures = {key: phrases(measure, role.units, words) for key, measure in role.measures.items()}
        self.values = self._values()
        self.said_in = self._said_in()

    def local_role(self) -> LocalRole:
        """The role in words."""
        role, place, words = self.role, self.place, self.words
        extra = place.extra_sections if role.extra_sections else ()
        personal = paper.facts(self.person, words)
        return LocalRole(
            id=role.id,
            locale=f"{words.language}-{place.id}",
            language=words.language,
            jurisdiction=place.id,
            date=self.day,
            words=words,
            tag=words.tag,
            direction=locale(words.tag).text_direction,
            page=place.page,
            title=self._set(words.name(role.title.form(words.form))),
            facts={name: self._fact(name) for name in place.facts if name != "employer"}
            | {"department": self._fact("department")}
            | personal,
            fact_labels={name: self._set(self.label(name)) for name in (*place.facts, *personal)},
            fact_order=_behind_post(place.facts, personal),
            always=place.always,
            employer=self._fact("employer"),
            employer_name=self._set(self.employer.short_name or self.employer.name.text) if self.employer.name else "",
            numbering=role.numbering,
            layout=tuple(dict.fromkeys((*self._layout(), *extra))),
            section_titles={section: self._section(section) for section in self._printed(extra)},
            openings={section: self._said(text) for section, text in place.openings.items()},
            profile=place.profile,
            criteria=(self._name(place.criteria.essential), self._name(place.criteria.desirable))
            if place.criteria
            else None,
            lists=_Lists(role, self._clause),
            targets=tuple(self._targets()),
            approval=self._approval(),
            signatures=tuple(map(self._signatures, place.signatures)),
            legal_note=self._set(words.say(place.legal_note)),
            legal_note_place=place.legal_note_place,
            edition=self._set(paper.edition(self.day, self.person, words)),
            letterhead=paper.letterhead(self.employer, words),
            holder=paper.holder(self.person, words),
            issue=self.person.issue if self.person else None,
        )

    def _printed(self, extra: Iterable[str]) -> Iterable[str]:
        """The sections whose titles a document may print: no translation is missed that nobody would read."""
        return ("purpose", "evaluation", *self._layout(), *extra)

    def _layout(self) -> tuple[str, ...]:
        """The place's order of sections; a role that wants none but its own keeps to its own."""
        return self.place.layout if self.place.layout and self.role.extra_sections else self.role.layout

    def _name(self, source: SourceText) -> str:
        return self._set(self.words.name(source))

    def _said_in(self) -> dict[str, list[str]]:
        """For each target the clauses that say it; the one that bears its id goes first."""
        found: dict[str, list[str]] = {}
        for name in self.role.lists:
            for clause in self.role.clauses(name):
                for piece in parse(clause.text.text) if clause.text else ():
                    if isinstance(piece, Slot) and piece.name in self.measures:
                        found.setdefault(piece.name, []).append(f"{name}/{clause.id}")
        return {key: sorted(said, key=lambda anchor: anchor.split("/")[1] != key) for key, said in found.items()}

    def _values(self) -> dict[str, str]:
        """What each placeholder says beside names and laws, as far as it is known."""
        role, words = self.role, self.words
        values = {
            "employer": self.employer.name.text if self.employer.name else "",
            "place": self.employer.place.text if self.employer.place else "",
            "issued": long_date(self.day, words.tag),
            "number": self.person.issue.number if self.person and self.person.issue else "",
            "category": words(_CATEGORIES[role.category]) if role.category else "",
            "codes": self._codes(),
            "flsa_status": words(_FLSA[role.flsa_status]) if role.flsa_status and self._asked("flsa_status") else "",
        }
        if role.supervises is not None:
            values["supervises"] = number(role.supervises, words.tag) if role.supervises else words("none")
        values |= {name: long_date(day, words.tag) for name, day in role.dates.items()}
        values |= {key: said.whole for key, said in self.measures.items()}
        return {name: value for name, value in values.items() if value}

    def _asked(self, name: str) -> bool:
        return name in self.place.facts

    def _named(self, name: str, case: str = "") -> str | None:
        """What the role says of a fact in words of its own; None when it says nothing."""
        role, words = self.role, self.words
        if name in ("title", "post"):
            return words.name(role.title.form(words.form), case)
        if name == "holder":
            return words.name((role.short_name or role.title).form(words.form), case)
        if name in role.texts:
            return words.name(role.texts[name], case)
        items = role.alternative_titles if name == "alternative_titles" else role.series.get(name, ())
        return series([words.name(item, case) for item in items], words.tag) if items else None

    def _codes(self) -> str:
        found = [code for scheme in self.place.code_schemes for code in self.role.codes if code.scheme == scheme]
        doubt = self.words("to be confirmed")
        return ", ".join(
            f"{self._scheme(code.scheme)}\u00a0{code.code}" + ("" if code.confidence == "high" else f" ({doubt})")
            for code in found
        )

    def _scheme(self, scheme: str) -> str:
        return self.words(_SCHEMES[scheme]) if scheme in _SCHEMES else scheme

    def _fact(self, name: str) -> Said:
        value = self._value(name)
        # A name is written as its owner writes it.
        return (Text(_capital(value.text)) if isinstance(value, Text) and name not in _AS_WRITTEN else value,)

    def _value(self, name: str) -> Text | Blank:
        value = self.values.get(name) or self._named(name)
        return Text(self._set(value)) if value else Blank(name, self.label(name), _WIDTHS.get(name, _WIDTH))

    def label(self, name: str) -> str:
        """What a fact is called."""
        own = self.place.fact_labels.get(name)
        return self.words.say(own) if own else self.words(_LABELS.get(name) or paper.LABELS[name])

    def _set(self, text: str) -> str:
        return self.words.typeset(text)

    def _section(self, section: str) -> str:
        # A place's titles go with its order of sections.
        ordered = self.place.layout is None or self.role.extra_sections
        own = self.place.sections.get(section) if ordered else None
        by_task = section == "duties" and "tasks" in self._layout()
        return self._set(self.words.say(own) if own else self.words(_DUTIES_BY_TASK if by_task else SECTIONS[section]))

    def _said(self, source: SourceText) -> Said:
        """A sentence with its placeholders filled; words that touch are set as one, so that no space is lost."""
        parts: list[Text | Blank | Pointer] = []
        for piece in parse(self.words.say(source)):
            filled = self.slot(piece) if isinstance(piece, Slot) else Text(str(piece))
            if isinstance(filled, Text) and parts and isinstance(parts[-1], Text):
                filled = Text(parts.pop().text + filled.text)  # type: ignore[union-attr]
            if isinstance(filled, Blank) and parts and isinstance(before := parts[-1], Text):
                filled = replace(filled, captioned=filled.label.casefold() not in before.text.casefold())
            parts.append(filled)
        return tuple(Text(self._set(part.text)) if isinstance(part, Text) else part for part in parts)

    def slot(self, slot: Slot) -> Text | Blank | Pointer:
        """What a placeholder says, or the blank that stands for it."""
        if slot.name == "see":
            return Pointer(slot.part)
        if slot.name == "law":
            return Text(self.words.name(self.place.laws[slot.part].name, slot.case))
        if slot.part and slot.name in self.measures:
            return Text(getattr(self.measures[slot.name], slot.part))
        value = self.values.get(slot.name) or self._named(slot.name, slot.case)
        if value is None:
            return self._value(slot.name)
        return Text(_capital(value) if slot.capital else value)

    def _clause(self, clause: Clause) -> LocalClause:
        text = (clause.vacancy if self.kind == "vacancy" else None) or clause.text
        short = clause.vacancy if self.kind == "cv-guide" else None
        return LocalClause(
            id=clause.id,
            content=self._said(text) if text else (),
            optional=clause.optional,
            desirable=clause.desirable,
            readers=self._readers(clause.readers, text),
            contains=clause.contains,
            clauses=tuple(map(self._clause, clause.clauses)),
            origin=str(text.place if text else clause.place),
            chosen=clause.vacancy is not None,
            short=self._said(short) if short else (),
            serves=clause.serves,
        )

    def _readers(self, readers: tuple[Reader, ...], text: SourceText | None) -> tuple[Reader, ...]:
        """Who may read a clause: whoever may not know a target may not read it in a sentence either."""
        for piece in parse(text.text) if text else ():
            if isinstance(piece, Slot) and (measure := self.role.measures.get(piece.name)):
                readers = tuple(each for each in readers if each == "employee" or each in measure.readers)
        return readers

    def _targets(self) -> Iterable[LocalTarget]:
        none = "—"
        for key, measure in self.role.measures.items():
            said: Phrases = self.measures[key]
            where = measure.measured_in
            source: Said = (
                (Text(self._set(self.words.say(where))),)
                if where
                else (Blank(f"{key}.measured_in", self.words("Where measured"), 30),)
            )
            yield LocalTarget(
                id=key,
                clauses=tuple(self.said_in.get(key, ())),
                label=self._set(self.words.say(measure.label)),
                bound=self._set(_capital(said.bound or none)),
                frequency=self._set(_capital(said.frequency or none)),
                measured_in=source,
                readers=measure.readers,
            )

    def _approval(self) -> tuple[str, tuple[tuple[str, str | None], ...]] | None:
        if self.place.approval is None:
            return None
        post, name = self.employer.head_post, self.employer.head_name
        known = {"post": self._name(post) if post else None, "name": self._set(name.text) if name else None}
        fields = tuple((field, known.get(field)) for field in self.place.approval.fields)
        return self._set(self.words.say(self.place.approval.heading)), fields

    def _signatures(self, block: Signatures) -> LocalSignatures:
        return LocalSignatures(
            id=block.id,
            title=self._set(self.words.say(block.title)),
            statement=self._said(block.statement) if block.statement else None,
            fields=block.fields,
            signatories=tuple(map(self.signatory, block.signatories)),
        )

    def signatory(self, who: Signatory) -> tuple[str, Said | None, Said | None, str]:
        """Who signs: the id, as what, in which post, and the name, empty where it is not known."""
        known = self.employer.signatories.get(who.id)
        part = self._said(who.part) if who.part else None
        post = self._said(who.post) if who.post else None
        if known and known.post:
            post = (Text(self._set(self.words.own(known.post))),)
        name = known.name.text if known and known.name else ""
        if who.id == "holder" and self.person and not self.person.vacant:
            name = self.person.name
        return who.id, part, post, self._set(name)


class _Lists(Mapping[str, tuple[LocalClause, ...]]):
    """The lists of a role in words, each put into words when a document asks for it: no translation is missed that
    none prints."""

    def __init__(self, role: Role, say: Callable[[Clause], LocalClause]) -> None:
        self._role, self._say = role, say
        self._said: dict[str, tuple[LocalClause, ...]] = {}

    def __getitem__(self, name: str) -> tuple[LocalClause, ...]:
        if name not in self._said:
            self._said[name] = tuple(map(self._say, self._role.lists[name]))
        return self._said[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._role.lists)

    def __len__(self) -> int:
        return len(self._role.lists)


def _behind_post(order: tuple[str, ...], added: Iterable[str]) -> tuple[str, ...]:
    """The order of facts with those of a person behind the post, or first where the place prints none."""
    at = order.index("post") + 1 if "post" in order else 0
    return (*order[:at], *added, *order[at:])


def _capital(text: str) -> str:
    """A text as the beginning of a line; a word with capitals of its own, such as iOS, stays as it is."""
    word = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if word == word.lower() else text
