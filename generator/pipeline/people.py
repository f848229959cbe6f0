"""From the rows of a staff list to the people in them, each cell checked where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from generator.errors import Problem
from generator.load.table import problem as fault_problem
from generator.load.table import read as read_table
from generator.localise.measures import is_country
from generator.model.columns import HEADS, column, plain
from generator.model.employer import Employer
from generator.model.files import RoleFile, TitleForm
from generator.model.person import Person, row
from generator.model.request import Locale
from generator.model.role import DATE_FACTS, TEXT_FACTS
from generator.model.source import Mapping_, Node, Place, Scalar, evenly
from generator.model.table import REJECTED_COLUMN, Row, Table
from generator.pipeline.bench import Bench
from generator.pipeline.composing import USUAL
from generator.pipeline.posts import Post, posts
from generator.validate.shape import did_you_mean, shape

NEEDED = ("name", "role")
ABOUT_PEOPLE = ("name", "role", "locale", "department", "reports_to", "start_date", "number", "title", "vacant")
"""The columns that speak of the person; any other is a key of the role, or a target of it."""
OF_THE_ROLE = (
    *(name for name in TEXT_FACTS if name not in ABOUT_PEOPLE), *DATE_FACTS, "supervises", "category", "flsa_status",
)  # fmt: skip
_TARGET = "targets."
_FORMS: Mapping[str, TitleForm] = {
    "masculine": "masculine", "männlich": "masculine", "masculino": "masculine", "masculin": "masculine",
    "мужской": "masculine", "feminine": "feminine", "weiblich": "feminine", "femenino": "feminine",
    "féminin": "feminine", "женский": "feminine", "inclusive": "inclusive",
}  # fmt: skip
_ANY = Locale("fr", "FR")
"""Stands in for a locale that there is not, so that the rest of its row is looked at."""
_YES = frozenset({"yes", "true", "1", "x", "oui", "ja", "sí", "si", "да"})
_NO = frozenset({"no", "false", "0", "", "non", "nein", "нет"})
_WRITTEN = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})\2([0-9]{4})")
_DOTTED, _MONTH_FIRST = frozenset({"DE", "RU"}), frozenset({"US"})
"""Places that part a day by dots, and those that write 3/31/2026 (CLDR 46, short dates of each country)."""


@dataclass(slots=True)
class People:
    """The people of a staff list, each with the row that it stands in, and what is wrong with other rows.

    `heading` is what is wrong with the table as a whole; then nobody is in it.
    """

    people: list[tuple[Person, Row]] = field(default_factory=list)
    bad: dict[int, tuple[Row, list[Problem]]] = field(default_factory=dict)
    heading: list[Problem] = field(default_factory=list)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, in order of rows."""
        return (*self.heading, *(each for _, (_, found) in sorted(self.bad.items()) for each in found))

    def refuse(self, reasons: Mapping[int, Iterable[Problem]]) -> None:
        """Take rows out, by their numbers, with the reasons, whose places are those of a person."""
        for _, row_ in self.people:
            if row_.number in reasons:
                self.bad[row_.number] = (row_, [located(each, row_) for each in reasons[row_.number]])
        self.people = [(person, row_) for person, row_ in self.people if row_.number not in self.bad]


def people(table: Table, employer: Employer, bench: Bench) -> People:
    """Everybody in a staff list. The files of the roles they have are read on the way and their problems kept."""
    reader = _Reader(table, employer, bench)
    if table.encoding:
        bench.note([read_as(table)])
    found = People(heading=list(reader.heading()))
    if found.heading:
        return found
    first: dict[tuple[str, str, str], Row] = {}
    for each in table.rows:
        person, problems = reader.person(each)
        if person and not problems:
            key = (person.key, person.role, str(person.locale))
            if key in first:
                said = f"{_called(person)} stands in row {first[key].number} already, with the same role and locale."
                hint = "Take one of the two rows out or, of two people of one name, give each a staff number."
                if person.number:
                    hint = "Take one of the two rows out, or give each person a staff number of their own."
                doubled = "number" if person.number else "name"
                problems = [_at(each, reader.columns[doubled], said, hint)]
            first.setdefault(key, each)
        if problems or person is None:
            found.bad[each.number] = (each, problems)
        else:
            found.people.append((person, each))
    return found


