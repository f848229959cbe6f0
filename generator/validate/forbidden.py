"""From the words of a role or a document to those that the law of a place does not allow in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from generator.errors import Problem, problem_at
from generator.model.document import Document, plain
from generator.model.jurisdiction import Forbidden, Jurisdiction
from generator.model.role import Role
from generator.model.source import Place, Sources
from generator.validate.rules import problem_in


def check_under(role: Role, places: Sequence[Jurisdiction], sources: Sources) -> list[Problem]:
    """Words in clauses and targets of the role that the law of some of the places forbids in such a document.

    A word is told once, with every place that refuses it, and with the reason of the first.
    """
    texts = [
        ((name, each.id), text)
        for name in role.lists
        for each in role.clauses(name)
        for text in (each.text, each.vacancy)
    ]
    texts += [(("targets", key), measure.label) for key, measure in role.measures.items()]
    said = [(key, text) for key, text in texts if text]
    found = _found([text.text for _, text in said], places)
    return [
        problem_in(sources, text, word, _sentence(word, those), _source(those), key)
        for (key, text), refused in zip(said, found, strict=True)
        for word, those in refused.items()
    ]


def check_said(document: Document, place: Jurisdiction, files: Sources) -> list[Problem]:
    """Words that the law of the place forbids in what a document says, where a translation may have brought them in."""
    said = [(clause.origin, plain(clause.content)) for clause in document.walk()]
    problems = []
    for (origin, _), refused in zip(said, _found([text for _, text in said], [place]), strict=True):
        for word, those in refused.items():
            file, line, column = origin.rsplit(":", 2)
            told = f"in `{document.language}`, {_sentence(word, those)}"
            problems.append(problem_at(files, Place(file, int(line), int(column)), (), told, _source(those)))
    return problems


Rules = list[tuple[str, Forbidden]]
"""Rules, each with the id of its place."""


def _found(texts: Sequence[str], places: Sequence[Jurisdiction]) -> list[dict[str, Rules]]:
    """For each text the forbidden words that it holds, each with the rules that forbid it."""
    # Places refuse the same words, mostly: each list of them is looked for once.
    rules: dict[tuple[str, ...], Rules] = {}
    for place in places:
        for rule in place.forbidden:
            rules.setdefault(rule.words, []).append((place.id, rule))
    even = [_evenly_spaced(text) for text in texts]
    spoken = set(re.findall(r"\w+", "\n".join(even).lower()))
    doubtful = {words: found for words in rules if (found := _doubtful(words, spoken))[1]}
    return [_refused(text, rules, doubtful) if doubtful else {} for text in even]


def _refused(
    text: str, rules: Mapping[tuple[str, ...], Rules], doubtful: Mapping[tuple[str, ...], _Doubtful]
) -> dict[str, Rules]:
    refused: dict[str, Rules] = {}
    small = text.lower()
    for words, (phrases, spoken) in doubtful.items():
        if any(word in small for word in spoken) and (found := _pattern(phrases).search(text)):
            refused.setdefault(found[0], []).extend(rules[words])
    return refused


_Doubtful = tuple[tuple[str, ...], tuple[str, ...]]
"""Phrases that may be said, and the spoken words that make one think so."""


def _doubtful(words: tuple[str, ...], spoken: set[str]) -> _Doubtful:
    """The phrases whose longest word is spoken, with these words: a look into a set, before the search for phrases."""
    whole, beginnings = _longest(words)
    found = {word for word in spoken if beginnings and word.startswith(beginnings)} | (whole & spoken)
    phrases = (word for word in words if _heard(_longest_of(word), found)) if found else ()
    return tuple(phrases), tuple(sorted(found))


def _heard(longest: str, found: set[str]) -> bool:
    if not longest.endswith("*"):
        return longest in found
    return any(word.startswith(longest.removesuffix("*")) for word in found)


def _longest_of(phrase: str) -> str:
    words: list[str] = re.findall(r"\w+\*?", phrase.lower())
    return max(words, key=len)


@lru_cache(maxsize=32)
def _longest(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    longest = [_longest_of(word) for word in words]
    whole = frozenset(word for word in longest if not word.endswith("*"))
    return whole, tuple(word.removesuffix("*") for word in longest if word.endswith("*"))


def _sentence(word: str, those: Rules) -> str:
    laws = ", ".join(sorted({place for place, _ in those}))
    return f"`{word}` may not stand in a document under the law of {laws}: {those[0][1].reason.text}"


def _source(those: Rules) -> str:
    rule = those[0][1]
    return f"Source: {rule.source} (checked {rule.checked})."


@lru_cache(maxsize=32)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = (re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)


def _evenly_spaced(text: str) -> str:
    """A text in which words are found however they are spaced, accented and quoted."""
    return re.sub(r"\s", " ", unicodedata.normalize("NFC", text)).replace("'", "’")
