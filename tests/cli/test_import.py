"""`jobdesc import`: what it writes, what it tells, what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm
from PIL import Image

from tests.cli.running import call

SOURCE = """\
Job description: Shop Assistant
Department: Shop floor

Duties
1. Serve at least 20 customers a day.
2. Handle objections.
4. Keep the shelves full and the till correct.

Rights
- Ask for a break after three hours.

Sundries
The key hangs behind the door.
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "shop assistant.txt"
    path.write_text(SOURCE, "utf-8")
    return path


def test_a_role_is_written_and_what_was_recognised_is_told(source: Path, tmp_path: Path) -> None:
    done = call("import", source, "--roles", tmp_path)
    assert done.exit_code == 0, done.output
    written = (tmp_path / "shop-assistant.yaml").read_text("utf-8")
    assert "Shop Assistant (en)" in done.stdout
    assert "sections: duties (3), rights (1)" in done.stdout
    assert "clauses: 1 as shipped, 0 like shipped ones (from 90 % on), 3 new" in done.stdout
    assert "targets: serve-least-customers-day" in done.stdout or "at least 20 customers a day" in done.stdout
    assert "skipped: 3" in done.stdout
    assert "unplaced: 2" in done.stdout
    assert "at least 90 % like a shipped one" in " ".join(written.replace("#", " ").split())
    assert "# TO CHECK: the number is skipped: 3; is a clause missing?" in written
    assert "- objections\n" in written


def test_the_file_is_valid_builds_and_says_what_is_left_to_place(source: Path, tmp_path: Path) -> None:
    assert call("import", source, "--roles", tmp_path).exit_code == 0
    checked = call("validate", tmp_path)
    assert checked.exit_code == 0, checked.output
    assert "2 passages of the imported text are still unplaced" in checked.output
    where = ("--roles", tmp_path, "--out", tmp_path / "out")
    built = call("build", "shop-assistant", *where, "--locale", "en-GB", "--format", "txt")
    assert built.exit_code == 0, built.output
    (made,) = (tmp_path / "out").rglob("*.txt")
    text = " ".join(made.read_text("utf-8").split())
    assert "Serve at least 20 clients per day." in text
    assert "The key hangs" not in text


def test_a_higher_threshold_asks_for_more_likeness(source: Path, tmp_path: Path) -> None:
    source.write_text(SOURCE.replace("Handle objections.", "Deal with objections of customers."), "utf-8")
    likeness = {}
    for threshold in (71, 99):
        done = call("import", source, "--out", tmp_path / f"at-{threshold}.yaml", "--threshold", str(threshold))
        assert done.exit_code == 0, done.output
        likeness[threshold] = done.stdout
    assert "(from 71 % on)" in likeness[71]
    assert "0 as shipped, 0 like shipped ones (from 99 % on), 4 new" in likeness[99]


def test_a_file_that_is_there_is_left_as_it_is(source: Path, tmp_path: Path) -> None:
    there = tmp_path / "shop-assistant.yaml"
    there.write_text("mine", "utf-8")
    done = call("import", source, "--roles", tmp_path)
    assert done.exit_code == 2
    assert "this file is there already" in done.stderr
    assert there.read_text("utf-8") == "mine"


def test_a_name_that_is_no_id_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    done = call("import", tmp_path / "nothing.txt", "--out", tmp_path / "My Role.yaml")
    assert done.exit_code == 2
    assert "named by the role's id" in done.stderr


def test_what_is_no_job_description_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(
        "Dear all,\n\nthe office is closed on Friday and we will meet again on Monday at the usual time.\n" * 2
    )
    done = call("import", path, "--roles", tmp_path)
    assert done.exit_code == 2
    assert "no list of duties was found" in done.stderr


def test_a_book_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    path.write_text(SOURCE + "- Read one more page of the book.\n" * 3_000, "utf-8")
    done = call("import", path, "--roles", tmp_path)
    assert done.exit_code == 2
    assert "more text in this file than in any job description" in done.stderr


def test_an_unknown_language_is_told_with_those_that_are_known(tmp_path: Path) -> None:
    path = tmp_path / "opis.txt"
    path.write_text(
        "Opis stanowiska\n\nObowiązki\n" + "1. Przygotowywanie ofert oraz obsługa klientów biura.\n" * 8, "utf-8"
    )
    done = call("import", path, "--roles", tmp_path)
    assert done.exit_code == 2
    assert "German, English, Spanish, French, Russian" in done.stderr


def test_a_scan_is_told_to_be_a_picture(tmp_path: Path) -> None:
    Image.new("L", (400, 600), 250).save(tmp_path / "scan.png")
    document = Document()
    document.add_picture(str(tmp_path / "scan.png"), Cm(15))
    document.save(str(tmp_path / "scan.docx"))
    done = call("import", tmp_path / "scan.docx", "--roles", tmp_path)
    assert done.exit_code == 2
    assert "a picture of a document" in done.stderr
    empty = tmp_path / "empty.txt"
    empty.write_text("Duties\n", "utf-8")
    assert "there is no text here" in call("import", empty, "--roles", tmp_path).stderr
