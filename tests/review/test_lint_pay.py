"""The rules that look at pay: that of a posting, and that which a text names."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from generator.review.vacancy.money import pay
from tests.review.adverts import POSTING, but, found, of, posting_found, told


class TestPay:
    @pytest.mark.parametrize(
        ("pay", "expected"),
        [
            ("pay: {benefits: [Mutuelle]}", ("info", 8, 1, "")),
            ("pay: {min: 30000, currency: EUR, period: year}", ("info", 8, 12, "")),
            ("pay: {max: 30000, currency: EUR, period: year}", ("info", 8, 12, "")),
            ("pay: {min: 40001, max: 40000, currency: EUR, period: year}", ("error", 8, 12, "")),
        ],
    )
    def test_of_a_posting_is_missing_open_or_upside_down(
        self, pay: str, expected: tuple[str, int, int, str], tmp_path: Path
    ) -> None:
        text = but("pay: {min: 30000, max: 40000, currency: EUR, period: year}", pay)
        assert of(posting_found(tmp_path, text), "pay-range") == [expected]

    def test_of_a_posting_may_be_one_number(self, tmp_path: Path) -> None:
        assert of(posting_found(tmp_path, but("min: 30000", "min: 40000")), "pay-range") == []

    def test_vague_words_are_told_where_there_are_no_numbers(self, tmp_path: Path) -> None:
        text = but("pay: {min: 30000, max: 40000, currency: EUR, period: year}\n", "offer: [Salaire selon profil.]\n")
        (one,) = of(posting_found(tmp_path, text), "pay-range")
        assert one == ("info", 8, 9, "Salaire selon profil")
        assert of(posting_found(tmp_path, f"{POSTING}offer: [Salaire selon profil.]\n"), "pay-range") == []

    @pytest.mark.parametrize(
        ("locale", "text", "expected"),
        [
            ("fr-FR", "Nous vendons des paniers à 50 €.", [("info", "")]),
            ("fr-FR", "Salaire : 40 000 à 35 000 € par an.", [("error", "40 000 à 35 000 €")]),
            ("fr-FR", "Salaire : 35 à 40 k€.", [("info", "35 à 40 k€")]),
            ("fr-FR", "Salaire : 35 à 40 k€ par an.", []),
            ("en-GB", "Salary £28,000 - £32,000 per annum.", []),
            ("en-GB", "Salary: £32,000 - £28,000 per annum.", [("error", "£32,000 - £28,000")]),
            ("en-GB", "Pay: £12.60 an hour.", []),
            ("de-DE", "Gehalt: 45.000 € bis 55.000 € brutto im Jahr.", []),
            ("de-DE", "Vergütung: 55.000-45.000 Euro im Jahr.", [("error", "55.000-45.000 Euro")]),
            ("es-ES", "Salario: 24.000 - 28.000 € brutos al año.", []),
            ("es-ES", "Sueldo de 1.800 €.", [("info", "1.800 €")]),
            ("ru-RU", "Оклад от 80 000 до 120 000 руб. в месяц.", []),
            ("ru-RU", "Оклад 60 тыс. руб.", [("info", "60 тыс. руб.")]),
            ("ru-RU", "З/п от 40 000 до 150 000 на руки в месяц.", [("info", "40 000 до 150 000")]),
            ("ru-RU", "Зарплата 150000-40000 в месяц", [("error", "150000-40000"), ("info", "150000-40000")]),
            ("fr-FR", "Salaire : de 30 000 à 45 000 brut annuel.", [("info", "30 000 à 45 000")]),
            ("de-DE", "Gehalt 40.000 bis 60.000 brutto im Jahr", [("info", "40.000 bis 60.000")]),
            ("en-GB", "Salary from 30,000 to 45,000 a year", [("info", "30,000 to 45,000")]),
            ("es-ES", "Salario: 20.000 - 30.000 brutos al año", [("info", "20.000 - 30.000")]),
        ],
    )
    def test_of_a_text_is_read_as_people_write_it(
        self, locale: str, text: str, expected: list[tuple[str, str]]
    ) -> None:
        assert told(f"Titel\n\n{text}\n", locale, "pay-range") == expected

    @pytest.mark.parametrize(
        ("locale", "text"),
        [
            ("en-GB", "Salary on application. Fine of £50 for lateness."),
            ("en-GB", "Pay by agreement, £30 deposit for the uniform, staff discount of £200."),
            ("fr-FR", "Salaire motivant. Frais de dossier : 45 €. Prime de 500 €."),
            ("fr-FR", "Salaire motivant. La SARL au capital de 50 000 € vend des paniers."),
            ("de-DE", "Gehalt nach Vereinbarung, 50 Euro Strafe bei Verspätung."),
            ("es-ES", "Salario según valía; multa de 50 € por retraso. Curso de 120 € a cargo del candidato."),
            ("ru-RU", "Зарплата по договорённости. Штраф за опоздание 500 ₽. Премия 5 000 руб."),
        ],
    )
    def test_is_no_fine_fee_bonus_discount_or_deposit(self, locale: str, text: str) -> None:
        ((level, words),) = told(f"Titel\n\n{text}\n", locale, "pay-range")
        assert level == "info"
        assert not any(sign.isdigit() for sign in words)

    @pytest.mark.parametrize(
        ("locale", "text"),
        [
            ("en-GB", "Salary plus bonus: £30,000 to £40,000 a year."),
            ("en-GB", "£30,000 a year basic salary, £4,000 signing bonus, fine dining on Fridays."),
            ("fr-FR", "Salaire annuel, primes comprises : 30 000 à 35 000 €."),
            ("de-DE", "Monatsgehalt inkl. Prämien: 3.000 €."),
            ("ru-RU", "Оклад 60 000 + премия 20 000 руб. в месяц."),
        ],
    )
    def test_with_its_bonuses_is_pay(self, locale: str, text: str) -> None:
        assert told(f"Titel\n\n{text}\n", locale, "pay-range") == []

    @pytest.mark.parametrize(
        ("locale", "text", "low", "high"),
        [
            ("fr-FR", "Salaire : 40 à 35 k€ par an.", "40 000 €", "35 000 €"),
            ("en-GB", "Salary: £32,000 - £28,000 per annum.", "£32,000", "£28,000"),
            ("de-DE", "Vergütung: 55.000-45.000 Euro im Jahr.", "55.000 €", "45.000 €"),
            ("ru-RU", "Оклад 90 000–80 000 руб. в месяц.", "90 000 ₽", "80 000 ₽"),
        ],
    )
    def test_is_said_as_the_language_writes_it(self, locale: str, text: str, low: str, high: str) -> None:
        (one,) = (each for each in found(f"Titel\n\n{text}\n", locale) if each.rule == "pay-range")
        said = one.message.replace("\u00a0", " ").replace("\u202f", " ")
        assert low in said
        assert high in said

    @pytest.mark.parametrize(
        "text",
        [
            "Salaire versé sur 13 mois. Le salaire 2026 est revu en avril.",
            "Rémunération selon 120 critères, salaire motivant.",
            "Salaire fixe, 500 clients à suivre.",
        ],
    )
    def test_is_no_number_of_something_else(self, text: str) -> None:
        ((level, words),) = told(f"Titel\n\n{text}\n", "fr-FR", "pay-range")
        assert (level, any(sign.isdigit() for sign in words)) == ("info", False)

    @pytest.mark.parametrize(
        ("benefit", "words"),
        [
            ("Un salaire de 45 000 à 60 000 € par an.", "45 000 à 60 000 €"),
            ("Un salaire de 45 000 à 60 000 brut annuel.", "45 000 à 60 000"),
            ("Un salaire de 30 000 à 40 000 € par an.", ""),
            ("Un salaire de 2 500 à 3 000 € par mois.", ""),
        ],
    )
    def test_in_words_says_the_same_as_the_posting(self, benefit: str, words: str, tmp_path: Path) -> None:
        text = f'{POSTING}offer: ["{benefit}"]\n'
        told = of(posting_found(tmp_path, text), "pay-range")
        assert [(level, found) for level, _, _, found in told] == ([("warning", words)] if words else [])

    def test_in_words_alone_is_told_where_it_stands(self, tmp_path: Path) -> None:
        text = but("pay: {min: 30000, max: 40000, currency: EUR, period: year}\n", "offer: [Salaire de 2 000 € brut]\n")
        assert of(posting_found(tmp_path, text), "pay-range") == [("warning", 8, 20, "2 000 €")]

    def test_of_a_posting_is_said_as_the_language_writes_it(self, tmp_path: Path) -> None:
        (one,) = posting_found(tmp_path, but("min: 30000", "min: 40001.5"))
        said = one.message.replace("\u00a0", " ").replace("\u202f", " ")
        assert "40 001,50 €" in said
        assert "40 000 €" in said

    @pytest.mark.parametrize("text", ["gehalt" * 5_000, "salaire 30 000 € " * 2_000, "salaire " + "12 1" * 8_000])
    def test_is_read_in_no_text_slowly(self, text: str) -> None:
        began = time.process_time()
        pay(text)
        assert time.process_time() - began < 2

    @pytest.mark.parametrize(
        ("town", "level"),
        [
            ("Denver, CO 80202", "error"),
            ("San Diego, CA", "warning"),
            ("Austin, TX", "info"),
            ("Denver", "info"),
            ("Denver, CO, with sales, IT and legal", "error"),
            ("Denver, CO and Austin, TX", "info"),
        ],
    )
    def test_is_wanted_as_the_state_wants_it(self, town: str, level: str) -> None:
        assert told(f"Account Manager\n\nOur office is in {town}.\n", "en-US", "pay-range") == [(level, "")]

    def test_was_not_wanted_before_the_law_of_the_state(self) -> None:
        text = "Account Manager\n\nOur office is in Denver, CO.\n"
        assert told(text, "en-US", "pay-range", date(2021, 1, 1)) == [("error", "")]
        assert told(text, "en-US", "pay-range", date(2020, 12, 31)) == [("info", "")]

    def test_of_the_past_may_be_asked_where_no_state_forbids_it(self) -> None:
        text = "Account Manager\n\nOur office is in {}. State your current salary.\n"
        assert [level for level, _ in told(text.format("Denver, CO"), "en-US", "pay-history")] == ["error"]
        assert told(text.format("Austin, TX"), "en-US", "pay-history") == []

    def test_of_a_posting_is_wanted_by_its_region(self, tmp_path: Path) -> None:
        text = but("pay: {min: 30000, max: 40000, currency: EUR, period: year}\n", "")
        for region, level in (("CO", "error"), ("Colorado", "error"), ("Texas", "info")):
            posting = but("city: Lyon, country: FR", f"city: Denver, region: {region}, country: US", text)
            assert [each[0] for each in of(posting_found(tmp_path, posting, "en-US"), "pay-range")] == [level]
