"""From an employer's own Word form to filled-in documents: opened, checked and compiled once, then filled many times.

docxtpl makes templates of its parts; they run in a strict, escaping sandbox that can load nothing.
This runs in the limited process alone (word_form_process.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import fields, is_dataclass
from io import BytesIO
from traceback import walk_tb
from typing import Any
from zipfile import ZipFile

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.parts.story import StoryPart
from docx.shared import Mm
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from generator.model.document import Document, Picture
from generator.office import archive
from generator.office.archive import Entry
from generator.render import word_form_check, word_form_tags
from generator.render.word_form_names import Fact, Named
from generator.render.word_form_tags import Said, Tag
from generator.render.word_form_view import view
from generator.render.word_package import core_properties
from generator.render.word_xml import Element, W, XmlError, encoded, remove, serialised

_FILLED = (
    CONTENT_TYPE.WML_DOCUMENT_MAIN, CONTENT_TYPE.WML_HEADER, CONTENT_TYPE.WML_FOOTER, CONTENT_TYPE.WML_FOOTNOTES,
    CONTENT_TYPE.WML_ENDNOTES,
)  # fmt: skip
_CORE_NAME, _APPLICATION_NAME, _TEMPLATE = "docProps/core.xml", "/docProps/app.xml", "form"
_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>jobdesc</Application></Properties>"
)
_ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_KEPT_OF_PACKAGE = (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, _CUSTOM)
_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_TRACKED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_TAG = re.compile(r"\{[{%].*?[}%]\}")
_BREAKS = re.compile(r"[\n\t]")
_DRAWING = '</w:t></w:r><w:r><w:drawing>{}</w:drawing></w:r><w:r><w:t xml:space="preserve">'
_FAILURES = (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class Refused(Exception):
    """A form cannot be used: every sentence, with what to do."""

    def __init__(self, said: Sequence[Said]) -> None:
        self.said = tuple(dict.fromkeys(said))
        super().__init__(*(each.text for each in said))


class _Logo:
    """The employer's logo as every part that asks for it draws it; `part` is the one that is being filled in."""

    def __init__(self, parts: Sequence[Part], picture: Picture) -> None:
        self.part = ""
        self.drawings: dict[str, str] = {}
        for part in parts:
            # Notes hold no pictures.
            if isinstance(part, StoryPart):
                inline = part.new_pic_inline(BytesIO(picture.data), Mm(picture.width), Mm(picture.height))
                inline.docPr.set("descr", picture.alt)
                self.drawings[str(part.partname.membername)] = _DRAWING.format(inline.xml)

    def __html__(self) -> str:
        return self.drawings.get(self.part, "")


class _Piece:
    """A part of a form that has tags."""

    def __init__(
        self, form: DocxTemplate, part: Part, tags: Sequence[Tag], known: ImmutableSandboxedEnvironment
    ) -> None:
        self.part, self.name, self.tags, self.form = part, str(part.partname.membername), tags, form
        source = _PARAGRAPH.sub("\n<w:p", form.patch_xml(etree.tostring(_root(part), encoding="unicode")))
        source = _TAG.sub(lambda found: word_form_tags.straightened(found[0]), source)
        self.lines = source.split("\n")
        self.template = _compiled(source, known, self)

    def filled(self, values: Mapping[str, Any], title: str) -> bytes:
        """The part with words in the place of its tags. Raises Refused when they cannot be worked out."""
        try:
            made = self.template.render(values)
        except _FAILURES as error:
            raise Refused([self.failure(error)]) from error
        made = made.replace("\n<w:p", "<w:p")
        if _BREAKS.search(made):
            made = self.form.resolve_listing(made)
        data = encoded(made, title)
        try:
            etree.fromstring(data)
            tree = self.form.fix_tables(data)
        except (XmlError, ValueError) as error:
            said = f"filling it in makes no well-formed Word file: {error}."
            hint = "Look for a tag such as {% for %} that begins in one paragraph, row or cell and ends in another."
            raise Refused([Said(said, hint)]) from error
        self.form.docx_ids_index = 1000
        self.form.fix_docpr_ids(tree)
        mend(tree)
        return serialised(tree)

    def failure(self, error: Exception) -> Said:
        """A failure of the template, with the words around the tag that it came from."""
        line = getattr(error, "lineno", None) or _line(error)
        text = re.sub(r"<[^>]+>", "", self.lines[line - 1]) if 0 < line <= len(self.lines) else ""
        said = f"a tag cannot be worked out: {str(error).rstrip('.')}"
        around = word_form_tags.near(text, 0, min(len(text), 60))
        return Said(f"{said}; near {around}." if text.strip() else f"{said}.")


