"""Every format of a vacancy and of a CV checklist carries the same words in the same order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from lxml import html

from generator import Document, Request, build
from generator.model.document import Blank, Content, Text, plain
from generator.office import libreoffice
from tests.catalogs import LANGUAGES
from tests.folders import DAY
from tests.test_parity import FORMATS, ROLES, locales, pressed, said
from tests.test_translations import PLACES

KINDS = ("vacancy", "cv-guide")
POSTINGS = sorted(Path(__file__).parent.glob("postings/*.yaml"))
_BOXES = re.compile("[☐☑☒•·▪■—–]|\\[ ?\\]")

_POINTS = 72 / 25.4

Files = Mapping[tuple[str, str, str], bytes]


@cache
def drawn(locale: str) -> tuple[tuple[Document, ...], Files]:
    """Both kinds of every role in one locale: the trees, and the files by role, kind and format."""
    request = Request(date=DAY, roles=ROLES, locales=(locale,), kinds=KINDS, formats=FORMATS, lint=False)
    return _drawn(request)


@cache
def posted(length: Any) -> tuple[tuple[Document, ...], Files]:
    """The vacancies of all postings, each in its own language and country."""
    request = Request(
        date=DAY, postings=tuple(POSTINGS), locales=(), kinds=("vacancy",), formats=FORMATS, length=length, lint=False
    )
    return _drawn(request)


def _drawn(request: Request) -> tuple[tuple[Document, ...], Files]:
    work = build(request)
    files = {(each.posting or each.role, each.kind, each.format): each.data for each in work}
    assert not work.missing
    return tuple(each.document for each in work.composed), files


def read(
    documents: tuple[Document, ...], files: Files, names: tuple[str, ...], format: str
) -> Iterator[tuple[Document, str]]:
    """Each document with the words that its file of a format says."""
    wanted = {name: files[name, document.kind, format] for name, document in zip(names, documents, strict=True)}
    if format in ("docx", "doc"):
        with TemporaryDirectory() as folder:
            paths = []
            for number, (name, document) in enumerate(zip(names, documents, strict=True)):
                paths.append(Path(folder, f"{number}.{format}"))
                paths[-1].write_bytes(files[name, document.kind, format])
            libreoffice.convert(libreoffice.program(), paths, "txt:Text (encoded):UTF8", Path(folder))
            for number, document in enumerate(documents):
                yield document, Path(folder, f"{number}.txt").read_text("utf-8-sig")
        return
    assert wanted
    for name, document in zip(names, documents, strict=True):
        data = files[name, document.kind, format]
        if format == "pdf":
            # Less the running words, which stand in the margins.
            sheet, height = document.page, document.page.size[1]
            top, bottom = round(sheet.top * _POINTS), round((height - sheet.bottom) * _POINTS) + 2
            body = ["-x", "0", "-y", str(top), "-W", "620", "-H", str(bottom - top)]
            yield document, said(["pdftotext", "-raw", *body, "-", "-"], data)
        elif format == "html":
            page: Any = html.fromstring(data)
            for caption in page.findall(".//*[@class='caption']"):
                caption.drop_tree()
            yield document, str(page.find(".//main").text_content())
        else:
            yield document, data.decode()


def parts(document: Document) -> Iterator[str]:
    """What a reader reads, in order: a blank parts the words before it from those behind it."""
    for content in document.lead:
        yield from _words(content)
    for fact in document.facts:
        yield fact.label
        yield from _words(fact.value)
    for content in document.purpose.paragraphs if document.purpose else ():
        yield from _words(content)
    for section in document.sections:
        yield section.title
        yield from _words(section.opening or ())
        for clause in section.walk():
            yield from _words(clause.content)
            yield from _words(clause.reason or ())


def pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return int(said(["pdfinfo", "-"], pdf).split("Pages:")[1].split()[0])


def _words(content: Content) -> Iterator[str]:
    yield from (part.text for part in content if isinstance(part, Text))


def carries(text: str, document: Document) -> None:
    """Find every part in order; captions of blanks and the signs of boxes and points may stand anywhere."""

    def bare(words: str) -> str:
        words = pressed(_BOXES.sub("", words))
        for caption in captions:
            words = words.replace(caption, "")
        return words

    blanks = [part for clause in document.walk() for part in clause.reason or () if isinstance(part, Blank)]
    captions = [pressed(_BOXES.sub("", blank.label)) for blank in (*document.blanks(), *blanks)]
    rest, at = bare(text), 0
    # In two columns facts are read row by row, whatever the format makes of it.
    for part in parts(document):
        wanted = bare(part)
        found = rest.find(wanted, at)
        where = f"{document.role} {document.kind} {document.locale}"
        assert found >= 0, f"{where}: “{part}” is missing behind “{rest[max(at - 60, 0) : at]}”"
        at = found + len(wanted)


@pytest.mark.parametrize("locale", locales(f"{language}-{place}" for language in LANGUAGES for place in PLACES))
@pytest.mark.parametrize(
    "format", [pytest.param(each, marks=[pytest.mark.slow] if each in ("docx", "doc") else []) for each in FORMATS]
)
def test_both_kinds_of_every_role_say_the_same_in_every_format(locale: str, format: str) -> None:
    documents, files = drawn(locale)
    assert len(documents) == len(ROLES) * len(KINDS)
    for document, text in read(documents, files, tuple(document.role for document in documents), format):
        carries(text, document)


@pytest.mark.parametrize(
    "length", ["full", *(pytest.param(each, marks=pytest.mark.slow) for each in ("short", "social"))]
)
@pytest.mark.parametrize("format", FORMATS)
def test_the_vacancies_of_postings_say_the_same_in_every_format(length: str, format: str) -> None:
    documents, files = posted(length)
    assert len(documents) == len(POSTINGS) > 5
    for document, text in read(documents, files, tuple(path.stem for path in POSTINGS), format):
        carries(text, document)
        assert pressed(plain(document.subtitle)) in pressed(text)


@pytest.mark.parametrize("locale", locales(f"{language}-{place}" for language in LANGUAGES for place in PLACES))
def test_a_vacancy_has_one_sheetand_a_checklist_two(locale: str) -> None:
    documents, files = drawn(locale)
    for document in documents:
        count = pages(files[document.role, document.kind, "pdf"])
        assert count == (1 if document.kind == "vacancy" else 2), f"{document.role} {document.kind}"


def test_a_whole_vacancy_has_one_page() -> None:
    documents, files = posted("full")
    for path, document in zip(POSTINGS, documents, strict=True):
        assert pages(files[path.stem, document.kind, "pdf"]) == 1, path.stem
