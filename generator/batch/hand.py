"""From a task to its answer in a process of the batch's own, which ends when it is told to and leaves nothing."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread, main_thread
from types import FrameType

from generator.batch.work import perform
from generator.model.batch import Answer, Task
from generator.register.owner import lives

_ENDED = 128 + signal.SIGTERM
_PATIENCE = 5
"""Seconds in which what was begun is put away."""
_busy = False
_batch = ""


def begin(home: str, batch: str) -> None:
    """What a process does first.

    `home` is the folder for whatever is made on the way, `batch` the process it works for, by its name in the register.
    """
    global _batch
    _batch, tempfile.tempdir = batch, home
    # There is a process for each processor: Typst's own threads (rayon) would only stand in the way of the others.
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    # An interrupt is the parent's affair.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    Thread(target=_watch, daemon=True).start()


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


def _watch() -> None:
    """End this process when the one that runs the batch is gone, however that ended, or has given this one up."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        # To this thread the signal would come while the main one waits in a pipe that nobody empties any more.
        signal.pthread_kill(main_thread().ident or 0, signal.SIGTERM)


def _end(number: int, _: FrameType | None) -> None:
    if not _busy:
        _leave()
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(_PATIENCE)
    # As an exception, so that what was begun is put away: LibreOffice.
    sys.exit(_ENDED)


def _leave() -> None:
    if not lives(_batch, 0):
        shutil.rmtree(tempfile.gettempdir(), ignore_errors=True)
    os._exit(_ENDED)
