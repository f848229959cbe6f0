"""What the law of a place forbids does not appear, what its law and custom ask for does: a test for each caution."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from generator.model.jurisdiction import Added, Forbidden, Law, LeftOut, Responsibility
from tests.folders import GREETER, problems, words
from tests.law import answering, document, everywhere, place, printed, responsibilities, under
from tests.test_translations import PLACES

pytestmark = pytest.mark.xdist_group("law")

NATIVE = ("fr-FR", "ru-RU", "en-GB", "en-US", "de-DE", "es-ES")
OUTSIDE_RUSSIA = tuple(place for place in PLACES if place != "RU")


@cache
def forbidden() -> re.Pattern[str]:
    """Every word for a fine or a deduction from pay that any place refuses."""
    found = {word for code in PLACES for rule in place(code).forbidden for word in rule.words}
    parts = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in sorted(found))
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)


@pytest.mark.parametrize("locale", everywhere())
def test_no_document_threatens_a_fine_or_a_deduction_from_pay(locale: str) -> None:
    for made in under(locale):
        found = forbidden().search(printed(made))
        assert found is None, f"{made.role}: {found[0]}"


def refusals(folder: Path, text: str) -> list[str]:
    """What is said of a role that says so."""
    role = GREETER.replace("Accueillir les visiteurs.", f'"{text}"')
    return [each.text for each in problems(folder, {"greeter.yaml": role})]


@pytest.mark.parametrize(
    "text",
    [
        "Toute faute entraîne une amende.",
        "Une sanction pécuniaire est appliquée.",
        "Verstöße kosten eine Geldbuße.",
        "Verspätungen führen zu einem Bußgeld.",
        "Se impone una multa.",
        "Está sujeto a una sanción económica.",
        "Staff who are late are fined.",
        "A fine is imposed for lateness.",
        "Fines may be imposed.",
        "Опоздание влечёт штраф.",
        "Опоздавший оштрафован.",
    ],
)
def test_a_clause_that_threatens_a_fine_is_refused_in_every_place(tmp_path: Path, text: str) -> None:
    (told,) = refusals(tmp_path, text)
    assert "under the law of DE, ES, FR, GB, RU, US:" in told


@pytest.mark.parametrize(
    "text",
    [
        "Les manquants donnent lieu à une retenue sur salaire.",
        "Les manquants sont retenus sur la rémunération.",
        "La perte est déduite de son salaire.",
        "Fehlbeträge führen zu einem Lohnabzug.",
        "Fehlbeträge werden vom Entgelt abgezogen.",
        "Las pérdidas se descontarán del salario.",
        "Las pérdidas se descontarán de la nómina.",
        "Shortages are deducted from wages.",
        "Shortages are deducted from the employee's wages.",
        "Losses will be deducted from their pay.",
        "Недостача удерживается из заработной платы.",
        "Убытки вычитаются из зарплаты.",
    ],
)
def test_a_clause_that_takes_losses_out_of_pay_is_refused_in_every_place(tmp_path: Path, text: str) -> None:
    (told,) = refusals(tmp_path, text)
    assert "under the law of DE, ES, FR, GB, RU, US:" in told


def test_a_loss_of_bonus_is_refused_in_france_alone(tmp_path: Path) -> None:
    (told,) = refusals(tmp_path, "Toute faute entraîne la suppression de la prime.")
    assert "under the law of FR:" in told


@pytest.mark.parametrize(
    "innocent",
    [
        "Fine-tune the offer and find a fine solution.",
        "Win tenders by a fine margin and define the fine details.",
        "Deduct the discount from the invoice.",
        "L’amendement du contrat.",
        "Afin de retenir les clients ; retenue de garantie sur la facture.",
        "Una empresa multinacional y multicanal que multiplica las ventas.",
        "Contactar con fines de captación y con fines comerciales.",
        "Preisabzug vom Listenpreis; Lohnabrechnung.",
        "Удержание клиентов, вычет из цены, штрихкод.",
    ],
)
def test_an_innocent_word_is_no_fine(tmp_path: Path, innocent: str) -> None:
    assert refusals(tmp_path, innocent) == []


def test_each_responsibility_is_worded_or_left_out_everywhere_with_source_and_date() -> None:
    keys = {code: set(place(code).responsibilities) for code in PLACES}
    assert all(keys[code] == keys["FR"] for code in PLACES), keys
    for code in PLACES:
        made = place(code)
        for key, responsibility in made.responsibilities.items():
            assert (responsibility.text is None) != (responsibility.excluded is None), (code, key)
        rules: list[Law | Responsibility | LeftOut | Forbidden | Added] = [
            *made.laws.values(), *made.responsibilities.values(), *made.left_out, *made.forbidden,
            *(each for added in made.added.values() for each in added),
        ]  # fmt: skip
        for rule in rules:
            assert rule.source.strip(" ?"), (code, rule)
            assert rule.checked.year >= 2026, (code, rule)


def test_no_role_holds_a_text_of_law() -> None:
    top = Path(__file__).resolve().parent.parent / "roles"
    for path in (*top.glob("*.yaml"), top / "shared/clauses.yaml"):
        found = re.search(
            r"\{law|§|\bart(icle|\.) ?[LR]?\.? ?\d|\bCode (du|pénal|civil|de commerce|monétaire)|\bloi (fédérale|n°)"
            r"|\b\d+-(FZ|ФЗ)|U\.S\.C|\bAct \d{4}|\bRGPD\b",
            path.read_text("utf-8"),
        )
        assert found is None, f"{path.name}: {found[0]}"


@pytest.mark.parametrize(
    ("language", "liability", "title"),
    [
        ("en", r"\bliab(le|ility)\b", "Accountability"),
        ("de", r"haftung|\bhaft(et|en|bar)\b", "Verantwortung"),
        ("es", r"responsabilidad (civil|penal|patrimonial)|responsable de (los )?daños", "Responsabilidades"),
        ("fr", r"responsabilité (civile|pénale|pécuniaire)|pécuniairement", "Responsabilités"),
    ],
)
@pytest.mark.parametrize("code", OUTSIDE_RUSSIA)
def test_outside_russia_documents_speak_of_accountability(language: str, liability: str, title: str, code: str) -> None:
    for made in answering(f"{language}-{code}"):
        text = re.sub(r"18 U\.S\.C\..*", "", printed(made))
        assert not re.search(liability, text, re.IGNORECASE), made.role
        (section,) = [each for each in made.sections if each.id == "responsibilities"]
        assert section.title.startswith(title), made.role


@pytest.mark.parametrize(
    ("locale", "bank", "cellular"),
    [
        ("fr-FR", "L. 511-33", "L. 32-3"),
        ("ru-RU", "статьёй 26 .*395-1.*115-ФЗ", "статьёй 63 .*126-ФЗ"),
        ("en-US", "Gramm-Leach-Bliley Act", "47 U.S.C. § 222"),
        (
            "de-DE",
            r"Bankgeheimnis.*Kreditwesengesetz \(KWG\).*Geldwäschegesetz \(GwG\)",
            r"§ 3 des Telekommunikation-Digitale-Dienste-Datenschutz-Gesetzes \(TDDDG\)",
        ),
        ("en-GB", "UK GDPR and the Data Protection Act 2018", "UK GDPR and the Data Protection Act 2018"),
        ("es-ES", "LOPDGDD|Ley Orgánica 3/2018", "LOPDGDD|Ley Orgánica 3/2018"),
    ],
)
def test_banks_and_telephone_shops_have_the_law_of_their_sector(locale: str, bank: str, cellular: str) -> None:
    assert re.search(bank, responsibilities(document("bank-account-manager", locale)))
    assert re.search(cellular, responsibilities(document("cellular-account-manager", locale)))


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
    asked = "juriste|юрист|lawyer|attorney|Jurist|especialista en derecho"
    for made in under(locale):
        assert re.search(asked, made.properties.comments), made.role
        assert words(made).count(made.properties.comments) == (1 if made.note else 0), made.role
