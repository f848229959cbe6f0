"""From our document trees to the same content as the peers take it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from generator import Assets, Document, Request, documents
from generator.model.document import Blank, plain
from generator.render import renderer
from generator.render.html import FOLDER, TEMPLATE, pages, paper, styles

DAY = date(2026, 11, 24)
ROLE = "account-manager"
LOCALES = ("fr-FR", "ru-RU")
_FIELDS = 5  # cells of a row of signatures in the peers' template


def trees(roles: Sequence[str] = (ROLE,), locales: Sequence[str] = LOCALES) -> tuple[Document, ...]:
    """The documents that are measured."""
    return documents(Request(date=DAY, roles=tuple(roles), locales=tuple(locales)))


def write_contents(made: Sequence[Document], path: Path) -> None:
    """Put the content of documents into a JSON file, for templates."""
    path.write_text(json.dumps([_content(document) for document in made], ensure_ascii=False), "utf-8")


def write_pages(made: Sequence[Document], path: Path) -> None:
    """Put the web pages of documents and their style sheets into a JSON file, for WeasyPrint."""
    assets = Assets()
    base = str(assets.template(f"{FOLDER}/{TEMPLATE}"))
    given = {
        "sheets": [{"text": sheet.text, "base": str(sheet.path)} for sheet in styles(assets, "page.css", "print.css")],
        "pages": [
            {"text": page, "base": base, "paper": paper(document.page).text}
            for document, page in zip(made, pages(made, assets, ()), strict=True)
        ],
    }
    path.write_text(json.dumps(given, ensure_ascii=False), "utf-8")


def differences(ours: bytes, theirs: bytes, document: Document) -> Counter[str]:
    """The words of which one Word file has more than the other, beside the numbers that ours lets Word count."""
    content = _content(document)
    counted = _words(" ".join(section["number"] for section in content["sections"]))
    counted.update(
        word for section in content["sections"] for each in section["clauses"] for word in _words(each["number"])
    )
    left, right = _words(_said(ours)), _words(_said(theirs).replace("Employee 0", ""))
    right.subtract(counted)
    right.subtract(left)
    return Counter({word: count for word, count in right.items() if count})


def _said(file: bytes) -> str:
    with ZipFile(BytesIO(file)) as parts:
        body = parts.read("word/document.xml").decode("utf-8")
    paragraphs = re.split(r"</w:p>", body)
    return "\n".join("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", each)) for each in paragraphs)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+", text))


def _content(document: Document) -> dict[str, Any]:
    (data,) = renderer("json")((document,), Assets())
    tree = json.loads(data)
    return {
        "masthead": _masthead(document),
        "label": tree["label"],
        "title": tree["title"],
        "facts": [{"label": fact["label"], "value": _filled(fact["value"])} for fact in tree["facts"]],
        "purpose": tree["purpose"] or {"title": "", "paragraphs": []},
        "sections": [
            {
                "number": section["number"],
                "title": section["title"],
                "opening": section["opening"] or "",
                "clauses": [*_flat(section["clauses"], 1)],
            }
            for section in tree["sections"]
        ],
        "signatures": [*_approvals(tree["approval"]), *map(_block, tree["signatures"])],
    }


def _masthead(document: Document) -> str:
    """The employer above an approval; what it is, where nobody said who."""
    if document.approval is None:
        return ""
    blank = next((part for part in document.employer if isinstance(part, Blank)), None)
    return blank.label if blank else plain(document.employer)


def _flat(clauses: list[dict[str, Any]], level: int) -> Iterator[dict[str, Any]]:
    for clause in clauses:
        text = " ".join(filter(None, (_filled(clause["text"]), clause.get("note"))))
        yield {"number": clause["number"], "text": text, "level": level}
        yield from _flat(clause["clauses"], level + 1)


def _approvals(approval: dict[str, Any] | None) -> Iterator[dict[str, Any]]:
    if approval:
        yield _block({"title": approval["heading"], "statement": "", "rows": [approval["fields"]]})


def _block(block: dict[str, Any]) -> dict[str, Any]:
    rows = []
    for fields in block["rows"]:
        for key in ("text", "caption"):
            cells = [_filled(field[key]) for field in fields][:_FIELDS]
            rows.append([*cells, *[""] * (_FIELDS - len(cells))])
    return {"title": block["title"], "statement": block["statement"] or "", "rows": rows}


def _filled(text: str) -> str:
    return "" if not text.strip("_") else text
