"""From a role's file and those it extends to the nodes of the whole role."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.errors import InputError, Problem, problem_at
from generator.model.files import RoleFile
from generator.model.source import Listing, Mapping_, Place, Scalar, SourceFile, Sources
from generator.resolve.merge import OF_THE_FILE, Merger, each_list


@dataclass(frozen=True, slots=True)
class Whole:
    """A role with all it inherits, still as nodes; `sources` are the files it came from, its own first.

    `problems` are unknown and doubled clauses met on the way: with any of them the role is not to be printed.
    `lineage` are the ids of the role and of those that it extends, the furthest last.
    """

    root: Mapping_
    sources: Sources
    problems: tuple[Problem, ...]
    lineage: tuple[str, ...]


def ancestors(role: str, find: Callable[[str], SourceFile]) -> tuple[SourceFile, ...]:
    """The role's file and those it extends, the furthest last.

    `find` gives the file of a role by id. Raises InputError when a parent is missing or the line closes in a ring.
    """
    chain = [find(role)]
    while parent := _root(chain[-1]).text("extends"):
        place = _root(chain[-1]).entries["extends"].place
        ids = [_root(file).text("id") for file in chain]
        if parent in ids:
            ring = " → ".join([*(name or "" for name in ids[ids.index(parent) :]), parent])
            raise InputError([problem_at(chain[-1], place, ("extends",), f"these roles extend one another: {ring}.")])
        try:
            chain.append(find(parent))
        except InputError as error:
            if any(problem.file for problem in error.problems):
                raise
            hint = error.problems[0].hint
            raise InputError(
                [problem_at(chain[-1], place, ("extends",), f"there is no role `{parent}` to extend.", hint)]
            ) from None
    return tuple(chain)


def whole(chain: tuple[SourceFile, ...], shared: Iterable[SourceFile]) -> Whole:
    """Merge a line of files into one role.

    `chain` is what `ancestors` returned, every file checked for its shape; `shared` are the files of
    shared clauses.
    """
    shared = tuple(shared)
    sources = Sources([*chain, *shared])
    clauses, problems = _shared_clauses(shared)
    merger = Merger(sources, clauses, problems)
    root: Mapping_ | None = _units(shared)
    for file in reversed(chain):
        own = _root(file)
        root = merger.merge(_handed_down(root, own, file, merger.problems), own)
    assert root is not None
    root = _when_supervising(root)
    merger.problems.extend(_doubled(root, sources))
    lineage = tuple(PurePosixPath(file.name).stem for file in chain)
    return Whole(root, sources, tuple(merger.problems), lineage)


def held(made: Whole, role: SourceFile) -> Whole:
    """What was merged with a row of a staff list first, as the role that the row is about: it is no role of its own."""
    own = _root(role)
    root = made.root
    for key in ("id", "language", "overlay", "only_for"):
        root = root.with_entry(key, own.entries[key]) if key in own.entries else root.without([key])
    return replace(made, root=root, lineage=made.lineage[1:])


def _root(file: SourceFile) -> Mapping_:
    assert isinstance(file.root, Mapping_)
    return file.root


def _units(shared: tuple[SourceFile, ...]) -> Mapping_ | None:
    root = None
    for file in shared:
        units = _root(file).get("units")
        if units is not None:
            root = (root or Mapping_({}, {}, units.place)).with_entry("units", units)
    return root


def _handed_down(
    parent: Mapping_ | None, child: Mapping_, file: SourceFile, problems: list[Problem]
) -> Mapping_ | None:
    taken = child.get("inherits")
    if taken is not None and child.get("extends") is None:
        said = "`inherits` names what is taken over, but no `extends` says from which role."
        hint = "Write `extends:` and the id of that role, or take `inherits` out."
        problems.append(problem_at(file, child.keys["inherits"], ("inherits",), said, hint))
    if parent is None:
        return None
    if not isinstance(taken, Listing):
        return parent.without(OF_THE_FILE)
    kept = {"units"}
    for item in taken.items:
        name = item.text if isinstance(item, Scalar) else None
        if name not in RoleFile.model_fields or name in OF_THE_FILE:
            problems.append(
                problem_at(file, item.place, ("inherits",), f"`{name}` is not a key that a role can inherit.")
            )
        kept.add(name or "")
    return parent.without(set(parent.entries) - kept)


def _when_supervising(root: Mapping_) -> Mapping_:
    changed = root.get("if_supervising")
    if isinstance(changed, Mapping_) and (root.text("supervises") or "0").strip("0"):
        for key, node in changed.entries.items():
            root = root.with_entry(key, node, changed.keys[key])
    return root


def _shared_clauses(files: tuple[SourceFile, ...]) -> tuple[Mapping[str, Mapping[str, Mapping_]], list[Problem]]:
    found: dict[str, dict[str, Mapping_]] = {}
    problems: list[Problem] = []
    for file in files:
        for name, listing in each_list(_root(file)):
            for item in listing.items:
                clause_id = item.text("id") if isinstance(item, Mapping_) else None
                if not isinstance(item, Mapping_) or clause_id is None or not item.text("text"):
                    problems.append(
                        problem_at(file, item.place, (name,), "a shared clause needs an `id` and a `text`.")
                    )
                elif clause_id in found.setdefault(name, {}):
                    first = found[name][clause_id].place
                    text = f"the shared clause `{clause_id}` already stands in {first.file}, line {first.line}."
                    problems.append(problem_at(file, item.place, (name,), text))
                else:
                    found[name][clause_id] = item
    return found, problems


def _doubled(root: Mapping_, sources: Sources) -> Iterable[Problem]:
    """An id names one fact of its list, whatever the level."""
    for name, listing in each_list(root):
        first: dict[str, Place] = {}
        for clause in _walk(listing):
            clause_id = clause.text("id") or ""
            if clause_id in first:
                own = {file.path for file in sources if file.own}
                # The user can change the one that stands in a file of theirs.
                here, other = sorted((clause.place, first[clause_id]), key=lambda place: place.file not in own)
                text = f"the clause `{clause_id}` stands twice in `{name}`; also in {other.file}, line {other.line}."
                yield problem_at(sources, here, (name,), text, "Give it another id.")
            first.setdefault(clause_id, clause.place)


def _walk(listing: Listing) -> Iterable[Mapping_]:
    for item in listing.items:
        if isinstance(item, Mapping_):
            yield item
            below = item.get("clauses")
            if isinstance(below, Listing):
                yield from _walk(below)
