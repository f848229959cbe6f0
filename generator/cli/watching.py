"""From files that somebody is working on to their documents, made anew whenever one is saved."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import typer

from generator.assets import Assets
from generator.cli.building import build
from generator.cli.console import problems, say
from generator.errors import DocumentError, InputError
from generator.model.request import Request
from generator.passport import forget

_SETTLING = 200
"""Milliseconds without a change after which a save is whole: an editor writes, renames and touches."""
_READ = frozenset({".yaml", ".po", ".css", ".j2", ".docx", ".typ", ".png", ".jpg", ".jpeg"})


def watch(request: Request, folder: Path, quiet: bool) -> None:
    """Build, then build again at every save, until interrupted; of what is wrong the first error is told.

    Raises InputError where there is nothing of the user's to watch.
    """
    watched = _folders(request)
    stop = Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    saves = _saves(watched, folder, stop)
    # From its first turn on it hears of every save, also of one that is made while the first build goes on.
    next(saves, None)
    _once(request, folder, quiet)
    say(f"watching {', '.join(map(str, watched))}; Ctrl-C ends it.")
    for saved in saves:
        if saved:
            _once(request, folder, quiet)
    say("ended.")


def _folders(request: Request) -> tuple[Path, ...]:
    assets = Assets(request.roles_dir, request.templates_dir, request.workspace)
    own = (assets.workspace, assets.roles, assets.templates, *(path.parent for path in request.postings))
    found = [folder for folder in own if folder]
    if not found:
        found = [assets.home("roles"), assets.home("templates")]
    # What lies in another watched folder is watched with it.
    within = {each for each in found for top in found if each != top and each.is_relative_to(top)}
    return tuple(dict.fromkeys(each for each in found if each not in within))


def _saves(watched: tuple[Path, ...], folder: Path, stop: Event) -> Iterator[bool]:
    """Whether something was saved, now and again."""
    from watchfiles import watch as changes

    out = folder.resolve()

    def matters(_: object, name: str) -> bool:
        path = Path(name)
        return path.suffix in _READ and not path.name.startswith((".", "~")) and not path.resolve().is_relative_to(out)

    yield from map(
        bool,
        changes(
            *watched,
            watch_filter=matters,
            debounce=_SETTLING,
            step=50,
            stop_event=stop,
            raise_interrupt=False,
            yield_on_timeout=True,
            rust_timeout=500,
        ),
    )


def _once(request: Request, folder: Path, quiet: bool) -> None:
    """Build; what is wrong ends this building, and not the watch."""
    forget()
    try:
        build(request, folder, quiet)
    except InputError as error:
        first = [problem for problem in error.problems if problem.severity == "error"][:1] or error.problems[:1]
        problems(first)
        if more := len(error.problems) - len(first):
            say(f"{more} more: jobdesc validate tells all.")
    except DocumentError as error:
        say(f"error: {error}")
    except typer.Exit:
        # A tool is missing; that was told.
        return
