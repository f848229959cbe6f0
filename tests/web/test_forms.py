"""Roles as forms, and overlays made of changes, through the API."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.serving import Server

pytestmark = pytest.mark.xdist_group("web-forms")


def even(words: str) -> str:
    """Words with plain spaces."""
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def clauses(listed: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Some clauses of a form and all below them."""
    for each in listed:
        yield each
        yield from clauses(each["clauses"])


@pytest.mark.parametrize("locale", ["de-DE", "es-ES", "fr-FR", "ru-RU"])
@pytest.mark.parametrize("role", ["account-manager", "client-search-manager"])
def test_a_form_shows_the_clauses_that_a_job_description_prints(server: Server, role: str, locale: str) -> None:
    form = server.json(f"/api/v1/roles/{role}?locale={locale}")
    page = server.json("/api/v1/previews", {"role": role, "locale": locale})["html"]
    known = {f"{list['name']}-{each['id']}" for list in form["lists"] for each in clauses(list["clauses"])}
    shown = {
        f"{list['name']}-{each['id']}"
        for list in form["lists"]
        if list["shown"]
        for each in clauses(list["clauses"])
        if each["shown"] and not each["left_out"]
    }
    printed = set(re.findall(r'id="([^"]+)"', page)) & known
    assert len(printed) > 30
    # Paragraphs of the purpose bear no ids; in Spain the profile is a table.
    bare = ("purpose-", "requirements-", "knowledge-", "skills-", "qualities-") if locale == "es-ES" else ("purpose-",)
    assert {each for each in shown if not each.startswith(bare)} == printed - {
        each for each in printed if each.startswith(bare)
    }


def test_a_form_with_changes_says_what_placeholders_print_then(server: Server) -> None:
    asked = {"role": "client-search-manager", "locale": "fr-FR", "edits": {"targets": {"calls": {"value": "1"}}}}
    calls = next(each for each in server.json("/api/v1/forms", asked)["targets"] if each["id"] == "calls")
    assert calls["printed"].replace("\u00a0", " ") == "au moins 1 appel par jour"


def test_overlays_are_refused_with_what_is_wrong(server: Server, workspace: Server) -> None:
    def asked(where: Server, dry: bool = True, **said: Any) -> tuple[int, Any]:
        body = {"role": "account-manager", "id": "ours", "edits": {"facts": {"department": "Halles"}}, **said}
        status, _, data = where.ask(f"/api/v1/overlays?dry={str(dry).lower()}", body)
        return status, json.loads(data)

    assert asked(server, dry=True)[1]["yaml"].endswith("department: Halles\n")
    status, told = asked(server, dry=False)
    assert (status, told["type"]) == (409, "urn:jobdesc:problem:workspace")
    assert asked(workspace, id="client-search-manager")[1]["problems"][0]["key"] == "id"
    assert asked(workspace, id="aux")[1]["problems"][0]["key"] == "id"
    assert asked(workspace, edits={})[0] == 422
    status, told = asked(workspace, edits={"lists": {"rights": [{"id": "own-1", "text": "{nobody}"}]}}, dry=False)
    assert status == 422
    assert told["problems"][0]["part"] == "rights/own-1"
    assert asked(workspace, role="nothing-such")[0] == 422
    assert asked(workspace)[1] == {
        "id": "ours", "path": "roles/ours.yaml", "updates": False,
        "yaml": "id: ours\nlanguage: fr\nextends: account-manager\noverlay: true\ndepartment: Halles\n",
    }  # fmt: skip


def test_an_overlay_is_written_whole_and_never_over_another(workspace: Server) -> None:
    home = Path(str(workspace.process.args[5]))  # type: ignore[index]
    body = {"role": "account-manager", "id": "twice", "edits": {"facts": {"department": "Halles"}}}
    first, second = (workspace.ask("/api/v1/overlays", body)[0] for _ in range(2))
    assert (first, second) == (200, 422)
    assert (home / "roles" / "twice.yaml").read_text().endswith("department: Halles\n")
    assert not [path for path in (home / "roles").iterdir() if path.name.startswith(".")]


def test_a_form_offers_what_its_place_prints(workspace: Server) -> None:
    form = workspace.json("/api/v1/roles/account-manager?locale=fr-FR")
    facts = {each["key"]: each["value"] for each in form["facts"]}
    assert "effective_from" not in facts
    assert "IDCC" in facts["collective_agreement"], "the employer's, which is printed"
    assert [each["key"] for each in form["employer"]] == [
        "name", "signatories.employer.post", "signatories.employer.name",
    ]  # fmt: skip
    russian = workspace.json("/api/v1/roles/account-manager?locale=ru-RU")
    assert [each["key"] for each in russian["employer"]] == [
        "name", "place", "head.post", "head.name", "signatories.personnel.post", "signatories.personnel.name",
        "signatories.lawyer.post", "signatories.lawyer.name",
    ]  # fmt: skip


