"""From the register of a workspace to what a page shows of it, to a file of it, and to what is entered in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, cast

from generator.assets import REGISTER, Assets
from generator.errors import InputError, Problem
from generator.model.delimiter import delimiter
from generator.model.employer import Employer
from generator.model.register import Due, Duties, Entry, Format
from generator.pipeline.bench import Bench
from generator.register import Register
from generator.register.export import export
from generator.web.clock import today
from generator.web.desk.documents import MEDIA_TYPES
from generator.web.desk.register_words import WORDS
from generator.web.desk.staff import XLSX
from generator.web.message import Message
from generator.web.speech import Speech, speech

_SORTED: Mapping[str, Callable[[Entry], Any]] = {
    "number": lambda entry: (),
    "name": lambda entry: entry.name.casefold(),
    "title": lambda entry: entry.title.casefold(),
    "department": lambda entry: entry.department.casefold(),
    "issued": lambda entry: entry.issued,
    "signed": lambda entry: entry.signed[-1] if entry.signed else date.min,
}
"""What entries can be in order of; those that are equal stay in order of number."""
_TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX, "json": MEDIA_TYPES["json"]}


def register(question: Message, assets: Assets) -> Message:
    """The entries that are asked for, `limit` of them from `start` on, and how many there are (`count`).

    `roles`, `departments` and `locales` are what there is to choose from among all.
    """
    asked = question.head
    employer = _employer(assets)
    everything = _entries(assets, {}, employer)
    found = _entries(assets, asked, employer)
    start, limit = int(asked.get("start") or 0), int(asked.get("limit") or 200)
    return Message(
        {
            "entries": [_plain(entry, employer) for entry in found[start : start + limit]],
            "count": len(found),
            "roles": dict(sorted({entry.role: entry.title for entry in everything}.items())),
            "departments": {name: _named(name, employer) for name in sorted({e.department for e in everything} - {""})},
            "locales": sorted({entry.locale for entry in everything}),
        }
    )


def due(question: Message, assets: Assets) -> Message:
    """What is to be done about documents in force: `unsigned`, `reviews`, `certifications`.

    Each has its day and by how many days that is past (below 0: how many are left).
    """
    day = _day(question.head.get("date")) or today()
    duties, employer = Duties((), (), ()), _employer(assets)
    if (path := _path(assets)).is_file():
        with Register(path, create=False) as book:
            duties = book.due(day, int(question.head.get("within") or 30))
    lists = {"unsigned": duties.unsigned, "reviews": duties.reviews, "certifications": duties.certifications}
    return Message({"day": day.isoformat(), **{name: [_due(each, employer) for each in lists[name]] for name in lists}})


def sign(question: Message, assets: Assets) -> Message:
    """Enter that a document was signed on a day, and return its entry."""
    asked = question.head
    day = _day(asked.get("date")) or today()
    if day > today():
        raise _to_come(f"{day} has not come yet, and nothing can have been signed on it.")
    with Register(_path(assets), create=False) as book:
        return Message(_plain(book.sign(asked["number"], day, asked.get("version")), _employer(assets)))


def withdraw(question: Message, assets: Assets) -> Message:
    """Enter that a document no longer holds from a day on, with the reason, and return its entry."""
    asked = question.head
    day = _day(asked.get("date")) or today()
    if day > today():
        raise _to_come(f"{day} has not come yet, and a document is withdrawn when it no longer holds.")
    with Register(_path(assets), create=False) as book:
        return Message(_plain(book.withdraw(asked["number"], day, asked.get("reason") or ""), _employer(assets)))


def register_file(question: Message, assets: Assets) -> Message:
    """The entries that are asked for as a file: CSV, a spreadsheet, or JSON.

    `heads` is the language of a table, parted as is usual there; without it, as is usual at the employer's.
    """
    asked = question.head
    format, language = cast(Format, asked.get("format") or "csv"), asked.get("heads")
    employer = _employer(assets)
    words = _words(speech(language, assets)) if language else {}
    parted = delimiter([language] if language else employer.locales)
    data = export(_entries(assets, asked, employer), format, parted, words)
    name = f"{words.get('Register', 'register')}.{format}"
    return Message({"name": name, "plain": f"register.{format}", "type": _TYPES[format]}, data)


def _words(said: Speech) -> Mapping[str, str]:
    """What a table calls its columns and itself, and what its cells say."""
    return {name: said(english) for name, english in WORDS.items()}


def _to_come(said: str) -> InputError:
    return InputError([Problem("", 0, 0, "date", said, "Look at the day.")])


def _path(assets: Assets) -> Path:
    assert assets.workspace is not None
    return assets.workspace / REGISTER


def _employer(assets: Assets) -> Employer:
    """The employer; what its file does not say, or says wrong, is left: the register can be read all the same."""
    bench = Bench(assets)
    return bench.attempt(bench.employer) or Employer()


def _entries(assets: Assets, asked: Mapping[str, Any], employer: Employer) -> Sequence[Entry]:
    """What there is in the register of all that is asked for, in the order that is asked for."""
    path = _path(assets)
    if not path.is_file():
        return ()
    department = asked.get("department") or None
    with Register(path, create=False) as book:
        found = book.entries(
            kind=asked.get("kind") or None,
            role=asked.get("role") or None,
            locale=asked.get("locale") or None,
            department=_departments(department, employer) if department else None,
            person=asked.get("person") or None,
            current=bool(asked.get("current")),
        )
    if asked.get("unsigned"):
        found = tuple(entry for entry in found if entry.current and entry.to_sign and not entry.signed)
    found = tuple(sorted(found, key=_SORTED[asked.get("sort") or "number"]))
    return found[::-1] if asked.get("descending") else found


def _departments(said: str, employer: Employer) -> tuple[str, ...]:
    """Every name that the register may know a department by."""
    meant = [(id, text.text) for id, text in employer.departments.items()]
    known = [name for names in meant if said.casefold() in map(str.casefold, names) for name in names]
    return tuple(dict.fromkeys((said, *known)))


def _named(department: str, employer: Employer) -> str:
    known = employer.departments.get(department)
    return known.text if known else department


def _plain(entry: Entry, employer: Employer) -> dict[str, Any]:
    days = {name: getattr(entry, name) for name in ("effective", "issued", "review_due", "withdrawn")}
    texts = ("number", "version", "kind", "role", "title", "locale", "name", "staff_number", "to_sign", "current")
    return {
        **{name: getattr(entry, name) for name in (*texts, "reason", "certification_months")},
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "department": _named(entry.department, employer),
        "signed": [day.isoformat() for day in entry.signed],
        "files": [{"format": file.format, "path": file.path} for file in entry.files],
    }


def _due(due: Due, employer: Employer) -> dict[str, Any]:
    return {**_plain(due.entry, employer), "day": due.day.isoformat(), "days": due.days}


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