class Form:
    """A form, ready to be filled in. Raises Refused, with every problem, when it cannot be."""

    def __init__(self, data: bytes, logo: Picture | None) -> None:
        known = _environment()
        self.form = DocxTemplate(BytesIO(data))
        try:
            self.form.render_init()
            package = self.form.docx.part.package
        except (KeyError, ValueError, AttributeError, TypeError, XmlError) as error:
            raise Refused([Said(f"Word's own format is not right in this file: {error}.", _SAVE)]) from error
        parts = [part for part in package.iter_parts() if part.content_type in _FILLED]
        wrong = [*_unfit(parts, package.iter_parts())]
        tagged = {part: [*word_form_tags.tags(word_form_tags.paragraphs(_root(part)), wrong)] for part in parts}
        for listed in tagged.values():
            wrong += word_form_tags.problems(listed, known)
        if wrong:
            raise Refused(wrong)
        if not any(tagged.values()):
            raise Refused([Said("there is no tag in this form, so that every document would be the same.", _BEGIN)])
        self._prepare(parts)
        self.pieces = [_Piece(self.form, part, listed, known) for part, listed in tagged.items() if listed]
        wanted = [piece.part for piece in self.pieces if any("logo" in tag.words for tag in piece.tags)]
        # Drawn now, whether this document prints it or not: the parts of a file depend on nothing before it.
        self.logo = _Logo(wanted, logo) if logo else None
        self.kept, self.styles = self._saved()

    def fill(self, document: Document, language: str) -> bytes:
        """The bytes of a .docx file. Raises Refused, or RenderError for a character that no Word file can hold."""
        entries = [*self.kept, self._styles_in(language)]
        seen = view(document, self.logo or "")
        values = {each.name: getattr(seen, each.name) for each in fields(seen)} | {"document": seen}
        for piece in self.pieces:
            if self.logo:
                self.logo.part = piece.name
            entries.append(archive.entry(piece.name, piece.filled(values, document.title)))
        entries.append(archive.entry(_CORE_NAME, encoded(core_properties(document), document.title)))
        return archive.write(entries)

    def _prepare(self, parts: Sequence[Part]) -> None:
        """Leave out what tells of the writer's machine, and what must not stand twice where a loop repeats it."""
        word = self.form.docx
        for name in ("attachedTemplate", "mailMerge"):
            for element in word.settings.element.findall(f"{W}{name}"):
                remove(element)
        settings = word.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS)
        for key in [key for key, link in settings.rels.items() if link.is_external]:
            del settings.rels[key]
        package = word.part.package
        for key in [key for key, link in package.rels.items() if link.reltype not in _KEPT_OF_PACKAGE]:
            del package.rels[key]
        # Asking for the properties makes their part.
        _ = word.core_properties
        application = Part(PackURI(_APPLICATION_NAME), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _APPLICATION, package)
        package.relate_to(application, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
        for part in parts:
            root = _root(part)
            _unmark(root)
            if not isinstance(part, XmlPart):
                part._blob = serialised(root)

    def _saved(self) -> tuple[tuple[Entry, ...], tuple[str, Element]]:
        """Every part that stays as it is, the list of content types first; the styles apart."""
        file = BytesIO()
        self.form.docx.save(file)
        styles = self.form.docx.part.part_related_by(RELATIONSHIP_TYPE.STYLES)
        name = str(styles.partname.membername)
        changing = {_CORE_NAME, name, *(piece.name for piece in self.pieces)}
        with ZipFile(file) as package:
            names = [each for each in package.namelist() if each not in changing]
            kept = tuple(archive.entry(each, package.read(each), kept=True) for each in names)
        self.made: dict[str, Entry] = {}
        return kept, (name, styles.element)

    def _styles_in(self, language: str) -> Entry:
        """The styles, with the language of the document as that of its text."""
        if language not in self.made:
            name, root = self.styles[0], deepcopy(self.styles[1])
            for words in root.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"):
                words.set(f"{W}val", language)
            self.made[language] = archive.entry(name, serialised(root), kept=True)
        return self.made[language]


_SAVE = "Open it in Word and save it again as .docx."
_BEGIN = "`jobdesc new word-template` writes a form to start from."


def _environment() -> ImmutableSandboxedEnvironment:
    made = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True, finalize=_printed)
    made.globals = {name: made.globals[name] for name in ("range", "namespace")}
    return made


