"""What the law of a place makes of a document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from generator import Document, InputError
from generator.assets import Assets
from generator.load.library import Library
from generator.model.jurisdiction import Added, Forbidden, Jurisdiction, Law, LeftOut, Responsibility
from generator.resolve.jurisdiction import jurisdiction, word_list
from tests.folders import CHILD, GREETER, composed, fill, problems, said, told, words

BASE = CHILD.replace("greeter", "account-manager")
LIBRARY = Library(Assets())
LISTS = dict(map(word_list, LIBRARY.words()))
PLACES = {name: jurisdiction(LIBRARY.jurisdiction(name), LISTS) for name in LIBRARY.jurisdiction_ids()}


def test_france_leaves_out_material_damage_in_every_role(documents: Mapping[tuple[str, str], Document]) -> None:
    for (role, locale), document in documents.items():
        has = "material-damage" in said(document)
        assert has == (locale == "fr-RU" and role != "account-manager-short"), (role, locale)


def test_no_document_holds_a_word_that_its_law_forbids(documents: Mapping[tuple[str, str], Document]) -> None:
    seen = 0
    for document in documents.values():
        text = re.sub(r"\s+", " ", words(document)).lower()
        for rule in PLACES[document.jurisdiction].forbidden:
            for word in rule.words:
                seen += 1
                assert not re.search(rf"\b{re.escape(word.rstrip('*').lower())}\b", text), (document.role, word)
    assert seen > 100


@pytest.mark.parametrize("place", PLACES.values(), ids=lambda place: place.id)
def test_every_rule_of_a_place_has_a_source_and_the_day_it_was_checked(place: Jurisdiction) -> None:
    rules: list[Law | Responsibility | Forbidden | Added | LeftOut]
    rules = [*place.laws.values(), *place.responsibilities.values(), *place.forbidden, *place.left_out]
    for rule in (*rules, *(each for added in place.added.values() for each in added)):
        assert len(rule.source) > 3
        assert date(2026, 1, 1) <= rule.checked <= date(2026, 11, 25)


@pytest.mark.parametrize("key", ["source", "checked"])
def test_a_rule_without_a_source_or_a_day_is_refused(key: str, tmp_path: Path) -> None:
    shipped = (Path(__file__).parents[2] / "roles/jurisdictions/RU.yaml").read_text("utf-8")
    lines = shipped.splitlines()
    gone = next(index for index, line in enumerate(lines) if line.strip().startswith(f"{key}:"))
    text = "\n".join(lines[:gone] + lines[gone + 1 :])
    (found,) = problems(tmp_path, {"jurisdictions/RU.yaml": text})
    assert found.text == f"`{key}` is missing."


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Payer une amende.", "amende"),
        ("Payer une AMENDE.", "AMENDE"),
        ("Subir une sanction\u00a0pécuniaire.", "sanction pécuniaire"),
        ("Subir une sanction pe\u0301cuniaire.", "sanction pécuniaire"),
        ("Accepter une retenue sur salaire.", "retenue sur salaire"),
        ("Платить штраф.", "штраф"),
        ("Быть оштрафован.", "оштрафован"),
    ],
)
def test_a_clause_with_a_forbidden_word_is_refused_with_the_source_of_law(text: str, word: str, tmp_path: Path) -> None:
    found = problems(tmp_path, {"child.yaml": f"{BASE}duties:\n  - id: pay\n    text: {text}\n"})
    (one,) = found
    assert one.text.startswith(f"`{word}` may not stand in a document under the law of DE, ES, FR, GB, RU, US: ")
    assert one.hint.startswith("Source: Code du travail, art. L1331-2"), "the law where the role is at home"
    assert one.line == 6
    with pytest.raises(InputError, match="may not stand"):
        composed(tmp_path, "child")


@pytest.mark.parametrize(
    "more",
    [
        "duties: [{id: a, text: b., clauses: [{id: pay, text: Payer une amende.}]}]",
        "cv: [{id: pay, text: Payer une amende.}]",
        "targets: {pay: {label: Montant d'une amende, compare: every, period: day}}",
    ],
)
def test_a_forbidden_word_is_found_wherever_a_clause_or_target_says_it(more: str, tmp_path: Path) -> None:
    assert len(problems(tmp_path, {"child.yaml": f"{BASE}{more}\n"})) == 1


def test_a_word_that_only_begins_like_a_forbidden_one_is_allowed(tmp_path: Path) -> None:
    assert told(tmp_path, {"child.yaml": f"{BASE}duties: [{{id: a, text: Amender le contrat.}}]\n"}) == []


def test_an_unknown_responsibility_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, {"child.yaml": f"{BASE}responsibilities:\n  - poor-perf\n"})
    assert (found.line, found.column) == (5, 5)
    assert found.text.endswith("does not word the responsibility `poor-perf`.")
    assert "poor-performance, offences" in found.hint


def test_an_unknown_variant_is_told_where_it_is_asked_for(tmp_path: Path) -> None:
    found = told(tmp_path, {"child.yaml": f"{BASE}responsibilities:\n  - {{id: offences, variant: nice}}\n"})
    assert found == ["child.yaml:5:5: the jurisdiction DE has no variant `nice` of `offences`."]


def test_a_variant_is_another_wording_and_each_place_has_its_own() -> None:
    words = {
        said(composed(None, role, locale))["poor-performance"]
        for role in ("account-manager", "client-search-manager")
        for locale in ("fr-FR", "fr-RU")
    }
    assert len(words) == 4


def test_russia_has_the_approval_and_the_acknowledgement_france_two_signatures() -> None:
    russian, french = composed(None, "account-manager", "fr-RU"), composed(None, "account-manager", "fr-FR")
    assert french.approval is None
    assert russian.approval is not None
    assert [field.id for field in russian.approval.fields] == ["post", "signature", "name", "date"]
    assert "acknowledgement" in [block.id for block in russian.signatures]
    (acceptance,) = french.signatures
    assert len(acceptance.rows) == 2
    assert all("signature" in [field.id for field in row] for row in acceptance.rows)


def test_a_place_dropped_into_a_folder_is_a_place_to_build_for(tmp_path: Path) -> None:
    shipped = (Path(__file__).parents[2] / "roles/jurisdictions/RU.yaml").read_text("utf-8")
    own = shipped.replace("id: RU", "id: BY").replace("usual_for: [ru]", "usual_for: [be]")
    folder = fill(tmp_path, {"greeter.yaml": GREETER, "jurisdictions/BY.yaml": own})
    assert composed(folder, "greeter", "fr-BY").jurisdiction == "BY"


def test_a_broken_place_stops_a_build_for_it_alone(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"greeter.yaml": GREETER, "jurisdictions/RU.yaml": "id: RU\n"})
    assert composed(folder, "greeter", "fr-FR").jurisdiction == "FR"
    with pytest.raises(InputError, match="is missing"):
        composed(folder, "greeter", "fr-RU")


def test_a_translation_that_brings_a_forbidden_word_in_is_refused_too(tmp_path: Path) -> None:
    words = {"greet": "Быть оштрафованным.", "announce": "Объявлять.", "guide": "Вести."}
    french = {
        "greet": "Accueillir les visiteurs.",
        "announce": "Annoncer les visiteurs.",
        "guide": "Guider les visiteurs.",
    }
    said_so = {f"greeter/duties/{clause}": (french[clause], text) for clause, text in words.items()}
    said_so["greeter/title/inclusive"] = ("Hôte d’accueil", "Администратор")
    catalog = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n' + "\n".join(
        f'msgctxt "{context}"\nmsgid "{text}"\nmsgstr "{russian}"\n' for context, (text, russian) in said_so.items()
    )
    folder = fill(tmp_path, {"greeter.yaml": GREETER, "locale/ru/greeter.po": catalog})
    with pytest.raises(InputError) as caught:
        composed(folder, "greeter", "ru-RU")
    (found,) = caught.value.problems
    assert found.text.startswith("in `ru`, `оштрафованным` may not stand in a document under the law of RU")
    assert (Path(found.file).name, found.line) == ("greeter.yaml", 7)


def test_a_clause_that_a_role_says_below_another_is_not_added_again(tmp_path: Path) -> None:
    below = "    clauses: [{id: other-duties, text: Rendre d’autres services.}]\n  - id: announce\n"
    text = GREETER.replace("  - id: announce\n", below, 1)
    document = composed(fill(tmp_path, {"greeter.yaml": text}), "greeter", "fr-GB")
    assert [clause.anchor for clause in document.walk() if clause.id == "other-duties"] == ["duties-other-duties"]
