"""From a text to the language that it is written in, among those of the project."""

from __future__ import annotations

import re

# Words that nearly every sentence has, and that no other of these languages has.
_COMMON = {
    "fr": "le les des une du est vous nous votre vos nos pour dans sur avec au aux et ou par à été être",
    "en": "the and of you we our your with for to is are will be have this that from as at by it",
    "de": "der die das und ist sind wir sie ihr ihre unser unsere für mit von zu den dem ein eine einen auf im bei",
    "es": "el los las y es una para con por del al tu su nuestro nuestra que como o sus tus",
    "ru": "и в на с по для не мы вы из от что как или к о у это наш ваш",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_FEWEST = 8
_CLEARLY = 3
_LONGEST = 20_000


def guess(text: str, expected: str) -> str:
    """The language of a text where it is clearly another than the one expected; empty where that is not so."""
    words = re.findall(r"[^\W\d_]+", text[:_LONGEST].lower())
    counted = {language: sum(word in known for word in words) for language, known in _WORDS.items()}
    found = max(counted, key=lambda language: counted[language])
    if expected not in counted or counted[found] < max(_FEWEST, _CLEARLY * counted[expected]):
        return ""
    return found if found != expected else ""
