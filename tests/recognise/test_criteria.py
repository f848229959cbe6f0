"""What a person specification calls desirable is desirable in the draft: in tables, brackets, lists and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document

from generator import Assets, check
from generator.model.draft import Draft
from generator.pipeline.importing import draft
from generator.write.role_yaml import role_yaml
from tests.folders import composed
from tests.folders import words as printed
from tests.recognise.reading import clauses, lost, read_text
from tests.recognise.test_word_lists import converted

BEGUN = ("Job description: Shop Assistant", "Duties", "1. Serve the customers of the shop and keep it tidy for them.",
         "2. Take the money to the bank at the end of the day.")  # fmt: skip
TICKED = (
    ("Criteria", "Essential", "Desirable"),
    ("GCSE maths or a similar certificate", "✓", ""),
    ("A second language", "", "✓"),
    ("Experience of a till", "", "\uf0fc"),
    ("A clean driving licence", "x", ""),
)  # fmt: skip
WORDED = (
    ("", "Essential", "Desirable", "How assessed"),
    ("Education", "GCSE maths", "A degree in business", "Certificates"),
    ("Circumstances", "Free to work on Sundays", "Lives near the shop", ""),
)  # fmt: skip
BRACKETS = {
    "en": ("Job description: Clerk", "Duties", "Requirements", "French (desirable)", "French", "Good English."),
    "es": ("Descripción del puesto: Auxiliar", "Funciones", "Requisitos", "Inglés nivel B1 (valorable).",
           "Inglés nivel B1.", "Bachillerato."),
    "fr": ("Fiche de poste : Assistant", "Missions", "Profil", "Anglais niveau B1 (souhaité) ;", "Anglais niveau B1.",
           "Baccalauréat."),
    "de": ("Stellenbeschreibung: Assistent", "Aufgaben", "Anforderungen", "Englisch Stufe B1 (wünschenswert)",
           "Englisch Stufe B1", "Mittlere Reife."),
    "ru": ("Должностная инструкция: ассистент", "Обязанности", "Требования", "Английский язык (желательно);",
           "Английский язык.", "Среднее образование."),
}  # fmt: skip

HEADS = {
    "fr": ("Critères", "Indispensable", "Souhaité"),
    "de": ("Kriterium", "Erforderlich", "Wünschenswert"),
    "es": ("Requisito", "Imprescindible", "Valorable"),
    "ru": ("Требование", "Обязательно", "Желательно"),
}


def written(path: Path, heading: str, rows: Sequence[Sequence[str]]) -> Path:
    """A Word file whose person specification is a table."""
    document = Document()
    for line in (*BEGUN, heading):
        document.add_paragraph(line)
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    document.save(str(path))
    return path


def told(made: Draft, name: str = "requirements") -> list[tuple[str | None, bool]]:
    """The clauses of a list and whether each is desirable."""
    return [(clause.text, clause.desirable) for top in clauses(made, name) for clause in top.walk()]


def said(made: Draft) -> str:
    return "\n".join(doubt for _, doubt in made.doubts())


def test_a_tick_tells_which_criteria_are_desirable_and_the_head_is_no_clause(tmp_path: Path) -> None:
    made = draft(written(tmp_path / "source.docx", "Person specification", TICKED), 90, Assets())
    assert told(made) == [(row[0], not row[1]) for row in TICKED[1:]]
    file = role_yaml(made).decode()
    assert "“Criteria — Essential — Desirable” tells essential from desirable" in file
    assert "“A second language — ✓”" in file


def test_what_was_ticked_as_desirable_is_printed_as_desirable(tmp_path: Path) -> None:
    made = draft(written(tmp_path / "source.docx", "Person specification", TICKED), 90, Assets())
    (tmp_path / f"{made.id}.yaml").write_bytes(role_yaml(made))
    problems, _ = check(tmp_path, only=tmp_path.glob("*.yaml"))
    assert [problem for problem in problems if problem.severity == "error"] == []
    text = " ".join(printed(composed(tmp_path, made.id, "en-GB")).split())
    assert "A second language Desirable" in text
    assert "A clean driving licence Essential" in text


def test_a_table_that_words_the_criteria_in_its_columns_is_one_clause_for_each(tmp_path: Path) -> None:
    path = written(tmp_path / "source.docx", "Person specification", WORDED)
    made = draft(path, 90, Assets())
    assert told(made) == [
        ("GCSE maths", False),
        ("A degree in business", True),
        ("Circumstances — Free to work on Sundays", False),
        ("Circumstances — Lives near the shop", True),
    ]
    assert "its row says “Certificates” under “How assessed”" in said(made)
    assert lost("\n".join(cell for row in WORDED for cell in row), role_yaml(made).decode()) == {}


def test_a_column_of_words_tells_the_same_as_columns_of_ticks(tmp_path: Path) -> None:
    rows = (("Requirements", "Importance"), ("GCSE maths", "Essential"), ("A second language", "desirable"))
    made = draft(written(tmp_path / "source.docx", "Person specification", rows), 90, Assets())
    assert told(made) == [("GCSE maths", False), ("A second language", True)]
    both = (("Skill", "Essential or desirable"), ("Typing", "E"), ("Drawing", "D"))
    made = draft(written(tmp_path / "both.docx", "Skills", both), 90, Assets())
    assert told(made, "skills") == [("Typing", False), ("Drawing", True)]


def test_letters_tell_it_in_a_table_of_criteria_and_nowhere_else(tmp_path: Path) -> None:
    rows = (("Criteria", "E", "D"), ("GCSE maths", "x", ""), ("A second language", "", "x"))
    made = draft(written(tmp_path / "source.docx", "Person specification", rows), 90, Assets())
    assert told(made) == [("GCSE maths", False), ("A second language", True)]
    grades = (("Grades of the trade", "Least"), ("Driving", "D"), ("Lifting", "E"))
    made = draft(written(tmp_path / "grades.docx", "Person specification", grades), 90, Assets())
    assert [desirable for _, desirable in told(made)] == [False] * 3


def test_what_is_ticked_twice_or_not_at_all_is_doubtful(tmp_path: Path) -> None:
    rows = (*TICKED[:3], ("Patience with children", "✓", "✓"), ("A good memory for faces", "", ""))
    made = draft(written(tmp_path / "source.docx", "Person specification", rows), 90, Assets())
    assert told(made)[2:] == [("Patience with children", False), ("A good memory for faces", False)]
    assert "both columns are ticked" in said(made)
    assert "nothing in its row is ticked" in said(made)


def test_a_table_of_markdown_is_read_like_one_of_word() -> None:
    rows = [f"| {' | '.join(row)} |" for row in TICKED]
    text = "\n".join((*BEGUN, "## Person specification", rows[0], "|---|---|---|", *rows[1:]))
    assert told(read_text(text, "en", marked=True)) == [(row[0], not row[1]) for row in TICKED[1:]]


@pytest.mark.parametrize("apart", ["   ", "\t"])
def test_columns_of_a_plain_text_are_read_like_those_of_a_table(apart: str) -> None:
    table = [
        apart.join((row[0].ljust(40), row[1].ljust(9), row[2]) if apart.isprintable() else row).rstrip(" ")
        for row in TICKED
    ]
    made = read_text("\n".join((*BEGUN, "Person specification", *table, "", "Skills", "Typing")), "en")
    assert told(made) == [(row[0], not row[1]) for row in TICKED[1:]]
    assert told(made, "skills") == [("Typing", False)]


@pytest.mark.slow
def test_a_table_whose_columns_a_pdf_does_not_tell_is_doubtful(tmp_path: Path) -> None:
    path = converted(written(tmp_path / "source.docx", "Person specification", TICKED), ".pdf", "pdf")
    made = draft(path, 90, Assets())
    assert "the columns of its table are lost" in said(made)
    assert "Criteria Essential Desirable" not in [text for text, _ in told(made)]


@pytest.mark.parametrize("language", HEADS)
def test_the_head_of_a_table_is_known_in_every_language(language: str) -> None:
    title, duties, profile, _, first, second = BRACKETS[language]
    rows = [f"| {' | '.join(row)} |" for row in (HEADS[language], (first, "+", ""), (second, "", "+"))]
    made = read_text(
        "\n".join((title, duties, "- abc abc.", "- def def.", profile, rows[0], *rows[1:])), language, "x", True
    )
    assert [desirable for _, desirable in told(made)] == [False, True]


def test_a_table_with_ticks_that_is_of_no_criteria_is_what_it_was(tmp_path: Path) -> None:
    rows = (("Tool", "Used"), ("Scanner", "✓"), ("Printer", "daily"))
    made = draft(written(tmp_path / "source.docx", "Skills", rows), 90, Assets())
    assert told(made, "skills") == [("Tool — Used", False), ("Scanner", False), ("Printer — daily", False)]


@pytest.mark.parametrize("language", BRACKETS)
def test_what_a_bracket_calls_desirable_is_desirable_in_every_language(language: str) -> None:
    title, duties, profile, criterion, bare, other = BRACKETS[language]
    lines = (title, "", duties, "1. abc abc abc.", "2. def def def.", "", profile, f"1. {other}", f"2. {criterion}")
    made = read_text("\n".join(lines), language)
    (first, _), (text, desirable) = told(made)
    assert (text or clauses(made, "requirements")[1].match.clause.text, desirable) == (bare, True)  # type: ignore[union-attr]
    assert not told(made)[0][1]
    assert first is None or first == other
    assert lost("\n".join(lines), role_yaml(made).decode()) == {}


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Desirable: a forklift licence.", "A forklift licence."),
        ("A forklift licence – desirable", "A forklift licence"),
        ("a forklift licence, preferably;", "a forklift licence."),
    ],
)
def test_what_stands_apart_from_a_sentence_is_taken_out_of_it(line: str, text: str) -> None:
    made = read_text("\n".join((*BEGUN, "Requirements", f"- {line}", "- GCSE maths.")), "en")
    ((first, desirable), second) = told(made)
    assert (first or "").casefold() == text.casefold()
    assert desirable
    assert second == ("GCSE maths.", False)
    assert "desirable" not in said(made)


def test_a_sentence_that_speaks_of_it_keeps_its_words_and_is_doubtful() -> None:
    made = read_text("\n".join((*BEGUN, "Requirements", "- A forklift licence is desirable.", "- Maths.")), "en")
    assert told(made) == [("A forklift licence is desirable.", True), ("Maths.", False)]
    assert "read as desirable, for it says “desirable”" in said(made)


@pytest.mark.parametrize("heading", ["Desirable", "Desirable:", "DESIRABLE", "2.2 Desirable criteria:"])
def test_a_line_above_a_list_says_it_of_the_whole_list(heading: str) -> None:
    lines = (*BEGUN, "Person specification", "Essential:", "- Maths.", heading, "- A licence.", "Skills", "- Typing.")
    made = read_text("\n".join(lines), "en")
    assert told(made) == [("Maths.", False), ("A licence.", True)]
    assert told(made, "skills") == [("Typing.", False)]
    assert lost("\n".join(lines), role_yaml(made).decode()) == {}


def test_a_section_of_desirable_criteria_is_desirable() -> None:
    lines = (*BEGUN, "Essential criteria", "- Maths.", "Preferred qualifications", "- A licence.", "Rights", "- Rest.")
    made = read_text("\n".join(lines), "en")
    assert told(made) == [("Maths.", False), ("A licence.", True)]
    assert told(made, "rights") == [("Rest.", False)]


def test_a_table_that_fits_nowhere_keeps_what_is_desirable_in_it(tmp_path: Path) -> None:
    made = draft(written(tmp_path / "source.docx", "SELECTION OF STAFF", TICKED), 90, Assets())
    unplaced = [each.text for each in made.unplaced]
    assert "Criteria — Essential — Desirable" in unplaced
    assert "A second language — ✓" in unplaced


def test_a_list_that_cannot_say_it_is_doubtful_and_keeps_the_words() -> None:
    made = read_text("\n".join((*BEGUN, "Knowledge", "- The market (desirable).", "- The tills.")), "en")
    assert told(made, "knowledge") == [("The market (desirable).", False), ("The tills.", False)]
    assert "no clause of `knowledge` can be" in said(made)
