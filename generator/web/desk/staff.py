"""From a staff list that was sent to its rows, each cell with what is wrong with it; and an example of such a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from generator.assets import EMPLOYER, Assets
from generator.batch.foreseeing import foresee
from generator.batch.judging import examine
from generator.errors import InputError, Problem
from generator.load import table
from generator.model.columns import column, head, plain
from generator.model.employer import Employer
from generator.model.person import Person
from generator.model.request import Request
from generator.model.table import Row, Table
from generator.pipeline.composing import USUAL
from generator.pipeline.holding import Workshop
from generator.pipeline.listing import named_locales
from generator.pipeline.people import NEEDED, People, people
from generator.web.clock import today
from generator.web.message import Message
from generator.web.speech import Speech, speech
from generator.web.telling import told
from generator.write.starter import StaffList, workbook

MOST = 2_000
"""Rows that are shown: a page with more is slow. Every row is checked."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_COLUMNS = ("name", "role", "locale", "department", "reports_to", "start_date", "number")
_PEOPLE = (("Camille Renard", "account-manager"), ("Maria Hofmann", "client-search-manager"))


def staff(question: Message, assets: Assets) -> Message:
    """The rows of a staff list: `sheets` to choose from and the `sheet` that was read, `columns`, `rows`, `problems` of
    the table as a whole, `warnings`, the employer's `departments`, and how many rows are `good` and `bad`.

    Rows that are to be left out (`leave_out`) are shown, and have no part in the rest. Of a long list of `count` rows
    the bad ones are shown first, and not all of the others (`whole` is false).
    """
    asked = question.head
    name = called(asked.get("name"))
    given = table.parse(question.body, name, asked.get("sheet") or None)
    workshop = Workshop(assets, Request(date=today(), workspace=assets.workspace))
    left = frozenset(asked.get("leave_out") or ())
    found = people(given.without(left), with_usual(workshop.employer, asked.get("locale")), workshop.bench)
    others = (*examine(found, workshop), *foresee(found, workshop, today()))
    said = speech(asked.get("language", "en"), assets)
    rows = _shown(given, found)
    makes = {row.number: _made_of(person, workshop) for person, row in found.people[:MOST]}
    return Message(
        {
            "name": name,
            "sheets": list(table.sheets(question.body, name)),
            "sheet": given.sheet,
            "columns": [_column(name, found, said) for name in given.names],
            "rows": [
                {**_row(row, given, found, said), "makes": makes.get(row.number), "left_out": row.number in left}
                for row in rows
            ],
            "problems": [told(each, said) for each in (*_of_no_column(found, given), *others)],
            "warnings": [told(each, said) for each in workshop.bench.told() if each.severity == "warning"],
            "departments": [text.text for text in workshop.employer.departments.values()],
            "good": len(found.people),
            "bad": len(found.bad),
            "left_out": sum(row.number in left for row in given.rows),
            "count": len(given.rows),
            "whole": len(rows) == len(given.rows),
        }
    )


def example(question: Message, assets: Assets) -> Message:
    """A staff list to begin with, as a spreadsheet: that of the workspace where there is one, else an invented one."""
    own = assets.workspace / "people.xlsx" if assets.workspace else None
    language = question.head.get("language", "en")
    try:
        data = own.read_bytes() if own else workbook(_example(language, assets))
    except OSError:
        data = workbook(_example(language, assets))
    return Message({"name": "people.xlsx", "type": XLSX}, data)


def called(name: str | None) -> str:
    """What problems call a file that was sent: the last part of its name, without what no name needs."""
    kept = "".join(sign for sign in PurePath((name or "").replace("\\", "/")).name if sign.isprintable())
    return kept.strip()[:100] or "people.csv"


def with_usual(employer: Employer, locale: str | None) -> Employer:
    """An employer whose rows without a locale have the one that is asked for."""
    return replace(employer, locales=(locale, *employer.locales)) if locale else employer


def at_cells(row: Row, problems: Sequence[Problem], said: Speech) -> tuple[dict[str, dict[str, Any]], list[Any]]:
    """What is wrong with a row: by the column of each cell, and what stands at none of its columns."""
    columns = {
        (cell.place.file, cell.place.line, cell.place.column): name
        for name, cell in zip(row.grid.columns, row.cells, strict=True)
    }
    cells: dict[str, dict[str, Any]] = {}
    others: list[Any] = []
    for problem in problems:
        column = columns.get((problem.file, problem.line, problem.column))
        spoken = told(problem, said)
        if column is None:
            others.append(spoken)
        elif column in cells:
            cells[column]["text"] = f"{cells[column]['text']} {spoken['text']}"
            cells[column]["hint"] = f"{cells[column]['hint']} {spoken['hint']}".strip()
        else:
            cells[column] = spoken
    return cells, others


def _shown(given: Table, found: People) -> Sequence[Row]:
    """Every row of a short list; of a long one those that are wrong, then the others, as many as are shown."""
    if len(given.rows) <= MOST:
        return given.rows
    bad = [row for _, (row, _) in sorted(found.bad.items())]
    return [*bad, *(row for row in given.rows if row.number not in found.bad)][:MOST]


def _column(name: str, found: People, said: Speech) -> dict[str, Any]:
    wrong = next((each for each in found.heading if each.key == plain(name)), None)
    return {"name": name, "means": column(name), "problem": told(wrong, said) if wrong else None}


def _of_no_column(found: People, given: Table) -> Iterator[Problem]:
    """What is wrong with the header as a whole: columns that it lacks."""
    known = {column(name) for name in given.names}
    return (each for each in found.heading if each.key in NEEDED and each.key not in known)


def _row(row: Row, given: Table, found: People, said: Speech) -> dict[str, Any]:
    _, wrong = found.bad.get(row.number, (row, []))
    at, others = at_cells(row, wrong, said)
    texts = zip(given.names, row.texts, strict=True)
    cells = {name: {"text": text, "problem": at[name]} if name in at else {"text": text} for name, text in texts}
    return {"number": row.number, "cells": cells, "problems": others}


def _made_of(person: Person, workshop: Workshop) -> dict[str, str]:
    """What will be made for somebody: the post in the language of the document, and its locale."""
    try:
        title = workshop.base(person).title
    except InputError:
        title = ""
    return {"title": title, "locale": str(person.locale)}


def _example(language: str, assets: Assets) -> StaffList:
    known = named_locales(assets, language)
    at_home = (each.tag for each in known if each.usual and each.tag.startswith(f"{language}-"))
    tag = USUAL if USUAL.startswith(f"{language}-") else next(at_home, USUAL)
    roles = sorted({Path(name).stem for name in assets.role_names("*.yaml")} - {Path(EMPLOYER).stem})
    start = date(today().year + 1, 1, 4)
    rows = [
        (name, role, tag, None, None, start, f"P-{number:03}") for number, (name, role) in enumerate(_PEOPLE, start=1)
    ]
    heads = {name: head(name, language) for name in _COLUMNS}
    choices = {heads["role"]: roles, heads["locale"]: [each.tag for each in known]}
    return StaffList(tuple(heads.values()), rows, choices, {})
