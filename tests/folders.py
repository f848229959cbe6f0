"""Small folders of roles, and what the program says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator import Document, Problem, Request, check, documents
from generator.model.document import Clause, plain

DAY = date(2026, 11, 24)
GREETER = """\
id: greeter
language: fr
title: {single: Hôte d’accueil}
category: performers
duties:
  - id: greet
    text: Accueillir les visiteurs.
  - id: announce
    text: Annoncer les visiteurs.
  - id: guide
    text: Guider les visiteurs.
"""
"""A role that stands alone."""

CHILD = """\
id: child
language: fr
extends: greeter
"""
"""What extends it, and says nothing of its own."""

Files = Mapping[str, str | bytes]


def fill(folder: Path, files: Files) -> Path:
    """Put files into a folder of roles, by their names below it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return folder


def problems(folder: Path, files: Files) -> tuple[Problem, ...]:
    """Every problem of some files, which alone are checked."""
    fill(folder, files)
    return check(folder, only=[folder / name for name in files])[0]


def told(folder: Path, files: Files) -> list[str]:
    """The problems as `file:line:column: text`, the file by its name alone."""
    return [f"{Path(each.file).name}:{each.line}:{each.column}: {each.text}" for each in problems(folder, files)]


def composed(folder: Path | None, role: str, locale: str = "fr-FR", **asked: Any) -> Document:
    """The job description of one role, from a folder or from the shipped ones."""
    (made,) = documents(Request(date=DAY, roles=(role,), locales=(locale,), roles_dir=folder, **asked))
    return made


def said(document: Document) -> dict[str, str]:
    """What each clause says, by id."""
    return {clause.id: plain(clause.content) for clause in document.walk()}


def ids(document: Document, section: str) -> list[str]:
    """The ids of a section's clauses on the first level, in order."""
    return [clause.id for clause in clauses(document, section)]


def clauses(document: Document, section: str) -> tuple[Clause, ...]:
    """The clauses of a section on the first level; none when the document has no such section."""
    return next((each.clauses for each in document.sections if each.id == section), ())


def words(document: Document) -> str:
    """All that a document prints of its role, as one text."""
    return "\n".join(_words(document))


def _words(document: Document) -> Iterator[str]:
    yield from (document.title, plain(document.subtitle), document.note or "", document.furniture.header_right)
    yield from (plain(fact.value) for fact in document.facts)
    yield from (plain(each) for each in (document.purpose.paragraphs if document.purpose else ()))
    for section in document.sections:
        yield section.title
        yield from (plain(clause.content) for clause in section.walk())
        yield from (plain(cell) for table in section.tables for row in table.rows for cell in row)
    for block in document.signatures:
        yield from (block.title, plain(block.statement or ()))
