"""A batch that is broken off leaves whole files and no number lost, and the next one goes on where it stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.batch.firm import Firm, founded, in_a_process, journal, rows

MANY = 200
NUMBERS = [f"JD-2026-{number:03}" for number in range(1, MANY + 1)]
WORDS = ("batch", "people.csv", "--format", "docx", "--date", "2026-11-27", "--workers", "2")


@pytest.fixture
def firm(tmp_path: Path) -> Firm:
    return founded(tmp_path / "a firm", rows(MANY))


def until(firm: Firm, lines: int, process: subprocess.Popen[str]) -> None:
    """Wait until so many documents are entered in the journal."""
    for _ in range(1200):
        if journal(firm) >= lines:
            return
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    raise AssertionError(f"{journal(firm)} documents after a minute")


def alive(group: int) -> list[str]:
    """The processes of a group that still run, zombies aside."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            found.append(path.parent.name)
    return found


def gone(group: int) -> bool:
    for _ in range(200):
        if not alive(group):
            return True
        time.sleep(0.05)
    return False


def assert_whole(firm: Firm) -> None:
    for path in firm.folder.rglob("*"):
        assert not path.name.endswith((".part", ".old")), path
        if path.suffix == ".docx":
            assert ZipFile(path).testzip() is None


def go_on(firm: Firm) -> str:
    """The batch once more, to its end; what it says."""
    process = in_a_process(firm, *WORDS)
    said, wrong = process.communicate(timeout=300)
    assert process.returncode == 0, wrong
    assert firm.numbers() == NUMBERS
    assert len(firm.files()) == MANY
    assert_whole(firm)
    return said


@pytest.mark.slow
def test_an_interrupt_at_the_terminal_leaves_whole_files_and_says_how_to_go_on(firm: Firm) -> None:
    process = in_a_process(firm, *WORDS)
    until(firm, 40, process)
    os.killpg(process.pid, signal.SIGINT)
    _, wrong = process.communicate(timeout=60)
    assert process.returncode == 130
    made = len(firm.files())
    assert 40 <= made < MANY
    assert f"interrupted: {made} of {MANY} documents made, all of them whole." in wrong
    assert "Run the same command again: it goes on where this one stopped." in wrong
    assert "Traceback" not in wrong
    assert gone(process.pid)
    assert_whole(firm)
    assert journal(firm) == made
    assert firm.numbers() == NUMBERS[:made] or len(set(firm.numbers())) == made
    before = firm.times()
    assert f"{MANY - made} documents made ({MANY - made} files), {made} there already" in go_on(firm)
    after = firm.times()
    assert all(after[name] == time for name, time in before.items() if name.endswith(".docx"))


@pytest.mark.slow
def test_a_batch_that_is_killed_leaves_no_process_behind_and_loses_no_number(firm: Firm) -> None:
    process = in_a_process(firm, *WORDS)
    until(firm, 40, process)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)
    assert gone(process.pid), alive(process.pid)
    assert "there already" in go_on(firm)
    go_on(firm)


@pytest.mark.slow
def test_a_worker_that_is_killed_costs_no_document(firm: Firm, tmp_path: Path) -> None:
    process = in_a_process(firm, *WORDS)
    until(firm, 40, process)
    victim = busiest(process.pid)
    os.kill(victim, signal.SIGKILL)
    said, wrong = process.communicate(timeout=300)
    assert process.returncode == 0, wrong
    assert f"{MANY} documents made ({MANY} files)" in said
    assert firm.numbers() == NUMBERS
    assert len(firm.files()) == MANY
    assert gone(process.pid)


def busiest(group: int) -> int:
    """The process of a group, other than its first, that has used the most of a processor: a worker at work."""

    def used(pid: str) -> int:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    return int(max((pid for pid in alive(group) if int(pid) != group), key=used))


@pytest.mark.slow
def test_two_batches_at_once_share_the_numbers_without_gaps_or_doubles(firm: Firm) -> None:
    half = MANY // 2
    people = rows(MANY)
    firm.employ(people[:half])
    (firm.place / "others.csv").write_bytes(firm.table.read_bytes())
    firm.employ(people[half:])
    first = in_a_process(firm, *WORDS, "--out", "one")
    second = in_a_process(firm, "batch", "others.csv", *WORDS[2:], "--out", "two")
    for process in (first, second):
        _, wrong = process.communicate(timeout=300)
        assert process.returncode == 0, wrong
    assert firm.numbers() == NUMBERS
    assert len({entry.name for entry in firm.entries()}) == MANY


@pytest.mark.slow
def test_a_second_batch_into_the_same_folder_is_refused_while_the_first_runs(firm: Firm) -> None:
    first = in_a_process(firm, *WORDS)
    until(firm, 1, first)
    second = in_a_process(firm, *WORDS)
    _, wrong = second.communicate(timeout=60)
    assert second.returncode == 2
    assert "output/people: another batch is writing into this folder just now." in wrong
    assert "Wait until it is done, or choose another folder with --out." in wrong
    _, wrong = first.communicate(timeout=300)
    assert first.returncode == 0, wrong
    assert firm.numbers() == NUMBERS


@pytest.mark.slow
def test_the_same_people_in_another_folder_are_refused_while_they_are_being_made(firm: Firm) -> None:
    first = in_a_process(firm, *WORDS)
    until(firm, 1, first)
    second = in_a_process(firm, *WORDS, "--out", "elsewhere")
    _, wrong = second.communicate(timeout=60)
    assert second.returncode == 2
    assert "is being made by another run." in wrong
    assert len(wrong.splitlines()) == 12, "people are not told one by one"
    _, wrong = first.communicate(timeout=300)
    assert first.returncode == 0, wrong
    assert firm.numbers() == NUMBERS
