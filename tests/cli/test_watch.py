"""`jobdesc watch`: a save makes the documents anew, a mistake is told as `validate` tells it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import TOP, call
from tests.folders import GREETER, fill


class Watch:
    """The command, running in a folder."""

    def __init__(self, folder: Path, log: Path, *words: str) -> None:
        self.log = log
        surroundings = {**os.environ, "PYTHONPATH": str(TOP), "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-P", "-m", "generator", "watch", *words]
        with log.open("wb") as said:
            self.process = subprocess.Popen(command, cwd=folder, env=surroundings, stdout=said, stderr=said)

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def wait(self, words: str, times: int = 1) -> None:
        """Until it has said something so many times; a machine that is busy gets its time."""
        until = time.monotonic() + 60
        while self.said().count(words) < times:
            assert time.monotonic() < until, self.said()
            assert self.process.poll() is None, self.said()
            time.sleep(0.05)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    files = {"employer.yaml": "language: fr\nname: Comptoir des Halles\n", "roles/greeter.yaml": GREETER}
    return fill(tmp_path / "house", files)


@pytest.fixture
def watch(house: Path, tmp_path: Path) -> Iterator[Watch]:
    running = Watch(house, tmp_path / "said", "greeter", "--format", "md")
    yield running
    running.process.kill()
    running.process.wait()


def save(path: Path, old: str, new: str) -> None:
    """Save as editors do: another file, put in the place of the first."""
    beside = path.with_suffix(".tmp")
    beside.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    os.replace(beside, path)


def test_a_save_makes_the_documents_anew_until_it_is_interrupted(house: Path, watch: Watch) -> None:
    watch.wait("Ctrl-C ends it.")
    made = house / "output/greeter/job-description.fr-FR.md"
    assert "Annoncer les visiteurs." in made.read_text("utf-8")
    save(house / "roles/greeter.yaml", "Annoncer", "Présenter")
    watch.wait("1 file of 1 document", times=2)
    assert "Présenter les visiteurs." in made.read_text("utf-8")
    watch.process.send_signal(signal.SIGINT)
    assert watch.process.wait(timeout=20) == 0
    assert watch.said().endswith("ended.\n")


def test_the_first_error_is_told_as_validate_tells_it_and_the_watch_goes_on(house: Path, watch: Watch) -> None:
    watch.wait("Ctrl-C ends it.")
    save(house / "roles/greeter.yaml", "duties:", "dutys:\n  - x\nrigths:")
    watch.wait("jobdesc validate tells all.")
    told = call("validate", house / "roles").stderr.splitlines()
    first = [line for line in watch.said().splitlines() if "greeter.yaml:5:1" in line or "dutys:" in line]
    assert first[0].removeprefix("roles/") == told[0].split("roles/")[-1]
    assert "unknown key `dutys`" in first[0]
    assert "`rigths`" not in watch.said()
    save(house / "roles/greeter.yaml", "dutys:\n  - x\nrigths:", "duties:")
    watch.wait("nothing to do: 1 file there already")


def test_what_it_writes_itself_starts_nothing(house: Path, watch: Watch) -> None:
    watch.wait("Ctrl-C ends it.")
    said = watch.said()
    (house / "output/note.yaml").write_text("x: 1\n", "utf-8")
    (house / "roles/.greeter.yaml.swp").write_text("", "utf-8")
    time.sleep(1.5)
    assert watch.said() == said
