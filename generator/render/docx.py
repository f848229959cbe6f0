"""From a Document to the bytes of a Word file: the body by a template, the rest by the reference document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.assets import Assets
from generator.errors import InputError, Problem
from generator.model.document import Document
from generator.render import templates, word_reference, word_view, word_xml
from generator.render.word_package import Variant

_REFERENCE, _BODY = "reference.docx", "body.xml.j2"
# A place expects justified text or does not; a Russian office does.
_JUSTIFIED = ("RU",)
# The places that Word knows a language in, the usual one first ([MS-LCID], section 2.2): "fr-RU" is none of them.
_PLACES: Mapping[str, tuple[str, ...]] = {
    "de": ("DE", "AT", "CH", "LI", "LU"),
    "en": ("GB", "AU", "CA", "IE", "IN", "NZ", "SG", "US", "ZA"),
    "es": ("ES", "AR", "CL", "CO", "MX", "PE", "US"),
    "fr": ("FR", "BE", "CA", "CH", "LU", "MC"),
    "ru": ("RU", "MD"),
}


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
    for document in documents:
        words = word_view.values(document, package.styles, package.width, for_libreoffice)
        body = templates.fill(template, section_properties=package.section, **words)
        if own and (fault := word_xml.fault(body)):
            # Word would only say that the file is damaged.
            sentence = f"what this template makes is no well-formed XML: {fault}."
            raise InputError([Problem(str(assets.template(f"docx/{_BODY}")), 0, 0, "", sentence)])
        yield package.assemble(document, body, _variant(document, for_libreoffice))


def _variant(document: Document, for_libreoffice: bool) -> Variant:
    places = _PLACES.get(document.language, (document.language.upper(),))
    place = document.jurisdiction if document.jurisdiction in places else places[0]
    return Variant(f"{document.language}-{place}", document.jurisdiction in _JUSTIFIED, for_libreoffice)
