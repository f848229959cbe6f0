"""From the head of a document and its general provisions to the facts of a role: what stands behind a label."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.model.draft import DraftFact, DraftTarget, Known
from generator.recognise.passages import Passage
from generator.recognise.targets import Targets
from generator.recognise.wording import alike, normal, patterns

_SPLIT = re.compile(r"\s*(?:[:：]|\t+|\s[-–—]\s|\s{2,})\s*")
_LONGEST, _NEAR = 12, 40
_CUT = re.compile(r"\s*(?:[.;,(]|\s(?:who|qui|que|der|die|das|который|которая|and|et|und|y|и)\s)")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_LISTS = ("replaces", "alternative_titles")
_SENTENCES = ("reports_to", "replaced_by")


class Facts:
    """The labels of facts in one language, and the facts found so far."""

    def __init__(self, known: Known, targets: Targets) -> None:
        self._labels = {normal(each): name for name, every in known.words.facts.items() for each in every}
        self._said = {name: patterns(each) for name, each in known.words.facts_said.items() if name in _SENTENCES}
        category = known.words.facts_said.get("category")
        self._belongs = patterns(category) if category else None
        self._categories = {name: patterns(each) for name, each in known.words.categories.items()}
        self._none = frozenset(map(normal, known.words.none))
        self._targets = targets
        self.found: dict[str, DraftFact] = {}

    def split(self, passage: Passage) -> tuple[str, str] | None:
        """The fact that a passage names and what it says of it; None where it is no label with a value."""
        parted = _SPLIT.split(passage.text, maxsplit=1)
        if len(parted) < 2 or not parted[1].strip():
            return None
        name = self._labels.get(normal(parted[0]))
        value = parted[1].strip().rstrip(".;").strip()
        return (name, value) if name and value and len(value.split()) <= _LONGEST else None

    def take(self, name: str, value: str, passage: Passage, said: str) -> bool:
        """Keep a fact; whether it could be kept, which one that is known already cannot."""
        if name in self.found or not _fits(value):
            return False
        made = self._made(name, value, passage, said)
        if made:
            self.found[name] = made
        return made is not None

    def _made(self, name: str, value: str, passage: Passage, said: str) -> DraftFact | None:
        if name == "supervises":
            count = re.fullmatch(r"\D{0,20}?(\d{1,4})\D{0,30}", value)
            number = "0" if normal(value) in self._none else count[1] if count else None
            return DraftFact(name, number, said, passage.where) if number else None
        if name == "experience":
            found = self._targets.find(value)
            if len(found) != 1 or found[0].unit not in ("month", "year") or found[0].compare == "every":
                return None
            one = found[0]
            label = _SPLIT.split(said, maxsplit=1)[0]
            target = DraftTarget(name, label, one.compare, one.value, one.unit, None, value, passage.where)
            return DraftFact(name, target, said, passage.where)
        if name in _LISTS:
            return DraftFact(name, tuple(re.split(r"\s*[,;/]\s*", value)), said, passage.where)
        return DraftFact(name, value, said, passage.where)

    def from_sentence(self, passage: Passage) -> None:
        """Keep the facts that a sentence says; the sentence remains a clause."""
        for name, pattern in self._said.items():
            found = pattern.search(alike(passage.text))
            if not found or name in self.found:
                continue
            value = _ARTICLE.sub("", _CUT.split(passage.text[found.end() :].strip(), maxsplit=1)[0].strip())
            if value and len(value.split()) <= _LONGEST and _fits(value):
                doubt = "taken out of a sentence: give it the form that stands behind a label."
                self.found[name] = DraftFact(name, value, passage.text, passage.where, (doubt,))

    def category(self, text: str) -> str | None:
        """The occupational category that is named first in a text."""
        found = [(hit.start(), name) for name, each in self._categories.items() if (hit := each.search(alike(text)))]
        return min(found)[1] if found else None

    def category_said(self, passages: Iterable[Passage]) -> DraftFact | None:
        """The category that general provisions put the post into, or else the only one that they name."""
        named: dict[str, Passage] = {}
        for passage in passages:
            said = self._belongs.search(alike(passage.text)) if self._belongs else None
            if said and (name := self.category(passage.text[said.end() : said.end() + _NEAR])):
                return DraftFact("category", name, passage.text, passage.where)
            for name, each in self._categories.items():
                if each.search(alike(passage.text)):
                    named.setdefault(name, passage)
        if len(named) != 1:
            return None
        name, passage = next(iter(named.items()))
        doubt = "a provision names this category; is it that of the post? managers, specialists or performers."
        return DraftFact("category", name, passage.text, passage.where, (doubt,))


def _fits(value: str) -> bool:
    """Whether words can be printed as a fact, in which nothing is filled in."""
    return not re.search(r"[{}|]", value) and bool(re.search(r"\w", value))
