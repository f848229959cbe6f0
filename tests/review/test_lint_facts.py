"""The rules that look at facts: those of a posting, and those that can be read in a text."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from generator.model.finding import Finding
from generator.review.vacancy.money import pay
from generator.review.vacancy.titles import leads
from tests.folders import fill
from tests.review.adverts import POSTING, but, found, posting_found, told

TEXT = "Chargé ou chargée de clientèle\n\nDurand SA recrute à Lyon. Publié le 20 novembre 2026.\n\n{}\n"
PAY = "Salaire : 30 000 à 35 000 € brut par an."


def of(findings: tuple[Finding, ...], rule: str) -> list[tuple[str, int, int, str]]:
    """What a rule has found: level, line, column, words."""
    return [(each.level, each.line, each.column, each.words) for each in findings if each.rule == rule]


def test_a_posting_in_which_nothing_is_wrong_is_let_pass(tmp_path: Path) -> None:
    assert posting_found(tmp_path, POSTING) == ()


def test_a_text_in_which_nothing_is_wrong_is_let_pass() -> None:
    assert found(TEXT.format(PAY), "fr-FR") == ()


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


class TestDates:
    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ("closes: 2026-12-31", "closes: 2026-11-19", [("error", 11, 9, "2026-11-19")]),
            ("closes: 2026-12-31", "closes: 2026-11-26", [("error", 11, 9, "2026-11-26")]),
            ("closes: 2026-12-31", "closes: 2026-11-27", []),
            ("start: as-soon-as-possible", "start: 2026-11-26", [("warning", 7, 8, "2026-11-26")]),
            ("start: as-soon-as-possible", "start: 2026-11-27", []),
        ],
    )
    def test_of_a_posting_are_in_order_and_to_come(
        self, old: str, new: str, expected: list[tuple[str, int, int, str]], tmp_path: Path
    ) -> None:
        assert of(posting_found(tmp_path, but(old, new)), "dates") == expected

    @pytest.mark.parametrize(
        ("locale", "text", "words"),
        [
            ("fr-FR", "Candidatures avant le 1er mars 2026.", "1er mars 2026"),
            ("fr-FR", "Candidatures avant le 1er mars 2027.", ""),
            ("fr-FR", "Société fondée le 1er mars 1990.", ""),
            ("en-GB", "Closing date: 3 April 2026", "3 April 2026"),
            ("en-GB", "Closing date: 01/12/2026", ""),
            ("en-US", "Apply by March 5, 2026.", "March 5, 2026"),
            ("en-US", "Apply by 12/01/2026.", ""),
            ("en-US", "Apply by 11/26/2026.", "11/26/2026"),
            ("de-DE", "Bewerbungsschluss: 26.11.2026", "26.11.2026"),
            ("de-DE", "Bewerbungsschluss: 1. Dezember 2026", ""),
            ("es-ES", "Fecha límite: 15 de enero de 2026", "15 de enero de 2026"),
            ("ru-RU", "Отклики принимаются до 15 января 2026 г.", "15 января 2026"),
        ],
    )
    def test_of_a_text_are_judged_where_they_are_the_last_to_apply(self, locale: str, text: str, words: str) -> None:
        expected = [("error", words)] if words else []
        assert told(f"Titel\n\n{text}\n", locale, "dates") == expected

    def test_a_french_posting_says_when_it_was_published(self, tmp_path: Path) -> None:
        assert of(posting_found(tmp_path, but("posted: 2026-11-20\n", "")), "dated") == [("error", 1, 1, "")]
        assert of(posting_found(tmp_path, but("posted: 2026-11-20\n", ""), "fr-GB"), "dated") == []

    @pytest.mark.parametrize(
        ("said", "missing"), [("Le 27/11/2026.", False), ("Début le 28/11/2026.", True), ("", True)]
    )
    def test_a_french_text_names_a_day_that_is_not_to_come(self, said: str, missing: bool) -> None:
        assert (told(f"Titre\n\n{said}\n", "fr-FR", "dated") == [("error", "")]) == missing


class TestEmployer:
    def test_of_a_french_posting_is_named(self, tmp_path: Path) -> None:
        text = but("employer: {name: Durand SA}\n", "")
        assert of(posting_found(tmp_path, text), "employer-named") == [("error", 1, 1, "")]
        assert of(posting_found(tmp_path, text, "fr-DE"), "employer-named") == []

    def test_may_be_named_in_a_file_of_its_own(self, tmp_path: Path) -> None:
        text = but("employer: {name: Durand SA}\n", "")
        roles = fill(tmp_path / "roles", {"employer.yaml": "name: Durand SA\nlanguage: fr\n"})
        assert of(posting_found(tmp_path, text, roles=roles), "employer-named") == []

    @pytest.mark.parametrize(
        ("said", "named"),
        [
            ("Durand SARL recrute.", True),
            ("La société Durand recrute.", True),
            ("Écrivez à emploi@durand.fr.", True),
            ("Une grande entreprise recrute.", False),
        ],
    )
    def test_of_a_text_is_looked_for_and_its_lack_told_as_a_doubt(self, said: str, named: bool) -> None:
        assert told(f"Titre\n\n{said}\n", "fr-FR", "employer-named") == ([] if named else [("warning", "")])


class TestTitles:
    @pytest.mark.parametrize(
        ("locale", "title", "words"),
        [
            ("fr-FR", "Vendeur", "Vendeur"),
            ("fr-FR", "Offre d’emploi : Chargé de clientèle", "Chargé"),
            ("fr-FR", "Vendeur ou vendeuse", ""),
            ("fr-FR", "Vendeur F/H", ""),
            ("fr-FR", "Chargé·e de clientèle", ""),
            ("fr-FR", "Responsable grands comptes", ""),
            ("de-DE", "Kundenbetreuer", "Kundenbetreuer"),
            ("de-DE", "Kundenbetreuer (m/w/d)", ""),
            ("de-DE", "Kundenbetreuerin/Kundenbetreuer", ""),
            ("de-DE", "Bankkundenberater/-beraterin", ""),
            ("de-DE", "Fachkraft im Verkauf", ""),
            ("es-ES", "Vendedora", "Vendedora"),
            ("es-ES", "Vendedor/a", ""),
            ("es-ES", "Responsable de tienda", ""),
            ("en-GB", "Account Manager", ""),
        ],
    )
    def test_of_a_text_name_both_sexes(self, locale: str, title: str, words: str) -> None:
        expected = [("warning", words)] if words else []
        assert told(f"{title}\n\nText.\n", locale, "gender-title") == expected

    @pytest.mark.parametrize(("locale", "level"), [("fr-FR", "error"), ("fr-ES", "warning"), ("fr-RU", "warning")])
    def test_of_a_posting_name_both_sexes_as_the_place_wants(self, locale: str, level: str, tmp_path: Path) -> None:
        text = f"{POSTING}title: {{single: Chargé de clientèle}}\n"
        assert of(posting_found(tmp_path, text, locale), "gender-title") == [(level, 12, 17, "Chargé")]

    @pytest.mark.parametrize(
        ("role", "title", "leads"),
        [
            ("corporate-account-manager", "Manager commercial F/H", True),
            ("corporate-account-manager", "Directrice ou directeur de la clientèle", True),
            ("corporate-account-manager", "Account manager F/H", False),
            ("corporate-account-manager", "Responsable de clientèle", False),
            ("account-manager", "Manager commercial F/H", False),
        ],
    )
    def test_promise_people_to_lead_only_where_it_is_known_that_there_are_none(
        self, role: str, title: str, leads: bool, tmp_path: Path
    ) -> None:
        text = but("role: account-manager", f"role: {role}", f"{POSTING}title: {{single: {title}}}\n")
        told = of(posting_found(tmp_path, text), "inflated-title")
        assert [each[:3] for each in told] == ([("warning", 12, 17)] if leads else [])

    @pytest.mark.parametrize(
        ("language", "title", "words"),
        [
            ("de", "Vertriebsleiter (m/w/d)", "vertriebsleiter"),
            ("de", "Filialleitung (m/w/d)", "filialleitung"),
            ("de", "Shopleiter/in", "shopleiter"),
            ("de", "Marktleiterin", "marktleiterin"),
            ("de", "LeiterIn Verkauf", "leiter"),
            ("de", "Leitung Vertrieb", "leitung"),
            ("de", "Projektleiter", ""),
            ("de", "Halbleiter-Experte", ""),
            ("de", "Assistenz der Leitung", ""),
            ("de", "Key-Account-Manager", ""),
            ("fr", "Chef des ventes", "chef des"),
            ("fr", "Cheffe d’équipe", "cheffe d'équipe"),
            ("fr", "Chef de rayon", "chef de rayon"),
            ("fr", "Chef de projet", ""),
            ("fr", "Chef de secteur", ""),
            ("fr", "Assistante du directeur commercial", ""),
            ("fr", "Responsable grands comptes", ""),
            ("en", "Head of Sales", "head of"),
            ("en", "Team Lead", "team lead"),
            ("en", "Lead generation specialist", ""),
            ("en", "Assistant to the Sales Director", ""),
            ("es", "Jefa de tienda", "jefa"),
            ("es", "Jefe de producto", ""),
            ("es", "Gerente de cuentas", ""),
            ("es", "Responsable de tienda", "responsable de tienda"),
            ("ru", "Руководитель отдела продаж", "руководитель"),
            ("ru", "Начальник отдела", "начальник"),
            ("ru", "Руководитель IT-проектов", ""),
            ("ru", "Помощник руководителя", ""),
            ("ru", "Менеджер по работе с клиентами", ""),
        ],
    )
    def test_that_promise_people_to_lead_are_known_in_each_language(
        self, language: str, title: str, words: str
    ) -> None:
        assert leads(title, language) == words

    def test_a_capital_within_a_german_title_moves_no_column(self) -> None:
        assert told("KundenberaterIn Verkauf", "de-DE", "gender-title") == []


class TestTruth:
    @pytest.mark.parametrize(
        ("more", "words"),
        [
            ("title: {single: Boulanger ou boulangère}", "Boulanger ou boulangère"),
            ("title: {single: Responsable de la clientèle}", ""),
            ("experience: {months: 12}", "12"),
            ("experience: {months: 24}", ""),
            ("collective_agreement: Convention de la boulangerie", "Convention de la boulangerie"),
            ("collective_agreement: Convention Syntec", ""),
        ],
    )
    def test_what_the_role_does_not_bear_out_is_told(self, more: str, words: str, tmp_path: Path) -> None:
        role = (
            "id: own\nlanguage: fr\nextends: account-manager\nworkplace: Lyon\ncollective_agreement: Syntec\n"
            "experience: {label: Expérience, compare: at-least, value: 2, unit: year}\n"
        )
        roles = fill(tmp_path / "roles", {"own.yaml": role})
        text = but("role: account-manager", "role: own")
        assert of(posting_found(tmp_path, text, roles=roles), "truth") == []
        told = of(posting_found(tmp_path, f"{text}{more}\n", roles=roles), "truth")
        assert [(level, said) for level, _, _, said in told] == ([("warning", words)] if words else [])
        text = but("city: Lyon", "city: Paris", text)
        (place,) = of(posting_found(tmp_path, text, roles=roles), "truth")
        assert place == ("warning", 4, 15, "Paris")

    def test_what_is_held_against_a_posting_is_the_role_in_its_language(self, tmp_path: Path) -> None:
        text = but("language: fr", "language: de", but("role: account-manager", "role: client-search-manager"))
        own = f"{text}title: {{single: Mitarbeiter/Mitarbeiterin Neukundengewinnung (m/w/d)}}\n"
        assert of(posting_found(tmp_path, own, "de-FR"), "truth") == []
        (other,) = of(posting_found(tmp_path, f"{text}title: {{single: Bäcker (m/w/d)}}\n", "de-FR"), "truth")
        assert other == ("warning", 12, 17, "Bäcker (m/w/d)")
        said = [each.message for each in posting_found(tmp_path, f"{text}title: {{single: Bäcker (m/w/d)}}\n", "de-FR")]
        assert any("Neukundengewinnung" in each for each in said)


class TestFrench:
    def test_a_translation_is_told_to_stand_beside_the_french_text(self, tmp_path: Path) -> None:
        assert of(posting_found(tmp_path, POSTING, "en-FR"), "french-text") == [("warning", 0, 0, "")]
        assert of(posting_found(tmp_path, POSTING, "fr-FR"), "french-text") == []
        assert of(posting_found(tmp_path, POSTING, "en-GB"), "french-text") == []
