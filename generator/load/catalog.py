"""From the folders of translations to the bytes of a language's catalogs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.assets import Assets
from generator.errors import InputError, Problem
from generator.load.library import read_bytes, shown

FRAME, PAGES, SAID = "frame.po", "web.po", "messages.po"
"""The words of the frame of documents, of the web pages, and of what the program says of mistakes."""
TEMPLATES = (FRAME, PAGES, SAID)
SENTENCES = "locale/messages.pot"
"""Every sentence that the program says of mistakes, as the template of its catalogs."""


@dataclass(frozen=True)
class CatalogFile:
    """A .po file as read: its logical name, how it is shown to the user, and its bytes."""

    name: str
    path: str
    data: bytes

    @cached_property
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


class Catalogs:
    """The catalogs that documents ask for, each looked up and read once."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self._there: dict[str, dict[str, Path]] = {}
        self._files: dict[str, CatalogFile] = {}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that the frame is translated into, by code."""
        return languages(self._assets)

    def frame(self, language: str, place: str, name: str = FRAME) -> tuple[CatalogFile, ...]:
        """The words of the frame in a language, then what differs in a place; `name` is one of TEMPLATES.

        Raises InputError when the language has none.
        """
        if language not in self.languages:
            text = f"there are no documents in the language `{language}` yet."
            raise InputError([Problem("", 0, 0, "", text, f"There are: {', '.join(self.languages)}.")])
        return tuple(self._found(language, place, [f"templates/{name}"]))

    def content(self, language: str, place: str, owners: Sequence[str]) -> tuple[CatalogFile, ...]:
        """The translations of some files' words, then what differs in a place; `owners` as a translator knows them.

        None is needed for a file that is written in the language.
        """
        return tuple(self._found(language, place, [f"roles/{owner}.po" for owner in owners]))

    def _found(self, language: str, place: str, names: Sequence[str]) -> Iterator[CatalogFile]:
        for tag in (language, f"{language}-{place}"):
            if tag not in self._there:
                self._there[tag] = dict(self._names(tag))
            for name in names:
                if path := self._there[tag].get(name):
                    yield self._file(name.replace("/", f"/locale/{tag}/", 1), path)

    def _names(self, tag: str) -> Iterator[tuple[str, Path]]:
        """The catalogs of a tag, each by its folder and owner: `roles/shared/clauses.po`."""
        for file in TEMPLATES:
            for path in self._assets.template_names(f"locale/{tag}/{file}").values():
                yield f"templates/{file}", path
        for pattern in ("*.po", "*/*.po"):
            for name, path in self._assets.role_names(f"locale/{tag}/{pattern}").items():
                yield f"roles/{name.split('/', 2)[2]}", path

    def _file(self, name: str, path: Path) -> CatalogFile:
        if name not in self._files:
            self._files[name] = CatalogFile(name, shown(path), read_bytes(path))
        return self._files[name]
