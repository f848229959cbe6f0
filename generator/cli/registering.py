"""From an employer's register to what `jobdesc register` prints of it, writes out, and enters."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from generator.cli.console import printable, say
from generator.cli.requests import assets_here
from generator.errors import InputError, Problem
from generator.model.delimiter import delimiter
from generator.model.employer import Employer
from generator.model.register import Due, Entry, Format
from generator.register import Register
from generator.register.export import export as exported
from generator.register.export import plain
from generator.write.output import put

_HEAD = ("number", "version", "kind", "role", "locale", "name", "department", "issued", "signed")
_DUE_HEAD = ("number", "version", "name", "title", "day", "days")


def employer_here() -> Employer:
    """The employer of the workspace that a command is given in; what its file does not say, or says wrong, is left."""
    # What only the register is asked has no use for roles, and reading how they are made takes long.
    from generator.pipeline.bench import Bench

    bench = Bench(assets_here())
    return bench.attempt(bench.employer) or Employer()


def list_(
    path: Path, chosen: dict[str, str | None], all_versions: bool, as_json: bool, employer: Employer | None = None
) -> None:
    """Print the entries of the register at `path`: those in force, or every version, withdrawn ones too.

    `chosen` narrows them by kind, role, locale, department and person, None where it does not. A department may be
    meant by its id or by its name, as the file of `employer` has them.
    """
    others = {name: value for name, value in chosen.items() if name != "department"}
    department = chosen.get("department")
    named = _departments(department, employer or Employer()) if department is not None else None
    with Register(path, create=False) as register:
        entries = register.entries(**others, department=named, current=not all_versions)
    if as_json:
        print(_json([plain(entry) for entry in entries]))
        return
    # Whatever is in force was not withdrawn.
    head = (*_HEAD, "withdrawn") if all_versions else _HEAD
    _table(head, (_row(entry)[: len(head)] for entry in entries))
    say(f"{len(entries) or 'no'} document{'' if len(entries) == 1 else 's'}.")


def _departments(said: str, employer: Employer) -> tuple[str, ...]:
    """Every name that the register may know a department by."""
    meant = [(id, text.text) for id, text in employer.departments.items()]
    known = [name for names in meant if said.casefold() in map(str.casefold, names) for name in names]
    return tuple(dict.fromkeys((said, *known)))


def show(path: Path, number: str, version: int | None, as_json: bool) -> None:
    """Print all that is known of one document: the version in force, or the one asked for."""
    with Register(path, create=False) as register:
        entry = register.entry(number, version)
    if as_json:
        print(_json(plain(entry)))
        return
    for name, value in plain(entry).items():
        values = value if isinstance(value, list) else [value]
        for said in values:
            print(printable(f"{name.replace('_', ' '):<22}{_said(said)}"))


def export(
    path: Path, format: Format, out: Path | None, all_versions: bool = True, employer: Employer | None = None
) -> None:
    """Write the register out, into a file or, text, to standard output.

    The cells of CSV are parted as the spreadsheet program of `employer` expects it.
    """
    if format == "xlsx" and out is None:
        raise InputError([Problem("", 0, 0, "", "a spreadsheet is not printed.", "Name a file with --out.")])
    with Register(path, create=False) as register:
        entries = register.entries(current=not all_versions)
    data = exported(entries, format, delimiter(employer.locales if employer else ()))
    if out is None:
        sys.stdout.buffer.write(data)
        return
    put([(out, data)])
    say(f"{out}: {len(entries)} document{'' if len(entries) == 1 else 's'}.")


def sign(path: Path, numbers: Sequence[str], day: date, version: int | None, today: date) -> None:
    """Enter that documents were signed on a day. All of them, or none."""
    if day > today:
        said = f"{day} has not come yet, and nothing can have been signed on it."
        raise InputError([Problem("", 0, 0, "date", said, "Look at the day.")])
    with Register(path, create=False) as register:
        for number in numbers:
            register.check_signature(number, day, version)
        for number in numbers:
            entry = register.sign(number, day, version)
            whom = f" by {entry.name}" if entry.name else ""
            print(printable(f"{entry.number}, version {entry.version}: signed{whom} on {day}."))


def withdraw(path: Path, number: str, day: date, reason: str, today: date) -> None:
    """Enter that a document no longer holds from a day on."""
    if day > today:
        said = f"{day} has not come yet, and a document is withdrawn when it no longer holds."
        raise InputError([Problem("", 0, 0, "date", said, "Look at the day.")])
    with Register(path, create=False) as register:
        entry = register.withdraw(number, day, reason)
    whom = f" of {entry.name}" if entry.name else ""
    why = f" ({entry.reason})" if entry.reason else ""
    print(printable(f"{entry.number}, version {entry.version}{whom}: withdrawn on {day}{why}."))


def due(path: Path, day: date, within: int, as_json: bool) -> None:
    """Print what is to be done on a day, and within so many days after it, about documents in force."""
    with Register(path, create=False) as register:
        duties = register.due(day, within)
    lists = {
        "not signed yet": duties.unsigned,
        "review due": duties.reviews,
        "assessment of the holder due": duties.certifications,
    }
    if as_json:
        keys = ("unsigned", "reviews", "certifications")
        print(
            _json({key: [_plain_due(each) for each in found] for key, found in zip(keys, lists.values(), strict=True)})
        )
        return
    for heading, found in lists.items():
        if found:
            print(f"{heading[0].upper()}{heading[1:]}:")
            _table(_DUE_HEAD, (_due_row(each) for each in found))
    said = ", ".join(f"{heading}: {len(found) or 'none'}" for heading, found in lists.items())
    say(f"{said}.")


def _row(entry: Entry) -> tuple[str, ...]:
    signed = entry.signed[-1].isoformat() if entry.signed else "no" if entry.to_sign else ""
    said = (entry.kind, entry.role, entry.locale, entry.name, entry.department, entry.issued.isoformat())
    withdrawn = entry.withdrawn.isoformat() if entry.withdrawn else ""
    return (entry.number, str(entry.version), *said, signed, withdrawn)


def _due_row(due: Due) -> tuple[str, ...]:
    entry = due.entry
    return entry.number, str(entry.version), entry.name, entry.title, due.day.isoformat(), str(due.days)


def _plain_due(due: Due) -> dict[str, object]:
    entry = due.entry
    said = {"number": entry.number, "version": entry.version, "name": entry.name, "title": entry.title}
    return {**said, "day": due.day.isoformat(), "days": due.days}


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table for a person at a terminal; for another program a line for each row, its cells parted by tabs."""
    if not sys.stdout.isatty():
        for row in rows:
            print("\t".join(printable(" ".join(cell.split())) for cell in row))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*head, box=box.SIMPLE_HEAD, header_style="bold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    Console().print(table)


def _said(value: object) -> str:
    if isinstance(value, dict):
        return "  ".join(map(str, value.values()))
    return "" if value is None else {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _json(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, indent=2)
