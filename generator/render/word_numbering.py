"""From the multilevel list of the reference document to the numbers that the tree prints.

The designer's list gives place and look, the scheme gives formats: Word then counts what the tree has counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from generator.render.word_xml import Element, W, child, new, remove, value

NUMBERED = ("Heading 1", "Clause 1", "Clause 2", "Clause 3")
"""The styles that the levels of the list are linked to."""

SCHEMES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "decimal": (("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"), ("lowerLetter", "%4)")),
    "classic": (("upperRoman", "%1"), ("decimal", "%2."), ("decimal", "%2.%3"), ("lowerLetter", "%4)")),
}
"""Format and text of each level, for each value of `Document.numbering`."""

_NUMBER = f"{W}pPr/{W}numPr/{W}numId"


def problems(numbering: Element | None, heading: Element) -> Iterator[str]:
    """What keeps Word from numbering headings and clauses, a sentence each."""
    levels = [] if numbering is None else _levels(numbering, heading)
    if len(levels) < len(NUMBERED):
        yield f"the style “{NUMBERED[0]}” is not linked to a multilevel list."


def link(styles: Mapping[str, Any]) -> None:
    """Link each style to its level of the headings' list: not every editor keeps all links when it saves."""
    number = value(styles[NUMBERED[0]], _NUMBER)
    for level, name in enumerate(NUMBERED):
        properties = styles[name].get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = int(number)


def numbered(numbering: Element, styles: Mapping[str, Element], scheme: str) -> Element:
    """A copy of the numbering part that counts by a scheme; its other lists stay as they are."""
    copy = deepcopy(numbering)
    levels = _levels(copy, styles[NUMBERED[0]])
    for level, name, (form, text) in zip(levels, NUMBERED, SCHEMES[scheme], strict=False):
        for unwanted in ("isLgl", "lvlRestart", "pStyle"):
            for element in level.findall(f"{W}{unwanted}"):
                remove(element)
        for place, setting in (("start", "1"), ("numFmt", form), ("lvlText", text)):
            child(level, f"{W}{place}").set(f"{W}val", setting)
        child(level, f"{W}numFmt").addnext(new(f"{W}pStyle", styles[name].get(f"{W}styleId", "")))
    return copy


def _levels(numbering: Element, heading: Element) -> list[Element]:
    """The levels of the list that a style is linked to; none where it is linked to no list."""
    number = value(heading, _NUMBER)
    kind = value(numbering, f"{W}num[@{W}numId='{number}']/{W}abstractNumId")
    return numbering.findall(f"{W}abstractNum[@{W}abstractNumId='{kind}']/{W}lvl")
