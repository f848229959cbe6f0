"""From words of a language, with `*` for any ending, to one expression that finds them whatever the case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import combining, normalize

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def plain(text: str) -> str:
    """A text as words are compared: small letters, one kind of apostrophe, single spaces, ё as е."""
    return " ".join(text.casefold().replace("’", "'").replace("ё", "е").split())


def bare(text: str) -> str:
    """A text made `plain`, and without accents: capitals often go without them."""
    return "".join(sign for sign in normalize("NFD", plain(text)) if not combining(sign))


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return _WORD.findall(plain(text))


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted((_one(plain(each)) for each in patterns), key=len, reverse=True)
    return re.compile("|".join(ordered))


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """What finds any of some words or phrases in a text made `plain`; `#` is a number in digits."""
    return _compiled(tuple(patterns))


def _one(pattern: str) -> str:
    before = r"(?<!\w)" if pattern[0].isalnum() or pattern[0] in "*#" else ""
    after = r"(?!\w)" if pattern[-1].isalnum() or pattern[-1] == "#" else ""
    tokens = [_token(token) for token in pattern.strip("*").split()]
    start = r"\w+" if pattern[0] == "*" else ""
    end = r"\w*(?!\w)" if pattern[-1] == "*" else ""
    return f"{before}{start}{_SPACE.join(tokens)}{end}{after}"


_SPACE = r"\s*[:.–-]?\s*"


def _token(token: str) -> str:
    return r"\d{1,3}" if token == "#" else re.escape(token)
