"""The page of roles: who extends whom, what an overlay changes, how far translations are, which files are wrong."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from playwright.sync_api import Browser, Locator, Page, expect

from generator.cli.workspace import init
from tests.web.browsing import visiting
from tests.web.serving import Server, serving

pytestmark = pytest.mark.xdist_group("page-roles")

OWN = """\
id: bank-lyon
language: fr
extends: bank-account-manager
overlay: true
only_for:
  places: [FR]

duties:
  - remove: objections
  - id: lyon-visits
    text: Rendre visite aux clients de la région lyonnaise.
  - id: orders
    text: Traiter les commandes de produits bancaires des clients de Lyon.
"""
BROKEN = """\
id: bank-broken
language: fr
extends: bank-account-manager
dutys:
  - id: visits
    text: Rendre visite aux clients.
"""
BELOW = """\
id: below-broken
language: fr
extends: bank-broken
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with an overlay, a role with a mistake, and one that extends that."""
    made = tmp_path_factory.mktemp("firm") / "comptoir"
    init(made, "fr-FR", "Comptoir des Halles")
    for name, text in {"bank-lyon": OWN, "bank-broken": BROKEN, "below-broken": BELOW}.items():
        (made / "roles" / f"{name}.yaml").write_text(text, "utf-8")
    return made


@pytest.fixture(scope="module")
def firm(home: Path) -> Iterator[Server]:
    """A server in that workspace."""
    with serving(home) as made:
        yield made


def role(page: Page, id: str) -> Locator:
    """The card of a role."""
    return page.locator(f'[data-role="{id}"]')


def opened(page: Page, server: Server, language: str, query: str = "") -> Page:
    """The page of roles, when it shows them."""
    page.goto(f"{server.address}/{language}/roles{query}")
    expect(role(page, "account-manager")).to_be_visible()
    return page


def words_of(data: bytes, kind: str) -> str:
    """The words of a Word file that a kind of tracked change holds."""
    body = etree.fromstring(ZipFile(BytesIO(data)).read("word/document.xml"))
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    changes = body.iter(f"{name}{kind}")
    return "".join(str(words) for change in changes for words in change.itertext())


def test_an_own_overlay_hangs_below_the_role_that_it_extends(browser: Browser, firm: Server) -> None:
    with visiting(browser, "fr") as visit:
        page = opened(visit.page, firm, "fr")
        below = page.locator('li:has(> [data-role="bank-account-manager"]) > ul > li > [data-role="bank-lyon"]')
        expect(below.locator("h3")).to_have_text("Chargé / Chargée de clientèle bancaire")
        expect(below.locator(".for-whom")).to_contain_text("France")
        expect(below.locator(".counts li")).to_have_count(4)
        expect(below.locator(".key.own")).to_contain_text("1")
        expect(below.get_by_role("link").first).to_have_attribute(
            "href", "/fr/job-descriptions?role=bank-lyon&locale=fr-FR"
        )
        visit.picture("roles-fr")
        assert visit.complaints == []


def test_a_role_with_a_mistake_says_where_and_the_others_still_work(browser: Browser, firm: Server) -> None:
    with visiting(browser, "ru") as visit:
        page = opened(visit.page, firm, "ru")
        broken = role(page, "bank-broken")
        expect(broken.locator(".message.bad")).to_contain_text("roles/bank-broken.yaml")
        expect(broken.locator(".message.bad")).to_contain_text("4")
        expect(broken.locator("code", has_text="dutys")).to_be_visible()
        expect(broken.get_by_role("link")).to_have_count(0)
        expect(role(page, "below-broken")).to_contain_text("roles/bank-broken.yaml")
        role(page, "bank-lyon").locator(".differs").click()
        expect(role(page, "bank-lyon").locator(".tag.added").first).to_be_visible()
        expect(page.locator(".states tbody tr").first).to_be_visible()
        visit.picture("roles-broken-ru")


def test_a_mended_role_is_as_good_as_any_other(browser: Browser, firm: Server, home: Path) -> None:
    file = home / "roles" / "bank-broken.yaml"
    with visiting(browser, "fr") as visit:
        page = opened(visit.page, firm, "fr")
        expect(role(page, "bank-broken").get_by_role("link")).to_have_count(0)
        try:
            file.write_text(BROKEN.replace("dutys", "duties"), "utf-8")
            opened(page, firm, "fr")
            expect(role(page, "bank-broken").get_by_role("link")).to_have_count(3)
            expect(role(page, "below-broken").get_by_role("link")).to_have_count(3)
        finally:
            file.write_text(BROKEN, "utf-8")


STRANGE = {
    "ring-one": "id: ring-one\nlanguage: fr\nextends: ring-two\n",
    "ring-two": "id: ring-two\nlanguage: fr\nextends: ring-one\n",
    "itself": "id: itself\nlanguage: fr\nextends: itself\n",
    "orphan": "id: orphan\nlanguage: fr\nextends: no-such-role\n",
    "misnamed": "id: of-another-name\nlanguage: fr\n",
    "unread": 'id: unread\ntitle: "open\n',
    "empty": "",
    "list": "- a\n- b\n",
}
"""Files that are no roles, or of no family."""


def test_whatever_a_file_holds_the_family_is_told(firm: Server, home: Path) -> None:
    files = {home / "roles" / f"{name}.yaml": text for name, text in STRANGE.items()}
    try:
        for file, text in files.items():
            file.write_text(text, "utf-8")
        roles = {each["id"]: each for each in walked(firm.json("/api/v1/tree?locale=fr-FR")["roles"])}
        assert roles.keys() >= STRANGE.keys()
        for name in STRANGE:
            assert [each["file"] for each in roles[name]["problems"]] == [f"roles/{name}.yaml"], name
        assert not roles["bank-lyon"]["problems"]
        assert not roles["bank-lyon"]["blocked"]
        assert firm.json("/api/v1/translations")["owners"]
    finally:
        for file in files:
            file.unlink()


def walked(roles: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Roles with all that extend them."""
    for each in roles:
        yield each
        yield from walked(each["children"])


