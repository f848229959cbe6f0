"""A vacancy for the tests of its page and its API: a posting in which nothing is missing, and the form of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from generator.cli.workspace import init
from tests.web.browsing import Visit
from tests.web.serving import Server, serving

LYON: dict[str, Any] = {
    "language": "fr",
    "role": "account-manager",
    "title": {"single": "Chargé de clientèle terrain (F/H)"},
    "employer": {"name": "Comptoir des Halles", "about": "Une équipe jeune, de moins de 30 ans."},
    "place": {"city": "Lyon", "postal_code": "69002", "street": "12 quai Saint-Antoine", "country": "FR"},
    "contract": {"type": "permanent"},
    "hours": {"kind": "full-time"},
    "start": "as-soon-as-possible",
    "pay": {"min": 30000, "max": 36000, "currency": "EUR", "period": "year", "benefits": ["titres-restaurant"]},
    "posted": "2026-11-20",
    "closes": "2026-12-31",
    "apply": {"email": "emplois@comptoir.example"},
}
DAY = "2026-11-27"


@contextmanager
def firm_in(folder: Path) -> Iterator[tuple[Server, Path]]:
    """A server in a workspace, and the workspace."""
    home = folder / "comptoir"
    init(home, "fr-FR", "Comptoir des Halles")
    with serving(home) as made:
        yield made, home


def vacancy(server: Server, **changes: Any) -> Any:
    """What the API makes of the posting with some changes."""
    return server.json("/api/v1/vacancies", {"posting": LYON | changes, "date": DAY})


def part(page: Page, name: str) -> Any:
    """The field of a part of the posting."""
    return page.locator(f"[data-part='{name}']")


def opened(visit: Visit, server: Server, language: str) -> Page:
    """The page, ready, with every group of its form open."""
    page = visit.page
    page.goto(f"{server.address}/{language}/vacancies")
    page.wait_for_selector("body[data-ready]")
    page.evaluate("document.querySelectorAll('details.group').forEach((group) => { group.open = true; })")
    return page
