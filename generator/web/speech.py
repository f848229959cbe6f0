"""From a language to what the pages say in it, and to what the program says of mistakes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from generator.assets import Assets
from generator.errors import Problem
from generator.load import catalog
from generator.load.catalog import Catalogs
from generator.localise.catalog import compiled, words
from generator.localise.saying import Sayings
from generator.model.words import Words, filled

SOURCE = "en"
"""The language that everything is written in first, and that is said where another has no words."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What is said in a language."""

    language: str
    words: Words
    sayings: Sayings

    def problem(self, problem: Problem) -> Problem:
        """A problem in this language."""
        return problem if self.language == SOURCE else self.sayings.problem(problem)

    def __call__(self, english: str, **values: str) -> str:
        """Words of the pages; in English where they have none."""
        known = self.words if ("", english) in self.words.frame else None
        return self.words.typeset(known(english, **values)) if known else filled(english, values)


def languages(assets: Assets) -> tuple[str, ...]:
    """The languages that the pages speak, by code."""
    names = (name.split("/")[1] for name in assets.template_names(f"locale/*/{catalog.PAGES}"))
    return tuple(sorted(name for name in names if "-" not in name))


def speech(language: str, assets: Assets) -> Speech:
    """What is said in a language, or in English where the pages do not speak it."""
    known = language if language in languages(assets) else SOURCE
    return _speech(known, assets)


@lru_cache(maxsize=16)
def _speech(language: str, assets: Assets) -> Speech:
    catalogs = Catalogs(assets)
    pages, said = (catalogs.frame(language, "", name) for name in (catalog.PAGES, catalog.SAID))
    frames = [compiled(each.path, each.data) for each in pages]
    sayings = Sayings.of((compiled(each.path, each.data) for each in said), language)
    return Speech(language, words(language, frames, [], "inclusive"), sayings)


def chosen(accepted: str, known: tuple[str, ...]) -> str:
    """The language of an `Accept-Language` header that is known, the most wanted first; English where there is none.

    RFC 9110, 12.5.4: languages with weights, `fr-CH, fr;q=0.9, en;q=0.8`.
    """
    wanted: list[tuple[float, int, str]] = []
    for index, part in enumerate(accepted.split(",")[:20]):
        tag, _, parameters = part.strip().partition(";")
        weight = parameters.strip().removeprefix("q=") if parameters else "1"
        try:
            wanted.append((-float(weight), index, tag.split("-")[0].strip().lower()))
        except ValueError:
            continue
    return next((tag for weight, _, tag in sorted(wanted) if weight < 0 and tag in known), SOURCE)
