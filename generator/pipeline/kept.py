"""What a process keeps between requests: what it has made of sound files, by their checksums."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from generator.model.jurisdiction import Jurisdiction
from generator.model.role import Role
from generator.model.source import SourceFile, Sources

T = TypeVar("T")

Key = tuple[Hashable, ...]
_MOST = 256


class Kept(Generic[T]):
    """The most recent of what was made, by what it was made of. What anything was wrong with is never kept: it has to
    be told each time."""

    def __init__(self) -> None:
        self._made: OrderedDict[Key, T] = OrderedDict()

    def get(self, key: Key) -> T | None:
        """What was made of the same, None where it was not or is forgotten."""
        if key in self._made:
            self._made.move_to_end(key)
        return self._made.get(key)

    def keep(self, key: Key, made: T) -> T:
        """Keep something, and forget what was not asked for longest."""
        self._made[key] = made
        if len(self._made) > _MOST:
            self._made.popitem(last=False)
        return made


def sums(files: Iterable[SourceFile]) -> Key:
    """Files by their paths, which problems and documents name, and their checksums."""
    return tuple((file.path, file.sha256, file.own) for file in files)


ROLES: Kept[tuple[Role, Sources]] = Kept()
PLACES: Kept[Jurisdiction] = Kept()
SHAPED: Kept[SourceFile] = Kept()
INNOCENT: Kept[bool] = Kept()
"""Roles without a word that the law of some places forbids."""
