"""From documents to PDF/UA-1, drawn by Typst: faster by far than the web page on paper, and for archives PDF/A-3a."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from generator.assets import Assets
from generator.errors import EngineError, InputError, Problem, RenderError, ToolMissing
from generator.model.document import Document
from generator.render import letterhead
from generator.render.json import render as as_json
from generator.render.typst_data import data, picture
from generator.render.typst_sources import Sources, excerpt, sources

ATTACHED = "document.json"
_REMEDY = (
    "Install it with `pip install jobdesc[typst]`, or draw with the other engine: --pdf-engine weasyprint, "
    "or `pdf_engine: weasyprint` in employer.yaml."
)
_GUIDE = "templates/README.md says what a Typst template may use."
_UNKNOWN_FONT = re.compile(r"unknown font family: (.+)")
_NO_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed')


def render(documents: Sequence[Document], assets: Assets, archive: bool = False) -> Iterator[bytes]:
    """Draw each document as a tagged PDF (PDF/UA-1); for an `archive` as PDF/A-3a at once, its tree attached as JSON.

    The same document, templates and fonts give the same bytes. Boxes to tick are drawn, and no fields of a form.

    Raises ToolMissing without the package typst, InputError for what is wrong with a template of the user's own, and
    RenderError for letters that no font has, EngineError for whatever else Typst has to complain of.
    """
    typst, fonts, families = _typst()
    program = sources(assets)
    # One for each call: two threads cannot share one, and the costly part, the fonts, is kept.
    compiler = typst.Compiler(root=str(program.root), font_paths=fonts)
    standards = ["a-3a", "ua-1"] if archive else ["ua-1"]
    for document in documents:
        given = {**program.texts, **_given(document, families, assets, archive)}
        try:
            drawn, warnings = compiler.compile_with_warnings(input=given, format="pdf", pdf_standards=standards)
        except typst.TypstError as error:
            raise _complaint(document, program, [error]) from error
        if warnings:
            raise _complaint(document, program, warnings)
        yield drawn


def _given(document: Document, families: Sequence[str], assets: Assets, archive: bool) -> Mapping[str, bytes]:
    """The files that the program reads of one document."""
    said = {**data(document), "families": families, "archived": ATTACHED if archive else None}
    files = {"data.json": json.dumps(said, ensure_ascii=False).encode()}
    if logo := letterhead.logo(document):
        files["logo.svg"] = picture(logo).encode()
    if archive:
        (files[ATTACHED],) = as_json([document], assets)
    return files


@lru_cache(maxsize=1)
def _typst() -> tuple[Any, Any, tuple[str, ...]]:
    """The package, the fonts of this machine, and their names in small letters."""
    try:
        import typst
    except ImportError as error:
        raise ToolMissing("The package typst", "it draws a PDF with --pdf-engine typst", _REMEDY) from error
    fonts = typst.Fonts()
    return typst, fonts, tuple(family.lower() for family in fonts.families())


def _complaint(document: Document, program: Sources, said: Sequence[Any]) -> InputError | RenderError:
    letters = [letter for each in said for letter in _NO_LETTER.findall(each.diagnostic)]
    name = f"{document.role}, {document.kind}.{document.locale}.pdf"
    if letters:
        # A letter that no font has is in the words, whoever made the templates.
        shown = " ".join(f"“{letter}”" for letter in dict.fromkeys(letters))
        wanted = "write them otherwise, or install a font that has them."
        return RenderError(f"{name}: no font here has the letters {shown}: {wanted}")
    if not program.own:
        return EngineError(f"{name}: {' '.join(map(_sentence, said))}")
    return InputError(_problem(program, each) for each in said)


def _problem(program: Sources, said: Any) -> Problem:
    path, line, column = program.place(said.diagnostic)
    return Problem(str(path), line, column, "", _sentence(said), _GUIDE, excerpt(path, line))


def _sentence(said: Any) -> str:
    if font := _UNKNOWN_FONT.match(said.message):
        return f"no font called “{font[1]}” is installed here: install it, or name another."
    # Typst ends no sentence, and tells where it looked by a path of this machine.
    words = re.sub(r" \(searched at .*?\)", "", said.message)
    hints = "".join(f" ({hint})" for hint in said.hints)
    return f"Typst says: {words}{hints}."
