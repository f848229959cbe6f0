"""From words as typed to words as the language sets them: its spaces, its apostrophe, its quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

NO_BREAK = "\u00a0"
NARROW = "\u202f"
NO_BREAK_HYPHEN = "\u2011"

# Spaces that were set already are set anew, so that a text set twice is set once.
_SPACE = f"[ {NO_BREAK}{NARROW}]"
# Spaces from their first on: from each of them, a long row of them would be searched anew.
_SPACES = f"(?<!{_SPACE}){_SPACE}+"

Rule = tuple[re.Pattern[str], str]


def _rules(*pairs: tuple[str, str]) -> tuple[Rule, ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in pairs)


def _quotes(opening: str, closing: str) -> tuple[Rule, ...]:
    """Straight quotes become the language's: one that begins a word opens, any other closes."""
    return _rules((r'(?:(?<=^)|(?<=[\s(\[{—–]))"(?=\S)', opening), (r'"', closing))


# A number, but a year, is not parted from the word it counts, nor from itself in words; an ellipsis is one sign, a
# dash does not begin a line.
# The articles of French codes are L. 151-1 in every language.
_EVERYWHERE = _rules(
    (r"\b([LRD]\.) +(?=\d)", r"\1" + NO_BREAK),
    (rf"\b([LRD]\.{NO_BREAK}\d+)-(?=\d)", r"\1" + NO_BREAK_HYPHEN),
    (r"\.\.\.", "…"),
    # So are the numbers of Russian laws: 152-FZ.
    (r"(?<=\d)-(?=(?:FZ|ФЗ)\b)", NO_BREAK_HYPHEN),
    (r"(?<=\d)(?<!\d{4}) +(?=[^\W\d_])", NO_BREAK),
    # Nor are the groups of a number or of a telephone number parted.
    (r"(?<=\d) +(?=\d)", NO_BREAK),
    (r"(?<=\d) +(?=\([a-zà-ÿа-яё -]+\))", NO_BREAK),
    (rf"{_SPACES}–", NO_BREAK + "–"),
)
_APOSTROPHE = _rules((r"'", "’"))

# Lexique des règles typographiques en usage à l'Imprimerie nationale: a narrow no-break space before ; ! ?, a full one
# before : and inside guillemets.
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".replace(" ", "|")
_FRENCH = (
    *_rules((rf"\b1{_SPACE}(?=(?:{_MONTHS})\b)", "1er" + NO_BREAK)),
    # Contractions with towns that have an article: au Havre, des Ulis.
    *_rules(
        (r"\bà Le (?=[A-ZÀ-Ý])", "au "),
        (r"\bà Les (?=[A-ZÀ-Ý])", "aux "),
        (r"\bde Le (?=[A-ZÀ-Ý])", "du "),
        (r"\bde Les (?=[A-ZÀ-Ý])", "des "),
    ),
    *_APOSTROPHE,
    *_quotes("«" + NO_BREAK, NO_BREAK + "»"),
    *_rules(
        (rf"{_SPACES}([;!?])", NARROW + r"\1"),
        (rf"{_SPACES}([:%€])", NO_BREAK + r"\1"),
        (rf"(?:{_SPACES})?»", NO_BREAK + "»"),
        (rf"«{_SPACE}*", "«" + NO_BREAK),
        (r"\b(n°|art\.|M\.|Mme) +(?=\S)", r"\1" + NO_BREAK),
    ),
    *_EVERYWHERE,
)

# New Hart's Rules, 4 and 11; The Chicago Manual of Style, 6 and 9: no space before a sign, none before a per cent sign.
_ENGLISH = (
    *_quotes("“", "”"),
    *_APOSTROPHE,
    *_rules(
        (rf"(?<=\d){_SPACE}+%", "%"),
        (r"\b(No\.|Nos\.|[Aa]rt\.|s\.|ss\.|Mr|Mrs|Ms|Dr) +(?=\d|[A-Z])", r"\1" + NO_BREAK),
        (r"\b([Ss]ections?|[Aa]rticles?|[Pp]art|CFR|USC|U\.S\.C\.) +(?=[\d§])", r"\1" + NO_BREAK),
        (r"§ +", "§" + NO_BREAK),
    ),
    *_EVERYWHERE,
)

