"""What travels between the one who plans a batch and those who make its documents, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from generator.model.passport import Passport
from generator.model.person import Person
from generator.model.request import Request


@dataclass(frozen=True, slots=True)
class Kit:
    """All that documents are made with beside the program: the user's files by their paths below a workspace, and how
    the documents are asked for."""

    files: tuple[tuple[str, bytes], ...]
    request: Request
    passport: Passport

    @property
    def digest(self) -> str:
        """The sha256, in hex, of what is in the kit but the day."""
        made = sha256(repr((self.passport, self.request)).encode())
        for name, data in self.files:
            made.update(f"{name} {len(data)} ".encode() + data)
        return made.hexdigest()


@dataclass(frozen=True, slots=True)
class Piece:
    """One document to make: its place in the batch, the person, and the day that it bears."""

    index: int
    person: Person
    day: date
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """Some documents to make with a kit, somewhere else."""

    kit: Kit
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one document: its files by format or, where it could not be made, why (empty: made).

    `wrong` tells that what the user gave is to blame.
    """

    index: int
    files: tuple[tuple[str, bytes], ...]
    fault: str = ""
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back of a task. `refused` says why a worker may not make documents of this batch; then nothing did.

    `missing` are tools that its machine lacks, as sentences.
    """

    made: tuple[Made, ...]
    refused: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
