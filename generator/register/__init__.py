"""From documents to their numbers and to a register of what was issued, kept in one file for ever."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType

from generator.errors import InputError, Problem, WriteError
from generator.model.register import Assigned, Duties, Entry, Issued, Wanted
from generator.model.source import evenly
from generator.register import numbers, reading
from generator.register.file import open_file, refused, told, transaction
from generator.register.nearest import nearest
from generator.register.owner import this_process
from generator.register.scheme import read_scheme

__all__ = ["Register", "read_scheme"]

_TOLD = 5
"""Documents that are told one by one when another run is making them."""

_ISSUE = """UPDATE document SET owner = NULL, reserved = NULL, current = 1, title = ?, issued = ?, sources = ?,
    effective = ?, review_due = ?, certification_months = ?, to_sign = ? WHERE id = ?"""
_WITHDRAW = "UPDATE document SET current = 0, withdrawn = ?, reason = ? WHERE number = ? AND version = ?"


class Register:
    """An employer's register, open. Several processes may have it open at once; one is used by one thread.

    Opening makes a new file where there is none, unless `create` is false. Every method does all it is asked or
    nothing, and raises WriteError where the system or another process stands in the way, InputError where
    the file is damaged or none of ours.
    """

    def __init__(self, path: Path, create: bool = True) -> None:
        self._path = path
        self._database = open_file(path, create)

    def __enter__(self) -> Register:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. What is reserved stays reserved as long as its process lives."""
        self._database.close()

    def reserve(self, wanted: Sequence[Wanted], owner: str | None = None) -> list[Assigned]:
        """Give documents their numbers and versions, in order; each is then issued or released.

        A document that is known has its number; with other content it gets the next version, with the same nothing is
        reserved (`unchanged`). One that was withdrawn gets the next version of its number whatever its content: the
        number is never given to another document. A new one gets the smallest free number of its series. The
        reservation is `owner`'s, which is this process: when that has died, it goes to the same document wanted again,
        or is free. Raises InputError when another living process is making one of them.
        """
        try:
            with transaction(self._database, self._path):
                return numbers.reserve(self._database, wanted, owner or this_process(), time.time())
        except numbers.Taken as error:
            raise InputError(self._taken(error.wanted)) from None

    def _taken(self, wanted: Sequence[Wanted]) -> Iterator[Problem]:
        hint = "Wait until that has ended, and run this again."
        for each in wanted[:_TOLD]:
            whom = f" of {each.name}" if each.name else ""
            said = f'the {each.kind} "{each.role}" ({each.locale}){whom} is being made by another run.'
            yield Problem(str(self._path), 0, 0, "", said, hint)
        if (more := len(wanted) - _TOLD) > 0:
            yield Problem(str(self._path), 0, 0, "", f"{more:,} more documents are being made by another run.", hint)

    def issue(self, issued: Iterable[Issued]) -> None:
        """Enter documents whose files are written. One that is unchanged has its files entered again.

        Raises WriteError when a document's number is no longer reserved.
        """
        with transaction(self._database, self._path):
            for each in issued:
                self._issue(each)

    def _issue(self, issued: Issued) -> None:
        assigned = issued.assigned
        id, owner = self._id(assigned)
        if owner is not None:
            self._database.execute("UPDATE document SET current = 0 WHERE number = ?", (assigned.number,))
            days = [day and day.isoformat() for day in (issued.effective, issued.review_due)]
            said = (issued.title, issued.issued.isoformat(), issued.sources, *days)
            self._database.execute(_ISSUE, (*said, issued.certification_months, issued.to_sign, id))
        rows = [(id, file.path, file.format, file.sha256) for file in issued.files]
        self._database.executemany("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", rows)

    def _id(self, assigned: Assigned) -> tuple[int, str | None]:
        asked = "SELECT id, owner FROM document WHERE number = ? AND version = ? AND content = ? AND person = ?"
        values = (assigned.number, assigned.version, assigned.wanted.content, assigned.wanted.person)
        row = self._database.execute(asked, values).fetchone()
        if row is None:
            said = f"{assigned.number}, version {assigned.version}, is no longer reserved for this document"
            raise WriteError(f"{self._path}: {said}. Make it again.")
        return int(row[0]), row[1]

    def release(self, assigned: Iterable[Assigned]) -> None:
        """Give back what was reserved for documents that could not be made. What is issued stays."""
        with transaction(self._database, self._path):
            for each in assigned:
                asked = "SELECT id FROM document WHERE number = ? AND version = ? AND content = ? AND person = ?"
                values = (each.number, each.version, each.wanted.content, each.wanted.person)
                if row := self._database.execute(asked, values).fetchone():
                    numbers.give_back(self._database, int(row[0]))

    def entries(
        self,
        *,
        kind: str | None = None,
        role: str | None = None,
        locale: str | None = None,
        department: str | Sequence[str] | None = None,
        person: str | None = None,
        current: bool = False,
    ) -> tuple[Entry, ...]:
        """What was issued, by number and version: all of it, or what agrees with every value that is given.

        `department` may be several names of one. `person` is a staff number, or part of a name, in whatever case and
        with or without accents; `current` leaves out what was replaced or withdrawn.
        """
        exact = {"kind": kind, "role": role, "locale": locale}
        conditions: dict[str, object] = {f"{name} = ?": value for name, value in exact.items() if value is not None}
        if department is not None:
            named = [department] if isinstance(department, str) else [*department]
            conditions["department IN (SELECT value FROM json_each(?))"] = json.dumps(named)
        if current:
            conditions["current = ?"] = 1
        if person is not None:
            conditions["means(?, staff_number, name) = 1"] = person.casefold()
        with told(self._path):
            return tuple(reading.entries(self._database, conditions))

    def entry(self, number: str, version: int | None = None) -> Entry:
        """One document by its number: the latest version, or the one asked for. InputError when there is none.

        The latest is the current one, unless the document was withdrawn.
        """
        with told(self._path):
            found = tuple(reading.entries(self._database, {"number = ?": number}))
        for entry in found:
            if entry.version == version:
                return entry
        if found and version is None:
            return found[-1]
        if found:
            said = f"{number} has no version {version}."
            raise refused(self._path, said, f"It has {', '.join(str(each.version) for each in found)}.")
        with told(self._path):
            asked = "SELECT DISTINCT number FROM document WHERE owner IS NULL"
            known = [row[0] for row in self._database.execute(asked)]
        raise refused(self._path, f'no document has the number "{number}".', nearest(number, known))

    def check_signature(self, number: str, day: date, version: int | None = None) -> Entry:
        """The document that a signature of a day would be entered for. Raises InputError for one that cannot be."""
        entry = self.entry(number, version)
        named = f"{entry.number}, version {entry.version},"
        if entry.withdrawn:
            said = f"{named} was withdrawn on {entry.withdrawn} and cannot be signed."
            raise refused(self._path, said, "Look at the number, or make the document again and have that signed.")
        if day < entry.issued:
            said = f"{named} was issued on {entry.issued} and cannot have been signed before that day."
            raise refused(self._path, said, "Look at the day, or name the version that was signed.")
        return entry

    def sign(self, number: str, day: date, version: int | None = None) -> Entry:
        """Enter that a document was signed on a day, and return it. Raises InputError for a day before it was made.

        A later signature stands beside an earlier one: the holder was assessed again.
        """
        entry = self.check_signature(number, day, version)
        with transaction(self._database, self._path):
            asked = """INSERT OR IGNORE INTO signature
                SELECT id, ? FROM document WHERE number = ? AND version = ?"""
            self._database.execute(asked, (day.isoformat(), entry.number, entry.version))
        return self.entry(entry.number, entry.version)

    def withdraw(self, number: str, day: date, reason: str = "") -> Entry:
        """Enter that a document no longer holds from a day on, since its holder left or its row was wrong; return it.

        The current version stays in the register, with the reason, and is no longer current: nothing about it is due,
        and nobody can sign it. The number stays with its document: made again, that gets the next version.
        Raises InputError for one that was withdrawn already, and for a day before it was issued.
        """
        with transaction(self._database, self._path):
            entry = self.entry(number)
            named = f"{entry.number}, version {entry.version},"
            if entry.withdrawn:
                raise refused(self._path, f"{named} was withdrawn on {entry.withdrawn} already.")
            if day < entry.issued:
                said = f"{named} was issued on {entry.issued} and cannot have been withdrawn before that day."
                raise refused(self._path, said, "Look at the day.")
            values = (day.isoformat(), evenly(reason), entry.number, entry.version)
            self._database.execute(_WITHDRAW, values)
        return self.entry(number)

    def due(self, day: date, within: int = 30) -> Duties:
        """What is to be done about documents in force: signatures; reviews and assessments up to so many days on."""
        return reading.duties(self.entries(current=True), day, within)
