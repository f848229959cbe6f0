"""From a language to what the pages say in it, and to what the program says of mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache

from generator.assets import Assets
from generator.errors import Problem
from generator.load import catalog
from generator.load.catalog import Catalogs
from generator.localise.catalog import Compiled, compiled, words
from generator.localise.saying import Sayings
from generator.model.words import Words, filled

SOURCE = "en"
"""The language that everything is written in first, and that is said where another has no words."""


class Speech:
    """What is said in a language; its catalogs are read when something is said, for most answers need none of them."""

    def __init__(self, language: str, assets: Assets) -> None:
        self.language, self._catalogs = language, Catalogs(assets)

    @cached_property
    def words(self) -> Words:
        """The words of the pages."""
        return words(self.language, list(self._compiled(catalog.PAGES)), [], "inclusive")

    @cached_property
    def sayings(self) -> Sayings:
        """What is said of mistakes."""
        return Sayings.of(self._compiled(catalog.SAID), self.language)

    def problem(self, problem: Problem) -> Problem:
        """A problem in this language."""
        return problem if self.language == SOURCE else self.sayings.problem(problem)

    def __call__(self, english: str, **values: str) -> str:
        """Words of the pages; in English where they have none."""
        known = self.words if ("", english) in self.words.frame else None
        return self.words.typeset(known(english, **values)) if known else filled(english, values)

    def _compiled(self, name: str) -> Iterator[Compiled]:
        return (compiled(each.path, each.data) for each in self._catalogs.frame(self.language, "", name))


def message(english: str) -> str:
    """Words that a page says, as they are looked up: they are listed with those of its templates."""
    return english


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
    return Speech(language, assets)


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
