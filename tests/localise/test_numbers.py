"""Numbers, money, shares, days, plurals and lists are each language's own; the sentence only names a placeholder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import Request, documents
from generator.model.document import plain
from tests.folders import GREETER, composed, fill, problems, said

HOME = {"de": "de-DE", "en": "en-GB", "es": "es-ES", "fr": "fr-FR", "ru": "ru-RU"}


def phrase(folder: Path, language: str, target: str, locale: str = "") -> str:
    text = (
        GREETER.replace("language: fr", f"language: {language}")
        + "  - {id: say, text: '{goal}'}\n"
        + f"targets: {{goal: {{label: x, {target}}}}}\n"
    )
    document = composed(fill(folder, {"greeter.yaml": text}), "greeter", locale or HOME[language])
    return said(document)["say"].replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "target", "words"),
    [
        ("fr", "compare: at-least, value: 12500, unit: eur, period: month", "au moins 12 500 € par mois"),
        ("de", "compare: at-least, value: 12500, unit: eur, period: month", "mindestens 12.500 € pro Monat"),
        ("en", "compare: at-least, value: 12500, unit: gbp, period: month", "at least £12,500 per month"),
        ("es", "compare: at-least, value: 12500.50, unit: eur, period: month", "al menos 12.500,50 € al mes"),
        ("ru", "compare: at-least, value: 12500, unit: rub, period: month", "не менее 12 500 ₽ в месяц"),
        ("fr", "compare: at-most, value: 2.5, unit: percent", "au plus 2,5 %"),
        ("de", "compare: at-most, value: 2.5, unit: percent", "höchstens 2,5 %"),
        ("en", "compare: at-most, value: 2.5, unit: percent", "at most 2.5%"),
        ("ru", "compare: at-least, value: 1, unit: year", "не менее 1 года"),
        ("ru", "compare: exactly, value: 3, unit: day", "3 дня"),
        ("ru", "compare: every, value: 6, unit: month", "один раз в 6 месяцев"),
        ("en", "compare: by-day, value: 3, period: month", "by the 3rd of each month"),
        ("en", "compare: by-day, value: 22, period: month", "by the 22nd of each month"),
        ("en", "compare: by-day, value: 11, period: month", "by the 11th of each month"),
        ("fr", "compare: by-day, value: 1, period: month", "au plus tard le 1er de chaque mois"),
        ("ru", "compare: by-day, value: 3, period: month", "не позднее 3-го числа каждого месяца"),
        ("de", "compare: by-day, value: 3, period: month", "jeweils bis zum 3. des Monats"),
        ("es", "compare: by-day, value: 3, period: month", "a más tardar el día 3 de cada mes"),
    ],
)
def test_a_number_is_said_as_the_language_says_it(language: str, target: str, words: str, tmp_path: Path) -> None:
    assert phrase(tmp_path, language, target) == words


def test_the_place_of_a_language_has_its_own_numbers_and_days(tmp_path: Path) -> None:
    assert phrase(tmp_path, "en", "compare: at-most, value: 12500, unit: usd", "en-US") == "at most $12,500"
    feet = {}
    for locale in ("en-GB", "en-US", "en-DE", "de-DE", "es-ES", "fr-RU", "ru-FR"):
        (made,) = documents(Request(date=date(2026, 11, 25), roles=("account-manager",), locales=(locale,)))
        feet[locale] = made.furniture.footer_left.replace("\u00a0", " ")
    assert feet["en-US"].endswith("November 25, 2026")
    assert feet["en-GB"].endswith("25 November 2026")
    assert feet["en-DE"] == feet["en-GB"], "where English is a guest, it writes as it does in Europe"
    assert feet["de-DE"].endswith("25. November 2026")
    assert feet["es-ES"].endswith("25 de noviembre de 2026")
    assert feet["fr-RU"].endswith("25 novembre 2026")
    assert feet["ru-FR"].endswith("25 ноября 2026\u202fг.")


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("fr-FR", "plans suivants : plan du service des ventes en gros, programme des salons et plan de travail"),
        ("de-DE", "Messeplan und "),
        ("en-GB", "exhibition schedule and "),
        ("en-US", ", and "),
        ("es-ES", " y "),
        ("ru-RU", "и личный план работы"),
    ],
)
def test_items_are_listed_as_the_language_lists_them(locale: str, words: str) -> None:
    assert words in said(composed(None, "client-search-manager", locale))["works-by-plans"].replace("\u00a0", " ")


def test_the_numbers_of_a_shipped_role_are_right_in_every_language() -> None:
    wanted = {
        "de-DE": ["mindestens 30 Anrufe pro Tag", "mindestens 4 (vier) Verträge pro Monat"],
        "en-US": ["at least 30 calls per day", "at least 4 (four) contracts per month"],
        "es-ES": ["al menos 30 llamadas al día", "al menos 4 (cuatro) contratos al mes"],
        "ru-RU": ["не менее 30 звонков в день", "не менее 4 (четырёх) договоров в месяц"],
    }
    for locale, phrases in wanted.items():
        document = composed(None, "client-search-manager", locale)
        text = "\n".join(plain(clause.content) for clause in document.walk()).replace("\u00a0", " ")
        for words in phrases:
            assert words.lower() in text.lower(), (locale, words)


@pytest.mark.parametrize("unit", ["eur", "percent"])
def test_money_and_shares_are_not_said_in_words(unit: str, tmp_path: Path) -> None:
    text = f"{GREETER}targets: {{goal: {{label: x, compare: exactly, value: 4, unit: {unit}, in_words: true}}}}\n"
    (found,) = problems(tmp_path, {"greeter.yaml": text})
    assert "cannot be printed `in_words`" in found.text
