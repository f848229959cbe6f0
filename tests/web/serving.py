"""A real server for the tests, in a process of its own, as a person starts it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

TOP = Path(__file__).parents[2]


@dataclass(frozen=True)
class Server:
    """A server that runs: its port, its process, and the file that its log goes into."""

    port: int
    process: subprocess.Popen[str]
    log: Path

    @property
    def address(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self, path: str, body: Any = None, method: str = "", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (in small letters) and body of an answer. `body` goes as JSON, bytes as they are."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        kind = "application/octet-stream" if isinstance(body, bytes) else "application/json"
        said = {"Content-Type": kind} if body is not None else {}
        try:
            connection.request(method or ("GET" if body is None else "POST"), path, data, said | (headers or {}))
            response: HTTPResponse = connection.getresponse()
            return response.status, {k.lower(): v for k, v in response.getheaders()}, response.read()
        finally:
            connection.close()

    def json(self, path: str, body: Any = None, **options: Any) -> Any:
        """The JSON of an answer that has to be a good one."""
        status, _, data = self.ask(path, body, **options)
        assert status < 400, f"{status}: {data.decode()}"
        return json.loads(data)


@contextmanager
def serving(home: Path, *options: str, environment: dict[str, str] | None = None) -> Iterator[Server]:
    """A server for a folder, on any free port, ended when the block ends."""
    log = home.parent / f"{home.name}.log"
    command = [sys.executable, "-P", "-m", "generator", "serve", str(home), "--no-browser", "--port", "0", *options]
    said = {**os.environ, "PYTHONPATH": str(TOP), "SOURCE_DATE_EPOCH": "1795824000", **(environment or {})}
    with log.open("w") as errors:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True, env=said, cwd=home)
        assert process.stdout is not None
        try:
            address = process.stdout.readline().strip()
            assert address.startswith("http"), log.read_text()
            yield Server(int(address.rstrip("/").rpartition(":")[2]), process, log)
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdout.close()
