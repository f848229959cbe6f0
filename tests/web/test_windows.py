"""The page of job descriptions in two windows of one browser, and beside somebody who writes into the same files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.adapting import editing, field, open_card, wait_for, words
from tests.web.browsing import visiting
from tests.web.serving import Server

pytestmark = pytest.mark.xdist_group("page-job_descriptions")

ANALYSIS, OBJECTIONS = "duties/client-analysis", "duties/objections"
TOLD = "#offer .message"


@contextmanager
def two_windows(browser: Browser, server: Server, deaf: bool = False) -> Iterator[tuple[Page, Page]]:
    """Two windows of one browser on the same role. They hear of each other at once, unless the other one is deaf."""
    address = f"{server.address}/fr/job-descriptions#role=account-manager&locale=fr-FR"
    with visiting(browser, "fr") as visit:
        other = visit.page.context.new_page()
        if deaf:
            other.add_init_script("addEventListener('storage', (event) => event.stopImmediatePropagation())")
        for page in (visit.page, other):
            page.goto(address)
            wait_for(page, "clientèle")
        yield visit.page, other
        assert visit.complaints == []


def test_another_window_shows_what_is_changed_in_this_one(browser: Browser, server: Server) -> None:
    with two_windows(browser, server) as (one, other):
        open_card(other, "facts")
        words(one, ANALYSIS).fill("Dans la première fenêtre.")
        expect(words(other, ANALYSIS)).to_have_value("Dans la première fenêtre.")
        expect(other.locator(TOLD)).to_contain_text("dans une autre fenêtre")
        assert other.locator('details[data-card="facts"]').get_attribute("open") is not None
        words(other, OBJECTIONS).fill("Dans la seconde.")
        expect(words(one, OBJECTIONS)).to_have_value("Dans la seconde.")
        expect(words(one, ANALYSIS)).to_have_value("Dans la première fenêtre.")
        wait_for(one, "Dans la seconde.")
        one.locator("#anew").click()
        expect(words(other, OBJECTIONS)).not_to_have_value("Dans la seconde.")


def test_changes_that_know_nothing_of_each_other_are_asked_about(browser: Browser, server: Server) -> None:
    with two_windows(browser, server, deaf=True) as (one, other):
        words(one, ANALYSIS).fill("Dans la première fenêtre.")
        other.wait_for_timeout(200)
        words(other, OBJECTIONS).fill("Dans la seconde.")
        expect(one.locator(TOLD)).to_contain_text("Quelles modifications")
        expect(words(one, ANALYSIS)).to_have_value("Dans la première fenêtre.")
        one.locator(TOLD).get_by_role("button", name="affichées ici").click()
        expect(one.locator(TOLD)).to_have_count(0)
        one.reload()
        expect(words(one, ANALYSIS)).to_have_value("Dans la première fenêtre.")
        words(other, OBJECTIONS).fill("Encore dans la seconde.")
        expect(one.locator(TOLD)).to_contain_text("Quelles modifications")
        one.locator(TOLD).get_by_role("button", name="autre fenêtre").click()
        expect(words(one, OBJECTIONS)).to_have_value("Encore dans la seconde.")


def home(server: Server) -> Path:
    """The folder that a server works in."""
    return server.log.parent / server.log.stem


def test_a_file_that_changed_meanwhile_is_not_written_over_unasked(browser: Browser, workspace: Server) -> None:
    file = home(workspace) / "roles" / "ours.yaml"
    file.write_text("id: ours\nlanguage: fr\nextends: account-manager\noverlay: true\nworkplace: Lyon\n", "utf-8")
    with editing(browser, workspace, "ours", "fr-FR", refused=True) as visit:
        page = visit.page
        words(page, ANALYSIS).fill("Analyser la clientèle du marché.")
        by_hand = file.read_text("utf-8").replace("Lyon", "Paris")
        file.write_text(by_hand, "utf-8")
        page.locator("#save").click()
        told = page.locator("#overlay-wrong")
        expect(told).to_contain_text("roles/ours.yaml a été modifié")
        expect(page.locator("#overlay-write")).to_be_disabled()
        visit.picture("job-descriptions-file-changed")
        told.get_by_role("button", name="Recharger").click()
        open_card(page, "facts")
        expect(field(page, "workplace")).to_have_value("Paris")
        expect(words(page, ANALYSIS)).to_have_value("Analyser la clientèle du marché.")
        file.write_text(by_hand.replace("Paris", "Lille"), "utf-8")
        page.locator("#save").click()
        told.get_by_role("button", name="Enregistrer quand même").click()
        expect(page.locator("#overlay-write")).to_be_enabled()
        page.locator("#overlay-write").click()
        expect(page.locator("#offer")).to_contain_text("roles/ours.yaml")
        assert "workplace: Lille" in file.read_text("utf-8")
        assert "Analyser la clientèle du marché." in file.read_text("utf-8")
        visit.complaints[:] = [each for each in visit.complaints if "409" not in each]


def test_the_api_writes_only_into_the_file_that_its_form_was_made_of(workspace: Server) -> None:
    file = home(workspace) / "roles" / "versioned.yaml"
    file.write_text("id: versioned\nlanguage: fr\nextends: account-manager\noverlay: true\n", "utf-8")
    version = workspace.json("/api/v1/roles/versioned?locale=fr-FR")["version"]
    asked = {"role": "versioned", "id": "versioned", "edits": {"facts": {"workplace": "Lyon"}}, "version": version}
    assert workspace.json("/api/v1/overlays?dry=true", asked)["updates"]
    file.write_text(file.read_text("utf-8") + "department: Ventes\n", "utf-8")
    before = file.read_bytes()
    status, _, data = workspace.ask("/api/v1/overlays?dry=false", asked)
    assert (status, b"urn:jobdesc:problem:changed" in data) == (409, True)
    assert file.read_bytes() == before
    renewed = {**asked, "version": workspace.json("/api/v1/roles/versioned?locale=fr-FR")["version"]}
    assert workspace.json("/api/v1/overlays?dry=false", renewed)["updates"]
    assert workspace.json("/api/v1/roles/account-manager?locale=fr-FR")["version"] == ""
