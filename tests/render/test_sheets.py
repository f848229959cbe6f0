"""A document stands on the sheet of its place, in print as in Word, and a designer's own files may say otherwise."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.section import Section
from docx.shared import Mm

from generator.assets import Assets
from generator.model.document import Document, Table, Text
from generator.office import libreoffice
from generator.render import renderer

Documents = Mapping[tuple[str, str], Document]
Abroad = Mapping[str, Document]
FRENCH, RUSSIAN = ("client-search-manager", "fr-FR"), ("client-search-manager", "fr-RU")
SHIPPED = Path(__file__).resolve().parents[2] / "templates"
POINTS = 72 / 25.4


def draw(document: Document, format: str, templates: Path | None = None) -> bytes:
    (drawn,) = renderer(format)([document], Assets(templates=templates))
    return drawn


def section(data: bytes) -> Section:
    return docx.Document(BytesIO(data)).sections[-1]


def millimetres(found: Section) -> list[float]:
    lengths = (found.page_width, found.page_height, found.top_margin, found.right_margin, found.bottom_margin)
    return [round((length or 0) / Mm(1), 1) for length in (*lengths, found.left_margin)]


def said(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def saved(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def printed(folder: Path, *documents: Document) -> list[Path]:
    """Word files as LibreOffice prints them."""
    files = [saved(folder, f"{index}.docx", draw(document, "docx")) for index, document in enumerate(documents)]
    libreoffice.convert(libreoffice.program(), files, "pdf", folder)
    return [file.with_suffix(".pdf") for file in files]


def texts(file: Path) -> list[str]:
    return said("pdftotext", "-layout", file, "-").split("\f")[:-1]


def edges(file: Path) -> tuple[float, float]:
    """How far from the left and the right edge of the paper words stand at least, in millimetres."""
    drawn = said("pdftotext", "-bbox", file, "-")
    width = float(re.findall(r'<page width="(.*?)"', drawn)[0])
    left = min(map(float, re.findall(r'xMin="(.*?)"', drawn)))
    right = max(map(float, re.findall(r'xMax="(.*?)"', drawn)))
    return left / POINTS, (width - right) / POINTS


@pytest.mark.parametrize(
    ("locale", "paper", "margins"),
    [
        ("fr-FR", "A4", (20, 20)),
        ("fr-RU", "A4", (20, 10)),
        pytest.param("fr-US", "letter", (20, 20), marks=pytest.mark.slow),
        pytest.param("ar-RU", "A4", (20, 10), marks=pytest.mark.slow),
    ],
)
def test_paper_and_margins_are_the_places_in_print_and_in_word(
    documents: Documents, abroad: Abroad, tmp_path: Path, locale: str, paper: str, margins: tuple[float, float]
) -> None:
    document = abroad.get(locale) or documents["client-search-manager", locale]
    for file in (saved(tmp_path, "file.pdf", draw(document, "pdf")), *printed(tmp_path, document)):
        assert f"({paper})" in said("pdfinfo", file)
        assert edges(file) == pytest.approx(margins, abs=1)


def test_word_has_the_margins_of_the_place(documents: Documents, abroad: Abroad) -> None:
    # Where a running head stands above the text, it ends at the upper margin and the text begins 5 mm below.
    assert millimetres(section(draw(documents[FRENCH], "docx"))) == [210, 297, 20, 20, 20, 20]
    assert millimetres(section(draw(documents[RUSSIAN], "docx"))) == [210, 297, 20, 10, 20, 20]
    assert millimetres(section(draw(abroad["fr-US"], "docx"))) == [215.9, 279.4, 20, 20, 20, 20]


@pytest.mark.parametrize(("locale", "width"), [("fr-FR", 170), ("fr-RU", 180), ("fr-US", 175.9), ("ar-RU", 180)])
def test_tables_and_running_words_of_word_are_as_wide_as_the_text(
    documents: Documents, abroad: Abroad, locale: str, width: float
) -> None:
    document = abroad.get(locale) or documents["client-search-manager", locale]
    word = docx.Document(BytesIO(draw(document, "docx")))
    running = word.sections[-1]
    for table in (*word.tables, *running.header.tables):
        assert sum(column.width or 0 for column in table.columns) == pytest.approx(Mm(width), abs=Mm(0.2))
    (stop,) = word.styles["Footer"].paragraph_format.tab_stops
    assert stop.position == pytest.approx(Mm(width), abs=Mm(0.2))


def test_russia_numbers_its_pages_above_the_text_from_the_second_on(documents: Documents, tmp_path: Path) -> None:
    document = documents[RUSSIAN]
    for file in (saved(tmp_path, "file.pdf", draw(document, "pdf")), *printed(tmp_path, document)):
        count = len(texts(file))
        head = ("pdftotext", "-layout", "-x", "0", "-y", "0", "-W", "595", "-H", "56")
        heads = said(*head, file, "-").split("\f")[:-1]
        assert [each.strip() for each in heads] == ["", *map(str, range(2, count + 1))]
        middle = re.findall(
            r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)"', said("pdftotext", "-f", "2", "-bbox", file, "-")
        )[0]
        # The text goes from 20 to 200 mm; a number keeps 10 mm from the edge (GOST R 7.0.97-2016, 3.10).
        assert (float(middle[0]) + float(middle[2])) / 2 == pytest.approx(110 * POINTS, abs=2)
        assert float(middle[1]) >= 10 * POINTS - 1
        assert "Page" not in "".join(texts(file))


def test_the_running_head_of_word_is_the_number_alone_or_the_words_alone(documents: Documents) -> None:
    for name, number, tables in ((RUSSIAN, 1, 0), (FRENCH, 0, 1)):
        header = section(draw(documents[name], "docx")).header
        assert header._element.xml.count(" PAGE ") == number
        assert len(header.tables) == tables


def test_no_line_is_drawn_above_the_text_where_no_words_stand_there(documents: Documents, tmp_path: Path) -> None:
    from PIL import Image

    for name, ruled in ((RUSSIAN, False), (FRENCH, True)):
        for file in (saved(tmp_path, "file.pdf", draw(documents[name], "pdf")), *printed(tmp_path, documents[name])):
            said("pdftoppm", "-r", "100", "-f", "2", "-l", "2", "-gray", "-png", "-singlefile", file, tmp_path / "page")
            # 20 mm are 78 lines.
            picture = Image.open(tmp_path / "page.png").crop((100, 0, 700, 76))
            dark = [sum(value < 200 for value in row) for row in rows(picture.tobytes(), 600)]
            assert (max(dark) > 500) == ruled, (name, file)


def rows(data: bytes, width: int) -> list[bytes]:
    return [data[start : start + width] for start in range(0, len(data), width)]


def test_a_designers_style_sheet_decides_on_the_paper_if_it_says_so(abroad: Abroad, tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    own = tmp_path / "html" / "print.css"
    shipped = (SHIPPED / "html" / "print.css").read_text("utf-8")
    for rule, size in (("@page { size: A5; margin: 30mm }", "419.528 x 595.276"), ("h1 { color: teal }", "612 x 792")):
        own.write_text(f"{shipped}\n{rule}\n", "utf-8")
        file = saved(tmp_path, "file.pdf", draw(abroad["fr-US"], "pdf", tmp_path))
        assert f" {size} pts" in said("pdfinfo", file)
        page = draw(abroad["fr-US"], "html", tmp_path).decode()
        assert page.index("size: Letter") < page.index(rule)


def test_a_designers_word_file_decides_on_the_page_once_its_page_is_another(abroad: Abroad, tmp_path: Path) -> None:
    (tmp_path / "docx").mkdir()
    own = tmp_path / "docx" / "reference.docx"
    word = docx.Document(str(SHIPPED / "docx" / "reference.docx"))
    word.styles["Title"].font.italic = True
    word.save(str(own))
    assert millimetres(section(draw(abroad["fr-US"], "docx", tmp_path)))[:2] == [215.9, 279.4]
    word.sections[-1].left_margin = Mm(35)
    word.save(str(own))
    assert millimetres(section(draw(abroad["fr-US"], "docx", tmp_path))) == [210, 297, 20, 20, 20, 35]


def test_a_designers_header_without_a_place_for_the_number_is_accepted(documents: Documents, tmp_path: Path) -> None:
    (tmp_path / "docx").mkdir()
    word = docx.Document(str(SHIPPED / "docx" / "reference.docx"))
    header = word.sections[-1].header
    header._element.remove(header.paragraphs[0]._p)
    header.tables[0].rows[0].cells[0].add_paragraph("12, rue des Halles")
    word.save(str(tmp_path / "docx" / "reference.docx"))
    drawn = section(draw(documents[RUSSIAN], "docx", tmp_path)).header
    # What a designer wrote beside our words stays, though we have none.
    assert "12, rue des Halles" in drawn.tables[0].rows[0].cells[0].text
    assert " PAGE " not in drawn._element.xml


@pytest.mark.parametrize("word", [False, True])
def test_a_table_that_runs_over_a_page_repeats_its_head_and_keeps_two_rows_with_it(
    documents: Documents, tmp_path: Path, word: bool
) -> None:
    document = documents[FRENCH]
    (table,) = (table for part in document.sections for table in part.tables)
    changed = []
    for before in range(28, 34):
        tables = (numbered(table, "a", before), numbered(table, "b", 40))
        alone = replace(document.sections[0], clauses=(), tables=tables)
        changed.append(replace(document, facts=(), purpose=None, sections=(alone,)))
    pdf = [saved(tmp_path, f"{index}.pdf", draw(each, "pdf")) for index, each in enumerate(changed) if not word]
    for found in map(texts, printed(tmp_path, *changed) if word else pdf):
        assert len(found) > 2
        first = next(text for text in found if "b0" in text)
        assert "b1" in first.split()
        assert all(table.columns[1].title in text for text in found if re.search(r"\b[ab]\d+\b", text))


def numbered(table: Table, letter: str, count: int) -> Table:
    row = [(Text("x"),)] * (len(table.columns) - 1)
    return replace(table, rows=tuple(((Text(f"{letter}{index}"),), *row) for index in range(count)))
