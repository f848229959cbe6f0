"""A build makes what has changed and leaves the rest: nothing changed, and no renderer is even read."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.running import TOP, call, start
from tests.folders import GREETER, fill

WORKSPACE = {
    "employer.yaml": "language: fr\nname: Comptoir des Halles\nlocales: [fr-FR]\n",
    "roles/greeter.yaml": GREETER,
    "roles/porter.yaml": """\
id: porter
language: fr
title: {single: Gardien d’immeuble}
category: performers
duties:
  - greet
  - id: doors
    text: Ouvrir et fermer les portes.
""",
    "roles/shared/house.yaml": """\
language: fr
duties:
  - id: greet
    text: Saluer les visiteurs.
""",
}


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small workspace, which commands are given in."""
    fill(tmp_path / "house", WORKSPACE)
    monkeypatch.chdir(tmp_path / "house")
    return tmp_path / "house"


def stamps(folder: Path) -> dict[str, int]:
    """When each document was written, in nanoseconds, by its path."""
    files = (path for path in (folder / "output").rglob("*") if path.is_file() and path.name != "manifest.json")
    return {path.relative_to(folder / "output").as_posix(): path.stat().st_mtime_ns for path in files}


def changed(before: dict[str, int], after: dict[str, int]) -> set[str]:
    return {name for name, stamp in after.items() if before.get(name) != stamp}


def build(*words: str) -> str:
    done = call("build", "greeter", "porter", "--format", "docx", "--format", "md", *words)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_second_build_has_nothing_to_do(workspace: Path) -> None:
    build()
    before = stamps(workspace)
    assert build().startswith("nothing to do: 4 files there already in output/ (")
    assert stamps(workspace) == before


def test_a_build_with_nothing_to_do_reads_no_renderer_and_no_role(workspace: Path) -> None:
    build()
    program = (
        "import sys; from generator.cli.app import app\n"
        "app(['build', 'greeter', 'porter', '--format', 'docx', '--format', 'md'], standalone_mode=False)\n"
        "print(*sorted(sys.modules))"
    )
    done = start_python(program, workspace)
    assert "nothing to do" in done
    read = set(done.splitlines()[-1].split())
    assert "generator.cli.building" in read
    assert not {name for name in read if name.startswith(("generator.render", "generator.compose", "docx", "lxml"))}


