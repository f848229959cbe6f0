"""Somebody who holds a post, as a row of a staff list says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.model.document import Issue
from generator.model.files import TitleForm
from generator.model.request import Locale
from generator.model.source import Mapping_, Node, Place, Scalar, SourceFile


@dataclass(frozen=True, slots=True)
class Person:
    """One row. What it does not say is empty; `vacant` is a post that nobody holds yet, called by its `name`.

    `department` is an id of the employer's or words as they are; `number` is the staff number. `variables` are further
    keys of a role with what the row says of them, as nodes that know their cells; `title` is the form of the title,
    `cells` are the places of `department` and `reports_to`. `place` is the row: the table as it is
    shown and the row's number.
    """

    name: str
    role: str
    locale: Locale
    place: Place
    department: str = ""
    reports_to: str = ""
    start: date | None = None
    number: str = ""
    vacant: bool = False
    variables: Mapping[str, Node] = field(default_factory=dict)
    title: TitleForm | None = None
    cells: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    issue: Issue | None = None

    @property
    def key(self) -> str:
        """What tells this person from others: the staff number, else name and department."""
        return self.number or f"{self.name.casefold()}|{self.department.casefold()}"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs and for what. A draft has no number, no version (0) and no day."""

    name: str
    post: str
    department: str
    number: str = ""
    version: int = 0
    issued: date | None = None


def row(person: Person) -> SourceFile | None:
    """What a row says of the role, as a file that extends it; None where it says nothing more."""
    if not person.variables:
        return None
    said = {"id": person.role, "language": person.locale.language}
    entries: dict[str, Node] = {key: Scalar(text, person.place) for key, text in said.items()}
    entries |= person.variables
    root = Mapping_(entries, {key: node.place for key, node in entries.items()}, person.place)
    return SourceFile("people", person.place.file, "", (), root, own=True)
