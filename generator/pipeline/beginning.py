"""From a role and a locale to what the form of a posting is filled in with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.assets import Assets
from generator.localise.localise import localise
from generator.model.document import Text
from generator.model.employer import Employer
from generator.model.local import LocalClause, LocalRole
from generator.pipeline.bench import Bench

_PROFILE = ("requirements", "qualities", "skills")


@dataclass(frozen=True, slots=True)
class Form:
    """Language, country, and the clauses that a vacancy may name: the id of each and what it says."""

    language: str
    country: str
    duties: tuple[tuple[str, str], ...]
    profile: tuple[tuple[str, str], ...]


def form(role: str, tag: str, assets: Assets) -> Form:
    """What is known of a role before anything is said of its vacancy. Raises InputError for a role or a locale that
    there is not."""
    bench = Bench(assets)
    locale = bench.locale(tag)
    place = bench.place(locale.jurisdiction) if locale else None
    made = bench.role(role, place)
    bench.stop_if_broken()
    assert locale is not None
    assert place is not None
    assert made is not None
    words, _ = bench.words(
        locale.language, place, "inclusive", [file.name for file in (*made[1], *bench.beside(place.id))]
    )
    local = localise(made[0], place, words, Employer(), date.min, "vacancy")
    profile = (named for name in _PROFILE for named in _named(local, name))
    return Form(locale.language, place.id, tuple(_named(local, "duties")), tuple(profile))


def _named(role: LocalRole, name: str) -> Iterator[tuple[str, str]]:
    for top in role.lists.get(name, ()):
        for clause in top.walk():
            alone = clause.chosen or not clause.clauses
            if "public" in clause.readers and alone and (said := _said(clause)):
                yield clause.id, said


def _said(clause: LocalClause) -> str:
    """The words of a clause; none where something in it is not known."""
    parts = [part.text for part in clause.content if isinstance(part, Text)]
    return parts[0] if len(parts) == len(clause.content) == 1 else ""