def read_as(table: Table) -> Problem:
    """The warning that a list does not say how it is saved, and was read as what it can only be."""
    text = f"this file is not saved as UTF-8; it was read as {table.encoding}."
    hint = "Look whether names with accents are right. If not, save it as CSV UTF-8 (in Excel: Save as, CSV UTF-8)."
    return Problem(table.path, 0, 0, "", text, hint, severity="warning")


def staff(path: Path, employer: Employer, bench: Bench, sheet: str | None = None) -> tuple[Table, People]:
    """The staff list in a file, and everybody in it. Raises InputError for a file that is no table."""
    table = read_table(path, sheet)
    return table, people(table, employer, bench)


def _called(person: Person) -> str:
    """Whom a row is taken for: the staff number counts, whatever the name."""
    return f"the staff number {person.number}" if person.number else person.name


def departments(person: Person, employer: Employer) -> tuple[str, ...]:
    """Every name that a person's department goes by: its id, and its name."""
    known = employer.departments.get(person.department)
    return tuple(dict.fromkeys(name for name in (person.department, known.text if known else "") if name))


class _Reader:
    def __init__(self, table: Table, employer: Employer, bench: Bench) -> None:
        self.table, self.employer, self.bench = table, employer, bench
        self.columns = {column(evenly(name)): name for name in table.names}
        self.locales: dict[str, tuple[Locale | None, list[Problem]]] = {}
        self.targets: dict[str, tuple[str, ...]] = {}
        self.posts: dict[Locale, Mapping[str, Post]] = {}
        self.checked: dict[str, list[Problem]] = {}

    def heading(self) -> Iterator[Problem]:
        """What is wrong with the names of the columns."""
        places: dict[str, Place] = {}
        for cell in self.table.header:
            name = column(evenly(cell.text))
            if name in places:
                text = f"`{cell.text}` says the same as another column: `{name}`."
                yield _headed(cell.place, plain(evenly(cell.text)), text, "Take one of the two columns out.")
            places.setdefault(name, cell.place)
        for name in NEEDED:
            if name not in self.columns:
                hint = f"Its columns are: {', '.join(self.table.names)}. Needed are `name` and `role`."
                yield Problem(self.table.path, 0, 0, name, f"this table has no column `{name}`.", hint)
        known = (*ABOUT_PEOPLE, *OF_THE_ROLE, *self._every_target())
        for name, place in places.items():
            if name != REJECTED_COLUMN and name.removeprefix(_TARGET) not in known:
                every = (said for heads in HEADS.values() for each in heads.values() for said in each)
                hint = did_you_mean(name, (*known, *every)) or (
                    f"There are: {', '.join(ABOUT_PEOPLE)}; any key of the role (`workplace`); any target (`calls`)."
                )
                text = f"`{name}` is no column that a staff list can have."
                yield _headed(place, name, text, hint)

    def person(self, row_: Row) -> tuple[Person | None, list[Problem]]:
        """Who stands in a row, and what is wrong with it."""
        problems = [fault_problem(fault) for fault in row_.faults]
        said = {name: evenly(self._text(row_, name)) for name in self.columns}
        for needed in NEEDED:
            if not said[needed]:
                name = self.columns[needed]
                problems.append(_at(row_, name, f"`{name}` is empty.", "Every row needs a name and a role."))
        if said["name"] and not any(map(str.isalnum, said["name"])):
            text = f"`{said['name']}` is no name: it has neither letter nor digit."
            problems.append(
                _at(row_, self.columns["name"], text, "Write the name, or of a vacant post what it is called.")
            )
        locale = self._locale(row_, said.get("locale", ""), problems)
        role, written = self._role(row_, said["role"], locale or _ANY, problems)
        known = role in self.bench.library.role_ids()
        department = self._department(row_, said.get("department", ""), problems)
        start = self._day(row_, "start_date", said.get("start_date", ""), (locale or _ANY).jurisdiction, problems)
        form = self._one_of(row_, "title", said.get("title", "").lower(), problems)
        vacant = self._yes(row_, said.get("vacant", "").lower(), problems)
        variables = self._variables(row_, role, said, problems) if known else {}
        person = Person(
            name=said["name"],
            role=role,
            locale=locale or _ANY,
            place=Place(_as_file(row_), row_.number, 1),
            department=department,
            reports_to=said.get("reports_to", ""),
            start=start,
            number=said.get("number", ""),
            vacant=vacant,
            variables=variables,
            title=form or written,
            cells={
                name: self._place(row_, name) for name in ("name", "department", "reports_to") if name in self.columns
            },
        )
        problems += self._shape(person, row_)
        return None if locale is None or problems else person, problems

    def _role(self, row_: Row, said: str, locale: Locale, problems: list[Problem]) -> tuple[str, TitleForm | None]:
        """The role that a row names by its id or by its title, and the form of the title where that is written."""
        every = self.bench.library.role_ids()
        if not said or said in every:
            return said, None
        if locale not in self.posts:
            self.posts[locale] = posts(self.bench.assets, locale)
        if found := self.posts[locale].get(said.casefold()):
            return found.role, found.form
        known = (*every, *(post.title for post in self.posts[locale].values()))
        problems.append(_at(row_, self.columns["role"], *_unknown("role", said, known, every)))
        return said, None

    def _text(self, row_: Row, name: str) -> str:
        cell = row_.get(self.columns[name])
        return cell.text if cell else ""

    def _every_target(self) -> tuple[str, ...]:
        roles = {evenly(self._text(row_, "role")) for row_ in self.table.rows} if "role" in self.columns else set()
        every = self.bench.library.role_ids()
        # A role that there is not is told at its cell, and a target of the one that is meant is no wrong column.
        known = [name for name in every if name in roles or not roles <= {*every, ""}]
        return tuple(dict.fromkeys(target for name in known for target in self._targets(name)))

    def _targets(self, role: str) -> tuple[str, ...]:
        if role not in self.targets:
            made = self.bench.role(role)
            self.targets[role] = tuple(made[0].measures) if made else ()
        return self.targets[role]

    def _locale(self, row_: Row, tag: str, problems: list[Problem]) -> Locale | None:
        tag = tag or (self.employer.locales or (USUAL,))[0]
        if tag not in self.locales:
            # What is wrong with a locale is told at each cell that names it.
            bench = self.bench
            language, _, place = tag.replace("_", "-").partition("-")
            known = {f"{each}-{name}" for each in bench.catalogs.languages for name in bench.library.jurisdiction_ids()}
            country = place.upper() or self.employer.country or bench.usual_place(language.lower())
            asked = f"{language.lower()}-{country}"
            if asked in known:
                self.locales[tag] = (Locale(language.lower(), country), [])
            else:
                # A country that there is, but no law of it here: the law of another one is no slip of the hand.
                elsewhere = is_country(country)
                offered = [each for each in known if not elsewhere or each.startswith(f"{language.lower()}-")]
                said = _unknown("locale", tag, sorted(offered or known), guess=not elsewhere)
                self.locales[tag] = (None, [_at(row_, "locale", *said)])
        locale, wrong = self.locales[tag]
        column = self.columns.get("locale", "")
        problems += [_at(row_, column, each.text, each.hint) for each in wrong]
        return locale

    def _department(self, row_: Row, said: str, problems: list[Problem]) -> str:
        """The id of a department of the employer's, or its name where the employer lists none."""
        names = {text.text.casefold(): name for name, text in self.employer.departments.items()}
        names |= {name.casefold(): name for name in self.employer.departments}
        if not said or not names:
            return said
        if said.casefold() not in names:
            called = [text.text for text in self.employer.departments.values()]
            text, hint = _unknown("department", said, [*self.employer.departments, *called], called)
            problems.append(
                _at(row_, self.columns["department"], text, hint or "The departments stand in employer.yaml.")
            )
        return names.get(said.casefold(), said)

    def _day(self, row_: Row, name: str, said: str, place: str, problems: list[Problem]) -> date | None:
        try:
            return _day_of(said, place) if said else None
        except ValueError:
            example = "31.03.2026" if place in _DOTTED else "03/31/2026" if place in _MONTH_FIRST else "31/03/2026"
            hint = f"Write year-month-day, such as 2026-03-31, or {example}."
            problems.append(_at(row_, self.columns[name], f"`{said}` is no date.", hint))
            return None

    def _one_of(self, row_: Row, name: str, said: str, problems: list[Problem]) -> TitleForm | None:
        if said and said not in _FORMS:
            text = f"`{said}` is no form of a title."
            problems.append(_at(row_, self.columns[name], text, f"Write one of: {', '.join(_FORMS)}."))
        return _FORMS.get(said)

    def _yes(self, row_: Row, said: str, problems: list[Problem]) -> bool:
        if said not in _YES | _NO:
            problems.append(_at(row_, self.columns["vacant"], f"`{said}` is neither yes nor no.", "Write yes or no."))
        return said in _YES

    def _variables(self, row_: Row, role: str, said: Mapping[str, str], problems: list[Problem]) -> dict[str, Node]:
        """The keys of the role that a row gives values for, targets gathered under one."""
        found: dict[str, Node] = {}
        targets: dict[str, Node] = {}
        for name, text in said.items():
            if not text or name in ABOUT_PEOPLE or name == REJECTED_COLUMN:
                continue
            node = Scalar(text, self._place(row_, name))
            if name in OF_THE_ROLE:
                found[name] = node
                continue
            target, known = name.removeprefix(_TARGET), self._targets(role)
            if target not in known:
                hint = f"It has: {', '.join(known)}." if known else "It has none. Leave the cell empty."
                problems.append(_at(row_, self.columns[name], f"the role `{role}` has no target `{target}`.", hint))
                continue
            targets[target] = Mapping_({"value": node}, {"value": node.place}, node.place)
        if targets:
            first = next(iter(targets.values())).place
            found["targets"] = Mapping_(targets, {name: node.place for name, node in targets.items()}, first)
        return found

    def _place(self, row_: Row, name: str) -> Place:
        return Place(_as_file(row_), row_.number, row_.grid.columns[self.columns[name]])

    def _shape(self, person: Person, row_: Row) -> list[Problem]:
        """What is wrong with the values that a row gives the role."""
        file = row(person)
        if file is None:
            return []
        return [located(problem, row_) for problem in shape(file, RoleFile)]


