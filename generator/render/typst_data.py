"""From a Document to plain data for a Typst program: blanks, links and references keep their nature."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from generator.model.document import Blank, Document, Link, PageMark, Picture, Reference, Text
from generator.render import letterhead

_KINDS = {Text: "text", Link: "link", Blank: "blank", Reference: "reference"}
_NOT_DRAWN = frozenset({"job", "letterhead", "holder", "issue", "origin", "pasted", "data"})
_FOR_PROGRAMS = frozenset({"anchor", "address", "id"})
_WITHOUT_END = re.compile(r"\S{60,}")
_WITHOUT_END_IN_TITLE = re.compile(r"\S{34,}")


def data(document: Document) -> dict[str, Any]:
    """The document as dicts, lists, words and numbers, by the names of its model.

    A part of some content has a `kind`: `text`, `link`, `blank` or `reference`; a mark of the page is `{"mark":
    "number"}` or `{"mark": "count"}`. Beside the fields there are `region` (of the tag, or none), `hyphenate`, `logo`
    and `sender` (what stands beside and under the employer's name), and `targets`: the anchors that a reference leads
    to.
    """
    _, _, region = document.tag.partition("-")
    made: dict[str, Any] = _data(document)
    made["title"] = _breakable(document.title, _WITHOUT_END_IN_TITLE)
    made["properties"] = asdict(document.properties)
    made["region"] = region or None
    # Typst parts English words as Americans do.
    made["hyphenate"] = document.language != "en" or region == "US"
    made["logo"] = _data(letterhead.logo(document))
    made["sender"] = letterhead.lines(document)
    made["targets"] = sorted(set(_anchors(made)))
    return made


def picture(logo: Picture) -> str:
    """A picture as an SVG file that carries it: what a Typst program reads from memory has to be text."""
    shown = f"data:{logo.media_type};base64,{b64encode(logo.data).decode()}"
    size = f'width="{logo.width:g}" height="{logo.height:g}"'
    view = f'viewBox="0 0 {logo.width:g} {logo.height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view}><image {size} href="{shown}"/></svg>'


def _data(value: Any) -> Any:
    if isinstance(value, str):
        return _breakable(value)
    if isinstance(value, tuple):
        return [*map(_data, value)]
    if isinstance(value, PageMark):
        return {"mark": value.value}
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        held = {name: getattr(value, name) for name in _names(type(value))}
        said = {name: each if name in _FOR_PROGRAMS else _data(each) for name, each in held.items()}
        if kind := _KINDS.get(type(value)):
            said["kind"] = kind
        return said
    return value


@lru_cache(maxsize=64)
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in _NOT_DRAWN)


def _breakable(words: str, without_end: re.Pattern[str] = _WITHOUT_END) -> str:
    """Words that may be broken anywhere (U+200B) where they are longer than a line is wide."""
    return without_end.sub(lambda found: "\u200b".join(found[0]), words)


def _anchors(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _anchors(each)
    elif isinstance(value, dict):
        if value.get("kind") == "reference":
            yield value["anchor"]
        for each in value.values():
            if isinstance(each, list | dict):
                yield from _anchors(each)
