"""From a document to the checksum of what it prints, whoever issues it and on whatever day."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import sha256
from typing import Any

from generator.model.document import Document

_NEVER_PRINTED = frozenset({"origin"})


def content(document: Document) -> str:
    """The sha256, in hex, of all that a document holds but where its words came from."""
    return digest(_plain(document))


def digest(data: Any) -> str:
    """The sha256, in hex, of plain data, whatever the order of its keys."""
    return sha256(json.dumps(data, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, str) or value is None:
        return value
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, bytes):
        return sha256(value).hexdigest()
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        # Its type tells words from a blank of the same name.
        said = {
            each.name: _plain(getattr(value, each.name)) for each in fields(value) if each.name not in _NEVER_PRINTED
        }
        return {"": type(value).__name__, **said}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    return value
