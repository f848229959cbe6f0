"""From an employer's locales to what parts the cells of a CSV file that its spreadsheet program is to open."""

from __future__ import annotations

from collections.abc import Sequence


def delimiter(locales: Sequence[str]) -> str:
    """A semicolon, or a comma where the first locale is in English or none is known.

    Excel parts cells by the list separator of the system's region: a semicolon where a comma stands before decimals.
    """
    return ";" if locales and locales[0].split("-")[0] != "en" else ","
