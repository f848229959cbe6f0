"""From a command to the same command with less memory, time and room than the machine has."""

from __future__ import annotations

import os
import resource
import sys
from math import ceil
from time import process_time

MEMORY = 1 << 30
"""Bytes that a process may address."""
SECONDS = 9
"""What a process may use of a processor; what waits for it waits as long."""
LARGEST = 32_000_000
"""Bytes that a file written by the process may have."""


def obey(seconds: int | None = SECONDS, largest: int = LARGEST, memory: int = MEMORY) -> None:
    """Put this process, and all that it starts, under the limits; it also leaves no image of its memory behind.

    `seconds` are of a processor, None where `allow` counts them anew for each piece of work; `largest` and `memory` are
    in bytes.
    """
    _set(resource.RLIMIT_AS, memory)
    _set(resource.RLIMIT_FSIZE, largest)
    _set(resource.RLIMIT_CORE, 0)
    if seconds is not None:
        _set(resource.RLIMIT_CPU, seconds)


def allow(seconds: int) -> None:
    """Let this process use so many seconds of a processor from now on; then it is ended."""
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    until = ceil(process_time()) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until if hard == resource.RLIM_INFINITY else min(until, hard), hard))


def command(*words: str) -> list[str]:
    """The command that runs another under the limits."""
    return [sys.executable, "-I", __file__, *words]


def _set(what: int, most: int) -> None:
    hard = resource.getrlimit(what)[1]
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    obey()
    os.execv(sys.argv[1], sys.argv[1:])
