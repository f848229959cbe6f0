"""The commands that only tell: show, list, validate, schema, doctor."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator import __version__
from tests.cli.running import TOP, call, start
from tests.folders import CHILD, GREETER, fill


def test_show_origin_tells_for_every_clause_which_file_and_line_it_came_from(tmp_path: Path) -> None:
    child = CHILD + "duties:\n  - id: greet\n    text: Dire bonjour.\n"
    folder = fill(tmp_path, {"greeter.yaml": GREETER, "child.yaml": child})
    done = call("show", "child", "--origin", "--roles", folder)
    assert done.exit_code == 0
    tree = json.loads(done.stdout)
    found = {clause["id"]: clause["origin"] for section in tree["sections"] for clause in section["clauses"]}
    assert found["greet"].startswith(f"{folder}/child.yaml:6:")
    assert found["guide"].startswith(f"{folder}/greeter.yaml:11:")
    assert {each["id"] for each in tree["origins"]["duties"]} == {"greet", "announce", "guide"}
    without = json.loads(call("show", "child", "--roles", folder).stdout)
    assert "origin" not in without["sections"][0]["clauses"][0]


def test_show_of_a_wrong_role_tells_its_problems_and_prints_no_tree(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"greeter.yaml": GREETER.replace("duties:", "dutys:")})
    done = call("show", "greeter", "--roles", folder)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "greeter.yaml:5:1: unknown key `dutys`." in done.stderr


def test_a_reader_who_has_enough_of_the_output_is_no_error(tmp_path: Path) -> None:
    said = tmp_path / "said"
    command = [sys.executable, "-P", "-m", "generator", "show", "client-search-manager", "--origin"]
    with said.open("w") as errors:
        shown = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, env={**os.environ, "PYTHONPATH": str(TOP)}
        )
        assert shown.stdout is not None
        assert shown.stdout.read(1) == b"{"
        shown.stdout.close()
        assert shown.wait(60) == 0
    assert said.read_text() == ""


def test_list_tells_roles_and_overlays_apart() -> None:
    text = call("list").stdout
    roles, overlays = text.split("Overlays (built when named):")
    assert "  bank-account-manager " in roles
    assert "account-manager-short" not in roles
    assert "  account-manager-short " in overlays
    assert "  account-manager-trade " in overlays
    assert "Locales:  de-DE, de-ES, de-FR, de-GB, de-RU, de-US, en-DE, " in text


def test_list_json_says_the_same_to_programs() -> None:
    found = json.loads(call("list", "--json").stdout)
    assert [role["id"] for role in found["roles"] if role["overlay"]] == [
        "account-manager-short",
        "account-manager-trade",
    ]
    assert len(found["locales"]) == 30
    assert {"fr-RU", "en-US", "de-DE"} <= set(found["locales"])
    assert found["kinds"] == ["job-description", "vacancy", "cv-guide"]
    assert {"docx", "doc", "pdf", "html"} <= set(found["formats"])


def test_list_shows_for_whom_an_overlay_is_taken_and_titles_in_the_employers_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overlay = "id: night\nlanguage: fr\nextends: greeter\nonly_for: {departments: [Nuit, Garde], places: [FR]}\n"
    fill(tmp_path, {
        "employer.yaml": "language: de\nname: Wir\nlocales: [de-DE, fr-FR]\n",
        "roles/greeter.yaml": GREETER, "roles/night.yaml": overlay,
    })  # fmt: skip
    monkeypatch.chdir(tmp_path)
    roles, _, by_themselves = call("list").stdout.partition("Overlays taken by themselves, for some:\n")
    (line,) = by_themselves.split("\n\n")[0].splitlines()
    assert line.split("  ", 2)[1] == "night"
    assert line.endswith("  Hôte d’accueil  (departments: Nuit, Garde; places: FR)")
    assert "night" not in roles
    assert "  Bankkundenberaterin / Bankkundenberater\n" in roles
    assert "  Hôte d’accueil\n" in roles
    found = {each["id"]: each for each in json.loads(call("list", "--json").stdout)["roles"]}
    assert found["night"]["only_for"] == {"departments": ["Nuit", "Garde"], "places": ["FR"]}
    assert "only_for" not in found["greeter"]
    assert found["bank-account-manager"]["title"] == "Bankkundenberaterin / Bankkundenberater"


def test_validate_reads_every_shipped_file_when_none_is_named() -> None:
    count = len([*(TOP / "roles").glob("*.yaml"), *(TOP / "roles").glob("*/*.yaml")])
    done = call("validate")
    assert (done.exit_code, done.stdout) == (0, f"{count} files checked, no errors.\n")


def test_validate_takes_files_and_folders(tmp_path: Path) -> None:
    folder = fill(tmp_path, {
        "greeter.yaml": GREETER, "child.yaml": CHILD + "dutys: []\n", "shared/own.yaml": "language: fr\nrigths: []\n",
    })  # fmt: skip
    alone = call("validate", folder / "child.yaml")
    assert (alone.exit_code, alone.stdout) == (2, "1 file checked, 2 errors.\n")
    every = call("validate", folder)
    assert (every.exit_code, every.stdout) == (2, "3 files checked, 2 errors.\n")
    assert "child.yaml:4:1: unknown key `dutys`." in every.stderr
    assert "own.yaml:2:1: unknown key `rigths`." in every.stderr
    below = call("validate", folder / "shared")
    assert "own.yaml:2:1: unknown key `rigths`." in below.stderr
    fill(folder, {"shared/own.yaml": "language: fr\nrights: []\n"})
    assert call("validate", folder / "greeter.yaml").stdout == "1 file checked, no errors.\n"
    both = call("validate", folder / "greeter.yaml", TOP / "roles/jurisdictions/FR.yaml")
    assert both.stdout == "2 files checked, no errors.\n"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("nothing", "there is no such file or folder."),
        ("empty", "there is no `.yaml` file in this folder."),
        ("notes.txt", "a role is a file whose name ends in `.yaml`."),
    ],
)
def test_validate_refuses_what_it_cannot_check(path: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").write_text("a")
    done = call("validate", tmp_path / path)
    assert done.exit_code == 2
    assert f"{tmp_path / path}: {said}" in done.stderr


def test_a_warning_is_told_and_is_no_error(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"greeter.yaml": GREETER.replace("performers", "managers") + "supervises: 0\n"})
    done = call("validate", folder)
    assert (done.exit_code, done.stdout) == (0, "1 file checked, no errors.\n")
    assert "warning: `greeter` is of the category `managers`, but supervises nobody" in done.stderr


def test_a_problem_cannot_command_the_terminal(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"greeter.yaml": GREETER + '"\\e[31mred": a\n'})
    done = call("validate", folder)
    assert done.exit_code == 2
    assert "\x1b" not in done.output


def test_doctor_finds_what_is_there_and_says_so_in_json() -> None:
    done = call("doctor", "--json")
    found = {each["name"]: each for each in json.loads(done.stdout)}
    assert found["jobdesc"]["found"] == __version__
    assert done.exit_code == (3 if any(each["found"] is None for each in found.values()) else 0)


def test_doctor_names_what_is_missing_and_the_remedy() -> None:
    done = start("doctor", PATH="")
    assert done.returncode == 3
    (line,) = (line for line in done.stdout.splitlines() if "LibreOffice" in line)
    assert line == (
        "missing  LibreOffice: without it there is no .doc. On Debian: apt-get install libreoffice-writer-nogui"
    )


def test_the_version_is_printed() -> None:
    assert call("--version").stdout == f"jobdesc {__version__}\n"


def test_a_shell_that_was_taught_completes_a_role() -> None:
    taught = 'eval "$(jobdesc --show-completion)"; COMP_WORDS=(jobdesc build bank) COMP_CWORD=2'
    words = ["bash", "-c", f'{taught}; _jobdesc_completion jobdesc; echo "${{COMPREPLY[@]}}"']
    path = f"{TOP}:{os.environ['PATH']}"
    done = subprocess.run(words, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=True)
    assert done.stdout == "bank-account-manager\n"


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_can_be_taught_too(shell: str) -> None:
    done = start(_JOBDESC_COMPLETE=f"source_{shell}")
    assert done.returncode == 0
    assert f"_JOBDESC_COMPLETE=complete_{shell}" in done.stdout


def test_completion_knows_roles_and_formats() -> None:
    for words, expected in (("jobdesc build bank", "bank-account-manager"), ("jobdesc build --format ht", "html")):
        done = start(_JOBDESC_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(len(words.split()) - 1))
        assert expected in done.stdout.split()


@pytest.mark.parametrize("command", ["build", "show", "list", "validate", "schema", "doctor"])
def test_every_command_explains_itself(command: str) -> None:
    done = call(command, "--help")
    assert done.exit_code == 0
    assert "Usage:" in done.stdout


def test_a_command_that_is_none_is_refused() -> None:
    assert call("bild").exit_code == 2
