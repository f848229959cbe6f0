"""From tasks to their answers, by whatever executor makes them, none lost with a worker that dies."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import replace
from tempfile import TemporaryDirectory
from typing import Protocol

from generator.batch import hand
from generator.batch.work import perform
from generator.errors import RenderError
from generator.model.batch import Answer, Made, Task
from generator.register.owner import this_process

_DIED = (
    "the process that made it died twice, the second time with nothing else to do. "
    "Look for a picture, a template or a text of enormous size in this document."
)
_MOST_DEATHS = 8
_ALL_DIE = (
    f"{_MOST_DEATHS} documents one after another killed the processes that were to make them, so that the fault is in "
    "none of them; what is made stays. See whether memory is short, and whether a program of yours that calls this one "
    'begins its work under `if __name__ == "__main__"`.'
)
_PATIENCE = 5.0
"""Seconds in which a process has to put away what it is at before it is killed."""
_TRIES, _PAUSE = 20, 0.1


class Crew(Protocol):
    """Who does the work: an executor, how many tasks it is to have at once, and whether it can be had anew."""

    room: int

    def submit(self, task: Task) -> Future[Answer]: ...
    def renew(self) -> bool: ...
    def stop(self) -> None: ...


def answers(tasks: Iterator[Task], crew: Crew) -> Iterator[tuple[Task, Answer]]:
    """Every task with its answer, as they come.

    At most `crew.room` tasks are under way, so that what waits takes no memory. When workers die, the documents that
    they may have been at are made once more, each alone; one that kills its worker again is told as a fault.
    """
    pending: dict[Future[Answer], Task] = {}
    try:
        for task in tasks:
            pending[crew.submit(task)] = task
            while len(pending) >= crew.room:
                yield from _settled(pending, crew)
        while pending:
            yield from _settled(pending, crew)
    except BaseException:
        for future in pending:
            future.cancel()
        crew.stop()
        raise


def _settled(pending: dict[Future[Answer], Task], crew: Crew) -> Iterator[tuple[Task, Answer]]:
    """The answers that have come; after a death also those of the tasks that went with it."""
    done, _ = wait(pending, return_when=FIRST_COMPLETED)
    lost: deque[Task] = deque()
    for future in done:
        task = pending.pop(future)
        answer = _answer(future)
        if answer is None:
            lost.append(task)
        else:
            yield task, answer
    if not lost:
        return
    # With the pool goes whatever it had been given.
    for future, task in pending.items():
        answer = _answer(future)
        if answer is None:
            lost.append(task)
        else:
            yield task, answer
    pending.clear()
    renewed = crew.renew()
    deaths = 0
    for task in lost:
        for piece in task.pieces:
            alone = replace(task, pieces=(piece,))
            answer = _answer(crew.submit(alone)) if renewed else None
            deaths = deaths + 1 if answer is None else 0
            if deaths == _MOST_DEATHS:
                raise RenderError(_ALL_DIE)
            if answer is None:
                renewed = crew.renew()
                answer = Answer((Made(piece.index, (), _DIED),))
            yield alone, answer


def _answer(future: Future[Answer]) -> Answer | None:
    """What came of a task; None when its worker died."""
    try:
        return future.result()
    except (BrokenExecutor, CancelledError):
        return None
    except Exception as error:
        # distributed tells the death of a worker by an exception of its own, after some tries of its own.
        if type(error).__name__ in ("KilledWorker", "FutureCancelledError", "FuturesTimeoutError"):
            return None
        raise


class Alone:
    """This process itself: for a few documents, for which starting others takes longer than making them."""

    room = 1

    def submit(self, task: Task) -> Future[Answer]:
        """Do the work at once."""
        future: Future[Answer] = Future()
        future.set_result(perform(task))
        return future

    def renew(self) -> bool:
        """Never needed."""
        return True

    def stop(self) -> None:
        """Nothing goes on."""


class Given:
    """An executor of somebody else's, who ends it. When it breaks, processes of our own take its place."""

    def __init__(self, executor: Executor, room: int, spare: Callable[[], Pool]) -> None:
        self.executor, self.room, self.spare = executor, room, spare
        self._ours: Pool | None = None

    def submit(self, task: Task) -> Future[Answer]:
        """Hand a task over."""
        if self._ours:
            return self._ours.submit(task)
        try:
            return self.executor.submit(perform, task)
        except BrokenExecutor as error:
            return _failed(error)

    def renew(self) -> bool:
        """Go on with it where it can; an executor of concurrent.futures that has lost a process never can."""
        if self._ours:
            return self._ours.renew()
        try:
            self.executor.submit(bool)
        except BrokenExecutor:
            self._ours = self.spare()
        return True

    def stop(self) -> None:
        """End what is ours; the other is left to its owner."""
        if self._ours:
            self._ours.stop()


class Pool:
    """Processes of our own, started from a small server process that has nothing but the program in it."""

    def __init__(self, workers: int, preload: tuple[str, ...]) -> None:
        self.workers, self.preload, self.room = workers, preload, workers + 1
        # Whatever a process that is killed has left behind goes with the folder.
        self._home = TemporaryDirectory(prefix="jobdesc-", ignore_cleanup_errors=True)
        self._executor = self._made()

    def _made(self) -> Executor:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        context = get_context("forkserver")
        context.set_forkserver_preload(["generator.batch.hand", *self.preload])
        return ProcessPoolExecutor(self.workers, context, hand.begin, (self._home.name, this_process()))

    def submit(self, task: Task) -> Future[Answer]:
        """Hand a task to the next free process."""
        for _ in range(_TRIES):
            try:
                return self._executor.submit(hand.work, task)
            except BrokenExecutor as error:
                return _failed(error)
            except ConnectionError:
                # The server process was killed; a new one is started as soon as the system has told of it.
                time.sleep(_PAUSE)
                self.renew()
        return _failed(BrokenExecutor("no process can be started"))

    def renew(self) -> bool:
        """Start processes anew."""
        self._end()
        self._executor = self._made()
        return True

    def stop(self) -> None:
        """End the processes at once, whatever they are at."""
        self._end()
        self._home.cleanup()

    def _end(self) -> None:
        # concurrent.futures has no public way to do so before Python 3.14 (terminate_workers).
        processes = list((getattr(self._executor, "_processes", None) or {}).values())
        self._executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        for process in processes:
            process.join(_PATIENCE)
            if process.is_alive():
                process.kill()
                process.join()


@contextmanager
def pool(workers: int, preload: tuple[str, ...]) -> Iterator[Pool]:
    """A pool that is ended with the batch."""
    made = Pool(workers, preload)
    try:
        yield made
    finally:
        made.stop()


@contextmanager
def given(executor: Executor, room: int, preload: tuple[str, ...]) -> Iterator[Given]:
    """An executor of somebody else's, as a crew."""
    made = Given(executor, room, lambda: Pool(room, preload))
    try:
        yield made
    finally:
        made.stop()


def _failed(error: BaseException) -> Future[Answer]:
    future: Future[Answer] = Future()
    future.set_exception(error)
    return future
