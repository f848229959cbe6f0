"""From a LocalRole to a document of it with nothing in it yet, and to the running words of its pages."""

from __future__ import annotations

from typing import Literal, cast

from generator.model.document import Document, Furniture, PageMark, Properties
from generator.model.local import LocalRole


def furniture(role: LocalRole, label: str, title: str) -> Furniture:
    """The head and foot of pages: the employer, the kind of document and its title, the edition, the page."""
    words = role.words
    if role.page.numbers == "top-center":
        return Furniture("", (PageMark.NUMBER,), "", role.edition, ())
    pattern = words("Page {number} of {count}", number="\x00n\x00", count="\x00c\x00")
    marks: dict[str, str | PageMark] = {"n": PageMark.NUMBER, "c": PageMark.COUNT}
    pieces = [piece for piece in pattern.split("\x00") if piece]
    return Furniture(
        header_left=role.employer_name,
        header_center=(),
        header_right=words.typeset(f"{label} – {title}"),
        footer_left=role.edition,
        page=tuple(marks.get(piece, piece) for piece in pieces),
    )


def empty(role: LocalRole, kind: str, label: str, title: str) -> Document:
    """A document of one kind about a role, not numbered, with its sheet, its heads and its properties."""
    return Document(
        role=role.id,
        kind=kind,
        locale=role.locale,
        language=role.language,
        tag=role.tag,
        direction=cast(Literal["ltr", "rtl"], role.direction),
        jurisdiction=role.jurisdiction,
        date=role.date,
        page=role.page,
        label=label,
        title=title,
        subtitle=(),
        employer=(),
        approval=None,
        facts=(),
        purpose=None,
        numbering="none",
        sections=(),
        signatures=(),
        note=None,
        furniture=furniture(role, label, title),
        properties=Properties(
            title=title, author=role.employer_name, subject=label, keywords=(label, title), comments=role.legal_note
        ),
        letterhead=role.letterhead,
        holder=role.holder,
        issue=role.issue,
    )
