"""From a question to its answer by one of some worker processes, each under limits, with a queue that has an end."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Lock
from time import monotonic

from generator.office import leaving
from generator.office.worker import NoAnswer, Worker
from generator.web.message import Message, unpacked
from generator.web.settings import Limits

_MODULE = "generator.web.worker"
_LARGEST = 200_000_000
"""Bytes of an answer."""
_QUESTIONS = 2000
"""What a worker answers before another takes its place, so that none grows for ever."""
_BACK = 10
"""How far those who draw stand back behind those who show what is being typed."""
_LONGEST = 60
"""Seconds after which it is worth to ask again, at the most."""
_USUAL = 0.5
"""Seconds that an answer takes, as long as none was measured."""
_PATIENCE = 0.3
"""Seconds that a question waits before another worker is called in for it; one begins in some three times that."""


class Busy(Exception):
    """There are too many questions already; `seconds` is when it is worth to ask again."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"ask again in {seconds} s")


class Ended(Exception):
    """A worker was ended over a question: it took too long, or too much memory."""


class Queue:
    """Some workers for one kind of questions. Used within one event loop, and begun before anything is answered.

    It begins with one worker: whoever works alone needs no other, and each takes some hundred megabytes. The others are
    called in as soon as a question has to wait. `most` is how many questions may wait, and `nice` how far the workers
    stand back behind others on a busy machine.
    """

    def __init__(self, name: str, most: int, nice: int, home: Path, private: Path, limits: Limits) -> None:
        self.name, self.most, self.home, self.limits = name, most, home, limits
        self._nice, workers = nice, limits.workers
        self._folders = [private / f"{name}-{number}" for number in range(workers)]
        self._free: asyncio.Queue[int] = asyncio.Queue()
        self._workers: dict[int, Worker] = {}
        self._asked: dict[int, int] = {}
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix=name)
        self._starting, self._closed = Lock(), False
        self._waiting, self._took = 0, _USUAL
        self._resting: list[int] = []

    @property
    def pids(self) -> tuple[int, ...]:
        """The numbers of the processes that are at work or wait for it."""
        return tuple(worker.pid for worker in tuple(self._workers.values()) if worker.alive)

    async def begin(self) -> None:
        """Start the first worker by having it answer the first question; it is free when it has."""
        first, *others = range(len(self._folders))
        await self._renew(first)
        self._resting = others

    async def ask(self, question: Message, seconds: float = 0) -> Message:
        """The answer to a question. `seconds` is how long it may take, the limits' time if 0.

        Raises Busy when too many wait, Ended when there was no answer in time or within the limits.
        """
        if self._waiting >= self.most + len(self._folders):
            usual = self._waiting * self._took / len(self._folders)
            raise Busy(max(1, min(_LONGEST, round(usual))))
        self._waiting += 1
        loop = asyncio.get_running_loop()
        calling = loop.call_later(_PATIENCE, self._call_in)
        try:
            number = await self._free.get()
            calling.cancel()
            if self._closed:
                raise Ended
            answer = loop.run_in_executor(
                self._threads, self._answer, number, question.packed(), seconds or self.limits.wall
            )
            # Whoever goes away leaves the worker at its question: it is free again when it has answered.
            answer.add_done_callback(lambda done: self._given_back(number, done))
            return unpacked(await asyncio.shield(answer))
        finally:
            calling.cancel()
            self._waiting -= 1

    def _call_in(self) -> None:
        """Start a worker that rests, if there is one."""
        if self._resting and not self._closed:
            self._renew(self._resting.pop(0))

    def _given_back(self, number: int, done: asyncio.Future[bytes]) -> None:
        if not done.cancelled():
            done.exception()
        if self._closed:
            return
        if number in self._workers:
            self._free.put_nowait(number)
        else:
            self._renew(number)

    def _renew(self, number: int) -> asyncio.Future[None]:
        """Start a worker; nobody waits for it before it has begun."""
        begun = asyncio.get_running_loop().run_in_executor(self._threads, self._begin, number)
        begun.add_done_callback(lambda _: self._free.put_nowait(number))
        return begun

    def _begin(self, number: int) -> None:
        with suppress(Ended):
            self._answer(number, Message({"ask": "begin"}).packed(), self.limits.wall)

    def _answer(self, number: int, question: bytes, seconds: float) -> bytes:
        """In a thread of the queue's: ask the worker of a number, which is started where there is none."""
        worker = self._worker(number)
        began = monotonic()
        try:
            _, data = worker.ask(question, seconds, _LARGEST)
        except (NoAnswer, OSError):
            self._end(number)
            raise Ended from None
        self._took += (monotonic() - began - self._took) / 8
        self._asked[number] += 1
        if self._asked[number] >= _QUESTIONS:
            self._end(number)
        return data

    def _worker(self, number: int) -> Worker:
        worker = self._workers.get(number)
        if worker and worker.alive:
            return worker
        self._end(number)
        with self._starting:
            # Under the lock, so that none is started behind the back of `close`.
            if self._closed:
                raise Ended
            folder = self._folders[number]
            folder.mkdir(mode=0o700, parents=True)
            limits = f"{self.limits.memory} {self.limits.processor} {self._nice}"
            said = {"JOBDESC_LIMITS": limits, "JOBDESC_PRIVATE": str(folder)}
            said |= {"TMPDIR": str(folder), "HOME": str(folder)}
            worker = self._workers[number] = Worker(_MODULE, self.home, said)
            self._asked[number] = 0
            return worker

    def _end(self, number: int) -> None:
        """End a worker, and whatever it may have left behind."""
        if worker := self._workers.pop(number, None):
            worker.end()
        leaving.clear(self._folders[number])

    def close(self) -> None:
        """End every worker, whatever it is at."""
        with self._starting:
            self._closed = True
        for worker in tuple(self._workers.values()):
            worker.kill()
        # Whoever waits for an answer of theirs sees now that there will be none.
        self._threads.shutdown(wait=True, cancel_futures=True)
        for number in range(len(self._folders)):
            self._end(number)


class Hall:
    """The queues of a server: quick questions, such as previews, never wait behind slow ones, such as PDFs."""

    def __init__(self, home: Path, private: Path, limits: Limits) -> None:
        self.quick = Queue("quick", limits.quick, 0, home, private, limits)
        self.slow = Queue("slow", limits.slow, _BACK, home, private, limits)

    async def begin(self) -> None:
        """Start a worker of each queue, that one first which a page asks first."""
        for queue in (self.quick, self.slow):
            await queue.begin()

    def close(self) -> None:
        """End every worker."""
        for queue in (self.quick, self.slow):
            queue.close()
