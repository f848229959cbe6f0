"""What is wrong with an employer's file is told when it is checked, at the place where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import Result

from generator import Problem
from tests.cli.running import call
from tests.folders import CHILD, GREETER, fill, problems

EMPLOYER = "language: fr\nname: Nous SA\n"


def of_employer(folder: Path, more: str) -> list[Problem]:
    return list(problems(folder, {"employer.yaml": EMPLOYER + more}))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("country: Россия", "a country is named by two capital letters, such as FR or DE, not `Россия`."),
        ("locales: [fr-FR, ru_RU]", "a locale is written language-COUNTRY, such as fr-FR, not `ru_RU`."),
        ("locales: [al-DE]", "there is no locale `al-DE`."),
        ("locales: [fr-XX]", "there is no locale `fr-XX`."),
        (
            "document_numbers: “JD-{number}”",
            "these quotes would become part of every number: use straight ones, not `“JD-{number}”`.",
        ),
        (
            "file_naming: « {person} »",
            "these quotes would become part of every file's name: use straight ones, not `« {person} »`.",
        ),
        ("file_naming: „{person}", "these quotes would become part of every file's name"),
    ],
)
def test_a_value_that_cannot_be_is_told_with_the_cure(line: str, said: str, tmp_path: Path) -> None:
    (found,) = of_employer(tmp_path, f"{line}\n")
    assert found.text.startswith(said)
    assert (found.severity, found.line) == ("error", 3)
    assert found.column > len("country: ")
    assert "clause" not in found.hint


def test_an_id_that_is_none_is_told_at_the_key(tmp_path: Path) -> None:
    (found,) = of_employer(tmp_path, "departments:\n  le-guichet: Guichet\n  Les crédits: Crédit\n")
    assert (found.line, found.column, found.hint) == (5, 3, "")
    assert found.text == "an id is written in small letters a-z, digits and single hyphens, not `Les crédits`."


def test_a_signatory_of_no_place_is_worth_a_warning(tmp_path: Path) -> None:
    known = "personnel: {name: A}, lawyer: {name: B}, superior: {name: C}, manager: {name: D}, employer: {name: E}"
    assert of_employer(tmp_path, f"signatories: {{{known}}}\n") == []
    (found,) = of_employer(tmp_path, "signatories:\n  personel: {name: A}\n  witness: {name: B}\n")[:1]
    assert (found.severity, found.line, found.hint) == ("warning", 4, "Did you mean `personnel`?")
    other = of_employer(tmp_path, "signatories: {witness: {name: B}}\n")[0]
    assert other.text == "nobody signs as `witness` in the documents of any place, so this is not printed."
    assert other.hint.startswith("There are: ")
    assert "lawyer" in other.hint


def test_sound_locales_and_patterns_are_left_alone(tmp_path: Path) -> None:
    more = 'locales: [fr-FR, de]\nfile_naming: "{person}/{kind}"\ndocument_numbers: "FP-{number}"\ncountry: FR\n'
    assert of_employer(tmp_path, more) == []


def validated(folder: Path, more: str, *words: str | Path) -> Result:
    fill(folder, {"employer.yaml": EMPLOYER + more, "roles/greeter.yaml": GREETER})
    return call("validate", *words)


@pytest.mark.parametrize(
    ("line", "column", "said"),
    [
        ("file_naming: '{preson}'", 14, "`{preson}` is nothing that a file can be named by."),
        ("file_naming: a/../{person}", 14, "files lie below the folder of the batch."),
        ("document_numbers: JD-{nummer}", 19, "a numbering scheme knows no {nummer}."),
        ("document_numbers: JD", 19, 'the numbering scheme "JD" needs {number}'),
    ],
)
def test_what_a_batch_would_say_of_its_patterns_is_said_by_validate(
    line: str, column: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = validated(tmp_path, f"{line}\n")
    assert (done.exit_code, done.stdout) == (2, "2 files checked, 1 error.\n")
    assert f"employer.yaml:3:{column}: {said}" in done.stderr
    assert f"     3 | {line}\n" in done.stderr
    assert validated(tmp_path, f"{line}\n", "employer.yaml").exit_code == 2
    assert validated(tmp_path, f"{line}\n", "roles/greeter.yaml").exit_code == 0


def test_files_named_by_number_alone_are_right_in_a_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert validated(tmp_path, 'file_naming: "{number}"\n').exit_code == 0


def test_a_list_that_holds_no_clauses_is_told_nothing_of_them(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, {"greeter.yaml": GREETER, "child.yaml": f"{CHILD}codes: [M1704]\n"})
    assert found.text == "keys with values are expected here, such as `scheme: ...`."
    assert found.hint == ""
