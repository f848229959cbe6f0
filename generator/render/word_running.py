"""From a header or footer of the reference document to one that takes words at its content controls.

A content control survives editing in Word (text in braces does not: Word splits it into runs), and a designer
sees and moves it: Developer, Properties, Tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.render.word_package import RunningPart
from generator.render.word_xml import Element, W, child, comment, parent, remove, serialised, value

CONTROLS = ("header_left", "header_right", "footer_left", "page")
"""The tags whose words are filled in: employer; kind of document and post; version and date; page X of Y."""

_MARK = re.compile(f"<!--jobdesc:({'|'.join(CONTROLS)})-->")


def empty_controls(root: Element) -> Iterator[str]:
    """The tags of the controls that hold no run of text, whose look would be unknown."""
    for control, tag in _controls(root):
        if control.find(f"{W}sdtContent//{W}r") is None:
            yield tag


def cut(name: str, root: Element) -> RunningPart:
    """Take the controls out of their text, leaving the look of their first run, and cut the part there."""
    for language in list(root.iter(f"{W}lang")):
        remove(language)
    for control, tag in list(_controls(root)):
        _open(control, tag)
    return RunningPart(name, tuple(_MARK.split(serialised(root).decode())))


def _controls(root: Element) -> Iterator[tuple[Element, str]]:
    for control in root.iter(f"{W}sdt"):
        tag = value(control, f"{W}sdtPr/{W}tag")
        if tag in CONTROLS:
            yield control, tag


def _open(control: Element, tag: str) -> None:
    content = child(control, f"{W}sdtContent")
    run = child(content, f".//{W}r")
    _leave_alone(run, f"{W}pPr")
    if content.find(f"{W}p") is not None:
        _leave_alone(child(content, f"{W}p"), "")
    for element in run.findall("*"):
        if element.tag != f"{W}rPr":
            remove(element)
    if control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
        # The grey of a placeholder is not the look of the words.
        for style in run.findall(f"{W}rPr/{W}rStyle"):
            remove(style)
    run.append(comment(f"jobdesc:{tag}"))
    home = parent(control)
    at = home.index(control)
    home[at : at + 1] = list(content)


def _leave_alone(element: Element, beside: str) -> None:
    """Remove the siblings of an element, but those of one name."""
    for sibling in parent(element).findall("*"):
        if sibling is not element and sibling.tag != beside:
            remove(sibling)
