"""From the words of a clause to the shipped clause that says the same, or nearly."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from generator.model.draft import Known, KnownClause, Match
from generator.recognise.wording import holds, normal, words

LOWEST = 70
"""Below so many per cent two clauses have no more in common than any two of one trade."""
_DIGITS = re.compile(r"\d+")


class Matcher:
    """The shipped clauses of a language, list by list."""

    def __init__(self, known: Known) -> None:
        self._clauses: dict[str, dict[int, KnownClause]] = {}
        self._words: dict[str, dict[int, str]] = {}
        self._found: dict[tuple[str, str], Match | None] = {}
        for number, clause in enumerate(known.clauses):
            self._clauses.setdefault(clause.list, {})[number] = clause
            self._words.setdefault(clause.list, {})[number] = _masked(clause.text)

    def best(self, name: str, text: str) -> Match | None:
        """The clause of a list that is most like a text; None where none is like it."""
        if (name, text) not in self._found:
            self._found[name, text] = self._best(name, text)
        return self._found[name, text]

    def _best(self, name: str, text: str) -> Match | None:
        said = _masked(text)
        if not said:
            return None
        found = process.extractOne(said, self._words.get(name, {}), scorer=fuzz.ratio, score_cutoff=LOWEST)
        if found is None:
            return None
        _, score, number = found
        clause = self._clauses[name][number]
        return Match(clause, score, normal(clause.text) == normal(text))

    def elsewhere(self, name: str, text: str) -> Match | None:
        """The clause of another list that is most like a text."""
        others = (self.best(other, text) for other in self._clauses if other != name)
        return max((each for each in others if each), key=lambda each: each.score, default=None)


def liability(text: str, known: Known, threshold: float) -> tuple[str, str]:
    """The key of the responsibility that a text speaks of, and why that is doubtful; empty where there is none.

    Of several whose words stand in the text the last counts: the file of words names the particular ones last.
    """
    said = _masked(text)
    scored: Mapping[str, float] = {
        key: max((fuzz.ratio(said, _masked(each)) for each in texts), default=0.0)
        for key, texts in known.liabilities.items()
    }
    best = max(scored, key=lambda key: scored[key], default="")
    if best and scored[best] >= threshold:
        return best, ""
    held = [key for key, entries in known.words.responsibilities.items() if _speaks(text, entries)]
    if not held or held[-1] not in known.liabilities:
        return "", ""
    others = f" (it also speaks of `{'`, `'.join(held[:-1])}`)" if len(held) > 1 else ""
    return held[-1], f"read as `{held[-1]}` by single words{others}; the place words it by its law."


def _speaks(text: str, entries: list[str]) -> bool:
    said = words(text)
    return any(holds(entry, said) for entry in entries)


def _masked(text: str) -> str:
    return _DIGITS.sub("#", normal(text))
