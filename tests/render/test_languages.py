"""A file is of the language of its words, in every format, and goes the way that they are read."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import page
import pytest
from lxml import etree
from lxml.html import document_fromstring

from generator.assets import Assets
from generator.model.document import Document, Text
from generator.office import libreoffice
from generator.render import renderer
from generator.render.word_xml import W

pytestmark = pytest.mark.xdist_group("render-languages")

Documents = Mapping[tuple[str, str], Document]
Abroad = Mapping[str, Document]
FRENCH = ("client-search-manager", "fr-FR")
ARABIC_SIGN = re.compile("[\u0600-\u06ff]")


def draw(document: Document, format: str) -> bytes:
    (drawn,) = renderer(format)([document], Assets())
    return drawn


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(ZipFile(BytesIO(data)).read(name))


def running(data: bytes) -> list[etree._Element]:
    """The body, and the headers and the footers with our words."""
    names = [
        name for name in ZipFile(BytesIO(data)).namelist() if re.search("document.xml$|header_default|footer", name)
    ]
    return [part(data, name) for name in names]


def said(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def placed(file: Path, page: int = 1) -> list[tuple[str, float, float, float]]:
    """The words of a page of a PDF, letters from left to right: each with its edges and its height, in points."""
    drawn = said("pdftotext", "-f", str(page), "-l", str(page), "-bbox", file, "-")
    found = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax=".*?">(.*?)</word>', drawn)
    return [(words, float(left), float(right), float(top)) for left, top, right, words in found]


def where(words: list[tuple[str, float, float, float]], said: str) -> tuple[float, float, float]:
    shown = said[::-1] if ARABIC_SIGN.search(said) else said
    return next((left, right, top) for word, left, right, top in words if word == shown)


@pytest.fixture(scope="module")
def arabic(abroad: Abroad, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """An Arabic document as PDF, as Word file, and as LibreOffice prints that."""
    folder = tmp_path_factory.mktemp("arabic")
    files = {format: folder / f"file.{format}" for format in ("pdf", "docx")}
    for format, file in files.items():
        file.write_bytes(draw(abroad["ar-FR"], format))
    printed = folder / "printed"
    printed.mkdir()
    libreoffice.convert(libreoffice.program(), [files["docx"]], "pdf", printed)
    return {**files, "printed": printed / "file.pdf"}


@pytest.mark.parametrize(
    ("tag", "in_word"),
    [("fr-FR", "fr-FR"), ("en-GB", "en-GB"), ("en-US", "en-US"), ("de-DE", "de-DE"), ("ru-RU", "ru-RU"),
     ("es-ES", "es-ES"), ("ar", "ar-SA"), ("it", "it-IT")],
)  # fmt: skip
def test_every_format_says_its_language(documents: Documents, tmp_path: Path, tag: str, in_word: str) -> None:
    document = replace(documents[FRENCH], language=tag[:2], tag=tag)
    assert document_fromstring(draw(document, "html")).get("lang") == tag
    file = tmp_path / "file.pdf"
    file.write_bytes(draw(document, "pdf"))
    assert f'"/Lang": "u:{tag}"' in said("qpdf", "--json", file)
    data = draw(document, "docx")
    (language,) = part(data, "word/styles.xml").iter(f"{W}lang")
    assert language.get(f"{W}val") == in_word
    assert part(data, "docProps/core.xml").findtext("{http://purl.org/dc/elements/1.1/}language") == tag
    assert f'"tag": "{tag}"' in draw(document, "json").decode()


@pytest.mark.parametrize(
    ("tag", "word", "parts"),
    [
        ("fr-FR", "responsabilisation", "res-pon-sa-bi-li-sa-tion"),
        ("de-DE", "Verantwortungsbereich", "Ver-ant-wor-tungs-be-reich"),
        ("es-ES", "responsabilidades", "res-pon-sa-bi-li-da-des"),
        ("ru-RU", "ответственность", "от-вет-ствен-ность"),
        ("en-GB", "responsibilities", "re-spons-ib-il-it-ies"),
        ("en-US", "responsibilities", "re-spon-si-bil-i-ties"),
    ],
)
def test_a_pdf_breaks_words_as_their_language_does(
    documents: Documents, tmp_path: Path, tag: str, word: str, parts: str
) -> None:
    document = documents[FRENCH]
    section = document.sections[0]
    words = "".join(f"{'x' * (number % 13)} {word} " for number in range(300))
    clause = replace(section.clauses[0], content=(Text(words),), clauses=())
    sections = (replace(section, clauses=(clause,), tables=()),)
    file = tmp_path / "file.pdf"
    file.write_bytes(draw(replace(document, language=tag[:2], tag=tag, sections=sections), "pdf"))
    broken = set(re.findall(rf"(?m)(?<!\w)({word[:2]}\w*)[-‐]\s*$", said("pdftotext", "-layout", file, "-")))
    assert broken
    assert broken <= {parts[: hyphen.start()].replace("-", "") for hyphen in re.finditer("-", parts)}


def test_a_page_says_which_way_it_goes(documents: Documents, abroad: Abroad) -> None:
    assert document_fromstring(draw(abroad["ar-FR"], "html")).get("dir") == "rtl"
    assert document_fromstring(draw(documents[FRENCH], "html")).get("dir") == "ltr"
    assert not re.search(
        "(?:margin|padding|border)-(?:left|right)|float: (?:left|right)", draw(abroad["ar-FR"], "html").decode()
    )


def test_an_arabic_pdf_is_accessible_and_in_arabic(arabic: Mapping[str, Path]) -> None:
    report = page.validate_pdf(arabic["pdf"], profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]
    assert '"/Lang": "u:ar"' in said("qpdf", "--json", arabic["pdf"])


@pytest.mark.parametrize("file", ["pdf", "printed"])
def test_labels_and_numbers_stand_to_the_right_of_what_they_belong_to(arabic: Mapping[str, Path], file: str) -> None:
    words = placed(arabic[file])
    label, _, height = where(words, "الوظيفة")
    (value,) = {right for word, _, right, top in words if word == "prospection" and abs(top - height) < 6}
    assert label > value
    number, end, height = where(words, "1.1")
    text = max(right for word, _, right, top in words if word != "1.1" and abs(top - height) < 6)
    assert text < number
    # 20 mm from the edge of A4.
    assert end <= 595.3 - 56.7 + 0.5


@pytest.mark.parametrize("file", ["pdf", "printed"])
def test_running_words_change_sides(arabic: Mapping[str, Path], file: str) -> None:
    words = [each for each in placed(arabic[file]) if each[3] > 780]
    edition, _, _ = where(words, "إصدار")
    phrase, _, _ = where(words, "الصفحة")
    assert edition > 400
    assert phrase < 200


@pytest.mark.parametrize("file", ["pdf", "printed"])
def test_the_columns_of_a_table_begin_at_the_right(arabic: Mapping[str, Path], file: str) -> None:
    numbers = range(1, int(re.findall(r"Pages:\s+(\d+)", said("pdfinfo", arabic[file]))[0]) + 1)
    # The table may go over a page.
    words, *_ = [
        found
        for found in (placed(arabic[file], number) for number in numbers)
        if any(word[0] == "البند"[::-1] for word in found)
    ]
    clause, target, often = (where(words, word) for word in ("البند", "الهدف", "التواتر"))
    assert clause[0] > target[0] > often[0]
    assert clause[1] == pytest.approx(595.3 - 56.7, abs=6)


def test_word_sets_every_paragraph_and_table_from_right_to_left(arabic: Mapping[str, Path]) -> None:
    data = arabic["docx"].read_bytes()
    for root in running(data):
        assert all(each.find(f"{W}pPr/{W}bidi") is not None for each in root.iter(f"{W}p"))
        assert all(each.find(f"{W}bidiVisual") is not None for each in root.iter(f"{W}tblPr"))
    styles = part(data, "word/styles.xml")
    assert styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}bidi") is not None
    (language,) = styles.iter(f"{W}lang")
    assert language.get(f"{W}bidi") == "ar-SA"


def test_word_knows_which_words_of_a_line_go_which_way(arabic: Mapping[str, Path]) -> None:
    runs = [run for root in running(arabic["docx"].read_bytes()) for run in root.iter(f"{W}r")]
    found = {True: "", False: ""}
    for run in runs:
        found[run.find(f"{W}rPr/{W}rtl") is not None] += "".join(str(words) for words in run.itertext(f"{W}t"))
    assert ARABIC_SIGN.search(found[True])
    assert not ARABIC_SIGN.search(found[False])
    assert "prospection" in found[False]
    assert not re.search("[A-Za-zé]", found[True])


def test_what_is_read_from_left_to_right_has_no_mark_of_another_way(documents: Documents) -> None:
    data = draw(documents[FRENCH], "docx")
    names = ("bidi", "bidiVisual", "rtl")
    for root in (*running(data), part(data, "word/styles.xml"), part(data, "word/numbering.xml")):
        assert [each.tag for name in names for each in root.iter(f"{W}{name}")] == []


@pytest.mark.parametrize("format", ["md", "txt", "json", "doc"])
def test_every_other_format_holds_an_arabic_document_too(abroad: Abroad, format: str) -> None:
    data = draw(abroad["ar-FR"], format)
    word = "الواجبات"
    assert word.encode("utf-16-le" if format == "doc" else "utf-8") in data
