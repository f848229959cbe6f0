"""From a browser and a server to the page of job descriptions: its clauses, its fields and its preview."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, expect

from tests.web.browsing import Visit, visiting
from tests.web.serving import Server

CALLS = "duties/calls"


def clause(page: Page, part: str) -> Locator:
    """A clause of the form, with its own row alone."""
    return page.locator(f'.clause[data-part="{part}"] > .clause-row')


def words(page: Page, part: str) -> Locator:
    """The field of a clause's words."""
    return clause(page, part).locator("textarea")


def field(page: Page, part: str) -> Locator:
    """The input of a fact, of a number, of the employer or the person."""
    return page.locator(f'.field[data-part="{part}"] input')


def printed(page: Page) -> str:
    """The words of the preview, spaces made even."""
    text = page.evaluate("document.querySelector('iframe').contentDocument.body?.innerText ?? ''")
    return re.sub(r"\s+", " ", text)


def wait_for(page: Page, wanted: str, gone: str = "") -> str:
    """The words of the preview as soon as some are among them and others are not."""
    end = time.monotonic() + 15
    while time.monotonic() < end:
        text = printed(page)
        if wanted in text and (not gone or gone not in text):
            return text
        page.wait_for_timeout(20)
    raise AssertionError(f"no {wanted!r} (or still {gone!r}) in the preview: {printed(page)[:2000]}")


def open_card(page: Page, name: str) -> None:
    """Open a card of the form by its name in the page."""
    card = page.locator(f'details[data-card="{name}"], details[data-list="{name}"]')
    if card.get_attribute("open") is None:
        card.locator("summary").first.click()


@contextmanager
def editing(
    browser: Browser, server: Server, role: str, locale: str, language: str = "fr", refused: bool = False, **look: bool
) -> Iterator[Visit]:
    """A visit at a role; at its end the browser has complained of nothing, but of answers that were to be refusals."""
    with visiting(browser, language, **look) as visit:
        visit.page.goto(f"{server.address}/{language}/job-descriptions#role={role}&locale={locale}")
        expect(visit.page.locator("#role")).to_have_value(role)
        wait_for(visit.page, visit.page.locator("#title-form option:checked").inner_text())
        yield visit
        told = [each for each in visit.complaints if not (refused and "422" in each)]
        assert told == []
