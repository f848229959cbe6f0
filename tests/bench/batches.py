"""From staff lists to the time and memory that their documents take, beside the usual way to the same files."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.desk import Desk, need, need_typst, tool
from tests.bench.table import Line
from tests.bench.timing import TOP, NotThere, Run, program, run, surroundings

_BOTH = ("--format", "docx", "--format", "pdf")


def batch(desk: Desk, people: int, engine: str, workers: int) -> Run:
    """Make every document of a staff list in a new workspace."""
    need("batch", "--help")
    if engine == "typst":
        need_typst()
    with desk.workspace(people) as place:
        words = ("batch", "staff.csv", "--quiet", "--out", str(place / "out"), *_BOTH, "--pdf-engine", engine)
        done = run(program(*words, "--workers", str(workers)), place)
        made = sum(1 for path in (place / "out").rglob("*") if path.suffix in (".docx", ".pdf"))
    # Lists of who has to sign come on top.
    if made < 2 * people:
        raise NotThere(f"the batch of {people} people made {made} files, not {2 * people}")
    return done


def thousand(desk: Desk) -> Iterator[Line]:
    """A thousand people, docx + pdf, by either engine and on one and two workers."""
    for engine, goal, count in (
        ("typst", "60 people/s on two", 200 if desk.quick else 1000),
        ("weasyprint", "6 people/s on two", 40 if desk.quick else 200),
    ):
        alone = 0.0
        for workers in (1, 2):
            done = batch(desk, count, engine, workers)
            note = f"; {alone / done.seconds:.2f} x as fast as one" if alone else ""
            alone = alone or done.seconds
            yield Line(
                f"batch of {count}, docx + pdf ({engine}), {workers} worker{'s'[: workers - 1]}",
                f"{count / done.seconds:.1f} people/s", _spent(done, count) + note,
                f"{goal}; 1.7 x" if workers == 2 else "",
            )  # fmt: skip


def growth(desk: Desk) -> Iterator[Line]:
    """What a person costs, and the peaks of memory, from ten rows to ten thousand."""
    before, already = 0.0, 0
    for count in (10, 100, 1000) if desk.quick else (10, 100, 1000, 10_000):
        done = batch(desk, count, "typst", 2)
        further = (desk.told(done) - before) * 1000 / (count - already)
        before, already = desk.told(done), count
        cost = f"{before * 1000 / count:.1f} ms a person"
        peaks = f"further {further:.1f} ms; parent {done.parent:.0f} MiB, worker {done.worker:.0f} MiB"
        yield Line(f"batch of {count}, docx + pdf (typst), 2 workers", cost, peaks, "flat; under 200 and 300 MiB")


def usual_way(desk: Desk) -> Iterator[Line]:
    """The same files by docxtpl and LibreOffice, on two processes that each convert fifty files a call."""
    tool("soffice", "libreoffice-writer-nogui", desk.install)
    count = 40 if desk.quick else 200
    theirs = _usual(desk, count) / count
    yield Line(
        f"docxtpl + LibreOffice, {count} people, docx + pdf, 2 processes", f"{theirs * 1000:.1f} ms a person",
        f"{1 / theirs:.1f} people/s",
    )  # fmt: skip
    for engine, people, goal in (("typst", 200 if desk.quick else 1000, "8 x"), ("weasyprint", count, "")):
        what = f"batch of {people}, docx + pdf ({engine}), 2 workers"
        try:
            ours = desk.told(batch(desk, people, engine, 2)) / people
        except NotThere as error:
            yield Line(what, str(error))
            continue
        yield Line(what, f"{ours * 1000:.1f} ms a person", f"{theirs / ours:.1f} x as fast as the usual way", goal)


def _spent(done: Run, people: int) -> str:
    return f"{done.processor * 1000 / people:.0f} ms of processor each"


def _usual(desk: Desk, count: int) -> float:
    half = count // 2
    with TemporaryDirectory(dir=desk.folder) as name:
        commands = [
            desk.peer("docxtpl", "word", "usual", str(desk.template), str(desk.contents), name, str(first), str(half))
            for first in (0, half)
        ]
        start = desk.clock()
        running = [subprocess.Popen(each, cwd=TOP, env=surroundings(), stderr=subprocess.PIPE) for each in commands]
        for process in running:
            _, said = process.communicate()
            if process.returncode:
                raise NotThere(f"the usual way failed: {said.decode('utf-8', 'replace')[-300:]}")
        seconds = desk.clock() - start
        made = len([*Path(name).glob("*.pdf")])
    assert made == 2 * half, f"{made} PDF files of {2 * half}"
    return seconds