@pytest.mark.parametrize(("language", "locale"), [("fr", "fr-FR"), ("ru", "ru-RU")])
def test_what_an_overlay_changes_is_shown_and_downloaded(
    browser: Browser, firm: Server, language: str, locale: str
) -> None:
    with visiting(browser, language) as visit:
        page = opened(visit.page, firm, language, f"?locale={locale}")
        card = role(page, "bank-lyon")
        card.locator(".differs").click()
        expect(card.locator(".tag.added").first).to_be_visible()
        assert any("région lyonnaise" in words for words in card.locator("ins").all_inner_texts())
        expect(card.locator(".line:has(.tag.removed) del").first).to_be_visible()
        visit.picture(f"roles-difference-{language}")
        with page.expect_download() as word:
            card.locator(".downloads button").nth(0).click()
        with page.expect_download() as web:
            card.locator(".downloads button").nth(1).click()
        assert word.value.suggested_filename == "bank-lyon.diff.docx"
        data = Path(word.value.path()).read_bytes()
        assert "région lyonnaise" in words_of(data, "ins")
        assert {"fr": "objections", "ru": "возражения"}[language] in words_of(data, "del")
        assert web.value.suggested_filename == "bank-lyon.diff.html"
        assert "région lyonnaise" in Path(web.value.path()).read_text("utf-8")
        assert visit.complaints == []


def test_a_role_is_compared_with_any_other(browser: Browser, firm: Server) -> None:
    with visiting(browser, "fr") as visit:
        page = opened(visit.page, firm, "fr", "?role=bank-lyon")
        card = role(page, "bank-lyon")
        expect(card.locator(".against select")).to_have_value("bank-account-manager")
        before = card.locator(".line").count()
        card.locator(".against select").select_option("account-manager")
        expect(card.locator(".line").nth(before + 5)).to_be_visible()


