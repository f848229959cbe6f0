"""What a person changes in a role, as it stands on a page: the clauses as they are wanted, facts and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.files import CLAUSE_LISTS


@dataclass(frozen=True, slots=True)
class Wanted:
    """A clause in its place. `text` is None where the role's own words stay; `clauses` is None where those below do."""

    id: str
    text: str | None = None
    clauses: tuple[Wanted, ...] | None = None


@dataclass(frozen=True, slots=True)
class Edits:
    """Changes to a role.

    `lists` hold whole lists, in the wanted order: a clause that is not in one is left out. `facts` are texts by
    their keys, `targets` what changes in each (`value`, `compare`, ...), `title` and `short_name` all of their forms.
    """

    lists: Mapping[str, tuple[Wanted, ...]] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    title: Mapping[str, str] = field(default_factory=dict)
    short_name: Mapping[str, str] = field(default_factory=dict)


_OF_CANDIDATES = ("career.advantages", "career.drawbacks", "cv", "achievements", "related_roles")
LISTS = tuple(name for name in CLAUSE_LISTS if name not in _OF_CANDIDATES)
"""The lists that a job description is made of, which a page lets a person change."""
