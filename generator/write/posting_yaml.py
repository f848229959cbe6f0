"""From a posting's data to its file in YAML, laid out as a person would write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from generator.model.posting_file import PostingFile
from generator.write.yaml_text import scalar


def posting(data: PostingFile) -> bytes:
    """The file, in UTF-8: the keys that are given, in the order of the schema. The same data gives the same bytes."""
    said = data.model_dump(exclude_none=True)
    return "".join(f"{line}\n" for line in _entries(said, 0)).encode()


def _entries(said: Mapping[str, object], column: int) -> Iterator[str]:
    for key, value in said.items():
        before = f"{' ' * column}{key}:"
        if isinstance(value, Mapping):
            yield before
            yield from _entries(value, column + 2)
        elif isinstance(value, list | tuple):
            yield before
            for item in value:
                yield from _item(item, column + 2)
        else:
            first, *further = _value(value, key, len(before) + 1, column + 2)
            yield f"{before} {first}"
            yield from further


def _item(item: object, column: int) -> Iterator[str]:
    if isinstance(item, Mapping):
        first, *further = _entries(item, column + 2)
        yield f"{' ' * column}- {first.lstrip()}"
        yield from further
    else:
        first, *further = _value(item, "", column + 2, column + 2)
        yield f"{' ' * column}- {first}"
        yield from further


def _value(value: object, key: str, taken: int, column: int) -> list[str]:
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, Decimal):
        return [f"{value.normalize():f}"]
    if isinstance(value, int | date):
        return [str(value)]
    return scalar(str(value), key, taken, column)
