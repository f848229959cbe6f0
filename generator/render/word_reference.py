"""From the bytes of a reference document to a WordPackage: opened, checked and prepared by python-docx.

Kept of it: styles, numbering, settings, fonts, theme, headers, footers, the page. Ignored: its body and properties.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zipfile import ZipFile

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.shared import Length
from docx.styles.style import ParagraphStyle

from generator.office import archive
from generator.render import word_numbering, word_page, word_running
from generator.render.word_package import JUSTIFIED, NumberingPart, StyleSheet, WordPackage
from generator.render.word_picture import TYPES, PictureParts, relations_of
from generator.render.word_running import Running
from generator.render.word_xml import RELATION, Element, W, XmlError, fragment, new, remove

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

STYLES = {
    **dict.fromkeys(
        (
            "Body Text", "Heading 1", "Heading 2", "Heading Unnumbered", "Clause 1", "Clause 2", "Clause 3", "Point",
            "Check", "Reason", "Employer", "Document Kind", "Title", "Subtitle", "Lead", "Fact Label", "Fact Value",
            "Fact Prominent", "Caption", "Table Heading", "Table Text", "Approval", "Field", "Field Caption", "Note",
        ),
        WD_STYLE_TYPE.PARAGRAPH,
    ),
    **dict.fromkeys(("Blank", "Remark", "Check Box"), WD_STYLE_TYPE.CHARACTER),
    **dict.fromkeys(("Layout Table", "Fact Table", "Data Table", "Frame Table"), WD_STYLE_TYPE.TABLE),
}  # fmt: skip
"""The styles that the body is written in, by the name that Word shows, and the kind that each has to be."""

_HINT = "templates/README.md says what a reference document needs; start from the shipped docx/reference.docx."
_KINDS = RELATIONSHIP_TYPE
_KEPT = (
    _KINDS.STYLES, _KINDS.NUMBERING, _KINDS.SETTINGS, _KINDS.FONT_TABLE, _KINDS.THEME, _KINDS.FOOTNOTES,
    _KINDS.ENDNOTES,
)  # fmt: skip
# What would make Word ask for other files, refuse changes, or tell of the designer's machine.
_ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
_SETTINGS_DROPPED = ("attachedTemplate", "mailMerge", "docVars", "rsids", "saveThroughXslt", "documentProtection")
_CORE_NAME, _APPLICATION_NAME = "docProps/core.xml", "/docProps/app.xml"
_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>jobdesc</Application></Properties>"
)


def opened(path: Path) -> WordPackage:
    """Make a package of a reference document, once for each content.

    Raises InputError when it cannot be read, is unsafe, or lacks what the body needs.
    """
    try:
        if path.stat().st_size > archive.LARGEST:
            raise archive.refused(str(path), f"this file is larger than {archive.LARGEST / 1e6:.0f} MB.")
        return _prepared(path.read_bytes(), str(path))
    except OSError as error:
        raise archive.refused(str(path), f"this file cannot be read: {error}.") from error


@lru_cache(maxsize=4)
def _prepared(data: bytes, file: str) -> WordPackage:
    parts = archive.read(data, file)
    if CONTENT_TYPE.WML_DOCUMENT_MAIN.encode() not in parts.get(TYPES, b""):
        raise archive.refused(file, "this is no Word document: save it as .docx, without macros.", hint=_HINT)
    try:
        document = docx.Document(BytesIO(data))
        problems = list(_problems(document))
        if not problems:
            return _package(document)
    except (OpcError, XmlError, LookupError, ValueError, AttributeError, TypeError, RecursionError) as error:
        raise archive.refused(file, f"Word's own format is not right in this file: {error}.", hint=_HINT) from error
    raise archive.refused(file, *problems, hint=_HINT)


def _problems(document: WordDocument) -> Iterator[str]:
    found = {style.name: style for style in document.styles}
    for name, kind in STYLES.items():
        if name not in found:
            yield f"the style “{name}” is missing."
        elif found[name].type != kind:
            yield f"the style “{name}” has to be a {kind.name.lower()} style."
    if word_numbering.NUMBERED[0] in found:
        heading = found[word_numbering.NUMBERED[0]].element
        yield from word_numbering.problems(_roots(document).get(_KINDS.NUMBERING), heading)
    if document.element.find(f"{W}body/{W}sectPr") is None:
        yield "its page has no properties (size, margins)."
    for part in document.part.package.iter_parts():
        for relation in part.rels.values():
            if relation.is_external and relation.reltype not in (_KINDS.HYPERLINK, _ATTACHED):
                yield f"it is linked to {relation.target_ref}: put that into the file, a document fetches nothing."
    for part in _running_parts(document):
        for tag in word_running.empty_controls(part.element):
            yield f"the content control “{tag}” holds no words: type some, they show its look."


def _elements(document: WordDocument) -> dict[str, Element]:
    return {style.name: style.element for style in document.styles if style.name}


def _roots(document: WordDocument) -> dict[str, Element]:
    """The roots of the parts that the document has, by the kind of their relationship."""
    related = ((link.reltype, link.target_part) for link in document.part.rels.values() if not link.is_external)
    return {kind: part.element for kind, part in related if isinstance(part, XmlPart)}


def _part_name(document: WordDocument, kind: str) -> str:
    return str(document.part.part_related_by(kind).partname.membername)


def _running_parts(document: WordDocument) -> list[XmlPart]:
    """The headers and footers of the last section, each once."""
    references = document.element.iterfind(f"{W}body/{W}sectPr/*[@{RELATION}]")
    parts = [document.part.related_parts[reference.get(RELATION)] for reference in references]
    return [part for part in dict.fromkeys(parts) if isinstance(part, XmlPart)]


def _package(document: WordDocument) -> WordPackage:
    elements, section = _elements(document), _section(document)
    width = _text_width(document)
    running = {part.partname.membername: part.element for part in _running_parts(document)}
    numbering_name, numbering = _part_name(document, _KINDS.NUMBERING), _roots(document)[_KINDS.NUMBERING]
    styles_name, styles = _part_name(document, _KINDS.STYLES), _roots(document)[_KINDS.STYLES]
    hanging = word_numbering.hanging(numbering, elements)
    filled = {name: deepcopy(root) for name, root in running.items() if word_running.takes_words(root)}
    _prepare(document)
    saved, body = _saved(document), document.part.partname.membername
    changing = {numbering_name, styles_name, body, _CORE_NAME}
    changing.update(filled)
    return WordPackage(
        styles={name: element.get(f"{W}styleId", "") for name, element in elements.items()},
        section=fragment(section),
        width=width,
        takes_sheet=word_page.is_the_places(section),
        body_name=body,
        core_name=_CORE_NAME,
        kept=tuple(archive.entry(name, part, kept=True) for name, part in saved.items() if name not in changing),
        pictures=PictureParts(body, {name: saved[name] for name in (TYPES, relations_of(body))}),
        running=Running(filled, width),
        style_sheet=StyleSheet(styles_name, styles, width, hanging),
        numbering=NumberingPart(numbering_name, deepcopy(numbering), elements, hanging),
    )


def _text_width(document: WordDocument) -> int:
    page = document.sections[-1]
    width = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0) - (page.gutter or 0)
    return int(Length(width).twips)


def _section(document: WordDocument) -> Element:
    """The properties of the last section, without what points to parts that are dropped."""
    section: Element = deepcopy(document.element.find(f"{W}body/{W}sectPr"))
    for name in ("printerSettings", "sectPrChange"):
        for element in section.findall(f"{W}{name}"):
            remove(element)
    return section


def _prepare(document: WordDocument) -> None:
    """Drop what is not wanted, and make the places that vary from document to document."""
    settings = document.settings.element
    _drop_relations(document)
    for name in _SETTINGS_DROPPED:
        for element in settings.findall(f"{W}{name}"):
            remove(element)
    text = cast(ParagraphStyle, document.styles[JUSTIFIED]).paragraph_format
    if text.alignment is None:
        text.alignment = WD_ALIGN_PARAGRAPH.LEFT
    word_numbering.link(_elements(document))
    _set_language(document.styles.element)


def _drop_relations(document: WordDocument) -> None:
    """Leave out the parts that only the body, the designer's machine or the properties would need."""
    package, part = document.part.package, document.part
    running = _running_parts(document)
    for key, relation in list(part.rels.items()):
        if relation.reltype not in _KEPT and (relation.is_external or relation.target_part not in running):
            del part.rels[key]
    document.part.part_related_by(_KINDS.SETTINGS).rels.clear()
    for key, relation in list(package.rels.items()):
        if relation.reltype != _KINDS.OFFICE_DOCUMENT:
            del package.rels[key]
    # Asking for the properties makes their part.
    _ = document.core_properties
    application = Part(PackURI(_APPLICATION_NAME), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _APPLICATION, package)
    package.relate_to(application, _KINDS.EXTENDED_PROPERTIES)


def _set_language(styles: Element) -> None:
    """One place for the language of all text: the defaults. A designer's Word writes its own into styles."""
    for language in styles.findall(f".//{W}lang"):
        remove(language)
    home = styles
    for name in ("docDefaults", "rPrDefault", "rPr"):
        found = home.find(f"{W}{name}")
        if found is None:
            found = new(f"{W}{name}")
            home.insert(0, found)
        home = found
    home.append(new(f"{W}lang"))


def _saved(document: WordDocument) -> dict[str, bytes]:
    """Every part, the list of content types first."""
    file = BytesIO()
    document.save(file)
    with ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}
