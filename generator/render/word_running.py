"""From a header or footer of the reference document to one that takes words at its content controls.

A content control survives editing in Word (text in braces does not: Word splits it into runs), and a designer
sees and moves it: Developer, Properties, Tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from generator.office import archive
from generator.office.archive import Entry
from generator.render import word_bidi, word_page
from generator.render.word_xml import Element, W, child, comment, encoded, parent, remove, serialised, value

CONTROLS = ("header_left", "header_center", "header_right", "footer_left", "page")
"""The tags whose words are filled in: employer; page number; kind of document and post; version; page X of Y."""

_MARK = re.compile(f"<!--jobdesc:({'|'.join(CONTROLS)})-->")
_OPTIONAL, _END = "jobdesc:optional", "jobdesc:end"
_BLOCKS = re.compile(f"<!--{_OPTIONAL}-->|<!--{_END}-->")
_SHOWN = tuple(f"{W}{name}" for name in ("t", "instrText", "fldSimple", "drawing", "pict", "object"))


@dataclass(frozen=True, slots=True)
class RunningPart:
    """A header or footer in blocks; every second one is left out when there are no words for it.

    Each block is cut at its content controls: what is before each, its tag, and so on; what is at the end.
    """

    name: str
    blocks: tuple[tuple[str, ...], ...]

    def filled(self, words: Mapping[str, str], backwards: bool) -> Entry:
        """The part with words by tag; `backwards` is from right to left."""
        shown = (
            pieces
            for index, pieces in enumerate(self.blocks)
            if index % 2 == 0 or any(words[tag] for tag in pieces[1::2])
        )
        xml = "".join(words[piece] if index % 2 else piece for pieces in shown for index, piece in enumerate(pieces))
        data = encoded(xml, self.name)
        return archive.entry(self.name, word_bidi.mirrored(data) if backwards else data)


@dataclass(frozen=True, slots=True)
class Running:
    """The headers and footers that take words, in as many widths as the pages of places ask for."""

    roots: Mapping[str, Element]
    width: int
    made: dict[int, tuple[RunningPart, ...]] = field(default_factory=dict)

    def parts(self, width: int) -> tuple[RunningPart, ...]:
        """The parts for a text of some width, in twips."""
        if width not in self.made:
            roots = {name: deepcopy(root) for name, root in self.roots.items()}
            for root in roots.values():
                word_page.stretched(root, self.width, width)
            self.made[width] = tuple(cut(name, root) for name, root in roots.items())
        return self.made[width]


def empty_controls(root: Element) -> Iterator[str]:
    """The tags of the controls that hold no run of text, whose look would be unknown."""
    for control, tag in _controls(root):
        if control.find(f"{W}sdtContent//{W}r") is None:
            yield tag


def takes_words(root: Element) -> bool:
    """Whether a header or footer has a control of ours."""
    return any(True for _ in _controls(root))


def cut(name: str, root: Element) -> RunningPart:
    """Take the controls out of their text, leaving the look of their first run, and cut the part there."""
    for language in list(root.iter(f"{W}lang")):
        remove(language)
    for block in [block for block in root if _is_optional(block)]:
        block.addprevious(comment(_OPTIONAL))
        block.addnext(comment(_END))
    for control, tag in list(_controls(root)):
        _open(control, tag)
    blocks = _BLOCKS.split(serialised(root).decode())
    return RunningPart(name, tuple(tuple(_MARK.split(block)) for block in blocks))


def _is_optional(block: Element) -> bool:
    """Whether a paragraph or table shows nothing but our controls; Word wants one block to stay, so the last does."""
    ours = {each for control, _ in _controls(block) for each in control.iter()}
    return bool(ours) and block.getnext() is not None and all(each in ours for each in block.iter(*_SHOWN))


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
