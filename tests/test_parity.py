"""Every format of a document carries the same clauses, under the same numbers, in the same order."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from lxml import html

from generator import Document, Request, build
from generator.model.document import Text, plain
from generator.office import libreoffice
from tests.catalogs import LANGUAGES
from tests.folders import DAY
from tests.test_translations import PLACES

ROLES = ("account-manager", "bank-account-manager", "cellular-account-manager", "client-search-manager",
         "corporate-account-manager")  # fmt: skip
OVERLAYS = ("account-manager-short", "account-manager-trade")
USUAL = ("fr-FR", "fr-RU", "ru-RU", "en-GB", "en-US", "de-DE", "es-ES")
QUICK = ("ru-RU",)
"""The locales of a short run: the one whose pages hold most, approval, visas and acknowledgement."""
FORMATS = ("docx", "doc", "pdf", "html", "md", "txt")


def locales(wanted: Iterable[str]) -> list[Any]:
    """Locales, each with the worker that draws it; all of them take minutes together."""
    return [
        pytest.param(locale, marks=[pytest.mark.xdist_group(locale), *(() if locale in QUICK else (pytest.mark.slow,))])
        for locale in wanted
    ]


@cache
def drawn(locale: str) -> tuple[tuple[Document, ...], Mapping[tuple[str, str], bytes]]:
    """Every role in one locale, overlays too in a usual one: the trees, and the files by role and format."""
    roles = (*ROLES, *OVERLAYS) if locale in USUAL else ROLES
    request = Request(date=DAY, roles=roles, locales=(locale,), formats=FORMATS)
    work = build(request)
    files = {(each.role, each.format): each.data for each in work}
    assert not work.missing
    return tuple(each.document for each in work.composed), files


@cache
def paged(locale: str, format: str) -> Mapping[str, str]:
    """What stands on the pages that LibreOffice draws of the Word files, by role."""
    found = {}
    with TemporaryDirectory() as name:
        files = {role: data for (role, kind), data in drawn(locale)[1].items() if kind == format}
        for role, data in files.items():
            Path(name, f"{role}.{format}").write_bytes(data)
        paths = [Path(name, f"{role}.{format}") for role in files]
        libreoffice.convert(libreoffice.program(), paths, "pdf:writer_pdf_Export", Path(name))
        for role in files:
            found[role] = said(["pdftotext", "-raw", "-", "-"], Path(name, f"{role}.pdf").read_bytes())
    return found


@cache
def counted(locale: str) -> Mapping[tuple[str, str], str]:
    """What LibreOffice reads in the Word files, with the numbers that it counts itself."""
    found: dict[tuple[str, str], str] = {}
    with TemporaryDirectory() as name:
        for format in ("docx", "doc"):
            folder = Path(name, format)
            folder.mkdir()
            files = {role: data for (role, kind), data in drawn(locale)[1].items() if kind == format}
            for role, data in files.items():
                (folder / f"{role}.{format}").write_bytes(data)
            paths = [folder / f"{role}.{format}" for role in files]
            libreoffice.convert(libreoffice.program(), paths, "txt:Text (encoded):UTF8", folder)
            found |= {(role, format): (folder / f"{role}.txt").read_text("utf-8-sig") for role in files}
    return found


def named(document: Document) -> str:
    return f"{document.role} {document.locale}"


def said(command: list[str], data: bytes) -> str:
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


def pressed(text: str) -> str:
    """Text without spaces, hyphens, rules and Markdown's own signs: what is left is the same in every format."""
    return re.sub(r"[\s\u00ad\u2010\u2011\-_\\*#|>]+", "", text)


def carries(text: str, document: Document, *, numbers: bool = True, captions: tuple[str, ...] = ()) -> None:
    """Find every section and clause, in order, each right behind its number; captions may stand anywhere."""

    def bare(words: str) -> str:
        words = pressed(words)
        for caption in captions:
            words = words.replace(pressed(caption), "")
        return words

    bare_text, at = bare(text), 0
    for part in expected(document, numbers):
        found = bare_text.find(bare(part), at)
        assert found >= 0, f"{named(document)}: “{part}” is missing behind “{bare_text[max(at - 60, 0) : at]}”"
        at = found + len(bare(part))


