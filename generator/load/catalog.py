"""From the folders of translations to the bytes of a language's catalogs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.assets import Assets
from generator.errors import InputError, Problem
from generator.load.library import read_bytes, shown

FRAME = "frame.po"


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
    names = (name.split("/")[1] for name in assets.template_names(f"locale/*/{FRAME}"))
    return tuple(sorted(name for name in names if "-" not in name))


def variants(language: str, assets: Assets) -> tuple[str, ...]:
    """The tags of a language's own words for a place, such as en-US: folders with what differs there."""
    names = [name.split("/")[1] for name in assets.template_names(f"locale/{language}-*/{FRAME}")]
    names += [name.split("/")[1] for name in assets.role_names(f"locale/{language}-*/*.po")]
    names += [name.split("/")[1] for name in assets.role_names(f"locale/{language}-*/*/*.po")]
    return tuple(sorted(set(names)))


def frame(language: str, place: str, assets: Assets) -> tuple[CatalogFile, ...]:
    """The words of the frame in a language, then what differs in a place. Raises InputError when it has none."""
    known = languages(assets)
    if language not in known:
        text = f"there are no documents in the language `{language}` yet."
        raise InputError([Problem("", 0, 0, "", text, f"There are: {', '.join(known)}.")])
    folders = (language, f"{language}-{place}")
    found = (assets.template_names(f"locale/{folder}/{FRAME}") for folder in folders)
    return tuple(_file(f"templates/{name}", path) for names in found for name, path in names.items())


def content(language: str, place: str, owners: Sequence[str], assets: Assets) -> tuple[CatalogFile, ...]:
    """The translations of some files' words, then what differs in a place; `owners` as a translator knows them.

    None is needed for a file that is written in the language.
    """
    folders = (language, f"{language}-{place}")
    names = [f"locale/{folder}/{owner}.po" for folder in folders for owner in owners]
    return tuple(_file(f"roles/{name}", path) for name in names if (path := assets.role_names(name).get(name)))


def _file(name: str, path: Path) -> CatalogFile:
    return CatalogFile(name, shown(path), read_bytes(path))
