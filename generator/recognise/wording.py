"""From a text to its words as they are compared: whatever the case, the punctuation and the letters of a keyboard."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_APART = re.compile(r"[^\w%§€£$₽+№&#]+")
_LIKE = str.maketrans({"ё": "е", "’": "'", "‘": "'", "ʼ": "'"})
_WORD = re.compile(r"[^\W_]+")
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".replace("_", "").split(" "),
        strict=True,
    )
)
_LIGATURES = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l"}


def normal(text: str) -> str:
    """A text in small letters, its words one space apart and nothing between them."""
    text = unicodedata.normalize("NFC", text).casefold().translate(_LIKE)
    return " ".join(_APART.sub(" ", text).split())


def words(text: str) -> list[str]:
    """The words and numbers of a text, in order, in small letters."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold().translate(_LIKE))


def patterns(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of some phrases, the longest first, whatever the spaces between their words."""
    found = sorted({each.translate(_LIKE) for each in phrases}, key=len, reverse=True)
    either = "|".join(r"\s+".join(map(re.escape, each.split())) for each in found)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def alike(text: str) -> str:
    """A text of the same length in the letters that patterns are written in."""
    return text.translate(_LIKE)


def holds(entry: str, said: list[str]) -> bool:
    """Whether a text, given by its words, holds all words of an entry; `*` stands for any ending."""
    return all(any(_is(word, each) for each in said) for word in words_with_stars(entry))


def words_with_stars(entry: str) -> list[str]:
    """The words of an entry, each with the star at its end if it has one."""
    return re.findall(r"[^\W_]+\*?", entry.casefold().translate(_LIKE))


def _is(word: str, said: str) -> bool:
    return said.startswith(word[:-1]) if word.endswith("*") else said == word


def slug(text: str, words_at_most: int = 4, letters: int = 40) -> str:
    """An id made of the first words of a text, in the letters of ids; empty where it has none."""
    plain = "".join(_latin(sign) for sign in unicodedata.normalize("NFC", text).casefold())
    found = [word for word in re.findall("[a-z0-9]+", plain) if len(word) > 2 or word.isdigit()]
    made = ""
    for word in (found or re.findall("[a-z0-9]+", plain))[:words_at_most]:
        longer = f"{made}-{word}".strip("-")
        if len(longer) > letters:
            break
        made = longer
    return made or "".join(found[:1])[:letters]


def _latin(sign: str) -> str:
    if sign in _CYRILLIC:
        return _CYRILLIC[sign]
    if sign in _LIGATURES:
        return _LIGATURES[sign]
    return "".join(each for each in unicodedata.normalize("NFD", sign) if not unicodedata.combining(each))
