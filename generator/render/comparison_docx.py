"""From two documents to one Word file whose tracked changes lead from the one to the other.

Accepting all of them leaves the text of the new document, rejecting all that of the old. Styles, numbering, headers and
footers are those of the new one: Word counts clauses itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lxml import etree

from generator.assets import Assets
from generator.model.document import Document
from generator.office import archive
from generator.render import comparison_names as names
from generator.render import docx
from generator.render.comparison_blocks import Merger, stories
from generator.render.comparison_marks import BOOKMARKS, Marker
from generator.render.word_xml import Element, W, child, serialised

_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_MAIN = "word/document.xml"


def render(old: Document, new: Document, assets: Assets, author: str, date: date) -> bytes:
    """The bytes of a .docx file. Word shows the author and the day beside each change.

    Raises what `docx.render` raises for either document.
    """
    (before, _), (after, parts) = _named(old, assets), _named(new, assets)
    bodies = child(before, f"{W}body"), child(after, f"{W}body")
    names.agree(*bodies)
    merger = Merger(Marker(author, date, 1 + _highest(before, after)))
    section = [each for each in bodies[1] if each.tag == f"{W}sectPr"]
    root = _root(before, after)
    body = etree.SubElement(root, f"{W}body")
    body.extend(merger.blocks(stories(bodies[0]), stories(bodies[1])))
    body.extend(section)
    names.pair_bookmarks(body)
    names.forget(body)
    data = serialised(root)
    return archive.write(archive.entry(name, data if name == _MAIN else part) for name, part in parts.items())


def _named(document: Document, assets: Assets) -> tuple[Element, Mapping[str, bytes]]:
    """The main part of a document's Word file, its paragraphs named, and all parts."""
    twin, signs = names.signed(document)
    drawn, marked = (archive.read(data, document.role) for data in docx.render([document, twin], assets))
    root = etree.fromstring(drawn[_MAIN])
    names.name(root, etree.fromstring(marked[_MAIN]), signs)
    return root, drawn


def _root(old: Element, new: Element) -> Element:
    """An empty main part that knows the namespaces of both, and tells Word which of them it may not know."""
    known = {prefix: uri for root in (old, new) for prefix, uri in root.nsmap.items() if prefix}
    made = etree.Element(new.tag, nsmap=known)
    prefixes = [prefix for root in (new, old) for prefix in (root.get(_IGNORABLE) or "").split()]
    if prefixes:
        made.set(_IGNORABLE, " ".join(dict.fromkeys(prefixes)))
    return made


def _highest(*roots: Element) -> int:
    """A number that no bookmark has, not even the old ones when they are numbered behind the new."""
    return sum(max((int(mark.get(f"{W}id", "0")) for mark in root.iter(BOOKMARKS[0])), default=0) for root in roots)
