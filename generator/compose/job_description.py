"""From a LocalRole to the tree of its job description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal, cast

from generator.compose.numbering import clause_number, section_number
from generator.compose.running import empty
from generator.model.document import (
    Approval,
    Blank,
    Clause,
    Column,
    Content,
    Document,
    Fact,
    Field,
    Purpose,
    Reference,
    Section,
    SignatureBlock,
    Table,
    Text,
)
from generator.model.files import Reader
from generator.model.local import LocalClause, LocalRole, LocalTarget, Pointer, Said, Unprinted
from generator.model.words import message

KIND = "job-description"
NO_BREAK = "\u00a0"
_READER: Reader = "employee"
_FACTS_LEFT_OUT_WHEN_UNKNOWN = frozenset(
    {"alternative_titles", "education", "experience", "codes", "replaces", "replaced_by", "certification"}
)
_HEADINGS = {
    "requirements": message("Education and experience"),
    "knowledge": message("Knowledge"),
    "skills": message("Know-how"),
    "qualities": message("Personal qualities"),
}
_CAPTIONS = {
    "part": message("capacity"),
    "post": message("post"),
    "signature": message("signature"),
    "name": message("first name and surname"),
    "date": message("date"),
}
_FIELD_WIDTHS = {"part": 28, "post": 50, "signature": 40, "name": 45, "date": 30}
_APPROVAL_WIDTH = 70


def job_description(role: LocalRole) -> Document:
    """Compose the job description: every clause an employee may read, numbered once and for all."""
    return _Composer(role).document()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where clauses are listed: the list they belong to, the section's index, the indices above them, and what a
    reference to one of them begins with."""

    list: str
    section: int
    path: tuple[int, ...]
    reference: Content


