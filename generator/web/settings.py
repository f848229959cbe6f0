"""How a server is run: whose documents, on which address, within which limits."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from socket import gethostname

MEGABYTE = 1_000_000
RUNS = "runs"
"""Where batches have their folders, below what is private to the server."""
LOOPBACK = ("127.0.0.1", "::1", "localhost")
SLOW = 1
"""Slow questions that may wait for each worker: with more, a PDF would take longer than five seconds."""


def _workers() -> int:
    return max(1, min(4, len(os.sched_getaffinity(0))))


@dataclass(frozen=True, slots=True)
class Limits:
    """What is taken and done at most.

    Sizes are in bytes, times in seconds. `text` is a body of JSON, `file` a file that is sent; `wall` and `processor`
    are what one answer may take; `workers` is how many answer the quick questions, and how many the slow ones;
    `quick` and `slow` are how many of each may wait; `rate` is how many requests a second one address may send in the
    long run, `burst` how many at once.
    """

    text: int = 2 * MEGABYTE
    file: int = 20 * MEGABYTE
    memory: int = 2 << 30
    wall: float = 60.0
    processor: int = 60
    workers: int = field(default_factory=_workers)
    quick: int = 32
    slow: int = field(default_factory=lambda: SLOW * _workers())
    rate: float = 100.0
    burst: int = 400


@dataclass(frozen=True, slots=True)
class Settings:
    """A server.

    `home` is the folder it works in, a workspace or not; `token` is what a client has to show, empty on this machine
    alone; `private` is a folder of its own for what is under way; `names` are further names that it is reached by.
    """

    home: Path
    private: Path
    host: str = "127.0.0.1"
    port: int = 0
    token: str = ""
    names: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)

    @property
    def local(self) -> bool:
        """Whether none but this machine can ask."""
        return self.host in LOOPBACK

    @property
    def hosts(self) -> frozenset[str]:
        """The names that a browser may have reached the server by."""
        own = f"[{self.host}]" if ":" in self.host else self.host
        names = {own, gethostname()} if not self.local else {"[::1]"}
        return frozenset(name.lower() for name in {"127.0.0.1", "localhost", *names, *self.names})
