"""From a Comparison to rows for a table in a terminal: numbers, what happened, and the words with signs around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.comparison import Comparison, Kind, Line, Piece, Pieces

SIGNS: dict[Kind, str] = {"added": "+", "removed": "-", "reworded": "~", "target": "=", "moved": ">", "renumbered": "#"}
"""One sign a kind, so that colour is never the only one."""
_BRACKETS = {"equal": ("", ""), "inserted": ("{+", "+}"), "deleted": ("[-", "-]")}


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the numbers before and after, the signs and names of what happened, and the words.

    `pieces` are the words to colour; `text` the same with `[-` and `-]` around what went, `{+` and `+}` around what
    came, except where the whole line came or went. `values` are numbers before and after, where nothing but numbers
    changed: all that has to be shown then. `heading` is whether a part of the document begins with it.
    """

    old_number: str
    new_number: str
    signs: str
    kinds: tuple[Kind, ...]
    pieces: Pieces
    text: str
    values: tuple[tuple[str, str], ...]
    heading: bool


def rows(comparison: Comparison, everything: bool = False) -> Iterator[Row]:
    """A row for each line that changed, under the heading of its part; `everything` lists the others as well."""
    for block in comparison.blocks:
        shown = [line for line in block.lines if everything or line.kinds]
        if block.heading and (shown or block.heading.kinds or everything):
            yield _row(block.heading, heading=True)
        yield from (_row(line, heading=False) for line in shown)


def marked(pieces: Pieces) -> str:
    """Words with brackets around what went and what came."""
    return "".join(f"{_BRACKETS[each.mark][0]}{each.text}{_BRACKETS[each.mark][1]}" for each in pieces)


def _row(line: Line, heading: bool) -> Row:
    pieces = line.text
    if line.label:
        pieces = (*line.label, Piece("equal", ": "), *pieces)
    whole = line.kinds in (("added",), ("removed",))
    text = "".join(piece.text for piece in pieces) if whole else marked(pieces)
    signs = "".join(SIGNS[kind] for kind in line.kinds)
    return Row(line.old_number, line.new_number, signs, line.kinds, pieces, text, line.values, heading)
