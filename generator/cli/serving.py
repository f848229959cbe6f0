"""From the command `serve` to a server for a folder, with a page in the browser."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from generator.assets import workspace
from generator.cli.console import say
from generator.errors import InputError, Problem
from generator.load.library import read_bytes

TOKEN = "JOBDESC_TOKEN"
_LEAST = 16


def serve(folder: Path | None, host: str, port: int, browse: bool, token_file: Path | None, names: list[str]) -> None:
    """Serve a folder, the workspace around this one if none is named, until Ctrl-C.

    Raises InputError for a folder that there is not, for a token that is too short, and as `web.server.serve` does.
    """
    from generator.web import server

    if folder is not None and not folder.is_dir():
        said = "there is no such folder."
        raise InputError([Problem(str(folder), 0, 0, "", said, f"Make one: jobdesc init {folder}.")])
    home = (folder or workspace(Path.cwd()) or Path.cwd()).resolve()
    token = _token(token_file)

    def begun(address: str) -> None:
        print(address, flush=True)
        say("The page runs as long as this window is open. Ctrl-C ends it.")

    # Ctrl-C is how it is meant to end.
    with suppress(KeyboardInterrupt):
        server.serve(home, host, port, token, begun, browse, tuple(names))


def _token(file: Path | None) -> str:
    """What clients have to show: from a file, or the environment; empty where there is none."""
    said = read_bytes(file).decode("utf-8-sig", "replace").strip() if file else os.environ.get(TOKEN, "").strip()
    if (file or said) and len(said) < _LEAST:
        hint = f"Take at least {_LEAST} characters, at random: openssl rand -hex 24."
        raise InputError([Problem(str(file or TOKEN), 0, 0, "", "this token is too short.", hint)])
    return said
