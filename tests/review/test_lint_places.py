"""Where things are found, to the column, and under which law: in force, to come, over, of a region."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.assets import Assets
from generator.errors import InputError
from generator.load.library import Library
from generator.model.advert import Advert, VacancyRuleId
from generator.model.employer import Employer
from generator.model.finding import Finding, Gravity
from generator.model.jurisdiction import VacancyRule
from generator.model.request import Request
from generator.model.source import Sources
from generator.pipeline.bench import Bench
from generator.pipeline.composing import Job, compose
from generator.pipeline.linting import lint, text_advert
from generator.pipeline.rulebook import check_composed, problems
from generator.review import vacancy
from generator.review.vacancy.case import Speech
from generator.review.vacancy.reading import passages
from tests.folders import fill
from tests.review.adverts import DAY, POSTING, but, found, posting_found, rules, told


def at(findings: tuple[Finding, ...], rule: str = "age") -> list[tuple[int, int, str]]:
    return [(each.line, each.column, each.words) for each in findings if each.rule == rule]


class TestTexts:
    def test_a_finding_stands_at_the_line_and_column_of_its_words(self) -> None:
        text = "Titre\n\n\n  - Nous cherchons une personne ; moins de 30 ans."
        assert at(found(text, "fr-FR")) == [(4, 35, "moins de 30 ans")]

    def test_signs_that_nobody_sees_and_marks_that_combine_move_no_column(self) -> None:
        text = "Titre\n\nE\u0301te\u0301 : cherchons un jeu\u00adne diplo\u0302me\u0301."
        ((line, column, words),) = at(found(text, "fr-FR"))
        assert (line, column) == (3, text.split("\n")[2].index("jeu") + 1 if words.startswith("jeu") else column)
        assert "jeu\u00adne" in words

    def test_a_paragraph_that_an_editor_has_wrapped_is_read_on(self) -> None:
        text = "Titre\n\nNotre agence de Lyon, ouverte en 1990, souhaite accueillir un jeune\ndiplômé de la vente."
        ((line, column, words),) = at(found(text, "fr-FR"))
        assert line == 3
        assert words.endswith("jeune diplômé")
        assert column == text.split("\n")[2].index(words.split()[0]) + 1

    @pytest.mark.parametrize("line", ["Ambiance d’un quartier jeune", f"{'x ' * 30} d’un quartier jeune :"])
    def test_a_short_line_and_one_that_ends_are_not_read_on(self, line: str) -> None:
        assert at(found(f"Titre\n\n{line}\ndiplômé de commerce souhaité", "fr-FR")) == []

    def test_points_of_a_list_are_not_read_as_one(self) -> None:
        text = "Titre\n\n- Une équipe de quarante personnes que rejoint un jeune\n- diplômé de commerce souhaité"
        assert at(found(text, "fr-FR")) == []

    @pytest.mark.parametrize(
        "line",
        ["Un **jeune** diplômé", "Un _jeune_ diplômé", "Un [jeune diplômé](https://a.fr/b)", "# Un jeune `diplômé`"],
    )
    def test_the_signs_of_markdown_hide_no_words_and_move_no_column(self, line: str) -> None:
        ((number, column, words),) = at(found(f"# Titre\n\n{line}\n", "fr-FR", marked=True))
        assert number == 3
        assert line[column - 1 :].startswith(words.split()[0]) or words.split()[0] in line[column - 1 : column + 3]
        assert "jeune diplômé" in words

    def test_the_title_is_the_first_line_where_that_is_short(self) -> None:
        assert at(found("Vendeur\n\nTexte", "fr-FR"), "gender-title") == [(1, 1, "Vendeur")]
        assert at(found(f"Vendeur {'x' * 120}\n\nTexte", "fr-FR"), "gender-title") == []
        assert at(found("\n\n## Vendeur\n\nTexte", "fr-FR", marked=True), "gender-title") == [(3, 4, "Vendeur")]


class TestPostings:
    def test_a_finding_stands_in_the_posting_at_the_column_of_its_words(self, tmp_path: Path) -> None:
        text = f"{POSTING}offer:\n  - Formation et ambiance.\n  - >-\n    Nous accueillons\n    un jeune   diplômé.\n"
        ((line, column, words),) = at(posting_found(tmp_path, text))
        source = text.split("\n")
        assert words.endswith("jeune diplômé")
        assert source[line - 1][column - 1 :].startswith(words.split()[0])

    def test_words_of_a_role_are_told_in_the_file_of_the_role(self, tmp_path: Path) -> None:
        role = (
            "id: own\nlanguage: fr\nextends: account-manager\nduties:\n"
            "  - id: young\n    readers: [public, candidate, employee]\n"
            "    text: Encadrer un jeune diplômé.\n    vacancy: Vous êtes un jeune diplômé.\n"
        )
        roles = fill(tmp_path / "roles", {"own.yaml": role})
        text = but("role: account-manager", "role: own\nduties: [young]")
        findings = posting_found(tmp_path, text, roles=roles)
        (one,) = [each for each in findings if each.rule == "age"]
        assert one.file.endswith("own.yaml")
        assert one.line == 8
        assert role.split("\n")[7][one.column - 1 :].startswith(one.words.split()[0])

    def test_a_translation_is_told_where_its_clause_begins(self, tmp_path: Path) -> None:
        text = but("language: fr", "language: en", f"{POSTING}offer: [Wir suchen junge Leute.]\n")
        (one,) = [each for each in posting_found(tmp_path, text, "de-DE") if each.rule == "age"]
        assert (one.line, one.column) == (12, 9)

    def test_the_names_and_addresses_in_it_are_not_judged(self, tmp_path: Path) -> None:
        text = but("Durand SA", "Jeune Diplômé SA")
        text = but("jobs@example.com", "jeune@example.com", text)
        assert posting_found(tmp_path, text) == ()

    def test_the_place_is_not_held_against_its_own_words(self, tmp_path: Path) -> None:
        for locale in ("fr-FR", "de-DE", "es-ES", "ru-RU", "en-GB", "en-US"):
            assert at(posting_found(tmp_path, POSTING, locale), "protected-trait") == []

    def test_a_broken_posting_is_told_with_every_problem(self, tmp_path: Path) -> None:
        path = tmp_path / "posting.yaml"
        path.write_text(but("role: account-manager", "role: account-manger\npays: 3"), "utf-8")
        with pytest.raises(InputError) as caught:
            lint([path], "fr-FR", Assets(), DAY)
        assert {each.line for each in caught.value.problems} == {2, 3}


def rule(level: Gravity, since: date | None = None, until: date | None = None, *regions: str) -> VacancyRule:
    return VacancyRule(level, since, until, regions, "A law", DAY)


def advert(today: date, region: str = "") -> Advert:
    return Advert("a.txt", "fr", "FR", today, None, (), region=region)


class TestLaw:
    law = (
        rule("info"),
        rule("warning", date(2026, 1, 1)),
        rule("error", date(2027, 1, 1), None, "CA"),
        rule("error", None, date(2025, 12, 31), "NY"),
    )

    @pytest.mark.parametrize(
        ("day", "region", "number"),
        [
            (date(2025, 12, 31), "", 0),
            (date(2026, 1, 1), "", 1),
            (date(2026, 12, 31), "CA", 1),
            (date(2027, 1, 1), "CA", 2),
            (date(2027, 1, 1), "ca", 2),
            (date(2027, 1, 1), "NY", 1),
            (date(2025, 12, 31), "NY", 3),
            (date(2025, 12, 31), "CA", 0),
        ],
    )
    def test_of_the_rules_in_force_the_gravest_holds(self, day: date, region: str, number: int) -> None:
        assert vacancy.holding(self.law, advert(day, region)) is self.law[number]

    def test_where_none_is_in_force_the_next_to_come_is_named(self) -> None:
        law = (
            rule("error", date(2028, 1, 1)),
            rule("warning", date(2027, 6, 1)),
            rule("error", None, date(2020, 1, 1)),
        )
        assert vacancy.holding(law, advert(DAY)) is law[1]
        assert vacancy.holding(law[2:], advert(DAY)) is None

    @pytest.mark.parametrize(
        ("level", "since", "expected", "opening"),
        [
            ("error", date(2026, 11, 27), "error", "« moins de 30 ans »"),
            ("warning", None, "warning", "« moins de 30 ans »"),
            ("error", date(2026, 11, 28), "info", "28 novembre 2026"),
        ],
    )
    def test_a_rule_to_come_is_told_as_information_with_its_day(
        self, level: Gravity, since: date | None, expected: str, opening: str
    ) -> None:
        book = rules("fr-FR")
        text = text_advert(passages(["Titre", "", "Cherchons moins de 30 ans."], "a.txt"), "a.txt", book)
        day = "{:%-d} novembre {:%Y}"
        speech = Speech(book.words, lambda each: day.format(each, each), lambda value, _: str(value))
        made = vacancy.check(text, {"age": [rule(level, since)]}, book.lists, speech)
        (one,) = made
        assert one.level == expected
        assert opening in one.message.replace("\u00a0", " ")

    def test_what_a_list_takes_less_gravely_stays_so(self) -> None:
        levels = {
            each.words: each.level
            for each in found("Titre\n\nAmbiance jeune. Moins de 30 ans.", "fr-FR")
            if each.rule == "age"
        }
        assert levels == {"Ambiance jeune": "warning", "Moins de 30 ans": "error"}


class TestStates:
    text = "Account Manager\n\nOur office is in {}. State your current salary.\n"

    @pytest.mark.parametrize(
        ("town", "first", "level"),
        [
            ("Washington, DC", date(2024, 6, 30), "error"),
            ("Baltimore, MD", date(2024, 10, 1), "error"),
            ("Duluth, MN", date(2025, 1, 1), "warning"),
            ("Chicago, IL", date(2025, 1, 1), "warning"),
            ("Newark, NJ", date(2025, 6, 1), "warning"),
            ("Burlington, VT", date(2025, 7, 1), "warning"),
            ("Boston, MA", date(2025, 10, 29), "warning"),
            ("Richmond, VA", date(2026, 7, 1), "error"),
        ],
    )
    def test_pay_is_wanted_from_the_day_of_the_law_of_the_state(self, town: str, first: date, level: Gravity) -> None:
        text = self.text.format(town)
        assert told(text, "en-US", "pay-range", first) == [(level, "")]
        assert told(text, "en-US", "pay-range", first - timedelta(days=1)) == [("info", "")]

    @pytest.mark.parametrize(
        ("town", "first"),
        [
            ("Dover, DE", date(2017, 12, 14)),
            ("Boston, MA", date(2018, 7, 1)),
            ("Burlington, VT", date(2018, 7, 1)),
            ("Hartford, CT", date(2019, 1, 1)),
            ("Baltimore, MD", date(2020, 10, 1)),
            ("Duluth, MN", date(2024, 1, 1)),
            ("Washington, DC", date(2024, 6, 30)),
            ("Richmond, VA", date(2026, 7, 1)),
        ],
    )
    def test_past_pay_is_not_asked_from_the_day_of_the_law_of_the_state(self, town: str, first: date) -> None:
        text = self.text.format(town)
        assert [level for level, _ in told(text, "en-US", "pay-history", first)] == ["error"]
        assert [level for level, _ in told(text, "en-US", "pay-history", first - timedelta(days=1))] == ["info"]


@pytest.mark.parametrize("rule_id", ["gender-title", "age", "protected-trait"])
def test_russia_forbids_both_the_choice_and_its_publication(rule_id: VacancyRuleId) -> None:
    since = [each.since for each in rules("ru-RU").place.vacancy_rules[rule_id]]
    assert since == [date(2002, 2, 1), date(2013, 7, 14)]


def test_a_vacancy_made_of_a_role_alone_is_not_asked_for_what_only_a_posting_knows() -> None:
    bench, book = Bench(Assets()), rules("fr-FR")
    request = Request(date=DAY, kinds=("vacancy",), lint=False, allow_untranslated=True)
    (made,) = compose(Job("account-manager", book.locale), request, Employer(), bench)
    role = bench.role("account-manager", book.place)
    assert role is not None
    assert check_composed(made.document, None, role[0], Sources(role[1]), book) == ()


def test_the_lists_of_every_language_are_there() -> None:
    library = Library(Assets())
    assert all(library.lint(language) for language in ("fr", "en", "de", "es", "ru"))
    assert library.lint("it") is None


def test_a_language_without_lists_is_checked_by_its_facts() -> None:
    book = replace(rules("fr-FR"), lists=None)
    made = book.check(text_advert(passages(["Vendeur", "", "Moins de 30 ans."], "a.txt"), "a.txt", book))
    assert {each.rule for each in made} == {"gender-title", "pay-range", "dated", "employer-named"}


def test_findings_stop_a_build_as_problems_with_their_place_and_remedy() -> None:
    made = found("Titre\n\nMoins de 30 ans. Ambiance jeune. Salaire selon profil.\n", "fr-FR")
    told = [each for each in problems(made) if each.line]
    assert [(each.line, each.column, each.severity, each.text.split(":")[0]) for each in told] == [
        (3, 1, "error", "age"),
        (3, 18, "warning", "age"),
    ]
    assert all(each.hint for each in told)
