"""From a task to its answer in a process of the batch's own, which ends when it is told to and leaves nothing."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from types import FrameType

from generator.batch.work import perform
from generator.model.batch import Answer, Task

_ENDED = 128 + signal.SIGTERM
_busy = False


def begin(home: str) -> None:
    """What a process does first. `home` is the folder for whatever is made on the way."""
    tempfile.tempdir = home
    # An interrupt is the parent's affair.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    if sys.platform == "linux":
        # prctl(2), PR_SET_PDEATHSIG: whoever kills the batch leaves no process behind.
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def work(task: Task) -> Answer:
    """Make the documents of a task."""
    global _busy
    _busy = True
    try:
        return perform(task)
    except SystemExit:
        # concurrent.futures would take this for the task's answer, and wait for the next one.
        _leave()
        raise
    finally:
        _busy = False


def _end(number: int, _: FrameType | None) -> None:
    if not _busy:
        _leave()
    # As an exception, so that what was begun is put away: LibreOffice.
    sys.exit(_ENDED)


def _leave() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None and not parent.is_alive() and tempfile.tempdir:
        shutil.rmtree(tempfile.tempdir, ignore_errors=True)
    os._exit(_ENDED)
