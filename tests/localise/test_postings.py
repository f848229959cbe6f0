"""The facts of a posting are said as each language and country says them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import Document, Request, documents
from generator.model.document import Link, plain
from tests.folders import DAY

POSTING = """\
language: {language}
role: account-manager
employer: {{name: Bachelier}}
place: {place}
pay: {pay}
{more}
"""
PARIS = "{street: 3 rue Haute, postal_code: '75011', city: Paris, country: FR}"


def made(
    folder: Path, locale: str = "fr-FR", place: str = PARIS, pay: str = "{}", more: str = "", length: str = "full"
) -> Document:
    """The vacancy of a posting with these parts."""
    path = folder / "posting.yaml"
    path.write_text(POSTING.format(language=locale[:2], place=place, pay=pay, more=more), "utf-8")
    request = Request(
        date=DAY, postings=(path,), locales=(locale,), kinds=("vacancy",), lint=False, length=length,  # type: ignore[arg-type]
    )  # fmt: skip
    return documents(request)[0]


def facts(document: Document) -> dict[str, str]:
    """What each fact says, every space an ordinary one."""
    return {fact.id: re.sub("[\u00a0\u202f]", " ", plain(fact.value)) for fact in document.facts}


@pytest.mark.parametrize(
    ("locale", "pay", "said"),
    [
        ("fr-FR", "{min: 30000, max: 36000, currency: EUR, period: year}", "30 000 à 36 000 € brut par an"),
        ("fr-FR", "{min: 12.5, max: 14, currency: EUR, period: hour}", "12,50 à 14,00 € brut par heure"),
        ("fr-FR", "{min: 2000, currency: EUR, period: month, gross: false}", "À partir de 2 000 € net par mois"),
        ("fr-FR", "{max: 2000, currency: EUR, period: month}", "Jusqu’à 2 000 € brut par mois"),
        ("fr-FR", "{min: 2000, max: 2000, currency: EUR, period: month}", "2 000 € brut par mois"),
        ("en-GB", "{min: 27000, max: 31500, currency: GBP, period: year}", "£27,000–£31,500 a year"),
        ("en-US", "{min: 21.5, max: 26, currency: USD, period: hour}", "$21.50–$26.00 an hour"),
        ("de-DE", "{min: 36000, max: 42000, currency: EUR, period: year}", "36.000–42.000 € brutto pro Jahr"),
    ],
)
def test_pay_is_said_as_the_language_says_it(tmp_path: Path, locale: str, pay: str, said: str) -> None:
    assert facts(made(tmp_path, locale, pay=pay))["pay"] == said


@pytest.mark.parametrize(
    ("locale", "place", "said"),
    [
        ("fr-FR", PARIS, "3 rue Haute, 75011 Paris"),
        (
            "en-GB",
            "{street: 1 High Street, postal_code: LS11 5QP, city: Leeds, country: GB}",
            "1 High Street, Leeds, LS11 5QP",
        ),
        (
            "en-US",
            "{street: 12 Main St, postal_code: '80202', city: Denver, region: CO, country: US}",
            "12 Main St, Denver, CO 80202",
        ),
        (
            "ru-RU",
            "{street: 'ул. Баумана, 3', postal_code: '420111', city: Казань, country: RU}",
            "420111, Казань, ул. Баумана, 3",
        ),
    ],
)
def test_an_address_is_written_as_its_country_writes_it(tmp_path: Path, locale: str, place: str, said: str) -> None:
    assert facts(made(tmp_path, locale, place))["place"] == said


def test_a_town_in_the_united_states_is_named_with_its_state(tmp_path: Path) -> None:
    place = "{city: Denver, region: CO, country: US}"
    assert plain(made(tmp_path, "en-US", place).subtitle).startswith("Denver, CO")


@pytest.mark.parametrize(("town", "said"), [("Le Havre", "au Havre"), ("Les Ulis", "aux Ulis"), ("Lyon", "à Lyon")])
def test_french_towns_contract_with_their_article(tmp_path: Path, town: str, said: str) -> None:
    (lead,) = made(tmp_path, place=f"{{city: {town}, country: FR}}").lead
    assert plain(lead) == f"Bachelier recrute {said}."


def test_experience_and_education_that_search_engines_are_told_are_in_the_text(tmp_path: Path) -> None:
    more = "experience: {months: 24, instead_of_education: true}\neducation: bachelor degree\n"
    document = made(tmp_path, more=more)
    assert facts(document)["experience"].startswith("Au moins 2 ans")
    assert "bac + 3" in facts(document)["education"]
    assert document.job is not None
    assert (document.job.experience_months, document.job.education) == (24, "bachelor degree")


def test_pay_that_does_not_vary_has_no_drawback_of_varying(tmp_path: Path) -> None:
    pay = "{min: 2000, max: 2200, currency: EUR, period: month%s}"
    fixed = made(tmp_path, pay=pay % "", more="drawbacks: true\n")
    varying = made(tmp_path, pay=pay % ", variable_share: 10", more="drawbacks: true\n")
    assert "variable-pay" not in {clause.id for clause in fixed.walk()}
    assert "variable-pay" in {clause.id for clause in varying.walk()}


def test_whoever_says_which_languages_is_not_asked_for_some_language(tmp_path: Path) -> None:
    more = "profile: [client-skills, foreign-languages]\n"
    assert "foreign-languages" in {clause.id for clause in made(tmp_path, more=more).walk()}
    document = made(tmp_path, more="languages: [{language: de, level: B2}]\n")
    assert "foreign-languages" not in {clause.id for clause in document.walk()}
    assert facts(document)["languages"] == "Allemand (B2)"


def test_addresses_and_numbers_can_be_followed(tmp_path: Path) -> None:
    more = "apply: {url: https://a.example/1, email: jobs@a.example, phone: +33 4 72 00 00 14}\n"
    (section,) = (each for each in made(tmp_path, more=more).sections if each.id == "apply")
    links = [part for clause in section.clauses for part in clause.content if isinstance(part, Link)]
    assert [link.address for link in links] == ["https://a.example/1", "mailto:jobs@a.example", "tel:+33472000014"]


def test_a_fact_begins_small_behind_its_label_in_a_text_to_paste(tmp_path: Path) -> None:
    more = "start: as-soon-as-possible\n"
    assert facts(made(tmp_path, more=more))["start"] == "Dès que possible"
    assert facts(made(tmp_path, more=more, length="short"))["start"] == "dès que possible"


def test_work_from_home_takes_the_place_of_the_town(tmp_path: Path) -> None:
    document = made(tmp_path, place="{country: FR, remote: fully, remote_from: [FR, BE]}")
    assert "France et Belgique" in plain(document.subtitle)
    assert document.job is not None
    assert document.job.remote_from == ("FR", "BE")
    assert "place.city" not in document.job.lacking
