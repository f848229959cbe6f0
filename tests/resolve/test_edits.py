"""An overlay that was made of edits gives, merged with its role, just what was wanted."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from generator.load.sent import sent
from generator.model.edits import Wanted
from generator.model.role import Clause
from generator.model.source import Listing, Mapping_, Place, Scalar, Sources
from generator.resolve.edits import listing
from generator.resolve.merge import Merger

HERE = Place("role", 1, 1)


@dataclass(frozen=True)
class Said:
    """A clause as a reader sees it."""

    id: str
    text: str
    clauses: tuple[Said, ...] = ()


NAMES = [f"c{number}" for number in range(12)]


def trees(names: list[str]) -> st.SearchStrategy[tuple[Said, ...]]:
    """Lists of some clauses, each id once, on two levels."""

    def made(order: list[str], parents: list[int], texts: list[str]) -> tuple[Said, ...]:
        tops: list[list[tuple[str, str]]] = []
        for name, parent, text in zip(order, parents, texts, strict=False):
            if parent == 0 or not tops:
                tops.append([(name, text)])
            else:
                tops[-1].append((name, text))
        return tuple(Said(*top[0], tuple(Said(*below) for below in top[1:])) for top in tops)

    count = st.integers(0, len(names))
    return count.flatmap(
        lambda size: st.builds(
            made,
            st.permutations(names).map(lambda order: list(order)[:size]),
            st.lists(st.integers(0, 2), min_size=size, max_size=size),
            st.lists(st.sampled_from(["one", "two"]), min_size=size, max_size=size),
        )
    )


def clause(said: Said) -> Clause:
    """The clause of a role that says it."""
    below = tuple(map(clause, said.clauses))
    return Clause(said.id, None, False, (), False, None, None, below, HERE)


def node(said: Said) -> Mapping_:
    """The node of a role's file that says it."""
    entries = {"id": Scalar(said.id, HERE), "text": Scalar(said.text, HERE)}
    whole: dict[str, Scalar | Listing] = {**entries}
    if said.clauses:
        whole["clauses"] = Listing(tuple(map(node, said.clauses)), HERE)
    return Mapping_(whole, dict.fromkeys(whole, HERE), HERE)


def read(listed: object) -> tuple[Said, ...]:
    """What the nodes of a merged list say."""
    items = listed.items if isinstance(listed, Listing) else ()
    nodes = [item for item in items if isinstance(item, Mapping_)]
    return tuple(Said(each.text("id") or "", each.text("text") or "", read(each.get("clauses"))) for each in nodes)


def wanted(said: Said, known: dict[str, str]) -> Wanted:
    """What a page asks for so that this is said."""
    below = tuple(wanted(each, known) for each in said.clauses)
    return Wanted(said.id, None if known.get(said.id) == said.text else said.text, below)


def texts(tree: tuple[Said, ...]) -> dict[str, str]:
    """Every text of a tree by its id."""
    return {each.id: each.text for top in tree for each in (top, *top.clauses)}


@given(trees(NAMES), trees(NAMES))
def test_the_role_with_the_overlay_is_what_was_wanted(before: tuple[Said, ...], after: tuple[Said, ...]) -> None:
    known = texts(before)
    # What is new below one clause and was below another bears its words along.
    parents = {each.id: top.id for top in before for each in (top, *top.clauses)}
    moved = {each.id for top in after for each in (top, *top.clauses) if parents.get(each.id, top.id) != top.id}
    asked = [wanted(each, {name: text for name, text in known.items() if name not in moved}) for each in after]
    items = listing([clause(each) for each in before], asked, {k: v for k, v in known.items() if k not in moved})
    parent = Mapping_({"duties": Listing(tuple(map(node, before)), HERE)}, {"duties": HERE}, HERE)
    child = sent({"id": "x", "duties": items} if items else {"id": "x"}, "overlay", "fr")
    assert isinstance(child.root, Mapping_)
    merger = Merger(Sources([child]), {})
    merged = merger.merge(parent, child.root)
    assert merger.problems == []
    assert read(merged.get("duties")) == after


def test_what_is_not_changed_is_not_said() -> None:
    before = [clause(Said(name, "one")) for name in NAMES]
    assert listing(before, [Wanted(name) for name in NAMES], dict.fromkeys(NAMES, "one")) == []
    assert listing(before, [Wanted(name, "one") for name in NAMES], dict.fromkeys(NAMES, "one")) == []


def test_one_clause_that_moves_is_all_that_is_said() -> None:
    before = [clause(Said(name, "one")) for name in NAMES]
    order = [NAMES[5], *NAMES[:5], *NAMES[6:]]
    assert listing(before, [Wanted(name) for name in order], {}) == [{"id": "c5", "before": "c0"}]
    order = [*NAMES[:5], *NAMES[6:], NAMES[5]]
    assert listing(before, [Wanted(name) for name in order], {}) == [{"id": "c5", "after": "c11"}]
