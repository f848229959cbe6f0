"""From a number that no document has to the one that was meant."""

from __future__ import annotations

from collections.abc import Sequence

_ALIKE = 75.0


def nearest(number: str, known: Sequence[str]) -> str:
    """A hint at the nearest of the numbers that there are; empty when none is near."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(number, known, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_ALIKE)
    return f'Did you mean "{found[0]}"?' if found else ""