def _printed(value: object) -> object:
    """What a tag prints. Raises TypeError for what is no words, and could not be told before."""
    if isinstance(value, str):
        return value
    if is_dataclass(value) and not isinstance(value, Fact):
        what = word_form_check.whole(type(value))
        raise TypeError(f"a tag prints words, and this is {what}")
    if isinstance(value, Named | tuple | list | dict):
        raise TypeError("a tag prints words, and this is a list")
    return value


def _root(part: Part) -> Element:
    root: Element = part.element if isinstance(part, XmlPart) else etree.fromstring(part.blob)
    return root


def _compiled(source: str, known: ImmutableSandboxedEnvironment, piece: _Piece) -> Template:
    try:
        parsed = known.parse(source, _TEMPLATE, _TEMPLATE)
        wrong = [_told(each, piece.tags) for each in word_form_check.missing(parsed, known)]
        if not wrong:
            code = known.compile(parsed, _TEMPLATE, _TEMPLATE)
            return Template.from_code(known, code, known.make_globals(None))
    except TemplateError as error:
        wrong = [piece.failure(error)]
    raise Refused(wrong)


def _told(missing: word_form_check.Missing, tags: Sequence[Tag]) -> Said:
    asked = re.compile(rf"(?<![\w.]){re.escape(missing.asked)}(?!\w)")
    tag = next((tag for tag in tags if asked.search(tag.words)), None)
    said = f"{missing.said}; near {tag.around}." if tag else f"{missing.said}."
    if not missing.whole:
        return Said(said, word_form_tags.did_you_mean(missing.asked, missing.known) or _GUIDE)
    listed = ", ".join(f"`{missing.asked}.{name}`" for name in missing.known[:4])
    return Said(said, f"Ask for a part of it: {listed}." if listed else _GUIDE)


_GUIDE = "templates/README.md lists the names that a form may use."


def _unfit(parts: Sequence[Part], every: Iterator[Part]) -> Iterator[Said]:
    """What may not stand in a form, since every document would carry it or fetch it."""
    for part in every:
        for link in part.rels.values():
            if link.is_external and link.reltype not in (RELATIONSHIP_TYPE.HYPERLINK, _ATTACHED):
                said = f"it is linked to {link.target_ref}: put that into the file, a document fetches nothing."
                yield Said(said)
    for part in parts:
        if next(_root(part).iter(*_TRACKED), None) is not None:
            yield Said("it holds changes that were tracked.", "Accept or reject them all in Word.")
        if next(_root(part).iter(f"{W}commentReference"), None) is not None:
            yield Said("it holds comments, which every document would carry.", "Delete them in Word.")


def _unmark(root: Element) -> None:
    """Take out numbers that have to be the only ones of their kind in a document; Word gives new ones."""
    for element in root.iter(f"{W}p", f"{W}tr"):
        for name in ("paraId", "textId"):
            element.attrib.pop(f"{_WORD_2010}{name}", "")
    for properties in root.iter(f"{W}sdtPr"):
        for number in properties.findall(f"{W}id"):
            remove(number)
    for mark in [*root.iter(f"{W}bookmarkStart")]:
        if mark.get(f"{W}name") == "_GoBack":
            for end in [*root.iter(f"{W}bookmarkEnd")]:
                if end.get(f"{W}id") == mark.get(f"{W}id"):
                    remove(end)
            remove(mark)


def mend(tree: Element) -> None:
    """Put right what Word would call damaged where a loop had nothing to repeat: rows without cells, cells without
    paragraphs."""
    for row in [*tree.iter(f"{W}tr")]:
        if row.find(f"{W}tc") is None and row.find(f"{W}sdt") is None:
            remove(row)
    for table in [*tree.iter(f"{W}tbl")]:
        if table.find(f"{W}tr") is None and table.find(f"{W}sdt") is None:
            remove(table)
    for home in tree.iter(f"{W}tc", f"{W}txbxContent"):
        if len(home) == 0 or home[-1].tag != f"{W}p":
            home.append(etree.Element(f"{W}p"))
    if tree.tag in (f"{W}hdr", f"{W}ftr") and len(tree) == 0:
        tree.append(etree.Element(f"{W}p"))


def _line(error: BaseException) -> int:
    """The innermost line of the template that an error came through; 0 when it came through none."""
    lines = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    return next((line for file, line in reversed(lines) if file == _TEMPLATE), 0)
