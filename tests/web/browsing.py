"""A real browser for the tests: Debian's Chromium, which may reach this machine alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

CHROMIUM = "/usr/bin/chromium"
WIDE, NARROW = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)
_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]  # fmt: skip
SHOWN = (
    "job-descriptions-changed", "job-descriptions-narrow-dark", "vacancies", "cv-checked-ru", "cv-narrow-ru",
    "many-wrong", "many-register", "roles-difference-fr",
)  # fmt: skip
"""The pictures that docs/pages.md shows: a run of the tests with JOBDESC_PICTURES=docs/pictures makes them anew."""
PICTURES = Path(os.environ.get("JOBDESC_PICTURES", "")) if os.environ.get("JOBDESC_PICTURES") else None
"""Where pictures of pages are put, if anywhere."""


# A machine with much else to do is slow, not wrong.
expect.set_options(timeout=20_000)


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser, closed at the end."""
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        try:
            yield made
        finally:
            made.close()


class Visit:
    """One person's visit: a page, what its console complained of, and every request that left this machine."""

    def __init__(self, context: BrowserContext) -> None:
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        context.on("request", lambda asked: self.strangers.append(asked.url) if _foreign(asked.url) else None)

    def picture(self, name: str) -> None:
        """Keep a picture of the page, where pictures are asked for."""
        if PICTURES and (PICTURES.name != "pictures" or name in SHOWN):
            self.page.screenshot(path=PICTURES / f"{name}.png")


def _foreign(address: str) -> bool:
    # What begins with chrome is the browser's own: its viewer of PDFs.
    return not address.startswith(("http://127.0.0.1:", "blob:", "data:", "about:", "chrome:", "chrome-extension:"))


@contextmanager
def visiting(browser: Browser, language: str = "fr", dark: bool = False, narrow: bool = False) -> Iterator[Visit]:
    """A visit with a browser that speaks a language; a page that asks another machine for anything fails the test."""
    context = browser.new_context(
        locale=language, color_scheme="dark" if dark else "light", viewport=NARROW if narrow else WIDE,
        accept_downloads=True, has_touch=narrow,
    )  # fmt: skip
    context.set_default_timeout(20_000)
    try:
        visit = Visit(context)
        yield visit
        assert visit.strangers == [], "the page asked another machine"
    finally:
        context.close()
