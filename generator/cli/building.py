"""From a Request to files in a folder, with progress told on the way."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Protocol

import typer

from generator import pipeline
from generator.cli.console import EXIT_CODES, problems, say
from generator.errors import ToolMissing
from generator.load.library import shown
from generator.model.artifact import Artifact
from generator.model.request import Request
from generator.write import output
from generator.write.names import file_name


class _Progress(Protocol):
    def __call__(self, artifact: Artifact) -> None: ...


def build(request: Request, folder: Path, quiet: bool, force: bool = False) -> None:
    """Draw every document, then write them all. Raises typer.Exit with 3 when a tool was missing."""
    start = monotonic()
    output.ready(folder)
    work = pipeline.build(request)
    problems((*work.warnings, *work.lacking))
    artifacts = []
    with _progress(len(work), quiet) as step:
        for artifact in work:
            step(artifact)
            artifacts.append(artifact)
    files = output.write(artifacts, folder) if artifacts else ()
    for missing in work.missing:
        say(f"not made: {missing}")
    if not quiet:
        documents = _count(len(work.composed), "document")
        print(
            f"{_count(len(files), 'file')} of {documents} in {shown(folder.resolve())}/ ({monotonic() - start:.1f} s)"
        )
    if work.missing:
        raise typer.Exit(EXIT_CODES[ToolMissing])


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
