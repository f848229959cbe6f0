"""`jobdesc build`: what it asks for, what it refuses, and the exit code that says so."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import TOP, call, start
from tests.folders import CHILD, GREETER, fill


def test_a_build_without_names_makes_every_role_but_overlays(tmp_path: Path) -> None:
    done = call("build", "--format", "md", "--out", tmp_path / "out")
    assert done.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "account-manager", "bank-account-manager", "cellular-account-manager", "client-search-manager",
        "corporate-account-manager", "manifest.json",
    ]  # fmt: skip
    assert done.stdout.startswith(f"5 files of 5 documents in {tmp_path}/out/ (")
    assert "[5/5] corporate-account-manager/job-description.fr-FR.md" in done.stderr


def test_an_overlay_is_built_when_it_is_named(tmp_path: Path) -> None:
    assert call("build", "account-manager-short", "--format", "md", "--out", tmp_path / "out").exit_code == 0
    assert (tmp_path / "out/account-manager-short/job-description.fr-FR.md").exists()


def test_a_role_or_format_named_twice_is_made_once(tmp_path: Path) -> None:
    words = [
        "account-manager",
        "account-manager",
        "--format",
        "md",
        "--format",
        "md",
        "--locale",
        "fr",
        "--locale",
        "fr-FR",
    ]
    done = call("build", *words, "--out", tmp_path / "out")
    assert done.stdout.startswith("1 file of 1 document ")


def test_a_language_alone_means_its_usual_place(tmp_path: Path) -> None:
    assert call("build", "account-manager", "--locale", "fr", "--format", "md", "--out", tmp_path).exit_code == 0
    assert (tmp_path / "account-manager/job-description.fr-FR.md").exists()


def test_quiet_prints_nothing(tmp_path: Path) -> None:
    done = call("build", "account-manager", "--format", "md", "--out", tmp_path / "out", "--quiet")
    assert (done.exit_code, done.output) == (0, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nobody"], "error: there is no role `nobody`."),
        (["acount-manager"], "Did you mean `account-manager`?"),
        (["employer"], "error: there is no role `employer`."),
        (["../roles/account-manager"], "error: `../roles/account-manager` is a file, not a role."),
        (["--locale", "xx"], "error: there are no documents in the language `xx` yet."),
        (["--locale", "fr-XX"], "error: there is no locale `fr-XX`."),
        (["--locale", "fr-XX"], "There are: fr-DE, fr-ES, fr-FR, fr-GB, fr-RU, fr-US."),
        (["--format", "pdff"], "Did you mean `pdf`?"),
        (["--kind", "poem"], "error: there is no kind `poem`."),
        (["--date", "2026-13-01"], "error: `--date` is `2026-13-01`: there is no such day."),
        (["--date", "tomorrow"], "error: `--date` is `tomorrow`: write year-month-day"),
        (["--date", "24-11-2026"], "error: `--date` is `24-11-2026`: write year-month-day"),
    ],
)
def test_what_is_not_known_is_refused_with_a_hint_and_nothing_is_written(
    words: list[str], said: str, tmp_path: Path
) -> None:
    done = call("build", *words, "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "out").exists()


def test_everything_wrong_with_a_request_is_told_at_once(tmp_path: Path) -> None:
    words = ["nobody", "noone", "--locale", "xx", "--format", "pdff", "--kind", "poem"]
    done = call("build", *words, "--out", tmp_path / "out")
    for word in ("`nobody`", "`noone`", "`xx`", "`pdff`", "`poem`"):
        assert word in done.stderr


def test_wrong_files_are_told_all_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    folder = fill(tmp_path / "roles", {
        "greeter.yaml": GREETER.replace("duties:", "dutys:"), "child.yaml": CHILD.replace("greeter", "nobody"),
        "bad.yaml": "id: [\n",
    })  # fmt: skip
    done = call("build", "--roles", folder, "--out", tmp_path / "out")
    assert done.exit_code == 2
    for line in ("greeter.yaml:5:1: ", "child.yaml:3:10: ", "bad.yaml:1:6: "):
        assert line in done.stderr
    assert not (tmp_path / "out").exists()


def test_strict_lists_each_value_that_is_missing_once_with_what_to_do(tmp_path: Path) -> None:
    more = "  - {id: say, text: 'Sous {reports_to}, {reports_to}.'}\n"
    folder = fill(tmp_path / "roles", {"greeter.yaml": GREETER + more})
    done = call("build", "greeter", "--roles", folder, "--strict", "--out", tmp_path / "out")
    assert done.exit_code == 2
    for name in ("employer", "department", "workplace", "reports_to", "supervises", "classification"):
        assert done.stderr.count(f"(`{name}`) is not given yet.") == 1, name
    assert "Say `department:` in this role" in done.stderr
    assert "Say `name:` in the file `employer.yaml`" in done.stderr
    assert not (tmp_path / "out").exists()


def test_strict_is_content_when_every_value_is_given(tmp_path: Path) -> None:
    facts = ("department", "workplace", "reports_to", "classification", "collective_agreement")
    role = GREETER + "".join(f"{name}: donné\n" for name in facts) + "supervises: 0\n"
    folder = fill(tmp_path / "roles", {"greeter.yaml": role, "employer.yaml": "language: fr\nname: Nous SA\n"})
    done = call("build", "greeter", "--roles", folder, "--strict", "--format", "md", "--out", tmp_path / "out")
    assert (done.exit_code, done.stderr.count("is not given")) == (0, 0)
    assert "Nous SA" in (tmp_path / "out/greeter/job-description.fr-FR.md").read_text("utf-8")


def test_the_day_comes_from_the_option_before_the_surroundings(tmp_path: Path) -> None:
    def day(*words: str, **environment: str) -> str:
        shown = json.loads(call("show", "account-manager", *words, **environment).stdout)
        return str(shown["date"])

    assert day("--date", "2026-11-24", SOURCE_DATE_EPOCH="0") == "2026-11-24"
    assert day(SOURCE_DATE_EPOCH="86400") == "1970-01-02"


@pytest.mark.parametrize("epoch", ["soon", "1e5", "9" * 30, ""])
def test_a_wrong_source_date_epoch_is_refused(epoch: str, tmp_path: Path) -> None:
    done = call("build", "--out", tmp_path / "out", SOURCE_DATE_EPOCH=epoch)
    assert done.exit_code == 2
    assert "`SOURCE_DATE_EPOCH` is " in done.stderr


def test_numbering_can_be_chosen_and_nothing_else_than_the_two(tmp_path: Path) -> None:
    shown = json.loads(call("show", "account-manager", "--numbering", "decimal").stdout)
    assert shown["numbering"] == "decimal"
    assert call("show", "account-manager", "--numbering", "roman").exit_code == 2


def test_a_tool_that_is_missing_costs_its_format_alone_and_exit_code_3(tmp_path: Path) -> None:
    words = ["build", "account-manager", "--format", "doc", "--format", "md", "--out", str(tmp_path / "out")]
    done = start(*words, PATH="")
    assert done.returncode == 3
    assert "not made: " in done.stderr
    assert "LibreOffice" in done.stderr
    assert (tmp_path / "out/account-manager/job-description.fr-FR.md").exists()
    assert not (tmp_path / "out/account-manager/job-description.fr-FR.doc").exists()


def test_a_folder_that_cannot_be_made_is_exit_code_4(tmp_path: Path) -> None:
    (tmp_path / "account-manager").write_text("")
    done = call("build", "account-manager", "--format", "md", "--out", tmp_path)
    assert done.exit_code == 4
    assert "Nothing was written." in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["account-manager"]


@pytest.mark.parametrize("out", ["file", "file/below", "file/below/it"])
def test_a_file_where_the_folder_should_be_is_told_before_any_work(out: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = call("build", "account-manager", "--format", "md", "--out", tmp_path / out)
    assert done.exit_code == 2
    assert done.stderr == f"{tmp_path}/file: this is a file; a folder is needed to write into.\n"


def test_a_role_that_no_folder_can_be_named_after_is_refused(tmp_path: Path) -> None:
    folder = fill(tmp_path / "roles", {"con.yaml": GREETER.replace("greeter", "con")})
    done = call("build", "con", "--roles", folder, "--format", "md", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "give the role another id" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_build_that_is_ended_from_outside_leaves_nothing_behind(number: signal.Signals, tmp_path: Path) -> None:
    (tmp_path / "soffice").write_text(f"#!/bin/sh\nsleep 600 & echo $! >{tmp_path}/child; wait\n")
    (tmp_path / "soffice").chmod(0o755)
    (tmp_path / "tmp").mkdir()
    surroundings = {"PYTHONPATH": str(TOP), "PATH": f"{tmp_path}:{os.environ['PATH']}", "TMPDIR": str(tmp_path / "tmp")}
    command = [sys.executable, "-P", "-m", "generator", "build", "account-manager", "--format", "doc"]
    with subprocess.Popen([*command, "--out", str(tmp_path / "out")], env=surroundings) as process:
        for _ in range(300):
            if (tmp_path / "child").exists():
                break
            time.sleep(0.05)
        process.send_signal(number)
        assert process.wait(20) == 128 + number
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("words", [["list"], ["show", "account-manager"], ["schema"]])
def test_output_that_cannot_be_written_is_told_in_a_sentence(words: list[str]) -> None:
    command = [sys.executable, "-P", "-m", "generator", *words]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(TOP)}
        )
    assert done.returncode == 4
    assert done.stderr == "error: the output of this command: No space left on device.\n"
