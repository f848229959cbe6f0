"""From a few rows to an employer's workspace with a staff list, and to what a batch makes of it."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.batch import Batch, batch
from generator.batch.journal import NAME as JOURNAL
from generator.cli.workspace import init
from generator.load.table import read
from generator.model.register import Entry
from generator.model.request import Request
from generator.pipeline.composing import assets_of
from generator.pipeline.holding import Workshop
from generator.pipeline.people import people
from generator.register import Register
from tests.cli.running import TOP

DAY = date(2026, 11, 27)
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Firm:
    """A workspace, and the folder that its people's documents go into."""

    place: Path

    @property
    def folder(self) -> Path:
        return self.place / "output/people"

    @property
    def table(self) -> Path:
        return self.place / "people.csv"

    def employ(self, rows: Sequence[Row]) -> None:
        """Write the staff list."""
        columns = dict.fromkeys(name for row in rows for name in row)
        with self.table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(columns), restval="")
            writer.writeheader()
            writer.writerows(rows)

    def files(self) -> dict[str, bytes]:
        """Every document, by its name below the folder."""
        return documents(self.folder)

    def times(self) -> dict[str, int]:
        """When every file was last written, in nanoseconds."""
        return {str(path): path.stat().st_mtime_ns for path in self.folder.rglob("*") if path.is_file()}

    def entries(self) -> tuple[Entry, ...]:
        """Every version of every document that was issued."""
        with Register(self.place / "register.sqlite") as register:
            return register.entries()

    def numbers(self) -> list[str]:
        """The numbers of what is in force, in order."""
        return [entry.number for entry in self.entries() if entry.current]

    def planned(self, folder: Path, formats: tuple[str, ...] = ("docx",), **how: object) -> Batch:
        """A batch of everybody in the staff list, as a program asks for it."""
        request = Request(date=DAY, formats=formats, workspace=self.place)
        workshop = Workshop(assets_of(request), request)
        found = people(read(self.table), workshop.employer, workshop.bench)
        assert not found.problems, found.problems
        return batch([person for person, _ in found.people], request, folder, workshop, **how)  # type: ignore[arg-type]


def founded(folder: Path, rows: Sequence[Row]) -> Firm:
    """A workspace under English law with these people and no departments of its own."""
    init(folder, "en-GB")
    firm = Firm(folder)
    (folder / "people.xlsx").unlink()
    (folder / "employer.yaml").write_text("language: en\nname: Larkfield Trading Ltd\ncountry: GB\nlocales: [en-GB]\n")
    firm.employ(rows)
    return firm


def rows(count: int, **more: str) -> list[Row]:
    """So many people of two roles."""
    roles = ("account-manager", "client-search-manager")
    return [
        {"name": f"Person {index}", "role": roles[index % 2], "number": f"P{index:04}", **more}
        for index in range(1, count + 1)
    ]


def documents(folder: Path) -> dict[str, bytes]:
    """Every document below a folder, by its name there."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.parent != folder)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def in_a_process(firm: Firm, *words: str, python: Iterable[str] = ()) -> subprocess.Popen[str]:
    """Begin a command in the workspace, in a process group of its own."""
    command = [sys.executable, "-P", *python, "-m", "generator", *words]
    surroundings = {**os.environ, "PYTHONPATH": str(TOP)}
    return subprocess.Popen(
        command, cwd=firm.place, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip


def journal(firm: Firm) -> int:
    """How many lines the journal has."""
    path = firm.folder / JOURNAL
    return len(path.read_bytes().splitlines()) if path.exists() else 0
