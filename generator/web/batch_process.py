"""From a staff list on standard input to everybody's documents in a folder, told in lines of JSON: one run, a program.

It is a process of its own, under a limit of memory that holds for each of its workers too, and ends with the server.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from generator.assets import EMPLOYER
from generator.batch import Batch, Step, batch_of_people, signing
from generator.batch.judging import judge, rejected
from generator.errors import DocumentError, InputError, Problem
from generator.load import table
from generator.model.delimiter import delimiter
from generator.model.request import Request
from generator.model.table import Table
from generator.office import family, limits
from generator.office.leaving import clear
from generator.pipeline.composing import assets_of
from generator.pipeline.holding import Workshop
from generator.pipeline.people import People, people
from generator.web.desk.staff import at_cells, with_usual
from generator.web.message import Message, unpacked
from generator.web.packing import pack
from generator.web.speech import Speech, speech
from generator.web.telling import told
from generator.write import output

REJECTED = "rejected.csv"
_LARGEST = 16 << 30
"""Bytes of the one file that holds all documents."""
_OFTEN = 0.2
"""Seconds between two lines about progress."""
_TOLD = 200
"""Documents that could not be made, and problems, that are told one by one."""

Say = Callable[..., None]


class Run:
    """One run. What it says: `begun` with what is to be made, `progress`, and at its end `done`, `cancelled` or
    `failed`."""

    def __init__(self, asked: Message, say: Say) -> None:
        self.asked, self.say = asked.head, say
        self.data = asked.body
        home, workspace = Path.cwd(), (Path.cwd() / EMPLOYER).is_file()
        self.folder, self.private = Path(self.asked["folder"]), Path(self.asked["private"])
        self.request = Request(
            date=date.fromisoformat(self.asked["date"]),
            formats=tuple(self.asked["formats"]),
            workspace=home if workspace else None,
        )
        self.left: list[dict[str, Any]] = []
        self.said: Speech = speech(self.asked["language"], assets_of(self.request))
        self.found = People()
        self.steps: list[Step] = []
        self.work: Batch | None = None
        self.began = monotonic()

    def make(self) -> None:
        """Make everything, and tell of it to the end."""
        try:
            self._make()
            self._end("done")
        except KeyboardInterrupt:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            self._end("cancelled")
        except InputError as error:
            self._fail(error.problems)
        except DocumentError as error:
            self._fail([Problem("", 0, 0, "", str(error))])

    def _make(self) -> None:
        given = table.parse(self.data, self.asked["name"], self.asked.get("sheet") or None)
        workshop = Workshop(assets_of(self.request), self.request)
        given = self._without(given)
        self.found = people(given, with_usual(workshop.employer, self.asked.get("locale")), workshop.bench)
        skip_bad = bool(self.asked["skip_bad"])
        judge(self.found, workshop, skip_bad)
        work = batch_of_people(self.found, self.request, self.folder, workshop, skip_bad=skip_bad)
        self.work = work
        warnings = [told(each, self.said) for each in workshop.bench.told() if each.severity == "warning"]
        self.say(
            "begun",
            total=len(work),
            ready=len(work.ready),
            bad=len(self.found.bad),
            warnings=warnings[:_TOLD],
            left_out=self.left,
        )
        if self.found.bad:
            self._reject(given, workshop)
        self._take(work)
        signing.write(work, self.folder)

    def _without(self, given: Table) -> Table:
        """The list less the rows that somebody leaves out, which are told by number and name."""
        numbers = frozenset(self.asked["leave_out"])
        self.left = [{"number": row.number, "name": _name(row.texts)} for row in given.rows if row.number in numbers]
        return given.without(numbers)

    def _take(self, work: Batch) -> None:
        """Take every step of a batch, and tell of it now and then."""
        last = 0.0
        for step in work:
            self.steps.append(step)
            now = monotonic()
            if now - last >= _OFTEN or len(self.steps) == len(work):
                last = now
                self.say("progress", **self._counts(), person=step.person.name)

    def _counts(self) -> dict[str, Any]:
        made = [step for step in self.steps if not step.fault]
        return {
            "done": len(self.steps),
            "failed": len(self.steps) - len(made),
            "files": sum(len(step.paths) for step in made),
            "seconds": round(monotonic() - self.began, 1),
        }

    def _reject(self, given: Table, workshop: Workshop) -> None:
        """Write the rows that nothing is made of into a file, each with its reasons in the page's language."""
        if given.sheet:
            given = replace(given, delimiter=delimiter(workshop.employer.locales))
        rows = [(row, [self._sentence(each) for each in wrong]) for row, wrong in rejected(self.found)]
        output.put([(self.folder / REJECTED, table.write_rejected(given, rows))])

    def _sentence(self, problem: Problem) -> str:
        spoken = self.said.problem(problem)
        return f"{spoken.text} {spoken.hint}".strip()

    def _end(self, status: str) -> None:
        """Tell what became of everybody, and pack what there is into one file."""
        files = self._files()
        if files:
            pack(files, self.folder, self.private / "result.zip")
        faults = [
            {"name": step.person.name, "role": step.person.role, "text": self._sentence(_fault(step.fault))}
            for step in self.steps
            if step.fault
        ]
        missing = [self._sentence(_fault(each)) for each in (self.work.missing if self.work else ())]
        lists = [path.name for path in files if path.parent == self.folder]
        self.say(
            status, **self._counts(), faults=faults[:_TOLD], missing=missing, lists=lists, result=bool(files),
            rejected=self._rejected(),
        )  # fmt: skip

    def _files(self) -> Sequence[Path]:
        """Every document of this run that is in its place, then the lists beside them; nothing where there is none."""
        if self.work is None:
            return ()
        ready = (self.folder / f"{each.path}.{format}" for each in self.work.ready for format in self.request.formats)
        made = (path for step in self.steps for path in step.paths)
        beside = [signing.PRINTED, signing.TABLE, *([REJECTED] if self.found.bad else [])]
        documents = [path for path in (*ready, *made) if path.is_file()]
        lists = (self.folder / name for name in beside)
        return [*documents, *(path for path in lists if path.is_file())] if documents else ()

    def _rejected(self) -> list[dict[str, Any]]:
        """The rows that nothing was made of, with what is wrong at each cell."""
        return [
            {"number": row.number, "name": _name(row.texts), "problems": self._placed(at_cells(row, wrong, self.said))}
            for row, wrong in rejected(self.found)
        ][:_TOLD]

    def _placed(self, found: tuple[dict[str, dict[str, Any]], list[Any]]) -> list[dict[str, Any]]:
        cells, others = found
        return [{**problem, "cell": column} for column, problem in (*cells.items(), *(("", each) for each in others))]

    def _fail(self, problems: Sequence[Problem]) -> None:
        of_rows = {problem for _, wrong in rejected(self.found) for problem in wrong}
        others = [told(each, self.said) for each in problems if each not in of_rows]
        self.say("failed", problems=others[:_TOLD], rejected=self._rejected())


def _fault(text: str) -> Problem:
    return Problem("", 0, 0, "", text)


def _name(texts: Sequence[str]) -> str:
    return next((text for text in texts if text.strip()), "")


def _speaking() -> Say:
    """Speak on what is standard output now, which nobody else can write to after this."""
    lines = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8", errors="replace")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def say(event: str, **said: Any) -> None:
        lines.write(json.dumps({"event": event, **said}, ensure_ascii=False) + "\n")
        lines.flush()

    return say


def _leave_nothing(folder: Path) -> None:
    """Leave nothing behind when the server was killed, of this run or of others: it cannot remove them itself."""
    clear(folder.parent)
    with suppress(OSError):
        folder.parent.parent.rmdir()


def main() -> None:
    """Make one run."""
    # A server that was started in the background has interrupts ignored, and hands that down.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    family.end_with_parent(partial(_leave_nothing, Path(os.environ["JOBDESC_PRIVATE"])))
    limits.obey(seconds=None, largest=_LARGEST, memory=int(os.environ["JOBDESC_MEMORY"]))
    say = _speaking()
    Run(unpacked(sys.stdin.buffer.read()), say).make()


if __name__ == "__main__":
    main()
