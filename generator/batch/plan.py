"""From the people of a staff list to what has to be made for each: the paths, what is there already, the numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath

from generator.batch import clashes, naming
from generator.batch.journal import Journal, Line
from generator.batch.planned import Planned
from generator.errors import InputError, Problem
from generator.model.person import Person
from generator.model.register import Assigned, Scheme, Wanted
from generator.pipeline.holding import Workshop
from generator.pipeline.people import departments
from generator.register import Register

KIND = "job-description"


@dataclass(frozen=True, slots=True)
class Planner:
    """What plans are made with: the workshop, the journal, the register where there is one.

    `inputs` is the checksum of the batch's kit, `drawn` for each format that of what it is drawn with; `reserved`
    fills with numbers that are not entered yet.
    """

    workshop: Workshop
    inputs: str
    journal: Journal
    register: Register | None
    scheme: Scheme
    naming: str
    force: bool
    drawn: Mapping[str, str]
    reserved: list[Assigned] = field(default_factory=list)

    def plan(self, people: Sequence[Person], day: date) -> tuple[list[Planned], list[Planned]]:
        """What has to be made, and what is there already, in the order of the rows; the former is numbered.

        Raises InputError for documents that cannot be composed, and for people whose files cannot be named or would
        take the place of somebody else's.
        """
        planned = self._all_planned(people, day)
        numbered = [*self._numbered(planned)]
        placed = [
            replace(each, path=path_of(each.person, self.workshop, self.naming, each.day, each.assigned))
            for each in numbered
        ]
        todo: list[Planned] = []
        ready: list[Planned] = []
        for each in placed:
            formats = tuple(format for format in self.drawn if self.force or not self._fresh(each, format))
            (todo if formats else ready).append(replace(each, formats=formats))
        clashes.refuse(sorted((*todo, *ready), key=_index), self.naming, self.journal)
        if self.register is None:
            clashes.refuse_drafts(todo, self.journal)
        return todo, ready

    def _all_planned(self, people: Sequence[Person], day: date) -> list[Planned]:
        """Everybody's document; whatever stands in the way of any is told in one go, before a number is handed out."""
        planned: list[Planned] = []
        problems: dict[Problem, None] = {}
        for index, person in enumerate(people):
            try:
                planned.append(self._planned(index, person, day))
            except InputError as error:
                problems.update(dict.fromkeys(error.problems))
        if problems:
            raise InputError(problems)
        return planned

    def _planned(self, index: int, person: Person, day: date) -> Planned:
        planned = Planned(index, person, self.workshop.row_sum(person), "", day)
        known = self.journal.lines.get(planned.key)
        if known and known.row == planned.row and known.inputs == self.inputs:
            return replace(planned, content=known.content)
        return replace(planned, content=self.workshop.content(person, self.workshop.base(person)))

    def _numbered(self, planned: Sequence[Planned]) -> Iterator[Planned]:
        """With number, version and day; a document that says what it said keeps the three."""
        if self.register is None:
            for each in planned:
                known = self.journal.lines.get(each.key)
                same = known and known.content == each.content
                yield replace(each, day=date.fromisoformat(known.day)) if known and same else each
            return
        assigned = self.register.reserve([self._wanted(each) for each in planned])
        self.reserved.extend(given for given in assigned if not given.unchanged)
        for each, given in zip(planned, assigned, strict=True):
            yield replace(each, assigned=given, day=self._issued(each, given) if given.unchanged else each.day)

    def _issued(self, each: Planned, given: Assigned) -> date:
        """The day that a document bears which is issued already."""
        known = self.journal.lines.get(each.key)
        if known and (known.number, known.version) == _number(given):
            return date.fromisoformat(known.day)
        assert self.register is not None
        return self.register.entry(given.number, given.version).issued

    def _wanted(self, each: Planned) -> Wanted:
        person = each.person
        return Wanted(
            kind=KIND,
            role=person.role,
            locale=str(person.locale),
            content=each.content,
            day=each.day,
            scheme=self.scheme,
            name=person.name,
            staff_number=person.number,
            department=person.department,
            country=person.locale.jurisdiction,
        )

    def _fresh(self, each: Planned, format: str) -> bool:
        line = self.journal.lines.get(each.key)
        same = line is not None and line.content == each.content and line.files.get(format) == f"{each.path}.{format}"
        if line is None or not same or (each.assigned and (line.number, line.version) != _number(each.assigned)):
            return False
        return self.journal.fresh(line, {format: self.drawn[format]})

    def keep(self, ready: Sequence[Planned]) -> None:
        """Note of documents that are there already that they are what the sources of this batch make."""
        for each in ready:
            line = self.journal.lines[each.key]
            self.journal.lines[each.key] = replace(line, row=each.row, inputs=self.inputs)

    def line(self, each: Planned, sums: Mapping[str, str]) -> Line:
        """What the journal says of a document: what it said before, and the files that were made now, by format."""
        known = self.journal.lines.get(each.key)
        kept = known if known and known.content == each.content and known.day == each.day.isoformat() else None
        number, version = _number(each.assigned) if each.assigned else ("", 0)
        return Line(
            key=each.key,
            row=each.row,
            inputs=self.inputs,
            content=each.content,
            number=number,
            version=version,
            day=each.day.isoformat(),
            drawn={**(kept.drawn if kept else {}), **{format: self.drawn[format] for format in sums}},
            files={**(kept.files if kept else {}), **{format: f"{each.path}.{format}" for format in sums}},
            sums={**(kept.sums if kept else {}), **sums},
        )


def path_of(
    person: Person, workshop: Workshop, pattern: str, day: date, given: Assigned | None = None
) -> PurePosixPath:
    """Where somebody's document lies below the folder of its batch, without its ending; `given` is its number."""
    named = departments(person, workshop.employer)
    values: Mapping[str, str] = {
        "person": naming.of_person(person.name, person.number),
        "number": given.number if given else "",
        "version": str(given.version) if given else "",
        "role": person.role,
        "title": workshop.base(person).title if "{title}" in pattern else "",
        "department": named[-1] if named else "",
        "kind": KIND,
        "locale": str(person.locale),
        "date": day.isoformat(),
    }
    return naming.path(pattern, values, given.version if given else 1)


def _index(each: Planned) -> int:
    return each.index


def _number(given: Assigned) -> tuple[str, int]:
    return given.number, given.version
