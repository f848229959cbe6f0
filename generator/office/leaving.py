"""From a folder of work that was broken off to nothing of it: its programs ended, its files gone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from generator.office import family, libreoffice


def clear(folder: Path) -> None:
    """End every program that works in a folder, and remove the folder with whatever the program had put elsewhere.

    A program outlives a process that was killed over it, and would go on to write. The folder need not be there.
    """
    for process in _at_work(folder.resolve()):
        family.end(process)
    # LibreOffice knows a profile by its path as it was told, which is not the path of the same folder by another name.
    for where, folders, _ in os.walk(folder):
        # What goes away meanwhile is passed over, which a pattern's search would not do.
        if libreoffice.PROFILE in folders:
            libreoffice.forget(Path(where, libreoffice.PROFILE))
    shutil.rmtree(folder, ignore_errors=True)


def _at_work(folder: Path) -> Iterator[int]:
    """The processes whose folder is this one or below it; none where the system keeps no /proc."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError):
            # Behind the path of a folder that is gone stands " (deleted)": proc(5).
            if Path(os.readlink(process / "cwd").removesuffix(" (deleted)")).is_relative_to(folder):
                yield int(process.name)
