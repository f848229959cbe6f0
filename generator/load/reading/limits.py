"""From a command to the same command with less memory, time and room than the machine has."""

from __future__ import annotations

import os
import resource
import sys

MEMORY = 1 << 30
"""Bytes that a process may address."""
SECONDS = 9
"""What a process may use of a processor; what waits for it waits as long."""
LARGEST = 32_000_000
"""Bytes that a file written by the process may have."""


def obey() -> None:
    """Put this process, and all that it starts, under the limits; it also leaves no image of its memory behind."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(what, (most, most))


def command(*words: str) -> list[str]:
    """The command that runs another under the limits."""
    return [sys.executable, "-I", __file__, *words]


if __name__ == "__main__":
    obey()
    os.execv(sys.argv[1], sys.argv[1:])
