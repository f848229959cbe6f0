"""From the names of rows to one table on the standard output: the program beside its peers, on this machine.

`.venv/bin/python -m tests.bench [ROW ...] [--quick]`; README.md tells what each row means. Nothing asserts a time.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tests.bench import batches, commands, drawing, table
from tests.bench.desk import Desk
from tests.bench.timing import NotThere

Row = Callable[[Desk], Iterator[table.Line]]

ROWS: Mapping[str, Row] = {
    "help": commands.show_help,
    "validate": commands.validate,
    "start": commands.started_by_hand,
    "nothing": commands.nothing_to_do,
    "compose": drawing.compose,
    "docx": drawing.docx,
    "pdf": drawing.pdf,
    "doc": drawing.doc,
    "cold": commands.one_role,
    "pandoc": commands.pandoc,
    "rendercv": commands.rendercv,
    "thousand": batches.thousand,
    "growth": batches.growth,
    "usual": batches.usual_way,
    "clauses": drawing.sixteen_fold,
    "memory": drawing.worker_memory,
}
"""The rows by name, in the order in which they are measured."""

_ENGINES = ("weasyprint", "typst", "docxtpl", "python-docx", "jinja2", "pydantic")


def machine() -> Iterator[str]:
    """What the figures hold for, line by line."""
    yield f"{_processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; Python {platform.python_version()}"
    yield ", ".join(f"{name} {_version(name)}" for name in _ENGINES)
    yield "; ".join(_said(name) for name in ("soffice", "pandoc"))


def measure(names: Sequence[str], desk: Desk) -> Iterator[str]:
    """The lines of the table, each as soon as it is known."""
    yield table.head()
    for name in names:
        try:
            yield from map(table.shown, ROWS[name](desk))
        except NotThere as why:
            yield table.absent(name, str(why))


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not there"


def _said(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        return f"{name} not there"
    done = subprocess.run([found, "--version"], capture_output=True, text=True)
    return done.stdout.splitlines()[0] if done.stdout else name


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="The program beside its peers.")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"which rows; all if none is named: {', '.join(ROWS)}")
    parser.add_argument("--quick", action="store_true", help="small numbers: some five minutes")
    parser.add_argument(
        "--processor", action="store_true", help="the processor's time, not the clock's: for a busy machine"
    )
    parser.add_argument("--rounds", type=int, default=7, help="how often a short thing is measured (7)")
    parser.add_argument("--cache", type=Path, default=Path(home, "jobdesc-bench"), help="where the peers are installed")
    parser.add_argument("--install", action="store_true", help="as root: install missing Debian packages")
    given = parser.parse_args(words)
    if unknown := [name for name in given.rows if name not in ROWS]:
        parser.error(f"there is no row {', '.join(unknown)}; there are: {', '.join(ROWS)}")
    return given


def main(words: Sequence[str]) -> None:
    """Measure what was asked for and print it."""
    given = _arguments(words)
    desk = Desk(given.cache, given.quick, given.install, given.rounds, given.processor)
    try:
        clock = "Processor time of all processes together." if given.processor else "Time by the clock."
        for line in (*machine(), clock, ""):
            print(line)
        for line in measure(given.rows or [*ROWS], desk):
            print(line, flush=True)
    finally:
        desk.close()


if __name__ == "__main__":
    main(sys.argv[1:])
