"""Word files: numbers that Word prints and does not write, numbers that somebody typed, lists in lists, .doc files."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator import Assets
from generator.load import manuscript
from generator.model.draft import Draft
from generator.pipeline.importing import draft
from tests.recognise.reading import clauses, read_text, targets, texts

LEVELS = (("decimal", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)"))
"""The levels of an automatic list: sections, clauses, items."""
LINES = (
    (0, "Общие положения"),
    (1, "Менеджер подчиняется начальнику отдела."),
    (1, "Менеджер относится к категории специалистов."),
    (0, "Должностные обязанности"),
    (1, "Совершает не менее 30 звонков в день."),
    (1, "Ведёт журнал:"),
    (2, "записывает обращения;"),
    (2, "проверяет оплату."),
    (1, "Поддерживает постоянный контакт с существующими клиентами и организует работу с ними по установленным схемам "
        "взаимодействия."),
    (0, "Права"),
    (1, "Подписывать письма."),
)  # fmt: skip
TYPED = ("1.", "1.1.", "1.3.", "2.", "3.1.", "3.2.", "а)", "б)", "3.3.", "IV.", "4.1.")


def numbered(path: Path) -> Path:
    """A Word file whose numbers are automatic."""
    document = Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (kind, text) in enumerate(LEVELS)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    document.add_paragraph("Должностная инструкция: менеджер зала")
    for depth, text in LINES:
        paragraph = document.add_paragraph(text)
        properties = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(properties))
    document.save(str(path))
    return path


def typed(path: Path) -> Path:
    """A Word file with the same clauses, whose numbers somebody typed, not without faults."""
    document = Document()
    document.add_paragraph("Должностная инструкция: менеджер зала")
    for number, (_, text) in zip(TYPED, LINES, strict=True):
        document.add_paragraph(f"{number}\t{text}")
    document.save(str(path))
    return path


def bulleted(path: Path) -> Path:
    """A Word file with headings and bullets by Word's own styles, and a table of facts."""
    document = Document()
    document.add_heading("Должностная инструкция: менеджер зала", 1)
    table = document.add_table(2, 2)
    for row, (label, value) in enumerate((("Подразделение", "Торговый зал"), ("Место работы", ""))):
        table.cell(row, 0).text, table.cell(row, 1).text = label, value
    for depth, text in LINES:
        if depth == 0:
            document.add_heading(text, 2)
        else:
            document.add_paragraph(text, "List Bullet" if depth == 1 else "List Bullet 2")
    document.save(str(path))
    return path


def converted(path: Path, to: str, kind: str) -> Path:
    """The same document in another format, by LibreOffice."""
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return path.with_suffix(to)


def shape(made: Draft) -> dict[str, list[tuple[str, int]]]:
    """Of each list the clauses of its first level, each with how many stand below it."""
    return {each.name: [(clause.said, len(clause.clauses)) for clause in each.clauses] for each in made.lists}


WANTED = {
    "provisions": [(LINES[1][1], 0), (LINES[2][1], 0)],
    "duties": [(LINES[4][1], 0), (LINES[5][1], 2), (LINES[8][1], 0)],
    "rights": [(LINES[10][1], 0)],
}


@pytest.mark.parametrize("write", [numbered, typed, bulleted])
def test_sections_and_levels_are_those_that_a_reader_sees(write: object, tmp_path: Path) -> None:
    made = draft(write(tmp_path / "source.docx"), 90, Assets())  # type: ignore[operator]
    assert made.title.value == "Менеджер зала"
    assert shape(made) == WANTED
    assert targets(made) == ["at-least 30 call day"]
    assert "existing-clients" in [clause.id for clause in clauses(made, "duties")]


@pytest.mark.slow
def test_a_number_is_the_one_that_libreoffice_prints(tmp_path: Path) -> None:
    path = numbered(tmp_path / "source.docx")
    printed = converted(path, ".txt", "txt:Text (encoded):UTF8").read_text("utf-8-sig").splitlines()
    lines = [f"{line.label} {line.text}".strip() for line in manuscript.read(path).lines]
    assert [line.strip() for line in printed] == lines
    assert lines[2].startswith("1.1. ")
    assert lines[7].startswith("a) ")


@pytest.mark.slow
def test_a_doc_of_old_is_read_like_its_docx(tmp_path: Path) -> None:
    path = converted(numbered(tmp_path / "source.docx"), ".doc", "doc")
    assert path.read_bytes()[:4] == bytes.fromhex("d0cf11e0")
    assert shape(draft(path, 90, Assets())) == WANTED


@pytest.mark.slow
def test_a_pdf_is_read_by_the_numbers_that_it_prints(tmp_path: Path) -> None:
    made = draft(converted(typed(tmp_path / "source.docx"), ".pdf", "pdf"), 90, Assets())
    assert shape(made) == WANTED


def test_a_list_of_any_depth_is_read(tmp_path: Path) -> None:
    lines = [f"{' ' * 2 * depth}- step {depth}" for depth in range(1_200)]
    text = "\n".join(["Job description: Climber", "Duties", *lines])
    made = read_text(text, "en")
    assert len(texts(made, "duties")) == len(lines)
    assert sum("deeper than a document numbers" in doubt for _, doubt in made.doubts()) > 0


def test_faults_of_typed_numbers_are_told_and_change_nothing(tmp_path: Path) -> None:
    doubts = "\n".join(doubt for _, doubt in draft(typed(tmp_path / "source.docx"), 90, Assets()).doubts())
    assert "skipped: 1.2" in doubts
    assert "3 of its clauses bear the number of section 3, and the section itself is 2" in doubts


def test_a_cell_behind_a_label_is_a_fact_and_an_empty_one_is_none(tmp_path: Path) -> None:
    made = draft(bulleted(tmp_path / "source.docx"), 90, Assets())
    facts = {fact.key: fact.value for fact in made.facts}
    assert facts["department"] == "Торговый зал"
    assert "workplace" not in facts
    assert "Место работы" in [each.text for each in made.unplaced]


def test_the_words_of_a_label_are_in_no_text(tmp_path: Path) -> None:
    made = draft(numbered(tmp_path / "source.docx"), 90, Assets())
    assert texts(made, "duties")[0] == LINES[4][1]
