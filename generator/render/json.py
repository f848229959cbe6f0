"""From documents to JSON: the whole tree as data, for programs that carry it on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from generator.assets import Assets
from generator.model.document import (
    Approval,
    Clause,
    Document,
    Fact,
    Field,
    Letterhead,
    Page,
    PageMark,
    Section,
    SignatureBlock,
    Table,
    plain,
)
from generator.model.job import Job


def render(documents: Sequence[Document], assets: Assets) -> Iterator[bytes]:
    """Write each document as JSON (UTF-8, two spaces deep)."""
    for document in documents:
        yield (json.dumps(tree(document), ensure_ascii=False, indent=2) + "\n").encode()


def tree(document: Document, origins: bool = False) -> dict[str, Any]:
    """One document as plain data, in reading order; with `origins`, each clause says where its words came from.

    Every `text`, `value` and cell is words: a blank is eight underscores, a reference its number.
    """
    approval, purpose, furniture = document.approval, document.purpose, document.furniture
    return {
        "kind": document.kind,
        "locale": document.locale,
        "language": document.language,
        "tag": document.tag,
        "direction": document.direction,
        "jurisdiction": document.jurisdiction,
        "role": document.role,
        "date": document.date.isoformat(),
        "page": _page(document.page),
        "employer": plain(document.employer),
        "approval": _approval(approval) if approval else None,
        "label": document.label,
        "title": document.title,
        "subtitle": plain(document.subtitle),
        "lead": [*map(plain, document.lead)],
        "facts": [*map(_fact, document.facts)],
        "purpose": {"title": purpose.title, "paragraphs": [*map(plain, purpose.paragraphs)]} if purpose else None,
        "numbering": document.numbering,
        "sections": [_section(section, origins) for section in document.sections],
        "signatures": [_signature(block) for block in document.signatures],
        "note": document.note,
        "furniture": {
            "header_left": furniture.header_left,
            "header_center": _running(furniture.header_center),
            "header_right": furniture.header_right,
            "footer_left": furniture.footer_left,
            "page": _running(furniture.page),
        },
        "properties": {
            "title": document.properties.title,
            "author": document.properties.author,
            "subject": document.properties.subject,
            "keywords": list(document.properties.keywords),
            "comments": document.properties.comments,
        },
        "job": _job(document.job) if document.job else None,
        "pasted": document.pasted,
        "letterhead": _letterhead(document.letterhead) if document.letterhead else None,
        "holder": asdict(document.holder) if document.holder else None,
        "issue": asdict(document.issue) if document.issue else None,
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {"id": fact.id, "label": fact.label, "value": plain(fact.value), "prominent": fact.prominent}


def _job(job: Job) -> dict[str, Any]:
    """What search engines are told, by the names of the tree; days and sums as text, so that none is rounded."""
    return {name: str(value) if isinstance(value, date | Decimal) else value for name, value in asdict(job).items()}


def _letterhead(head: Letterhead) -> dict[str, Any]:
    """Who the employer is; of a picture the checksum of its bytes stands for them."""
    logo = head.logo
    shown = asdict(logo) | {"data": f"sha256:{sha256(logo.data).hexdigest()}"} if logo else None
    return asdict(replace(head, logo=None)) | {"logo": shown}


def _page(page: Page) -> dict[str, Any]:
    margins = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    return {"paper": page.paper, "margins": margins, "numbers": page.numbers}


def _running(parts: Sequence[str | PageMark]) -> str:
    return "".join(f"{{{part.value}}}" if isinstance(part, PageMark) else part for part in parts)


def _section(section: Section, origins: bool) -> dict[str, Any]:
    return {
        "id": section.id,
        "number": section.number,
        "title": section.title,
        "look": section.look,
        "boxed": section.boxed,
        "opening": plain(section.opening) if section.opening else None,
        "clauses": [_clause(clause, origins) for clause in section.clauses],
        "tables": [_table(table) for table in section.tables],
    }


def _clause(clause: Clause, origins: bool) -> dict[str, Any]:
    said: dict[str, Any] = {"id": clause.id, "number": clause.number, "text": plain(clause.content)}
    if clause.note:
        said["note"] = clause.note
    if clause.reason:
        said["reason"] = plain(clause.reason)
    if origins:
        said["origin"] = clause.origin
    return {**said, "clauses": [_clause(below, origins) for below in clause.clauses]}


def _table(table: Table) -> dict[str, Any]:
    return {
        "id": table.id,
        "title": table.title,
        "columns": [{"id": column.id, "title": column.title, "align": column.align} for column in table.columns],
        "rows": [[*map(plain, row)] for row in table.rows],
    }


def _approval(approval: Approval) -> dict[str, Any]:
    return {"heading": approval.heading, "fields": [*map(_field, approval.fields)]}


def _signature(block: SignatureBlock) -> dict[str, Any]:
    return {
        "id": block.id,
        "title": block.title,
        "statement": plain(block.statement) if block.statement else None,
        "rows": [[*map(_field, row)] for row in block.rows],
    }


def _field(field: Field) -> dict[str, Any]:
    return {"id": field.id, "caption": field.caption, "width": field.width, "text": plain(field.content)}
