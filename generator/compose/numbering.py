"""From a clause's place in the tree to its printed number."""

from __future__ import annotations

LATIN = "abcdefghijklmnopqrstuvwxyz"
LETTERS = {"ru": "абвгдежзиклмнопрстуфхцчшщэюя"}
"""What lists are lettered with where it is not Latin; Russian as Word has it (ECMA-376, 17.18.59, russianLower)."""
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def section_number(numbering: str, index: int) -> str:
    """The number of a section, counted from 1: `2`, or `II` where the numbering is classic."""
    return str(index) if numbering == "decimal" else roman(index)


def clause_number(numbering: str, section: int, path: tuple[int, ...], language: str) -> str:
    """The number of a clause: `section` and each part of `path` count from 1.

    Decimal: `2.1`, then `2.1.3`. Classic: `1.` anew in each section, then `1.3`. Below that, both: `c)`, in the
    letters of the language.
    """
    if len(path) == 3:
        return f"{letter(path[2], LETTERS.get(language, LATIN))})"
    if numbering == "decimal":
        return ".".join(str(part) for part in (section, *path))
    return f"{path[0]}." if len(path) == 1 else f"{path[0]}.{path[1]}"


def roman(number: int) -> str:
    """A Roman numeral, for 1 to 39."""
    shown = ""
    for value, sign in ROMAN:
        while number >= value:
            shown, number = shown + sign, number - value
    return shown


def letter(number: int, letters: str = LATIN) -> str:
    """1 is a, 26 is z, 27 is aa, as Word counts its lists."""
    return letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)
