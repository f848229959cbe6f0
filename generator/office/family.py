"""From a process to those that it has started and they in turn: who they are, and their end."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import sleep

PARENT = "JOBDESC_PARENT"
"""The variable that tells a process who started it: it may be gone before the process can ask."""
_PROCESSES = Path("/proc")
_LOOKS = 0.5
"""Seconds between two looks at whether the parent lives."""


def descendants(pid: int) -> tuple[int, ...]:
    """The processes below one, the nearest first; none where the system keeps no /proc."""
    children: dict[int, list[int]] = {}
    for process, parent in _parents():
        children.setdefault(parent, []).append(process)
    found = list(children.get(pid, ()))
    for each in found:
        found += children.get(each, ())
    return tuple(found)


def end(pid: int) -> None:
    """End a process and all below it, in whatever session they are. One that is gone is passed over."""
    stopped = [pid]
    _signal(pid, signal.SIGSTOP)
    # Stopped first, until there is none that could start another meanwhile.
    while more := [each for each in descendants(pid) if each not in stopped]:
        for each in more:
            _signal(each, signal.SIGSTOP)
        stopped += more
    for each in reversed(stopped):
        _signal(each, signal.SIGKILL)


def end_with_parent(put_away: Callable[[], None] = lambda: None) -> None:
    """Let this process, and all below it, end as soon as the one that started it is gone, whatever it is at.

    `put_away` removes before what must not stay. Who started it stands in the environment as PARENT.
    """
    # Not PR_SET_PDEATHSIG: that tells of the end of the thread that started us.
    parent = int(os.environ.get(PARENT, 0)) or os.getppid()
    threading.Thread(target=_watch, args=(parent, put_away), daemon=True).start()


def _watch(parent: int, put_away: Callable[[], None]) -> None:
    while os.getppid() == parent:
        sleep(_LOOKS)
    for each in descendants(os.getpid()):
        end(each)
    with suppress(OSError):
        put_away()
    os._exit(1)


def _parents() -> Iterator[tuple[int, int]]:
    for folder in _PROCESSES.glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):
            # The name of a program stands in brackets and may hold anything: proc(5).
            said = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            yield int(folder.name), int(said[1])


def _signal(pid: int, number: int) -> None:
    with suppress(OSError):
        os.kill(pid, number)
