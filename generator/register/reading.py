"""From the tables of a register to its entries, and to what is to be done about them."""

from __future__ import annotations

import sqlite3
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from generator.model.register import Due, Duties, Entry, IssuedFile

_ENTRIES = """SELECT id, number, version, kind, role, title, locale, name, staff_number, department, effective, issued,
    content, sources, replaces, review_due, certification_months, to_sign, current, withdrawn, reason
    FROM document WHERE owner IS NULL {} ORDER BY series, counter, version"""
_FEW = 500
"""Entries whose files are asked for one by one; for more, all are read at once."""


def entries(database: sqlite3.Connection, conditions: Mapping[str, object]) -> Iterator[Entry]:
    """The entries for which all conditions hold, each an SQL expression with one `?`, in the order of numbers."""
    said = "".join(f"AND {condition} " for condition in conditions)
    rows = database.execute(_ENTRIES.format(said), (*conditions.values(),)).fetchall()
    ids = [row[0] for row in rows]
    files = {
        id: tuple(IssuedFile(format, path, sha256) for _, path, format, sha256 in found)
        for id, found in _beside(database, "SELECT document, path, format, sha256 FROM file", "path", ids)
    }
    signed = {
        id: tuple(date.fromisoformat(day) for _, day in found)
        for id, found in _beside(database, "SELECT document, day FROM signature", "day", ids)
    }
    for id, *row in rows:
        yield _entry(row, signed.get(id, ()), files.get(id, ()))


def _beside(
    database: sqlite3.Connection, asked: str, order: str, ids: list[int]
) -> Iterable[tuple[int, Iterator[tuple[str, ...]]]]:
    where, values = "", []
    if len(ids) <= _FEW:
        where, values = f" WHERE document IN ({', '.join('?' * len(ids))})", ids
    return groupby(database.execute(f"{asked}{where} ORDER BY document, {order}", values), key=lambda row: int(row[0]))


def _entry(row: list[object], signed: tuple[date, ...], files: tuple[IssuedFile, ...]) -> Entry:
    texts = [str(value) for value in row[:9]]
    number, version, kind, role, title, locale, name, staff_number, department = texts
    effective, issued, content, sources, replaces, review_due, months, to_sign, current, withdrawn, reason = row[9:]
    return Entry(
        number, int(version), kind, role, title, locale, name, staff_number, department,
        _day(effective), date.fromisoformat(str(issued)), str(content), str(sources), int(str(replaces)),
        _day(review_due), None if months is None else int(str(months)), bool(to_sign), bool(current), signed, files,
        _day(withdrawn), str(reason or ""),
    )  # fmt: skip


def _day(said: object) -> date | None:
    return date.fromisoformat(str(said)) if said else None


def duties(current: Iterable[Entry], day: date, within: int) -> Duties:
    """What is to be done on a day about documents in force: also what falls due within so many days."""
    unsigned, reviews, certifications = [], [], []
    for entry in current:
        if entry.to_sign and not entry.signed:
            unsigned.append(Due(entry, entry.issued, (day - entry.issued).days))
        if entry.review_due:
            reviews.append(Due(entry, entry.review_due, (day - entry.review_due).days))
        if entry.certification_months:
            # Assessed when signed for the last time, or else as if on the first day in force.
            since = entry.signed[-1] if entry.signed else entry.effective or entry.issued
            then = months_after(since, entry.certification_months)
            certifications.append(Due(entry, then, (day - then).days))
    return Duties(_sorted(unsigned), _sorted(_near(reviews, within)), _sorted(_near(certifications, within)))


def _near(dues: Iterable[Due], within: int) -> Iterator[Due]:
    return (due for due in dues if due.days >= -within)


def _sorted(dues: Iterable[Due]) -> tuple[Due, ...]:
    # Numbers are in order already, and sorting keeps that.
    return tuple(sorted(dues, key=lambda due: due.day))


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
