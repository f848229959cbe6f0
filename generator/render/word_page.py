"""From the sheet of a document to the page of a Word file.

A reference document on the page of the shipped one leaves size and margins to each place; any other page is its
designer's, and holds for all places.
"""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from generator.model.document import Page
from generator.render.word_xml import Element, W, Xml, fragment

_TWIPS = 1440 / 25.4
# Of the shipped reference document, in twips; a word processor may round when it saves.
_SHIPPED = {"pgSz": {"w": 11906, "h": 16838}, "pgMar": {"top": 1134, "right": 1134, "bottom": 1134, "left": 1134}}
_ROUNDED = 20
# From the line under the running head to the text, in millimetres, as in print.css.
_BELOW_THE_HEAD = 5


def is_the_places(section: Element) -> bool:
    """Whether the properties of a section leave size and margins to the place."""
    return all(
        abs(int(float(element.get(f"{W}{side}", "0"))) - length) <= _ROUNDED
        for name, sides in _SHIPPED.items()
        for element in section.iterfind(f"{W}{name}")
        for side, length in sides.items()
    )


def text_width(page: Page) -> int:
    """The width of the text on a sheet, in twips."""
    return _twips(page.size[0]) - _twips(page.left) - _twips(page.right)


@lru_cache(maxsize=16)
def placed(section: Xml, page: Page, headed: bool, alone: bool = False) -> Xml:
    """The properties of a section on the sheet of a place.

    `headed` is whether a running head stands above the text: it ends at the upper margin, the text begins below, but
    at the margin where a page is alone and has none.
    """
    root = etree.fromstring(section)
    size, margins = root.find(f"{W}pgSz"), root.find(f"{W}pgMar")
    width, height = page.size
    above = page.top - _BELOW_THE_HEAD if headed else page.top / 2
    _set(size, w=width, h=height)
    _set(margins, right=page.right, bottom=page.bottom, left=page.left, header=above, footer=page.bottom / 2)
    _set(margins, top=page.top + _BELOW_THE_HEAD if headed and not alone else page.top)
    return fragment(root)


def stretched(root: Element, before: int, after: int) -> None:
    """Give a part another width of text: stops at its middle and its end move, tables as wide as it change."""
    for stop in root.iter(f"{W}tab"):
        for old, new in ((before, after), (before // 2, after // 2)):
            if abs(int(stop.get(f"{W}pos", "0")) - old) <= _ROUNDED:
                stop.set(f"{W}pos", str(new))
                break
    for table in root.iter(f"{W}tbl"):
        width = table.find(f"{W}tblPr/{W}tblW[@{W}type='dxa']")
        if width is not None and abs(int(width.get(f"{W}w", "0")) - before) <= _ROUNDED:
            for part in table.iter(f"{W}tblW", f"{W}gridCol", f"{W}tcW"):
                part.set(f"{W}w", str(round(int(part.get(f"{W}w", "0")) * after / before)))


def _set(element: Element | None, **lengths: float) -> None:
    if element is not None:
        for name, length in lengths.items():
            element.set(f"{W}{name}", str(max(_twips(length), 0)))


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)
