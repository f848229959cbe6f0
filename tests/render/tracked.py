"""From a Word file with tracked changes to what is left of it when all are accepted or all are rejected."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Literal
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Element = etree._Element
Shape = list[object]


def body_of(data: bytes) -> Element:
    body = etree.fromstring(ZipFile(BytesIO(data)).read("word/document.xml")).find(f"{W}body")
    assert body is not None
    return body


def accepted(data: bytes) -> Shape:
    """What the file says when everybody agrees."""
    return shape(_decided(data, "ins", "del"))


def rejected(data: bytes) -> Shape:
    """What the file says when nobody does."""
    return shape(_decided(data, "del", "ins"))


def shape(body: Element) -> Shape:
    """Paragraphs with their style and words, tables as rows of cells; fields by the paragraph that they point to."""
    paragraphs = [*body.iter(f"{W}p")]
    places = {mark.get(f"{W}name"): at for at, each in enumerate(paragraphs) for mark in each.iter(f"{W}bookmarkStart")}
    assert len(places) == len([*body.iter(f"{W}bookmarkStart")]), "a name of a bookmark is there twice"
    return _blocks(body, places)


def _blocks(home: Element, places: dict[str | None, int]) -> Shape:
    made: Shape = []
    for block in home:
        if block.tag == f"{W}p":
            style = block.find(f"{W}pPr/{W}pStyle")
            made.append((None if style is None else style.get(f"{W}val"), _words(block, places)))
        elif block.tag == f"{W}tbl":
            rows = block.iterchildren(f"{W}tr")
            made.append([[_blocks(cell, places) for cell in row.iterchildren(f"{W}tc")] for row in rows])
    return made


def _words(paragraph: Element, places: dict[str | None, int]) -> str:
    said = ""
    for each in paragraph.iter():
        if each.tag == f"{W}t":
            said += each.text or ""
        elif each.tag == f"{W}tab":
            said += "\t"
        elif each.tag in (f"{W}fldSimple", f"{W}instrText"):
            words = str(each.get(f"{W}instr") or each.text).split()
            said += f"<{words[0]} {places.get(words[1], 'nowhere') if words[0] == 'REF' else words[1]}>"
    return said


def _decided(data: bytes, kept: Literal["ins", "del"], dropped: Literal["ins", "del"]) -> Element:
    body = body_of(data)
    for row in [*body.iter(f"{W}tr")]:
        if row.find(f"{W}trPr/{W}{dropped}") is not None:
            _remove(row)
    for table in [*body.iter(f"{W}tbl")]:
        if table.find(f"{W}tr") is None:
            _remove(table)
    for run in [*body.iter(f"{W}{dropped}")]:
        if _is_content(run):
            _remove(run)
    for run in [*body.iter(f"{W}{kept}")]:
        if _is_content(run):
            home = run.getparent()
            assert home is not None
            at = home.index(run)
            home[at : at + 1] = [*run]
    for words in body.iter(f"{W}delText", f"{W}delInstrText"):
        assert kept == "del"
        words.tag = f"{W}t" if words.tag == f"{W}delText" else f"{W}instrText"
    for change in [*body.iter(f"{W}pPrChange")]:
        properties = change.getparent()
        assert properties is not None
        if kept == "del":
            look = properties.find(f"{W}rPr")
            properties[:] = [*change[0], *([look] if look is not None else [])]
        else:
            properties.remove(change)
    for paragraph in [*body.iter(f"{W}p")]:
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{dropped}") is not None:
            _join(paragraph)
    for mark in [*body.iter(f"{W}{kept}")]:
        _remove(mark)
    return body


def _is_content(mark: Element) -> bool:
    home = mark.getparent()
    return home is not None and home.tag not in (f"{W}rPr", f"{W}trPr")


def _join(paragraph: Element) -> None:
    """Take the end of a paragraph away: it becomes the beginning of the next, whose look it takes."""
    content = [each for each in paragraph if each.tag != f"{W}pPr"]
    following = paragraph.getnext()
    assert following is not None, "the last end of a story was taken away"
    if following.tag == f"{W}p":
        properties = following.find(f"{W}pPr")
        at = 0 if properties is None else 1
        following[at:at] = content
    else:
        assert not [each for each in content if each.tag == f"{W}r"], "words would fall into a table"
    _remove(paragraph)


def _remove(element: Element) -> None:
    home = element.getparent()
    assert home is not None
    home.remove(element)


def marks(data: bytes) -> list[Element]:
    """Everything in the file that says who changed something and when."""
    return [each for each in body_of(data).iter() if each.get(f"{W}author") is not None]


def said(data: bytes) -> str:
    """All that is printed, without spaces at the edges of lines."""
    words = "\n".join("".join(map(str, each.itertext())) for each in body_of(data).iter(f"{W}p"))
    return re.sub(r"\n+", "\n", words)
