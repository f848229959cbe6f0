"""From the bytes of a Word file to its paragraphs in order, and what stands beside them: headers, boxes, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring
from zipfile import ZIP_STORED, ZipFile

from generator.errors import InputError
from generator.load.reading import numbering
from generator.load.reading.refusal import Refused
from generator.load.reading.signs import unparted
from generator.model.manuscript import Image, Line, Manuscript, Part
from generator.office import archive

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_EMU = 12_700
_DEEPEST = 200
_BULLET = re.compile(r"\s*[-*•–—·▪‣●○◦■□➢►✓✔\uf0b7\uf0a7]\s+\S")
_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6"}
_LISTS = ("word/numbering.xml", "word/styles.xml")
_TYPED = {"title", "creator", "lastModifiedBy", "Application", "Pages", "Words"}


def read(data: bytes) -> Manuscript:
    """What a Word file says. Raises Refused for an archive that is none, too large, too deep, or not safe to parse."""
    try:
        parts = archive.read(data, "")
    except InputError as error:
        raise Refused(error.problems[0].text, "Save it again as .docx or .pdf.") from None
    if "word/document.xml" not in parts:
        raise Refused("this file holds no Word document.", "Save it again as .docx or .pdf.")
    trees = {name: _tree(part) for name, part in parts.items() if _is_text(name)}
    body = trees["word/document.xml"]
    boxes = [text for box in _boxes(body) for text in _paragraphs(box)]
    lines = [*_margins(trees, "header"), *_body(parts, set(boxes)), *_margins(trees, "footer")]
    said = _properties(parts)
    written = sum(len(line.text.split()) for line in lines)
    return Manuscript(
        "docx", len(data), _pages(body, said, written), tuple(lines), images=tuple(_images(trees)),
        columns=_columns(body), properties=said,
    )  # fmt: skip


def _is_text(name: str) -> bool:
    return bool(re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name))


def _tree(part: bytes) -> Element:
    try:
        made = fromstring(part)
    except ParseError:
        raise Refused("this Word file is damaged and cannot be opened.", "Save it again as .docx or .pdf.") from None
    level, depth = [made], 0
    while level:
        level, depth = [child for each in level for child in each], depth + 1
        if depth > _DEEPEST:
            raise Refused("this Word file is nested deeper than any that a word processor writes.", "Save it again.")
    return made


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, or a part of it between line breaks; `row` and `column` count in the table that it stands in."""

    number: int
    text: str
    part: Part
    item: bool
    heading: bool
    row: int
    column: int


class _Reader(HTMLParser):
    """From the HTML that mammoth makes to paragraphs: each with its number, part and whether it is a list item."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Block] = []
        self._texts: list[str] = []
        self._tables = self._items = self._number = self._row = self._column = 0
        self._heading = self._item = False

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag == "table":
            self._tables += 1
        elif tag == "tr":
            self._row, self._column = self._row + 1, 0
        elif tag in ("td", "th"):
            self._column += 1
        elif tag == "br":
            self._texts.append("\n")
        elif tag in _BLOCKS:
            self._close()
            self._number += 1
            self._item, self._heading = tag == "li", tag.startswith("h")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS or tag in ("td", "th"):
            self._close()
        elif tag == "table":
            self._tables -= 1

    def handle_data(self, data: str) -> None:
        self._texts.append(data)

    def _close(self) -> None:
        part: Part = "table" if self._tables else "body"
        row, column = (self._row, self._column) if self._tables else (0, 0)
        for text in "".join(self._texts).split("\n"):
            if text.strip():
                said = unparted(text).strip()
                self.found.append(_Block(self._number, said, part, self._item, self._heading, row, column))
        self._texts, self._item, self._heading = [], False, False


def _body(parts: Mapping[str, bytes], boxes: set[str]) -> Iterator[Line]:
    import mammoth

    made = mammoth.convert_to_html(
        _labelled(parts),
        ignore_empty_paragraphs=False,
        include_embedded_style_map=False,
        convert_image=lambda image: [],
        external_file_access=False,
    )
    reader = _Reader()
    reader.feed(made.value)
    reader.close()
    for block in reader.found:
        text, label, level = numbering.taken(block.text)
        if text.strip():
            where: Part = "text-box" if text in boxes else block.part
            bullet = block.item or bool(_BULLET.match(text))
            yield Line(
                0, block.number, text.strip(), where, bullet, block.heading, label=label, level=level, row=block.row,
                column=block.column,
            )  # fmt: skip


def _labelled(parts: Mapping[str, bytes]) -> BytesIO:
    """The same file with the numbers of its lists written into its paragraphs; mammoth tells none of them."""
    body = fromstring(parts["word/document.xml"])
    lists, styles = (_tree(parts[name]) if name in parts else None for name in _LISTS)
    numbering.carry(body, lists, styles)
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as packed:
        for name, part in parts.items():
            packed.writestr(name, tostring(body, "utf-8") if name == "word/document.xml" else part)
    return made


def _margins(trees: dict[str, Element], part: Part) -> Iterator[Line]:
    """The paragraphs of headers or footers, each text once: a file has them for first, odd and even pages."""
    named = [tree for name, tree in sorted(trees.items()) if name.startswith(f"word/{part}")]
    for text in dict.fromkeys(text for tree in named for text in _paragraphs(tree)):
        yield Line(0, 0, text, part)


def _boxes(tree: Element) -> Iterator[Element]:
    yield from tree.iter(f"{_W}txbxContent")


def _paragraphs(tree: Element) -> Iterator[str]:
    for paragraph in tree.iter(f"{_W}p"):
        if text := "".join(_text(paragraph)).strip():
            yield from (unparted(part).strip() for part in text.split("\n") if part.strip())


def _text(node: Element) -> Iterator[str]:
    for child in node:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield "\t"
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag not in (f"{_W}p", f"{_W}pPr", f"{_W}rPr", f"{_W}del", f"{_MC}Fallback"):
            yield from _text(child)


def _images(trees: dict[str, Element]) -> Iterator[Image]:
    for name, tree in trees.items():
        part: Part = "header" if "header" in name else "footer" if "footer" in name else "body"
        for kind in ("inline", "anchor"):
            for drawing in tree.iter(f"{_WP}{kind}"):
                extent = drawing.find(f"{_WP}extent")
                if extent is not None and next(drawing.iter(f"{_PIC}pic"), None) is not None:
                    size = (int(extent.get("cx", "0")) / _EMU, int(extent.get("cy", "0")) / _EMU)
                    yield Image(0, round(size[0], 1), round(size[1], 1), part)


def _columns(body: Element) -> int:
    found = [columns.get(f"{_W}num", "1") for columns in body.iter(f"{_W}cols")]
    return max([1, *(int(each) for each in found if each.isdigit())])


def _pages(body: Element, said: dict[str, str], written: int) -> int:
    """How many pages a word processor has counted; 0 where what it has counted is not this text."""
    counted, words = said.get("Pages", ""), said.get("Words", "")
    if counted.isdigit() and words.isdigit() and abs(int(words) - written) <= 0.3 * written + 20:
        return int(counted)
    breaks = sum(1 for _ in body.iter(f"{_W}lastRenderedPageBreak"))
    return breaks + 1 if breaks else 0


def _properties(parts: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ("docProps/core.xml", "docProps/app.xml"):
        if name in parts:
            for node in _tree(parts[name]):
                key = node.tag.rpartition("}")[2]
                if key in _TYPED and node.text:
                    found[key] = node.text
    return found
