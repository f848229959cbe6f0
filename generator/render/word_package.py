"""From the body of one document to a whole Word file: the prepared reference package plus what differs.

Of each document only the body, the running words and the properties are new; every other part is copied
as deflated bytes. All entries have a fixed date and order, so that equal input makes equal bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from generator.model.document import Document, PageMark
from generator.office import archive
from generator.office.archive import Entry
from generator.render import letterhead, word_bidi, word_dense, word_numbering, word_page
from generator.render.word_picture import PictureParts
from generator.render.word_running import Running
from generator.render.word_xml import Element, W, Xml, child, encoded, escaped, serialised, value

JUSTIFIED = "Body Text"
"""The style that carries the alignment of running text; the clauses are based on it."""
VACANCY = "vacancy"
"""The kind of document that is one page long, where no running head stands above the text."""
_HEADING, _PLAIN_HEADING = "heading 1", "Section Heading"

_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_FIELDS = {PageMark.NUMBER: ("PAGE", "1"), PageMark.COUNT: ("NUMPAGES", "1")}


@dataclass(frozen=True, slots=True)
class Variant:
    """In what the styles, headers and footers of documents differ: `width` is that of the text in twips.

    `dense` sets the text closely, in the face of the headings.
    `for_libreoffice` is for a file to convert: LibreOffice takes whatever is called "heading 1" out of its list
    when it writes a .doc, and then counts the clauses of all sections on (7.4.7).
    """

    language: str
    backwards: bool
    justified: bool
    dense: bool
    width: int
    for_libreoffice: bool


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The styles part, in as many variants as languages and places ask for.

    `width` is that of its text in twips, `hanging` half that of the column of numbers in styles that have one.
    """

    name: str
    root: Element
    width: int
    hanging: Mapping[str, int]
    made: dict[Variant, Entry] = field(default_factory=dict)

    def variant(self, wanted: Variant) -> Entry:
        """The styles as some documents want them."""
        if wanted not in self.made:
            root = deepcopy(self.root)
            language = child(root, f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
            language.set(f"{W}val", wanted.language)
            if wanted.backwards:
                language.set(f"{W}bidi", wanted.language)
                word_bidi.mirror_styles(root)
                word_numbering.centre(root, self.hanging)
            word_page.stretched(root, self.width, wanted.width)
            if wanted.justified:
                child(_style(root, JUSTIFIED.lower()), f"{W}pPr/{W}jc").set(f"{W}val", "both")
            if wanted.dense:
                word_dense.thicken(root)
            if wanted.for_libreoffice:
                child(_style(root, _HEADING), f"{W}name").set(f"{W}val", _PLAIN_HEADING)
            self.made[wanted] = archive.entry(self.name, serialised(root), kept=True)
        return self.made[wanted]


@dataclass(frozen=True, slots=True)
class NumberingPart:
    """The numbering part of a reference document, in as many variants as documents ask for.

    `styles` are the elements of the styles by name, `hanging` as in the style sheet.
    """

    name: str
    root: Element
    styles: Mapping[str, Element]
    hanging: Mapping[str, int]
    made: dict[tuple[str, str, bool], Entry] = field(default_factory=dict)

    def variant(self, document: Document) -> Entry:
        """The numbering that a document wants."""
        letters = document.language if document.language in word_numbering.LETTERS else ""
        wanted = (document.numbering, letters, document.direction == "rtl")
        if wanted not in self.made:
            halves = self.hanging if document.direction == "rtl" else None
            root = word_numbering.numbered(self.root, self.styles, document.numbering, letters, halves)
            self.made[wanted] = archive.entry(self.name, serialised(root), kept=True)
        return self.made[wanted]


@dataclass(frozen=True, slots=True)
class WordPackage:
    """A reference document, ready to take words.

    `styles` maps the name of each style to its id (Word in other languages changes ids, never names);
    `section` is the XML of its page's properties, `width` the width of its text in twips; `takes_sheet` is whether
    size and margins are left to the place.
    """

    styles: Mapping[str, str]
    section: Xml
    width: int
    takes_sheet: bool
    body_name: str
    core_name: str
    kept: tuple[Entry, ...]
    pictures: PictureParts
    running: Running
    style_sheet: StyleSheet
    numbering: NumberingPart

    def sheet(self, document: Document) -> tuple[Xml, int]:
        """The properties of a document's page and the width of its text in twips."""
        if not self.takes_sheet:
            return self.section, self.width
        headed = not document.furniture.header_center
        return word_page.placed(self.section, document.page, headed, document.kind == VACANCY), word_page.text_width(
            document.page
        )

    def assemble(self, document: Document, body: str, variant: Variant) -> bytes:
        """The bytes of a .docx file. Raises RenderError when the words hold a character that XML forbids."""
        words = _running_words(document)
        data = encoded(body, document.title)
        return archive.write(
            (
                *self.pictures.entries(self.kept, letterhead.logo(document)),
                self.style_sheet.variant(variant),
                self.numbering.variant(document),
                *(part.filled(words, variant.backwards) for part in self.running.parts(variant.width)),
                archive.entry(self.core_name, encoded(core_properties(document), document.title)),
                archive.entry(self.body_name, word_bidi.mirrored(data) if variant.backwards else data),
            )
        )


def _style(root: Element, name: str) -> Element:
    return next(style for style in root.iterfind(f"{W}style") if value(style, f"{W}name").lower() == name)


def _running_words(document: Document) -> dict[str, str]:
    words = document.furniture
    return {
        "header_left": _text(words.header_left),
        "header_center": _marked(words.header_center),
        "header_right": _text(words.header_right),
        "footer_left": _text(words.footer_left),
        "page": _marked(words.page),
    }


def _marked(parts: Sequence[str | PageMark]) -> str:
    return "".join(_text(part) if isinstance(part, str) else _field(*_FIELDS[part]) for part in parts)


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(words)}</w:t>' if words else ""


def _field(instruction: str, shown: str) -> str:
    return (
        f'<w:fldChar w:fldCharType="begin"/><w:instrText xml:space="preserve"> {instruction} </w:instrText>'
        f'<w:fldChar w:fldCharType="separate"/>{_text(shown)}<w:fldChar w:fldCharType="end"/>'
    )


def core_properties(document: Document) -> str:
    """The core properties; ECMA-376 part 2, 11.1. The author stays empty where the employer is not known."""
    words = document.properties
    keywords = escaped(", ".join(words.keywords))
    moment = f'xsi:type="dcterms:W3CDTF">{document.date.isoformat()}T00:00:00Z'
    return (
        f"{_CORE}<dc:title>{escaped(words.title)}</dc:title><dc:subject>{escaped(words.subject)}</dc:subject>"
        f"<dc:creator>{escaped(words.author)}</dc:creator><cp:keywords>{keywords}</cp:keywords>"
        f"<dc:description>{escaped(words.comments)}</dc:description><dc:language>{document.tag}</dc:language>"
        f"<dcterms:created {moment}</dcterms:created><dcterms:modified {moment}</dcterms:modified>"
        "</cp:coreProperties>"
    )
