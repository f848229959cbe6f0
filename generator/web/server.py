"""From settings to a server that runs until it is told to end; its workers end with it."""

from __future__ import annotations

import logging
import os
import shutil
import socket
import sys
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from threading import Timer

import uvicorn

from generator.errors import InputError, Problem
from generator.office import leaving
from generator.web.app import application
from generator.web.connection import Connection
from generator.web.settings import LOOPBACK, Limits, Settings

_PRIVATE = "jobdesc-serve-"
"""How the folder of a server begins that holds what is under way; the number of its process follows."""
_GRACE = 3
"""Seconds that requests under way have to end when the server is told to."""


def serve(
    home: Path,
    host: str,
    port: int,
    token: str,
    say: Callable[[str], None],
    browse: bool,
    names: tuple[str, ...] = (),
    limits: Limits | None = None,
) -> None:
    """Serve a folder until a signal ends it.

    `say` gets the address as soon as it is bound; `browse` opens a browser on it; `names` are
    further names that browsers reach it by. Raises InputError for an address that
    cannot be had, and for one that others can reach without a token.
    """
    if host not in LOOPBACK and not token:
        hint = "Write one into a file, with at least 16 characters, and name it with --token-file."
        said = f"whoever reaches {host} could use this server: it needs a token."
        raise InputError([Problem("", 0, 0, "--host", said, hint)])
    listening = _bound(host, port)
    _sweep()
    private = Path(mkdtemp(prefix=f"{_PRIVATE}{os.getpid()}-"))
    try:
        settings = Settings(home, private, host, listening.getsockname()[1], token, names, limits or Limits())
        _log()
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{settings.port}/"
        say(address)
        if browse:
            Timer(0.5, webbrowser.open, (address,)).start()
        config = uvicorn.Config(
            application(settings), log_config=None, access_log=False, server_header=False, date_header=False,
            timeout_graceful_shutdown=_GRACE, h11_max_incomplete_event_size=32_768, lifespan="on", loop="asyncio",
            http=Connection, ws="none", proxy_headers=False,
        )  # fmt: skip
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        listening.close()
        shutil.rmtree(private, ignore_errors=True)


def _sweep() -> None:
    """Remove what servers of this user have left behind that were killed together with all their workers."""
    if not Path("/proc/self").exists():
        return
    for folder in Path(gettempdir()).glob(f"{_PRIVATE}*-*"):
        process = folder.name.removeprefix(_PRIVATE).partition("-")[0]
        with suppress(OSError):
            if process.isdigit() and folder.stat().st_uid == os.getuid() and not Path("/proc", process).exists():
                leaving.clear(folder)


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        # Whoever is told the address may ask at once: what comes before the server runs waits here.
        made.listen(128)
    except (OSError, UnicodeError) as error:
        made.close()
        hint = (
            "Another program has it, perhaps this one in another window. Name another with --port, or --port 0 for any."
        )
        said = f"the address {host}:{port} cannot be had: {getattr(error, 'strerror', '') or 'it is no address'}."
        raise InputError([Problem("", 0, 0, "--port", said, hint)]) from None
    made.set_inheritable(False)
    return made


def _log() -> None:
    """Lines on standard error, of this server's own alone."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
    own = logging.getLogger("jobdesc.web")
    own.handlers, own.propagate = [handler], False
    own.setLevel(logging.INFO)
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
