"""A fact that is emptied: it stays blank, whatever the role says that is extended, or the employer of every role."""

from __future__ import annotations

from pathlib import Path

from generator.cli.workspace import init
from tests.folders import GREETER, composed, fill, words
from tests.web.serving import serving

AGREEMENT = "Convention collective du commerce de gros"
EMPLOYER = f"language: fr\nname: Nous\ncollective_agreement: {AGREEMENT}\n"


def test_a_role_that_says_nothing_of_the_agreement_has_the_employers(tmp_path: Path) -> None:
    fill(tmp_path, {"greeter.yaml": GREETER, "employer.yaml": EMPLOYER})
    assert AGREEMENT in words(composed(tmp_path, "greeter"))


def test_a_key_with_nothing_behind_it_leaves_it_blank(tmp_path: Path) -> None:
    below = "id: child\nlanguage: fr\nextends: greeter\nworkplace:\ncollective_agreement:\n"
    greeter = f"{GREETER}workplace: Lyon\n"
    fill(tmp_path, {"greeter.yaml": greeter, "child.yaml": below, "employer.yaml": EMPLOYER})
    made = composed(tmp_path, "child")
    assert AGREEMENT not in words(made)
    assert {"workplace", "collective_agreement"} <= {blank.name for blank in made.blanks()}
    lower = "id: lowest\nlanguage: fr\nextends: child\n"
    fill(tmp_path, {"lowest.yaml": lower})
    assert AGREEMENT not in words(composed(tmp_path, "lowest")), "it is inherited"
    fill(tmp_path, {"lowest.yaml": f"{lower}collective_agreement: La nôtre\n"})
    assert "La nôtre" in words(composed(tmp_path, "lowest"))


def test_what_is_emptied_on_a_page_is_printed_and_saved_so(tmp_path: Path) -> None:
    home = tmp_path / "firm"
    init(home, "fr-FR", "Comptoir des Halles")
    fill(home, {"employer.yaml": f"{EMPLOYER}country: FR\n"})
    asked = {"role": "account-manager", "locale": "fr-FR"}
    emptied = {**asked, "edits": {"facts": {"collective_agreement": ""}}}
    with serving(home) as server:
        assert AGREEMENT in server.json("/api/v1/previews", asked)["html"]
        assert AGREEMENT not in server.json("/api/v1/previews", emptied)["html"]
        saved = server.json("/api/v1/overlays?dry=false", {**emptied, "id": "ours"})
        assert "\ncollective_agreement:\n" in saved["yaml"]
        assert AGREEMENT not in server.json("/api/v1/previews", {**asked, "role": "ours"})["html"]
        facts = server.json("/api/v1/roles/ours?locale=fr-FR")["facts"]
        assert [each["value"] for each in facts if each["key"] == "collective_agreement"] == [""]
