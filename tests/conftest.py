"""Real documents for every test that draws one, and a real browser for every test that opens one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from playwright.sync_api import Browser

from generator.model.document import Document
from generator.model.request import Request
from generator.pipeline import documents as composed
from tests.web.browsing import browser as open_browser

ROLES = (
    "account-manager", "bank-account-manager", "cellular-account-manager", "client-search-manager",
    "corporate-account-manager", "account-manager-short", "account-manager-trade",
)  # fmt: skip


@pytest.fixture(scope="session")
def documents() -> Mapping[tuple[str, str], Document]:
    """Five roles and two overlays in both places, by role and locale."""
    request = Request(date=date(2026, 11, 24), roles=ROLES, locales=("fr-FR", "fr-RU"))
    return {(document.role, document.locale): document for document in composed(request)}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium: one for all tests of a process, which Playwright lets drive no second one."""
    with open_browser() as made:
        yield made
