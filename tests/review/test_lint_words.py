"""Each rule that looks for words, in each place that has it: a text that it must tell, and one that it must not."""

from __future__ import annotations

import pytest

from generator.model.advert import VACANCY_RULES
from tests.review.adverts import found as everything
from tests.review.adverts import rules, told

HOMES = {"FR": "fr-FR", "GB": "en-GB", "US": "en-US", "DE": "de-DE", "ES": "es-ES", "RU": "ru-RU"}

# place, rule, level, a text that breaks the rule, one that looks like it and does not
CASES = [
    ("FR", "gender-title", "error", "Recrutons une hôtesse.", "Recrutons un hôte ou une hôtesse."),
    ("FR", "age", "error", "Nous cherchons un jeune diplômé.", "Jeune entreprise, nous ouvrons trois boutiques."),
    ("FR", "protected-trait", "error", "Nationalité française exigée.", "Vous suivez une clientèle française."),
    ("FR", "pay-range", "info", "Salaire selon profil.", "Salaire : 30 000 à 35 000 € par an selon profil."),
    ("FR", "pay-history", "warning", "Indiquez votre dernier salaire.", "Indiquez vos prétentions salariales."),
    ("FR", "french-text", "error", "Un business developer.", "Une personne pour le marketing."),
    ("FR", "fee", "error", "Des frais de dossier vous seront demandés.", "Frais de déplacement remboursés."),
    ("FR", "photo-request", "warning", "Envoyez un CV avec photo.", "Vous vendez des appareils photo."),
    ("FR", "fine", "error", "Retenue sur salaire en cas d’erreur.", "Vous évitez des amendes à nos clients."),
    ("GB", "gender-title", "warning", "We need a salesman in Leeds.", "We need a salesperson in Leeds."),
    ("GB", "age", "error", "We want a young graduate.", "We are a young company in Leeds."),
    ("GB", "protected-trait", "error", "Native English speaker only.", "You will work in a multinational team."),
    ("GB", "pay-range", "info", "Competitive salary.", "Salary: £28,000 to £32,000 a year."),
    ("GB", "photo-request", "warning", "Send your CV with a photo.", "You sell cameras and photo printers."),
    ("GB", "fine", "error", "Till shortages are deducted from wages.", "You help our clients avoid fines."),
    ("GB", "gender-coded", "info", "You are an aggressive closer.", "You turn sales leads into orders."),
    ("US", "gender-title", "warning", "Salesman wanted in Denver.", "Salesperson wanted in Denver."),
    ("US", "age", "error", "Recent college graduates only.", "We have served Denver for 25 years."),
    ("US", "protected-trait", "error", "Must be a native English speaker.", "You serve international clients."),
    ("US", "photo-request", "warning", "Send your resume with a photo.", "You run photo contests."),
    ("DE", "age", "error", "Wir suchen einen jungen Verkäufer (m/w/d).", "Wir sind ein junges Unternehmen."),
    ("DE", "protected-trait", "error", "Deutsch als Muttersprache.", "Sie betreuen internationale Kunden."),
    ("DE", "pay-range", "info", "Gehalt nach Vereinbarung.", "Gehalt: 42.000 bis 50.000 Euro brutto im Jahr."),
    ("DE", "pay-history", "info", "Nennen Sie Ihr bisheriges Gehalt.", "Nennen Sie Ihre Gehaltsvorstellung."),
    ("DE", "photo-request", "warning", "Bewerbung bitte mit Lichtbild.", "Sie verkaufen Fotoapparate."),
    ("ES", "age", "error", "Buscamos joven dinámico.", "Somos una empresa joven."),
    ("ES", "protected-trait", "error", "Nacionalidad española.", "Equipo multinacional y clientes españoles."),
    ("ES", "pay-range", "info", "Salario según valía.", "Salario: 24.000 a 28.000 € brutos al año."),
    ("ES", "photo-request", "warning", "Enviar currículum con foto.", "Venderás cámaras de fotos."),
    ("RU", "gender-title", "warning", "Требуется секретарша.", "Требуется секретарь."),
    ("RU", "age", "error", "Возраст до 40 лет.", "Молодая компания открывает три магазина."),
    ("RU", "protected-trait", "error", "Славянская внешность.", "Работа с клиентами из России."),
    ("RU", "pay-range", "info", "З/п по результатам собеседования.", "Зарплата от 80 000 до 120 000 руб. в месяц."),
    ("RU", "photo-request", "warning", "Резюме с фото присылайте на почту.", "Продажа фотоаппаратов."),
    ("RU", "fine", "error", "За опоздание — штраф.", "Вы помогаете клиентам избегать штрафов."),
]  # fmt: skip


