"""From a question of the server's, or its answer, to bytes and back: a head of JSON, and a body of any bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from struct import pack, unpack
from typing import Any

_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Message:
    """A question (`head["ask"]` names what is asked) or an answer; `body` is a file that goes with it."""

    head: dict[str, Any] = field(default_factory=dict)
    body: bytes = b""

    def packed(self) -> bytes:
        """The message as bytes."""
        head = json.dumps(self.head, ensure_ascii=False).encode("utf-8", "surrogatepass")
        return pack("<I", len(head)) + head + self.body


def unpacked(data: bytes) -> Message:
    """The message that some bytes are."""
    (size,) = unpack("<I", data[:_LENGTH])
    head = json.loads(data[_LENGTH : _LENGTH + size].decode("utf-8", "surrogatepass"))
    return Message(head, data[_LENGTH + size :])
