"""From a clause's place in the tree to its printed number."""

from __future__ import annotations

ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def section_number(numbering: str, index: int) -> str:
    """The number of a section, counted from 1: `2`, or `II` where the numbering is classic."""
    return str(index) if numbering == "decimal" else roman(index)


def clause_number(numbering: str, section: int, path: tuple[int, ...]) -> str:
    """The number of a clause: `section` and each part of `path` count from 1.

    Decimal: `2.1`, then `2.1.3`. Classic: `1.` anew in each section, then `1.3`. Below that, both: `c)`.
    """
    if len(path) == 3:
        return f"{letter(path[2])})"
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


def letter(number: int) -> str:
    """1 is a, 26 is z, 27 is aa, as Word counts its lists."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
