"""The shipped roles as documents of a place, and what their clauses say there."""

from __future__ import annotations

import re
from functools import cache

from generator import Document, Request, documents
from generator.assets import Assets
from generator.model.document import plain
from generator.model.jurisdiction import Jurisdiction
from generator.pipeline.bench import Bench
from tests.catalogs import LANGUAGES
from tests.folders import DAY, said, words
from tests.test_translations import PLACES, ROLES


@cache
def under(locale: str) -> tuple[Document, ...]:
    """Every role in one locale."""
    return documents(Request(date=DAY, roles=ROLES, locales=(locale,)))


def document(role: str, locale: str) -> Document:
    return next(each for each in under(locale) if each.role == role)


def evenly(text: str) -> str:
    """A text without the spaces and hyphens at which no line may break."""
    return re.sub("[\u00a0\u202f]", " ", text).replace("\u2011", "-")


def printed(made: Document) -> str:
    return evenly(words(made))


def responsibilities(made: Document) -> str:
    (section,) = [each for each in made.sections if each.id == "responsibilities"]
    return evenly("\n".join(plain(clause.content) for clause in section.walk()))


def answering(locale: str) -> list[Document]:
    """The documents of a locale that have a section of responsibilities: all but the shortest role."""
    found = [made for made in under(locale) if "responsibilities" in ids(made)]
    assert len(found) == len(ROLES) - 1
    return found


def saying(clause: str, locale: str) -> dict[str, str]:
    """What one clause says, role by role, in the documents of a locale that have it."""
    return {made.role: evenly(said(made)[clause]) for made in under(locale) if clause in said(made)}


def place(code: str) -> Jurisdiction:
    made = Bench(Assets()).place(code)
    assert made is not None
    return made


def everywhere() -> list[str]:
    return [f"{language}-{place}" for language in LANGUAGES for place in PLACES]


def ids(made: Document) -> list[str]:
    return [section.id for section in made.sections]
