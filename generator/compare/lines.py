"""From the same thing in two documents to one line that says in what it differs."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import cast

from generator.model.comparison import Kind, Line, Part, Piece, Pieces
from generator.model.document import RULE, Blank, Content, Inline, Link, Reference, Text, plain
from generator.model.wording import is_word, parted, spans

_NUMBER = re.compile(r"\d+(?:[\u00a0\u202f.,’' ]\d+)*")
Token = tuple[str, str]
"""What a part of a text is known by, and how it is printed: a reference is known by where it leads to."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What one document says in one place: its number, its label, and its words, cell by cell."""

    cells: tuple[Content, ...]
    number: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells in what two sayings differ; `anchors` maps the anchors of the old document to those of the new."""

    anchors: Mapping[str, str]

    def line(self, part: Part, id: str, old: Saying | None, new: Saying | None, level: int = 0) -> Line:
        """The line of what is in one of the documents or in both."""
        before, after = old or Saying(()), new or Saying(())
        label = self.pieces((Text(before.label),), (Text(after.label),)) if before.label or after.label else ()
        both = zip_longest(before.cells, after.cells, fillvalue=())
        cells = tuple(self.pieces(was, now) for was, now in both)
        kinds: tuple[Kind, ...] = ()
        if old is None or new is None:
            kinds = ("added",) if new else ("removed",)
        elif differs(label) or any(map(differs, cells)):
            kinds = ("reworded",)
        numbers = numbers_of(cells) if kinds == ("reworded",) and not differs(label) else ()
        return Line(part, id, label, level, before.number, after.number, kinds, cells, numbers)

    def pieces(self, old: Content, new: Content) -> Pieces:
        """Two contents word by word; what is the same is printed as in the new one."""
        was, now = tokens(old, self.anchors), tokens(new, {})
        made: list[Piece] = []
        for same, left, right in spans([key for key, _ in was], [key for key, _ in now], _says):
            if same:
                made.append(Piece("equal", _printed(now[right])))
                continue
            made += [Piece("deleted", _printed(was[left])), Piece("inserted", _printed(now[right]))]
        return tuple(piece for piece in made if piece.text)

    def same(self, old: Content, new: Content) -> bool:
        """Whether two contents say the same."""
        keys = [[key for key, _ in each] for each in (tokens(old, self.anchors), tokens(new, {}))]
        return keys[0] == keys[1]


def tokens(content: Content, anchors: Mapping[str, str]) -> list[Token]:
    """The parts of a content. Texts that touch are one text."""
    made: list[Token] = []
    for textual, parts in groupby(content, key=lambda part: type(part) is Text):
        if textual:
            made += ((word, word) for word in parted(plain(tuple(parts))))
        else:
            made += (_other(part, anchors) for part in parts)
    return made


def differs(pieces: Pieces) -> bool:
    """Whether some words are in one of the documents only."""
    return any(piece.mark != "equal" for piece in pieces)


def numbers_of(cells: Sequence[Pieces]) -> tuple[tuple[str, str], ...]:
    """The numbers that differ, before and after, where nothing else does; none otherwise."""
    old, new = ("\n".join(said(cell, mark) for cell in cells) for mark in ("inserted", "deleted"))
    if _NUMBER.sub("#", old) != _NUMBER.sub("#", new):
        return ()
    both = zip(_NUMBER.findall(old), _NUMBER.findall(new), strict=True)
    return tuple((was, now) for was, now in both if was != now)


def said(pieces: Pieces, without: str) -> str:
    """The words of one document: without those `inserted` they are the old one's, without `deleted` the new one's."""
    return "".join(piece.text for piece in pieces if piece.mark != without)


def _other(part: Inline, anchors: Mapping[str, str]) -> Token:
    if isinstance(part, Reference):
        return f"\0reference {anchors.get(part.anchor, part.anchor)}", part.number
    if isinstance(part, Link):
        return f"\0link {part.address} {part.text}", part.text
    return f"\0blank {cast(Blank, part).name}", RULE


def _says(token: Hashable) -> bool:
    return is_word(str(token))


def _printed(tokens: Sequence[Token]) -> str:
    return "".join(text for _, text in tokens)