def test_a_form_offers_every_signature_but_the_holders(server: Server) -> None:
    american = server.json("/api/v1/roles/account-manager?locale=en-US")["employer"]
    assert [(each["key"], each["of_post"]) for each in american] == [
        ("name", False), ("signatories.manager.post", True), ("signatories.manager.name", True),
    ]  # fmt: skip
    assert {each["label"] for each in american[1:]} == {"Manager"}
    employer = {"name": "ООО «Лавка»", "signatories": {"lawyer": {"name": "Ю. Крик"}}}
    asked = {"role": "account-manager", "locale": "ru-RU", "employer": employer}
    assert "Ю. Крик" in even(server.json("/api/v1/previews", asked)["html"])


def test_a_form_asks_for_the_cases_that_its_sentences_use(server: Server) -> None:
    def facts(**said: Any) -> dict[str, Any]:
        asked = {"role": "account-manager", "locale": "ru-RU", "edits": {}, **said}
        return {each["key"]: each for each in server.json("/api/v1/forms", asked)["facts"]}

    genitive = facts()["proposed_by"]["cases"][0]
    assert (genitive["case"], genitive["value"], genitive["asked"]) == ("genitive", "", True)
    assert even(genitive["before"]) == "по представлению "
    assert facts()["appointed_by"]["cases"][0]["value"] == "руководителя организации"
    french = server.json("/api/v1/roles/account-manager?locale=fr-FR")["facts"]
    assert not any(each["cases"] for each in french)

    said = {"name": "начальник отдела", "cases": {"genitive": "начальника отдела", "dative": " "}}
    edits = {"facts": {"proposed_by": said}}
    now = facts(edits=edits)["proposed_by"]
    assert (now["value"], [each["value"] for each in now["cases"]]) == ("начальник отдела", ["начальника отдела"])
    asked = {"role": "account-manager", "locale": "ru-RU", "edits": edits}
    assert "по представлению начальника отдела в порядке" in even(server.json("/api/v1/previews", asked)["html"])
    made = server.json("/api/v1/overlays?dry=true", {**asked, "id": "proposed"})["yaml"]
    assert made.endswith("\nproposed_by: начальник отдела|genitive=начальника отдела\n")

    lacking = {**asked, "edits": {"facts": {"proposed_by": "начальник отдела"}}}
    status, _, data = server.ask("/api/v1/previews", lacking)
    assert status == 422
    assert [each["part"] for each in json.loads(data)["problems"]] == ["proposed_by"]
    wrong = {**asked, "edits": {"facts": {"proposed_by": {"name": "x", "cases": {"sociative": "y"}}}}}
    assert server.ask("/api/v1/previews", wrong)[0] == 422


def test_a_title_in_other_words_is_printed_and_saved_under_the_same_id(server: Server) -> None:
    forms = {"masculine": "Conseiller", "feminine": "Conseillère", "inclusive": "Conseiller / Conseillère"}
    asked = {"role": "account-manager", "locale": "fr-FR", "title": "feminine", "edits": {"title": forms}}
    page = server.json("/api/v1/previews", asked)["html"]
    assert "<title>" in page
    assert "Conseillère" in page.partition("<title>")[2].partition("</title>")[0]
    form = server.json("/api/v1/forms", {key: asked[key] for key in ("role", "locale", "edits")})
    assert (form["titles"], form["role"]) == (forms, "account-manager")
    short = {"single": "le conseiller"}
    edits = {"title": forms, "short_name": short}
    changed = {"role": "account-manager", "locale": "fr-FR", "edits": edits, "id": "conseil"}
    made = server.json("/api/v1/overlays?dry=true", changed)["yaml"]
    assert made.startswith("id: conseil\nlanguage: fr\nextends: account-manager\noverlay: true\ntitle:\n")
    assert "  feminine: Conseillère\n" in made
    assert "short_name: {single: le conseiller}\n" in made
    assert "Le conseiller" in even(server.json("/api/v1/previews", {**asked, "edits": {"short_name": short}})["html"])
    status, _, data = server.ask("/api/v1/previews", {**asked, "edits": {"title": {"feminine": "Seule"}}})
    assert (status, json.loads(data)["problems"][0]["part"]) == (422, "title")


def test_a_fact_that_is_emptied_is_printed_as_a_line(workspace: Server) -> None:
    asked = {"role": "account-manager", "locale": "fr-FR", "edits": {"facts": {"appointed_by": "", "supervises": ""}}}
    facts = {each["key"]: each["value"] for each in workspace.json("/api/v1/forms", asked)["facts"]}
    assert facts["appointed_by"] == facts["supervises"] == ""
    assert "direction de l’entreprise" not in workspace.json("/api/v1/previews", asked)["html"]
    made = workspace.json("/api/v1/overlays?dry=true", {**asked, "id": "emptied"})["yaml"]
    assert made.endswith("supervises:\nappointed_by:\n")
