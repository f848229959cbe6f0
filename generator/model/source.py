"""YAML as plain data that remembers where each value stands. Every scalar is text until the schema says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file: the file as it is shown to the user, line and column counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value; None where the file leaves it empty."""

    text: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Listing:
    """Values in order."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping_:
    """Values by key; `keys` tells where each key itself stands."""

    entries: Mapping[str, Node]
    keys: Mapping[str, Place]
    place: Place

    def get(self, key: str) -> Node | None:
        """The value of a key, None when the key is not there."""
        return self.entries.get(key)

    def text(self, key: str) -> str | None:
        """The text of a scalar value, None when it is missing, empty or no scalar."""
        node = self.entries.get(key)
        return node.text if isinstance(node, Scalar) else None

    def with_entry(self, key: str, node: Node, place: Place | None = None) -> Mapping_:
        """The same mapping with one value set; a new key stands last."""
        return replace(
            self,
            entries={**self.entries, key: node},
            keys={**self.keys, key: place or self.keys.get(key, node.place)},
        )

    def without(self, keys: Iterable[str]) -> Mapping_:
        """The same mapping less some keys."""
        gone = set(keys)
        return replace(
            self,
            entries={key: node for key, node in self.entries.items() if key not in gone},
            keys={key: place for key, place in self.keys.items() if key not in gone},
        )


PLURALS = ("zero", "one", "two", "few", "many", "other")
"""CLDR's categories of plural forms."""

Node = Scalar | Listing | Mapping_
KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as read: `name` is its logical name (`roles/bank.yaml`), `path` how it is shown to the user."""

    name: str
    path: str
    sha256: str
    lines: tuple[str, ...]
    root: Node
    own: bool = False
    """Whether the file lies in a folder that the user named."""
    contexts: Mapping[Place, str] = field(default_factory=dict, repr=False)
    """What a translator knows each scalar by: `bank-account-manager/duties/orders`."""

    @property
    def language(self) -> str:
        """The language that the file says it is written in, empty when it does not say."""
        return (self.root.text("language") if isinstance(self.root, Mapping_) else None) or ""

    @property
    def owner(self) -> str:
        """The name that translators know the file by: `bank-account-manager`, `jurisdictions/FR`."""
        return owner(self.name)

    def excerpt(self, place: Place) -> str:
        """The line of a place as it stands in the file; empty when there is none."""
        return self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""


class Sources:
    """The files that one role is made of, by the path that a place names."""

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self._files = {file.path: file for file in files}

    def __iter__(self) -> Iterator[SourceFile]:
        return iter(self._files.values())

    def excerpt(self, place: Place) -> str:
        """The line of a place in whichever file it is in; empty when there is none."""
        file = self._files.get(place.file)
        return file.excerpt(place) if file else ""

    def point(self, text: SourceText, offset: int) -> Place:
        """Where in its file the sign at an offset of a text stands; the text's own place when that is unknown."""
        file, line, column = self._files.get(text.place.file), text.place.line, text.place.column - 1
        if file is None or offset < 0:
            return text.place
        # Lines are joined in a text, so signs of the same kind are counted.
        sign, before = text.text[offset], text.text.count(text.text[offset], 0, offset)
        for number, words in enumerate(file.lines[line - 1 :], start=line):
            here = [index for index in range(column, len(words)) if words[index] == sign]
            if before < len(here):
                return Place(text.place.file, number, here[before] + 1)
            before, column = before - len(here), 0
        return text.place

    def text(self, node: Scalar, *forms: str) -> SourceText:
        """The words of a scalar that is not empty; `forms` tell apart the uses of one that stands for several."""
        file = self._file(node.place)
        context = "/".join((file.contexts.get(node.place, file.owner), *forms))
        return SourceText(evenly(node.text or ""), file.language, context, node.place)

    def _file(self, place: Place) -> SourceFile:
        found = self._files.get(place.file)
        # What was sent is laid over a file, and has become a part of it.
        return found or next(file for file in self if place in file.contexts)


@dataclass(frozen=True, slots=True)
class SourceText:
    """Words written by a person: the text, its language, where it stands, and the context a translator needs.

    `context` is the owner (role, shared file, jurisdiction), section and clause: `bank/duties/orders`.
    """

    text: str
    language: str
    context: str
    place: Place = field(compare=False)


def evenly(text: str) -> str:
    """A text on one line, its words one space apart."""
    return re.sub(r"[ \t\r\n]+", " ", text.strip(" \t\r\n"))


def owner(name: str) -> str:
    """The name that translators know a file by: `jurisdictions/FR` of `roles/jurisdictions/FR.yaml`."""
    return name.removeprefix("roles/").removesuffix(".yaml")


def contexts(name: str, root: Node) -> dict[Place, str]:
    """What a translator knows each scalar of a file by: its owner and its path.

    Items of lists go by their ids, so that reordering changes nothing, whatever the level of a clause.
    """
    return {node.place: "/".join((owner(name), *_said(path))) for path, node in scalars(root)}


def scalars(node: Node, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Scalar]]:
    """Every scalar with its path: keys, and ids or numbers of items."""
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Mapping_):
        for key, value in node.entries.items():
            yield from scalars(value, (*path, key))
    else:
        for number, item in enumerate(node.items, start=1):
            name = item.text("id") if isinstance(item, Mapping_) else None
            yield from scalars(item, (*path, name or str(number)))


def _said(path: tuple[str, ...]) -> tuple[str, ...]:
    """A path without what tells nothing: `duties/task/clauses/orders/text` is `duties/orders`."""
    # Behind a list and an id, and before an id and a key: elsewhere `clauses` is itself an id.
    while at := next((at for at in range(2, len(path) - 2) if path[at] == "clauses"), 0):
        path = (*path[: at - 1], *path[at + 1 :])
    counted = path[:1] == ("units",) and path[-1] in PLURALS
    return path[:-1] if path[-1:] in (("text",), ("single",)) or counted else path


def bare(node: Node) -> object:
    """The data alone, without places: str, None, list and dict."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        return [bare(item) for item in node.items]
    return {key: bare(value) for key, value in node.entries.items()}


def locate(root: Node, path: KeyPath) -> tuple[Node, Place]:
    """The deepest node on a path and the best place to point at: the key of an entry, else the value itself."""
    node, place = root, root.place
    for part in path:
        if isinstance(node, Mapping_) and part in node.entries:
            place = node.keys[cast(str, part)]
            node = node.entries[cast(str, part)]
        elif isinstance(node, Listing) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
            place = node.place
        else:
            break
    return node, place
