"""The one merge rule: from a parent's nodes and a child's to the nodes of both together.

A scalar replaces, a mapping merges, a list of clauses merges by id; any other list replaces. The forms of
a title belong together and are replaced as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from generator.errors import Problem, problem_at
from generator.model.files import CLAUSE_LISTS
from generator.model.source import KeyPath, Listing, Mapping_, Node, Place, Scalar, Sources

OF_THE_FILE = ("id", "language", "extends", "inherits", "overlay", "only_for", "unplaced")
"""Keys that speak of one file and are never inherited."""

_WHOLE = ("title", "short_name")
_WITHOUT_WORDS = ("responsibilities",)
_WHERE = ("after", "before")
_UNSAID = frozenset({"id", *_WHERE})


@dataclass(slots=True)
class Merger:
    """Merges and takes note of every problem on the way.

    `shared` holds the clauses that may be referred to, by list and id.
    """

    sources: Sources
    shared: Mapping[str, Mapping[str, Mapping_]]
    problems: list[Problem] = field(default_factory=list)

    def merge(self, parent: Mapping_ | None, child: Mapping_, path: KeyPath = ()) -> Mapping_:
        """The child's entries over the parent's; the whole stands where the child does."""
        merged = replace(parent, place=child.place) if parent else Mapping_({}, {}, child.place)
        for key, node in child.entries.items():
            merged = merged.with_entry(key, self._entry(merged.get(key), node, (*path, key)), child.keys[key])
        return merged

    def _entry(self, before: Node | None, node: Node, path: KeyPath) -> Node:
        name = ".".join(str(part) for part in path)
        if name in CLAUSE_LISTS and isinstance(node, Scalar):
            said = f"`{name}` is empty, so nobody knows what is meant."
            hint = "Take the line out to keep what is inherited; write `- remove: all` below it to drop that."
            self._refuse(node, path, said, hint)
            return before if before is not None else Listing((), node.place)
        if name in CLAUSE_LISTS and isinstance(node, Listing):
            inherited = _clauses(before)
            return Listing(self._list(name, inherited, node, path), node.place)
        if isinstance(node, Mapping_) and path[-1] not in _WHOLE:
            return self.merge(before if isinstance(before, Mapping_) else None, node, path)
        return node

    def _list(self, name: str, before: tuple[Mapping_, ...], items: Listing, path: KeyPath) -> tuple[Mapping_, ...]:
        merged = list(before)
        said: dict[str, Place] = {}
        for index, item in enumerate(items.items):
            here = (*path, index)
            gone = isinstance(item, Mapping_) and item.get("remove")
            if gone:
                self._remove(merged, gone, here)
                continue
            clause_id, clause = self._clause(name, merged, item, here)
            if clause_id in said:
                first = said[clause_id].line
                text = f"the clause `{clause_id}` is said twice; it already stands in line {first}."
                self._refuse(item, here, text, "Keep one of the two, or give one another id.")
                continue
            said[clause_id] = item.place
            if clause is not None:
                later = [_id(each) for each in items.items[index + 1 :]]
                self._put(merged, clause_id, clause, item, here, later)
        return tuple(merged)

    def _clause(self, name: str, merged: list[Mapping_], item: Node, path: KeyPath) -> tuple[str, Mapping_ | None]:
        """The id of an item and its whole clause: what is inherited or shared, with what the item says over it."""
        clause_id = _id(item)
        before = next((clause for clause in merged if clause.text("id") == clause_id), None)
        base = before or self._shared(name, clause_id)
        said = isinstance(item, Mapping_) and set(item.entries) - _UNSAID
        empty = item.get("text") if isinstance(item, Mapping_) else None
        if base is None and isinstance(empty, Scalar) and empty.text is None and name not in _WITHOUT_WORDS:
            self._refuse(
                empty, path, f"the clause `{clause_id}` has an empty `text`.", "Write its words behind `text:`."
            )
            return clause_id, None
        if base is None and not (isinstance(item, Mapping_) and item.text("text")) and name not in _WITHOUT_WORDS:
            known = [*self.shared.get(name, {}), *(clause.text("id") or "" for clause in merged)]
            self._refuse(
                item,
                path,
                f"`{clause_id}` is neither inherited nor a shared clause of `{name}`.",
                _near(clause_id, known),
            )
            return clause_id, None
        if base is not None and not said:
            return clause_id, replace(base, place=item.place)
        own = item if isinstance(item, Mapping_) else Mapping_({"id": item}, {"id": item.place}, item.place)
        clause = replace(base, place=own.place) if base else Mapping_({}, {}, own.place)
        for key, node in own.without(_WHERE).entries.items():
            if key == "clauses" and isinstance(node, Listing):
                node = Listing(self._list(name, _clauses(clause.get("clauses")), node, (*path, "clauses")), node.place)
            clause = clause.with_entry(key, node, own.keys[key])
        return clause_id, clause

    def _shared(self, name: str, clause_id: str) -> Mapping_ | None:
        found = self.shared.get(name, {}).get(clause_id)
        below = found.get("clauses") if found else None
        if found is None or not isinstance(below, Listing):
            return found
        return found.with_entry(
            "clauses", Listing(self._list(name, (), below, (name, clause_id, "clauses")), below.place)
        )

    def _put(
        self, merged: list[Mapping_], clause_id: str, clause: Mapping_, item: Node, path: KeyPath, later: list[str]
    ) -> None:
        where = next((key for key in _WHERE if isinstance(item, Mapping_) and item.text(key)), "")
        beside = item.text(where) if isinstance(item, Mapping_) and where else None
        ids = [known.text("id") for known in merged]
        unknown = beside is not None and (beside not in ids or beside == clause_id)
        if unknown:
            self._refuse(item, (*path, where), *self._nowhere(where, beside or "", ids, later))
        if beside is None or unknown:
            if clause_id in ids:
                merged[ids.index(clause_id)] = clause
            else:
                merged.append(clause)
            return
        if clause_id in ids:
            del merged[ids.index(clause_id)]
        ids = [known.text("id") for known in merged]
        merged.insert(ids.index(beside) + (where == "after"), clause)

    @staticmethod
    def _nowhere(where: str, beside: str, ids: list[str | None], later: list[str]) -> tuple[str, str]:
        if beside in later:
            return f"`{where}: {beside}` names a clause that stands further down.", "Write this clause below that one."
        known = [known for known in ids if known]
        return f"`{where}: {beside}` names no clause of this list.", _near(beside, known) or _list(known)

    def _remove(self, merged: list[Mapping_], gone: Node, path: KeyPath) -> None:
        for node in gone.items if isinstance(gone, Listing) else (gone,):
            name = node.text if isinstance(node, Scalar) else None
            ids = [clause.text("id") for clause in merged]
            if name == "all":
                merged.clear()
            elif name in ids:
                del merged[ids.index(name)]
            else:
                there = [known for known in ids if known]
                hint = _near(name or "", there) or _list(there)
                self._refuse(node, (*path, "remove"), f"`remove: {name}` names no clause of this list.", hint)

    def _refuse(self, node: Node, path: KeyPath, text: str, hint: str = "") -> None:
        place = node.place
        if isinstance(node, Mapping_) and path[-1] in node.entries:
            place = node.entries[str(path[-1])].place
        self.problems.append(problem_at(self.sources, place, path, text, hint))


def each_list(root: Mapping_) -> Iterator[tuple[str, Listing]]:
    """Every list of clauses of a file or role, by its name."""
    for name in CLAUSE_LISTS:
        node: Node | None = root
        for key in name.split("."):
            node = node.get(key) if isinstance(node, Mapping_) else None
        if isinstance(node, Listing):
            yield name, node


def _clauses(node: Node | None) -> tuple[Mapping_, ...]:
    return tuple(item for item in node.items if isinstance(item, Mapping_)) if isinstance(node, Listing) else ()


def _id(item: Node) -> str:
    """What an item calls its clause; empty when it says nothing."""
    name = item.text if isinstance(item, Scalar) else item.text("id") if isinstance(item, Mapping_) else ""
    return name or ""


def _list(known: list[str]) -> str:
    return f"It has: {', '.join(known)}." if known else "It has none."


def _near(word: str, known: list[str]) -> str:
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"Did you mean `{near[0]}`?" if near else ""
