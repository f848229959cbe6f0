"""From people to their documents: one bench kept for many, so that what they share is made once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.assets import Assets
from generator.compose.signing_list import signing_list
from generator.errors import InputError, Problem
from generator.localise.paper import direction_of, issued, letterhead
from generator.model.employer import Employer
from generator.model.person import Person, Signer, row
from generator.model.request import Locale, Request
from generator.model.role import Measure, Role
from generator.model.source import bare
from generator.pipeline.bench import Bench, Sums
from generator.pipeline.composing import Composed, Job, compose
from generator.pipeline.content import content, digest
from generator.pipeline.drawing import draw, template_sums
from generator.pipeline.people import departments

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_NOBODY = "…"


@dataclass(frozen=True, slots=True)
class Base:
    """What the documents of some people share: the checksum of all that they print but the people's own facts, the
    title of the post, the files it is made of, and what the register asks of the role.

    `certification` is after how many months a holder is assessed again.
    """

    content: str
    title: str
    sources: Sums
    effective: date | None
    review: date | None
    certification: int | None


class Workshop:
    """Everything that many documents are made with, read once.

    Raises InputError for an employer's file that is wrong.
    """

    def __init__(self, assets: Assets, request: Request) -> None:
        self.bench, self.request = Bench(assets), request
        self.employer: Employer = self.bench.employer()
        self.bench.stop_if_broken()
        self._bases: dict[str, Base | tuple[Problem, ...]] = {}

    def composed(self, person: Person, day: date) -> Composed:
        """The job description of a person, as issued on a day. Raises InputError when it cannot be composed."""
        return self._made(person, replace(self.request, date=day))

    def base(self, person: Person) -> Base:
        """What a person's document shares with others. Raises InputError where it cannot be made."""
        named = departments(person, self.employer)
        variables = row(person)
        said = bare(variables.root) if variables else None
        key = digest([person.role, str(person.locale), person.title, named, person.reports_to, said])
        if key not in self._bases:
            try:
                self._bases[key] = self._base(person)
            except InputError as error:
                self._bases[key] = error.problems
        made = self._bases[key]
        if isinstance(made, tuple):
            raise InputError(made)
        return made

    def content(self, person: Person, base: Base) -> str:
        """The checksum of what a person's document prints but its number, its version and its day."""
        start = person.start.isoformat() if person.start else ""
        return digest([base.content, person.name, person.number, start, person.vacant])

    def row_sum(self, person: Person) -> str:
        """The checksum of all that a row says, wherever in its table it stands."""
        said = row(person)
        start = person.start.isoformat() if person.start else ""
        own = [person.name, person.number, start, person.department, person.reports_to, person.vacant, person.title]
        return digest([person.role, str(person.locale), own, bare(said.root) if said else None])

    def drawn_with(self, format: str) -> Sums:
        """The templates that a format is drawn with, each with its checksum."""
        return template_sums(format, self.bench.assets, self.request, self.employer)

    def department(self, person: Person) -> str:
        """What a person's department is called, as the employer writes it."""
        return next(reversed(departments(person, self.employer)), "")

    def signing_list(self, signers: Sequence[Signer], usual: Locale, day: date) -> bytes:
        """The list in which people sign for their documents, as a Word file.

        It is in the employer's first locale, or in the usual one where that is not said.
        """
        asked = self.employer.locales[:1]
        locale = (self.bench.locale(asked[0], self.employer.country) if asked else None) or usual
        place = self.bench.place(locale.jurisdiction)
        assert place is not None
        words, _ = self.bench.words(locale.language, place, "inclusive", ())
        name = self.employer.name.text if self.employer.name else ""
        head = letterhead(self.employer, words)
        direction = direction_of(words.tag)
        rows = [(each.name, each.post, each.department, issued(each, words)) for each in signers]
        made = signing_list(rows, words, locale, place.page, direction, day, words.typeset(name), head)
        (data,) = draw("docx", [made], self.bench.assets, self.request, self.employer)
        return data

    def _base(self, person: Person) -> Base:
        nobody = replace(person, name=_NOBODY, number="", start=None, vacant=True, issue=None)
        composed = self._made(nobody, replace(self.request, date=date.min))
        role = self._role(person)
        return Base(
            content=content(composed.document),
            title=composed.document.title,
            sources=composed.sources,
            effective=role.dates.get("effective_from"),
            review=role.dates.get("next_review"),
            certification=_months(role.measures.get("certification")),
        )

    def _role(self, person: Person) -> Role:
        place = self.bench.place(person.locale.jurisdiction)
        meant = self.bench.meant(person.role, person.locale.jurisdiction, departments(person, self.employer))
        made = self.bench.role(meant, place, row(person))
        assert made is not None
        return made[0]

    def _made(self, person: Person, request: Request) -> Composed:
        job = Job(person.role, person.locale, person=person, departments=departments(person, self.employer))
        with self.bench.hearing() as heard:
            made = tuple(compose(job, request, self.employer, self.bench))
        if not made or any(problem.severity == "error" for problem in heard):
            raise InputError(dict.fromkeys(heard) or self.bench.told())
        return made[0]


def _months(measure: Measure | None) -> int | None:
    """After how many months, of a certification that comes round every so often."""
    span = (measure.unit or measure.period or "") if measure and measure.compare == "every" else ""
    if measure is None or span not in _MONTHS:
        return None
    return int(measure.value or 1) * _MONTHS[span]
