"""A batch makes what is not there or no longer right, under the number it had, and leaves the rest alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from generator.load.table import read
from tests.batch.firm import Firm, documents, founded, in_a_process
from tests.cli.running import TOP, call

pytestmark = pytest.mark.xdist_group("batch-rebuilding")

Run = Callable[..., Result]
PEOPLE = (
    {"name": "Oliver Barnes", "role": "our-client-search", "number": "P-1", "calls": "50", "start_date": "2026-09-01"},
    {"name": "Aisha Rahman", "role": "account-manager", "number": "P-2", "calls": "", "start_date": ""},
    {"name": "Megan Price", "role": "client-search-manager", "number": "P-3", "calls": "35", "start_date": ""},
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose documents were made on one day."""
    firm = founded(tmp_path_factory.mktemp("firm") / "an employer", PEOPLE)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(firm.place)
        done = call("batch", "people.csv", "--format", "docx", "--date", "2026-11-27")
    assert done.exit_code == 0, done.output
    return firm.place


@pytest.fixture
def firm(made: Path, tmp_path: Path) -> Firm:
    """A copy of it to change."""
    return Firm(shutil.copytree(made, tmp_path / "an employer"))


@pytest.fixture
def run(firm: Firm, monkeypatch: pytest.MonkeyPatch) -> Run:
    """What a batch on another day says, called in the workspace."""

    def again(*words: str, date: str = "2026-12-24") -> Result:
        monkeypatch.chdir(firm.place)
        done = call("batch", "people.csv", "--format", "docx", "--date", date, *words)
        assert done.exit_code == 0, done.output
        return done

    return again


def changed(firm: Firm, before: dict[str, bytes]) -> list[str]:
    """The names of the documents that were not there before, or had other bytes."""
    return [name for name, data in firm.files().items() if before.get(name) != data]


def to_sign(firm: Firm) -> dict[str, tuple[str, str]]:
    """Who has to sign, for which number and version."""
    table = read(firm.folder / "acknowledgements.csv")
    lines = [dict(zip(table.names, row.texts, strict=True)) for row in table.rows]
    return {line["name"]: (line["number"], line["version"]) for line in lines}


def test_everybody_gets_a_document_a_number_and_a_line_to_sign(firm: Firm) -> None:
    assert [*firm.files()] == [
        "Aisha-Rahman-P-2/job-description.en-GB.docx",
        "Megan-Price-P-3/job-description.en-GB.docx",
        "Oliver-Barnes-P-1/job-description.en-GB.docx",
    ]
    assert [(entry.number, entry.version, entry.name) for entry in firm.entries()] == [
        ("JD-2026-001", 1, "Oliver Barnes"),
        ("JD-2026-002", 1, "Aisha Rahman"),
        ("JD-2026-003", 1, "Megan Price"),
    ]
    assert {file.path for entry in firm.entries() for file in entry.files} == {
        f"output/people/{name}" for name in firm.files()
    }
    assert to_sign(firm) == {
        "Oliver Barnes": ("JD-2026-001", "1"),
        "Aisha Rahman": ("JD-2026-002", "1"),
        "Megan Price": ("JD-2026-003", "1"),
    }
    assert (firm.folder / "acknowledgements.docx").read_bytes().startswith(b"PK")


def test_a_second_run_on_another_day_makes_nothing_and_touches_nothing(firm: Firm, run: Run) -> None:
    before, times = firm.files(), firm.times()
    assert "0 documents made (0 files), 3 there already" in run().stdout
    assert firm.files() == before
    assert {name: time for name, time in firm.times().items() if not name.endswith(".jsonl")} == {
        name: time for name, time in times.items() if not name.endswith(".jsonl")
    }
    assert len(firm.entries()) == 3


def test_a_run_with_nothing_to_do_loads_nothing_that_draws(firm: Firm) -> None:
    heavy = {"weasyprint", "docx", "docxtpl", "typst", "lxml", "jinja2", "openpyxl"}

    def loaded(*words: str) -> set[str]:
        command = ("batch", "people.csv", "--format", "docx", *words)
        process = in_a_process(firm, *command, python=("-X", "importtime"))
        _, said = process.communicate(timeout=100)
        assert process.returncode == 0, said
        return heavy & {line.rpartition("|")[2].strip() for line in said.splitlines()}

    assert loaded("--force") == {"docx", "lxml", "jinja2"}
    assert loaded() == set()


def test_force_makes_all_of_it_anew_with_the_same_bytes_and_numbers(firm: Firm, run: Run) -> None:
    before, times = firm.files(), firm.times()
    assert "3 documents made (3 files)" in run("--force").stdout
    assert firm.files() == before
    assert all(firm.times()[str(firm.folder / name)] > times[str(firm.folder / name)] for name in before)
    assert [entry.version for entry in firm.entries()] == [1, 1, 1]


def test_a_changed_clause_gives_those_who_have_it_a_new_version_beside_the_old(firm: Firm, run: Run) -> None:
    before = firm.files()
    role = firm.place / "roles/our-client-search.yaml"
    text = role.read_text("utf-8")
    role.write_text(text.replace("The firm’s price list", "The firm’s list of prices"), "utf-8")
    assert "1 document made (1 file), 2 there already" in run().stdout
    assert changed(firm, before) == ["Oliver-Barnes-P-1/job-description.en-GB.v2.docx"]
    assert before.items() <= firm.files().items()
    old, new = (entry for entry in firm.entries() if entry.name == "Oliver Barnes")
    assert (old.version, old.current, new.version, new.current, new.replaces) == (1, False, 2, True, 1)
    assert (old.issued.isoformat(), new.issued.isoformat()) == ("2026-11-27", "2026-12-24")
    assert to_sign(firm)["Oliver Barnes"] == ("JD-2026-001", "2")


