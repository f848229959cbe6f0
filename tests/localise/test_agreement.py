"""Sentences agree with whoever holds the post, names stand in their cases, numbers in the gender of what they count."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import InputError
from generator.model.document import plain
from tests.folders import GREETER, composed, fill, problems, said

RECEPTIONIST = """\
id: receptionist
language: fr
title: {masculine: Chargé d’accueil, feminine: Chargée d’accueil, inclusive: Chargé / Chargée d’accueil}
short_name: {masculine: le titulaire, feminine: la titulaire, inclusive: le ou la titulaire}
category: performers
duties:
  - {id: named, text: "{Holder} est {rattaché|rattachée|rattaché(e)} à la direction ; {holder} en répond."}
"""


@pytest.mark.parametrize(
    ("form", "title", "sentence"),
    [
        ("masculine", "Chargé d’accueil", "Le titulaire est rattaché à la direction ; le titulaire en répond."),
        ("feminine", "Chargée d’accueil", "La titulaire est rattachée à la direction ; la titulaire en répond."),
        (
            "inclusive",
            "Chargé / Chargée d’accueil",
            "Le ou la titulaire est rattaché(e) à la direction ; le ou la titulaire en répond.",
        ),
        (
            None,
            "Chargé / Chargée d’accueil",
            "Le ou la titulaire est rattaché(e) à la direction ; le ou la titulaire en répond.",
        ),
    ],
)
def test_a_sentence_agrees_with_the_form_of_the_title(
    form: str | None, title: str, sentence: str, tmp_path: Path
) -> None:
    document = composed(fill(tmp_path, {"receptionist.yaml": RECEPTIONIST}), "receptionist", title=form)
    assert document.title == title
    assert said(document)["named"].replace("\u202f", " ") == sentence


def test_a_place_has_its_own_form_for_a_kind_of_document(tmp_path: Path) -> None:
    shipped = (Path(__file__).parents[2] / "roles/jurisdictions/FR.yaml").read_text("utf-8")
    form = "title_form: {job-description: inclusive}"
    assert form in shipped
    own = shipped.replace(form, "title_form: {job-description: feminine}")
    folder = fill(tmp_path, {"receptionist.yaml": RECEPTIONIST, "jurisdictions/FR.yaml": own})
    assert composed(folder, "receptionist").title == "Chargée d’accueil"
    assert composed(folder, "receptionist", title="masculine").title == "Chargé d’accueil"


def test_a_choice_without_three_forms_is_told_where_it_stands(tmp_path: Path) -> None:
    text = GREETER.replace("Accueillir les visiteurs.", "'Être {seul|seule} à accueillir.'")
    (found,) = problems(tmp_path, {"greeter.yaml": text})
    assert (found.line, found.column) == (7, 17)
    assert found.text == "`{seul|seule}` has 2 forms; write three: masculine, feminine, both."


def test_words_of_the_catalog_agree_as_those_of_a_role_do() -> None:
    forms = {form: composed(None, "account-manager", "es-FR", title=form) for form in ("masculine", "feminine")}
    assert forms["masculine"].title == "Gestor de cuentas"
    assert forms["feminine"].title == "Gestora de cuentas"
    texts = {form: [plain(clause.content) for clause in document.walk()] for form, document in forms.items()}
    assert any("El titular" in text for text in texts["masculine"])
    assert any("La titular" in text for text in texts["feminine"])


RUSSIAN = """\
id: greeter
language: ru
title: {single: Администратор}
short_name: {single: "администратор|genitive=администратора"}
category: performers
reports_to: "начальник смены|dative=начальнику смены"
units:
  visit: {one: "звонок|звонка", few: "звонка|звонков", many: звонков, other: звонка}
  deal: {one: "сделка|сделки", few: "сделки|сделок", many: сделок, other: сделки, gender: feminine}
duties:
  - {id: named, text: "Подчиняется {reports_to.dative}; права {holder.genitive}; {reports_to}."}
  - {id: visits, text: "Норма: {visits}."}
  - {id: deals, text: "Норма: {deals}."}
targets:
  visits: {label: Звонки, compare: exactly, value: 4, unit: visit, period: day}
  deals: {label: Сделки, compare: exactly, value: 1, unit: deal, period: month, in_words: true}
