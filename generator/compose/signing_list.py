"""From the people of a batch to the list in which they sign for their documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, cast

from generator.model.document import (
    Blank,
    Column,
    Content,
    Document,
    Furniture,
    Letterhead,
    Page,
    PageMark,
    Properties,
    Section,
    Table,
    Text,
)
from generator.model.request import Locale
from generator.model.words import Words

KIND = "signing-list"
_WIDTHS = {"signature": 32, "date": 22}
_RULES = {"signature": 27, "date": 17}
"""In millimetres, less what a cell keeps free."""


def signing_list(
    signers: Sequence[tuple[str, str, str, str]],
    words: Words,
    locale: Locale,
    page: Page,
    direction: str,
    day: date,
    employer: str,
    letterhead: Letterhead | None,
) -> Document:
    """Compose the list, in the order given: a row for each person, with room for the signature and the day.

    Of each signer the name, the post, the department, and what the document is called, in words.
    """
    title = words.typeset(words("Acknowledgement of job descriptions"))
    heads = (words("Name"), words("Post"), words("Department"), words("Document"), words("Signature"), words("Date"))
    ids = ("name", "post", "department", "document", "signature", "date")
    columns = tuple(Column(id, head, "left", _WIDTHS.get(id)) for id, head in zip(ids, heads, strict=True))
    rows = tuple(_row(number, signer, words) for number, signer in enumerate(signers, start=1))
    section = Section("signing", "signing", "", "", (), (Table("signing", "", columns, rows),), look="prose")
    pattern = words("Page {number} of {count}", number="\x00n\x00", count="\x00c\x00")
    marks: dict[str, str | PageMark] = {"n": PageMark.NUMBER, "c": PageMark.COUNT}
    running = tuple(marks.get(piece, piece) for piece in pattern.split("\x00") if piece)
    return Document(
        role="",
        kind=KIND,
        locale=str(locale),
        language=locale.language,
        tag=words.tag,
        direction=cast(Literal["ltr", "rtl"], direction),
        jurisdiction=locale.jurisdiction,
        date=day,
        page=page,
        label=words.typeset(words("Job description")),
        title=title,
        subtitle=(),
        employer=(Text(employer),) if employer else (),
        approval=None,
        facts=(),
        purpose=None,
        numbering="none",
        sections=(section,),
        signatures=(),
        note=None,
        furniture=Furniture(employer, (), title, "", running),
        properties=Properties(title, employer, title, (title,), ""),
        letterhead=letterhead,
    )


def _row(number: int, signer: tuple[str, str, str, str], words: Words) -> tuple[Content, ...]:
    said: list[Content] = [(Text(words.typeset(part)),) if part else () for part in signer]
    return (
        *said,
        (Blank(f"signature.{number}", words("Signature"), _RULES["signature"], captioned=False),),
        (Blank(f"date.{number}", words("Date"), _RULES["date"], captioned=False),),
    )