def test_translations_are_told_for_each_role_and_language(browser: Browser, firm: Server) -> None:
    with visiting(browser, "fr") as visit:
        page = opened(visit.page, firm, "fr")
        table = page.get_by_role("table")
        expect(table.get_by_role("columnheader")).to_have_count(6)
        own = table.get_by_role("row").filter(has=page.locator("code", has_text="bank-lyon"))
        expect(own.get_by_role("cell")).to_have_count(5)
        expect(own.locator(".bar .gone")).to_have_count(4)
        shipped = table.get_by_role("row").filter(has=page.locator("code", has_text="corporate-account-manager"))
        expect(shipped.locator(".complete")).to_have_count(4)


def test_the_keyboard_alone_finds_a_role_and_opens_what_it_changes(browser: Browser, firm: Server) -> None:
    with visiting(browser, "fr") as visit:
        page = opened(visit.page, firm, "fr")
        page.locator("#content").focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.locator("#wanted")).to_be_focused()
        page.keyboard.type("lyon")
        expect(role(page, "client-search-manager")).to_be_hidden()
        expect(role(page, "bank-account-manager")).to_be_visible()
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('[data-role=\"bank-lyon\"] .differs')"):
                break
        page.keyboard.press("Enter")
        expect(role(page, "bank-lyon").locator(".differs")).to_have_attribute("aria-expanded", "true")
        expect(role(page, "bank-lyon").locator(".line").first).to_be_visible()
        page.keyboard.press("Enter")
        expect(role(page, "bank-lyon").locator(".difference")).to_be_hidden()


def test_a_telephone_shows_it_all_without_moving_sideways(browser: Browser, firm: Server) -> None:
    with visiting(browser, "ru", dark=True, narrow=True) as visit:
        page = opened(visit.page, firm, "ru", "?role=bank-lyon")
        expect(role(page, "bank-lyon").locator(".line").first).to_be_visible()
        expect(page.get_by_role("table").get_by_role("cell").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        small = page.evaluate(
            "[...document.querySelectorAll('main button, main a, main select, main input')]"
            ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"
        )
        assert small == []
        visit.picture("roles-narrow-ru")


def test_what_was_chosen_is_there_again_in_another_language(browser: Browser, firm: Server) -> None:
    with visiting(browser, "fr") as visit:
        page = opened(visit.page, firm, "fr")
        page.locator("#locale").select_option("de-DE")
        expect(role(page, "bank-lyon").locator("h3")).to_have_text("Bankkundenberaterin / Bankkundenberater")
        role(page, "bank-lyon").locator(".differs").click()
        page.locator("#language").select_option("ru")
        page.wait_for_url("**/ru/roles?locale=de-DE&role=bank-lyon")
        expect(role(page, "bank-lyon").locator(".differs")).to_have_attribute("aria-expanded", "true")
        expect(page.locator("#locale")).to_have_value("de-DE")


def test_the_api_answers_with_the_family_and_refuses_what_there_is_not(firm: Server) -> None:
    (top,) = (each for each in firm.json("/api/v1/tree?locale=fr-FR")["roles"] if each["id"] == "account-manager")
    assert {"bank-account-manager", "client-search-manager"} <= {each["id"] for each in top["children"]}
    offered = {each["id"] for each in firm.json("/api/v1/catalogue")["roles"]}
    assert offered & {"bank-lyon", "bank-broken"} == {"bank-lyon"}, "a broken role takes no other with it"
    found = firm.json("/api/v1/roles/bank-lyon/difference?locale=fr-FR")
    assert found["counts"]["added"] == found["counts"]["removed"] == 1
    for path in ("/tree?locale=xx-XX", "/roles/no-such/difference", "/roles/bank-lyon/difference?against=no-such",
                 "/roles/account-manager/difference", "/roles/bank-broken/difference"):  # fmt: skip
        status, headers, _ = firm.ask(f"/api/v1{path}")
        assert (status, headers["content-type"]) == (422, "application/problem+json"), path
