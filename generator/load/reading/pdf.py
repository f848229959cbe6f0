"""From the bytes of a PDF to its lines, each with its place on the page, its pictures and its fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import byref, c_double, create_string_buffer
from dataclasses import replace
from math import hypot
from typing import Any

from generator.load.reading.refusal import Refused
from generator.load.reading.signs import unparted
from generator.model.manuscript import Box, Font, Image, Line, Manuscript

MOST_PAGES = 50
"""A document to check has a few; a book is something else."""
_CHARACTERS = 20_000
_BREAK = re.compile("[\r\n]+")
_BULLET = re.compile(r"\s*(?:[-*•–—·▪‣●○◦■□➢►✓✔\uf0b7\uf0a7]|\d{1,2}[.)])\s+\S")
_MARKS = re.compile(r"[-*•–—·▪‣●○◦■□➢►✓✔\uf0b7\uf0a7]")
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_RESTRICTED = 0b11100
"""Printing, changing and copying (PDF 32000-1, table 22: bits 3 to 5)."""


def read(data: bytes) -> Manuscript:
    """What a PDF says. Raises Refused when it asks for a password, is damaged, or is a book."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refused(str(error)) from None
    count = len(document)
    if count > MOST_PAGES:
        said = f"this PDF has {count} pages; at most {MOST_PAGES} are read."
        raise Refused(said, "Save the pages of the document alone.")
    if not count:
        raise Refused("this PDF has no pages.", "Save it again.")
    lines: list[Line] = []
    images: list[Image] = []
    fonts: dict[str, Font] = {}
    sizes: list[tuple[float, float]] = []
    for index in range(count):
        page = _page(document, index)
        sizes.append(page.get_size())
        lines += _marked(list(_lines(page, index + 1)))
        _objects(page, index + 1, images, fonts)
        page.close()
    return Manuscript(
        "pdf", len(data), count, tuple(lines), tuple(sizes), tuple(images), tuple(fonts.values()),
        restricted=_restricted(document), properties=_properties(document),
    )  # fmt: skip


def _refused(said: str) -> Refused:
    if "password" in said.lower() or "security" in said.lower():
        return Refused("this PDF is encrypted and asks for a password.", "Save it again without one.")
    return Refused("this PDF is damaged or cut short and cannot be opened.", "Save it again from its source.")


def _page(document: Any, index: int) -> Any:
    import pypdfium2

    try:
        return document[index]
    except pypdfium2.PdfiumError:
        raise _refused("") from None


def _lines(page: Any, number: int) -> Iterator[Line]:
    text_page = page.get_textpage()
    count = text_page.count_chars()
    if count > _CHARACTERS:
        raise Refused("a page of this PDF holds far more text than a sheet of paper.", "Save it again from its source.")
    line, start = 0, 0
    signs = [chr(code) if (code := _code(text_page, at)) else "" for at in range(count)]
    for at in range(count + 1):
        if at < count and signs[at] not in ("\r", "\n"):
            continue
        text = _readable("".join(signs[start:at]))
        if text.strip():
            line += 1
            box, size, unmapped = _drawn(text_page, start, at, signs)
            yield Line(number, line, text.strip(), bullet=bool(_BULLET.match(text)), box=box, size=size,
                       unmapped=unmapped)  # fmt: skip
        start = at + 1
    text_page.close()


def _code(text_page: Any, at: int) -> int:
    import pypdfium2.raw as pdfium

    return int(pdfium.FPDFText_GetUnicode(text_page, at))


def _readable(text: str) -> str:
    # U+FFFE and U+0002 stand for a hyphen at the end of a line in PDFium.
    text = unparted(text.replace("\ufffe", "-").replace("\x02", "-"))
    # The fonts Symbol and Wingdings, with which word processors draw the marks of lists, have private codes.
    text = _PRIVATE.sub("•", text)
    return "".join(sign if sign.isprintable() or sign in "\t\u00a0\u202f" else " " for sign in text)


def _drawn(text_page: Any, start: int, end: int, signs: list[str]) -> tuple[Box | None, float, int]:
    """The box round the signs of a line, the size of the first, and how many have no letter."""
    import pypdfium2.raw as pdfium

    boxes, size, unmapped = [], 0.0, 0
    values = [c_double() for _ in range(4)]
    for at in range(start, end):
        unmapped += pdfium.FPDFText_HasUnicodeMapError(text_page, at) == 1
        if signs[at].isspace() or pdfium.FPDFText_IsGenerated(text_page, at) == 1:
            continue
        if pdfium.FPDFText_GetCharBox(text_page, at, *map(byref, values)):
            boxes.append((values[0].value, values[2].value, values[1].value, values[3].value))
            size = size or _size(text_page, at)
    if not boxes:
        return None, size, unmapped
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    box = (round(min(lefts), 1), round(min(bottoms), 1), round(max(rights), 1), round(max(tops), 1))
    return box, round(size, 1), unmapped


def _size(text_page: Any, at: int) -> float:
    """The size of a sign in points: that of its font, as the page scales it."""
    import pypdfium2.raw as pdfium

    size, matrix = float(pdfium.FPDFText_GetFontSize(text_page, at)), pdfium.FS_MATRIX()
    scaled = pdfium.FPDFText_GetMatrix(text_page, at, byref(matrix))
    return size * (hypot(matrix.c, matrix.d) or 1.0) if scaled else size


def _marked(lines: list[Line]) -> Iterator[Line]:
    """Lines in which marks of lists that are drawn by themselves have gone into the lines that they stand before."""
    marks = [line for line in lines if line.box and _MARKS.fullmatch(line.text)]
    first = {id(_beside(mark, lines)) for mark in marks}
    for number, line in enumerate((line for line in lines if line not in marks), 1):
        yield replace(line, number=number, bullet=line.bullet or id(line) in first)


def _beside(mark: Line, lines: list[Line]) -> Line | None:
    assert mark.box
    left, bottom, right, top = mark.box
    middle = (bottom + top) / 2
    near = [
        line
        for line in lines
        if line.box and line is not mark and line.box[1] - 1 <= middle <= line.box[3] + 1 and line.box[0] >= left
    ]
    return min(near, key=lambda line: line.box[0] if line.box else right, default=None)


def _objects(page: Any, number: int, images: list[Image], fonts: dict[str, Font]) -> None:
    import pypdfium2.raw as pdfium

    kinds = [pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_TEXT]
    for each in page.get_objects(filter=kinds, max_depth=5):
        if each.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = each.get_bounds()
            images.append(Image(number, round(right - left, 1), round(top - bottom, 1)))
            continue
        font = pdfium.FPDFTextObj_GetFont(each)
        name = create_string_buffer(200)
        pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
        said = name.value.decode("utf-8", "replace")
        fonts.setdefault(said, Font(said, pdfium.FPDFFont_GetIsEmbedded(font) == 1))


def _restricted(document: Any) -> bool:
    import pypdfium2.raw as pdfium

    if pdfium.FPDF_GetSecurityHandlerRevision(document) < 0:
        return False
    return int(pdfium.FPDF_GetDocPermissions(document)) & _RESTRICTED != _RESTRICTED


def _properties(document: Any) -> dict[str, str]:
    return {key.lower(): value for key, value in document.get_metadata_dict(skip_empty=True).items()}
