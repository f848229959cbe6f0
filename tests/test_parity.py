"""Every format of a document carries the same clauses, under the same numbers, in the same order."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from generator import Document, Request, build, documents
from generator.assets import Assets
from generator.model.document import Text, plain
from generator.render import libreoffice
from generator.write.output import write

ROLES = ("account-manager", "bank-account-manager", "cellular-account-manager", "client-search-manager",
         "corporate-account-manager", "account-manager-short", "account-manager-trade")  # fmt: skip
LOCALES = ("fr-FR", "fr-RU")
REQUEST = Request(
    date=date(2026, 11, 24), roles=ROLES, locales=LOCALES, formats=("docx", "doc", "pdf", "html", "md", "txt")
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every role in both places, in every format that is read on paper."""
    folder = tmp_path_factory.mktemp("parity")
    work = build(REQUEST)
    write(list(work), folder)
    assert not work.missing
    return folder


@pytest.fixture(scope="module")
def numbered(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What LibreOffice reads in the Word files, with the numbers that it counts itself."""
    found: dict[str, str] = {}
    for format in ("docx", "doc"):
        files = sorted(folder.glob(f"*/*.{format}"))
        read = tmp_path_factory.mktemp(format)
        copies = [read / f"{file.parent.name}.{file.name}" for file in files]
        for file, copy in zip(files, copies, strict=True):
            copy.write_bytes(file.read_bytes())
        libreoffice.convert(libreoffice.program(), copies, "txt:Text (encoded):UTF8", read)
        for file, copy in zip(files, copies, strict=True):
            found[str(file.relative_to(folder))] = copy.with_suffix(".txt").read_text("utf-8-sig")
    return found


def named(document: Document) -> str:
    return f"{document.role} {document.locale}"


def file(document: Document, format: str) -> str:
    return f"{document.role}/{document.kind}.{document.locale}.{format}"


def said(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


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


def expected(document: Document, numbers: bool) -> Iterator[str]:
    for section in document.sections:
        yield f"{section.number if numbers else ''}{section.title}"
        for clause in section.walk():
            words = [part.text if isinstance(part, Text) else "\0" for part in clause.content]
            first, *others = "".join(words).split("\0")
            yield f"{clause.number if numbers else ''}{first}"
            yield from others
        for table in section.tables:
            yield table.title
            for row in table.rows:
                # catdoc prints the instruction of a field before each number.
                yield from (plain((part,)) for part in row[0]) if not numbers else (plain(row[0]),)
                yield plain(row[1])


@pytest.mark.parametrize("document", documents(REQUEST), ids=named)
class TestTheSameClausesUnderTheSameNumbers:
    def test_in_the_word_file_as_word_counts_them(self, document: Document, numbered: Mapping[str, str]) -> None:
        carries(numbered[file(document, "docx")], document)

    def test_in_the_word_97_file_as_word_counts_them(self, document: Document, numbered: Mapping[str, str]) -> None:
        carries(numbered[file(document, "doc")], document)

    def test_in_the_words_that_catdoc_finds_in_the_word_97_file(self, document: Document, folder: Path) -> None:
        carries(said(["catdoc", "-d", "utf-8", "-w", str(folder / file(document, "doc"))]), document, numbers=False)

    def test_in_the_pdf(self, document: Document, folder: Path) -> None:
        # Less the running words at the head and the foot of each page.
        body = ["-x", "0", "-y", "54", "-W", "595", "-H", "736"]
        text = said(["pdftotext", "-raw", *body, str(folder / file(document, "pdf")), "-"])
        # A caption stands between the line of its blank and the next one.
        carries(text, document, captions=tuple(blank.label for blank in document.blanks()))

    def test_in_the_web_page(self, document: Document, folder: Path) -> None:
        page = html.parse(str(folder / file(document, "html"))).getroot()
        for caption in page.xpath("//*[@class='caption']"):
            caption.drop_tree()
        carries(str(page.find("body").text_content()), document)

    @pytest.mark.parametrize("format", ["md", "txt"])
    def test_in_the_plain_formats(self, document: Document, folder: Path, format: str) -> None:
        carries((folder / file(document, format)).read_text("utf-8"), document)


def test_no_format_is_left_out() -> None:
    from generator.render import RENDERERS

    assert set(RENDERERS) == {*REQUEST.formats, "json"}
    assert Assets().template("docx/reference.docx").is_file()
