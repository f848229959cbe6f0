"""From what an overlay says to its file: a new one, or the employer's own, where all that does not change is kept.

What stays is never written anew: ruamel.yaml tells where each thing stands, and only what changes is put in its place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import cast

from generator.model.edits import LISTS
from generator.model.files import RoleFile
from generator.write.clause_yaml import Items
from generator.write.yaml_place import Edit, Part, Source
from generator.write.yaml_text import entries, entry

_LAST = ("units", *LISTS, "targets", "unplaced")
_ORDER = (*(key for key in RoleFile.__annotations__ if key not in _LAST), *LISTS, "units", "targets", "unplaced")
_BREAK = re.compile(r"[\r\n\x85\u2028\u2029]+")


def new(overlay_id: str, extends: str, language: str, said: Mapping[str, object], remarks: Iterable[str] = ()) -> bytes:
    """The file of a new overlay, in UTF-8; `remarks` are lines above it. The same data gives the same bytes."""
    head: dict[str, object] = {"id": overlay_id, "language": language, "extends": extends, "overlay": "true"}
    lines = [f"# {_BREAK.sub(' ', remark)}".rstrip() for remark in remarks]
    lines += entries(head, 0)
    for key in _ordered(said):
        if key in LISTS and not said[key]:
            continue
        lines += [*([""] if _apart(key) else []), *_entry(key, said[key], 2)]
    return "".join(f"{line}\n" for line in lines).encode()


def updated(data: bytes, said: Mapping[str, object], clauses: Mapping[str, Collection[str]], file: str = "") -> bytes:
    """An overlay's file in which a list of clauses is what is `said` of it; what is not named stays as it is.

    `data` are the file's bytes and `file` how it is shown to the user. Of facts, the title and targets `said` holds
    what changes; of a list, all that the overlay says, and nothing where it says nothing any more. `clauses` are the
    ids of all clauses that such a list then has: an item that says more of one of them than its words and its place,
    such as who reads it, stays. Raises InputError where the file cannot be taken apart.
    """
    source = Source.of(data, file)
    edits = []
    for key in _ordered(said):
        if key in LISTS:
            edits += _list(source, key, cast(list[object], said[key]), frozenset(clauses.get(key, ())))
        elif isinstance(value := said[key], Mapping):
            edits += _mapping(source, key, value)
        else:
            edits += _fact(source, key, str(value))
    return source.bytes(edits)


def _entry(key: str, value: object, step: int) -> list[str]:
    if key == "targets" and isinstance(value, Mapping):
        return [f"{key}:", *entries(value, 2, step)]
    return entry(key, value, 0, step)


def _apart(key: str) -> bool:
    """Whether an empty line stands before a key."""
    return key in LISTS or key == "targets"


def _ordered(said: Mapping[str, object]) -> list[str]:
    return sorted(said, key=_ORDER.index)


def _part(source: Source, key: str) -> Part | None:
    return next((part for part in source.top if part.key == key), None)


def _fact(source: Source, key: str, text: str) -> list[Edit]:
    part = _part(source, key)
    return source.scalar(part, text) if part else [_added(source, key, text)]


def _added(source: Source, key: str, value: object) -> Edit:
    """A key that the file does not have yet, behind what usually stands before it."""
    before = [part for part in source.top if part.key not in _ORDER[_ORDER.index(key) :]]
    at = source.words_end(before[-1].end) if before else 0
    lines = [*([""] if _apart(key) else []), *_entry(key, value, source.step)]
    return Edit(at, at, source.said(lines))


def _mapping(source: Source, key: str, said: Mapping[str, object]) -> list[Edit]:
    """A title or the targets: keys that are said are set, all others stay. A title has one form or three."""
    part = _part(source, key)
    if part is None:
        return [_added(source, key, said)]
    if not source.is_mapping(part.value):
        return [source.instead(part, _entry(key, said, source.step))]
    known = source.data(part.value)
    if key in ("title", "short_name") and ("single" in known) != ("single" in said):
        return [source.instead(part, _entry(key, said, source.step))]
    return source.merged(part, said)


def _list(source: Source, key: str, said: list[object], clauses: frozenset[str]) -> list[Edit]:
    part = _part(source, key)
    if part is None:
        return [_added(source, key, said)] if said else []
    return Items(source, part.value, said, clauses).edits(part)
