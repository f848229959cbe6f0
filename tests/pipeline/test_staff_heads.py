"""A staff list as its people write it: heads in their language, posts by their titles."""

from __future__ import annotations

import re

import pytest

from generator.assets import Assets
from generator.load.table import parse
from generator.model.columns import HEADS, column, head
from generator.model.employer import Employer
from generator.pipeline.bench import Bench
from generator.pipeline.people import People, people
from generator.web.speech import speech
from tests.catalogs import LANGUAGES

LISTS = {
    "fr": ("Nom;Poste;Langue et pays;Rattachement;En poste depuis;Matricule",
           "Zoé Œuvrard;Chargée de clientèle;fr-FR;Directrice des ventes;04/01/2027;P-1"),
    "de": ("Name;Stelle;Sprache und Land;Vorgesetzte Stelle;In der Stelle seit;Personalnummer",
           "Zoé Œuvrard;Kundenbetreuerin;de-DE;Vertriebsleitung;4.1.2027;P-1"),
    "es": ("Nombre;Puesto;Idioma y país;Depende de;En el puesto desde;Número de empleado",
           "Zoé Œuvrard;Gestora de cuentas;es-ES;Dirección de ventas;04/01/2027;P-1"),
    "ru": ("ФИО;Должность;Язык и страна;Подчиняется;В должности с;Табельный номер",
           "Zoé Œuvrard;Менеджер по работе с клиентами;ru-RU;начальник отдела продаж;04.01.2027;P-1"),
    "en": ("Name;Role;Locale;Reports to;Start date;Staff number",
           "Zoé Œuvrard;Account Manager;en-GB;Head of Sales;04/01/2027;P-1"),
}  # fmt: skip


def read(*lines: str) -> People:
    return people(parse("\n".join(lines).encode(), "people.csv"), Employer(), Bench(Assets()))


@pytest.mark.parametrize("language", LISTS)
def test_heads_and_titles_of_a_language_are_understood(language: str) -> None:
    found = read(*LISTS[language])
    assert found.problems == ()
    (person, _) = found.people[0]
    assert (person.role, person.locale.language, person.number) == ("account-manager", language, "P-1")
    assert person.reports_to
    assert person.start is not None
    assert (person.start.year, person.start.month, person.start.day) == (2027, 1, 4)
    assert person.title == {"fr": "feminine", "de": "feminine", "es": "feminine"}.get(language)


def test_the_column_of_the_form_counts_over_the_form_that_is_written() -> None:
    found = read("Nom;Poste;Forme de l'intitulé", "Zoé;Chargée de clientèle;masculin")
    assert [person.title for person, _ in found.people] == ["masculine"]


def test_a_title_that_there_is_not_is_told_with_the_nearest_one() -> None:
    (problem,) = read("Nom;Poste", "Zoé;Chargée de clientelle").problems
    assert problem.text == 'unknown role "Chargée de clientelle"; did you mean "Chargée de clientèle"?'
    assert (problem.line, problem.column, problem.key) == (2, 2, "Poste")


def test_an_empty_cell_is_told_by_the_head_of_its_column() -> None:
    (problem,) = read("Nom;Poste", ";account-manager").problems
    assert problem.text == "`Nom` is empty."


def test_two_columns_that_say_the_same_are_refused() -> None:
    (problem,) = read("Nom;name;Poste", "Zoé;Zoé;account-manager").problems
    assert problem.text == "`name` says the same as another column: `name`."
    assert (problem.line, problem.column) == (1, 2)


def test_no_head_means_two_columns() -> None:
    heads = [(column(said), name) for name, all_ in HEADS.items() for every in all_.values() for said in every]
    assert [meant for meant, name in heads if meant != name] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_calls_the_columns_as_a_list_may(language: str) -> None:
    said = speech(language, Assets())(
        "A spreadsheet (.xlsx, .ods) or a text (.csv). The columns “Name” and “Role” are needed; “Locale”, "
        "“Department”, “Reports to”, “Start date” and “Staff number” are usual. The role is the title of the post."
    )
    named = [re.sub(r"\s+", " ", each).strip() for each in re.findall(r"[“„«]([^”“»]+)[”“»]", said)]
    wanted = ("name", "role", "locale", "department", "reports_to", "start_date", "number")
    assert named == [head(name, language) for name in wanted]


def test_a_country_whose_law_is_not_here_is_told_with_those_that_are() -> None:
    source = parse("Name;Stelle;Sprache und Land\nZoé;account-manager;de-AT\n".encode(), "people.csv")
    (problem,) = people(source, Employer(), Bench(Assets())).problems
    assert problem.text == 'unknown locale "de-AT".'
    assert problem.hint == "There are: de-DE, de-ES, de-FR, de-GB, de-RU, de-US."
