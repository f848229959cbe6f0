"""From a word in any of its forms to the form that a dictionary lists it under."""

from __future__ import annotations

import re
from functools import lru_cache

LANGUAGES = ("de", "en", "es", "fr", "ru")
_COMPOUNDING = ("de",)
_INFINITIVE = {"es": re.compile(r"[aei]rse?$"), "fr": re.compile(r"(?:er|ir|re)$")}
_ALIKE = 3
_AND = ("and", "e", "et", "und", "y", "и")
_CASE = re.compile(r"(?:ая|ой|ую|ое|ого|ому|ый|ий|ым|им|ом|ые|ие|ых|их|ыми|ими)$")
_GENDERS = ((re.compile(r"(?:[ая]|[шщчж]ь|сть|знь)$"), "ая"), (re.compile(r"[оеё]$"), "ое"))
_BACK = "гкхжчшщ"


@lru_cache(maxsize=20_000)
def lemma(word: str, language: str) -> str:
    """The base form of a word, `gewinnen` for `gewonnen`; the word itself where it is not known."""
    if language not in LANGUAGES:
        return word
    import simplemma

    return str(simplemma.lemmatize(word, lang=language, greedy=language in _COMPOUNDING))


def is_listed(word: str, language: str) -> bool:
    """Whether a word is a form that a dictionary of forms has; it has more of them than one for spelling."""
    if language not in LANGUAGES:
        return False
    import simplemma

    return bool(simplemma.is_known(word, lang=language))


def base_form(said: str, language: str) -> str:
    """A word, or two that stand together, as they are listed: конкурент, ярмарка и презентация, appel d'offres."""
    first, *between = said.split()
    if not between:
        return _listed(first, language)
    last = between.pop()
    if not between:
        return _agreeing(first, last) if language == "ru" else said
    joined = between[0] in _AND
    return " ".join([_listed(first, language), *between, _listed(last, language) if joined else last])


def _listed(word: str, language: str) -> str:
    """The form of the dictionary where it is one of the same word, and of the same kind: `prise` is not `priser`."""
    base, verb = lemma(word, language), _INFINITIVE.get(language)
    if word.startswith(base):
        return base
    if base.casefold()[:_ALIKE] != word.casefold()[:_ALIKE] or (verb and verb.search(base) and not verb.search(word)):
        return word
    if language == "es" and word.endswith("a") and base == f"{word[:-1]}o":
        return word
    # Dictionaries of before 1996 have Anschluß.
    return base.replace("ß", "ss") if "ss" in word else base


def _agreeing(adjective: str, noun: str) -> str:
    """A Russian adjective and its noun in the nominative: дебиторская задолженность."""
    base, stem = lemma(noun, "ru"), _CASE.sub("", adjective)
    if stem == adjective or lemma(adjective, "ru").endswith(("ие", "ье")):
        return f"{_listed(adjective, 'ru')} {noun}"
    ending = next((said for pattern, said in _GENDERS if pattern.search(base)), "ий" if stem[-1] in _BACK else "ый")
    return f"{stem}{ending} {base}"
