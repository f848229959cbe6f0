"""What holds of the merge whatever the lists are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from generator import InputError
from tests.folders import CHILD, composed, fill, ids, said

NAMES = tuple("abcdefgh")
LISTS = some.lists(some.sampled_from(NAMES), unique=True, min_size=1, max_size=6)
_QUIET = settings(deadline=None, max_examples=60)


def role(name: str, clauses: Sequence[str], parent: str = "") -> str:
    head = CHILD.replace("child", name).replace("greeter", parent)
    if not parent:
        head = f"id: {name}\nlanguage: fr\ntitle: {{single: Hôte}}\ncategory: performers\n"
    return head + ("duties:\n" + "".join(f"  - {clause}\n" for clause in clauses) if clauses else "")


def said_by(name: str, word: str) -> str:
    return f"{{id: {name}, text: {word}.}}"


def merged(*files: tuple[str, Sequence[str]]) -> list[str]:
    """The duties of the last of some roles of which each extends the one before."""
    with TemporaryDirectory() as place:
        parent = ""
        for name, clauses in files:
            fill(Path(place), {f"{name}.yaml": role(name, clauses, parent)})
            parent = name
        return ids(composed(Path(place), parent), "duties")


@_QUIET
@given(LISTS)
def test_a_child_that_says_nothing_changes_nothing(names: list[str]) -> None:
    parent = ("top", [said_by(each, "a") for each in names])
    assert merged(parent, ("heir", ())) == merged(parent) == names


@_QUIET
@given(LISTS, LISTS)
def test_what_is_inherited_stays_in_place_and_what_is_new_comes_behind(above: list[str], below: list[str]) -> None:
    found = merged(("top", [said_by(each, "a") for each in above]), ("heir", [said_by(each, "b") for each in below]))
    assert found == above + [each for each in below if each not in above]


@_QUIET
@given(LISTS, some.data())
def test_taking_out_and_adding_again_moves_a_clause_to_the_end(names: list[str], data: some.DataObject) -> None:
    gone = data.draw(some.sampled_from(names))
    heir = ("heir", [f"remove: {gone}", said_by(gone, "b")])
    found = merged(("top", [said_by(each, "a") for each in names]), heir)
    assert found == [each for each in names if each != gone] + [gone]


@_QUIET
@given(LISTS, some.data())
def test_a_clause_that_goes_after_another_stands_right_behind_it(names: list[str], data: some.DataObject) -> None:
    before = data.draw(some.sampled_from(names))
    moved = data.draw(some.sampled_from([each for each in (*names, "new") if each != before]))
    found = merged(
        ("top", [said_by(each, "a") for each in names]), ("heir", [f"{{id: {moved}, text: b., after: {before}}}"])
    )
    assert found[found.index(before) + 1] == moved
    assert [each for each in found if each != moved] == [each for each in names if each != moved]


@_QUIET
@given(LISTS, LISTS, LISTS)
def test_two_steps_of_adding_are_one(first: list[str], second: list[str], third: list[str]) -> None:
    steps = merged(*((name, [said_by(each, "a") for each in names]) for name, names in
                     (("top", first), ("heir", second), ("last", third))))  # fmt: skip
    once = dict.fromkeys((*second, *third))
    assert steps == merged(
        ("top", [said_by(each, "a") for each in first]), ("heir", [said_by(each, "a") for each in once])
    )


@_QUIET
@given(LISTS, some.sampled_from(NAMES))
def test_rewording_changes_one_clause_and_no_other(names: list[str], reworded: str) -> None:
    with TemporaryDirectory() as place:
        folder = fill(Path(place), {
            "top.yaml": role("top", [said_by(each, "a") for each in names]),
            "heir.yaml": role("heir", [said_by(reworded, "b")], "top"),
        })  # fmt: skip
        expected = dict.fromkeys(names, "a.") | {reworded: "b."}
        assert said(composed(folder, "heir")) == expected


@_QUIET
@given(LISTS, some.sampled_from(NAMES))
def test_what_is_not_there_cannot_be_taken_out(names: list[str], gone: str) -> None:
    files = ("top", [said_by(each, "a") for each in (*names, "z")]), ("heir", [f"remove: {gone}"])
    if gone in names:
        assert merged(*files) == [each for each in (*names, "z") if each != gone]
        return
    with pytest.raises(InputError, match=f"`remove: {gone}` names no clause of this list"):
        merged(*files)
