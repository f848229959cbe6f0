"""From bytes that are no UTF-8 to the one text that they can be, where the letters leave no doubt."""

from __future__ import annotations

import re

_LATIN = "äöüßÄÖÜàâæçéèêëîïôœùûÿÀÂÆÇÉÈÊËÎÏÔŒÙÛáíñóúÁÍÑÓÚãõÃÕ"
"""Letters beside A to Z of German, English, French, Portuguese and Spanish; further ones would let misreadings in."""
_SIGNS = "\u00a0«»’‘“”„–—ºª°§€№"
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_KNOWN = {
    "cp1252": ("Windows-1252", re.compile(f"[\t\r\n -~{_LATIN}{_SIGNS}]*")),
    "mac_roman": ("Mac OS Roman", re.compile(f"[\t\r\n -~{_LATIN}{_SIGNS}]*")),
    "cp1251": ("Windows-1251", re.compile(f"[\t\r\n -~А-Яа-яЁё{_SIGNS}]*")),
}
"""How spreadsheet programs save "CSV" where nobody chooses: Windows in Western Europe, Mac OS, Windows in Russia."""
_WORD = re.compile(r"[^\W\d_]+")
# A sign within a word, as in Mu–oz, is a letter of another encoding; an apostrophe is none such.
_TORN = re.compile(r"[^\W\d_][«»“”„–—ºª°§€№][^\W\d_]")


def decoded(data: bytes) -> tuple[str, str] | None:
    """The text, and what its encoding is called; None where no encoding makes sense of it, or more than one does."""
    found = {name: text for code, (name, fitting) in _KNOWN.items() if (text := _read(data, code, fitting)) is not None}
    if len({*found.values()}) != 1:
        return None
    name, text = next(iter(found.items()))
    return text, name


def _read(data: bytes, code: str, fitting: re.Pattern[str]) -> str | None:
    try:
        text = data.decode(code)
    except UnicodeDecodeError:
        return None
    if not fitting.fullmatch(text) or _TORN.search(text):
        return None
    return text if all(map(_is_word, _WORD.findall(text))) else None


def _is_word(word: str) -> bool:
    """Whether letters can be a word: one script, no capital in mid-word that is not plain, not accents alone."""
    if word.isascii():
        return True
    if cyrillic := len(_CYRILLIC.findall(word)):
        return cyrillic == len(word) and (word.istitle() or word.islower() or word.isupper())
    strange = [index for index, sign in enumerate(word) if not sign.isascii()]
    if len(word) > 2 and 2 * len(strange) > len(word):
        return False
    if any(word[index] in "œŒ" and word[index + 1 : index + 2] not in ("u", "U") for index in strange):
        return False
    if any(index and word[index].isupper() for index in strange):
        return word.isupper()
    return not any(word[index].islower() and word[index + 1 : index + 2].isupper() for index in strange)
