"""What the law of one place forbids does not appear there, what its law and custom ask for does."""

from __future__ import annotations

import re

import pytest

from generator.model.document import plain
from tests.catalogs import LANGUAGES
from tests.folders import said, words
from tests.law import answering, document, evenly, ids, place, printed, responsibilities, saying, under
from tests.test_translations import ROLES

pytestmark = pytest.mark.xdist_group("law")

IMMUNITY = (
    "An individual shall not be held criminally or civilly liable under any Federal or State trade secret law for the "
    "disclosure of a trade secret that (A) is made (i) in confidence to a Federal, State, or local government "
    "official, either directly or indirectly, or to an attorney; and (ii) solely for the purpose of reporting or "
    "investigating a suspected violation of law; or (B) is made in a complaint or other document filed in a lawsuit "
    "or other proceeding, if such filing is made under seal."
)
"""18 U.S.C. 1833(b)(1)."""
RETALIATION = (
    "An individual who files a lawsuit for retaliation by an employer for reporting a suspected violation of law may "
    "disclose the trade secret to the attorney of the individual and use the trade secret information in the court "
    "proceeding, if the individual (A) files any document containing the trade secret under seal; and (B) does not "
    "disclose the trade secret, except pursuant to court order."
)
"""18 U.S.C. 1833(b)(2)."""


def test_in_france_there_is_no_damage_clause_beyond_gross_fault() -> None:
    damage = place("FR").responsibilities["material-damage"]
    assert damage.text is None
    assert "faute lourde" in (damage.excluded.text if damage.excluded else "")
    assert "L1331-2" in damage.source
    for made in under("fr-FR"):
        assert not re.search("dommage|préjudice|indemnis|faute lourde|pécuniaire|perte|manquant", printed(made)), (
            made.role
        )
    for language in LANGUAGES:
        assert saying("material-damage", f"{language}-FR") == {}


@pytest.mark.parametrize(
    ("language", "word"),
    [("fr", "administrati"), ("en", "administrati"), ("es", "administrativ"), ("ru", "администрат")],
)
def test_in_france_there_is_no_item_of_administrative_law(language: str, word: str) -> None:
    for made in answering(f"{language}-FR"):
        assert word not in responsibilities(made).lower(), made.role


def test_in_france_discipline_is_left_to_the_internal_rules() -> None:
    for made in answering("fr-FR"):
        assert "règlement intérieur" in said(made)["poor-performance"], made.role


@pytest.mark.parametrize(("locale", "within"), [("ru-RU", "в пределах, установленных"), ("fr-RU", "dans les limites")])
def test_in_russia_every_liability_is_within_the_limits_of_the_law(locale: str, within: str) -> None:
    for made in answering(locale):
        (section,) = [each for each in made.sections if each.id == "responsibilities"]
        for clause in section.clauses:
            assert within in evenly(plain(clause.content)), (made.role, clause.id)


def test_in_russia_the_limits_of_bank_secrecy_hold_for_all_that_follows_them() -> None:
    (text,) = saying("bank-secrecy", "ru-RU").values()
    assert text.index("в пределах") < text.index("за разглашение") < text.index("за неисполнение")


def test_in_russia_damage_is_paid_for_up_to_the_average_monthly_pay() -> None:
    damages = saying("material-damage", "ru-RU")
    assert len(damages) == len(ROLES) - 1
    for role, text in damages.items():
        assert "прямой действительный ущерб" in text, role
        assert "не превышает среднего месячного заработка" in text, role
        assert not re.search(r"полн(ую|ой|ом|ая)", text), role
    assert "238 et 241" in place("RU").responsibilities["material-damage"].source


