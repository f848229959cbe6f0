"""From the folders of translations to the bytes of a language's catalogs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from generator.assets import Assets
from generator.errors import InputError, Problem
from generator.load.library import read_bytes, shown


@dataclass(frozen=True, slots=True)
class CatalogFile:
    """A .po file as read: its logical name, how it is shown to the user, and its bytes."""

    name: str
    path: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The checksum of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def languages(assets: Assets) -> tuple[str, ...]:
    """The languages that the frame is translated into, by code."""
    return tuple(sorted(name.split("/")[1] for name in assets.template_names("locale/*/frame.po")))


def frame(language: str, assets: Assets) -> CatalogFile:
    """The words of the frame. Raises InputError when the language has none."""
    known = languages(assets)
    if language not in known:
        text = f"there are no documents in the language `{language}` yet."
        raise InputError([Problem("", 0, 0, "", text, f"There are: {', '.join(known)}.")])
    name = f"locale/{language}/frame.po"
    return _file(f"templates/{name}", assets.template(name))


def content(language: str, assets: Assets) -> tuple[CatalogFile, ...]:
    """The translations of role content into a language; none is needed for roles written in it."""
    found = assets.role_names(f"locale/{language}/*.po")
    return tuple(_file(f"roles/{name}", path) for name, path in found.items())


def _file(name: str, path: Path) -> CatalogFile:
    return CatalogFile(name, shown(path), read_bytes(path))
