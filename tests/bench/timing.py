"""From commands and steps to how long they take and how much memory they need."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter

TOP = Path(__file__).resolve().parents[2]
_TICKS = os.sysconf("SC_CLK_TCK")
_EVERY = 0.05  # seconds between two looks at the memory of a tree of processes


class NotThere(Exception):
    """Something that a row needs and this machine, or this version of the program, has not."""


@dataclass(frozen=True, slots=True)
class Run:
    """A whole process: seconds by the clock, seconds of processor time of it and all below it, and the peaks of its own
    memory and of its largest descendant in MiB."""

    seconds: float
    processor: float
    parent: float
    worker: float


def program(*words: str) -> list[str]:
    """The command that runs `jobdesc` in this environment."""
    return [sys.executable, "-P", "-m", "generator", *words]


def surroundings(**more: str) -> dict[str, str]:
    """The environment of every process that is measured."""
    return {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(TOP), **more}


def run(command: Sequence[str], folder: Path = TOP, **more: str) -> Run:
    """Run a process to its end. Raises NotThere, with what it said last, when it fails."""
    start, before = perf_counter(), waited_for()
    process = subprocess.Popen(
        command, cwd=folder, env=surroundings(**more), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    peaks = _Peaks(process.pid)
    said, _ = process.communicate()
    seconds = perf_counter() - start
    peaks.end()
    if process.returncode:
        last = " ".join(said.split())[-300:]
        raise NotThere(f"`{' '.join(map(str, command[-6:]))}` ended with {process.returncode}: {last}")
    # Looking now and then misses short processes; what was waited for misses those that outlive whoever began them.
    return Run(seconds, max(waited_for() - before, peaks.processor), peaks.parent, peaks.worker)


def in_turn(steps: Mapping[str, Callable[[], float]], rounds: int, warm: int = 1) -> dict[str, list[float]]:
    """The times of steps that are taken in turn, A B A B, so that a busy machine slows all of them alike."""
    times: dict[str, list[float]] = {name: [] for name in steps}
    for number in range(warm + rounds):
        for name, step in steps.items():
            time = step()
            if number >= warm:
                times[name].append(time)
    return times


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """How many times as long ours took: the median of the pairs."""
    return median(a / b for a, b in zip(ours, theirs, strict=True))


def memory(process: int, what: str = "VmHWM") -> float:
    """A process's memory in MiB, its peak if not told otherwise; 0 when it has gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(f"{what}:")), 0.0)


def spent(process: int) -> float:
    """Seconds of processor time that a process has used; 0 when it has gone."""
    try:
        # The name, in brackets, may hold spaces.
        words = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(words[11]) + int(words[12])) / _TICKS


def waited_for() -> float:
    """Seconds of processor time of all the processes that this one has waited for."""
    return sum(os.times()[2:4])


class _Peaks:
    """Watches a tree of processes until it is told to end."""

    def __init__(self, process: int) -> None:
        self.parent = self.worker = 0.0
        self._process, self._over = process, Event()
        self._spent: dict[int, float] = {}
        self._thread = Thread(target=self._watch, daemon=True)
        self._thread.start()

    def end(self) -> None:
        self._over.set()
        self._thread.join()

    @property
    def processor(self) -> float:
        """Seconds of processor time of the whole tree, as far as it was seen."""
        return sum(self._spent.values())

    def _watch(self) -> None:
        while not self._over.wait(_EVERY):
            below = _descendants(self._process)
            self.parent = max(self.parent, memory(self._process))
            self.worker = max((self.worker, *map(memory, below)))
            for each in (self._process, *below):
                self._spent[each] = max(self._spent.get(each, 0.0), spent(each))


def _descendants(process: int) -> list[int]:
    """Every process below one, by /proc: a thread's file of children names them."""
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            below = [int(word) for word in task.read_text("ascii").split()]
        except OSError:
            continue
        found += below
        for each in below:
            found += _descendants(each)
    return found
