"""One document of a batch before it is made: whose, of what content, where it goes and under which number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from generator.model.batch import Piece
from generator.model.document import Issue
from generator.model.person import Person
from generator.model.register import Assigned

_NOWHERE = PurePosixPath()


@dataclass(frozen=True, slots=True)
class Planned:
    """One person's document: what it is made of, and what of it is to be made."""

    index: int
    person: Person
    row: str
    content: str
    day: date
    assigned: Assigned | None = None
    path: PurePosixPath = _NOWHERE
    formats: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells the document from others in the journal."""
        return f"{self.person.key} {self.person.role} {self.person.locale}"

    @property
    def piece(self) -> Piece:
        """The document as a worker is told of it."""
        issue = Issue(self.assigned.number, self.assigned.version) if self.assigned else None
        return Piece(self.index, replace(self.person, issue=issue), self.day, self.formats)
