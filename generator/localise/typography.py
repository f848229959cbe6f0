"""From words as typed to words as the language sets them: its spaces, its apostrophe, its quotes."""

from __future__ import annotations

import re
from collections.abc import Callable

NO_BREAK = "\u00a0"
NARROW = "\u202f"
NO_BREAK_HYPHEN = "\u2011"

# Lexique des règles typographiques en usage à l'Imprimerie nationale: a narrow no-break space before ; ! ?,
# a full one before : and inside guillemets; a number is not parted from the word it counts. Spaces that were typed so
# already are set anew, so that a text set twice is set once.
_SPACE = f"[ {NO_BREAK}{NARROW}]"
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".replace(" ", "|")
_FRENCH = (
    (re.compile(rf"\b1{_SPACE}(?=(?:{_MONTHS})\b)"), "1er" + NO_BREAK),
    (re.compile(r"'"), "’"),
    (re.compile(r"\.\.\."), "…"),
    (re.compile(rf"{_SPACE}+([;!?])"), NARROW + r"\1"),
    (re.compile(rf"{_SPACE}+([:%€])"), NO_BREAK + r"\1"),
    (re.compile(rf"{_SPACE}*»"), NO_BREAK + "»"),
    (re.compile(rf"«{_SPACE}*"), "«" + NO_BREAK),
    (re.compile(r"\b(n°|art\.|M\.|Mme|[LRD]\.(?= +\d)) +(?=\S)"), r"\1" + NO_BREAK),
    (re.compile(rf"\b([LRD]\.{NO_BREAK}\d+)-(?=\d)"), r"\1" + NO_BREAK_HYPHEN),
    (re.compile(r"(?<=\d) +(?=[^\W\d_]|\()"), NO_BREAK),
    (re.compile(r" +–"), NO_BREAK + "–"),
)

_RULES: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {"fr": _FRENCH}


def typesetter(language: str) -> Callable[[str], str]:
    """The function that sets a language's text; for a language without rules, the text as it is."""
    rules = _RULES.get(language, ())

    def typeset(text: str) -> str:
        for pattern, replacement in rules:
            text = pattern.sub(replacement, text)
        return text

    return typeset
