"""The API of vacancies: a posting becomes a text in three lengths, and what is wrong in it is told with its part."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.web.serving import Server
from tests.web.vacancy import DAY, LYON, firm_in, vacancy

pytestmark = pytest.mark.xdist_group("web-vacancies-api")


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A server in a workspace, and the workspace."""
    with firm_in(tmp_path_factory.mktemp("vacancies")) as made:
        yield made


def test_a_posting_becomes_three_texts_and_a_page(server: Server) -> None:
    made = vacancy(server)
    assert made["locale"] == "fr-FR"
    assert made["words"]["full"] > made["words"]["short"] > made["words"]["social"] > 20
    for text in made["texts"].values():
        assert "Comptoir des Halles" in text
        assert "30" in text
    assert "Lyon" in made["html"]
    assert made["missing"] == []


def test_a_finding_says_which_part_of_the_posting_it_is_about_and_what_to_write_instead(server: Server) -> None:
    findings = vacancy(server, posted=None)["findings"]
    about = {each["words"]: each for each in findings if each["part"] == "employer/about"}
    assert about["moins de 30 ans"]["level"] == "error"
    assert about["moins de 30 ans"]["wordings"] == [], "an example of the advice is no wording for these words"
    assert [each["part"] for each in findings if each["rule"] == "dated"] == ["posted"]


def test_a_finding_in_the_words_of_the_role_names_the_clause(server: Server) -> None:
    overlay = {"duties": [{"id": "client-analysis", "vacancy": "Analyser la clientèle avec une équipe jeune."}]}
    made = server.json("/api/v1/vacancies", {"posting": LYON, "overlay": overlay, "date": DAY})
    (found,) = [each for each in made["findings"] if each["words"] == "équipe jeune" and each["file"] == "overlay"]
    assert found["part"] == "duties/client-analysis"


def test_a_title_for_one_sex_is_replaced_whole(server: Server) -> None:
    (found,) = [
        each
        for each in vacancy(server, title={"single": "Vendeur terrain"})["findings"]
        if each["rule"] == "gender-title"
    ]
    assert (found["part"], found["replaced"], found["wordings"]) == (
        "title",
        "Vendeur terrain",
        ["Vendeur terrain (F/H)"],
    )


def test_what_is_better_is_never_what_the_rules_would_find_again(server: Server) -> None:
    text = "Commercial (F/H)\nNous cherchons un sales manager pour le closing, et un team player."
    asked = {"text": text, "locale": "fr-FR", "date": DAY}
    for finding in server.json("/api/v1/lint", asked)["findings"]:
        for wording in finding["wordings"]:
            again = server.json("/api/v1/lint", {**asked, "text": f"Commercial (F/H)\n{wording}"})["findings"]
            assert finding["rule"] not in {each["rule"] for each in again if each["words"]}, wording


def test_clauses_to_choose_from_are_in_the_language_of_the_text(server: Server) -> None:
    made = server.json("/api/v1/vacancies", {"posting": LYON | {"language": "ru", "title": None}, "locale": "ru-RU"})
    for key in ("duties", "profile"):
        said = [each["text"] for each in made["choices"][key] if each["said"]]
        assert said
        text = made["texts"]["full"].replace("\N{NO-BREAK SPACE}", " ")
        assert [each for each in said if each.replace("\N{NO-BREAK SPACE}", " ") not in text] == []


def test_a_wrong_value_is_told_by_its_part(server: Server) -> None:
    wrong = LYON | {"pay": {"min": "30.000", "currency": "EUR", "period": "year"}, "apply": {"email": "emplois"}}
    status, _, data = server.ask(
        "/api/v1/vacancies", {"posting": wrong, "locale": "fr-FR"}, headers={"Accept-Language": "fr"}
    )
    assert status == 422
    assert {each["part"] for each in json.loads(data)["problems"]} == {"pay/min", "apply/email"}


def test_a_place_says_what_it_asks_for_about_pay(server: Server) -> None:
    colorado = vacancy(server, place={"city": "Denver", "region": "CO", "country": "US"}, pay=None)
    (found,) = [each for each in colorado["findings"] if each["rule"] == "pay-range"]
    assert (found["level"], found["part"]) == ("error", "pay")
    (law,) = [each for each in colorado["pay"] if each["rule"] == "pay-range" and "CO" in each["regions"]]
    assert law["level"] == "error"
    assert law["since"] == "2021-01-01"
    assert "Colorado" in law["source"]


def test_a_text_is_checked_to_the_sign_though_signs_of_two_halves_stand_before(server: Server) -> None:
    made = server.json("/api/v1/lint", {"text": "Vendeur (F/H)\n🎉🎉 Un poste pour jeune diplômé.", "locale": "fr-FR"})
    (found,) = [each for each in made["findings"] if each["rule"] == "age"]
    assert (found["line"], found["column"], found["words"]) == (2, 18, "jeune diplômé")


def test_a_word_file_is_checked_by_paragraphs(server: Server) -> None:
    document = Document()
    for text in ("Vendeur (F/H)", "", "Nous cherchons un jeune diplômé."):
        document.add_paragraph(text)
    data = BytesIO()
    document.save(data)
    made = server.json("/api/v1/lint/file?name=offre.docx&locale=fr-FR", data.getvalue())
    (found,) = [each for each in made["findings"] if each["rule"] == "age"]
    assert "jeune diplômé" in made["lines"][found["line"] - 1]


