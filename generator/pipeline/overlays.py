"""From a role, a place and a department to the overlay that stands in for it there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.errors import InputError, Problem, problem_at
from generator.model.files import OnlyFor
from generator.model.source import Mapping_, SourceFile, bare


@dataclass(frozen=True, slots=True)
class Narrow:
    """An overlay that is only for some: its id, the role that it stands in for, and for whom, also as it is `said`."""

    id: str
    extends: str
    departments: frozenset[str]
    places: frozenset[str]
    file: SourceFile
    said: OnlyFor

    def fits(self, place: str, departments: Iterable[str]) -> bool:
        """Whether it is for a place, and for a department by any of its names."""
        named = {each.casefold() for each in departments if each}
        return (not self.places or place in self.places) and (not self.departments or bool(self.departments & named))

    @property
    def rank(self) -> int:
        """How narrow it is: who names both goes before who names one."""
        return bool(self.departments) + bool(self.places)


def narrow(file: SourceFile) -> tuple[Narrow | None, Problem | None]:
    """The overlay in a file of a role that says whom it is for, checked for its shape, or what is wrong with it."""
    said = file.root.get("only_for") if isinstance(file.root, Mapping_) else None
    if not isinstance(file.root, Mapping_) or said is None:
        return None, None
    parent = file.root.text("extends")
    if parent is None:
        text = "`only_for` says whom an overlay is for, but no `extends` says of which role."
        hint = "Write `extends:` and the id of that role, or take `only_for` out."
        return None, problem_at(file, file.root.keys["only_for"], ("only_for",), text, hint)
    data = OnlyFor.model_validate(bare(said))
    departments = frozenset(each.casefold() for each in data.departments or ())
    return Narrow(file.root.text("id") or "", parent, departments, frozenset(data.places or ()), file, data), None


def standing_in(role: str, place: str, departments: Iterable[str], known: Iterable[Narrow]) -> str:
    """The overlay that is taken where a role is asked for, or the role itself.

    The narrowest counts, and what stands in for it in turn. Raises InputError where two are equally narrow.
    """
    known, departments = tuple(known), tuple(departments)
    seen = {role}
    while True:
        fitting = [each for each in known if each.extends == role and each.fits(place, departments)]
        rank = max((each.rank for each in fitting), default=0)
        best = [each for each in fitting if each.rank == rank]
        if not best or best[0].id in seen:
            return role
        if len(best) > 1:
            raise InputError(_both(best, place))
        role = best[0].id
        seen.add(role)


def _both(best: list[Narrow], place: str) -> Iterator[Problem]:
    first, second = best[:2]
    assert isinstance(second.file.root, Mapping_)
    text = f"this overlay and `{first.id}` are both for the same people in {place}."
    hint = "Name departments or places in `only_for` that only one of the two is for."
    yield problem_at(second.file, second.file.root.keys["only_for"], ("only_for",), text, hint)


def kept_out(overlay: str, place: str, known: Iterable[Narrow]) -> Problem | None:
    """Why an overlay that was named itself is not made in a place; None where it may be."""
    for each in known:
        if each.id == overlay and each.places and place not in each.places:
            assert isinstance(each.file.root, Mapping_)
            text = f"the overlay `{overlay}` is only for {', '.join(sorted(each.places))}, and {place} is asked for."
            hint = f"Ask for `{each.extends}` there, or add {place} to its `only_for`."
            return problem_at(each.file, each.file.root.keys["only_for"], ("only_for",), text, hint)
    return None
