"""The page of job descriptions, in a browser: what was typed is printed where it belongs, and outlives mistakes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.web.adapting import CALLS, editing, field, open_card, wait_for, words
from tests.web.serving import Server

pytestmark = pytest.mark.xdist_group("page-job_descriptions")


def test_whoever_is_typed_to_sign_stands_on_the_signature_line(browser: Browser, workspace: Server) -> None:
    with editing(browser, workspace, "account-manager", "fr-FR") as visit:
        page = visit.page
        open_card(page, "employer")
        expect(field(page, "employer/head/name")).to_have_count(0)
        expect(page.locator('[data-card="employer"] .letterhead')).to_contain_text("employer.yaml")
        name = field(page, "employer/signatories/employer/name")
        before = name.input_value()
        name.fill("Zoé Petit")
        wait_for(page, "Zoé Petit", gone=before)


def test_who_holds_the_post_stays_after_saving(browser: Browser, workspace: Server) -> None:
    with editing(browser, workspace, "account-manager", "fr-FR") as visit:
        page = visit.page
        open_card(page, "person")
        field(page, "person/name").fill("Claire Martin")
        page.locator("#title-form").select_option("feminine")
        words(page, "duties/client-analysis").fill("Analyser les clients du marché.")
        wait_for(page, "clients du marché")
        page.locator("#save").click()
        page.locator("#overlay-name").fill("du marché")
        page.locator("#overlay-write").click()
        expect(page.locator("#role")).to_have_value("du-marche")
        expect(field(page, "person/name")).to_have_value("Claire Martin")
        expect(page.locator("#title-form")).to_have_value("feminine")
        wait_for(page, "Claire Martin")


def test_a_mistake_stops_downloads_and_leaves_a_page_after_a_reload(browser: Browser, server: Server) -> None:
    with editing(browser, server, "client-search-manager", "fr-FR", refused=True) as visit:
        page = visit.page
        known = words(page, CALLS).input_value()
        words(page, CALLS).fill(f"{known} {{nobody}}")
        expect(page.locator(f'.clause[data-part="{CALLS}"] > .clause-told')).to_contain_text("nobody")
        page.locator("#title-form").focus()
        page.locator("#download > summary").click()
        page.locator('#download [data-format="docx"]').click()
        expect(words(page, CALLS)).to_be_focused()
        page.reload()
        expect(page.locator("#state")).not_to_be_empty()
        wait_for(page, "Passer au moins 30 appels par jour", gone="nobody")


def test_a_broken_file_of_another_role_is_told_beside_the_page(browser: Browser, workspace: Server) -> None:
    broken = workspace.log.parent / workspace.log.stem / "roles" / "broken.yaml"
    broken.write_text("id: broken\nlanguage: fr\nextends: account-manager\nduties: [\n", "utf-8")
    try:
        with editing(browser, workspace, "account-manager", "fr-FR") as visit:
            page = visit.page
            told = page.locator("#beside .warnings")
            expect(told.locator("summary")).to_contain_text("1")
            told.locator("summary").click()
            expect(told).to_contain_text("roles/broken.yaml")
            visit.picture("job-descriptions-broken-file")
            broken.unlink()
            words(page, "duties/client-analysis").fill("Analyser les clients du marché.")
            wait_for(page, "clients du marché")
            expect(told).to_have_count(0)
    finally:
        broken.unlink(missing_ok=True)
