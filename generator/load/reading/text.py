"""From the bytes of a plain text to its lines."""

from __future__ import annotations

import re

from generator.load.reading.refusal import Refused
from generator.load.reading.signs import unparted
from generator.model.manuscript import Line, Manuscript

_LARGEST = 2_000_000
_BREAK = re.compile("\r\n|[\r\n]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_BULLET = re.compile(r"\s*(?:[-*•–—·▪‣●○◦■□➢►✓✔\uf0b7\uf0a7]|\d{1,2}[.)])\s+")


def read(data: bytes) -> Manuscript:
    """The lines of a text in UTF-8, with or without its mark; other encodings are not guessed but refused."""
    if len(data) > _LARGEST:
        raise Refused("this file holds far more text than a document of a few pages.", "Save the pages meant alone.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        said = "this text is not saved as UTF-8."
        raise Refused(said, "Save it again as UTF-8 (in the editor: Save as, encoding UTF-8).") from None
    if _FORBIDDEN.search(text):
        raise Refused("this file is neither a text nor a document that can be read.", "Save it as .docx or .pdf.")
    pages = text.replace("\f", "\n")
    lines = [
        Line(0, number, unparted(line).strip("\v "), bullet=bool(_BULLET.match(line)), indent=_indent(line))
        for number, line in enumerate(_BREAK.split(pages), 1)
    ]
    return Manuscript("txt", len(data), 0, tuple(line for line in lines if line.text.strip()))


def _indent(line: str) -> int:
    """How many columns a line is set in; a tab goes to the next fourth."""
    beginning = line[: len(line) - len(line.lstrip(" \t"))]
    return len(beginning.expandtabs(4))
