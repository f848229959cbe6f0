"""The rules that look at facts: those of a posting, and those that can be read in a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.review.vacancy.titles import leads
from tests.folders import fill
from tests.review.adverts import PAY, POSTING, TEXT, but, found, of, posting_found, told


def test_a_posting_in_which_nothing_is_wrong_is_let_pass(tmp_path: Path) -> None:
    assert posting_found(tmp_path, POSTING) == ()


def test_a_text_in_which_nothing_is_wrong_is_let_pass() -> None:
    assert found(TEXT.format(PAY), "fr-FR") == ()


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
            ("es-ES", "Vendedor de tienda", "Vendedor"),
            ("es-ES", "Vendedor/a", ""),
            ("es-ES", "Responsable de tienda", ""),
            ("en-GB", "Account Manager", ""),
        ],
    )
    def test_of_a_text_name_both_sexes(self, locale: str, title: str, words: str) -> None:
        expected = [("warning", words)] if words else []
        assert told(f"{title}\n\nText.\n", locale, "gender-title") == expected

    @pytest.mark.parametrize(("locale", "level"), [("fr-FR", "error"), ("fr-ES", "error"), ("fr-RU", "warning")])
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
