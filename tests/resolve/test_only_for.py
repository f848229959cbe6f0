"""Overlays that are only for some: taken instead of the role that they extend, for these departments and places."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import InputError, Request, check, documents
from generator.model.document import plain
from tests.folders import GREETER, fill

DAY = date(2026, 11, 27)
NIGHT = """\
id: greeter-night
language: fr
extends: greeter
only_for: {places: [FR]}
duties:
  - id: doors
    text: Fermer les portes.
"""


def duties(folder: Path, role: str = "greeter", locale: str = "fr-FR") -> list[str]:
    """The duties of a role as its job description prints them."""
    request = Request(date=DAY, roles=(role,), locales=(locale,), roles_dir=folder, allow_untranslated=True)
    (document,) = documents(request)
    assert document.role == role
    return [
        plain(clause.content) for section in document.sections if section.id == "duties" for clause in section.walk()
    ]


def test_an_overlay_for_a_place_stands_in_for_the_role_there_and_nowhere_else(tmp_path: Path) -> None:
    fill(tmp_path, {"greeter.yaml": GREETER, "greeter-night.yaml": NIGHT})
    assert "Fermer les portes." in duties(tmp_path)
    assert "Fermer les portes." not in duties(tmp_path, locale="fr-DE")


def test_an_overlay_for_a_shipped_role_stands_in_for_it(tmp_path: Path) -> None:
    overlay = NIGHT.replace("extends: greeter", "extends: bank-account-manager").replace("greeter-night", "bank-night")
    fill(tmp_path, {"bank-night.yaml": overlay})
    assert "Fermer les portes." in duties(tmp_path, "bank-account-manager")


def test_what_is_only_for_departments_is_not_taken_where_none_is_known(tmp_path: Path) -> None:
    overlay = NIGHT.replace("{places: [FR]}", "{departments: [Nuit]}")
    fill(tmp_path, {"greeter.yaml": GREETER, "greeter-night.yaml": overlay})
    assert "Fermer les portes." not in duties(tmp_path)
    assert "Fermer les portes." in duties(tmp_path, "greeter-night")


def test_such_an_overlay_is_not_built_unless_it_is_named(tmp_path: Path) -> None:
    fill(tmp_path, {"greeter.yaml": GREETER, "greeter-night.yaml": NIGHT})
    made = {document.role for document in documents(Request(date=DAY, roles_dir=tmp_path))}
    assert "greeter" in made
    assert "greeter-night" not in made


def test_asked_for_in_another_place_it_says_where_it_is_for(tmp_path: Path) -> None:
    fill(tmp_path, {"greeter.yaml": GREETER, "greeter-night.yaml": NIGHT})
    with pytest.raises(InputError) as caught:
        duties(tmp_path, "greeter-night", "fr-DE")
    (problem,) = caught.value.problems
    assert (problem.line, problem.text) == (4, "the overlay `greeter-night` is only for FR, and DE is asked for.")
    assert problem.hint == "Ask for `greeter` there, or add DE to its `only_for`."


def test_the_narrower_of_two_counts(tmp_path: Path) -> None:
    wide = NIGHT.replace("greeter-night", "greeter-wide").replace("Fermer les portes.", "Ouvrir les portes.")
    narrow = NIGHT.replace("{places: [FR]}", "{places: [FR], departments: [Nuit]}")
    fill(tmp_path, {"greeter.yaml": GREETER, "greeter-wide.yaml": wide, "greeter-night.yaml": narrow})
    assert "Ouvrir les portes." in duties(tmp_path)


def test_two_that_are_equally_narrow_are_refused(tmp_path: Path) -> None:
    fill(tmp_path, {
        "greeter.yaml": GREETER, "greeter-night.yaml": NIGHT,
        "greeter-rain.yaml": NIGHT.replace("greeter-night", "greeter-rain"),
    })  # fmt: skip
    with pytest.raises(InputError, match="this overlay and `greeter-night` are both for the same people in FR"):
        duties(tmp_path)


def test_an_overlay_of_an_overlay_stands_in_for_both(tmp_path: Path) -> None:
    deeper = NIGHT.replace("extends: greeter", "extends: greeter-night").replace(
        "id: greeter-night", "id: greeter-deep"
    )
    deeper = deeper.replace("id: doors", "id: lights").replace("Fermer les portes.", "Éteindre les lumières.")
    fill(tmp_path, {"greeter.yaml": GREETER, "greeter-night.yaml": NIGHT, "greeter-deep.yaml": deeper})
    assert {"Fermer les portes.", "Éteindre les lumières."} <= set(duties(tmp_path))


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("only_for: {}", "name `departments`, or `places`, or both"),
        ("only_for: {places: [fr]}", "a place is named by two capital letters, such as FR or GB, not `fr`."),
        ("only_for: {town: [Lyon]}", "unknown key `town`."),
    ],
)
def test_what_is_wrong_with_it_is_told(tmp_path: Path, said: str, text: str) -> None:
    fill(tmp_path, {"greeter.yaml": GREETER, "greeter-night.yaml": NIGHT.replace("only_for: {places: [FR]}", said)})
    problems, _ = check(tmp_path)
    assert any(text in problem.text for problem in problems), problems


def test_without_a_parent_it_stands_in_for_nothing(tmp_path: Path) -> None:
    fill(tmp_path, {"greeter.yaml": GREETER.replace("category", "only_for: {places: [FR]}\ncategory")})
    problems, _ = check(tmp_path)
    assert any("no `extends` says of which role" in problem.text for problem in problems), problems


def test_a_sound_one_is_checked_in_its_own_places_alone(tmp_path: Path) -> None:
    fill(tmp_path, {"greeter.yaml": GREETER, "greeter-night.yaml": NIGHT})
    assert check(tmp_path)[0] == ()


def test_a_department_that_the_employer_does_not_list_is_told_at_its_item(tmp_path: Path) -> None:
    employer = "language: fr\nname: Nous\ndepartments: {credits: Crédits et prêts, guichet: Guichet}\n"
    said = "only_for: {departments: [CREDITS, crédits et prêts, Crédits]}"
    overlay = NIGHT.replace("only_for: {places: [FR]}", said)
    fill(tmp_path, {"greeter.yaml": GREETER, "greeter-night.yaml": overlay, "employer.yaml": employer})
    (problem,) = check(tmp_path)[0]
    assert problem.text == "there is no department `Crédits` in employer.yaml."
    assert problem.hint == "There are: credits (Crédits et prêts), guichet (Guichet)."
    assert (problem.line, problem.column) == (4, said.index("Crédits]") + 1)
    with pytest.raises(InputError, match="there is no department `Crédits` in"):
        duties(tmp_path)


def test_where_the_employer_lists_no_departments_any_may_be_meant(tmp_path: Path) -> None:
    overlay = NIGHT.replace("{places: [FR]}", "{departments: [Nuit]}")
    files = {"greeter.yaml": GREETER, "greeter-night.yaml": overlay, "employer.yaml": "language: fr\nname: Nous\n"}
    fill(tmp_path, files)
    assert check(tmp_path)[0] == ()
