"""From a part of a Word file to the same part for words that run from right to left.

In a `w:bidi` paragraph and a `w:bidiVisual` table Word takes `left` for where a line begins and `right` for where
it ends: indents, stops and alignments are mirrored as they stand. LibreOffice 7.4.7 does not take the margins of
cells so; they are made even.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from unicodedata import bidirectional

from lxml import etree

from generator.render.word_xml import Element, W, child, new, remove, serialised

# What comes behind a property; ECMA-376 part 1, 17.3.1.26, 17.3.2.28, 17.4.59, 17.6.17.
_BEHIND_BIDI = (
    "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
    "pPrChange",
)  # fmt: skip
_BEHIND_RTL = ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange")
_BEHIND_TABLE = (
    "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd",
    "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription", "tblPrChange",
)  # fmt: skip
_BEHIND_SECTION = ("rtlGutter", "docGrid", "printerSettings", "sectPrChange")
# Of a letter its direction, of a digit D, of all other signs a space: words from left to right, with what is in them.
_KINDS = {"L": "L", "R": "R", "AL": "R", "EN": "D", "AN": "D"}
_LEFT_TO_RIGHT = re.compile("L(?:[LD ]*[LD])?")


def mirrored(part: bytes) -> bytes:
    """A body, header or footer whose paragraphs, tables and runs go from right to left."""
    root = etree.fromstring(part)
    for paragraph in root.iter(f"{W}p"):
        _put(_properties(paragraph, "pPr"), "bidi", _BEHIND_BIDI)
    for table in root.iter(f"{W}tblPr"):
        _put(table, "bidiVisual", _BEHIND_TABLE)
    for margins in root.iter(f"{W}tcMar", f"{W}tblCellMar"):
        _even(margins)
    for section in root.iter(f"{W}sectPr"):
        _put(section, "bidi", _BEHIND_SECTION)
    for run in list(root.iter(f"{W}r")):
        _direct(run)
    return serialised(root)


def mirror_styles(styles: Element) -> None:
    """Let paragraphs without a say of their own go from right to left; joined letters are not spaced out."""
    defaults = child(styles, f"{W}docDefaults")
    home = defaults.find(f"{W}pPrDefault")
    if home is None:
        home = new(f"{W}pPrDefault")
        defaults.append(home)
    _put(_properties(home, "pPr"), "bidi", _BEHIND_BIDI)
    for margins in styles.iter(f"{W}tblCellMar"):
        _even(margins)
    for spacing in styles.findall(f".//{W}rPr/{W}spacing"):
        remove(spacing)


def spans(words: str) -> Iterator[tuple[str, bool]]:
    """Words in pieces, each with whether it goes from right to left; signs between two ways go with the page."""
    kinds = "".join(_KINDS.get(bidirectional(sign), " ") for sign in words)
    at = 0
    for found in _LEFT_TO_RIGHT.finditer(kinds):
        start, end = found.span()
        while words[end : end + 1] == ")" and words.count("(", start, end) > words.count(")", start, end):
            end += 1
        if start > at:
            yield words[at:start], True
        yield words[max(start, at) : end], False
        at = end
    if at < len(words):
        yield words[at:], True


def _direct(run: Element) -> None:
    """Mark what goes from right to left in a run; one of mixed words becomes several."""
    said = [element for element in run if element.tag != f"{W}rPr"]
    if len(said) != 1 or said[0].tag != f"{W}t":
        _put(_properties(run, "rPr"), "rtl", _BEHIND_RTL)
        return
    for words, backwards in spans(said[0].text or ""):
        copy = deepcopy(run)
        copy.tail = None
        copy[-1].text = words
        copy[-1].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if backwards:
            _put(_properties(copy, "rPr"), "rtl", _BEHIND_RTL)
        run.addprevious(copy)
    remove(run)


def _even(margins: Element) -> None:
    """Let cells keep the same distance on both sides as they did on the two together."""
    sides = [margins.find(f"{W}left"), margins.find(f"{W}right")]
    width = sum(int(side.get(f"{W}w", "0")) for side in sides if side is not None) // 2
    for name, behind in (("left", ("bottom", "right")), ("right", ())):
        _put(margins, name, behind)
        side = child(margins, f"{W}{name}")
        side.set(f"{W}w", str(width))
        side.set(f"{W}type", "dxa")


def _properties(element: Element, name: str) -> Element:
    """The properties of an element, which stand first in it."""
    found = element.find(f"{W}{name}")
    if found is None:
        found = new(f"{W}{name}")
        element.insert(0, found)
    return found


def _put(properties: Element, name: str, behind: Sequence[str]) -> None:
    """Switch a property on, before what comes behind it in the schema."""
    if properties.find(f"{W}{name}") is None:
        tags = {f"{W}{each}" for each in behind}
        at = next((index for index, each in enumerate(properties) if each.tag in tags), len(properties))
        properties.insert(at, new(f"{W}{name}"))
