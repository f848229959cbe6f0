"""From Documents to the bytes of real Word 97 files: the .docx of each, many converted by one LibreOffice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.assets import Assets
from generator.errors import EngineError
from generator.model.document import Document
from generator.office import libreoffice
from generator.render import compound_file, docx, word_form

_TOGETHER = 50
_FILTER = "doc:MS Word 97"
_DOCX_MAGIC = b"PK\3\4"
_WORD_MAGIC = b"\xec\xa5"
# A .doc has signs of its own for these: tab, line feed, soft and no-break hyphens.
_SPECIAL = re.compile(r"[\t\n\u00ad\u2011]+")


def render(documents: Sequence[Document], assets: Assets) -> Iterator[bytes]:
    """The bytes of a .doc file for each document, in order.

    Raises what docx.render raises, ToolMissing without LibreOffice, and EngineError when it fails or what it
    wrote is not a whole Word 97 file.
    """
    program = libreoffice.program()
    for start in range(0, len(documents), _TOGETHER):
        yield from _converted(documents[start : start + _TOGETHER], assets, program)


def _converted(documents: Sequence[Document], assets: Assets, program: str) -> Iterator[bytes]:
    with TemporaryDirectory(prefix="jobdesc-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        # Names of our own: no title reaches the command line.
        files = [folder / f"{number:04}.docx" for number in range(len(documents))]
        for file, data in zip(files, docx.draw(documents, assets, for_libreoffice=True), strict=True):
            # LibreOffice would convert any text that is called .docx.
            if not data.startswith(_DOCX_MAGIC):
                raise EngineError(f"{file.name} is no Word file to convert.")
            file.write_bytes(data)
        said = libreoffice.convert(program, files, _FILTER, folder)
        forms = word_form.forms(assets)
        for file, document in zip(files, documents, strict=True):
            yield _checked(file.with_suffix(".doc"), document, said, own_form=document.kind in forms)


def _checked(file: Path, document: Document, said: str, own_form: bool) -> bytes:
    """The bytes of a file that holds the title of the document and of each section, in the text of a Word 97 file.

    A form of the employer's own may leave titles out.
    """
    data = file.read_bytes() if file.is_file() else b""
    try:
        text = compound_file.stream(data, "WordDocument")
    except ValueError as error:
        raise EngineError(f"LibreOffice made no Word file of “{document.title}”: {error}. It said: {said}") from error
    words = () if own_form else (document.title, *(section.title for section in document.sections))
    missing = [word for word in words if not _holds(text, word)]
    if not text.startswith(_WORD_MAGIC) or missing:
        raise EngineError(f"The Word file of “{document.title}” lacks some words: {missing}. LibreOffice said: {said}")
    return data


def _holds(text: bytes, words: str) -> bool:
    """Whether a WordDocument stream holds some words; [MS-DOC] 2.4.1: text is UTF-16 or, in pieces, Windows-1252."""
    parts = _SPECIAL.split(words)
    return all(part.encode("utf-16-le") in text or part.encode("cp1252", "replace") in text for part in parts)
