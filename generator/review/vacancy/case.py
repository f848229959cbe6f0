"""From a vacancy and the lists of its language to the case that rules are tried on, and the remarks they make."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.model.advert import Advert, Passage
from generator.model.finding import Gravity
from generator.model.source import Place
from generator.model.words import Words
from generator.review.vacancy.words import Hit, WordLists


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule has to say: where, what, what would be better, and the words that it is about.

    `level` is given where it is less grave than the place takes the rule; `certain` where it is as grave whatever
    the place says, a slip and no matter of law. `wordings` can be put in the place of the words as they are, or in
    that of `replaced`, where these are others.
    """

    place: Place
    message: str
    suggestion: str = ""
    words: str = ""
    level: Gravity | None = None
    certain: bool = False
    wordings: tuple[str, ...] = ()
    replaced: str = ""


@dataclass(frozen=True, slots=True)
class Speech:
    """How a language speaks of what is found: the words of the frame, a day in words, and an amount of money.

    The currency of an amount is the code of ISO 4217, empty where it is not known.
    """

    words: Words
    day: Callable[[date], str]
    amount: Callable[[Decimal, str], str]


@dataclass(frozen=True, slots=True)
class Case:
    """A vacancy with the words that lists know in it, and what it takes to speak of it."""

    advert: Advert
    hits: tuple[tuple[Passage, Hit], ...]
    speech: Speech
    lists: WordLists | None = None

    @property
    def words(self) -> Words:
        """The words of the frame."""
        return self.speech.words

    def said(self, name: str) -> Iterator[Remark]:
        """What a list has found, in its own words."""
        for passage, hit in self.hits:
            if hit.list == name:
                found = passage.words(hit.start, hit.end)
                message = self.words('"{words}": {reason}', words=found, reason=hit.why)
                better = self.lists.instead(hit, passage.text, self.advert.jurisdiction) if self.lists else ""
                yield Remark(
                    passage.at(hit.start), self.set(message), self.set(hit.better), found, hit.level,
                    wordings=(self.set(better),) if better else (),
                )  # fmt: skip

    def set(self, text: str) -> str:
        """A text as the language sets it."""
        return self.words.typeset(text)

    def whole(self) -> Place:
        """The vacancy as a whole."""
        return Place(self.advert.file, 0, 0)

    def key(self, key: str) -> Place:
        """Where a fact of the posting stands, or would belong; the vacancy as a whole without a posting."""
        return self.advert.posting.place(key) if self.advert.posting else self.whole()


def case(advert: Advert, lists: WordLists | None, speech: Speech) -> Case:
    """Look for the words of all lists in a vacancy, once for all rules."""
    if lists is None:
        return Case(advert, (), speech)
    place = advert.jurisdiction
    found = tuple((passage, hit) for passage in advert.texts() for hit in lists.hits(passage.text, place))
    return Case(advert, found, speech, lists)
