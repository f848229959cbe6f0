"""From a staff list to a run that makes the documents of everybody in it: begun, followed, cancelled, forgotten."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import secrets
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from generator.office import family
from generator.office.leaving import clear
from generator.web.hall import Busy
from generator.web.message import Message
from generator.web.settings import RUNS, Settings

_MODULE = "generator.web.batch_process"
_PACKAGE = Path(__file__).resolve().parents[2]
_AT_ONCE, _KEPT = 2, 5
"""Runs that are under way or wait, and runs whose files are kept when they are done."""
_LONGEST = 16 << 20
"""Bytes of a line that a run says."""
_PATIENCE, _HASTE = 10.0, 1.0
"""Seconds that a run has to put away what it is at: when it is cancelled, and when the server ends."""
_AGAIN = 30
LOG = logging.getLogger("jobdesc.web")
ENDED = ("done", "failed", "cancelled")


@dataclass
class Run:
    """One run. `state` is what there is to tell of it; `event` counts what has been told."""

    id: str
    folder: Path
    state: dict[str, Any]
    event: int = 0
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    process: Process | None = None
    cancelled: bool = False

    @property
    def ended(self) -> bool:
        """Whether nothing more is going to happen."""
        return self.state["status"] in ENDED

    @property
    def result(self) -> Path:
        """The file of all that it made."""
        return self.folder / "result.zip"

    async def tell(self, **said: Any) -> None:
        """Add to what is known of it, and wake whoever follows it."""
        async with self.changed:
            self.state.update(said)
            self.event += 1
            self.changed.notify_all()

    async def follow(self, after: int, patience: float) -> AsyncIterator[tuple[int, dict[str, Any]] | None]:
        """What is known of it after an event, again each time there is more, until it has ended.

        None where there was nothing for some seconds.
        """
        while True:
            if self.event > after:
                after = self.event
                yield after, self.state
            if self.ended:
                return
            async with self.changed:
                if self.event > after:
                    continue
                try:
                    await asyncio.wait_for(self.changed.wait(), patience)
                except TimeoutError:
                    yield None


class Runs:
    """The runs of a server: one at a time, and one that waits. Used within one event loop."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._runs: dict[str, Run] = {}
        self._turn, self._count = asyncio.Lock(), 0
        self._tasks: set[asyncio.Task[None]] = set()

    def all(self) -> list[Run]:
        """Every run that is known, the newest first."""
        return [*reversed(self._runs.values())]

    def find(self, id: str) -> Run | None:
        """The run of an id."""
        return self._runs.get(id)

    def begin(self, asked: Message, folder: Path | None) -> Run:
        """Begin a run, or let it wait for its turn; `folder` is where documents go, a private one if None.

        Raises Busy where one waits already.
        """
        if sum(not run.ended for run in self._runs.values()) >= _AT_ONCE:
            raise Busy(_AGAIN)
        id = secrets.token_urlsafe(18)
        self._count += 1
        private = self.settings.private / RUNS / str(self._count)
        run = Run(id, private, {"id": id, "status": "waiting", "name": asked.head["name"], "cancelling": False})
        run.state["folder"] = str(folder) if folder else ""
        head = {**asked.head, "folder": str(folder or private / "people"), "private": str(private)}
        self._runs[id] = run
        self._go(self._run(run, Message(head, asked.body)))
        return run

    def cancel(self, run: Run) -> None:
        """Let a run end: what it has made stays."""
        if run.ended or run.cancelled:
            return
        run.cancelled = True
        self._go(run.tell(cancelling=True))
        if run.process:
            self._go(_interrupted(run.process, _PATIENCE))

    def forget(self, run: Run) -> None:
        """Forget a run that has ended, and remove its files."""
        self._runs.pop(run.id, None)
        self._go(asyncio.to_thread(clear, run.folder))

    async def close(self) -> None:
        """End every run, and remove what is private."""
        running = [run.process for run in self._runs.values() if run.process and run.process.returncode is None]
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*(_interrupted(process, _HASTE) for process in running))
        await asyncio.to_thread(clear, self.settings.private / RUNS)

    def _go(self, work: Any) -> None:
        # The loop itself keeps no hold of its tasks.
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, run: Run, asked: Message) -> None:
        async with self._turn:
            if not run.cancelled:
                try:
                    await self._at_work(run, asked)
                except (OSError, ValueError) as error:
                    LOG.error("%s over a run", type(error).__name__)
                finally:
                    if run.process and run.process.returncode is None:
                        await asyncio.to_thread(family.end, run.process.pid)
        if not run.ended:
            # It was cancelled before it could say anything, or ended over something that nobody foresaw.
            await run.tell(status="cancelled" if run.cancelled else "failed", broken=not run.cancelled)
        old = [each for each in self.all() if each.ended][_KEPT:]
        for each in old:
            self.forget(each)

    async def _at_work(self, run: Run, asked: Message) -> None:
        # The sockets of processes lie below, and the path of a socket has 107 bytes at most: unix(7).
        temporary = run.folder / "t"
        temporary.mkdir(mode=0o700, parents=True)
        process = run.process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", _MODULE, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=self.settings.home,
            env=self._surroundings(run.folder, temporary), start_new_session=True, limit=_LONGEST,
        )  # fmt: skip
        began = monotonic()
        await run.tell(status="running", done=0)
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(BrokenPipeError, ConnectionResetError):
            process.stdin.write(asked.packed())
            await process.stdin.drain()
            process.stdin.close()
        async for line in process.stdout:
            said = json.loads(line)
            event = said.pop("event")
            status = event if event in ENDED else "running"
            await run.tell(**{**said, "status": status, "seconds": round(monotonic() - began, 1)})
        code = await process.wait()
        if not run.ended and not run.cancelled:
            LOG.error("a run ended with %d", code)
        await asyncio.to_thread(clear, temporary)

    def _surroundings(self, private: Path, temporary: Path) -> dict[str, str]:
        return {
            "PATH": os.environ.get("PATH", os.defpath), "PYTHONPATH": str(_PACKAGE), "LANG": "C.UTF-8",
            "TMPDIR": str(temporary), "HOME": str(temporary), "JOBDESC_PRIVATE": str(private),
            family.PARENT: str(os.getpid()), "JOBDESC_MEMORY": str(self.settings.limits.memory),
        }  # fmt: skip


async def _interrupted(process: Process, patience: float) -> None:
    """Tell a process to end, and end it and all below it where it does not."""
    with suppress(ProcessLookupError):
        process.send_signal(signal.SIGINT)
    try:
        await asyncio.wait_for(process.wait(), patience)
    except TimeoutError:
        await asyncio.to_thread(family.end, process.pid)
        await process.wait()
