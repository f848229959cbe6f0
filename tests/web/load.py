"""From a number of clients and of seconds to how a server of this machine holds: `python -m tests.web.load`.

It starts a server of its own, asks it what people ask, stops by itself, and prints for each kind of question how many
were answered and how fast, what was refused, and the memory of the server and its workers at the start, half-way and at
the end. It exits with 1 when a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from threading import Lock, Thread
from time import monotonic, sleep
from typing import Any

from generator.office.family import descendants
from tests.web.limited import limited
from tests.web.serving import Server

LOCALES = ("fr-FR", "de-DE", "en-GB", "es-ES", "ru-RU")
GOALS = {"preview": 1.0, "pdf": 5.0}
"""Seconds that the slowest of a hundred answers may take."""
DELIBERATE = (413, 429)
_GROWTH = 1.25
"""Memory at the end over that half-way, at the most, to be called flat."""
_PAUSE = 0.15
"""Seconds between two keystrokes of somebody who writes."""
_IDLE = 2.0
_PAGE = 4096
Question = tuple[str, str, Any]


def question(chance: random.Random) -> Question:
    """What somebody asks: the kind, the address, the body."""
    body: dict[str, Any] = {"role": chance.choice(_known), "locale": chance.choice(LOCALES), "date": "2026-12-01"}
    body["employer"] = {"name": "Comptoir des Halles", "place": "Lyon"}
    body["person"] = {"name": f"Camille Martin {chance.randrange(1000)}"}
    kind = chance.choices(("preview", "form", "lint", "pdf", "docx", "page"), (60, 12, 5, 10, 8, 5))[0]
    if kind == "form":
        return kind, f"/api/v1/roles/{body['role']}?locale={body['locale']}", None
    if kind == "page":
        return kind, f"/{body['locale'][:2]}/job-descriptions", None
    if kind == "preview":
        return kind, "/api/v1/previews", body
    if kind == "lint":
        return (
            kind,
            "/api/v1/lint",
            {"locale": "fr-FR", "text": f"Nous cherchons un vendeur jeune, n° {chance.randrange(9)}."},
        )
    return kind, "/api/v1/documents", {**body, "formats": [kind]}


_known: list[str] = []


class Tally:
    """What was answered, and when."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.statuses: Counter[tuple[str, str]] = Counter()

    def add(self, kind: str, status: str, seconds: float) -> None:
        """One answer."""
        with self._lock:
            self.statuses[kind, status] += 1
            if status == "200":
                self.seconds[kind].append(seconds)

    def quantile(self, kind: str, part: float) -> float:
        """Seconds that a part of the answers of a kind took at the most."""
        ranked = sorted(self.seconds[kind])
        return ranked[min(len(ranked) - 1, int(len(ranked) * part))] if ranked else 0.0

    def faults(self) -> dict[str, int]:
        """Answers that no client should get, by kind and status."""
        good = {"200", *map(str, DELIBERATE)}
        return {f"{kind} {status}": count for (kind, status), count in self.statuses.items() if status not in good}


def client(server: Server, until: float, seed: int, tally: Tally) -> None:
    """One client: it asks, waits for the answer and a moment, and asks again; who is told to wait waits."""
    chance = random.Random(seed)
    connection = HTTPConnection("127.0.0.1", server.port, timeout=90)
    while monotonic() < until:
        kind, path, body = question(chance)
        began, wait = monotonic(), _PAUSE
        try:
            data = None if body is None else json.dumps(body).encode()
            connection.request("GET" if data is None else "POST", path, data, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            answer.read()
            status = str(answer.status)
            wait = float(answer.getheader("Retry-After") or _PAUSE)
        except OSError as error:
            connection.close()
            status = type(error).__name__
        tally.add(kind, status, monotonic() - began)
        if wait > _IDLE:
            # The server closes what is silent for longer.
            connection.close()
        sleep(min(wait, max(0.0, until - monotonic())))
    connection.close()


def memory(server: Server) -> dict[str, float]:
    """Megabytes that are resident of the server, and of all its workers and what they started."""
    return {"server": _resident(server.process.pid), "workers": sum(map(_resident, descendants(server.process.pid)))}


def _resident(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE / 1e6
    except OSError:
        return 0.0


def run(server: Server, clients: int, seconds: float, say: Callable[[str], None]) -> bool:
    """Put a server under load; whether it reached the goals."""
    _known[:] = [each["id"] for each in server.json("/api/v1/roles")]
    server.ask("/api/v1/documents", {"role": _known[0], "formats": ["pdf"]})
    tally, began = Tally(), monotonic()
    threads = [Thread(target=client, args=(server, began + seconds, seed, tally)) for seed in range(clients)]
    for thread in threads:
        thread.start()
    held = []
    for share in (0.1, 0.5, 0.95):
        sleep(max(0.0, began + seconds * share - monotonic()))
        held.append(memory(server))
    for thread in threads:
        thread.join()
    _tell(tally, held, seconds, say)
    slow = {kind: most for kind, most in GOALS.items() if tally.quantile(kind, 0.99) >= most}
    grown = [who for who in held[0] if held[2][who] > held[1][who] * _GROWTH]
    for what, found in (("wrong answers", tally.faults()), ("too slow", slow), ("memory grows", grown)):
        if found:
            say(f"missed: {what}: {found}")
    return not (tally.faults() or slow or grown)


def _tell(tally: Tally, held: list[dict[str, float]], seconds: float, say: Callable[[str], None]) -> None:
    say(f"{'':9}{'answers':>9}{'per s':>8}{'p50 ms':>9}{'p99 ms':>9}  others")
    for kind in sorted({kind for kind, _ in tally.statuses}):
        others = {status: count for (each, status), count in tally.statuses.items() if each == kind and status != "200"}
        count, (half, most) = len(tally.seconds[kind]), (tally.quantile(kind, part) * 1000 for part in (0.5, 0.99))
        say(f"{kind:9}{count:9}{count / seconds:8.1f}{half:9.0f}{most:9.0f}  {others or ''}")
    for who in held[0]:
        say(f"memory of {who}: " + ", ".join(f"{each[who]:.0f} MB" for each in held) + " (start, half-way, end)")


def main() -> int:
    """Run it as the command line says."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.web.load", description="Put a server of this machine under load."
    )
    parser.add_argument("--clients", type=int, default=16, choices=range(1, 101), metavar="N")
    parser.add_argument("--seconds", type=float, default=120, metavar="N")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="jobdesc-load-") as name:
        home = Path(name) / "home"
        home.mkdir()
        with limited(home) as server:
            return 0 if run(server, asked.clients, min(asked.seconds, 600), print) else 1


if __name__ == "__main__":
    sys.exit(main())
