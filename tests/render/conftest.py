"""Documents for places and languages that draw otherwise: another sheet, words from right to left."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from generator import Document, Request
from generator import documents as composed
from tests.render import samples

_ARABIC = Path(__file__).resolve().parents[1] / "rtl" / "templates"


@pytest.fixture(scope="session")
def vacancy(documents: Mapping[tuple[str, str], Document]) -> Document:
    """A vacancy made by hand."""
    return samples.vacancy(documents["client-search-manager", "fr-FR"])


@pytest.fixture(scope="session")
def guide(documents: Mapping[tuple[str, str], Document]) -> Document:
    """A sheet to tick made by hand."""
    return samples.guide(documents["client-search-manager", "fr-FR"])


@pytest.fixture(scope="session")
def abroad() -> Mapping[str, Document]:
    """One role by locale. Only the frame is in Arabic: the words of the role stay French, and are marked so."""
    day, role = date(2026, 11, 24), ("client-search-manager",)
    french = Request(day, role, locales=("fr-US", "fr-DE", "fr-GB"))
    arabic = Request(day, role, locales=("ar-FR", "ar-RU"), allow_untranslated=True, templates_dir=_ARABIC)
    return {document.locale: document for request in (french, arabic) for document in composed(request)}