# Мильчин, Чельцова, «Справочник издателя и автора», 6: a dash and a sign keep with what they belong to; a word of one
# or two letters does not end a line.
_RUSSIAN = (
    *_quotes("«", "»"),
    *_rules(
        # A date brings its own stop: 2028 г.
        (r"\bг\.\.", "г."),
        (rf"\b([Сс]тать|[Рр]аздел|[Пп]ункт|[Чч]аст|[Гг]лав)([а-яё]*){_SPACE}+(?=\d)", r"\1\2" + NO_BREAK),
        (rf"{_SPACES}—", NO_BREAK + "—"),
        (r"(?<=[\w»)])\s+[-–]\s+", NO_BREAK + "— "),
        (rf"(№|§|\bст\.|\bп\.|\bг\.(?= +[А-ЯЁ])|\bч\.|\bгл\.){_SPACE}+(?=\S)", r"\1" + NO_BREAK),
        (rf"(?<=\d){_SPACE}*%", NO_BREAK + "%"),
        (rf"\b(и){_SPACE}+(т\.){_SPACE}*([дп]\.)", rf"\1{NO_BREAK}\2{NO_BREAK}\3"),
        (rf"\b([А-ЯЁ]\.){_SPACE}*([А-ЯЁ]\.){_SPACE}*(?=[А-ЯЁ][а-яё])", rf"\1{NO_BREAK}\2{NO_BREAK}"),
        (rf"(?<![\w-])([ВвСсКкОоУуИиАа]|[Ии]з|[Вв]о|[Сс]о|[Кк]о|[Нн]а|[Зз]а|[Дд]о|[Оо]т|[Оо]б|[Пп]о|[Нн]е){_SPACE}+(?=\S)",
         r"\1" + NO_BREAK),
    ),
    *_EVERYWHERE,
)  # fmt: skip

# DIN 5008:2020: a no-break space after a paragraph sign and within abbreviations, before a per cent sign.
_GERMAN = (
    *_quotes("„", "“"),
    *_rules((r"—", "–")),
    *_APOSTROPHE,
    *_rules(
        (r"(§§?|\bArt\.|\bAbs\.|\bNr\.|\bHerr|\bFrau) +(?=\S)", r"\1" + NO_BREAK),
        (r"\b(Artikel|Artikeln|Artikels|Absatz|Satz) +(?=\d)", r"\1" + NO_BREAK),
        (rf"(?<=\d){_SPACE}*%", NO_BREAK + "%"),
        (r"\b([zuidv])\. ?([BaRÄhdH])\.", rf"\1.{NARROW}\2."),
        (rf"(?<=\b\d\.){_SPACE}+(?=[A-ZÄÖÜ])|(?<=\b\d\d\.){_SPACE}+(?=[A-ZÄÖÜ])", NO_BREAK),
    ),
    *_EVERYWHERE,
)

# Real Academia Española, Ortografía de la lengua española (2010): guillemets without spaces, a space before %.
_SPANISH = (
    *_quotes("«", "»"),
    *_APOSTROPHE,
    *_rules(
        (r"\b(n\.º|núm\.|art\.|arts\.|D\.|D\.ª|Sr\.|Sra\.) +(?=\S)", r"\1" + NO_BREAK),
        (rf"(?<=\d){_SPACE}*%", NO_BREAK + "%"),
    ),
    *_EVERYWHERE,
)

_LANGUAGES: dict[str, Sequence[Rule]] = {
    "de": _GERMAN,
    "en": _ENGLISH,
    "es": _SPANISH,
    "fr": _FRENCH,
    "ru": _RUSSIAN,
}


@cache
def typesetter(language: str) -> Callable[[str], str]:
    """The function that sets a language's text; for a language without rules, the text as it is.

    It remembers what it has set: documents share most of their words.
    """
    rules = _LANGUAGES.get(language, ())

    @lru_cache(maxsize=8192)
    def typeset(text: str) -> str:
        for pattern, replacement in rules:
            text = pattern.sub(replacement, text)
        return text

    return typeset
