"""A PDF is accessible, whole, the same each time, and holds nothing that a template had no right to."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import page
import pytest

from generator.assets import Assets
from generator.errors import InputError, RenderError
from generator.model.document import Blank, Document, Text
from generator.render import renderer

pytestmark = pytest.mark.xdist_group("render-pdf")

Documents = Mapping[tuple[str, str], Document]
FRENCH, RUSSIAN = ("client-search-manager", "fr-FR"), ("account-manager", "fr-RU")
TOP = Path(__file__).resolve().parents[2]
SHIPPED = TOP / "templates" / "html" / "page.html.j2"


@pytest.fixture(scope="module")
def files(documents: Documents, tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], Path]:
    """Every document as a PDF file, by role and locale."""
    folder = tmp_path_factory.mktemp("pdf")
    drawn = renderer("pdf")([*documents.values()], Assets())
    made = {name: folder / f"{'.'.join(name)}.pdf" for name in documents}
    for file, data in zip(made.values(), drawn, strict=True):
        file.write_bytes(data)
    return made


def draw(document: Document, assets: Assets | None = None) -> bytes:
    (drawn,) = renderer("pdf")([document], assets or Assets())
    return drawn


def said(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def pages(file: Path, *options: str) -> list[str]:
    return said("pdftotext", "-layout", *options, file, "-").split("\f")[:-1]


def template_with(folder: Path, words: str) -> Assets:
    """The shipped templates with some words more in the page."""
    (folder / "html").mkdir()
    text = SHIPPED.read_text("utf-8").replace("</main>", f"{words}</main>")
    (folder / "html" / "page.html.j2").write_text(text, "utf-8")
    return Assets(templates=folder)


def test_every_pdf_is_accessible_by_pdf_ua(files: Mapping[tuple[str, str], Path]) -> None:
    for file in files.values():
        report = page.validate_pdf(file, profile=page.ValidationProfile.PDF_UA_1)
        assert report.is_compliant, [failure.message for failure in report.failures]


def test_every_pdf_is_sound(files: Mapping[tuple[str, str], Path]) -> None:
    for file in files.values():
        said("qpdf", "--check", file)


def test_it_says_what_it_is_of_whom_and_of_which_day(documents: Documents, tmp_path: Path) -> None:
    document = documents[RUSSIAN]
    author = replace(document.properties, author="Établissements Durand")
    file = tmp_path / "known.pdf"
    file.write_bytes(draw(replace(document, properties=author)))
    facts = dict(re.findall(r"(?m)^(\w[\w ]*?):\s+(.*)$", said("pdfinfo", "-isodates", file)))
    assert facts["Title"] == document.properties.title
    assert facts["Author"] == "Établissements Durand"
    assert facts["CreationDate"].startswith("2026-11-24")
    assert facts["Tagged"] == "yes"
    assert facts["Page size"] == "595.276 x 841.89 pts (A4)"
    assert '"/Lang": "u:fr-FR"' in said("qpdf", "--json", file)


def test_its_bookmarks_are_the_title_and_the_headings(
    documents: Documents, files: Mapping[tuple[str, str], Path]
) -> None:
    for name, file in files.items():
        document = documents[name]
        (top,) = json.loads(said("qpdf", "--json", "--json-key=outlines", file))["outlines"]
        assert top["title"] == document.title
        headings = [f"{section.number} {section.title}" for section in document.sections]
        purpose = [document.purpose.title] if document.purpose else []
        ends = [*purpose, *headings, *(block.title for block in document.signatures)]
        assert [below["title"] for below in top["kids"]] == ends


def test_every_font_is_embedded_and_can_be_copied_from(files: Mapping[tuple[str, str], Path]) -> None:
    for file in files.values():
        fonts = said("pdffonts", file).splitlines()[2:]
        assert fonts
        for font in fonts:
            assert re.search(r"yes +yes +yes +\d+ +\d+$", font), font


def test_a_document_has_two_to_five_pages(files: Mapping[tuple[str, str], Path]) -> None:
    counts = {name: len(pages(file)) for name, file in files.items()}
    assert all(2 <= count <= 5 for count in counts.values()), counts


def test_running_words_stand_above_every_page_but_the_first_and_below_all(
    documents: Documents, files: Mapping[tuple[str, str], Path]
) -> None:
    for name, file in files.items():
        furniture = documents[name].furniture
        first, *others = heads = pages(file, "-x", "0", "-y", "0", "-W", "595", "-H", "54")
        assert not first.strip()
        running = furniture.header_right.replace("\u00a0", " ")
        assert all(running in head.replace("\u00a0", " ") for head in others)
        feet = pages(file, "-x", "0", "-y", "790", "-W", "595", "-H", "52")
        for number, foot in enumerate(feet, start=1):
            assert furniture.footer_left.replace("\u00a0", " ") in foot.replace("\u00a0", " ")
            assert furniture.header_center or f"Page {number} sur {len(heads)}" in foot


def test_no_page_ends_in_a_heading(documents: Documents, files: Mapping[tuple[str, str], Path]) -> None:
    for name, file in files.items():
        titles = {section.title for section in documents[name].sections}
        for text in pages(file, "-x", "0", "-y", "54", "-W", "595", "-H", "736"):
            last = [line for line in text.splitlines() if line.strip()][-1]
            assert not any(last.endswith(title) for title in titles), (name, last)


def test_signatures_stay_together_and_take_the_last_clause_along(
    documents: Documents, files: Mapping[tuple[str, str], Path]
) -> None:
    for name, file in files.items():
        last_page = " ".join(pages(file)[-1].split())
        for block in documents[name].signatures:
            assert block.title in last_page, name
        *_, clause = documents[name].walk()
        table = documents[name].sections[-1].tables
        begins = clause.number if not table else table[-1].columns[0].title
        assert re.search(rf"(?:^|\s){re.escape(begins)}\s", last_page), name


def test_a_clause_of_four_lines_is_not_broken(documents: Documents, tmp_path: Path) -> None:
    document = documents[FRENCH]
    words = "Tenir à jour la base de données des clients de la région et de leurs filiales. " * 4
    section = document.sections[0]
    clause = replace(section.clauses[0], content=(Text(words.strip()),), clauses=(), level=1)
    many = tuple(replace(clause, anchor=f"c{index}", number=f"{index}.") for index in range(1, 60))
    file = tmp_path / "long.pdf"
    file.write_bytes(draw(replace(document, sections=(replace(section, clauses=many),))))
    texts = pages(file, "-x", "0", "-y", "54", "-W", "595", "-H", "736")
    assert len(texts) > 3
    for before, after in pairwise(texts[:-1]):
        assert before.rstrip().endswith("filiales.")
        assert re.match(r"\s*\d+\.\s", after)


@pytest.mark.slow
def test_the_same_document_gives_the_same_bytes_in_another_process(documents: Documents) -> None:
    program = (
        "from datetime import date; from hashlib import sha256; from generator import *\n"
        "request = Request(date=date(2026, 11, 24), roles=('client-search-manager',), formats=('pdf',))\n"
        "print(sha256(next(iter(build(request))).data).hexdigest())"
    )
    environment = {**os.environ, "PYTHONPATH": str(TOP), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    other = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, check=True, env=environment)
    assert other.stdout.decode().strip() == sha256(draw(documents[FRENCH])).hexdigest()


@pytest.mark.parametrize(
    "words",
    [
        '<a rel="attachment" href="file:///etc/passwd">x</a>',
        '<img alt="x" src="http://localhost:9/x.png">',
        '<img alt="x" src="../../../../../../etc/passwd">',
        '<p style="background: url(file:///etc/passwd)">x</p>',
    ],
)
def test_a_template_may_use_nothing_outside_its_folders(documents: Documents, tmp_path: Path, words: str) -> None:
    with pytest.raises(InputError, match="outside the template folders"):
        draw(documents[FRENCH], template_with(tmp_path, words))


def test_a_template_may_show_a_picture_of_its_own_folder(documents: Documents, tmp_path: Path) -> None:
    assets = template_with(tmp_path, '<img alt="Durand" src="logo.svg">')
    with pytest.raises(InputError, match=r"the picture logo\.svg cannot be read"):
        draw(documents[FRENCH], assets)
    logo = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    (tmp_path / "html" / "logo.svg").write_text(logo, "utf-8")
    assert draw(documents[FRENCH], assets).startswith(b"%PDF-1.7")


def test_a_style_sheet_that_is_not_understood_is_told_each_time(documents: Documents, tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "print.css").write_text("h1 { colour: teal }", "utf-8")
    for _ in range(2):
        with pytest.raises(InputError, match=r"print\.css.*colour"):
            draw(documents[FRENCH], Assets(templates=tmp_path))


def test_a_blank_in_a_clause_has_its_name_under_its_rule(documents: Documents, tmp_path: Path) -> None:
    document = documents[RUSSIAN]
    section = document.sections[0]
    content = (Text("Nommé par "), Blank("proposed_by", "La direction", 60), Text("."))
    clause = replace(section.clauses[0], content=content, clauses=())
    file = tmp_path / "blank.pdf"
    file.write_bytes(draw(replace(document, sections=(replace(section, clauses=(clause,)),))))
    text = "".join(pages(file))
    assert text.index("Nommé par") < text.index("La direction")


def test_a_word_without_end_is_broken_before_the_edge_of_the_paper(documents: Documents, tmp_path: Path) -> None:
    document = documents[FRENCH]
    file = tmp_path / "long.pdf"
    file.write_bytes(draw(replace(document, title="Verkaufsabteilungsleitungs" * 12)))
    assert "".join(pages(file)).replace("\n", "").replace(" ", "").count("Verkaufsabteilungsleitungs") >= 12


def test_letters_that_no_font_has_are_named(documents: Documents) -> None:
    with pytest.raises(RenderError, match="no font here has the letters"):
        draw(replace(documents[FRENCH], title="Chargé \U00010380"))
