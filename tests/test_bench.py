"""The benchmark beside peers: its staff lists, its table, and what it compares."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator import Assets, roles
from generator.render import renderer
from tests.bench import content, staff, timing
from tests.bench.__main__ import ROWS
from tests.bench.desk import Child, Desk
from tests.bench.timing import NotThere

TOP = Path(__file__).parents[1]


def benchmark(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.bench", *words]
    return subprocess.run(command, capture_output=True, text=True, env=timing.surroundings(), cwd=TOP)


def test_a_staff_list_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        staff.write(500, tmp_path / name)
    data = (tmp_path / "a.csv").read_bytes()
    assert data == (tmp_path / "b.csv").read_bytes()
    assert sha256(data).hexdigest()[:16] == "5d727ad2d974c110"


def test_a_longer_staff_list_begins_with_the_shorter_one() -> None:
    assert [*staff.staff(1000)][:100] == [*staff.staff(100)]


def test_a_staff_list_has_every_role_and_language_and_no_number_twice(tmp_path: Path) -> None:
    staff.write(1000, tmp_path / "staff.csv")
    with (tmp_path / "staff.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file, strict=True)]
    assert len({row["number"] for row in rows}) == 1000
    assert {row["role"] for row in rows} <= {role.id for role in roles(Assets())}
    mixed = {(row["role"], row["locale"]) for row in rows}
    assert len(mixed) == len(staff.ROLES) * len(staff.LOCALES)


def test_one_row_is_measured_from_end_to_end() -> None:
    done = benchmark("help", "--quick", "--rounds", "1")
    assert not done.returncode, done.stderr
    assert "| jobdesc --help " in done.stdout


def test_an_unknown_row_is_told_with_those_that_there_are() -> None:
    done = benchmark("hlep")
    assert done.returncode == 2
    assert all(name in done.stderr for name in ROWS)


def test_what_is_missing_is_told_in_its_row_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = benchmark("pandoc", "help", "--rounds", "1")
    assert not done.returncode, done.stderr
    assert "| pandoc is not installed: apt-get install pandoc" in done.stdout
    assert "| jobdesc --help " in done.stdout


def test_a_process_that_fails_is_told_with_what_it_said() -> None:
    with pytest.raises(NotThere, match="there is no role `nobody`"):
        timing.run(timing.program("build", "nobody"))


def test_the_memory_of_a_process_and_of_those_below_it_is_told_apart() -> None:
    below = "import time; held = bytearray(150 << 20); time.sleep(0.4)"
    done = timing.run(
        [sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {below!r}])"]
    )
    assert done.parent < 60
    assert 150 < done.worker < 200
    assert done.seconds > 0.4


def test_steps_are_taken_in_turn() -> None:
    taken: list[str] = []

    def step(name: str, time: float) -> float:
        taken.append(name)
        return time

    times = timing.in_turn({"a": lambda: step("a", 1.0), "b": lambda: step("b", 2.0)}, 2)
    assert taken == ["a", "b"] * 3
    assert timing.ratio(times["a"], times["b"]) == 0.5


def test_a_process_that_stays_makes_documents_in_turns() -> None:
    with Desk(Path()).ours("docx", "fr-FR") as child:
        assert 0 < child.turn() < 10_000
        assert child.memory() > 20


def test_a_process_that_ends_is_told_with_what_it_said() -> None:
    with (
        pytest.raises(NotThere, match="no such thing"),
        Child([sys.executable, "-c", "raise SystemExit('no such thing')"]),
    ):
        pass


def words_apart(tmp_path: Path, said: Sequence[tuple[bytes, bytes]]) -> dict[str, int]:
    """How the words of our Word file and of a copy of it, changed, differ."""
    (tree,) = content.trees(locales=("fr-FR",))
    (ours,) = renderer("docx")((tree,), Assets())
    (tmp_path / "ours.docx").write_bytes(ours)
    with ZipFile(tmp_path / "ours.docx") as parts, ZipFile(tmp_path / "theirs.docx", "w") as changed:
        for name in parts.namelist():
            data = parts.read(name)
            for old, new in said:
                data = data.replace(old, new)
            changed.writestr(name, data)
    return dict(content.differences(ours, (tmp_path / "theirs.docx").read_bytes(), tree))


def test_a_word_that_a_peer_leaves_out_is_found(tmp_path: Path) -> None:
    numbers = words_apart(tmp_path, [])
    assert words_apart(tmp_path, [(b"Dynamisme", b"Entrain")]) == {
        **numbers,
        "Dynamisme": -1,
        "Entrain": 1,
    }
