"""From a Request to files in a folder, with progress told on the way."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any, Protocol

import typer

from generator import passport
from generator.assets import Assets
from generator.cli.console import EXIT_CODES, problems, say
from generator.errors import ToolMissing
from generator.load.library import shown
from generator.model.artifact import Artifact
from generator.model.request import Request
from generator.passport import digest
from generator.write import manifest, output
from generator.write.names import file_name


class _Progress(Protocol):
    def __call__(self, artifact: Artifact) -> None: ...


def build(request: Request, folder: Path, quiet: bool, force: bool = False) -> None:
    """Draw every document that is not there already, then write them all.

    Raises typer.Exit with 3 when a tool was missing.
    """
    start = monotonic()
    asked, inputs = _sums(request)
    there = None if force else manifest.settled(folder, asked, inputs)
    if there is not None:
        if not quiet:
            _nothing(there, folder, start)
        return
    from generator import pipeline

    output.ready(folder)
    work = pipeline.build(request)
    if not force:
        known = manifest.known(folder)
        work.keep(lambda made: _there(made, known, folder, request.dated))
    told = (*work.warnings, *work.lacking)
    problems(told)
    artifacts = []
    with _progress(len(work), quiet) as step:
        for artifact in work:
            step(artifact)
            artifacts.append(artifact)
    if told or work.missing:
        # What was told is to be told again.
        asked = ""
    files = output.write(artifacts, folder, work.kept, asked, inputs) if artifacts or work.kept else ()
    for missing in work.missing:
        say(f"not made: {missing}")
    if not quiet and not files and work.kept:
        _nothing(len(work.kept), folder, start)
    elif not quiet:
        documents = _count(len(work.composed), "document")
        kept = f", {len(work.kept)} there already," if work.kept else ""
        where = f"{shown(folder.resolve())}/ ({monotonic() - start:.1f} s)"
        print(f"{_count(len(files), 'file')} of {documents}{kept} in {where}")
    if work.missing:
        raise typer.Exit(EXIT_CODES[ToolMissing])


def _sums(request: Request) -> tuple[str, str]:
    """The checksums of what is asked for, and of all that it is made of. The law of a vacancy changes with the day."""
    day = request.date if request.dated or "vacancy" in request.kinds else date.min
    asked = replace(request, date=day)
    assets = Assets(request.roles_dir, request.templates_dir, request.workspace)
    beside = [*request.postings, *assets.beside()]
    return digest(repr(asked)), passport.inputs(assets.roles, assets.templates, beside, asked)


def _there(made: Artifact, known: Mapping[str, Any], folder: Path, dated: bool) -> date | None:
    name = str(file_name(made))
    return manifest.fresh(folder, name, known.get(name), made, dated or made.kind == "vacancy")


def _nothing(count: int, folder: Path, start: float) -> None:
    what = _count(count, "file")
    print(f"nothing to do: {what} there already in {shown(folder.resolve())}/ ({monotonic() - start:.1f} s)")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


@contextmanager
def _progress(total: int, quiet: bool) -> Iterator[_Progress]:
    """A bar on a terminal, a line for each file elsewhere."""
    if quiet:
        yield lambda artifact: None
    elif sys.stderr.isatty():
        with _bar(total) as step:
            yield step
    else:
        yield _Lines(total)


class _Lines:
    def __init__(self, total: int) -> None:
        self.total, self.done = total, 0

    def __call__(self, artifact: Artifact) -> None:
        self.done += 1
        say(f"[{self.done}/{self.total}] {file_name(artifact)}")


@contextmanager
def _bar(total: int) -> Iterator[_Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading roles", total=total)

        def step(artifact: Artifact) -> None:
            progress.update(task, advance=1, description=str(file_name(artifact)))

        yield step
