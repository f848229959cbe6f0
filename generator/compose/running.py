"""From a LocalRole to the running words of its pages."""

from __future__ import annotations

from generator.model.document import Furniture, PageMark
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
