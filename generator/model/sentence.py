"""A sentence with places for values: `Passer {calls} aux clients.` taken apart, nothing filled in yet."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_SLOT = re.compile(r"(?P<name>[A-Za-z][\w-]*)(?:(?P<kind>[.:])(?P<part>[A-Za-z][\w/-]*))?")


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder: `{calls}`, `{calls.amount}` (a part of a value), `{see:calls}` (the number of a clause).

    `name` is lower case; `capital` tells that it was written with a capital, for the start of a sentence.
    """

    name: str
    part: str
    capital: bool

    def __str__(self) -> str:
        shown = self.name.capitalize() if self.capital else self.name
        return f"{{{shown}{':' if self.name == 'see' else '.'}{self.part}}}" if self.part else f"{{{shown}}}"


class SentenceError(ValueError):
    """A brace that is not part of a placeholder, from `start` to `end`; the message is for the person who wrote it."""

    def __init__(self, said: str, start: int, end: int) -> None:
        self.start, self.end = start, end
        super().__init__(said)


def parse(text: str) -> tuple[str | Slot, ...]:
    """Take a text apart into words and placeholders; `{{` and `}}` are braces to print.

    Raises SentenceError for a single brace or a placeholder that is none.
    """
    pieces: list[str | Slot] = []
    words, end = "", 0
    for token in _TOKEN.finditer(text):
        words += text[end : token.start()]
        end = token.end()
        if token[0] in ("{{", "}}"):
            words += token[0][0]
            continue
        if words:
            pieces.append(words)
            words = ""
        pieces.append(_slot(token))
    words += text[end:]
    return (*pieces, words) if words else tuple(pieces)


def _slot(token: re.Match[str]) -> Slot:
    if token[1] is None:
        said = f"the brace `{token[0]}` opens or closes nothing; write it twice to print one."
        raise SentenceError(said, *token.span())
    found = _SLOT.fullmatch(token[1].strip())
    if not found or (found["kind"] == ":" and found["name"] != "see"):
        said = f"`{token[0]}` is not a placeholder; write a name between the braces, such as {{title}}."
        raise SentenceError(said, *token.span())
    name = found["name"]
    return Slot(name[0].lower() + name[1:], found["part"] or "", name[0].isupper())
