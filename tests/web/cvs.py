"""CVs for the tests of the web: the same words as a file of each format, with a mark that nothing else has."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import docx
import pikepdf
import weasyprint

from generator.office import libreoffice

MARK = "Quaxolintrebe"
"""Stands in each of them, within a line that is found fault with."""
LINES = (
    "Claire Marchand",
    "Lyon, 04 78 14 52 36, claire.marchand@courriel.example",
    "Expérience professionnelle",
    f"Vendeuse, {MARK} et fils, Lyon, 03/2019 - 05/2021",
    f"- Dévelopement de la clientèle de {MARK}",
    "Formation",
    "BTS Négociation et digitalisation de la relation client, Lyon, 2017 - 2019",
    "Compétences",
    "Négociation, prospection",
)
FORMATS = ("txt", "docx", "doc", "odt", "pdf")
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


@lru_cache
def written(format: str) -> bytes:
    """The CV as a file of a format."""
    if format == "txt":
        return "\n".join(LINES).encode()
    if format == "pdf":
        return bytes(weasyprint.HTML(string="".join(f"<p>{line}</p>" for line in LINES)).write_pdf())
    if format == "doc":
        return _doc()
    if format == "odt":
        return _odt()
    document, made = docx.Document(), BytesIO()
    for line in LINES:
        document.add_paragraph(line)
    document.save(made)
    return _unpacked(made)


def _unpacked(file: BytesIO) -> bytes:
    """The same zip file with its parts as they are, so that the mark is found in whatever is left of it."""
    made = BytesIO()
    with ZipFile(file) as source, ZipFile(made, "w") as target:
        for part in source.namelist():
            target.writestr(part, source.read(part))
    return made.getvalue()


def encrypted() -> bytes:
    """The CV as a PDF that asks for a password."""
    made = BytesIO()
    with pikepdf.open(BytesIO(written("pdf"))) as document:
        document.save(made, encryption=pikepdf.Encryption(owner="a", user="b"))
    return made.getvalue()


def _doc() -> bytes:
    with TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "cv.docx"
        source.write_bytes(written("docx"))
        libreoffice.convert(libreoffice.program(), [source], "doc:MS Word 97", folder)
        return (folder / "cv.doc").read_bytes()


def _odt() -> bytes:
    """OpenDocument 1.3, part 2: the least that a package has to hold."""
    body = "".join(f"<text:p>{line}</text:p>" for line in LINES)
    kind = "application/vnd.oasis.opendocument.text"
    content = (
        f'<office:document-content xmlns:office="{_OFFICE}:office:1.0" xmlns:text="{_OFFICE}:text:1.0" '
        f'office:version="1.3"><office:body><office:text>{body}</office:text></office:body></office:document-content>'
    )
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{each}"/>'
        for path, each in (("/", kind), ("content.xml", "text/xml"))
    )
    manifest = f'<manifest:manifest xmlns:manifest="{_OFFICE}:manifest:1.0">{entries}</manifest:manifest>'
    made = BytesIO()
    with ZipFile(made, "w") as packed:
        packed.writestr("mimetype", kind)
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", manifest)
    return made.getvalue()
