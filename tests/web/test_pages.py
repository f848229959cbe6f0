"""What all pages share: languages, looks, the keyboard, addresses that there are not, and what axe-core finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, FilePayload, Page, ViewportSize, expect

from generator.web.pages import PAGES
from tests.web import axe
from tests.web.browsing import NARROW, WIDE, visiting
from tests.web.serving import Server

pytestmark = pytest.mark.xdist_group("page-pages")


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> str:
    """axe-core."""
    return axe.fetched(tmp_path_factory.mktemp("axe"))


@pytest.fixture(scope="module")
def inspected(browser: Browser) -> Iterator[Page]:
    """A page that axe-core may be put into, which the pages' own rules for scripts forbid."""
    # A colour on its way to another one has a contrast that nobody has chosen.
    context = browser.new_context(bypass_csp=True, locale="de", reduced_motion="reduce")
    context.set_default_timeout(15_000)
    try:
        yield context.new_page()
    finally:
        context.close()


def _opened_everywhere(page: Page) -> None:
    page.evaluate("for (const each of document.querySelectorAll('main details')) each.open = true")


def _a_discriminating_text(page: Page) -> None:
    page.locator("#tab-check").click()
    page.locator("#text").fill("We want a young salesman, a native speaker of English, for at most 25 £ an hour.")
    expect(page.locator("#check-findings .message, #check-findings li").first).to_be_visible()


def _a_cv(page: Page) -> None:
    text = b"Jean Martin\n\nExperience\n2019 - 2023 Vendeur, Comptoir des Halles, Lyon\n"
    page.locator("#file").set_input_files(FilePayload(name="cv.txt", mimeType="text/plain", buffer=text))
    expect(page.locator("#report *").first).to_be_visible()


def _a_list_with_mistakes(page: Page) -> None:
    table = b"name,role,start_date\nClaire Martin,acount-manager,2026-13-01\nPaul Durand,account-manager,\n"
    page.locator("#file").set_input_files(FilePayload(name="people.csv", mimeType="text/csv", buffer=table))
    expect(page.locator("#checked")).to_be_visible()


def _what_an_overlay_changes(page: Page) -> None:
    page.locator('[data-role="our-client-search"] .differs').click()
    expect(page.locator(".line").first).to_be_visible()


FILLED: dict[str, Callable[[Page], None]] = {
    "job-descriptions": _opened_everywhere, "vacancies": _a_discriminating_text, "cv": _a_cv,
    "many": _a_list_with_mistakes, "roles": _what_an_overlay_changes,
}  # fmt: skip
"""What a person does on each page so that it shows what it can."""
Look = Literal["light", "dark"]
LOOKS: tuple[Look, ...] = ("light", "dark")
Looks = tuple[tuple[ViewportSize, Look], ...]
FAR_APART: Looks = ((WIDE, "light"), (NARROW, "dark"))
THE_OTHERS: Looks = ((WIDE, "dark"), (NARROW, "light"))


@pytest.mark.parametrize(
    "looks", [FAR_APART, pytest.param(THE_OTHERS, marks=pytest.mark.slow)], ids=["far-apart", "others"]
)
@pytest.mark.parametrize(("name", "language"), list(zip(PAGES, ("de", "en", "es", "fr", "ru"), strict=True)))
def test_axe_finds_nothing(
    name: str, language: str, looks: Looks, inspected: Page, workspace: Server, script: str
) -> None:
    inspected.goto(f"{workspace.address}/{language}/{name}?role=account-manager")
    inspected.wait_for_load_state("networkidle")
    assert _found(inspected, script, looks) == []
    FILLED[name](inspected)
    assert _found(inspected, script, looks) == []


def test_axe_finds_nothing_on_the_page_of_a_wrong_address(inspected: Page, workspace: Server, script: str) -> None:
    inspected.goto(f"{workspace.address}/de/no-such-page")
    assert _found(inspected, script, (*FAR_APART, *THE_OTHERS)) == []


