"""Somebody who holds a post, as a row of a staff list says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.model.document import Issue
from generator.model.request import Locale
from generator.model.source import Node, Place


@dataclass(frozen=True, slots=True)
class Person:
    """One row. What it does not say is empty; `vacant` is a post that nobody holds yet, called by its `name`.

    `department` is an id of the employer's or words as they are; `number` is the staff number. `variables` are further
    keys of a role with what the row says of them, as nodes that know their cells. `place` is the row's first cell.
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
    issue: Issue | None = None

    @property
    def key(self) -> str:
        """What tells this person from others: the staff number, else name and department."""
        return self.number or f"{self.name.casefold()}|{self.department.casefold()}"
