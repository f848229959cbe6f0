"""From the command line a recruiter begins a posting, makes a vacancy of it, and is told what may not stand in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import call
from tests.compose.test_vacancy import LYON

TOP = Path(__file__).parents[2]


def test_a_form_is_written_and_can_be_built_as_it_is(tmp_path: Path) -> None:
    form = tmp_path / "postings" / "lyon.yaml"
    done = call("new", "posting", "account-manager", "--locale", "fr-FR", "--out", str(form), "--date", "2026-11-27")
    assert done.exit_code == 0, done.stderr
    assert "# a day such as 2026-11-27" in form.read_text("utf-8")
    assert call("validate", str(form)).exit_code == 0
    built = call("build", "--posting", str(form), "--format", "txt", "--out", str(tmp_path / "out"))
    assert built.exit_code == 0, built.stderr
    assert (
        "the posting does not say `employer.name`, `pay`, `place.city`, `contract.type`, `hours.kind`, `start`"
        in built.stderr
    )
    assert (tmp_path / "out/account-manager/vacancy.lyon.fr-FR.txt").exists()


def test_a_form_never_replaces_a_file(tmp_path: Path) -> None:
    form = tmp_path / "mine.yaml"
    form.write_text("language: fr\n", "utf-8")
    done = call("new", "posting", "account-manager", "--out", str(form))
    assert done.exit_code == 2
    assert "this file is there already" in done.stderr
    assert form.read_text("utf-8") == "language: fr\n"


def test_a_form_of_no_role_is_refused(tmp_path: Path) -> None:
    done = call("new", "posting", "acount-manager", "--out", str(tmp_path / "x.yaml"))
    assert done.exit_code == 2
    assert "Did you mean `account-manager`?" in done.stderr
    assert not (tmp_path / "x.yaml").exists()


def test_what_the_law_refuses_stops_the_build_and_no_lint_lets_it_pass(tmp_path: Path) -> None:
    posting = tmp_path / "young.yaml"
    posting.write_text(
        LYON.read_text("utf-8").replace("Une formation de trois semaines", "Pour un jeune diplômé, trois semaines"),
        "utf-8",
    )
    arguments = (
        "build",
        "--posting",
        str(posting),
        "--format",
        "txt",
        "--out",
        str(tmp_path / "out"),
        "--date",
        "2026-11-27",
    )
    done = call(*arguments)
    assert done.exit_code == 2
    assert "young.yaml:37:13: age:" in done.stderr
    assert not (tmp_path / "out").exists()
    assert call(*arguments, "--no-lint").exit_code == 0
    assert list((tmp_path / "out").rglob("*.txt"))


@pytest.mark.parametrize("length", ["short", "social"])
def test_a_text_to_paste_is_plain_text_by_itself(tmp_path: Path, length: str) -> None:
    done = call("build", "--posting", str(LYON), "--length", length, "--out", str(tmp_path), "--date", "2026-11-27")
    assert done.exit_code == 0, done.stderr
    (made,) = tmp_path.rglob("vacancy*.*")
    assert made.name == f"vacancy-{length}.lyon.fr-FR.txt"
    lines = made.read_text("utf-8").splitlines()
    assert max(map(len, lines)) > 90
    assert not any(line.startswith(("===", "---")) for line in lines)
    assert lines[0]
    assert "\n\n\n" not in made.read_text("utf-8")


def test_show_prints_the_tree_of_both_kinds() -> None:
    for kind in ("vacancy", "cv-guide"):
        done = call("show", "account-manager", "--kind", kind)
        assert done.exit_code == 0, done.stderr
        assert f'"kind": "{kind}"' in done.stdout
    done = call("show", "--posting", str(LYON))
    assert '"kind": "vacancy"' in done.stdout
    assert call("show").exit_code == 2


def test_data_for_search_engines_need_what_they_require(tmp_path: Path) -> None:
    done = call("build", "account-manager", "--kind", "vacancy", "--format", "jsonld", "--out", str(tmp_path / "out"))
    assert done.exit_code == 2
    assert "it lacks `employer.name`, `posted`, `place.country`, `place.city`" in done.stderr
    assert not (tmp_path / "out").exists()


def test_list_names_the_kinds_of_documents() -> None:
    assert "job-description, vacancy, cv-guide" in call("list").stdout
