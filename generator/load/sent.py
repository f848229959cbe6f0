"""From what a program or a page sent, as data or as YAML, to a file like any other that was read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from itertools import count

from generator.errors import InputError, Problem, dotted
from generator.load.yaml_source import MAX_BYTES, MAX_DEPTH, read, unprintable
from generator.model.source import KeyPath, Listing, Mapping_, Node, Place, Scalar, SourceFile, contexts


def sent(value: object, name: str, language: str = "", said: Mapping[str, str] | None = None) -> SourceFile:
    """A file that was sent.

    `value` is its text in YAML, or the same as data: text, numbers, true and false, None, lists, and mappings with
    keys of text. `name` is what problems call the file. `language` is the one it is written in where it does
    not say so itself, and `said` are further keys that it is taken to say. Raises InputError for what no file could
    hold; a problem in YAML names line and column, one in data the key alone.
    """
    if isinstance(value, str):
        file, problems = read(value.encode("utf-8", "surrogatepass"), name, name, own=True)
        if problems:
            raise InputError(problems)
    else:
        file = _of_data(value, name)
    root = file.root
    if not isinstance(root, Mapping_):
        raise InputError([Problem(name, 0, 0, "", "keys with their values are expected here.", "Send an object.")])
    for key, text in {"language": language, **(said or {})}.items():
        if text and key not in root.entries:
            root = root.with_entry(key, Scalar(text, Place(name, 0, 0)))
    return SourceFile(name, name, file.sha256, file.lines, root, True, contexts(name, root))


def laid_over(file: SourceFile | None, over: SourceFile | None, kept: tuple[str, ...] = ()) -> SourceFile | None:
    """A file with what another says laid over its keys, less some keys that are `kept` as they are.

    Mappings are laid over each other key by key: one more name leaves the others. A key with nothing behind it takes
    out what the file says.
    """
    if file is None or over is None:
        return file or over
    assert isinstance(file.root, Mapping_)
    assert isinstance(over.root, Mapping_)
    root = _over(file.root, over.root.without(kept))
    both = hashlib.sha256(f"{file.sha256}{over.sha256}".encode()).hexdigest()
    return SourceFile(file.name, file.path, both, file.lines, root, file.own, {**file.contexts, **over.contexts})


def _over(below: Mapping_, above: Mapping_) -> Mapping_:
    for key, node in above.entries.items():
        known = below.get(key)
        if isinstance(node, Scalar) and node.text is None:
            below = below.without((key,))
        elif isinstance(known, Mapping_) and isinstance(node, Mapping_):
            below = below.with_entry(key, _over(known, node))
        else:
            below = below.with_entry(key, node)
    return below


def _of_data(value: object, name: str) -> SourceFile:
    whole = json.dumps(value, ensure_ascii=True, sort_keys=True, default=str).encode()
    if len(whole) > MAX_BYTES:
        raise InputError([Problem(name, 0, 0, "", f"this file is larger than {MAX_BYTES // 1000} kB; split it.")])
    root = _Reader(name).node(value, ())
    return SourceFile(name, name, hashlib.sha256(whole).hexdigest(), (), root, own=True)


class _Reader:
    """Each value has a place of its own, by which its words are known: no line, and a column that nobody is told."""

    def __init__(self, name: str) -> None:
        self.name, self.places = name, count(1)

    def node(self, value: object, key: KeyPath) -> Node:
        place = Place(self.name, 0, next(self.places))
        if len(key) > MAX_DEPTH:
            raise self._refused(key, f"more than {MAX_DEPTH} levels are nested here.")
        if isinstance(value, Mapping):
            entries = {self._text(name, key): self.node(each, (*key, str(name))) for name, each in value.items()}
            return Mapping_(entries, dict.fromkeys(entries, place), place)
        if isinstance(value, list | tuple):
            return Listing(tuple(self.node(each, (*key, index)) for index, each in enumerate(value)), place)
        return Scalar(None if value is None else self._text(value, key), place)

    def _text(self, value: object, key: KeyPath) -> str:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        if wrong := unprintable(text):
            raise self._refused(key, wrong)
        return text

    def _refused(self, key: KeyPath, said: str) -> InputError:
        return InputError([Problem(self.name, 0, 0, dotted(key), said)])
