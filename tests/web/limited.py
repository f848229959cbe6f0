"""A real server with limits of a test's own, in its own process: `python -m tests.web.limited DIR wall=0.5 slow=1`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.web import connection
from generator.web.server import serve
from generator.web.settings import Limits
from tests.web.serving import TOP, Server

_PATIENCE = {"head": connection.HEAD, "body": connection.BODY}


@contextmanager
def limited(home: Path, **limits: float) -> Iterator[Server]:
    """A server for a folder within limits, ended when the block ends."""
    log = home.parent / f"{home.name}-limited.log"
    words = [f"{name}={value}" for name, value in limits.items()]
    with log.open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.web.limited", str(home), *words],
            stdout=subprocess.PIPE, stderr=errors, text=True, cwd=TOP, env={**os.environ, "PYTHONPATH": str(TOP)},
        )  # fmt: skip
        assert process.stdout is not None
        with process.stdout:
            try:
                address = process.stdout.readline().strip()
                assert address.startswith("http"), log.read_text()
                yield Server(int(address.rstrip("/").rpartition(":")[2]), process, log)
            finally:
                process.terminate()
                process.wait(15)


def _main(folder: str, *words: str) -> None:
    pairs = dict(word.split("=") for word in words)
    connection.HEAD, connection.BODY = (float(pairs.pop(name, most)) for name, most in _PATIENCE.items())
    limits = Limits(**{name: type(getattr(Limits(), name))(value) for name, value in pairs.items()})
    serve(Path(folder), "127.0.0.1", 0, "", lambda address: print(address, flush=True), browse=False, limits=limits)


if __name__ == "__main__":
    _main(*sys.argv[1:])
