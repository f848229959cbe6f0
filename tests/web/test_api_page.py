"""What docs/api.md says to type does what it says, against real servers."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from generator.cli.workspace import init
from generator.web import connection
from generator.web.api.responses import PROBLEMS
from generator.web.settings import SLOW, Limits
from tests.web.serving import TOP, Server, serving

pytestmark = pytest.mark.xdist_group("web-api-page")

PAGE = (TOP / "docs/api.md").read_text("utf-8")
_BLOCK = re.compile(r"^```(?P<language>\w+)(?: (?P<file>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
TOKEN = "0123456789abcdef0123456789abcdef"
NOT_HERE = ("jobdesc serve", "openssl rand")
"""Lines that the test does in its own way: servers on ports that are free, and their token."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of somebody who follows the page, with the files that it shows."""
    made = tmp_path_factory.mktemp("reader")
    for block in _BLOCK.finditer(PAGE):
        if block["file"]:
            (made / block["file"]).write_text(block["text"], "utf-8")
    (made / "token.txt").write_text(TOKEN, "utf-8")
    init(made / "my-firm", "fr-FR", "Comptoir des Halles")
    return made


@pytest.fixture(scope="module")
def servers(folder: Path) -> Iterator[dict[str, Server]]:
    """The servers of the page, by the port that it names."""
    token = ("--host", "0.0.0.0", "--token-file", str(folder / "token.txt"), "--name", "hr.example.com")
    (folder / "other").mkdir()
    with serving(folder / "my-firm") as own, serving(folder / "other", *token) as others:
        yield {"8642": own, "8643": others}


def holds(said: Any, told: Any) -> bool:
    """Whether an answer has everything that the page shows of it."""
    if isinstance(told, dict):
        return isinstance(said, dict) and all(key in said and holds(said[key], value) for key, value in told.items())
    if isinstance(told, list):
        return isinstance(said, list) and all(any(holds(each, value) for each in said) for value in told)
    return bool(said == told)


def commands(text: str) -> list[str]:
    joined = re.sub(r"\\\n\s*", "", text)
    return [line for line in re.split(r"\n(?=curl|jobdesc|openssl)", joined) if not line.startswith(NOT_HERE)]


def test_every_command_of_the_page_answers_what_the_page_shows(folder: Path, servers: dict[str, Server]) -> None:
    said, asked = "", 0
    for block in _BLOCK.finditer(PAGE):
        if block["language"] == "json":
            assert holds(json.loads(said), json.loads(block["text"])), f"{said[:2000]}\n{block['text']}"
        for line in commands(block["text"]) if block["language"] == "sh" else ():
            for port, server in servers.items():
                line = line.replace(f":{port}/", f":{server.port}/")
            done = subprocess.run(["bash", "-c", line], cwd=folder, capture_output=True, text=True, timeout=60)
            assert done.returncode == 0, f"{line}\n{done.stderr}"
            assert done.stdout.strip() not in ("null", "false"), line
            said, asked = done.stdout, asked + 1
    assert asked == PAGE.count("\ncurl ")
    assert asked > 15


def test_the_files_that_the_page_fetches_are_what_they_are_called(folder: Path, servers: dict[str, Server]) -> None:
    assert servers
    with ZipFile(folder / "claire.docx") as word:
        assert "Claire Martin" in word.read("word/document.xml").decode()
    with ZipFile(folder / "claire.zip") as several:
        kinds = {Path(name).suffix for name in several.namelist()}
        (text,) = [several.read(name).decode() for name in several.namelist() if name.endswith(".md")]
    assert kinds == {".pdf", ".md"}
    assert "Maison Verdier" in text
    assert "Direction commerciale" in text
    with ZipFile(folder / "everybody.zip") as everybody:
        assert len([name for name in everybody.namelist() if name.endswith(".md")]) == 2
    events = (folder / "events.txt").read_text("utf-8")
    assert "event: done" in events


def test_the_page_names_every_operation(servers: dict[str, Server]) -> None:
    table = PAGE[PAGE.index("| to ask |") : PAGE.index("## Documents")]
    for path in servers["8642"].json("/api/v1/openapi.json")["paths"]:
        last = "/" + path.removeprefix("/api/v1/").rpartition("/")[2]
        assert path.removeprefix("/api/v1") in table or last in table, path


def test_the_limits_that_the_page_tells_are_what_they_are() -> None:
    limits = Limits()
    told = re.sub(r"\s+", " ", PAGE[PAGE.index("## Limits") : PAGE.index("Under load")])
    for words in (
        f"JSON may have {limits.text // 10**6} MB, a file {limits.file // 10**6} MB",
        f"may take {limits.wall:.0f} seconds, and {limits.processor} of a processor",
        f"{limits.memory >> 30} GiB of memory",
        f"{limits.quick} quick questions may wait",
        f"of slow ones, such as PDFs, as many as {SLOW} for each processor",
        f"{limits.rate:.0f} requests a second in the long run, {limits.burst} at once",
        f"at most {connection.MOST} connections",
        f"within {connection.HEAD:.0f} seconds, its body within {connection.BODY:.0f}",
    ):
        assert words in told
    assert {field.name for field in fields(Limits)} == {
        "text", "file", "memory", "wall", "processor", "quick", "slow", "workers", "rate", "burst",
    }  # fmt: skip


def test_the_page_tells_what_to_do_with_every_status() -> None:
    told = set(re.findall(r"\b[45]\d\d\b", PAGE[PAGE.index("| status |") : PAGE.index("## Limits")]))
    assert told == {str(status) for status in PROBLEMS}
