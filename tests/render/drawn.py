"""Documents drawn with Typst, by the shipped templates and by those of a designer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.assets import Assets
from generator.model.document import Document
from generator.render.typst import render

Documents = Mapping[tuple[str, str], Document]
FRENCH, RUSSIAN = ("client-search-manager", "fr-FR"), ("account-manager", "fr-RU")
TOP = Path(__file__).resolve().parents[2]
SHIPPED = TOP / "templates" / "typst"


def draw(document: Document, assets: Assets | None = None, *, archive: bool = False) -> bytes:
    (drawn,) = render([document], assets or Assets(), archive)
    return drawn


def template_with(folder: Path, words: str, name: str = "document.typ") -> Assets:
    """The shipped templates, one file of them with some words more at its end."""
    (folder / "typst").mkdir(exist_ok=True)
    (folder / "typst" / name).write_text(f"{(SHIPPED / name).read_text('utf-8')}{words}\n", "utf-8")
    return Assets(templates=folder)