def _found(page: Page, script: str, looks: Looks) -> list[str]:
    """What axe-core finds on screens of some sizes, in the light or in the dark."""
    found = []
    for size, look in looks:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=look)
        found += [f"{look}, {size['width']}: {each}" for each in axe.violations(page, script)]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("language", ["de", "ru"])
def test_no_page_is_wider_than_a_telephone(language: str, browser: Browser, server: Server) -> None:
    with visiting(browser, language, narrow=True) as visit:
        for name in PAGES:
            visit.page.goto(f"{server.address}/{language}/{name}")
            visit.page.wait_for_load_state("networkidle")
            assert visit.page.evaluate("document.documentElement.scrollWidth") == NARROW["width"], name
            current = visit.page.locator(".top nav [aria-current]")
            expect(current).to_be_in_viewport(ratio=0.9)
        assert visit.complaints == []


def test_the_first_page_speaks_the_language_of_the_browser(browser: Browser, workspace: Server) -> None:
    for language in ("ru", "fr"):
        with visiting(browser, language) as visit:
            visit.page.goto(workspace.address)
            assert visit.page.url == f"{workspace.address}/{language}/job-descriptions"
            assert visit.page.locator("html").get_attribute("lang") == language


def test_another_language_keeps_the_page_and_what_stands_in_its_address(browser: Browser, workspace: Server) -> None:
    with visiting(browser, "fr") as visit:
        visit.page.goto(f"{workspace.address}/fr/roles?locale=fr-FR#family")
        visit.page.locator("#language").select_option("ru")
        visit.page.wait_for_url(f"{workspace.address}/ru/roles?locale=fr-FR#family")
        expect(visit.page.locator("#language")).to_have_value("ru")


def test_a_look_that_was_chosen_stays_on_every_page(browser: Browser, workspace: Server) -> None:
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    with visiting(browser, "fr") as visit:
        page = visit.page
        page.goto(f"{workspace.address}/fr/cv")
        light = page.evaluate(ground)
        page.locator("#look").select_option("dark")
        dark = page.evaluate(ground)
        page.goto(f"{workspace.address}/fr/roles")
        assert page.evaluate(ground) == dark != light
        expect(page.locator("#look")).to_have_value("dark")
        page.locator("#look").select_option("")
        page.reload()
        assert page.evaluate(ground) == light


def test_the_keyboard_goes_past_the_menu_at_once_or_through_it_in_order(browser: Browser, workspace: Server) -> None:
    with visiting(browser, "ru") as visit:
        page = visit.page
        page.goto(f"{workspace.address}/ru/roles")
        page.keyboard.press("Tab")
        skip = page.locator(".skip")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("#content")).to_be_focused()
        skip.focus()
        seen = []
        for _ in range(len(PAGES) + 3):
            page.keyboard.press("Tab")
            seen.append(page.evaluate("document.activeElement.id || new URL(document.activeElement.href).pathname"))
        assert seen == ["/ru/", *(f"/ru/{name}" for name in PAGES), "language", "look"]


def test_a_wrong_address_shows_a_person_the_pages_that_there_are(browser: Browser, workspace: Server) -> None:
    with visiting(browser, "fr") as visit:
        answer = visit.page.goto(f"{workspace.address}/ru/no-such-page")
        assert answer
        assert answer.status == 404
        assert visit.page.locator("html").get_attribute("lang") == "ru"
        visit.page.locator("main a").last.click()
        expect(visit.page.locator("#family")).to_be_visible()
        for address in ("/no/such/address", "/static/none.css"):
            answer = visit.page.goto(f"{workspace.address}{address}")
            assert answer
            assert answer.status == 404
            assert visit.page.locator("html").get_attribute("lang") == "fr"


def test_a_program_is_told_of_a_wrong_address_as_programs_are(workspace: Server) -> None:
    browsers = {"Accept": "text/html,application/xhtml+xml"}
    for path, headers in (("/fr/no-such-page", {}), ("/api/v1/no-such", {}), ("/api/v1/no-such", browsers)):
        status, said, _ = workspace.ask(path, headers=headers)
        assert (status, said["content-type"]) == (404, "application/problem+json"), path
