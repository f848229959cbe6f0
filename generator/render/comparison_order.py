"""From two rows of blocks to one: which are the same, which came, which went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.model.wording import is_word, parted

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """A block of the old document, of the new one, or of both."""

    old: T | None
    new: T | None


def paired(
    old: Sequence[T], new: Sequence[T], key: Callable[[T], str], alike: Callable[[T, T], float]
) -> list[Pair[T]]:
    """All blocks of both in one order, those that went before those that came.

    `key` names a block that is to be found again by its name alone, and is empty for others: they are the same where
    `alike` is more than nothing, and as many and as much alike as can be.
    """
    made: list[Pair[T]] = []
    left = right = 0
    for at, to in _known([key(each) for each in old], [key(each) for each in new]):
        made += [*_between(old[left:at], new[right:to], key, alike), Pair(old[at], new[to])]
        left, right = at + 1, to + 1
    return [*made, *_between(old[left:], new[right:], key, alike)]


def likeness(old: str, new: str) -> float:
    """How much two texts are alike, from 0 to 1: the share of words that both have."""
    was, now = (Counter(filter(is_word, parted(text))) for text in (old, new))
    both = was.total() + now.total()
    return 2 * (was & now).total() / both if both else 1.0


def _known(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The places of names that both have. What would cross another is left out."""
    places = {name: at for at, name in enumerate(new) if name}
    made: list[tuple[int, int]] = []
    for at, name in enumerate(old):
        if name in places and (not made or places[name] > made[-1][1]):
            made.append((at, places[name]))
    return made


def _between(
    old: Sequence[T], new: Sequence[T], key: Callable[[T], str], alike: Callable[[T, T], float]
) -> list[Pair[T]]:
    """The pairs of most likeness in all, by the table of what can be had from each place on."""
    scores = [[0.0 if key(was) or key(now) else alike(was, now) for now in new] for was in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for at in reversed(range(len(old))):
        for to in reversed(range(len(new))):
            here = scores[at][to] + best[at + 1][to + 1] if scores[at][to] else 0.0
            best[at][to] = max(best[at + 1][to], best[at][to + 1], here)
    made: list[Pair[T]] = []
    at = to = 0
    while at < len(old) and to < len(new):
        if scores[at][to] and best[at][to] == scores[at][to] + best[at + 1][to + 1]:
            made.append(Pair(old[at], new[to]))
            at, to = at + 1, to + 1
        elif best[at][to] == best[at + 1][to]:
            made.append(Pair(old[at], None))
            at += 1
        else:
            made.append(Pair(None, new[to]))
            to += 1
    made += [Pair(each, None) for each in old[at:]]
    made += [Pair(None, each) for each in new[to:]]
    return made
