"""Whatever people are called, and wherever a batch is run from, their files have names that every system takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import Result

from generator.batch.naming import slug
from tests.batch.firm import Firm, documents, founded, rows
from tests.cli.running import call

WORDS = ("--format", "json", "--date", "2026-11-27")
LONG = "Maria Theresia Walburga " * 20
NAMES = {
    "Анна Щукина": "Анна-Щукина",
    "عائشة رحمن": "عائشة-رحمن",
    "अनीता शर्मा": "अनीता-शर्मा",
    'Jo "Kit" O\'Neill / Ltd.': "Jo-Kit-O-Neill-Ltd",
    "../../etc/passwd": "etc-passwd",
    "CON": "CON-",
    "-rf .": "rf",
    "Zoe\u0308 Brun": "Zoë-Brun",
    "Ana  María": "Ana-María",
    "Chloe\u0301 Ducœur": "Chloé-Ducœur",
}


def batch(firm: Firm, *words: str | Path) -> Result:
    done = call("batch", firm.table, *WORDS, *words)
    assert done.exit_code == 0, done.output
    return done


@pytest.fixture
def firm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Firm:
    firm = founded(tmp_path / "two words", rows(1))
    monkeypatch.chdir(firm.place)
    return firm


def test_names_of_any_script_and_any_sign_become_folders_of_their_letters(firm: Firm) -> None:
    firm.employ([{"name": name, "role": "account-manager"} for name in NAMES])
    batch(firm)
    assert {name.partition("/")[0] for name in firm.files()} == {*NAMES.values()}
    assert [entry.name for entry in firm.entries()] == [" ".join(name.split()) for name in NAMES]


@pytest.mark.parametrize("name", [LONG, "Щ" * 300, "अ" * 300, "😀" * 90 + "x"])
def test_a_very_long_name_is_cut_and_its_staff_number_kept(firm: Firm, name: str) -> None:
    people = [{"name": name, "role": "account-manager", "number": number} for number in ("P1", "P2")]
    firm.employ(people)
    batch(firm)
    folders = sorted(name.partition("/")[0] for name in firm.files())
    assert len(folders) == 2
    assert all(folder.endswith(f"P{number}") for number, folder in enumerate(folders, 1))
    assert all(len(folder.encode()) <= 255 for folder in folders)


def test_a_slug_never_hides_a_file_climbs_out_or_is_too_long() -> None:
    for text in ("..", ".hidden", "--", "a/../b", "\0", "x\u202eexe", "é" * 400, "nul.txt", "  "):
        made = slug(text)
        assert not made.startswith((".", "-")), text
        assert not {"/", "\0", "\u202e"} & {*made}, text
        assert len(made.encode()) <= 200, text


def test_names_that_differ_in_capitals_alone_are_told_apart_by_staff_numbers(firm: Firm) -> None:
    firm.employ(
        [{"name": name, "role": "account-manager", "number": name[:1] + "1"} for name in ("Ann Lee", "ann lee")]
    )
    done = call("batch", firm.table, *WORDS)
    assert done.exit_code == 2
    assert "would have one name, ann-lee-a1/job-description.en-GB." in done.stderr


def test_one_person_may_hold_two_roles_when_files_are_named_by_role(firm: Firm) -> None:
    person = {"name": "Ann Lee", "number": "P1"}
    firm.employ([{**person, "role": role} for role in ("account-manager", "client-search-manager")])
    done = call("batch", firm.table, *WORDS)
    assert done.exit_code == 2
    assert "Put {role} and {locale} into `file_naming` of employer.yaml." in done.stderr
    employer = firm.place / "employer.yaml"
    employer.write_text(employer.read_text("utf-8") + 'file_naming: "{person}/{role}.{locale}"\n', "utf-8")
    batch(firm)
    assert [*firm.files()] == ["Ann-Lee-P1/account-manager.en-GB.json", "Ann-Lee-P1/client-search-manager.en-GB.json"]
    assert firm.numbers() == ["JD-2026-001", "JD-2026-002"]


def test_a_vacant_post_has_a_document_and_nobody_signs_for_it(firm: Firm) -> None:
    firm.employ([*rows(1), {"name": "Second Account Manager", "role": "account-manager", "vacant": "yes"}])
    batch(firm)
    assert len(firm.files()) == 2
    signers = (firm.folder / "acknowledgements.csv").read_text("utf-8-sig")
    assert "Person 1" in signers
    assert "Second Account Manager" not in signers


def test_a_batch_in_a_folder_below_the_workspace_writes_where_one_at_its_top_does(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    (firm.place / "lists/of people").mkdir(parents=True)
    monkeypatch.chdir(firm.place / "lists/of people")
    batch(firm)
    assert [*firm.files()] == ["Person-1-P0001/job-description.en-GB.json"]
    assert firm.numbers() == ["JD-2026-001"]


def test_without_a_workspace_documents_are_made_and_not_numbered(
    firm: Firm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    firm.employ([{**rows(1)[0], "locale": "en-GB"}])
    batch(firm)
    assert [*documents(elsewhere / "output/people")] == ["Person-1-P0001/job-description.en-GB.json"]
    assert [path.name for path in elsewhere.iterdir()] == ["output"]
    assert "0 documents made (0 files), 1 there already" in batch(firm, "--date", "2027-01-01").stdout


@pytest.mark.slow
def test_files_of_the_old_word_format_are_made_for_many_at_once(firm: Firm) -> None:
    firm.employ(rows(14))
    done = call("batch", firm.table, "--format", "doc", "--date", "2026-11-27", "--workers", "2")
    assert done.exit_code == 0, done.output
    made = firm.files()
    assert len(made) == 14
    assert all(data.startswith(bytes.fromhex("d0cf11e0a1b11ae1")) for data in made.values())
