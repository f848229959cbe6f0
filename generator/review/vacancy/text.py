"""From a text as people write it to the same text evenly spelt, with the way back to where each sign stands."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_HYPHENS = "\u2010\u2011\u2212\ufe63\uff0d"
_DASHES = "\u2012\u2014\u2015"
_QUOTES = "\u2018\u2019\u201b\u02bc\u00b4`\uff07"
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# BeraterIn, MitarbeiterInnen: the capital stands for Berater*in.
_CAPITAL_IN = re.compile(
    r"(?<=[a-zäöüß]{2})(?<!\b[Ll]inked)(?<!\b[Cc]heck)(?<!\b[Pp]lug)(?<!\b[Ll]og)(?<!\b[Ss]ign)(?<!\b[Aa]dd)"
    r"In(?:nen)?(?!\w)"
)
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

_EVEN = {
    **dict.fromkeys(map(ord, _HYPHENS), "-"),
    **dict.fromkeys(map(ord, _DASHES), "–"),
    **dict.fromkeys(map(ord, _QUOTES), "'"),
    **dict.fromkeys(map(ord, _SPACES), " "),
    ord("ё"): "е",
}


@dataclass(frozen=True, slots=True)
class Even:
    """A text in small letters, evenly spaced, hyphened and quoted; `offsets` lead back, None where nothing moved."""

    text: str
    offsets: tuple[int, ...] | None

    def origin(self, offset: int) -> int:
        """The offset in the text as it was written."""
        return offset if self.offsets is None else self.offsets[offset]

    def where(self, words: str) -> tuple[int, int]:
        """Where some words of it stand in the text as it was written: its beginning where they do not."""
        start = max(self.text.find(words), 0)
        return self.origin(start), self.origin(min(start + len(words), len(self.text)))


@lru_cache(maxsize=2048)
def even(text: str) -> Even:
    """The even spelling of a text.

    Composed letters (Unicode's NFC) and letters with combining marks are made alike, signs that nobody sees are left
    out: whoever writes `jeu\u00adne` is read as whoever writes `jeune`, and `BeraterIn` as `Berater*in`.
    """
    capitals = {found.start() for found in _CAPITAL_IN.finditer(text)}
    if not capitals and unicodedata.is_normalized("NFC", text) and not any(sign in text for sign in _UNSEEN):
        return Even(_small(text).translate(_EVEN), None)
    signs: list[str] = []
    offsets: list[int] = []
    for start, piece in _pieces(text):
        for sign in ("*" if start in capitals else "") + _small(unicodedata.normalize("NFC", piece)):
            signs.append(sign)
            offsets.append(start)
    return Even("".join(signs).translate(_EVEN), (*offsets, len(text)))


def _pieces(text: str) -> list[tuple[int, str]]:
    """Each letter with the marks that combine with it, and where it begins."""
    pieces: list[tuple[int, str]] = []
    for index, sign in enumerate(text):
        if sign in _UNSEEN:
            continue
        if pieces and unicodedata.combining(sign):
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + sign)
        else:
            pieces.append((index, sign))
    return pieces


def _small(text: str) -> str:
    """Small letters, sign by sign: a few capitals have small letters that are two signs long."""
    small = text.lower()
    return (
        small if len(small) == len(text) else "".join(low if len(low := each.lower()) == 1 else each for each in text)
    )


def unaccented(text: str) -> str:
    """A text of Latin letters without their accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
