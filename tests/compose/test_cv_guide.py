"""A CV checklist says what a candidate may read of a role, the customs of the place, and how to use both."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator import Document, Request, documents
from generator.model.document import Blank, plain
from tests.compose.test_vacancy import CLERK
from tests.folders import DAY, fill
from tests.test_parity import ROLES, USUAL

SECTIONS = (
    "before", "matching-qualities", "skills", "client-experience", "achievements", "references", "spelling", "photo",
    "contact-details", "proofread", "study-paths", "advantages", "drawbacks", "related",
)  # fmt: skip


def guide(role: str, locale: str = "fr-FR", **asked: Any) -> Document:
    """One checklist."""
    (made,) = documents(Request(date=DAY, roles=(role,), locales=(locale,), kinds=("cv-guide",), **asked))
    return made


@pytest.mark.parametrize("locale", USUAL)
@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_every_group_in_every_place(role: str, locale: str) -> None:
    made = guide(role, locale)
    assert tuple(section.id for section in made.sections) == SECTIONS
    assert all(section.look == ("points" if section.id in SECTIONS[10:] else "checks") for section in made.sections)
    assert 120 < len(plain(made.lead[0])) <= 320
    assert sum(1 for _ in made.walk()) > 35


@pytest.mark.parametrize("role", ROLES)
def test_qualities_are_tied_to_the_duties_they_serve(role: str) -> None:
    (section,) = (each for each in guide(role).sections if each.id == "matching-qualities")
    reasons = [plain(clause.reason) for clause in section.clauses if clause.reason]
    assert len(reasons) >= 4
    assert len(reasons) == len(set(reasons))
    assert all(reason.startswith("Utile à cette mission\u00a0:") for reason in reasons)


@pytest.mark.parametrize("role", ROLES)
def test_there_are_two_examples_of_achievements_with_figures_and_room_for_ones_own(role: str) -> None:
    (section,) = (each for each in guide(role).sections if each.id == "achievements")
    assert len(section.clauses) == 2
    assert all(any(sign.isdigit() for sign in plain(clause.content)) for clause in section.clauses)
    assert all(isinstance((clause.reason or ())[0], Blank) for clause in section.clauses)


@pytest.mark.parametrize(
    ("locale", "photo", "paths"),
    [
        ("en-GB", "does not carry a photo", ("apprenticeship",)),
        ("en-US", "does not carry a photo", ("bachelor",)),
        ("de-DE", "freiwillig", ("ausbildung-bank", "studium")),
        ("fr-FR", "facultative", ("bts-banque", "but-tc")),
    ],
)
def test_customs_and_ways_of_study_are_those_of_the_place(locale: str, photo: str, paths: tuple[str, ...]) -> None:
    made = guide("bank-account-manager", locale)
    found = {clause.id: plain(clause.content) for clause in made.walk()}
    assert found["photo"]
    assert {*paths} <= {*found}
    assert "ausbildung-einzelhandel" not in found


def test_a_role_of_ones_own_has_the_ways_of_study_of_the_role_that_it_extends(tmp_path: Path) -> None:
    own = "id: teller\nlanguage: fr\nextends: bank-account-manager\ntitle: {single: Conseiller ou conseillère}\n"
    fill(tmp_path, {"teller.yaml": own})
    found = {clause.id for clause in guide("teller", roles_dir=tmp_path).walk()}
    assert "bts-banque" in found
    assert "bts-mco" not in found


def test_what_is_not_for_candidates_is_not_on_the_sheet(tmp_path: Path) -> None:
    fill(tmp_path, {"clerk.yaml": CLERK})
    made = guide("clerk", roles_dir=tmp_path)
    text = "\n".join(
        [plain(made.lead[0]), *(plain((*clause.content, *(clause.reason or ()))) for clause in made.walk())]
    )
    for private in ("secret", "corrompu", "77", "Quota"):
        assert private not in text
