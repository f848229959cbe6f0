"""From runs, paragraphs and rows to the same marked as come or gone; ECMA-376 part 1, 17.13.5.

A mark bears a number, an author and a day, which Word shows beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from itertools import count, groupby
from typing import Literal

from generator.render.word_xml import Element, W, new, value

Mark = Literal["ins", "del"]
_BEHIND_RUN_PROPERTIES = (f"{W}sectPr", f"{W}pPrChange")
# What words and the instruction of a field are called where they are gone.
_GONE = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_STYLE = f"{W}pPr/{W}pStyle"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BOOKMARKS = (f"{W}bookmarkStart", f"{W}bookmarkEnd")


@dataclass(frozen=True, slots=True)
class Marker:
    """Makes the marks of one document, numbered from `first` on."""

    author: str
    day: date
    first: int = 1
    numbers: Iterator[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "numbers", count(self.first))

    def mark(self, name: str) -> Element:
        """An element that says who changed something, and when."""
        made = new(f"{W}{name}")
        made.set(f"{W}id", str(next(self.numbers)))
        made.set(f"{W}author", self.author)
        made.set(f"{W}date", f"{self.day.isoformat()}T00:00:00Z")
        return made

    def content(self, elements: Sequence[Element], mark: Mark) -> list[Element]:
        """What stands in a paragraph, as come or gone; it is changed in place."""
        runs = [run for element in elements for run in _runs(element)]
        if not runs:
            return []
        if mark == "del":
            for run in runs:
                _strike(run)
        made = self.mark(mark)
        made.extend(runs)
        return [made]

    def paragraph(self, paragraph: Element, mark: Mark) -> Element:
        """A copy of a whole paragraph, its end included."""
        made = bare(paragraph)
        made.extend(self._bookmarked(paragraph, mark))
        self.end(made, mark)
        return made

    def body(self, paragraph: Element, mark: Mark) -> Element:
        """A copy of a paragraph in which all but its end came or went."""
        made = bare(paragraph)
        made.extend(self._bookmarked(paragraph, mark))
        return made

    def end(self, paragraph: Element, mark: Mark) -> None:
        """Mark the end of a paragraph: taking it away joins the paragraph to the next."""
        properties = properties_of(paragraph)
        look = properties.find(f"{W}rPr")
        if look is None:
            look = new(f"{W}rPr")
            at = next((i for i, each in enumerate(properties) if each.tag in _BEHIND_RUN_PROPERTIES), len(properties))
            properties.insert(at, look)
        look.insert(0, self.mark(mark))

    def restyle(self, paragraph: Element, old: Element) -> None:
        """Note what the properties of a paragraph were where its style was another one.

        Whether it keeps with the next, or is justified, follows from its words and is no change to agree to.
        """
        before = properties_of(deepcopy(old))
        if value(paragraph, _STYLE) == value(old, _STYLE):
            return
        for name in ("rPr", "sectPr", "pPrChange"):
            for element in before.findall(f"{W}{name}"):
                before.remove(element)
        change = self.mark("pPrChange")
        change.append(before)
        properties_of(paragraph).append(change)

    def row(self, row: Element, mark: Mark) -> None:
        """Mark a row of a table; what is in it is not touched."""
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = new(f"{W}trPr")
            exceptions = row.find(f"{W}tblPrEx")
            row.insert(0 if exceptions is None else 1, properties)
        properties.append(self.mark(mark))

    def _bookmarked(self, paragraph: Element, mark: Mark) -> list[Element]:
        """What stands in a paragraph, bookmarks where they were."""
        made: list[Element] = []
        content = [deepcopy(each) for each in paragraph if each.tag != f"{W}pPr"]
        for kept, group in groupby(content, key=lambda element: element.tag in BOOKMARKS):
            listed = [*group]
            made += listed if kept else self.content(listed, mark)
        return made


def properties_of(paragraph: Element) -> Element:
    """The properties of a paragraph, which stand first in it."""
    found = paragraph.find(f"{W}pPr")
    if found is None:
        found = new(f"{W}pPr")
        paragraph.insert(0, found)
    return found


def bare(paragraph: Element) -> Element:
    """A copy of a paragraph without what it says."""
    made = deepcopy(paragraph)
    made.tail = None
    made[:] = [each for each in made if each.tag == f"{W}pPr"]
    return made


def same(element: Element) -> str:
    """What tells an element from another: two of the same name, attributes and content give the same."""
    attributes = "".join(f" {name!s}={value!r}" for name, value in sorted(element.attrib.items()))
    text = (element.text or "") if element.tag in (f"{W}t", f"{W}instrText") else ""
    return f"<{element.tag}{attributes}>{text}{''.join(map(same, element))}</>"


def _runs(element: Element) -> list[Element]:
    """The runs of an element. A simple field cannot be marked: it is taken apart (17.16.18).

    Nor does a content control come or go: its words do. LibreOffice 7.4 leaves half of one behind when it decides, and
    the words around it with it.
    """
    if element.tag == f"{W}sdt":
        return [run for each in element.iterchildren(f"{W}sdtContent") for inner in each for run in _runs(inner)]
    if element.tag != f"{W}fldSimple":
        return [element]
    instruction = new(f"{W}instrText")
    instruction.text = element.get(f"{W}instr")
    instruction.set(_SPACE, "preserve")
    signs = []
    for kind in ("begin", "separate", "end"):
        sign = new(f"{W}fldChar")
        sign.set(f"{W}fldCharType", kind)
        signs.append(sign)
    begin, separate, end = (_run(sign) for sign in signs)
    return [begin, _run(instruction), separate, *element, end]


def _run(content: Element) -> Element:
    made = new(f"{W}r")
    made.append(content)
    return made


def _strike(run: Element) -> None:
    for words in [*run.iter(*_GONE)]:
        words.tag = _GONE[str(words.tag)]
        words.set(_SPACE, "preserve")
