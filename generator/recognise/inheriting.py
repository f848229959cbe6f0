"""From the matches of a document's clauses to the shipped role that it mostly is, and how a list inherits from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.model.draft import DraftClause, Known, Match

_SHARE, _FEWEST = 0.6, 5
"""So many of a document's clauses, and at least so many, are those of the role that it extends."""


def parent(matches: Iterable[tuple[str, Match | None]], known: Known, threshold: float) -> str:
    """The role that most clauses of the first level belong to, given as list and match; empty where none does."""
    counted: Counter[str] = Counter()
    total = 0
    for name, match in matches:
        total += 1
        if match is None or match.score < threshold:
            continue
        for role, lists in known.tops.items():
            counted[role] += match.clause.id in lists.get(name, ()) and match.clause.owner in ("", role)
    if not counted:
        return ""
    role, number = max(counted.items(), key=lambda each: (each[1], -len(known.tops[each[0]])))
    return role if number >= max(_FEWEST, _SHARE * total) else ""


def ordered(
    clauses: Sequence[DraftClause], inherited: Sequence[str]
) -> tuple[tuple[DraftClause, ...], tuple[str, ...]]:
    """The clauses of a list with what each has to stand after, and the inherited ones that the list leaves out.

    An inherited clause keeps its place and a new one goes to the end unless it is told otherwise.
    """
    own = [clause.id for clause in clauses]
    removed = tuple(name for name in inherited if name not in own)
    standing = [name for name in inherited if name in own]
    placed: list[DraftClause] = []
    for number, clause in enumerate(clauses):
        before = clauses[number - 1].id if number else None
        if clause.id not in standing:
            standing.append(clause.id)
        at = standing.index(clause.id)
        if before is not None and standing.index(before) != at - 1:
            standing.remove(clause.id)
            standing.insert(standing.index(before) + 1, clause.id)
            clause = replace(clause, after=before)
        placed.append(clause)
    return tuple(placed), removed
