"""What a document leaves open is a doubt: how its post is called, what its category is, by which day."""

from __future__ import annotations

import pytest

from generator.model.draft import Draft
from tests.recognise.reading import clauses, read_text, targets

RUSSIAN = """\
ДОЛЖНОСТНАЯ ИНСТРУКЦИЯ
{title}
1. Общие положения
1.1. Продавец подчиняется руководителю отдела.
1.2. {category}
2. Должностные обязанности
2.1. проверять ценники;
2.2. помогать покупателям.
3. Права
3.1. Получать информацию о работе руководителей и специалистов.
"""


def said(made: Draft) -> str:
    return "\n".join(doubt for _, doubt in made.doubts())


def russian(title: str = "Продавец", category: str = "Продавец работает в зале.") -> Draft:
    return read_text(RUSSIAN.format(title=title, category=category), "ru")


@pytest.mark.parametrize(
    "title", ["Продавца-консультанта розничного магазина", "Заведующей складом", "Главного бухгалтера", "Медсестры"]
)
def test_a_russian_title_behind_the_heading_is_doubtful_in_the_genitive(title: str) -> None:
    made = russian(title)
    assert made.title.value == title
    assert "seems to stand in the genitive: write the title in the nominative" in said(made)


@pytest.mark.parametrize("title", ["Продавец-консультант", "Заведующая складом", "Главный бухгалтер", "Водитель"])
def test_a_russian_title_in_the_nominative_is_not(title: str) -> None:
    assert "genitive" not in said(russian(title))


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ("Job description: Clerk", "Duties", "- Write letters of the office.", "Rights", "- Sign the letters.")),
        ("fr", ("Fiche de poste : Assistant", "Missions", "- Écrire des lettres.", "Droits", "- Signer les lettres.")),
        ("de", ("Stellenbeschreibung: Bürohilfe", "Aufgaben", "- Briefe schreiben.", "Rechte", "- Post zeichnen.")),
        ("es", ("Descripción del puesto: Auxiliar", "Funciones", "- Escribir cartas.", "Derechos", "- Firmar.")),
    ],
)
def test_a_short_name_is_asked_for_where_sentences_name_the_holder(language: str, lines: tuple[str, ...]) -> None:
    assert "`short_name`" in said(read_text("\n".join(lines), language))
    assert "`short_name`" not in said(read_text("\n".join(lines[:3]), language))


def test_the_category_is_what_the_provisions_say_and_not_what_rights_speak_of() -> None:
    made = russian(category="Продавец относится к категории исполнителей.")
    assert made.category.value == "performers"
    assert made.category.doubts == ()


def test_a_category_that_no_provision_says_is_doubtful() -> None:
    made = russian()
    assert "nothing says the category of the post" in made.category.doubts[0]


def test_a_category_that_a_provision_only_names_is_doubtful() -> None:
    made = russian(category="Продавец помогает специалистов обучать.")
    assert made.category.value == "specialists"
    assert "a provision names this category" in made.category.doubts[0]


def test_a_category_in_the_table_of_facts_is_the_one() -> None:
    text = "Job description: Clerk\nCategory: performers\nDuties\n- Write letters for the managers.\nRights\n- Sign."
    made = read_text(text, "en")
    assert (made.category.value, made.category.doubts) == ("performers", ())


def test_a_part_of_a_sentence_becomes_a_whole_one() -> None:
    assert [clause.text for clause in clauses(russian(), "duties")] == ["Проверять ценники.", "Помогать покупателям."]
    made = read_text("Job description: Clerk\nDuties\n- eBay sales;\n- {odd} things,\n- answer at least 5 calls a day;",
                     "en")  # fmt: skip
    assert [clause.text for clause in clauses(made, "duties")][:2] == ["eBay sales.", "{{odd}} things."]


def test_the_labels_of_a_spanish_table_are_facts() -> None:
    text = "Descripción del puesto: Auxiliar\nPuesto superior: Jefe de tienda\nNº de personas a su cargo: 3\n"
    made = read_text(f"{text}Funciones\n- Atender a los clientes de la tienda.\n- Cobrar.", "es")
    assert {fact.key: fact.value for fact in made.facts} == {"reports_to": "Jefe de tienda", "supervises": "3"}


@pytest.mark.parametrize(
    ("language", "text", "doubtful"),
    [
        ("es", "Descripción del puesto: Auxiliar\nFunciones\n- Entregar el informe antes del día 5 de cada mes.", True),
        ("es", "Descripción del puesto: Auxiliar\nFunciones\n- Entregar a más tardar el día 5 de cada mes.", False),
        ("fr", "Fiche de poste : Aide\nMissions\n- Rendre les comptes avant le 5 de chaque mois.", True),
        ("en", "Job description: Clerk\nDuties\n- Send the report before the 5th of each month.", True),
        ("en", "Job description: Clerk\nDuties\n- Send the report by the 5th of each month.", False),
        ("de", "Stellenbeschreibung: Hilfe\nAufgaben\n- Bericht vor dem 5. jedes Monats abgeben.", True),
        ("ru", "Должностная инструкция: кассир\nОбязанности\n- Сдавать отчёт до 5 числа каждого месяца.", True),
    ],
)
def test_before_a_day_is_read_as_by_that_day_and_is_doubtful(language: str, text: str, doubtful: bool) -> None:
    made = read_text(text, language)
    assert targets(made) == ["by-day 5 month"]
    assert ("if the day itself is too late" in said(made)) is doubtful
