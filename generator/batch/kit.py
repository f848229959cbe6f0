"""From the user's folders to a kit that can travel, and from a kit back to folders."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.assets import EMPLOYER, Assets
from generator.errors import InputError, Problem
from generator.model.batch import Kit
from generator.model.request import Request
from generator.passport import passport

LARGEST = 50_000_000
"""Bytes that the user's files of one batch may have together: they travel with every task."""


def pack(request: Request, assets: Assets, logo: str) -> Kit:
    """Put what documents are made with into a kit; `logo` is the picture that the employer's file names, if any.

    Raises InputError when the files are too large to travel.
    """
    files = tuple(sorted(dict(_files(assets, logo)).items()))
    size = sum(len(data) for _, data in files)
    if size > LARGEST:
        name, data = max(files, key=lambda file: len(file[1]))
        text = f"the folders of this batch hold {size / 1e6:.0f} MB; at most {LARGEST / 1e6:.0f} MB can travel."
        raise InputError([Problem("", 0, 0, "", text, f"The largest file is {name}: {len(data) / 1e6:.0f} MB.")])
    # Where the folders lie and when is nothing that a document may depend on: each has a day of its own.
    request = replace(request, roles_dir=None, templates_dir=None, workspace=None, roles=(), locales=(), date=date.min)
    return Kit(files, request, passport())


def _files(assets: Assets, logo: str) -> Iterator[tuple[str, bytes]]:
    folders = [(name, getattr(assets, name)) for name in ("roles", "templates") if getattr(assets, name)]
    for name, folder in folders:
        for path in sorted(folder.rglob("*")):
            below = path.relative_to(folder)
            if path.is_file() and not any(part.startswith((".", "~")) for part in below.parts):
                yield f"{name}/{below.as_posix()}", path.read_bytes()
    employer = assets.employer()
    if employer and assets.workspace and employer.parent == assets.workspace:
        yield EMPLOYER, employer.read_bytes()
        if logo:
            yield logo, (employer.parent / logo).read_bytes()


@contextmanager
def unpacked(kit: Kit) -> Iterator[tuple[Assets, Path]]:
    """The folders of a kit on this machine, while they are needed, and the one that they are in."""
    with TemporaryDirectory(prefix="jobdesc-") as folder:
        yield _unpack(kit, Path(folder)), Path(folder)


def _unpack(kit: Kit, top: Path) -> Assets:
    for name, data in kit.files:
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    own = [name if (top / name).is_dir() else None for name in ("roles", "templates")]
    roles, templates = (top / name if name else None for name in own)
    return Assets(roles, templates, top if (top / EMPLOYER).exists() else None)