def _unknown(
    what: str, said: str, known: Iterable[str], shown: Iterable[str] = (), guess: bool = True
) -> tuple[str, str]:
    """What a cell is told that names what there is not, and a hint: all there are, where none is near.

    `shown` are those of `known` that are told, all of them if not given; `guess` is whether one that is near is meant.
    """
    known = list(known)
    folded = {name.casefold(): name for name in known}
    if guess and (near := get_close_matches(said.casefold(), folded, n=1)):
        return f'unknown {what} "{said}"; did you mean "{folded[near[0]]}"?', ""
    return f'unknown {what} "{said}".', f"There are: {', '.join(shown or known)}."


def _day_of(said: str, place: str) -> date:
    """A day as year-month-day, or as a place writes it; with dots the day is first everywhere. Raises ValueError."""
    written = _WRITTEN.fullmatch(said)
    if not written:
        return date.fromisoformat(said.removesuffix("T00:00:00"))
    day, month = written[1], written[3]
    if written[2] == "/" and place in _MONTH_FIRST:
        day, month = month, day
    return date(int(written[4]), int(month), int(day))


def located(problem: Problem, row_: Row) -> Problem:
    """A problem of a row as a person finds it in the sheet."""
    if problem.file == _as_file(row_):
        place = row_.grid.place(problem.line, problem.column)
        return Problem(
            place.file, place.line, place.column, problem.key, problem.text, problem.hint, "", problem.severity
        )
    return problem


def _as_file(row_: Row) -> str:
    """A row as a file of its own: what is wrong with one is not held against another."""
    return f"{row_.grid.file}:{row_.grid.sheet}:{row_.number}"


def _at(row_: Row, column: str, text: str, hint: str = "") -> Problem:
    cell = row_.get(column) or row_.cells[0]
    return Problem(cell.place.file, cell.place.line, cell.place.column, column, text, hint)


def _headed(place: Place, name: str, text: str, hint: str) -> Problem:
    return Problem(place.file, place.line, place.column, name, text, hint)
