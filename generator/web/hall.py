"""From a question to its answer by one of some worker processes, each under limits, with a queue that has an end."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from time import monotonic

from generator.office.worker import NoAnswer, Worker
from generator.web.message import Message, unpacked
from generator.web.settings import Limits

_MODULE = "generator.web.worker"
_LARGEST = 200_000_000
"""Bytes of an answer."""
_QUESTIONS = 400
"""What a worker answers before another takes its place, so that none grows for ever."""
_USUAL = 0.5
"""Seconds that an answer takes, as long as none was measured."""


class Busy(Exception):
    """There are too many questions already; `seconds` is when it is worth to ask again."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"ask again in {seconds} s")


class Ended(Exception):
    """A worker was ended over a question: it took too long, or too much memory."""


class Queue:
    """Some workers for one kind of questions. Used within one event loop."""

    def __init__(self, name: str, workers: int, most: int, home: Path, private: Path, limits: Limits) -> None:
        self.name, self.most, self.home, self.limits = name, most, home, limits
        self._folders = [private / f"{name}-{number}" for number in range(workers)]
        self._free: asyncio.Queue[int] = asyncio.Queue()
        self._workers: dict[int, Worker] = {}
        self._asked: dict[int, int] = {}
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix=name)
        self._waiting, self._took, self._closed = 0, _USUAL, False
        for number in range(workers):
            self._free.put_nowait(number)

    @property
    def pids(self) -> tuple[int, ...]:
        """The numbers of the processes that are at work or wait for it."""
        return tuple(worker.pid for worker in self._workers.values() if worker.alive)

    async def begin(self, question: Message) -> None:
        """Start every worker by having it answer a question."""
        await asyncio.gather(*(self.ask(question) for _ in self._folders), return_exceptions=True)

    async def ask(self, question: Message, seconds: float = 0) -> Message:
        """The answer to a question. `seconds` is how long it may take, the limits' time if 0.

        Raises Busy when too many wait, Ended when there was no answer in time or within the limits.
        """
        if self._waiting >= self.most + len(self._folders):
            raise Busy(max(1, round(self._waiting * self._took / len(self._folders))))
        self._waiting += 1
        try:
            number = await self._free.get()
            answer = asyncio.get_running_loop().run_in_executor(
                self._threads, self._answer, number, question.packed(), seconds or self.limits.wall
            )
            # Whoever goes away leaves the worker at its question: it is free again when it has answered.
            answer.add_done_callback(lambda done: self._given_back(number, done))
            return unpacked(await asyncio.shield(answer))
        finally:
            self._waiting -= 1

    def _given_back(self, number: int, done: asyncio.Future[bytes]) -> None:
        if not done.cancelled():
            done.exception()
        self._free.put_nowait(number)

    def _answer(self, number: int, question: bytes, seconds: float) -> bytes:
        """In a thread of the queue's: ask the worker of a number, which is started where there is none."""
        began = monotonic()
        worker = self._worker(number)
        try:
            _, data = worker.ask(question, seconds, _LARGEST)
        except NoAnswer:
            self._end(number)
            raise Ended from None
        self._took += (monotonic() - began - self._took) / 8
        self._asked[number] += 1
        if self._asked[number] >= _QUESTIONS:
            self._end(number)
        return data

    def _worker(self, number: int) -> Worker:
        worker = self._workers.get(number)
        if worker is None or not worker.alive:
            if self._closed:
                raise Ended
            folder = self._folders[number]
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=0o700, parents=True)
            limits = f"{self.limits.memory} {self.limits.processor}"
            said = {"JOBDESC_LIMITS": limits, "TMPDIR": str(folder), "HOME": str(folder)}
            worker = self._workers[number] = Worker(_MODULE, self.home, said)
            self._asked[number] = 0
        return worker

    def _end(self, number: int) -> None:
        """End a worker, and whatever it may have left behind."""
        if worker := self._workers.pop(number, None):
            worker.end()
        shutil.rmtree(self._folders[number], ignore_errors=True)

    def close(self) -> None:
        """End every worker, whatever it is at."""
        self._closed = True
        for worker in tuple(self._workers.values()):
            with suppress(OSError):
                worker.end()
        self._threads.shutdown(wait=False, cancel_futures=True)
        for folder in self._folders:
            shutil.rmtree(folder, ignore_errors=True)


class Hall:
    """The queues of a server: quick questions, such as previews, never wait behind slow ones, such as PDFs."""

    def __init__(self, home: Path, private: Path, limits: Limits) -> None:
        make: Callable[[str, int], Queue] = lambda name, most: Queue(  # noqa: E731
            name, limits.workers, most, home, private, limits
        )
        self.quick, self.slow = make("quick", limits.quick), make("slow", limits.slow)

    async def begin(self) -> None:
        """Start every worker."""
        await asyncio.gather(*(queue.begin(Message({"ask": "begin"})) for queue in (self.quick, self.slow)))

    def close(self) -> None:
        """End every worker."""
        for queue in (self.quick, self.slow):
            queue.close()
