"""From questions to answers by a process of its own that stays for the next question, and is ended when it is too slow.

A question is any bytes; an answer is one byte that says what it is, eight for its length, and as many bytes.
"""

from __future__ import annotations

import os
import selectors
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from struct import pack, unpack
from time import monotonic
from typing import IO

from generator.office import family

_PACKAGE = Path(__file__).resolve().parents[2]
_LENGTH, _PIECE = 8, 1 << 20
_START = 20.0
"""Seconds more for the first answer: to start takes half of one, and on a loaded machine ten times that."""


class NoAnswer(Exception):
    """A question had no answer in time, or the process ended over it; it can be asked nothing more."""


class Worker:
    """A module of ours that runs as a program and answers on its standard output what it is asked on its input."""

    def __init__(self, module: str, folder: Path | None = None, said: Mapping[str, str] | None = None) -> None:
        """Start it, in a folder (this process's own if none) and with further variables of its environment."""
        environment = {"PATH": os.environ.get("PATH", os.defpath), "PYTHONPATH": str(_PACKAGE), "LANG": "C.UTF-8"}
        environment |= {family.PARENT: str(os.getpid()), **(said or {})}
        self._owner, self._extra = os.getpid(), _START
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", module], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env=environment, start_new_session=True, bufsize=0, cwd=folder,
        )  # fmt: skip
        os.set_blocking(_pipe(self._process.stdin), False)

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it can be asked: it runs still, and for this process, not for one that this was forked from."""
        return self._owner == os.getpid() and self._process.poll() is None

    def ask(self, question: bytes, seconds: float, most: int) -> tuple[bytes, bytes]:
        """What the answer is, and its bytes, `most` at the most. Raises NoAnswer when there is none in time."""
        until = monotonic() + seconds + self._extra
        self._extra = 0.0
        try:
            self._send(pack("<Q", len(question)) + question, until)
            head = self._receive(1 + _LENGTH, until)
            (size,) = unpack("<Q", head[1:])
            if size > most:
                raise NoAnswer
            return head[:1], self._receive(size, until)
        except (EOFError, BrokenPipeError, TimeoutError) as error:
            self.end()
            raise NoAnswer from error
        except BaseException:
            self.end()
            raise

    def kill(self) -> None:
        """End its process and all below it; whoever waits for an answer has none, and ends the rest."""
        if self.alive:
            family.end(self._process.pid)

    def end(self) -> None:
        """End it, whatever it does. Not while another thread waits for its answer."""
        if self._owner != os.getpid():
            return
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()

    def _send(self, data: bytes, until: float) -> None:
        pipe, left = _pipe(self._process.stdin), memoryview(data)
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_WRITE)
            while left:
                _wait(selector, until)
                left = left[os.write(pipe, left[:_PIECE]) :]

    def _receive(self, size: int, until: float) -> bytes:
        pipe, pieces, missing = _pipe(self._process.stdout), [], size
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_READ)
            while missing:
                _wait(selector, until)
                piece = os.read(pipe, min(missing, _PIECE))
                if not piece:
                    raise EOFError
                pieces.append(piece)
                missing -= len(piece)
        return b"".join(pieces)


def read() -> bytes | None:
    """The next question, in the worker; None when there will be no more."""
    head = sys.stdin.buffer.read(_LENGTH)
    return sys.stdin.buffer.read(unpack("<Q", head)[0]) if len(head) == _LENGTH else None


def answer(kind: bytes, data: bytes) -> None:
    """Answer a question, in the worker."""
    sys.stdout.buffer.write(kind + pack("<Q", len(data)))
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _pipe(file: IO[bytes] | None) -> int:
    assert file is not None
    return file.fileno()


def _wait(selector: selectors.BaseSelector, until: float) -> None:
    if not selector.select(max(until - monotonic(), 0.0)):
        raise TimeoutError
