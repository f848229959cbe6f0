"""What the law of a place forbids does not appear, what its law and custom ask for does: a test for each caution."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from generator import Document, Request, documents
from generator.assets import Assets
from generator.model.document import plain
from generator.pipeline.bench import Bench
from tests.catalogs import LANGUAGES
from tests.folders import DAY, said, words
from tests.test_translations import PLACES, ROLES

NATIVE = ("fr-FR", "ru-RU", "en-GB", "en-US", "de-DE", "es-ES")
OUTSIDE_RUSSIA = tuple(place for place in PLACES if place != "RU")


@cache
def under(locale: str) -> tuple[Document, ...]:
    """Every role in one locale."""
    return documents(Request(date=DAY, roles=ROLES, locales=(locale,)))


def document(role: str, locale: str) -> Document:
    return next(each for each in under(locale) if each.role == role)


def responsibilities(made: Document) -> str:
    (section,) = [each for each in made.sections if each.id == "responsibilities"]
    return "\n".join(plain(clause.content) for clause in section.walk()).replace("\u00a0", " ")


def everywhere() -> list[str]:
    return [f"{language}-{place}" for language in LANGUAGES for place in PLACES]


@cache
def forbidden() -> re.Pattern[str]:
    """Every word for a fine or a deduction from pay that any place refuses."""
    places = [Bench(Assets()).place(place) for place in PLACES]
    found = {word for place in places if place for rule in place.forbidden for word in rule.words}
    parts = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in sorted(found))
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)


@pytest.mark.parametrize("locale", everywhere())
def test_no_document_threatens_a_fine_or_a_deduction_from_pay(locale: str) -> None:
    for made in under(locale):
        text = words(made).replace("\u00a0", " ")
        found = forbidden().search(text)
        assert found is None, f"{made.role}: {found[0]}"


@pytest.mark.parametrize(
    "text", ["Toute faute entraîne une amende.", "Verstöße kosten eine Geldbuße.", "Se impone una multa."]
)
@pytest.mark.parametrize("place", PLACES)
def test_a_clause_that_threatens_a_fine_is_refused_in_every_place(text: str, place: str) -> None:
    made = Bench(Assets()).place(place)
    assert made is not None
    assert any(
        re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) for rule in made.forbidden for word in rule.words
    )


@pytest.mark.parametrize(
    "innocent",
    ["Fine-tune the offer and find a fine solution.", "L’amendement du contrat.", "Una empresa multinacional."],
)
def test_an_innocent_word_is_no_fine(innocent: str) -> None:
    found = forbidden().search(innocent)
    assert found is None


def test_in_france_there_is_no_damage_clause_beyond_gross_fault() -> None:
    for made in under("fr-FR"):
        assert not re.search("dommage|préjudice|indemnis|faute lourde", words(made)), made.role


def test_in_france_there_is_no_item_of_administrative_law() -> None:
    for made in under("fr-FR"):
        if any(section.id == "responsibilities" for section in made.sections):
            assert "administrati" not in responsibilities(made), made.role


def test_in_france_discipline_is_left_to_the_internal_rules() -> None:
    assert "règlement intérieur" in responsibilities(document("account-manager", "fr-FR"))


def test_in_russia_liability_is_within_the_limits_of_the_law_and_capped_at_average_monthly_pay() -> None:
    text = responsibilities(document("account-manager", "ru-RU"))
    assert "в пределах" in text
    assert "среднего месячного заработка" in text
    assert "Уголовн" in text or "уголовн" in text


def test_in_russia_nothing_but_remark_reprimand_and_dismissal_is_a_sanction() -> None:
    for made in under("ru-RU"):
        assert not re.search("лишени[ея] преми|депремир", words(made)), made.role


@pytest.mark.parametrize("role", ["cellular-account-manager", "account-manager"])
def test_in_great_britain_no_shortage_of_the_till_is_taken_out_of_wages(role: str) -> None:
    text = words(document(role, "en-GB"))
    assert not re.search(r"deduct|shortfall|recover(ed)? from|reimburse|repay", text, re.IGNORECASE)


def test_in_the_united_states_confidentiality_leaves_talk_of_pay_free() -> None:
    text = words(document("client-search-manager", "en-US"))
    assert re.search(r"National Labor Relations Act", text)
    assert re.search(r"(pay|wages|compensation).{0,60}working conditions", text)


def test_in_the_united_states_trade_secrets_come_with_the_notice_of_immunity() -> None:
    text = words(document("client-search-manager", "en-US")).replace("\u00a0", " ")
    assert "1833(b)" in text
    for part in ("in confidence", "attorney", "solely for the purpose of reporting or investigating", "under seal"):
        assert part in text, part


def test_in_the_united_states_no_negligence_is_paid_for() -> None:
    for made in under("en-US"):
        assert not re.search(r"deduct|reimburse the|pay for (any )?(loss|damage)|repay", words(made)), made.role


def test_in_germany_one_answers_for_a_task_and_no_clause_worsens_the_graded_liability() -> None:
    for made in under("de-DE"):
        assert not re.search(
            r"[Hh]aftung|\bhaft(et|en|bar)\b|Schadensersatz|Schadenersatz|ersetzt den Schaden", words(made)
        ), made.role
    assert "verantwort" in responsibilities(document("account-manager", "de-DE")).lower()


def test_in_spain_there_is_no_damage_clause_and_no_loss_of_pay() -> None:
    for made in under("es-ES"):
        assert not re.search(r"indemniz|daños y perjuicios|descuento[s]? (en|de) (la )?nómina|resarc", words(made)), (
            made.role
        )


@pytest.mark.parametrize(
    ("language", "liability"),
    [
        ("en", r"\bliab(le|ility)\b"),
        ("de", r"\bHaftung|\bhaftet\b"),
        ("es", r"responsabilidad (civil|penal|patrimonial)"),
    ],
)
@pytest.mark.parametrize("place", OUTSIDE_RUSSIA)
def test_outside_russia_documents_speak_of_accountability(language: str, liability: str, place: str) -> None:
    for made in under(f"{language}-{place}"):
        text = re.sub(r"18 U\.S\.C\..*", "", words(made).replace("\u00a0", " "))
        assert not re.search(liability, text), made.role


@pytest.mark.parametrize(
    ("locale", "bank", "cellular"),
    [
        ("fr-FR", "L. 511‑33", "L. 32‑3"),
        ("ru-RU", "395-1", "126-ФЗ"),
        ("en-US", "Gramm-Leach-Bliley", "222"),
        ("de-DE", "Kreditwesengesetz", "Datenschutz-Gesetz"),
        ("en-GB", "Data Protection Act 2018", "Data Protection Act 2018"),
        ("es-ES", "LOPDGDD|Ley Orgánica 3/2018", "LOPDGDD|Ley Orgánica 3/2018"),
    ],
)
def test_banks_and_telephone_shops_have_the_law_of_their_sector(locale: str, bank: str, cellular: str) -> None:
    assert re.search(bank, responsibilities(document("bank-account-manager", locale)))
    assert re.search(cellular, responsibilities(document("cellular-account-manager", locale)))


def ids(made: Document) -> list[str]:
    return [section.id for section in made.sections]


def test_a_russian_document_has_approval_visas_and_acknowledgement() -> None:
    made = document("account-manager", "ru-RU")
    assert made.approval is not None
    assert made.approval.heading == "УТВЕРЖДАЮ"
    assert [block.id for block in made.signatures] == ["visas", "acknowledgement"]
    assert "ознакомлен(а)" in plain(made.signatures[1].statement or ())
    assert ids(made)[:4] == ["provisions", "duties", "rights", "responsibilities"]
    assert "guided-by" in said(made)


def test_a_british_document_has_a_person_specification_and_any_other_reasonable_duties() -> None:
    made = document("account-manager", "en-GB")
    assert ids(made)[0] == "duties"
    (profile,) = [section for section in made.sections if section.id == "profile"]
    assert profile.title == "Person specification"
    importance = {plain(row[-1]) for table in profile.tables for row in table.rows}
    assert importance == {"Essential", "Desirable"}
    assert re.search("any other reasonable duties", said(made)["other-duties"], re.IGNORECASE)


def test_an_american_document_has_essential_functions_flsa_status_and_its_statements() -> None:
    made = document("bank-account-manager", "en-US")
    titles = [section.title for section in made.sections]
    assert titles[:2] == ["Essential functions", "Marginal functions"]
    marginal = [clause.id for section in made.sections if section.id == "marginal" for clause in section.clauses]
    assert marginal == ["contract-compliance", "sales-growth", "other-duties"]
    assert "flsa_status" in [fact.id for fact in made.facts]
    statements = [clause.id for section in made.sections if section.id == "statements" for clause in section.clauses]
    assert {"equal-opportunity", "reasonable-accommodation", "at-will", "not-a-contract"} <= set(statements)
    assert made.page.paper == "Letter"


def test_a_german_document_has_both_directions_of_deputising_and_the_day_it_comes_into_force() -> None:
    made = document("account-manager", "de-DE")
    labels = {fact.id: fact.label for fact in made.facts}
    assert labels["replaces"] == "Vertritt"
    assert labels["replaced_by"] == "Wird vertreten durch"
    assert "nterst" in labels["reports_to"]
    assert "berst" in labels["supervises"]
    signing = "\n".join(f"{block.title} {plain(block.statement or ())}" for block in made.signatures)
    assert "Inkraft" in signing or "in Kraft" in signing
    assert "enntnis" in signing


def test_a_spanish_document_is_prepared_reviewed_and_approved() -> None:
    made = document("account-manager", "es-ES")
    parts = [
        plain(field.content) for block in made.signatures for row in block.rows for field in row if field.id == "part"
    ]
    assert [part.split()[0] for part in parts][:3] == ["Elaboró", "Revisó", "Aprobó"]
    assert made.sections[0].title == "Funciones"


def test_each_place_has_its_own_paper_and_pages() -> None:
    assert {place: document("account-manager", f"fr-{place}").page.paper for place in PLACES} == {
        "DE": "A4", "ES": "A4", "FR": "A4", "GB": "A4", "RU": "A4", "US": "Letter",
    }  # fmt: skip
    russian = document("account-manager", "fr-RU").page
    assert (russian.left, russian.right, russian.top, russian.bottom) == (20, 10, 20, 20)


def test_nothing_unverified_is_shipped_as_law() -> None:
    top = Path(__file__).resolve().parent.parent
    texts = [
        path.read_text("utf-8")
        for folder in ("roles", "templates")
        for path in (top / folder).rglob("*.*")
        if path.suffix in (".yaml", ".po")
    ]
    for unverified in ("7.0.97-2016", "ОКПДТР", "OKPDTR", "251н", "251n"):
        assert not any(unverified in text for text in texts), unverified


@pytest.mark.parametrize("locale", NATIVE)
def test_a_lawyer_is_asked_for_once_and_discreetly(locale: str) -> None:
    for made in under(locale):
        assert made.properties.comments
        printed = words(made)
        assert made.note == made.properties.comments or made.properties.comments not in printed