"""


def test_a_name_stands_in_the_case_that_a_sentence_asks_for(tmp_path: Path) -> None:
    document = composed(fill(tmp_path, {"greeter.yaml": RUSSIAN}), "greeter", "ru-FR")
    words = said(document)["named"].replace("\u00a0", " ")
    assert words == "Подчиняется начальнику смены; права администратора; начальник смены."


def test_a_case_that_nobody_has_stored_is_asked_for_by_name(tmp_path: Path) -> None:
    text = RUSSIAN.replace("|dative=начальнику смены", "")
    with pytest.raises(InputError) as caught:
        composed(fill(tmp_path, {"greeter.yaml": text}), "greeter", "ru-FR")
    (found,) = caught.value.problems
    assert found.text == "`{reports_to.dative}` asks for the dative of “начальник смены”, which is not stored."
    assert found.hint == "Write it behind the name: `начальник смены|dative=...`."
    assert found.line == 11


def test_a_case_that_a_shipped_translation_asks_of_ones_own_words_is_told_at_these(tmp_path: Path) -> None:
    own = "id: seeker\nlanguage: ru\nextends: client-search-manager\nreports_to: коммерческий директор\n"
    with pytest.raises(InputError) as caught:
        composed(fill(tmp_path, {"seeker.yaml": own}), "seeker", "ru-RU")
    (found,) = caught.value.problems
    assert found.text == "a sentence of `seeker` in `ru` asks for the dative of “коммерческий директор”."
    assert (Path(found.file).name, found.line) == ("seeker.yaml", 4)


@pytest.mark.parametrize(
    ("compare", "value", "words"),
    [
        ("exactly", "1", "1 звонок"),
        ("exactly", "4", "4 звонка"),
        ("exactly", "30", "30 звонков"),
        ("exactly", "2.5", "2,5 звонка"),
        ("at-least", "1", "не менее 1 звонка"),
        ("at-least", "4", "не менее 4 звонков"),
        ("at-least", "21", "не менее 21 звонка"),
    ],
)
def test_what_is_counted_stands_in_the_case_that_its_number_and_bound_ask_for(
    compare: str, value: str, words: str, tmp_path: Path
) -> None:
    text = RUSSIAN.replace("compare: exactly, value: 4", f"compare: {compare}, value: {value}")
    document = composed(fill(tmp_path, {"greeter.yaml": text}), "greeter", "ru-FR")
    assert said(document)["visits"].replace("\u00a0", " ").startswith(f"Норма: {words} ")


@pytest.mark.parametrize(
    ("compare", "words"), [("exactly", "1 (одна) сделка"), ("at-least", "не менее 1 (одной) сделки")]
)
def test_a_number_in_words_has_the_gender_and_case_of_what_it_counts(compare: str, words: str, tmp_path: Path) -> None:
    text = RUSSIAN.replace("compare: exactly, value: 1", f"compare: {compare}, value: 1")
    document = composed(fill(tmp_path, {"greeter.yaml": text}), "greeter", "ru-FR")
    assert words in said(document)["deals"].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "gender", "value", "words"),
    [
        ("fr", "masculine", 1, "un"),
        ("fr", "feminine", 1, "une"),
        ("fr", "feminine", 21, "vingt et une"),
        ("de", "masculine", 1, "ein"),
        ("de", "feminine", 1, "eine"),
        ("es", "masculine", 1, "un"),
        ("es", "masculine", 21, "veintiún"),
        ("es", "feminine", 1, "una"),
        ("es", "feminine", 200, "doscientas"),
        ("en", "neuter", 4, "four"),
    ],
)
def test_one_is_said_as_one_counts_a_thing(language: str, gender: str, value: int, words: str, tmp_path: Path) -> None:
    text = (
        GREETER.replace("language: fr", f"language: {language}")
        + "  - {id: say, text: '{deals.amount}'}\n"
        + f"units: {{deal: {{one: x, other: x, gender: {gender}}}}}\n"
        + f"targets: {{deals: {{label: x, compare: exactly, value: {value}, unit: deal, in_words: true}}}}\n"
    )
    document = composed(fill(tmp_path, {"greeter.yaml": text}), "greeter", f"{language}-FR")
    assert said(document)["say"].replace("\u00a0", " ") == f"{value} ({words}) x"


def test_a_role_in_the_language_of_its_writer_needs_no_catalog(tmp_path: Path) -> None:
    german = (
        GREETER.replace("language: fr", "language: de")
        .replace("Hôte d’accueil", "Empfangskraft")
        .replace("Accueillir les visiteurs.", "Besucher empfangen.")
        .replace("Annoncer les visiteurs.", "Besucher anmelden.")
        .replace("Guider les visiteurs.", "Besucher führen.")
    )
    document = composed(fill(tmp_path, {"greeter.yaml": german}), "greeter", "de-FR")
    assert document.title == "Empfangskraft"
    assert [*said(document).values()][:3] == ["Besucher empfangen.", "Besucher anmelden.", "Besucher führen."]


def test_untranslated_words_are_printed_with_their_language_where_that_is_asked_for(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"greeter.yaml": GREETER})
    with pytest.raises(InputError) as caught:
        composed(folder, "greeter", "de-FR")
    assert len(caught.value.problems) == 4, "every one of them is told"
    document = composed(folder, "greeter", "de-FR", allow_untranslated=True)
    assert document.title == "[fr] Hôte d’accueil"
    assert said(document)["greet"] == "[fr] Accueillir les visiteurs."


@pytest.mark.parametrize(("gender", "words"), [("masculine", "veintiún mil"), ("feminine", "veintiuna mil")])
def test_a_spanish_thousand_agrees_too(gender: str, words: str, tmp_path: Path) -> None:
    text = (
        GREETER.replace("language: fr", "language: es")
        + "  - {id: say, text: '{deals.amount}'}\n"
        + f"units: {{deal: {{one: x, other: x, gender: {gender}}}}}\n"
        + "targets: {deals: {label: x, compare: exactly, value: 21000, unit: deal, in_words: true}}\n"
    )
    assert f"({words})" in said(composed(fill(tmp_path, {"greeter.yaml": text}), "greeter", "es-FR"))["say"]