def test_in_russia_each_law_has_its_number() -> None:
    text = "\n".join(responsibilities(made) for made in answering("ru-RU"))
    for law in (
        "Трудовым кодексом Российской Федерации от 30.12.2001 № 197-ФЗ",
        "об административных правонарушениях от 30.12.2001 № 195-ФЗ",
        "Уголовным кодексом Российской Федерации от 13.06.1996 № 63-ФЗ",
        "от 27.07.2006 № 152-ФЗ «О персональных данных»",
        "от 29.07.2004 № 98-ФЗ «О коммерческой тайне»",
        "статьёй 26 Федерального закона от 02.12.1990 № 395-1",
        "от 07.08.2001 № 115-ФЗ",
        "статьёй 63 Федерального закона от 07.07.2003 № 126-ФЗ",
    ):
        assert law in text, law


def test_in_russia_nothing_but_remark_reprimand_and_dismissal_is_a_sanction() -> None:
    for made in under("ru-RU"):
        assert not re.search("лишени[ея] преми|депремир", words(made)), made.role


def test_in_great_britain_no_shortage_of_the_till_is_taken_out_of_wages() -> None:
    for made in under("en-GB"):
        found = re.search(
            r"deduct|shortfall|recover|reimburse|repay|make good|pay(s|ing)? for|compensat",
            printed(made),
            re.IGNORECASE,
        )
        assert found is None, f"{made.role}: {found[0]}"


def test_in_great_britain_the_law_on_deductions_is_a_source_and_no_clause() -> None:
    made = place("GB")
    assert "Employment Rights Act 1996, art. 13 et 18" in made.responsibilities["material-damage"].source
    assert all("13 et 18" in rule.source for rule in made.forbidden)
    for language in LANGUAGES:
        assert not any("Employment Rights" in printed(each) for each in under(f"{language}-GB")), language


def test_what_does_not_hold_in_northern_ireland_is_not_said_of_the_united_kingdom() -> None:
    for made in under("en-GB"):
        assert "England, Wales and Scotland" in made.properties.comments, made.role
    for rule in place("GB").forbidden:
        assert "Royaume-Uni" not in rule.reason.text


def test_in_the_united_states_confidentiality_leaves_talk_of_pay_free() -> None:
    confidential = saying("confidential-information", "en-US")
    assert confidential
    for role, text in confidential.items():
        assert re.search("does not prevent anyone from discussing pay or working conditions", text), role
        assert re.search("that the employer designates as confidential", text), role


def test_in_the_united_states_nothing_limits_the_rights_under_section_7() -> None:
    rights = saying("protected-rights", "en-US")
    assert len(rights) == len(ROLES) - 1
    for role, text in rights.items():
        assert "Nothing in this job description limits" in text, role
        assert "Section 7 of the National Labor Relations Act" in text, role
        assert re.search(r"right to discuss pay and working conditions", text), role
    for language in LANGUAGES:
        assert set(saying("protected-rights", f"{language}-US")) == set(rights), language


def test_in_the_united_states_trade_secrets_come_with_the_notice_of_immunity_word_for_word() -> None:
    secrets = saying("trade-secrets", "en-US")
    assert secrets
    for role, text in secrets.items():
        assert "18 U.S.C. § 1833(b)" in text, role
        assert IMMUNITY.lower() in text.lower(), role
        assert RETALIATION.lower() in text.lower(), role
    for language in LANGUAGES:
        assert all("18 U.S.C. § 1833(b)" in text for text in saying("trade-secrets", f"{language}-US").values())


def test_in_the_united_states_employment_is_at_will_as_far_as_the_law_goes() -> None:
    at_will = saying("at-will", "en-US")
    assert len(at_will) == len(ROLES) - 1
    for role, text in at_will.items():
        assert "Unless a written contract or applicable law provides otherwise" in text, role
        assert re.search(r"either the employer or .* at any time, with or without cause", text), role
        assert "for any reason not prohibited by law" in text, role
        assert not re.search(r"cannot be|only (the|a|by)|may not be (changed|modified)", text), role
    for role, text in saying("not-a-contract", "en-US").items():
        assert "it is not a contract of employment" in text, role
        assert "as permitted by law" in text, role
    assert "cause and with or without notice" in at_will["account-manager"]
    assert "sans préavis" in saying("at-will", "fr-US")["account-manager"]


