"""From two versions of a paragraph to one that holds both, word by word."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from copy import deepcopy
from itertools import groupby
from typing import NamedTuple

from generator.model.wording import is_word, parted, spans
from generator.render.comparison_marks import BOOKMARKS, Mark, Marker, bare, same
from generator.render.word_xml import Element, W, new

_PLAIN = {f"{W}rPr", f"{W}t"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Item(NamedTuple):
    """A word with the look of its run, or whatever else stands in a paragraph: a field, a control, a tab.

    `key` is what the same one has in another paragraph; `look` is empty where there is no run to make.
    """

    key: str
    text: str
    look: tuple[Element, ...]
    elements: tuple[Element, ...]


def changed(old: Element, new: Element, marker: Marker) -> Element:
    """One paragraph with the words of both, and the properties of the new one; their old ones are noted."""
    made = bare(new)
    marker.restyle(made, old)
    bookmarks = [*new.iterchildren(*BOOKMARKS)] or [*old.iterchildren(*BOOKMARKS)]
    made.extend(deepcopy(each) for each in bookmarks if each.tag == BOOKMARKS[0])
    was, now = [*items(old)], [*items(new)]
    found = spans([each.key for each in was], [each.key for each in now], _says)
    for alike, left, right in found:
        if alike:
            made.extend(_elements(now[right]))
            continue
        gone, come = _marked(was[left], "del", marker), _marked(now[right], "ins", marker)
        # LibreOffice 7.4 takes words that came at the end of a paragraph for one with a paragraph that came behind it.
        made.extend(come + gone if right.stop == len(now) and left.stop == len(was) else gone + come)
    made.extend(deepcopy(each) for each in bookmarks if each.tag == BOOKMARKS[1])
    return made


def items(paragraph: Element) -> Iterator[Item]:
    """What stands in a paragraph, words one by one. A field of several runs is one thing."""
    content = [each for each in paragraph if each.tag not in (f"{W}pPr", *BOOKMARKS)]
    depth, field = 0, list[Element]()
    for element in content:
        depth += _opens(element)
        if depth or field:
            field.append(element)
            if not depth:
                yield Item(f"\0{''.join(map(same, field))}", "", (), tuple(field))
                field = []
        elif element.tag == f"{W}r" and {each.tag for each in element} <= _PLAIN:
            yield from _words(element)
        else:
            yield Item(f"\0{same(element)}", "", (), (element,))
    yield from (Item(f"\0{same(each)}", "", (), (each,)) for each in field)


def _opens(element: Element) -> int:
    kinds = [sign.get(f"{W}fldCharType") for sign in element.iterchildren(f"{W}fldChar")]
    return kinds.count("begin") - kinds.count("end")


def _words(run: Element) -> Iterator[Item]:
    look = tuple(run.iterchildren(f"{W}rPr"))
    known = "".join(map(same, look))
    for word in parted("".join(each.text or "" for each in run.iterchildren(f"{W}t"))):
        yield Item(word + known, word, look, ())


def _says(key: Hashable) -> bool:
    said = str(key)
    return said.startswith("\0") or is_word(said.partition("<")[0])


def _marked(listed: Sequence[Item], mark: Mark, marker: Marker) -> list[Element]:
    return marker.content(_elements(listed), mark) if listed else []


def _elements(listed: Sequence[Item]) -> list[Element]:
    """Copies of elements; words that follow one another in one look share a run."""
    made: list[Element] = []
    for look, group in groupby(listed, key=lambda item: None if item.elements else "".join(map(same, item.look))):
        if look is None:
            made += (deepcopy(each) for item in group for each in item.elements)
        else:
            said = [*group]
            made.append(_run("".join(item.text for item in said), said[0].look))
    for each in made:
        each.tail = None
    return made


def _run(text: str, look: Sequence[Element]) -> Element:
    made, words = new(f"{W}r"), new(f"{W}t")
    made.extend(deepcopy(each) for each in look)
    words.text = text
    words.set(_SPACE, "preserve")
    made.append(words)
    return made
