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

UNNUMBERED = "none"
"""The value of `Document.numbering` that asks for no numbers."""

LETTERS = {"ru": "russianLower"}
"""What letters count with where they are not Latin; ECMA-376, 17.18.59."""

_NUMBER = f"{W}pPr/{W}numPr/{W}numId"
_INDENT = f"{W}pPr/{W}ind"


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


def hanging(numbering: Element, styles: Mapping[str, Element]) -> Mapping[str, int]:
    """By the ids of the styles whose numbers end at one line: half the width of their column of numbers, in twips."""
    found, edges = {}, [0]
    for level, name in zip(_levels(numbering, styles[NUMBERED[0]]), NUMBERED, strict=False):
        indents = (styles[name].find(_INDENT), level.find(_INDENT))
        left = next((int(each.get(f"{W}left", "0")) for each in indents if each is not None), 0)
        begins = max(edge for edge in edges if edge < left or not edge)
        if value(level, f"{W}lvlJc") in ("right", "end"):
            found[styles[name].get(f"{W}styleId", "")] = (left - begins) // 2
        edges.append(left)
    return found


def centre(styles: Element, halves: Mapping[str, int]) -> None:
    """Let the numbers of some styles stand in the middle of their column."""
    for style in styles.iterfind(f"{W}style"):
        half, indent = halves.get(style.get(f"{W}styleId", "")), style.find(_INDENT)
        if half is not None and indent is not None:
            indent.set(f"{W}hanging", str(half))


def numbered(
    numbering: Element,
    styles: Mapping[str, Element],
    scheme: str,
    language: str,
    halves: Mapping[str, int] | None = None,
) -> Element:
    """A copy of the numbering part that counts by a scheme, in the letters of a language; other lists stay as they are.

    Without a scheme ("none") all do.
    With `halves` the numbers of these styles stand in the middle of their column: where words run from right to
    left, LibreOffice 7.4.7 puts to the left what Word puts to the beginning.
    """
    copy = deepcopy(numbering)
    if scheme == UNNUMBERED:
        return copy
    levels = _levels(copy, styles[NUMBERED[0]])
    for level, name, (form, text) in zip(levels, NUMBERED, SCHEMES[scheme], strict=False):
        for unwanted in ("isLgl", "lvlRestart", "pStyle"):
            for element in level.findall(f"{W}{unwanted}"):
                remove(element)
        shown = LETTERS.get(language, form) if form == "lowerLetter" else form
        for place, setting in (("start", "1"), ("numFmt", shown), ("lvlText", text)):
            child(level, f"{W}{place}").set(f"{W}val", setting)
        style = styles[name].get(f"{W}styleId", "")
        child(level, f"{W}numFmt").addnext(new(f"{W}pStyle", style))
        if halves and style in halves:
            child(level, f"{W}lvlJc").set(f"{W}val", "center")
            for indent in level.iterfind(_INDENT):
                indent.set(f"{W}hanging", str(halves[style]))
    return copy


def _levels(numbering: Element, heading: Element) -> list[Element]:
    """The levels of the list that a style is linked to; none where it is linked to no list."""
    number = value(heading, _NUMBER)
    kind = value(numbering, f"{W}num[@{W}numId='{number}']/{W}abstractNumId")
    return numbering.findall(f"{W}abstractNum[@{W}abstractNumId='{kind}']/{W}lvl")
