"""What the guides say to type works as they say, in a folder of the reader's own."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
GUIDES = (
    "README.md", "roles/README.md", "templates/README.md", "TRANSLATING.md", "CONTRIBUTING.md",
)  # fmt: skip
LONG = ("README.md", "CONTRIBUTING.md", "TRANSLATING.md")
"""Those whose commands take minutes together."""

NOT_HERE = {
    "./test": "it is this run",
    "JOBDESC_PICTURES=": "it makes pictures anew on purpose",
    ".venv/bin/python -m tests.sentences": "it writes into this checkout",
    "sudo": "it needs root, and minutes",
    "uv": "the lock is made anew on purpose, not by a test",
    ".venv/bin/python tests/benchmark.py": "it takes minutes, and asserts nothing",
    ".venv/bin/python -m tests.bench": "it takes longer, and installs other programs",
    ".venv/bin/python tests/golden/approve.py": "a person approves a document",
}
"""Commands that a test cannot run, by how they begin, and why."""

_FENCE = re.compile(r"^```(?P<language>[a-z]+)(?: (?P<name>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A block of code in a guide: its language, the file that it is to stand in, if any, and its text."""

    language: str
    name: str | None
    text: str


def blocks(guide: str) -> list[Block]:
    text = (TOP / guide).read_text("utf-8")
    return [Block(found["language"], found["name"], found["text"]) for found in _FENCE.finditer(text)]


def commands(guide: str) -> list[str]:
    joined = [block.text.replace("\\\n", " ") for block in blocks(guide) if block.language == "sh"]
    return [line for text in joined for line in text.splitlines() if line and not line.startswith("#")]


def a_folder_of_the_readers(tmp_path: Path, guide: str) -> Path:
    """The files that a guide shows, the program, and what a command of the guide reads from the checkout."""
    for block in blocks(guide):
        if block.name:
            file = tmp_path / block.name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, "utf-8")
    (tmp_path / "jobdesc").symlink_to(TOP / "jobdesc")
    return tmp_path


def run(line: str, folder: Path) -> None:
    command, _, target = line.partition(" > ")
    words = shlex.split(command, comments=True)
    if words[0] == "jobdesc":
        words[:1] = ["./jobdesc"]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, env={**os.environ, "COLUMNS": "100"})
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    if target:
        assert (TOP / target).read_text("utf-8") == done.stdout, f"{target} is not what `{command}` prints"


@pytest.mark.parametrize(
    "guide", [pytest.param(guide, marks=[pytest.mark.slow] if guide in LONG else []) for guide in GUIDES]
)
def test_every_command_of_a_guide_works(guide: str, tmp_path: Path) -> None:
    folder = a_folder_of_the_readers(tmp_path, guide)
    here = [line for line in commands(guide) if not line.startswith(tuple(NOT_HERE))]
    assert commands(guide), f"{guide} shows no command"
    where = folder
    for line in here:
        if line.startswith("cd "):
            where = folder / line.removeprefix("cd ")
            assert where.is_dir(), line
        else:
            # Whoever is in a folder of the guide's stays there while its commands call the program from there.
            where = where if line.startswith("../") else folder
            run(line, where)


def test_every_command_that_is_not_run_here_stands_in_a_guide_and_exists() -> None:
    lines = [line for guide in GUIDES for line in commands(guide)]
    for beginning in NOT_HERE:
        assert any(line.startswith(beginning) for line in lines), f"no guide says `{beginning}`"
    for line in lines:
        for word in line.split():
            if word.startswith(("tests/", "./")) and not word.startswith("./jobdesc"):
                assert (TOP / word.split(":")[0]).exists(), f"`{line}` names {word}, which is not there"


def test_the_page_that_the_readme_shows_is_the_page_that_is_made(tmp_path: Path) -> None:
    folder = a_folder_of_the_readers(tmp_path, "README.md")
    run("./jobdesc build telephone-sales --roles my-roles --format md", folder)
    made = (folder / "output/telephone-sales/job-description.fr-FR.md").read_text("utf-8")
    flat = re.sub(r"[\s\u00a0\u202f\\]+", " ", made)
    for words in (
        "Passer au moins 60 appels par jour aux principaux clients",
        "| 3.1.3 | Appels passés | Au moins 60 appels",
    ):
        assert words in flat


def test_the_mistake_that_the_readme_shows_is_told_as_it_shows(tmp_path: Path) -> None:
    folder = a_folder_of_the_readers(tmp_path, "README.md")
    role = folder / "my-roles/telephone-sales.yaml"
    said = next(block.text for block in blocks("README.md") if block.language == "text")
    lines = role.read_text("utf-8").splitlines()
    line = int(said.split(":")[1])
    role.write_text("\n".join([*lines[: line - 1], "dutys:", *lines[line - 1 :]]), "utf-8")
    done = subprocess.run(["./jobdesc", "validate", "my-roles"], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 2
    assert said in done.stderr


def test_the_program_that_the_readme_shows_runs(tmp_path: Path) -> None:
    (program,) = (block.text for block in blocks("README.md") if block.language == "python")
    environment = {**os.environ, "PYTHONPATH": str(TOP)}
    subprocess.run([sys.executable, "-P", "-c", program], cwd=tmp_path, check=True, env=environment)
    assert (tmp_path / "account-manager.docx").read_bytes().startswith(b"PK")


def test_every_link_of_a_guide_leads_somewhere() -> None:
    for guide in (*GUIDES, "CHANGELOG.md", *(f"docs/{path.name}" for path in (TOP / "docs").glob("*.md"))):
        for target in re.findall(r"(?:\]\(|src=\")([^)#\"]+)[)\"]", (TOP / guide).read_text("utf-8")):
            if "://" not in target:
                assert (TOP / guide).parent.joinpath(target).exists(), f"{guide} leads to {target}"