def start_python(program: str, here: Path) -> str:
    import subprocess
    import sys

    surroundings = {**os.environ, "PYTHONPATH": str(TOP)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", program], cwd=here, env=surroundings, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_changed_clause_rebuilds_only_the_documents_that_print_it(workspace: Path) -> None:
    build()
    before = stamps(workspace)
    role = workspace / "roles/porter.yaml"
    role.write_text(role.read_text("utf-8").replace("Ouvrir et fermer", "Surveiller"), "utf-8")
    assert build().startswith("2 files of 2 documents, 2 there already, in ")
    assert changed(before, stamps(workspace)) == {
        "porter/job-description.fr-FR.docx", "porter/job-description.fr-FR.md",
    }  # fmt: skip


def test_a_shared_clause_rebuilds_those_who_refer_to_it(workspace: Path) -> None:
    build()
    before = stamps(workspace)
    shared = workspace / "roles/shared/house.yaml"
    shared.write_text(shared.read_text("utf-8").replace("Saluer", "Accueillir"), "utf-8")
    build()
    assert {name.split("/")[0] for name in changed(before, stamps(workspace))} == {"porter"}


def test_lines_that_move_and_remarks_change_nothing_that_is_printed(workspace: Path) -> None:
    build()
    before = stamps(workspace)
    role = workspace / "roles/greeter.yaml"
    role.write_text("# Une remarque.\n\n" + role.read_text("utf-8"), "utf-8")
    assert build().startswith("nothing to do: 4 files there already")
    assert stamps(workspace) == before
    # The manifest knows the file that the documents would be made of now.
    from hashlib import sha256

    entry = json.loads((workspace / "output/manifest.json").read_bytes())["files"]["greeter/job-description.fr-FR.md"]
    assert entry["sources"]["roles/greeter.yaml"] == sha256(role.read_bytes()).hexdigest()


def test_the_employer_rebuilds_everything(workspace: Path) -> None:
    build()
    before = stamps(workspace)
    employer = workspace / "employer.yaml"
    employer.write_text(employer.read_text("utf-8").replace("Halles", "Quais"), "utf-8")
    build()
    assert changed(before, stamps(workspace)) == set(before)


def test_a_template_rebuilds_the_formats_that_are_drawn_with_it(workspace: Path) -> None:
    assert call("build", "greeter", "--format", "html", "--format", "md").exit_code == 0
    before = stamps(workspace)
    fill(workspace / "templates", {"html/screen.css": "h1 { color: #123456 }\n"})
    assert call("build", "greeter", "--format", "html", "--format", "md").exit_code == 0
    assert changed(before, stamps(workspace)) == {"greeter/job-description.fr-FR.html"}


def test_a_translation_rebuilds_the_documents_in_its_language(workspace: Path) -> None:
    words = ("greeter", "--format", "md", "--locale", "fr-FR", "--locale", "de-DE", "--allow-untranslated")
    assert call("build", *words).exit_code == 0
    before = stamps(workspace)
    catalog = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    catalog += 'msgctxt "greeter/duties/greet"\nmsgid "Accueillir les visiteurs."\nmsgstr "Gäste empfangen."\n'
    fill(workspace / "roles", {"locale/de/greeter.po": catalog})
    assert call("build", *words).exit_code == 0
    assert changed(before, stamps(workspace)) == {"greeter/job-description.de-DE.md"}


def test_a_file_that_was_lost_or_changed_by_hand_is_made_again(workspace: Path) -> None:
    build()
    lost, marred = (
        workspace / "output/greeter/job-description.fr-FR.md",
        workspace / "output/porter/job-description.fr-FR.docx",
    )
    data = lost.read_bytes(), marred.read_bytes()
    lost.unlink()
    marred.write_bytes(b"scribbled")
    assert build().startswith("2 files of 2 documents, 2 there already, in ")
    assert (lost.read_bytes(), marred.read_bytes()) == data


def test_a_document_that_has_not_changed_keeps_its_day(workspace: Path) -> None:
    build("--date", "2026-01-05")
    before = stamps(workspace)
    build()
    assert stamps(workspace) == before
    build("--date", "2026-03-01")
    assert changed(before, stamps(workspace)) == set(before)
    assert "1er mars 2026" in (workspace / "output/greeter/job-description.fr-FR.md").read_text("utf-8").replace(
        "\xa0", " "
    )


def test_the_formats_of_a_document_bear_one_day(workspace: Path) -> None:
    build("--date", "2026-01-05")
    (workspace / "output/greeter/job-description.fr-FR.md").unlink()
    before = stamps(workspace)
    build()
    assert changed(before, stamps(workspace)) == {
        "greeter/job-description.fr-FR.md", "greeter/job-description.fr-FR.docx",
    }  # fmt: skip


def test_force_makes_everything_anew(workspace: Path) -> None:
    build()
    before = stamps(workspace)
    assert build("--force").startswith("4 files of 2 documents in ")
    assert changed(before, stamps(workspace)) == set(before)


def test_a_warning_is_told_again_though_nothing_is_made(workspace: Path) -> None:
    fill(workspace / "roles", {"Stray Name.yaml": "id: x\n"})
    for _ in range(2):
        assert "Stray Name.yaml" in call("build", "greeter", "--format", "md").stderr


def test_another_engine_makes_another_pdf(workspace: Path) -> None:
    made = []
    for engine in ("weasyprint", "typst"):
        assert start("build", "greeter", "--format", "pdf", "--pdf-engine", engine, here=workspace).returncode == 0
        made.append((workspace / "output/greeter/job-description.fr-FR.pdf").read_bytes())
        entry = json.loads((workspace / "output/manifest.json").read_bytes())["files"]
        assert entry["greeter/job-description.fr-FR.pdf"]["engine"] == engine
    assert made[0] != made[1]
