"""From a role and what a person made of it to the overlay that says the difference: the merge, backwards."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from generator.model.edits import Edits, Wanted
from generator.model.role import Clause, Role

Item = dict[str, object]
"""An item of a list of clauses, as a file of a role has it."""


def overlay(role: Role, edits: Edits, words: Mapping[str, str]) -> dict[str, object]:
    """What an overlay of a role has to say so that the two together are what is wanted.

    `words` are the texts of the role's clauses in the language of the edits, by list and id (`duties/orders`): a text
    that is the same is not said again. What is not changed is not in it.
    """
    made: dict[str, object] = {}
    made |= {key: dict(forms) for key in ("title", "short_name") if (forms := getattr(edits, key))}
    made |= edits.facts
    for name, wanted in edits.lists.items():
        said = {key.removeprefix(f"{name}/"): text for key, text in words.items() if key.startswith(f"{name}/")}
        if items := listing(role.lists.get(name, ()), wanted, said):
            _put(made, name.split("."), items)
    if targets := {name: dict(said) for name, said in edits.targets.items() if said}:
        made["targets"] = targets
    return made


def listing(before: Sequence[Clause], wanted: Sequence[Wanted], words: Mapping[str, str]) -> list[Item]:
    """The items of a list in an overlay that make of some clauses those that are wanted.

    Clauses that keep their order among themselves are said only where their words change; each other one is put
    beside one that stands by then.
    """
    known = {clause.id: clause for clause in before}
    names = [each.id for each in wanted]
    gone = [name for name in known if name not in names]
    made: list[Item] = []
    if gone:
        made.append({"remove": "all" if len(gone) == len(known) else gone[0] if len(gone) == 1 else gone})
    staying = _staying([*known], names)
    # A list that nothing is left of needs no places: what is new stands in the order in which it is said.
    first = next((name for name in names if name in staying), None)
    for index, each in enumerate(wanted):
        item = _said(known.get(each.id), each, words)
        if each.id not in staying and first is not None:
            item |= {"after": names[index - 1]} if index else {"before": first}
        if item or each.id not in known:
            made.append({"id": each.id, **item})
    return made


def _said(before: Clause | None, wanted: Wanted, words: Mapping[str, str]) -> Item:
    item: Item = {}
    if wanted.text is not None and wanted.text != words.get(wanted.id):
        item["text"] = wanted.text
    if wanted.clauses is not None and (below := listing(before.clauses if before else (), wanted.clauses, words)):
        item["clauses"] = below
    return item


def _staying(before: Sequence[str], wanted: Sequence[str]) -> frozenset[str]:
    """The most clauses that need not move: a longest run of the wanted ones that rises in the old order."""
    place = {name: index for index, name in enumerate(before)}
    run: list[int] = []
    ends: list[str] = []
    behind: dict[str, str | None] = {}
    for name in (name for name in wanted if name in place):
        at = bisect_left(run, place[name])
        run[at:] = [place[name], *run[at + 1 :]]
        ends[at:] = [name, *ends[at + 1 :]]
        behind[name] = ends[at - 1] if at else None
    return frozenset(_chain(ends[-1] if ends else None, behind))


def _chain(name: str | None, behind: Mapping[str, str | None]) -> Iterator[str]:
    while name is not None:
        yield name
        name = behind[name]


def _put(made: dict[str, object], path: Sequence[str], items: list[Item]) -> None:
    *folders, last = path
    for key in folders:
        below = made.setdefault(key, {})
        assert isinstance(below, dict)
        made = below
    made[last] = items
