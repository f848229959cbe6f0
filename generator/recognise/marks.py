"""From the beginning of a paragraph to the number, letter or bullet that it bears, and the text behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

MarkKind = Literal["none", "number", "roman", "letter", "bullet", "part"]

_BULLETS = "-*•–—·▪‣●○◦■□➢►✓✔➤❖\uf0b7\uf0a7\uf0d8\uf0fc"
_BULLET = re.compile(rf"[{re.escape(_BULLETS)}](?:\s+|(?=[^\W\d_]))|o\t+")
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})(?!\d)([.)]*-?)(?!-)")
_PART_NUMBER = re.compile(r"\s*(?:(\d{1,2}(?:\.\d{1,2})*)|([IVXІХivx]{1,6}))(?!\w)[.)]*")
_LOOK_ALIKE = str.maketrans("ІХМСЛ", "IXMCL")
_ROMAN = re.compile(r"([IVXІХ]{1,6})([.)]+)\s*(?=\S)|([IVXІХ]{1,6})(?:\s*[-–—:]\s*|\s+)(?=[^\W\d_])")
_LETTER = re.compile(r"\(?([^\W\d_])\)\s*|([a-zа-яё])\.\s+")
_SMALL_ROMAN = re.compile(r"\(?(i{1,3}|iv|vi{0,3}|ix|x)[.)]\s+")
_SIGNS = "✓✔☑☒✗✘×√●■*+\uf0fb\uf0fc\uf0fd\uf0fe\uf050\uf052"
"""With what a cell is ticked; the private ones are the ticks of Wingdings. An empty box is no tick."""
_TICK = re.compile(rf"(?:[{re.escape(_SIGNS)}]\ufe0f?|[xх])", re.IGNORECASE)
_VALUES = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in front of a paragraph; `written` is how it is written, `numbers` what it counts."""

    kind: MarkKind = "none"
    numbers: tuple[int, ...] = ()
    written: str = ""


NO_PARTS = re.compile("(?!)")
"""What matches no word before a number."""
NONE = Mark()
BULLET = Mark("bullet", (), "•")


def read(text: str, parts: re.Pattern[str]) -> tuple[Mark, str]:
    """The mark of a paragraph and what is behind it. `parts` are the words before the number of a section."""
    for one in (_part, _bullet, _number, _roman, _letter):
        found = one(text, parts)
        if found:
            return found
    return NONE, text


def is_tick(text: str) -> bool:
    """Whether a cell is ticked, by a sign or the letter x."""
    return _TICK.fullmatch(text.strip()) is not None


def _part(text: str, parts: re.Pattern[str]) -> tuple[Mark, str] | None:
    word = parts.match(text)
    if word is None:
        return None
    number = _PART_NUMBER.match(text, word.end())
    if number is None:
        return None
    value = _value(number[2].upper().translate(_LOOK_ALIKE)) if number[2] else 0
    counted = tuple(int(each) for each in number[1].split(".")) if number[1] else (value,)
    return Mark("part", counted, text[: number.end()].strip()), _led(text[number.end() :])


def _led(text: str) -> str:
    """What stands behind a number and a dash or colon."""
    return re.sub(r"^\s*[-–—:.]\s*", "", text).strip()


def _bullet(text: str, parts: re.Pattern[str]) -> tuple[Mark, str] | None:
    found = _BULLET.match(text)
    return (Mark("bullet", (), text[: found.end()].strip()), text[found.end() :].strip()) if found else None


def _number(text: str, parts: re.Pattern[str]) -> tuple[Mark, str] | None:
    found = _NUMBER.match(text)
    if found is None:
        return None
    behind = text[found.end() :]
    numbers = tuple(int(each) for each in found[1].split("."))
    spaced = not behind or behind[0].isspace()
    if len(numbers) == 1 and not found[2] and not behind.startswith(("\t", "  ")):
        return None
    # 2.5 % is no clause, and neither is 10.30 Uhr nor 01.02.26.
    if (not spaced and not behind[0].isalpha() and behind[0] not in "«“\"'(") or re.match(r"\s*[%€$£₽]", behind):
        return None
    if not spaced and not found[2] and behind[0].islower():
        return None
    return Mark("number", numbers, found[0]), behind.strip()


def _roman(text: str, parts: re.Pattern[str]) -> tuple[Mark, str] | None:
    found = _ROMAN.match(text)
    if found is None:
        return None
    number = _value((found[1] or found[3]).translate(_LOOK_ALIKE))
    return (Mark("roman", (number,), found[0].strip()), text[found.end() :].strip()) if number else None


def _value(roman: str) -> int:
    total = 0
    for at, sign in enumerate(roman):
        value = _VALUES[sign]
        total += -value if at + 1 < len(roman) and _VALUES[roman[at + 1]] > value else value
    return total


def _letter(text: str, parts: re.Pattern[str]) -> tuple[Mark, str] | None:
    small = _SMALL_ROMAN.match(text)
    found = small or _LETTER.match(text)
    if found is None or not text[found.end() :].strip():
        return None
    letter = (found[1] or (found[2] if not small else "")).casefold()
    return Mark("letter", (ord(letter[0]),) if not small else (), found[0].strip()), text[found.end() :].strip()
