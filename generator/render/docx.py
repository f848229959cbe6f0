"""From a Document to the bytes of a Word file: the body by a template, the rest by the reference document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.assets import Assets
from generator.errors import InputError, Problem
from generator.model.document import Document
from generator.render import templates, word_dense, word_form, word_reference, word_view, word_xml
from generator.render.word_package import Variant

_REFERENCE, _BODY = "reference.docx", "body.xml.j2"
# A place expects justified text or does not; a Russian office does.
_JUSTIFIED = ("RU",)
# Word checks a language of a country ([MS-LCID], section 2.2): "it" is Italian of IT, but these are of another.
_COUNTRIES: Mapping[str, str] = {
    "ar": "SA", "be": "BY", "ca": "ES", "cs": "CZ", "da": "DK", "el": "GR", "en": "US", "et": "EE", "fa": "IR",
    "he": "IL", "hi": "IN", "ja": "JP", "kk": "KZ", "ko": "KR", "nb": "NO", "sl": "SI", "sv": "SE", "uk": "UA",
    "ur": "PK", "vi": "VN", "zh": "CN",
}  # fmt: skip


def render(documents: Sequence[Document], assets: Assets) -> Iterator[bytes]:
    """The bytes of a .docx file for each document, in order.

    Raises InputError when the reference document or the template cannot be used, RenderError when a document
    holds what Word cannot.
    """
    yield from draw(documents, assets, for_libreoffice=False)


def draw(documents: Sequence[Document], assets: Assets, for_libreoffice: bool) -> Iterator[bytes]:
    """What `render` does; `for_libreoffice` makes files to convert, in which it keeps numbers and blanks right."""
    package = word_reference.opened(assets.template(f"docx/{_REFERENCE}"))
    template = templates.load(templates.environment(assets, "docx"), _BODY)
    own = assets.is_users_own(assets.template(f"docx/{_BODY}"))
    forms = word_form.forms(assets)
    for document in documents:
        if document.kind in forms:
            yield word_form.fill(forms[document.kind], document, _known_to_word(document.tag))
            continue
        section, width = package.sheet(document)
        words = word_view.values(document, package.styles, width, for_libreoffice)
        body = templates.fill(template, section_properties=section, **words)
        if own and (fault := word_xml.fault(body)):
            # Word would only say that the file is damaged.
            sentence = f"what this template makes is no well-formed XML: {fault}."
            raise InputError([Problem(str(assets.template(f"docx/{_BODY}")), 0, 0, "", sentence)])
        yield package.assemble(document, body, _variant(document, width, for_libreoffice))


def _variant(document: Document, width: int, for_libreoffice: bool) -> Variant:
    return Variant(
        language=_known_to_word(document.tag),
        backwards=document.direction == "rtl",
        justified=document.jurisdiction in _JUSTIFIED,
        dense=document.kind in word_dense.KINDS,
        width=width,
        for_libreoffice=for_libreoffice,
    )


def _known_to_word(tag: str) -> str:
    return tag if "-" in tag else f"{tag}-{_COUNTRIES.get(tag, tag.upper())}"
