"""From documents that are wanted to their numbers and versions, without gaps or doubles, and back when one fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.model.register import Assigned, Scheme, Wanted
from generator.register.owner import lives


@dataclass(frozen=True, slots=True)
class _Last:
    """The latest version of a document: issued, or reserved by an owner."""

    id: int
    number: str
    version: int
    content: str
    replaces: int
    owner: str | None
    reserved: float
    withdrawn: str | None


_LAST = """SELECT id, number, version, content, replaces, owner, coalesce(reserved, 0), withdrawn FROM document
    WHERE kind = ? AND locale = ? AND role = ? AND person = ? ORDER BY version DESC LIMIT 1"""
_NEW = """INSERT INTO document (number, version, series, counter, kind, locale, role, person, content, replaces, name,
    staff_number, department, owner, reserved) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


class Taken(Exception):
    """Another run that still lives is making these documents."""

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        self.wanted = wanted
        super().__init__(len(wanted))


def reserve(database: sqlite3.Connection, wanted: Sequence[Wanted], owner: str, now: float) -> list[Assigned]:
    """Give each document its number and version, within a transaction. `now` is in seconds since 1970.

    What a process reserved that has died goes to the same document if it is wanted again, else it is free.
    Raises Taken when a living one is making some of them.
    """
    known = {each.key: _last(database, each) for each in wanted}
    dead = _dead(database, owner, now)
    if taken := [each for each in wanted if _is_taken(known[each.key], owner, dead)]:
        raise Taken(taken)
    kept = {last.id for last in known.values() if last and last.owner}
    _free_those(database, dead, kept)
    return [_assigned(database, each, owner, now) for each in wanted]


def _last(database: sqlite3.Connection, wanted: Wanted) -> _Last | None:
    row = database.execute(_LAST, wanted.key).fetchone()
    return _Last(*row) if row else None


def _dead(database: sqlite3.Connection, owner: str, now: float) -> set[str]:
    owners = database.execute("SELECT owner, max(reserved) FROM document WHERE owner IS NOT NULL GROUP BY owner")
    return {each for each, since in owners if each != owner and not lives(each, now - since)}


def _is_taken(last: _Last | None, owner: str, dead: set[str]) -> bool:
    return last is not None and last.owner is not None and last.owner != owner and last.owner not in dead


def _free_those(database: sqlite3.Connection, owners: Iterable[str], kept: set[int]) -> None:
    for owner in owners:
        for (id,) in database.execute("SELECT id FROM document WHERE owner = ?", (owner,)).fetchall():
            if id not in kept:
                give_back(database, id)


def _assigned(database: sqlite3.Connection, wanted: Wanted, owner: str, now: float) -> Assigned:
    # The same document may be wanted twice in one go: the second finds what the first reserved.
    last = _last(database, wanted)
    if last is None:
        series = wanted.scheme.series(wanted.values)
        counter, number = _next(database, series, wanted.scheme, wanted.values)
        _insert(database, wanted, (number, 1, series, counter), 0, owner, now)
        return Assigned(wanted, number, 1)
    if last.owner is not None:
        return _taken_over(database, last, wanted, owner, now)
    # What was withdrawn no longer holds: the same words, issued again, are a version of their own.
    if last.content == wanted.content and last.withdrawn is None:
        return Assigned(wanted, last.number, last.version, unchanged=True, replaces=last.replaces)
    version = last.version + 1
    series, counter = database.execute("SELECT series, counter FROM document WHERE id = ?", (last.id,)).fetchone()
    _insert(database, wanted, (last.number, version, series, counter), last.version, owner, now)
    return Assigned(wanted, last.number, version, replaces=last.version)


def _taken_over(database: sqlite3.Connection, last: _Last, wanted: Wanted, owner: str, now: float) -> Assigned:
    """Go on with a version that is reserved; when it would now say what the one before it says, it is not needed."""
    before = "SELECT content, replaces FROM document WHERE number = ? AND version = ? AND withdrawn IS NULL"
    issued = database.execute(before, (last.number, last.replaces)).fetchone()
    if issued and issued[0] == wanted.content:
        give_back(database, last.id)
        return Assigned(wanted, last.number, last.replaces, unchanged=True, replaces=issued[1])
    change = """UPDATE document SET owner = ?, reserved = ?, content = ?, name = ?, staff_number = ?, department = ?
        WHERE id = ?"""
    said = (wanted.content, wanted.name, wanted.staff_number, wanted.department)
    database.execute(change, (owner, now, *said, last.id))
    return Assigned(wanted, last.number, last.version, replaces=last.replaces)


def _insert(
    database: sqlite3.Connection,
    wanted: Wanted,
    place: tuple[str, int, str, int],
    replaces: int,
    owner: str,
    now: float,
) -> None:
    person = (wanted.name, wanted.staff_number, wanted.department)
    database.execute(_NEW, (*place, *wanted.key, wanted.content, replaces, *person, owner, now))


def _next(database: sqlite3.Connection, series: str, scheme: Scheme, values: Mapping[str, str]) -> tuple[int, str]:
    """The smallest number of a series that is free, counted and printed."""
    while True:
        lowest = "SELECT counter FROM free WHERE series = ? ORDER BY counter LIMIT 1"
        if free := database.execute(lowest, (series,)).fetchone():
            counter = int(free[0])
            database.execute("DELETE FROM free WHERE series = ? AND counter = ?", (series, counter))
        else:
            begun = "INSERT INTO series VALUES (?, 2) ON CONFLICT DO UPDATE SET next = next + 1 RETURNING next - 1"
            counter = int(database.execute(begun, (series,)).fetchone()[0])
        number = scheme.printed(values, counter)
        # An earlier scheme of the same employer may print the same: JD-1{number} and JD-{number} meet at JD-11.
        if not database.execute("SELECT 1 FROM document WHERE number = ? LIMIT 1", (number,)).fetchone():
            return counter, number


def give_back(database: sqlite3.Connection, id: int) -> None:
    """Free what is reserved: the version, and with the first version the number. What is issued stays."""
    gone = "DELETE FROM document WHERE id = ? AND owner IS NOT NULL RETURNING series, counter, version"
    row = database.execute(gone, (id,)).fetchone()
    if row and row[2] == 1:
        database.execute("INSERT INTO free VALUES (?, ?)", row[:2])
