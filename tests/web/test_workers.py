"""The workers: what takes too long or too much is ended, who comes too late is told, and none outlives the server."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from generator.office.family import descendants
from tests.web.limited import limited
from tests.web.serving import Server, serving

ROLE = {"role": "account-manager", "locale": "fr-FR"}
LONG = {
    **ROLE,
    "edits": {"lists": {"rights": [{"id": f"own-{n}", "text": f"{n} " + "mots " * 200} for n in range(500)]}},
}
"""A role with five hundred rights of two hundred words each: a real document of some hundred pages."""
SECONDS = 5.0
"""In which workers have to be gone."""


def pdf(server: Server, asked: dict[str, Any] = ROLE, *formats: str) -> tuple[int, dict[str, str], bytes]:
    """The answer to a request for a PDF, or for other formats."""
    return server.ask("/api/v1/documents", {**asked, "formats": formats or ("pdf",)})


def alive(pids: tuple[int, ...]) -> list[str]:
    """The commands of those processes that run still."""
    found = []
    for pid in pids:
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
            state = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0]
        except OSError:
            continue
        if state not in "ZX":
            found.append(b" ".join(words).decode("utf-8", "replace"))
    return found


def gone(pids: tuple[int, ...]) -> float:
    """Seconds until none of some processes runs any more."""
    began = monotonic()
    while left := alive(pids):
        assert monotonic() - began < SECONDS, left
        sleep(0.05)
    return monotonic() - began


def temporary(server: Server) -> Path:
    """The folder in which a server keeps what is under way."""
    (folder,) = {
        Path(os.fsdecode(value)).parent
        for pid in descendants(server.process.pid)
        for name, _, value in (each.partition(b"=") for each in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0"))
        if name == b"TMPDIR" and Path(os.fsdecode(value)).name.startswith(("quick", "slow"))
    }
    return folder


def begun(server: Server) -> None:
    """Wait until every worker has begun."""
    assert server.ask("/api/v1/previews", ROLE)[0] == 200
    assert pdf(server, ROLE, "md")[0] == 200


@contextmanager
def under_way(server: Server, *requests: dict[str, Any]) -> Iterator[None]:
    """Requests that are at work while the block runs; what becomes of them is of no matter."""

    def ask(body: dict[str, Any]) -> None:
        try:
            server.ask("/api/v1/documents", body)
        except (OSError, HTTPException):
            return

    with ThreadPoolExecutor(len(requests)) as threads:
        for body in requests:
            threads.submit(ask, body)
        yield


def at_office(server: Server) -> tuple[int, ...]:
    """The server and all below it, as soon as LibreOffice is at work among them."""
    until = monotonic() + 30
    while monotonic() < until:
        below = descendants(server.process.pid)
        if any("soffice.bin" in command for command in alive(below)):
            return (server.process.pid, *below)
        sleep(0.02)
    raise AssertionError("LibreOffice was never started")


def test_what_takes_too_long_is_ended_and_the_next_question_is_answered(tmp_path: Path) -> None:
    with limited(tmp_path, wall=1.5, workers=1) as server:
        begun(server)
        before = descendants(server.process.pid)
        status, headers, data = pdf(server, LONG)
        assert (status, json.loads(data)["type"]) == (503, "urn:jobdesc:problem:ended")
        assert int(headers["retry-after"]) >= 1
        assert pdf(server, ROLE, "md")[0] == 200
        assert set(descendants(server.process.pid)) != set(before), "another worker has taken the place"


def test_what_takes_too_much_of_the_processor_is_ended_and_the_next_question_is_answered(tmp_path: Path) -> None:
    with limited(tmp_path, processor=1, workers=1) as server:
        assert pdf(server, LONG)[0] == 503
        assert pdf(server, ROLE, "md")[0] == 200


def test_what_takes_too_much_memory_is_ended_and_the_next_question_is_answered(tmp_path: Path) -> None:
    with limited(tmp_path, memory=250_000_000, workers=1) as server:
        assert pdf(server, LONG)[0] == 503
        assert pdf(server, ROLE, "md")[0] == 200


def test_a_libreoffice_that_hangs_is_ended_with_the_question(tmp_path: Path) -> None:
    with limited(tmp_path, wall=8.0, workers=1) as server:
        begun(server)
        with under_way(server, {**ROLE, "formats": ["doc"]}):
            office = [pid for pid in at_office(server) if "soffice.bin" in "".join(alive((pid,)))]
            for pid in office:
                os.kill(pid, signal.SIGSTOP)
        # The request is answered by now.
        gone(tuple(office))
        assert pdf(server, ROLE, "md")[0] == 200


def test_who_comes_when_too_many_wait_is_told_when_to_come_again(tmp_path: Path) -> None:
    with limited(tmp_path, workers=1, slow=1) as server:
        begun(server)
        with ThreadPoolExecutor(5) as threads:
            answers = list(threads.map(lambda _: pdf(server), range(5)))
        statuses = sorted(status for status, _, _ in answers)
        assert statuses == [200, 200, 429, 429, 429], "one at work, one waits"
        headers = next(headers for status, headers, _ in answers if status == 429)
        assert int(headers["retry-after"]) >= 1
        assert pdf(server, ROLE, "md")[0] == 200


def test_a_preview_never_waits_behind_documents(tmp_path: Path) -> None:
    with limited(tmp_path, workers=1) as server:
        begun(server)
        with under_way(server, *[{**LONG, "formats": ["pdf"]}] * 3):
            sleep(0.2)
            began = monotonic()
            assert server.ask("/api/v1/previews", ROLE)[0] == 200
            assert monotonic() - began < 2
            server.process.terminate()


def test_a_question_that_has_to_wait_calls_another_worker_in(tmp_path: Path) -> None:
    with limited(tmp_path, workers=2) as server:
        begun(server)
        for _ in range(5):
            assert server.ask("/api/v1/previews", ROLE)[0] == 200
        assert len(descendants(server.process.pid)) == 2, "one for quick questions, one for slow ones"
        with under_way(server, *[{**LONG, "formats": ["pdf"]}] * 2):
            until = monotonic() + SECONDS
            while len(descendants(server.process.pid)) < 3 and monotonic() < until:
                sleep(0.02)
            assert len(descendants(server.process.pid)) == 3, "another for slow ones"
            server.process.terminate()


def test_a_worker_that_was_killed_from_outside_has_a_successor(tmp_path: Path) -> None:
    with limited(tmp_path, workers=1) as server:
        begun(server)
        for pid in descendants(server.process.pid):
            os.kill(pid, signal.SIGKILL)
        sleep(0.2)
        assert server.ask("/api/v1/previews", ROLE)[0] == 200
        assert pdf(server, ROLE, "md")[0] == 200


ENDING = (
    signal.SIGTERM, signal.SIGKILL,
    *(pytest.param(each, marks=pytest.mark.slow) for each in (signal.SIGINT, signal.SIGHUP)),
)  # fmt: skip


@pytest.mark.parametrize("number", ENDING, ids=lambda each: each.name)
def test_nothing_outlives_the_server(tmp_path: Path, number: signal.Signals) -> None:
    with serving(tmp_path) as server:
        begun(server)
        folder = temporary(server)
        assert folder.is_dir()
        with under_way(server, {**LONG, "formats": ["doc"]}, {**LONG, "formats": ["pdf"]}):
            family = at_office(server)
            assert len(alive(family)) >= 6, "the server, its workers, LibreOffice"
            server.process.send_signal(number)
            gone(family[1:])
            code = server.process.wait(SECONDS)
        assert code == {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGKILL: -9, signal.SIGINT: 0}[number]
        until = monotonic() + SECONDS
        while folder.exists() and monotonic() < until:
            sleep(0.05)
        assert not folder.exists(), "nothing of anybody's stays"
        assert "Traceback" not in server.log.read_text()
