"""An employer who is named in a page is named so everywhere in a document, whatever the workspace says."""

from __future__ import annotations

from tests.web.serving import Server

ROLE = {"role": "account-manager", "locale": "fr-FR"}


def test_another_name_takes_the_place_of_the_short_one_in_running_heads(workspace: Server) -> None:
    assert "Comptoir des Halles" in workspace.json("/api/v1/previews", ROLE)["html"]
    renamed = workspace.json("/api/v1/previews", {**ROLE, "employer": {"name": "Maison Ardent"}})["html"]
    assert "Maison Ardent" in renamed
    assert "Comptoir des Halles" not in renamed
    short = {"name": "Maison Ardent", "short_name": "Ardent"}
    assert "Ardent" in workspace.json("/api/v1/previews", {**ROLE, "employer": short})["html"].replace("Maison", "")
