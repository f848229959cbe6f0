"""From the first lines of a document to the title of the post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.model.draft import DraftFact, Known
from generator.recognise.passages import Passage
from generator.recognise.wording import alike, normal, patterns, words

_PUNCTUATION = re.compile(r"^[\s:\-–—«»“”\"().,|]+|[\s:\-–—«»“”\"(.,|]+$")
_APART = re.compile(r"^\s*(?:[:\-–—«“\"(|]|\t)")
_CASES = frozenset({"ru", "de"})
_GENITIVE = frozenset({"ru"})
_NOMINATIVE = (*"бвгджзйклмнпрстфхцчшщь", "ая", "яя")
_ADJECTIVE = ("ой", "ей")
"""How a Russian title of a post ends that can only be a nominative; that of women's adjectives is the genitive too."""
_LONGEST = 12


class Titles:
    """How one language heads a job description."""

    def __init__(self, known: Known) -> None:
        self._language = known.words.language
        self._kinds = patterns(known.words.kinds)
        self._of = [alike(each) for each in sorted(known.words.of, key=len, reverse=True)]

    def is_kind(self, passage: Passage) -> bool:
        """Whether a passage begins with the name of the kind of document."""
        return self._kinds.match(alike(passage.text)) is not None

    def find(self, head: Sequence[Passage]) -> tuple[DraftFact | None, frozenset[int]]:
        """The title as the heading gives it, and which passages of the head it was taken from, by their order."""
        for at, passage in enumerate(head):
            kind = self._kinds.match(alike(passage.text))
            if kind is None:
                continue
            rest = passage.text[kind.end() :]
            if normal(rest):
                return self._behind(rest, passage), frozenset({passage.order})
            following = next(iter(head[at + 1 : at + 2]), None)
            if following and _is_short(following):
                taken = frozenset({passage.order, following.order})
                if following.text[:1].islower():
                    whole = replace(following, text=f"{passage.text} {following.text}")
                    return self._behind(f" {following.text}", whole), taken
                made = self._fact(following.text, following, self._bent(following.text))
                return replace(made, said=f"{passage.text} / {following.text}"), taken
            return None, frozenset({passage.order})
        return None, frozenset()

    def _bent(self, text: str) -> tuple[str, ...]:
        """Why a title on the line behind the heading may not be as it is named in a list."""
        first = next(iter(words(text.partition("-")[0])), "")
        if self._language not in _GENITIVE or (first.endswith(_NOMINATIVE) and not first.endswith(_ADJECTIVE)):
            return ()
        return (f"behind this heading “{text}” seems to stand in the genitive: write the title in the nominative.",)

    def guess(self, head: Sequence[Passage], stem: str) -> tuple[DraftFact, frozenset[int]]:
        """A title where no heading gives one: the first short line, or the name of the file."""
        first = next((each for each in head[:1] if _is_short(each)), None)
        doubt = "no heading says the title; this is {}."
        if first and normal(first.text):
            return self._fact(first.text, first, (doubt.format("the first line"),)), frozenset({first.order})
        name = re.sub(r"[{}|_\s]+", " ", stem).strip() or "?"
        return DraftFact(
            "title", name, stem, "the name of the file", (doubt.format("the name of the file"),)
        ), frozenset()

    def _behind(self, rest: str, passage: Passage) -> DraftFact:
        apart = _APART.match(rest)
        title = _PUNCTUATION.sub("", rest)
        doubts: tuple[str, ...] = ()
        if not apart:
            for word in self._of:
                begun = alike(title).casefold().startswith(word.casefold())
                if begun and (word.endswith("'") or title[len(word) : len(word) + 1].isspace()):
                    title = title[len(word) :].strip()
                    break
            form = ", in the case that the heading asks for" if self._language in _CASES else ""
            doubts = (f"the title is taken out of “{passage.text}”{form}: write it as it is named in a list.",)
        return self._fact(title or rest, passage, doubts)

    def _fact(self, text: str, passage: Passage, doubts: tuple[str, ...]) -> DraftFact:
        title = re.sub("[{}|]", " ", _PUNCTUATION.sub("", text)).strip() or text.strip()
        if title.isupper():
            title, doubts = (
                title.capitalize(),
                (*doubts, "it was written in capitals: names and abbreviations may be wrong."),
            )
        return DraftFact("title", title[:1].upper() + title[1:], passage.text, passage.where, doubts)


def _is_short(passage: Passage) -> bool:
    text = passage.text
    return len(text.split()) <= _LONGEST and ":" not in text and "\t" not in text and not text.endswith((".", ";"))