def test_a_clause_that_comes_back_to_what_it_was_is_a_version_of_its_own(firm: Firm, run: Run) -> None:
    role = firm.place / "roles/our-client-search.yaml"
    text = role.read_text("utf-8")
    role.write_text(text.replace("The firm’s price list", "The firm’s list of prices"), "utf-8")
    run()
    role.write_text(text, "utf-8")
    assert "1 document made" in run().stdout
    assert [entry.version for entry in firm.entries() if entry.name == "Oliver Barnes"] == [1, 2, 3]


def test_a_remark_in_a_role_makes_nothing_anew(firm: Firm, run: Run) -> None:
    role = firm.place / "roles/our-client-search.yaml"
    role.write_text(role.read_text("utf-8") + "# seen by the works council\n", "utf-8")
    assert "0 documents made" in run().stdout


def test_another_template_makes_all_anew_under_the_same_number_version_and_day(firm: Firm, run: Run) -> None:
    before = firm.files()
    own = firm.place / "templates/docx/body.xml.j2"
    own.parent.mkdir()
    shipped = (TOP / "templates/docx/body.xml.j2").read_text("utf-8")
    assert "<w:body>" in shipped
    own.write_text(shipped.replace("<w:body>", "<w:body><!-- ours -->"), "utf-8")
    assert "3 documents made (3 files)" in run().stdout
    assert changed(firm, before) == [*before]
    assert {(entry.version, entry.issued.isoformat()) for entry in firm.entries()} == {(1, "2026-11-27")}
    own.unlink()
    assert "3 documents made (3 files)" in run().stdout
    assert firm.files() == before


def test_a_changed_row_makes_that_person_s_document_alone(firm: Firm, run: Run) -> None:
    before = firm.files()
    firm.employ([*PEOPLE[:2], {**PEOPLE[2], "calls": "36"}])
    assert "1 document made (1 file), 2 there already" in run().stdout
    assert changed(firm, before) == ["Megan-Price-P-3/job-description.en-GB.v2.docx"]


def test_rows_in_another_order_make_nothing(firm: Firm, run: Run) -> None:
    before = firm.files()
    firm.employ(PEOPLE[::-1])
    assert "0 documents made" in run().stdout
    assert firm.files() == before


def test_whoever_has_signed_is_no_longer_asked_to(firm: Firm, run: Run) -> None:
    before = firm.files()
    run()
    assert call("register", "sign", "JD-2026-002", "--date", "2026-11-27").exit_code == 0
    assert "0 documents made (0 files), 3 there already" in run().stdout
    assert {*to_sign(firm)} == {"Oliver Barnes", "Megan Price"}
    assert firm.files() == before


def test_an_employer_of_another_name_gives_everybody_a_new_version(firm: Firm, run: Run) -> None:
    file = firm.place / "employer.yaml"
    file.write_text(file.read_text("utf-8").replace("Trading", "Commerce"), "utf-8")
    assert "3 documents made (3 files)" in run().stdout
    assert [entry.version for entry in firm.entries() if entry.current] == [2, 2, 2]


def test_a_file_that_is_gone_or_was_altered_is_made_again_as_it_was(firm: Firm, run: Run) -> None:
    before = firm.files()
    first, second, _ = before
    (firm.folder / first).unlink()
    (firm.folder / second).write_bytes(b"scribbled over")
    assert "2 documents made (2 files), 1 there already" in run().stdout
    assert firm.files() == before
    assert len(firm.entries()) == 3


def test_what_a_killed_batch_has_left_half_written_is_swept_away(firm: Firm, run: Run) -> None:
    (name, *_) = firm.files()
    document = firm.folder / name
    document.unlink()
    half = document.parent / ".tmp0half.part"
    half.write_bytes(b"half of a file")
    run()
    assert document.exists()
    assert not half.exists()


def test_a_further_format_joins_the_document_that_is_issued(firm: Firm, run: Run) -> None:
    before = firm.files()
    assert "3 documents made (3 files)" in run("--format", "json").stdout
    assert before.items() <= firm.files().items()
    assert [len(entry.files) for entry in firm.entries()] == [2, 2, 2]
    assert "0 documents made" in run("--format", "json").stdout


def test_a_journal_that_is_lost_costs_work_and_no_number(firm: Firm, run: Run) -> None:
    before = firm.files()
    (firm.folder / "journal.jsonl").unlink()
    assert "3 documents made" in run().stdout
    assert firm.files() == before
    assert len(firm.entries()) == 3


def test_drafts_bear_no_number_and_never_take_the_place_of_what_is_issued(firm: Firm, run: Run, tmp_path: Path) -> None:
    before = firm.files()
    run()
    done = call("batch", "people.csv", "--format", "docx", "--draft", "--force")
    assert done.exit_code == 2
    assert "this folder holds numbered documents, and drafts would take their places." in done.stderr
    assert firm.files() == before
    run("--draft", "--out", str(tmp_path / "drafts"))
    assert documents(tmp_path / "drafts") != before
    assert len(firm.entries()) == 3
