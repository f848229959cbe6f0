"""From a file whose shape is wrong to one that can be read on, so that one run tells every other problem as well."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.model.files import CLAUSE_LISTS, SLUG
from generator.model.source import KeyPath, Listing, Mapping_, Node, Place, Scalar, SourceFile, bare, locate

_ROUNDS = 5
_MEASURES = ("experience", "certification")
_STANDS_IN = {"id": "unnamed", "language": "und"}
"""What a file without one of these is called: a slug, and ISO 639's code of no known language."""


def mended(file: SourceFile, model: type[BaseModel]) -> SourceFile | None:
    """The file without what is wrong with its shape, never to be printed; None when that is too much.

    A wrong clause or target becomes an innocent one of the same id: what refers to it is not wrong.
    """
    root = file.root
    for _ in range(_ROUNDS):
        try:
            model.model_validate(bare(root))
        except ValidationError as error:
            for detail in reversed(error.errors(include_url=False)):
                root = _without(root, detail)
        else:
            return replace(file, root=root)
    return None


def _without(root: Node, detail: ErrorDetails) -> Node:
    path: KeyPath = tuple(part for part in detail["loc"] if part != "[key]")
    if detail["type"] == "extra_forbidden":
        return _worded(_put(root, path, None), path)
    if detail["type"] == "missing" and len(path) == 1 and isinstance(root, Mapping_):
        return root.with_entry(str(path[0]), Scalar(_STANDS_IN.get(str(path[0]), "…"), root.place))
    cut, stub = _innocent(root, path)
    return _put(root, cut, stub)


def _worded(root: Node, path: KeyPath) -> Node:
    """A clause whose words may have stood under a misspelt key keeps some."""
    items = [index for index, part in enumerate(path) if isinstance(part, int)]
    name = ".".join(str(part) for part in path[: items[0]]) if items else ""
    if name not in CLAUSE_LISTS or name == "responsibilities":
        return root
    cut = path[: items[-1] + 1]
    clause, _ = locate(root, cut)
    if not isinstance(clause, Mapping_) or clause.get("text") or clause.get("remove"):
        return root
    return _put(root, cut, clause.with_entry("text", Scalar("…", clause.place)))


def _innocent(root: Node, path: KeyPath) -> tuple[KeyPath, Node | None]:
    """What to replace, and with what."""
    place = locate(root, path)[1]
    if (path[:1] == ("targets",) and len(path) > 1) or (path[:1] and path[0] in _MEASURES):
        end = 2 if path[0] == "targets" else 1
        return path[:end], _mapping({"label": "…", "compare": "every", "period": "day"}, place)
    items = [index for index, part in enumerate(path) if isinstance(part, int)]
    if not items:
        return path[:1], None
    cut = path[: items[-1] + 1]
    in_clauses = ".".join(str(part) for part in path[: items[0]]) in CLAUSE_LISTS
    clause, _ = locate(root, cut)
    name = clause.text("id") if isinstance(clause, Mapping_) else None
    if in_clauses and name and SLUG.fullmatch(name):
        return cut, _mapping({"id": name, "text": "…"}, clause.place)
    return cut, None


def _mapping(entries: dict[str, str], place: Place) -> Mapping_:
    return Mapping_({key: Scalar(text, place) for key, text in entries.items()}, dict.fromkeys(entries, place), place)


def _put(node: Node, path: KeyPath, new: Node | None) -> Node:
    """The tree with another node at a path, or without the one that is there."""
    if not path:
        return node if new is None else new
    part, rest = path[0], path[1:]
    if isinstance(node, Mapping_) and part in node.entries:
        key = cast(str, part)
        if not rest and new is None:
            return node.without([key])
        return node.with_entry(key, _put(node.entries[key], rest, new))
    if isinstance(node, Listing) and isinstance(part, int) and part < len(node.items):
        kept = () if not rest and new is None else (_put(node.items[part], rest, new),)
        return replace(node, items=(*node.items[:part], *kept, *node.items[part + 1 :]))
    return node
