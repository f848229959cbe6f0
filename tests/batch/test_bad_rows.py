"""Every cell that cannot be used is told where it stands, all at once, before anything is written or numbered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from typer.testing import Result

from generator.assets import Assets
from generator.model.employer import Employer
from generator.pipeline.bench import Bench
from generator.pipeline.people import staff
from tests.batch.firm import Firm, founded, rows
from tests.cli.running import call

GOOD = {"name": "Ann Lee", "role": "account-manager", "number": "P1"}
COLUMNS = ("name", "role", "locale", "department", "start_date", "number", "calls", "title", "vacant", "workplace")
TABLE = (
    ("Ann Lee", "account-manager", "", "", "", "P1", "", "", "", ""),
    ("Bo Roy", "acount-manager", "en-GX", "", "31/2/2027", "P2", "", "", "", ""),
    ("", "account-manager", "", "", "", "P3", "", "neutral", "", ""),
    ("Cy Poe", "", "", "", "", "P4", "", "", "", ""),
    ("Di Fox", "client-search-manager", "", "slaes", "", "P5", "many", "", "maybe", ""),
    ("Ed Orr", "account-manager", "", "", "", "P6", "12", "", "", ""),
    ("???", "account-manager", "", "", "", "P7", "", "", "", ""),
    ("ann lee", "account-manager", "", "", "", "P1", "", "", "", "Leeds"),
)
SAID = {
    "B3": 'unknown role "acount-manager"; did you mean "account-manager"?',
    "C3": 'unknown locale "en-GX"; did you mean "en-GB"?',
    "E3": "`31/2/2027` is no date.",
    "A4": "`name` is empty.",
    "H4": "`neutral` is no form of a title.",
    "B5": "`role` is empty.",
    "D6": 'unknown department "slaes"; did you mean "sales"?',
    "G6": "a number is expected here, such as 30 or 2.5, not `many`.",
    "I6": "`maybe` is neither yes nor no.",
    "G7": "the role `account-manager` has no target `calls`.",
    "A8": "`???` is no name: it has neither letter nor digit.",
    "F9": "the staff number P1 stands in row 2 already, with the same role and locale.",
}


@pytest.fixture
def firm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Firm:
    firm = founded(tmp_path / "firm", [GOOD])
    employer = firm.place / "employer.yaml"
    employer.write_text(employer.read_text("utf-8") + "departments: {sales: Selling, care: Caring}\n", "utf-8")
    monkeypatch.chdir(firm.place)
    return firm


def batch(*words: str | Path) -> Result:
    return call("batch", *words, "--format", "docx", "--date", "2026-11-27")


def told(done: Result) -> dict[str, str]:
    """What was said of each place, by the place without the file."""
    found = (line.partition(": ") for line in done.stderr.splitlines() if line.startswith("people."))
    return {place.partition(":")[2]: text for place, _, text in found}


def as_csv(cell: str) -> str:
    return f"{cell[1:]}:{ord(cell[0]) - 64}"


def test_every_bad_cell_of_a_spreadsheet_is_told_by_its_sheet_and_name(firm: Firm) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for line in (COLUMNS, *TABLE):
        sheet.append([text or None for text in line])
    book.save(firm.place / "people.xlsx")
    done = batch("people.xlsx")
    assert done.exit_code == 2
    assert told(done) == {f"Sheet!{cell}": text for cell, text in SAID.items()}
    assert not (firm.place / "register.sqlite").exists()
    assert not firm.folder.exists()


def test_every_bad_cell_of_a_text_is_told_by_line_and_field_and_nothing_is_changed(firm: Firm) -> None:
    assert batch("people.csv").exit_code == 0
    before, times, register = firm.files(), firm.times(), (firm.place / "register.sqlite").read_bytes()
    firm.employ([dict(zip(COLUMNS, line, strict=True)) for line in TABLE])
    done = batch("people.csv", "--force")
    assert done.exit_code == 2
    assert told(done) == {as_csv(cell): text for cell, text in SAID.items()}
    assert (firm.files(), firm.times()) == (before, times)
    assert (firm.place / "register.sqlite").read_bytes() == register


def test_bad_rows_are_passed_over_when_that_is_asked_and_can_be_mended_where_they_were_put(firm: Firm) -> None:
    firm.employ([dict(zip(COLUMNS, line, strict=True)) for line in TABLE])
    done = batch("people.csv", "--skip-bad")
    assert done.exit_code == 0
    assert told(done) == {as_csv(cell): text for cell, text in SAID.items()}
    assert "7 rows left out; they are in output/people/rejected.csv with the reasons." in done.stderr
    assert [*firm.files()] == ["Ann-Lee-P1/job-description.en-GB.docx"]
    rejected = (firm.folder / "rejected.csv").read_text("utf-8-sig")
    assert "`31/2/2027` is no date. Write year-month-day, such as 2026-03-31, or 31/03/2026." in rejected
    assert rejected.splitlines()[0] == ",".join((*COLUMNS, "problem"))
    for wrong, right in (
        ("acount", "account"), ("en-GX", "en-GB"), ("31/2/2027", "01/03/2027"), ("neutral", "feminine"),
        ("\n,account", "\nFay Ott,account"), ("Cy Poe,,", "Cy Poe,account-manager,"), ("slaes", "care"), ("many", "30"),
        ("maybe", "no"), (",12,", ",,"), ("???", "Gus Hay"), (",,,,P1,", ",,,,P8,"),
    ):  # fmt: skip
        assert wrong in rejected, wrong
        rejected = rejected.replace(wrong, right)
    (firm.place / "mended.csv").write_text(rejected, "utf-8")
    done = batch("mended.csv")
    assert done.exit_code == 0, done.output
    assert "7 documents made" in done.stdout
    assert firm.numbers() == [f"JD-2026-00{number}" for number in range(1, 9)]


def test_a_table_of_bad_rows_alone_is_refused_though_they_might_be_passed_over(firm: Firm) -> None:
    firm.employ([{**GOOD, "role": "nobody"}])
    done = batch("people.csv", "--skip-bad")
    assert done.exit_code == 2
    assert not firm.folder.exists()


def test_wrong_columns_are_told_before_any_row(firm: Firm) -> None:
    firm.employ([{"nmae": "Ann", "role": "x", "calls": "3", "start": ""}])
    done = batch("people.csv")
    assert done.exit_code == 2
    assert told(done) == {
        "": "this table has no column `name`.",
        "1:1": "`nmae` is no column that a staff list can have.",
        "1:4": "`start` is no column that a staff list can have.",
    }


def test_a_target_under_a_role_that_there_is_not_blames_the_role(firm: Firm) -> None:
    firm.employ([{**GOOD, "role": "client-serch-manager", "calls": "3"}])
    assert told(batch("people.csv")) == {
        "2:2": 'unknown role "client-serch-manager"; did you mean "client-search-manager"?'
    }


def test_what_is_wrong_with_a_role_and_with_a_row_is_told_in_one_go(firm: Firm) -> None:
    role = firm.place / "roles/our-client-search.yaml"
    role.write_text(role.read_text("utf-8").replace("duties:", "dutys:"), "utf-8")
    firm.employ([{**GOOD, "role": "our-client-search"}, {**GOOD, "number": "P2", "locale": "xx"}])
    done = batch("people.csv")
    assert done.exit_code == 2
    assert "unknown key `dutys`." in done.stderr
    assert 'people.csv:3:4: unknown locale "xx".' in done.stderr
    assert not firm.folder.exists()


def test_two_people_whose_files_would_have_one_name_are_told_at_the_second(firm: Firm) -> None:
    firm.employ([{**GOOD, "number": ""}, {**GOOD, "name": "ANN  LEE", "number": "", "department": "care"}])
    done = batch("people.csv")
    assert told(done) == {
        "3:1": "the files of ANN LEE and of row 2 would have one name, ANN-LEE/job-description.en-GB."
    }
    assert "Give both a staff number in the column `number`, or put {department}" in done.stderr
    assert not (firm.folder / "Ann-Lee").exists()
    done = batch("people.csv", "--skip-bad")
    assert done.exit_code == 0
    assert "ANN  LEE" in (firm.folder / "rejected.csv").read_text("utf-8-sig")
    assert firm.numbers() == ["JD-2026-001"]


def test_a_table_of_a_header_alone_makes_nothing(firm: Firm) -> None:
    firm.table.write_text("name,role\n", "utf-8")
    done = batch("people.csv")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("0 documents made (0 files)")


def test_a_file_of_somebody_who_is_not_in_the_table_is_not_written_over(firm: Firm) -> None:
    firm.employ([{**GOOD, "number": ""}])
    assert batch("people.csv").exit_code == 0
    before = firm.files()
    firm.employ([{**GOOD, "number": "", "department": "care"}])
    done = batch("people.csv")
    assert done.exit_code == 2
    text = "the file Ann-Lee/job-description.en-GB.docx is there already, of JD-2026-001: somebody not in this table."
    assert told(done) == {"2:1": text}
    assert firm.files() == before


def test_few_who_are_left_of_many_keep_the_numbers_without_gaps(firm: Firm) -> None:
    firm.employ([*rows(5), {**GOOD, "role": "nobody"}, *rows(9)[5:]])
    assert batch("people.csv", "--skip-bad").exit_code == 0
    assert firm.numbers() == [f"JD-2026-{number:03}" for number in range(1, 10)]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("fr-FR", "04/01/2027"), ("en-GB", "4/1/2027"), ("es-ES", "4/01/2027"), ("en-US", "1/4/2027"),
        ("de-DE", "04.01.2027"), ("ru-RU", "4.1.2027"), ("en-US", "4.1.2027"), ("en-US", "2027-01-04"),
    ],
)  # fmt: skip
def test_a_day_is_taken_as_its_place_writes_it(firm: Firm, locale: str, said: str) -> None:
    firm.employ([{**GOOD, "locale": locale, "start_date": said}])
    _, found = staff(firm.table, Employer(), Bench(Assets(firm.place)))
    assert [(person.start, problem) for person, _ in found.people for problem in (*found.problems, None)] == [
        (date(2027, 1, 4), None)
    ]


@pytest.mark.parametrize(
    ("locale", "said", "form"),
    [("en-US", "31/1/2027", "03/31/2026"), ("fr-FR", "1/31/2027", "31/03/2026"), ("de-DE", "4.1.27", "31.03.2026")],
)
def test_a_day_that_there_is_not_is_told_with_the_form_of_its_place(
    firm: Firm, locale: str, said: str, form: str
) -> None:
    firm.employ([{**GOOD, "locale": locale, "start_date": said}])
    done = batch("people.csv")
    assert f"`{said}` is no date." in done.stderr
    assert f"such as 2026-03-31, or {form}." in done.stderr


@pytest.mark.parametrize(
    ("said", "vacant"), [("oui", True), ("Ja", True), ("sí", True), ("ДА", True), ("nein", False), ("нет", False)]
)
def test_a_vacant_post_is_told_by_yes_or_no_in_any_of_the_languages(firm: Firm, said: str, vacant: bool) -> None:
    firm.employ([{**GOOD, "vacant": said}])
    _, found = staff(firm.table, Employer(), Bench(Assets(firm.place)))
    assert [person.vacant for person, _ in found.people] == [vacant]
