"""Every word of every language is one that hunspell's dictionary has, or that a short reviewed list adds."""

from __future__ import annotations

import re
from functools import cache

import enchant
import pytest

from tests.catalogs import TOP, Said, said

DICTIONARIES = {
    "de": "de_DE",
    "en": "en_GB",
    "en-GB": "en_GB",
    "en-US": "en_US",
    "es": "es_ES",
    "fr": "fr_FR",
    "ru": "ru_RU",
}
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_CODE = re.compile(
    r"`[^`]*`|\{[^{}]*\}|(?<!\w)--[\w-]+(?: (?:vacancy|weasyprint))?|https?://\S+|\S+@\S+"
    r"|\b(?:roles|templates|postings|docs)/[\w./{}-]+|[\w./-]*\.[a-z]\w{1,4}\b"
    r"|jobdesc init|libreoffice-[\w-]+|lib\w+-[\d.]+-\d|libharfbuzz-subset0"
)
"""What is no word of a language: places for values, code, options, commands, addresses, packages, files."""


@cache
def dictionary(tag: str) -> enchant.Dict:
    return enchant.Dict(DICTIONARIES[tag])


@cache
def names(tag: str) -> frozenset[str]:
    """Words that are right and that no dictionary has: names, terms of the trade, words of other languages."""
    languages = [tag, tag.split("-")[0], "all"]
    paths = [TOP / f"tests/words/{name}.txt" for name in dict.fromkeys(languages)]
    lines = [line.split("#")[0].strip() for path in paths if path.exists() for line in path.read_text().splitlines()]
    return frozenset(line for line in lines if line)


def misspelt(tag: str, message: Said) -> set[str]:
    found = set()
    for text in message.spoken():
        for word in _WORD.findall(_CODE.sub(" ", text).replace("’", "'")):
            known = word in names(tag) or dictionary(tag).check(word) or dictionary(tag).check(word.lower())
            # French and Italian elide: "l'entreprise" is two words.
            parts = word.split("'")
            if not known and not all(part in names(tag) or dictionary(tag).check(part) for part in parts if part):
                found.add(word)
    return found


@pytest.mark.parametrize("tag", DICTIONARIES)
def test_every_word_is_spelt_as_the_dictionary_has_it(tag: str) -> None:
    wrong: dict[str, str] = {}
    for message in said(tag):
        for word in misspelt(tag, message):
            wrong.setdefault(word, str(message))
    assert wrong == {}, f"mend these, or put them into tests/words/{tag}.txt"


def test_what_is_spoken_in_america_is_spelt_as_there() -> None:
    """What en-US does not say otherwise is printed there as it stands in English. Pages are in one English for all."""
    own = {(message.context, message.original) for message in said("en-US")}
    wrong: dict[str, str] = {}
    for message in said("en"):
        if message.of_the_program:
            continue
        if (message.context, message.original) not in own:
            for word in misspelt("en-US", message):
                wrong.setdefault(word, str(message))
    assert wrong == {}, "say these otherwise in locale/en-US"


@pytest.mark.parametrize("tag", DICTIONARIES)
def test_the_list_of_words_holds_none_that_nobody_says(tag: str) -> None:
    spoken = {
        part
        for message in said(tag)
        for text in message.spoken()
        for word in _WORD.findall(_CODE.sub(" ", text).replace("’", "'"))
        for part in (word, *word.split("'"))
    }
    own = TOP / f"tests/words/{tag}.txt"
    listed = [line.split("#")[0].strip() for line in own.read_text().splitlines()] if own.exists() else []
    assert [word for word in listed if word and word not in spoken] == []
