"""From a posting, its role and its place to what in it fits neither of them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Problem, problem_at
from generator.model.jurisdiction import Jurisdiction
from generator.model.posting import Posting
from generator.model.role import Clause, Role
from generator.model.sentence import Slot, parse
from generator.model.source import SourceFile
from generator.validate.shape import did_you_mean

_CHOSEN = {"duties": ("duties",), "profile": ("requirements", "qualities", "skills")}


def check(posting: Posting, role: Role, place: Jurisdiction | None, file: SourceFile) -> list[Problem]:
    """Clauses that the posting chooses and nobody outside may read or knows, and a country that is not the place's."""
    return [*_chosen(posting, role, file), *(_elsewhere(posting, place, file) if place else ())]


def home(posting: Posting) -> str:
    """The country whose law holds where the work is done; empty when the posting does not say."""
    return (posting.data.place.country if posting.data.place else None) or ""


def _chosen(posting: Posting, role: Role, file: SourceFile) -> Iterator[Problem]:
    for key, lists in _CHOSEN.items():
        known = {clause.id: clause for name in lists for clause in role.clauses(name)}
        public = [name for name, clause in known.items() if _is_public(clause, role)]
        for index, name in enumerate(getattr(posting.data, key) or ()):
            at = posting.place(f"{key}[{index}]")
            if name not in known:
                text = f"the role `{role.id}` has no clause `{name}` in {' or '.join(lists)}."
                hint = did_you_mean(name, public) or f"It has: {', '.join(public)}."
                yield problem_at(file, at, (key, index), text, hint)
            elif name not in public:
                text = f"the clause `{name}` of the role `{role.id}` is not for the public."
                hint = "Take it out here, or say `readers: [public, candidate, employee]` at the clause or its target."
                yield problem_at(file, at, (key, index), text, hint)


def _is_public(clause: Clause, role: Role) -> bool:
    """Whether anybody may read a clause as a vacancy says it, with the targets in it."""
    text = clause.vacancy or clause.text
    slots = (piece for piece in (parse(text.text) if text else ()) if isinstance(piece, Slot))
    targets = (role.measures[slot.name] for slot in slots if slot.name in role.measures)
    return "public" in clause.readers and all("public" in target.readers for target in targets)


def _elsewhere(posting: Posting, place: Jurisdiction, file: SourceFile) -> Iterator[Problem]:
    country = home(posting)
    if country and country != place.id:
        work_country, law_country = country, place.id
        text = f"the work is done in {work_country}, but the vacancy is made under the law of {law_country}."
        hint = f"Ask for a locale that ends in -{country}, such as {posting.language}-{country}."
        yield problem_at(file, posting.place("place.country"), ("place", "country"), text, hint, "warning")
