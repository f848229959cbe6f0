"""From the grammar of a form to the names in it that do not exist, all of them, before anything is filled in.

What a tag asks for is followed through loops by the annotations of the names module: a misspelt part is found in
a branch, too, that no document has taken yet.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Environment, nodes

from generator.render import word_form_names as names
from generator.render.word_form_names import IDS, Named

_LOOP = (
    "index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0", "previtem", "nextitem",
    "changed", "cycle",
)  # fmt: skip
_CALLED = {
    names.Fact: "fact", names.Clause: "clause", names.Column: "column of a table", names.Table: "table",
    names.Section: "section", names.Purpose: "purpose", names.Field: "field", names.Approval: "approval",
    names.Signatures: "block of signatures", names.Properties: "list of properties", names.Employer: "employer",
    names.Person: "person", names.Issue: "issue", names.Document: "document",
}  # fmt: skip

Scope = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Missing:
    """A name that does not exist: what the tag says as far as it goes wrong, and what may stand there instead.

    `said` is what a sentence says of it, and `whole` whether it is there, but holds more than a tag can print.
    """

    asked: str
    known: tuple[str, ...]
    said: str
    whole: bool = False


class _Loop:
    """What Jinja calls `loop`."""


def missing(template: nodes.Template, known: Environment) -> Iterator[Missing]:
    """Every name, part, filter and test that a template asks for and that there is not, each once."""
    found = dict.fromkeys(_Check(known).statements(template.body, _top(template)))
    yield from found


def known_names() -> dict[str, Any]:
    """The names at the top, each with its annotation."""
    return {"document": names.Document, **_annotations(names.Document)}


def _top(template: nodes.Template) -> Scope:
    # What macros and the like bring in is not followed: the strict environment tells when it is filled in.
    stored = {each.name: Any for each in template.find_all(nodes.Name) if each.ctx == "param"}
    macros = {each.name: Any for each in template.find_all(nodes.Macro)}
    return {"range": Any, "namespace": Any, **stored, **macros, **known_names()}


class _Check:
    def __init__(self, known: Environment) -> None:
        self.known = known

    def statements(self, body: list[nodes.Node], scope: Scope) -> Iterator[Missing]:
        inner = dict(scope)
        for node in body:
            if isinstance(node, nodes.For):
                yield from self._loop(node, inner)
            elif isinstance(node, nodes.Assign):
                kind = yield from self.kind(node.node, inner)
                for target in _stored(node.target):
                    inner[target] = kind if isinstance(node.target, nodes.Name) else Any
            elif isinstance(node, nodes.Output):
                for each in node.nodes:
                    kind = yield from self.kind(each, inner)
                    if what := whole(kind):
                        asked = _written(each)
                        said = f"a tag prints words, and {what} is `{asked}`"
                        yield Missing(asked, _printable(kind), said, whole=True)
            else:
                if isinstance(node, nodes.With | nodes.AssignBlock):
                    inner |= {name: Any for each in node.iter_child_nodes() for name in _stored(each)}
                yield from self._others(node, inner)

    def _others(self, node: nodes.Node, scope: Scope) -> Iterator[Missing]:
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                yield from self.kind(child, scope)
        for field in ("body", "elif_", "else_"):
            if isinstance(body := getattr(node, field, None), list):
                yield from self.statements(body, scope)

    def _loop(self, node: nodes.For, scope: dict[str, Any]) -> Iterator[Missing]:
        kind = yield from self.kind(node.iter, scope)
        item = _item(kind)
        if item is None:
            asked = _written(node.iter)
            yield Missing(asked, _many(kind), f"one can't go through `{asked}`", whole=True)
        inner = dict(scope) | {"loop": _Loop}
        for target in _stored(node.target):
            inner[target] = (item or Any) if isinstance(node.target, nodes.Name) else Any
        if node.test:
            yield from self.kind(node.test, inner)
        yield from self.statements(node.body, inner)
        yield from self.statements(node.else_, scope)

    def kind(self, node: nodes.Node, scope: Scope) -> typing.Generator[Missing, None, Any]:
        """Tell what is missing in an expression; return the annotation of its value, Any where nothing is known."""
        if isinstance(node, nodes.Name):
            if node.ctx == "load" and node.name not in scope:
                yield _absent(node.name, tuple(scope))
            return scope.get(node.name, Any)
        if isinstance(node, nodes.Getattr):
            return (yield from self._part(node, node.attr, scope))
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            if isinstance(node.arg.value, str):
                return (yield from self._part(node, names.attribute(node.arg.value), scope))
            return _item((yield from self.kind(node.node, scope))) or Any
        if isinstance(node, nodes.Filter) and node.name not in self.known.filters:
            yield Missing(node.name, tuple(self.known.filters), f"there is no filter `{node.name}`")
        if isinstance(node, nodes.Test) and node.name not in self.known.tests:
            yield Missing(node.name, tuple(self.known.tests), f"there is no test `{node.name}`")
        for child in node.iter_child_nodes():
            yield from self.kind(child, scope)
        return Any

    def _part(
        self, node: nodes.Getattr | nodes.Getitem, name: str, scope: Scope
    ) -> typing.Generator[Missing, None, Any]:
        kind = yield from self.kind(node.node, scope)
        parts = _parts(kind)
        if parts is None or name in parts:
            return Any if parts is None else parts[name]
        if not hasattr(kind, name) or name.startswith("_") or kind in _CALLED:
            before = _written(node.node)
            yield _absent(f"{before}.{name}", tuple(f"{before}.{each}" for each in parts))
        return Any


def _absent(asked: str, known: tuple[str, ...]) -> Missing:
    return Missing(asked, known, f"there is no `{asked}`")


def _parts(kind: Any) -> dict[str, Any] | None:
    """What may be asked of a value, by name; None where anything may."""
    if kind is Any:
        return None
    if kind is _Loop:
        return dict.fromkeys(_LOOP, Any)
    if isinstance(kind, type) and is_dataclass(kind):
        return _annotations(kind)
    if typing.get_origin(kind) is Named:
        (item,) = typing.get_args(kind)
        return dict.fromkeys(IDS[item], item)
    return {}


@lru_cache(maxsize=32)
def _annotations(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _item(kind: Any) -> Any:
    """What a loop goes through; None where there is no loop."""
    if kind is Any or kind is str:
        return Any if kind is Any else None
    return typing.get_args(kind)[0] if typing.get_origin(kind) in (tuple, Named) else None


def whole(kind: Any) -> str:
    """What a value is called that is no words; empty for words."""
    if typing.get_origin(kind) in (tuple, Named):
        return "a list"
    if kind is _Loop:
        return "the whole loop"
    return f"the whole {_CALLED[kind]}" if kind in _CALLED and kind is not names.Fact else ""


def _printable(kind: Any) -> tuple[str, ...]:
    return tuple(name for name, part in (_parts(kind) or {}).items() if part is str) if kind in _CALLED else ()


def _many(kind: Any) -> tuple[str, ...]:
    return tuple(name for name, part in (_parts(kind) or {}).items() if _item(part) not in (None, Any))


def _stored(target: nodes.Node) -> Iterator[str]:
    yield from (each.name for each in (target, *target.find_all(nodes.Name)) if isinstance(each, nodes.Name))


def _written(node: nodes.Node) -> str:
    """An expression as a tag writes it, as far as names and parts go."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{_written(node.node)}[{node.arg.value!r}]"
    return "…"