class _Composer:
    def __init__(self, role: LocalRole) -> None:
        self.role, self.words = role, role.words
        # What the profile holds is not said a second time.
        self.in_profile = set(role.profile) if "profile" in role.layout else set()
        contained = {clause.contains for clause in role.lists.get("provisions", ()) if clause.contains}
        self.layout = [section for section in role.layout if section not in {*contained, *self.in_profile}]
        self.numbers: dict[str, Content] = {}
        self.numbering = cast(Literal["decimal", "classic"], role.numbering)

    def document(self) -> Document:
        role, words = self.role, self.words
        sections = tuple(self._resolved(section) for section in self._sections())
        label = words.typeset(words("Job description"))
        made = empty(role, KIND, label, role.title)
        title = words.typeset(words("Job description of {title}", title=role.title))
        return replace(
            made,
            subtitle=self._content(role.facts["department"]),
            employer=self._content(role.employer),
            approval=self._approval(),
            facts=tuple(self._facts()),
            purpose=self._purpose(),
            numbering=self.numbering,
            sections=sections,
            signatures=tuple(self._signatures()),
            note=role.legal_note if role.legal_note_place == "footnote" else None,
            properties=replace(made.properties, title=title),
        )

    def _sections(self) -> list[Section]:
        """Every section that has something to say, in the order of the layout, references still open."""
        made: list[Section] = []
        for name in self.layout:
            number = len(made) + 1
            shown = section_number(self.numbering, number)
            place = _Place(name, number, (), self._in_section(Reference(name, shown)))
            clauses = tuple(self._clauses(self._listed(name), place))
            tables = tuple(self._criteria(Reference(name, shown))) if name == "profile" else ()
            if clauses or tables:
                opening = self._content(self.role.openings[name]) if name in self.role.openings else None
                made.append(Section(name, name, shown, self.role.section_titles[name], clauses, tables, opening))
        return self._with_targets(made)

    def _listed(self, section: str) -> tuple[LocalClause, ...]:
        if section == "tasks":
            return tuple(replace(task, clauses=()) for task in self.role.lists.get("duties", ()))
        if section == "profile":
            return tuple(self._profile()) if self.role.criteria is None else ()
        if section == "provisions":
            return tuple(each for each in self.role.lists.get(section, ()) if each.contains not in self.in_profile)
        if section in ("duties", "marginal") and "marginal" in self.layout:
            return tuple(self._duties(marginal=section == "marginal"))
        return self.role.lists.get(section, ())

    def _duties(self, marginal: bool) -> Iterator[LocalClause]:
        """Where essential and marginal duties are told apart, an optional one is marginal."""
        for duty in self.role.lists.get("duties", ()):
            if duty.optional == marginal:
                yield replace(duty, optional=False)
        yield from self.role.lists.get("marginal", ()) if marginal else ()

    def _profile(self) -> Iterator[LocalClause]:
        for name in self.role.profile:
            listed = self._of_profile(name)
            if listed:
                opening = self.words("{heading}:", heading=self._heading(name))
                content = (Text(self.words.typeset(opening)),)
                yield LocalClause(name, content, False, False, listed[0].readers, None, listed, listed[0].origin)

    def _of_profile(self, name: str) -> tuple[LocalClause, ...]:
        """What is asked of a person is asked in public, and an employee may read it."""
        listed = (clause for clause in self.role.lists.get(name, ()) if {_READER, "public"} & set(clause.readers))
        return tuple(replace(clause, readers=(_READER,)) for clause in listed)

    def _heading(self, name: str) -> str:
        return self.words(_HEADINGS[name])

    def _criteria(self, section: Reference) -> Iterator[Table]:
        """What is essential and what desirable, as a table for each list; what is public, an employee may read."""
        if self.role.criteria is None:
            return
        essential, desirable = self.role.criteria
        for name in self.role.profile:
            heading = self.words.typeset(self._heading(name))
            columns = (
                Column("criterion", heading, "left"),
                Column("importance", self.words("Importance"), "left"),
            )
            listed = self._of_profile(name)
            for clause in listed:
                # A row has no number of its own.
                self._note(name, clause, (section,))
            rows = tuple(
                (self._content(clause.content, clause.origin), (Text(desirable if clause.desirable else essential),))
                for clause in sorted(listed, key=lambda clause: clause.desirable)
            )
            if rows:
                yield Table(f"profile-{name}", "", columns, rows)

    def _clauses(self, listed: Iterable[LocalClause], place: _Place) -> Iterator[Clause]:
        readable = [clause for clause in listed if _READER in clause.readers]
        for index, clause in enumerate(readable, start=1):
            path = (*place.path, index)
            number = clause_number(self.numbering, place.section, path, self.role.language)
            anchor = f"{place.list}-{clause.id}"
            reference = (*place.reference, Reference(anchor, number.rstrip(".")))
            self._note(place.list, clause, reference)
            below = self.role.lists.get(clause.contains, ()) if clause.contains else clause.clauses
            inside = _Place(
                self._below(place.list, clause), place.section, path, self._below_reference(place, reference)
            )
            yield Clause(
                id=clause.id,
                anchor=anchor,
                number=number,
                level=len(path),
                content=cast(Content, clause.content),
                note=self._remark(clause),
                clauses=tuple(self._clauses(below, inside)),
                origin=clause.origin,
            )

    def _remark(self, clause: LocalClause) -> str | None:
        """What is printed behind a clause: that it is not always asked for."""
        if clause.optional:
            return self.words.typeset(self.words("Optional duty."))
        return self.words.typeset(self.words("Desirable.")) if clause.desirable else None

    def _in_section(self, section: Reference) -> Content:
        """What a reference says before a clause's own number: classic numbers begin anew in each section."""
        return (section, Text(".")) if self.numbering == "classic" else ()

    @staticmethod
    def _below_reference(place: _Place, reference: Content) -> Content:
        """A letter says nothing without the number above it; the numbers of the first two levels stand alone."""
        return place.reference if not place.path else (*reference, Text(NO_BREAK))

    @staticmethod
    def _below(section: str, clause: LocalClause) -> str:
        """The list that the clauses under this one belong to: an id is unique in its list only."""
        return clause.contains or (clause.id if section == "profile" else section)

    def _note(self, section: str, clause: LocalClause, reference: Content) -> None:
        # An overview of tasks repeats the duties: a reference means the duty itself.
        if section != "tasks":
            self.numbers.setdefault(clause.id, reference)
            self.numbers[f"{section}/{clause.id}"] = reference

    def _resolved(self, section: Section) -> Section:
        return replace(section, clauses=tuple(map(self._resolved_clause, section.clauses)))

    def _resolved_clause(self, clause: Clause) -> Clause:
        content = self._content(cast(Said, clause.content), clause.origin)
        return replace(clause, content=content, clauses=tuple(map(self._resolved_clause, clause.clauses)))

    def _content(self, said: Said, origin: str = "") -> Content:
        parts = (self._number(part, origin) if isinstance(part, Pointer) else (part,) for part in said)
        return tuple(chain.from_iterable(parts))

    def _number(self, pointer: Pointer, origin: str) -> Content:
        if pointer.target not in self.numbers:
            raise Unprinted(pointer.target, origin)
        return self.numbers[pointer.target]

    def _with_targets(self, sections: list[Section]) -> list[Section]:
        """The table of targets closes the section on evaluation, or a section of its own where there is none."""
        targets = [target for target in self.role.targets if _READER in target.readers]
        if not targets:
            return sections
        words = self.words
        columns = (
            Column("reference", words("Clause"), "left"),
            Column("target", words("What is measured"), "left"),
            Column("bound", words("Target"), "left"),
            Column("frequency", words("How often"), "left"),
            Column("source", words("Where measured"), "left"),
        )
        rows = tuple(
            (
                self._reference(target),
                (Text(target.label),),
                (Text(target.bound),),
                (Text(target.frequency),),
                self._content(target.measured_in),
            )
            for target in targets
        )
        table = Table("targets", words.typeset(words("Targets of the post")), columns, rows)
        if not any(section.id == "evaluation" for section in sections):
            number = section_number(self.numbering, len(sections) + 1)
            title = self.role.section_titles["evaluation"]
            sections = [*sections, Section("evaluation", "evaluation", number, title, (), ())]
        return [
            replace(section, tables=(*section.tables, table)) if section.id == "evaluation" else section
            for section in sections
        ]

    def _reference(self, target: LocalTarget) -> Content:
        printed = (self.numbers[clause] for clause in (*target.clauses, target.id) if clause in self.numbers)
        return next(printed, (Text(self.words.typeset("—")),))

    def _facts(self) -> Iterator[Fact]:
        for name in self.role.fact_order:
            value = self._content(self.role.employer if name == "employer" else self.role.facts[name])
            unknown = any(isinstance(part, Blank) for part in value)
            if unknown and name in _FACTS_LEFT_OUT_WHEN_UNKNOWN and name not in self.role.always:
                continue
            yield Fact(name, self.role.fact_labels[name], value)

    def _purpose(self) -> Purpose | None:
        said = [clause for clause in self.role.lists.get("purpose", ()) if _READER in clause.readers]
        paragraphs = tuple(self._content(clause.content, clause.origin) for clause in said)
        return Purpose(self.role.section_titles["purpose"], paragraphs) if paragraphs else None

    def _approval(self) -> Approval | None:
        if self.role.approval is None:
            return None
        heading, fields = self.role.approval
        return Approval(heading, tuple(self._field("approval", name, value, _APPROVAL_WIDTH) for name, value in fields))

    def _field(self, block: str, name: str, value: str | None, width: int) -> Field:
        caption = self._caption(name)
        content: Content = (Text(value),) if value else (Blank(f"{block}.{name}", caption, width),)
        return Field(name, caption, width, content)

    def _caption(self, name: str) -> str:
        return self.words(_CAPTIONS[name])

    def _signatures(self) -> Iterator[SignatureBlock]:
        for block in self.role.signatures:
            rows = []
            for who, part, post, name in block.signatories:
                fields = [self._field(f"{block.id}.{who}", name, None, _FIELD_WIDTHS[name]) for name in block.fields]
                known: dict[str, Said | None] = {"part": part, "post": post, "name": (Text(name),) if name else None}
                rows.append(
                    tuple(
                        replace(field, content=self._content(said)) if (said := known.get(field.id)) else field
                        for field in fields
                    )
                )
            statement = self._content(block.statement) if block.statement else None
            yield SignatureBlock(block.id, block.title, statement, tuple(rows))
