"""From two documents to a Comparison: what came, went, changed its words, its place or only its number."""

from __future__ import annotations

from dataclasses import replace

from generator.compare.blocks import Blocks
from generator.compare.lines import Teller
from generator.compare.listing import Row, rows
from generator.compare.pairing import paired
from generator.compare.tables import targets_in
from generator.errors import InputError, Problem
from generator.model.comparison import Compared, Comparison
from generator.model.document import Document

__all__ = ["Row", "compare", "rows"]


def compare(old: Document, new: Document) -> Comparison:
    """Compare two documents of one kind and language, clause by clause.

    A clause is the same where its list and id are, then where its id or its words are. Raises InputError when the
    documents are of different kinds or languages: nothing in them would be the same.
    """
    for what in ("kind", "language"):
        _check(what, getattr(old, what), getattr(new, what))
    pairs = paired(old, new)
    made = Blocks(Teller(pairs.new), pairs)
    blocks = made.of(old, new)
    told = tuple(replace(block, lines=tuple(targets_in(block.lines, made.targets))) for block in blocks)
    return Comparison(_compared(old), _compared(new), told, tuple(made.targets))


def _check(what: str, old: str, new: str) -> None:
    if old != new:
        said = f"these two documents cannot be compared: the {what} of one is “{old}”, of the other “{new}”."
        raise InputError([Problem("", 0, 0, "", said, f"Compare two of the same {what}.")])


def _compared(document: Document) -> Compared:
    return Compared(
        role=document.role,
        kind=document.kind,
        label=document.label,
        title=document.title,
        locale=document.locale,
        tag=document.tag,
        direction=document.direction,
        date=document.date,
    )
