"""From the body of one document to a whole Word file: the prepared reference package plus what differs.

Of each document only the body, the running words and the properties are new; every other part is copied
as deflated bytes. All entries have a fixed date and order, so that equal input makes equal bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from generator.errors import RenderError
from generator.model.document import Document, PageMark
from generator.render import archive
from generator.render.archive import Entry
from generator.render.word_xml import Element, W, Xml, child, escaped, serialised, value

JUSTIFIED = "Body Text"
"""The style that carries the alignment of running text; the clauses are based on it."""
_HEADING, _PLAIN_HEADING = "heading 1", "Section Heading"

# XML 1.0, production 2 (Char): neither these controls, nor U+FFFE and U+FFFF.
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_NON_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_FIELDS = {PageMark.NUMBER: ("PAGE", "1"), PageMark.COUNT: ("NUMPAGES", "1")}


@dataclass(frozen=True, slots=True)
class RunningPart:
    """A header or footer, cut at its content controls: words before each, its tag, and so on; words at the end."""

    name: str
    pieces: tuple[str, ...]

    @property
    def takes_words(self) -> bool:
        return len(self.pieces) > 1

    def filled(self, words: Mapping[str, str]) -> Entry:
        xml = "".join(words[piece] if index % 2 else piece for index, piece in enumerate(self.pieces))
        return archive.entry(self.name, _encoded(xml, self.name))


@dataclass(frozen=True, slots=True)
class Variant:
    """In what the styles of documents differ.

    `for_libreoffice` is for a file to convert: LibreOffice takes whatever is called "heading 1" out of its list
    when it writes a .doc, and then counts the clauses of all sections on (7.4.7).
    """

    language: str
    justified: bool
    for_libreoffice: bool


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The styles part, in as many variants as languages and alignments ask for."""

    name: str
    root: Element
    made: dict[Variant, Entry] = field(default_factory=dict)

    def variant(self, wanted: Variant) -> Entry:
        """The styles as some documents want them. Here, too, would a right-to-left document get its `w:bidi`."""
        if wanted not in self.made:
            root = deepcopy(self.root)
            child(root, f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang").set(f"{W}val", wanted.language)
            if wanted.justified:
                child(_style(root, JUSTIFIED.lower()), f"{W}pPr/{W}jc").set(f"{W}val", "both")
            if wanted.for_libreoffice:
                child(_style(root, _HEADING), f"{W}name").set(f"{W}val", _PLAIN_HEADING)
            self.made[wanted] = archive.entry(self.name, serialised(root), kept=True)
        return self.made[wanted]


@dataclass(frozen=True, slots=True)
class WordPackage:
    """A reference document, ready to take words.

    `styles` maps the name of each style to its id (Word in other languages changes ids, never names);
    `section` is the XML of the page's properties, `width` the width of its text in twips.
    """

    styles: Mapping[str, str]
    section: Xml
    width: int
    body_name: str
    core_name: str
    kept: tuple[Entry, ...]
    running: tuple[RunningPart, ...]
    style_sheet: StyleSheet
    numbering: Mapping[str, Entry]

    def assemble(self, document: Document, body: str, variant: Variant) -> bytes:
        """The bytes of a .docx file. Raises RenderError when the words hold a character that XML forbids."""
        words = _running_words(document)
        return archive.write(
            (
                *self.kept,
                self.style_sheet.variant(variant),
                self.numbering[document.numbering],
                *(part.filled(words) for part in self.running),
                archive.entry(self.core_name, _encoded(_core(document, variant.language), document.title)),
                archive.entry(self.body_name, _encoded(body, document.title)),
            )
        )


def _style(root: Element, name: str) -> Element:
    return next(style for style in root.iterfind(f"{W}style") if value(style, f"{W}name").lower() == name)


def _running_words(document: Document) -> dict[str, str]:
    words = document.furniture
    return {
        "header_left": _text(words.header_left),
        "header_right": _text(words.header_right),
        "footer_left": _text(words.footer_left),
        "page": "".join(_text(part) if isinstance(part, str) else _field(*_FIELDS[part]) for part in words.page),
    }


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(words)}</w:t>'


def _field(instruction: str, shown: str) -> str:
    return (
        f'<w:fldChar w:fldCharType="begin"/><w:instrText xml:space="preserve"> {instruction} </w:instrText>'
        f'<w:fldChar w:fldCharType="separate"/>{_text(shown)}<w:fldChar w:fldCharType="end"/>'
    )


def _core(document: Document, language: str) -> str:
    """The core properties; ECMA-376 part 2, 11.1. The author stays empty where the employer is not known."""
    words = document.properties
    keywords = escaped(", ".join(words.keywords))
    moment = f'xsi:type="dcterms:W3CDTF">{document.date.isoformat()}T00:00:00Z'
    return (
        f"{_CORE}<dc:title>{escaped(words.title)}</dc:title><dc:subject>{escaped(words.subject)}</dc:subject>"
        f"<dc:creator>{escaped(words.author)}</dc:creator><cp:keywords>{keywords}</cp:keywords>"
        f"<dc:description>{escaped(words.comments)}</dc:description><dc:language>{language}</dc:language>"
        f"<dcterms:created {moment}</dcterms:created><dcterms:modified {moment}</dcterms:modified>"
        "</cp:coreProperties>"
    )


def _encoded(xml: str, title: str) -> bytes:
    try:
        data = xml.encode()
    except UnicodeEncodeError as error:
        raise _forbidden(title) from error
    if len(data.translate(None, _CONTROLS)) != len(data) or any(code in data for code in _NON_CHARACTERS):
        raise _forbidden(title)
    return data


def _forbidden(title: str) -> RenderError:
    shown = title.encode("utf-8", "replace").decode()
    return RenderError(f"“{shown}” holds a control character or half a surrogate pair, which no Word file can.")
