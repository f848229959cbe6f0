"""From a process to those that it has started and they in turn: who they are, and their end."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import sleep

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
    # Stopped first, so that none starts another meanwhile.
    _signal(pid, signal.SIGSTOP)
    for each in descendants(pid):
        _signal(each, signal.SIGKILL)
    _signal(pid, signal.SIGKILL)


def end_with_parent() -> None:
    """Let this process, and all below it, end as soon as the one that started it is gone, whatever it is at."""
    # Not PR_SET_PDEATHSIG: that tells of the end of the thread that started us.
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        sleep(_LOOKS)
    for each in descendants(os.getpid()):
        _signal(each, signal.SIGKILL)
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
