"""What no CV should bear: numbers of documents, nicknames, quarrels, tables that hold it together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from generator.assets import Assets
from generator.pipeline.checking import check_cv

DAY = date(2026, 11, 27)
TAGS = {"de": "de-DE", "en": "en-GB", "es": "es-ES", "fr": "fr-FR", "ru": "ru-RU"}
OPENINGS = {
    "de": "Lebenslauf. Ich verkaufe seit Jahren Werkzeuge und berate meine Kunden gern am Telefon.",
    "en": "Curriculum vitae. I have sold tools for years and I like to advise my clients by telephone.",
    "es": "Currículum. Vendo herramientas desde hace años y me gusta asesorar a mis clientes por teléfono.",
    "fr": "Curriculum vitae. Je vends des outils depuis des années et je conseille mes clients au téléphone.",
    "ru": "Резюме. Я много лет продаю инструменты и с удовольствием консультирую клиентов по телефону.",
}


def found(language: str, line: str, folder: Path) -> set[str]:
    path = folder / "cv.txt"
    path.write_text(f"{OPENINGS[language]}\n{line}\n", "utf-8")
    return {each.check for each in check_cv(path, "account-manager", TAGS[language], Assets(), DAY).findings}


@pytest.mark.parametrize(
    ("language", "check", "line"),
    [
        ("de", "identity", "Personalausweis-Nr. L01X00T47"),
        ("en", "identity", "NI number: QQ 12 34 56 C"),
        ("es", "identity", "DNI: 12345678Z"),
        ("fr", "identity", "Sécurité sociale : 1 85 05 78 006 084 36"),
        ("ru", "identity", "Паспорт: серия 9211 № 345678"),
        ("ru", "identity", "Адрес регистрации: г. Казань, ул. Чистопольская, 12-45"),
        ("de", "mail-name", "sexy.anna@post.example"),
        ("en", "mail-name", "partygirl99@post.example"),
        ("es", "mail-name", "princesita_77@correo.example"),
        ("fr", "mail-name", "choupette75@courrier.example"),
        ("ru", "mail-name", "zaika1991@pochta.example"),
        ("de", "grievances", "Gekündigt wegen Mobbing"),
        ("en", "grievances", "Left after a conflict with my manager"),
        ("es", "grievances", "Dejé la empresa por un conflicto con el jefe"),
        ("fr", "grievances", "Départ après un conflit avec mon responsable"),
        ("ru", "grievances", "Уволился из-за конфликта с начальником"),
    ],
)
def test_it_is_found_in_every_language(language: str, check: str, line: str, tmp_path: Path) -> None:
    assert check in found(language, line, tmp_path)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Passport Systems, 2015 - 2019, anna.machova@post.example"),
        ("en", "Full passport, 10 years valid; solved 12 conflicts with clients"),
        ("fr", "Gestion des conflits, protection sociale, marie.prince@courrier.example"),
        ("ru", "Паспорт сделки, 15 контрактов; работа с конфликтными клиентами, kotov@pochta.example"),
        ("de", "Konfliktlösung, 20 Reisepässe am Tag geprüft, hasenfuss@post.example"),
    ],
)
def test_what_only_looks_like_it_is_not_told(language: str, line: str, tmp_path: Path) -> None:
    assert not {"identity", "mail-name", "grievances"} & found(language, line, tmp_path)


def test_birth_date_and_family_are_no_finding_where_they_are_optional(tmp_path: Path) -> None:
    line = "Дата рождения: 12.04.1991, женат, двое детей"
    assert "personal-data" not in found("ru", line, tmp_path)


def test_a_heading_in_a_table_is_told_however_short_the_table_is(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph(OPENINGS["ru"])
    row = made.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "Цель", "Найти работу"
    made.save(str(tmp_path / "cv.docx"))
    report = check_cv(tmp_path / "cv.docx", "account-manager", "ru-RU", Assets(), DAY)
    assert [each.evidence for each in report.findings if each.check == "reading-order"] == ["Цель"]


def test_a_seller_who_speaks_of_telephones_speaks_of_the_post(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_text("Опыт работы\nПродажа телефонов, касса. Занимался обслуживанием клиентов.\n", "utf-8")
    report = check_cv(path, "cellular-account-manager", "ru-RU", Assets(), DAY)
    assert {"телефон", "продажа"} <= set(report.covered)
    # Every post here has clients; a word that all have is no word of this one.
    assert not {"клиент", "номер", "письмо", "язык", "программа"} & set(report.missing)
