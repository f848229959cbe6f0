"""Small Word forms made for one test each, and what is made of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from PIL import Image

from generator.errors import InputError
from generator.model.document import Document, Holder, Issue, Letterhead, Picture, Text
from generator.render import word_form

LOGO_WIDTH, LOGO_HEIGHT = 30.0, 12.0


def form(*paragraphs: str, change: Callable[[WordDocument], object] | None = None) -> bytes:
    """A form of paragraphs, as Word would save it."""
    word = docx.Document()
    for text in paragraphs:
        word.add_paragraph(text)
    if change:
        change(word)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def put(folder: Path, data: bytes, kind: str = "job-description") -> Path:
    """A form among the templates of a folder."""
    path = folder / "word" / f"{kind}.docx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def filled(data: bytes, document: Document, folder: Path, language: str = "fr-FR") -> bytes:
    """The Word file that a form makes of a document."""
    return word_form.fill(put(folder, data), document, language)


def lines(data: bytes) -> list[str]:
    """The words of each paragraph outside tables."""
    return [paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs]


def told(data: bytes, document: Document, folder: Path, seconds: int = 9) -> list[str]:
    """What is said of a form that cannot be used, hints included."""
    path = put(folder, data)
    with pytest.raises(InputError) as caught:
        word_form.fill(path, document, "fr-FR", seconds)
    assert {problem.file for problem in caught.value.problems} == {str(path)}
    return [f"{problem.text} {problem.hint}".strip() for problem in caught.value.problems]


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """A Word file with other words in one part."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(file, "w", ZIP_DEFLATED) as after:
        for each in before.namelist():
            part = before.read(each)
            if each == name:
                assert old.encode() in part
                part = part.replace(old.encode(), new.encode())
            after.writestr(each, part)
    return file.getvalue()


def split(data: bytes, tag: str) -> bytes:
    """A form in which Word has split a tag into a run for every sign, with marks of the spelling checker between."""
    between = '</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">'
    return changed(data, "word/document.xml", tag, between.join(tag))


def known(document: Document, logo: bytes | None = None) -> Document:
    """The document of an employer, a person and a register."""
    picture = Picture(logo, "image/png", LOGO_WIDTH, LOGO_HEIGHT, "Logo de Durand & fils") if logo else None
    paper = Letterhead(
        name="Établissements Durand & fils",
        short_name="Durand & fils",
        lines=("12, rue des Halles, 69002 Lyon", "RCS Lyon 123 456 789"),
        address=("12, rue des Halles", "69002 Lyon"),
        registration=("RCS Lyon 123 456 789",),
        head_post="Directrice générale",
        head_name="Claire <Petit>",
        collective_agreement="Négoce",
        logo=picture,
    )
    return replace(
        document,
        employer=(Text(paper.name),),
        letterhead=paper,
        holder=Holder("Анна О’Нил", "0042", "1er mars 2026"),
        issue=Issue("JD-2026-007", 2),
    )


def pressed(text: str) -> str:
    """Text without spaces, hyphens that a line breaks at, and rules."""
    return re.sub(r"[\s\u00ad_]+", "", text)


def drawn_logo() -> bytes:
    """A picture of a logo."""
    file = BytesIO()
    Image.new("RGB", (60, 24), "navy").save(file, "PNG")
    return file.getvalue()
