"""What Typst draws carries the same words, numbers and order as every other format, on as many pages as it may have."""

from __future__ import annotations

import pytest

from generator import Assets, Document, Request, documents
from generator.render.typst import render
from tests.catalogs import LANGUAGES
from tests.folders import DAY
from tests.test_parity import OVERLAYS, ROLES, said
from tests.test_parity import carries as carries_clauses
from tests.test_parity_of_kinds import KINDS, POSTINGS, carries, pages
from tests.test_translations import PLACES

_POINTS = 72 / 25.4
USUAL = ("fr-FR", "ru-RU", "de-DE", "en-US", "en-GB", "es-ES")
LOCALES = [
    pytest.param(locale, marks=() if locale in USUAL else pytest.mark.slow)
    for locale in (f"{language}-{place}" for language in LANGUAGES for place in PLACES)
]


def words(document: Document, pdf: bytes) -> str:
    """What stands on the pages less the running words, which stand in the margins; the text has room of 5 mm above."""
    sheet, height = document.page, document.page.size[1]
    top, bottom = round(sheet.top * _POINTS), round((height - sheet.bottom) * _POINTS) + 2
    body = ["-x", "0", "-y", str(top), "-W", "620", "-H", str(bottom - top)]
    # No letter of the documents is one; a broken address has it at each place where it may be broken.
    return said(["pdftotext", "-raw", *body, "-", "-"], pdf).replace("\u200b", "")


@pytest.mark.parametrize("locale", LOCALES)
class TestTheSameWordsInTheSameOrder:
    def test_of_every_job_description(self, locale: str) -> None:
        roles = (*ROLES, *OVERLAYS) if locale in USUAL else ROLES
        made = documents(Request(date=DAY, roles=roles, locales=(locale,)))
        assert len(made) == len(roles)
        for document, pdf in zip(made, render(made, Assets()), strict=True):
            captions = tuple(blank.label for blank in document.blanks())
            carries_clauses(words(document, pdf), document, captions=captions)
            assert 2 <= pages(pdf) <= 7

    def test_of_every_vacancy_and_checklist(self, locale: str) -> None:
        made = documents(Request(date=DAY, roles=ROLES, locales=(locale,), kinds=KINDS, lint=False))
        assert len(made) == len(ROLES) * len(KINDS)
        for document, pdf in zip(made, render(made, Assets()), strict=True):
            carries(words(document, pdf), document)
            assert pages(pdf) == (1 if document.kind == "vacancy" else 2), f"{document.role} {document.kind}"


def test_a_posting_has_one_page_that_says_all_of_it() -> None:
    request = Request(date=DAY, postings=tuple(POSTINGS), locales=(), kinds=("vacancy",), length="full", lint=False)
    made = documents(request)
    assert len(made) == len(POSTINGS) > 5
    for document, pdf in zip(made, render(made, Assets()), strict=True):
        carries(words(document, pdf), document)
        assert pages(pdf) == 1, document.title
