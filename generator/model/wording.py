"""From two texts to what is the same in them and what is not, by words.

A word keeps whatever joins it to the next but a plain space: a number and its unit, parted by a no-break space, are one
word, so that both texts can be had again sign by sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_WORDS = re.compile(r"\w+(?:[^\w \t\n]+\w+)*|[ \t\n]+|[^\w \t\n]+")
_LETTER = re.compile(r"\w")
# Below this share of common words, two texts are read more easily one after the other.
_ALIKE = 0.3


class Span(NamedTuple):
    """A piece of two sequences: whether it is the same in both, and from where to where it reaches in each."""

    same: bool
    old: slice
    new: slice


def parted(text: str) -> list[str]:
    """The words of a text, the spaces and the signs between them: joined, they are the text."""
    return _WORDS.findall(text)


def is_word(token: str) -> bool:
    """Whether a part of a text says something: it holds a letter or a digit."""
    return _LETTER.search(token) is not None


def spans(old: Sequence[Hashable], new: Sequence[Hashable], says: Callable[[Hashable], bool]) -> list[Span]:
    """Two sequences of words in pieces that are the same in both, or not, by turns.

    `says` is whether a word says something; what does not is no reason to part a change in two. Texts that have
    little in common are one piece.
    """
    found = _joined(_matched(old, new), old, says)
    spoken = sum(map(says, old)) + sum(map(says, new))
    common = sum(2 for span in found if span.same for word in old[span.old] if says(word))
    if spoken and common < _ALIKE * spoken:
        return [Span(False, slice(0, len(old)), slice(0, len(new)))]
    return found


def _matched(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Span]:
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [Span(step == "equal", slice(i, j), slice(k, m)) for step, i, j, k, m in steps]


def _joined(found: Sequence[Span], old: Sequence[Hashable], says: Callable[[Hashable], bool]) -> list[Span]:
    """Changes that only spaces or signs stand between, made one."""
    made: list[Span] = []
    for index, span in enumerate(found):
        between = 0 < index < len(found) - 1 and not any(map(says, old[span.old]))
        same = span.same and not between
        if made and made[-1].same == same:
            last = made.pop()
            span = Span(same, slice(last.old.start, span.old.stop), slice(last.new.start, span.new.stop))
        made.append(span._replace(same=same))
    return made
