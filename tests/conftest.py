"""Real documents for every test that draws one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from generator.model.document import Document
from generator.model.request import Request
from generator.pipeline import documents as composed

ROLES = (
    "account-manager", "bank-account-manager", "cellular-account-manager", "client-search-manager",
    "corporate-account-manager", "account-manager-short", "account-manager-trade",
)  # fmt: skip


@pytest.fixture(scope="session")
def documents() -> Mapping[tuple[str, str], Document]:
    """Five roles and two overlays in both places, by role and locale."""
    request = Request(date=date(2026, 11, 24), roles=ROLES, locales=("fr-FR", "fr-RU"))
    return {(document.role, document.locale): document for document in composed(request)}