@pytest.mark.parametrize(("place", "rule", "level", "bad", "good"), CASES, ids=[f"{c[0]}-{c[1]}" for c in CASES])
def test_a_rule_tells_its_words_as_gravely_as_the_place_and_lets_others_pass(
    place: str, rule: str, level: str, bad: str, good: str
) -> None:
    text = "Titre\n\n{}\n"
    (found,) = told(text.format(bad), HOMES[place], rule)
    assert found[0] == level
    assert found[1] in bad
    assert found[1]
    assert told(text.format(good), HOMES[place], rule) == []


def test_a_rule_that_a_place_does_not_name_is_not_run_there() -> None:
    assert told("Titre\n\nIndiquez votre dernier salaire.", "fr-GB", "pay-history") == []
    assert told("Titre\n\nIndiquez votre dernier salaire.", "fr-FR", "pay-history") != []
    assert told("Title\n\nNo date.", "en-GB", "dated") == []


def test_every_rule_is_named_by_some_place_and_in_every_place_those_that_hold_everywhere() -> None:
    named = {place: set(rules(locale).place.vacancy_rules) for place, locale in HOMES.items()}
    assert set.union(*named.values()) == set(VACANCY_RULES)
    everywhere = {"age", "gender-title", "protected-trait", "pay-range", "dates", "photo-request", "fine"}
    assert all({*everywhere, "inflated-title"} <= each for each in named.values())
    french = {"french-text", "dated", "employer-named", "truth"}
    assert {place: each & french for place, each in named.items() if each & french} == {"FR": french}


def test_every_rule_of_a_place_names_its_source_and_the_day_it_was_checked() -> None:
    for locale in HOMES.values():
        for each in (rule for said in rules(locale).place.vacancy_rules.values() for rule in said):
            assert len(each.source) > 4
            assert each.checked.year == 2026


@pytest.mark.parametrize(
    ("locale", "text", "found"),
    [
        ("es-ES", "Joven, menor de 35 años, con ganas.", [("age", "Joven", ()), ("age", "menor de 35 años", ())]),
        ("es-ES", "Buena presencia.", [("protected-trait", "Buena presencia", ("trato cordial y profesional",))]),
        ("es-ES", "Buscamos una chica.", [("gender-title", "Buscamos una chica", ("Buscamos una persona",))]),
        (
            "de-DE",
            "Ein junges, dynamisches Team von uns.",
            [("age", "junges, dynamisches Team", ("eingespieltes Team",))],
        ),
        (
            "en-GB",
            "Native English speaker.",
            [("protected-trait", "Native English speaker", ("fluent English speaker",))],
        ),
        (
            "fr-FR",
            "Une équipe jeune et dynamique.",
            [("age", "équipe jeune et dynamique", ("équipe soudée et enthousiaste",))],
        ),
        (
            "ru-RU",
            "Молодой и динамичный коллектив.",
            [("age", "Молодой и динамичный коллектив", ("дружный коллектив",))],
        ),
    ],
)
def test_each_finding_has_its_own_words_and_the_wording_that_its_advice_names(
    locale: str, text: str, found: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    spoken = [each for each in everything(f"Titre F/H\n\n{text}\n", locale) if each.words]
    assert [(each.rule, each.words, each.wordings) for each in spoken] == found
