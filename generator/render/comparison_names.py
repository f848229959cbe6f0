"""From two documents to names for the paragraphs of their Word files, so that a clause is known by its id.

A paragraph says nothing of the clause it is made of: the document is drawn once more with a sign before each clause,
and what stands where the sign is found bears its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from lxml import etree

from generator.model.document import Clause, Document, Section, Text
from generator.render.comparison_blocks import KEY, said
from generator.render.comparison_marks import BOOKMARKS
from generator.render.word_xml import Element, W, value

# The first sign of a plane for private use: no document says one of its own (Unicode, chapter 23.5).
_FIRST, _LAST = 0xF0000, 0xFFFFD
_NAME, _ID, _INSTRUCTION = f"{W}name", f"{W}id", f"{W}instr"


def signed(document: Document) -> tuple[Document, Mapping[str, str]]:
    """The document with a sign before each title of a section, each fact and each clause, and what the signs mean."""
    signs = _Signs()
    return replace(
        document,
        sections=tuple(signs.section(section) for section in document.sections),
        facts=tuple(
            replace(fact, value=(signs.text(f"fact {fact.id}"), *fact.value)) if fact.value else fact
            for fact in document.facts
        ),
    ), signs.made


class _Signs:
    def __init__(self) -> None:
        self.made: dict[str, str] = {}

    def text(self, name: str) -> Text:
        """A sign for a name. There are enough for any document that a person could read."""
        sign = chr(min(_FIRST + len(self.made), _LAST))
        self.made[sign] = name
        return Text(sign)

    def section(self, section: Section) -> Section:
        title = f"{self.text(section.anchor).text}{section.title}" if section.title else ""
        return replace(section, title=title, clauses=tuple(map(self.clause, section.clauses)))

    def clause(self, clause: Clause) -> Clause:
        content = (self.text(clause.anchor), *clause.content)
        return replace(clause, content=content, clauses=tuple(map(self.clause, clause.clauses)))


def name(body: Element, twin: Element, signs: Mapping[str, str]) -> None:
    """Name the paragraphs of a body by the signs in its twin, in which they stand in the same order."""
    taken: set[str] = set()
    for paragraph, marked in zip(body.iter(f"{W}p"), twin.iter(f"{W}p"), strict=True):
        found = next((signs[sign] for sign in said(marked) if sign in signs), "")
        if found and found not in taken:
            paragraph.set(KEY, found)
            taken.add(found)


def agree(old: Element, new: Element) -> None:
    """Let the same clause have the same name in both bodies, and be another one where it changed its place or level.

    Clauses of other ids but the same words are the same clause. Bookmarks and the fields that point to them follow.
    """
    before, after = _named(old), _named(new)
    _rename(before, after)
    places = [[_place(each) for each in named] for named in (before, after)]
    stayed: set[str] = set()
    for block in SequenceMatcher(None, places[0], places[1], autojunk=False).get_matching_blocks():
        stayed.update(name for name, *_ in places[0][block.a : block.a + block.size])
    for side, named in (("old", before), ("new", after)):
        for paragraph in named:
            if paragraph.get(KEY) not in stayed:
                paragraph.set(KEY, f"{side} {paragraph.get(KEY)}")
    _point(old, new)


def forget(body: Element) -> None:
    """Take the names away."""
    for paragraph in body.iter(f"{W}p"):
        etree.strip_attributes(paragraph, KEY)


def pair_bookmarks(body: Element) -> None:
    """Leave each name of a bookmark once, where it stands first outside what is gone, and each bookmark whole."""
    starts = sorted(body.iter(BOOKMARKS[0]), key=_is_gone)
    kept: dict[str, str] = {}
    for start in starts:
        kept.setdefault(str(start.get(_NAME)), str(start.get(_ID)))
    ids = set(kept.values())
    for element in [*body.iter(*BOOKMARKS)]:
        home = element.getparent()
        if home is not None and element.get(_ID) not in ids:
            home.remove(element)


def _named(body: Element) -> list[Element]:
    return [paragraph for paragraph in body.iter(f"{W}p") if paragraph.get(KEY)]


def _rename(before: Sequence[Element], after: Sequence[Element]) -> None:
    known = {each.get(KEY) for each in before}, {each.get(KEY) for each in after}
    left = _by_words(each for each in before if each.get(KEY) not in known[1])
    right = _by_words(each for each in after if each.get(KEY) not in known[0])
    for words in left.keys() & right.keys():
        left[words].set(KEY, str(right[words].get(KEY)))


def _by_words(paragraphs: Iterable[Element]) -> dict[str, Element]:
    found: dict[str, list[Element]] = {}
    for paragraph in paragraphs:
        found.setdefault(said(paragraph), []).append(paragraph)
    return {words: listed[0] for words, listed in found.items() if words and len(listed) == 1}


def _place(paragraph: Element) -> tuple[str, str, int]:
    """Its name, its style, how deep in tables it is: one of another level goes and comes anew.

    LibreOffice 7.4 does not give a paragraph its style back when a change of it is rejected.
    """
    style = value(paragraph, f"{W}pPr/{W}pStyle")
    return str(paragraph.get(KEY)), style, sum(1 for _ in paragraph.iterancestors(f"{W}tbl"))


def _point(old: Element, new: Element) -> None:
    """Give the bookmarks of the old body the names that the same clauses have in the new one, or unused ones."""
    fixed = {str(home.get(KEY)): mark for mark in new.iter(BOOKMARKS[0]) for home in _homes(mark)}
    highest = max((int(mark.get(_ID, "0")) for body in (old, new) for mark in body.iter(BOOKMARKS[0])), default=0)
    names: dict[str, str] = {}
    for mark in old.iter(*BOOKMARKS):
        number = highest + int(mark.get(_ID, "0"))
        mark.set(_ID, str(number))
        for home in _homes(mark) if mark.tag == BOOKMARKS[0] else ():
            twin = fixed.get(str(home.get(KEY)))
            said = str(twin.get(_NAME)) if twin is not None else f"_Ref{number:09}"
            names[str(mark.get(_NAME))] = said
            mark.set(_NAME, said)
    for field in old.iter(f"{W}fldSimple"):
        words = str(field.get(_INSTRUCTION)).split(" ")
        field.set(_INSTRUCTION, " ".join(names.get(word, word) for word in words))


def _homes(mark: Element) -> Iterator[Element]:
    """The named paragraph that a bookmark begins in, if it does in one."""
    home = mark.getparent()
    if home is not None and home.get(KEY):
        yield home


def _is_gone(start: Element) -> bool:
    home = start.getparent()
    return home is not None and home.find(f"{W}pPr/{W}rPr/{W}del") is not None