def test_nothing_to_check_is_told_in_a_sentence(server: Server) -> None:
    wrong: tuple[dict[str, Any], ...] = (
        {"text": "", "locale": "fr-FR"},
        {},
        {"text": "\0"},
        {"text": "Offre", "locale": "fr-XX"},
        {"posting": {}},
    )
    for body in wrong:
        status, _, data = server.ask("/api/v1/lint", body)
        assert status == 422
        assert json.loads(data)["problems"][0]["text"]
    status, _, _ = server.ask("/api/v1/lint/file?locale=fr-FR&name=x.docx", b"PK\3\4 no archive")
    assert status == 422


def test_a_posting_is_saved_listed_and_read_back(firm: tuple[Server, Path]) -> None:
    server, home = firm
    made = server.json("/api/v1/postings", {"name": "lyon", "posting": LYON})
    assert (made["name"], made["path"], made["taken"]) == ("lyon", "postings/lyon.yaml", False)
    assert 'postal_code: "69002"' in (home / "postings" / "lyon.yaml").read_text("utf-8")
    (listed,) = [each for each in server.json("/api/v1/postings") if each["name"] == "lyon"]
    assert (listed["city"], listed["closes"], listed["usable"]) == ("Lyon", "2026-12-31", True)
    read = server.json("/api/v1/postings/lyon")["posting"]
    first, second = (server.json("/api/v1/vacancies", {"posting": each, "date": DAY}) for each in (LYON, read))
    assert first["texts"] == second["texts"]


def test_a_saved_posting_is_replaced_only_where_that_is_asked_for(firm: tuple[Server, Path]) -> None:
    server, home = firm
    server.json("/api/v1/postings", {"name": "twice", "posting": LYON})
    status, _, data = server.ask("/api/v1/postings", {"name": "twice", "posting": LYON | {"posts": 3}})
    assert status == 422
    assert json.loads(data)["problems"][0]["key"] == "name"
    server.json("/api/v1/postings", {"name": "twice", "posting": LYON | {"posts": 3}, "replace": True})
    assert "posts: 3" in (home / "postings" / "twice.yaml").read_text("utf-8")


def test_without_a_workspace_nothing_is_saved(server: Server) -> None:
    assert server.ask("/api/v1/postings", {"name": "lyon", "posting": LYON})[0] == 409
    assert server.json("/api/v1/postings") == []
    assert server.ask("/api/v1/postings/lyon")[0] == 404


def test_what_a_file_would_say_is_told_before_it_is_written(firm: tuple[Server, Path]) -> None:
    server, home = firm
    planned = server.json("/api/v1/postings", {"name": "planned", "posting": LYON, "write": False})
    assert (planned["path"], planned["taken"]) == ("postings/planned.yaml", False)
    assert not (home / "postings" / "planned.yaml").exists()
    server.json("/api/v1/postings", {"name": "planned", "posting": LYON})
    assert (home / "postings" / "planned.yaml").read_text("utf-8") == planned["text"]
    assert server.json("/api/v1/postings", {"name": "planned", "posting": LYON, "write": False})["taken"]


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_a_sign_that_no_pdf_can_show_is_told_at_its_field(server: Server, engine: str) -> None:
    offer = ["Une équipe soudée", "Des fêtes 🎉"]
    asked = {
        "posting": LYON | {"offer": offer},
        "locale": "fr-FR",
        "kind": "vacancy",
        "formats": ["pdf"],
        "lint": False,
    }
    status, _, data = server.ask("/api/v1/documents", asked | {"pdf_engine": engine}, headers={"Accept-Language": "fr"})
    (problem,) = json.loads(data)["problems"]
    assert (status, problem["part"], problem["key"]) == (422, "offer/2", "offer[2]")
    assert "🎉" in problem["text"]


def test_a_sign_that_no_pdf_can_show_is_told_at_the_clause_of_a_job_description(server: Server) -> None:
    overlay = {"duties": [{"id": "own-1", "text": "Fêter les ventes 🎉"}]}
    asked = {"role": "account-manager", "locale": "fr-FR", "overlay": overlay, "formats": ["pdf"]}
    status, _, data = server.ask("/api/v1/documents", asked)
    assert (status, [each["part"] for each in json.loads(data)["problems"]]) == (422, ["duties/own-1"])


def test_what_is_printed_of_the_employer_of_the_example_is_told(firm: tuple[Server, Path]) -> None:
    server, home = firm
    made = vacancy(server, employer={"name": "Comptoir des Halles"})
    assert made["invented"] == [
        "SAS au capital de 120 000 €",
        "RCS Lyon 123 456 789",
        "18 quai des Étoffes",
    ]
    file = home / "employer.yaml"
    kept = file.read_text("utf-8")
    try:
        file.write_text(kept.replace("RCS Lyon 123 456 789", "RCS Lyon 321 654 987"), "utf-8")
        assert "RCS Lyon 123 456 789" not in vacancy(server)["invented"]
    finally:
        file.write_text(kept, "utf-8")


def test_a_workplace_under_another_law_is_told_with_countries_in_the_language_of_the_page(
    firm: tuple[Server, Path],
) -> None:
    asked = {"posting": LYON | {"place": {"city": "Wien", "country": "AT"}}, "date": DAY, "locale": "de-DE"}
    made = firm[0].json("/api/v1/vacancies", asked, headers={"Accept-Language": "de"})
    assert [each["text"] for each in made["warnings"]] == [
        "die Arbeit wird in einem Land geleistet (Österreich), die Stellenanzeige aber nach dem Recht eines anderen "
        "erstellt (Deutschland)."
    ]
