"""From this process to a name that others can tell by whether it still lives (Linux, proc(5))."""

from __future__ import annotations

import os
import socket
from functools import cache
from pathlib import Path

PATIENCE = 24 * 60 * 60
"""Seconds after which a reservation of another machine counts as forgotten: its processes cannot be seen from here."""
_PROC = Path("/proc")
_STARTED = 19  # proc(5), stat: field 22, counted behind the name in parentheses


def this_process() -> str:
    """Machine, its start, process and the process's start: numbers of processes are given again, these four are not."""
    pid = os.getpid()
    return f"{_machine()} {_boot()} {pid} {_start(pid)}"


def lives(owner: str, age: float) -> bool:
    """Whether the process of a name still runs, as far as can be seen; `age` is that of its reservation, in seconds."""
    try:
        machine, boot, pid, start = owner.rsplit(" ", 3)
        number = int(pid)
    except ValueError:
        return age < PATIENCE
    if machine != _machine():
        return age < PATIENCE
    return boot == _boot() and bool(start) and _start(number) == start


@cache
def _machine() -> str:
    return socket.gethostname()


@cache
def _boot() -> str:
    try:
        return (_PROC / "sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return "-"


def _start(pid: int) -> str:
    """When a process started, in ticks since its machine did; empty for one that has ended."""
    try:
        fields = (_PROC / str(pid) / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else fields[_STARTED]