def last_words(document: Document) -> Iterator[str]:
    """The end of every clause: a page may break within it."""
    for clause in document.walk():
        yield plain(clause.content).split()[-1] if clause.content else ""


def expected(document: Document, numbers: bool) -> Iterator[str]:
    for section in document.sections:
        yield f"{section.number if numbers else ''}{section.title}"
        for clause in section.walk():
            words = [part.text if isinstance(part, Text) else "\0" for part in clause.content]
            first, *others = "".join(words).split("\0")
            yield f"{clause.number if numbers else ''}{first}"
            yield from others
        for table in section.tables:
            yield table.title or table.columns[0].title
            for row in table.rows:
                # catdoc prints the instruction of a field before each number.
                yield from (plain((part,)) for part in row[0]) if not numbers else (plain(row[0]),)
                yield plain(row[1])


@pytest.mark.parametrize("locale", locales(f"{language}-{place}" for language in LANGUAGES for place in PLACES))
class TestTheSameClausesUnderTheSameNumbers:
    def test_in_the_word_file_as_word_counts_them(self, locale: str) -> None:
        for document in drawn(locale)[0]:
            carries(counted(locale)[document.role, "docx"], document)

    def test_in_the_word_97_file_as_word_counts_them(self, locale: str) -> None:
        for document in drawn(locale)[0]:
            carries(counted(locale)[document.role, "doc"], document)

    def test_in_the_words_that_catdoc_finds_in_the_word_97_file(self, locale: str) -> None:
        for document in drawn(locale)[0]:
            text = said(["catdoc", "-d", "utf-8", "-w", "-"], drawn(locale)[1][document.role, "doc"])
            carries(text, document, numbers=False)

    def test_in_the_pdf(self, locale: str) -> None:
        for document in drawn(locale)[0]:
            # Less the running words at the head and the foot of each page.
            body = ["-x", "0", "-y", "54", "-W", "620", "-H", str(round(document.page.size[1] * 72 / 25.4) - 106)]
            text = said(["pdftotext", "-raw", *body, "-", "-"], drawn(locale)[1][document.role, "pdf"])
            # A caption stands between the line of its blank and the next one.
            carries(text, document, captions=tuple(blank.label for blank in document.blanks()))

    def test_in_the_web_page(self, locale: str) -> None:
        for document in drawn(locale)[0]:
            page: Any = html.fromstring(drawn(locale)[1][document.role, "html"])
            for caption in page.findall(".//*[@class='caption']"):
                caption.drop_tree()
            carries(str(page.find("body").text_content()), document)

    @pytest.mark.parametrize("format", ["md", "txt"])
    def test_in_the_plain_formats(self, locale: str, format: str) -> None:
        for document in drawn(locale)[0]:
            carries(drawn(locale)[1][document.role, format].decode(), document)


@pytest.mark.parametrize("locale", locales(USUAL))
@pytest.mark.parametrize("format", ["docx", pytest.param("doc", marks=pytest.mark.slow)])
def test_on_the_pages_of_the_word_file_down_to_the_last_row(locale: str, format: str) -> None:
    for document in drawn(locale)[0]:
        text = pressed(paged(locale, format)[document.role])
        rows = [row for section in document.sections for table in section.tables for row in table.rows]
        for part in (*(plain(row[-1 if len(row) > 2 else 0]) for row in rows), *last_words(document)):
            assert pressed(part) in text, f"{named(document)}: “{part}” is on no page"


def test_no_format_is_left_out() -> None:
    from generator.render import RENDERERS

    # Of a job description search engines are told nothing.
    assert set(RENDERERS) == {*FORMATS, "json", "jsonld"}
