"""The neutral tree of two documents compared: all that a terminal, a page or a program needs to show what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Mark = Literal["equal", "inserted", "deleted"]
Kind = Literal["added", "removed", "reworded", "target", "moved", "renumbered"]
"""What happened to a line. `target`: nothing but a number that the table of targets has as well; `renumbered`: nothing
but its number, because others came or went."""
KINDS: tuple[Kind, ...] = ("added", "removed", "reworded", "target", "moved", "renumbered")
Part = Literal["head", "fact", "purpose", "section", "opening", "clause", "table", "row", "signature", "note"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether both documents have them, the new one alone, or the old one alone."""

    mark: Mark
    text: str


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that can change: a clause, a fact, a title, a row of a table.

    `id` is that of the thing in its part, for a clause its anchor in the new document (in the old one where it was
    removed); `label` is what stands before the words, as the name of a fact. A number is empty where the line has
    none, or is not in that document; `level` counts from 1 below a section and is 0 elsewhere. No `kinds`: nothing
    changed. A row has its cells one by one, any other line one cell, or two where a reason stands under it. `values`
    are the numbers that changed, before and after, where nothing but numbers did.
    """

    part: Part
    id: str
    label: Pieces
    level: int
    old_number: str
    new_number: str
    kinds: tuple[Kind, ...]
    cells: tuple[Pieces, ...]
    values: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> Pieces:
        """Its words, cells parted by a bar."""
        made: list[Piece] = []
        for cell in self.cells:
            made += [*([Piece("equal", " | ")] if made else []), *cell]
        return tuple(made)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the document: its heading, none where it has none, and what stands under it, in reading order.

    What was removed stands where it was, as near as the new order lets it.
    """

    part: Part
    id: str
    heading: Line | None
    lines: tuple[Line, ...]

    def walk(self) -> Iterator[Line]:
        """The heading and all lines."""
        if self.heading:
            yield self.heading
        yield from self.lines


@dataclass(frozen=True, slots=True)
class Target:
    """A target that changed: what is measured, its number before and after, and the anchor of its clause."""

    label: str
    old: str
    new: str
    clause: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One of the two documents: its role, kind, title and label, its language and place, the day it is of."""

    role: str
    kind: str
    label: str
    title: str
    locale: str
    tag: str
    direction: Literal["ltr", "rtl"]
    date: date


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two documents have in common and in what they differ, in the order of the new one."""

    old: Compared
    new: Compared
    blocks: tuple[Block, ...]
    targets: tuple[Target, ...]

    def walk(self) -> Iterator[Line]:
        """Every line, in reading order."""
        for block in self.blocks:
            yield from block.walk()

    @property
    def counts(self) -> Mapping[Kind, int]:
        """How many lines there are of each kind that there is; a target that changed counts once."""
        found = [kind for line in self.walk() for kind in line.kinds]
        numbers = {kind: len(self.targets) if kind == "target" else found.count(kind) for kind in KINDS}
        return {kind: number for kind, number in numbers.items() if number}

    @property
    def changed(self) -> bool:
        """Whether the documents say or order anything otherwise; mere numbers do not count."""
        return any(kind != "renumbered" for kind in self.counts)
