"""From two orders of the same things to one order of all, and to what changed its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def together(old: Sequence[T], new: Sequence[T]) -> list[T]:
    """All of both: in the order of the new, what is in the old alone behind what it stood behind."""
    known = set(new)
    behind: dict[T | None, list[T]] = {}
    last: T | None = None
    for each in old:
        if each in known:
            last = each
        else:
            behind.setdefault(last, []).append(each)
    made = behind.get(None, [])
    for each in new:
        made += [each, *behind.get(each, ())]
    return made


def moved(old: Sequence[T], new: Sequence[T]) -> set[T]:
    """What both have, but not in the same order: the fewest that had to be taken elsewhere."""
    places = {each: index for index, each in enumerate(old)}
    common = [each for each in new if each in places]
    return set(common) - set(_ascending(common, [places[each] for each in common]))


def _ascending(things: Sequence[T], places: Sequence[int]) -> list[T]:
    """The longest row of things whose places ascend (patience sorting)."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        at[length : length + 1] = [index]
    index = at[-1] if at else -1
    made: list[T] = []
    while index >= 0:
        made.append(things[index])
        index = before[index]
    return made[::-1]