def test_in_the_united_states_no_negligence_is_paid_for() -> None:
    for made in under("en-US"):
        found = re.search(
            r"deduct|recover|reimburse|repay|make good|pay(s|ing)? for|compensat(e|ion for)|\bliable for\b",
            printed(made),
            re.IGNORECASE,
        )
        assert found is None, f"{made.role}: {found[0]}"


def test_in_germany_one_answers_for_a_task_and_no_clause_worsens_the_graded_liability() -> None:
    for made in under("de-DE"):
        found = re.search(
            r"haftung|\bhaft(et|en|bar)\b|scha(den|dens)ersatz|ersetzt (den|jeden|entstandene)|regress"
            r"|\bkommt für|\bsteht für|einzustehen|aufzukommen|erstattet|zu ersetzen|fahrlässig",
            printed(made),
            re.IGNORECASE,
        )
        assert found is None, f"{made.role}: {found[0]}"
    for made in answering("de-DE"):
        assert "verantwortlich" in said(made)["poor-performance"], made.role


def test_in_germany_the_description_is_no_part_of_the_contract() -> None:
    statements = saying("not-part-of-contract", "de-DE")
    assert len(statements) == len(ROLES) - 1
    assert set(statements.values()) == {"Diese Stellenbeschreibung ist nicht Bestandteil des Arbeitsvertrags."}


def test_in_spain_there_is_no_damage_clause_and_no_loss_of_pay() -> None:
    for made in under("es-ES"):
        found = re.search(
            r"indemniz|perjuicio|resarc|reembols|\babona|descuento[s]? (en|de) (la )?nómina|patrimonial|negligencia"
            r"|responde[^.;]*(daño|pérdida)|\b(repara|paga|repone) ",
            printed(made),
            re.IGNORECASE,
        )
        assert found is None, f"{made.role}: {found[0]}"


def test_in_spain_performance_is_judged_by_the_statute_and_the_collective_agreement() -> None:
    for made in answering("es-ES"):
        text = said(made)["poor-performance"]
        assert "Estatuto de los Trabajadores" in text, made.role
        assert "convenio colectivo" in text, made.role
    assert all("58.3" in rule.source for rule in place("ES").forbidden)
    assert "multa de haber" in place("ES").forbidden[0].reason.text


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
    assert [block.title for block in made.signatures] == ["Inkraftsetzung", "Kenntnisnahme"]
    assert "in Kraft" in plain(made.signatures[0].statement or ())
    assert "Nächste Überprüfung" in plain(made.signatures[0].statement or ())
    assert {"Aufgaben", "Befugnisse", "Verantwortung", "Anforderungsprofil"} <= {each.title for each in made.sections}
    assert made.purpose is not None
    assert made.purpose.title == "Ziel der Stelle"


def test_a_spanish_document_is_prepared_reviewed_and_approved() -> None:
    made = document("account-manager", "es-ES")
    parts = [
        plain(field.content) for block in made.signatures for row in block.rows for field in row if field.id == "part"
    ]
    assert [part.split()[0] for part in parts][:3] == ["Elaboró", "Revisó", "Aprobó"]
    assert made.sections[0].title == "Funciones"
    labels = {fact.id: fact.label for fact in made.facts}
    assert labels["classification"] == "Grupo profesional"
    assert labels["collective_agreement"] == "Convenio colectivo"
    (profile,) = [section for section in made.sections if section.id == "profile"]
    importance = {plain(row[-1]) for table in profile.tables for row in table.rows}
    assert importance == {"Imprescindible", "Deseable"}


def test_a_french_document_has_its_links_its_classification_and_two_signatures() -> None:
    made = document("account-manager", "fr-FR")
    facts = {fact.id for fact in made.facts}
    assert {"employer", "reports_to", "supervises", "classification", "collective_agreement"} <= facts
    assert "profile" in ids(made)
    (block,) = made.signatures
    assert len(block.rows) == 2
    assert {"signature", "date"} <= {field.id for row in block.rows for field in row}
