"""From a staff list to everybody's documents in a folder, with progress told on the way."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

import typer

from generator.batch import Batch, Step, batch_of_people, signing
from generator.batch.judging import judge, rejected
from generator.cli.console import EXIT_CODES, problems, say
from generator.errors import RenderError, ToolMissing
from generator.load import table
from generator.load.library import shown
from generator.model.delimiter import delimiter
from generator.model.employer import Employer
from generator.model.request import Request
from generator.model.table import Table
from generator.pipeline.composing import assets_of
from generator.pipeline.holding import Workshop
from generator.pipeline.people import People, people
from generator.write import output

REJECTED = "rejected.csv"
_FEW = 50
_INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Options:
    """How a batch is run: see the options of the command."""

    sheet: str | None
    skip_bad: bool
    force: bool
    register: bool
    workers: int
    cluster: str | None
    quiet: bool


def run(path: Path, request: Request, folder: Path, options: Options) -> None:
    """Make the documents of everybody in a staff list.

    Raises InputError with what is wrong with every cell and file, typer.Exit with 4 when a document could not be made,
    with 3 when a tool is missing, and with 130 when it was interrupted.
    """
    start = monotonic()
    given = table.read(path, options.sheet)
    workshop = Workshop(assets_of(request), request)
    found = people(given, workshop.employer, workshop.bench)
    judge(found, workshop, options.skip_bad)
    with _executor(options.cluster) as (executor, room):
        work = batch_of_people(
            found,
            request,
            folder,
            workshop,
            skip_bad=options.skip_bad,
            executor=executor,
            room=room,
            workers=options.workers,
            force=options.force,
            register=options.register,
        )
        problems(problem for problem in workshop.bench.told() if problem.severity == "warning")
        with _telling_of_interrupts(work):
            if found.bad:
                _reject(found, given, folder, workshop.employer)
            steps = _steps(work, options.quiet)
            signing.write(work, folder)
    _tell(work, steps, folder, monotonic() - start, options.quiet)


@contextmanager
def _executor(cluster: str | None) -> Iterator[tuple[Executor | None, int]]:
    if cluster is None:
        yield None, 0
        return
    from generator.batch.cluster import executor

    with executor(cluster) as made:
        yield made


def _steps(work: Batch, quiet: bool) -> list[Step]:
    done: list[Step] = []
    with _progress(len(work), quiet) as tell:
        for step in work:
            tell(step)
            done.append(step)
    return done


@contextmanager
def _telling_of_interrupts(work: Batch) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        say(f"interrupted: {work.made:,} of {_count(len(work), 'document')} made, all of them whole.")
        say("Run the same command again: it goes on where this one stopped.")
        raise typer.Exit(_INTERRUPTED) from None


def _reject(found: People, given: Table, folder: Path, employer: Employer) -> None:
    """Write the rows that nothing was made of into a file, each with its reasons."""
    if given.sheet:
        given = replace(given, delimiter=delimiter(employer.locales))
    rows = [(row, [f"{each.text} {each.hint}".strip() for each in told]) for row, told in rejected(found)]
    path = folder / REJECTED
    output.put([(path, table.write_rejected(given, rows))])
    problems(found.problems)
    say(f"{_count(len(rows), 'row')} left out; they are in {shown(path.resolve())} with the reasons.")


def _tell(work: Batch, steps: list[Step], folder: Path, seconds: float, quiet: bool) -> None:
    failed = [step for step in steps if step.fault]
    for step in failed:
        say(f"not made: {step.person.name} ({step.person.role}, {step.person.locale}): {step.fault}")
    for missing in work.missing:
        say(f"not made: {missing}")
    if not quiet:
        made = len(steps) - len(failed)
        rate = f", {made / seconds:.1f} a second" if made > 1 and seconds > 1 else ""
        there = f", {len(work.ready):,} there already" if work.ready else ""
        files = _count(sum(len(step.paths) for step in steps), "file")
        print(
            f"{_count(made, 'document')} made ({files}){there}, in {shown(folder.resolve())}/ ({seconds:.1f} s{rate})"
        )
    if failed and not work.missing:
        raise typer.Exit(EXIT_CODES[RenderError])
    if work.missing:
        raise typer.Exit(EXIT_CODES[ToolMissing])


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@contextmanager
def _progress(total: int, quiet: bool) -> Iterator[Callable[[Step], None]]:
    """A bar with rate and time left on a terminal; elsewhere a line now and then."""
    if quiet or not total:
        yield lambda step: None
    elif sys.stderr.isatty():
        with _bar(total) as tell:
            yield tell
    else:
        yield _Lines(total)


class _Lines:
    """A line a document for few, and for many one every tenth of the way."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.start = total, 0, monotonic()

    def __call__(self, step: Step) -> None:
        self.done += 1
        if self.total <= _FEW:
            say(f"[{self.done}/{self.total}] {step.person.name}")
        elif self.done * 10 // self.total > (self.done - 1) * 10 // self.total:
            rate = self.done / max(monotonic() - self.start, 0.001)
            say(f"[{self.done:,}/{self.total:,}] {rate:.1f} a second, {(self.total - self.done) / rate:.0f} s left")


@contextmanager
def _bar(total: int) -> Iterator[Callable[[Step], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate, name = TextColumn("{task.fields[rate]}"), TextColumn("{task.description}")
    columns = (BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn(), name)
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, rate="")

        def tell(step: Step) -> None:
            speed = progress.tasks[0].speed
            progress.update(task, advance=1, description=step.person.name, rate=f"{speed:.0f}/s" if speed else "")

        yield tell
