"""From today's roles to the documents that a person has approved: run it, read the difference, commit it.

`python tests/golden/approve.py` writes a few documents as text, for the words and the numbers, and a picture of a page.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent.parent))

from generator import Request, build  # noqa: E402

DAY = date(2026, 11, 24)
TEXTS = {
    "client-search-manager.fr-FR.txt": ("client-search-manager", "fr-FR"),
    "account-manager.fr-RU.txt": ("account-manager", "fr-RU"),
}
GUIDES = {"cv-guide.bank-account-manager.de-DE.txt": ("bank-account-manager", "de-DE")}
POSTINGS = {"vacancy.leeds.en-GB.txt": FOLDER.parent / "postings" / "leeds.yaml"}
PICTURE = "page.png"


def texts() -> Mapping[str, str]:
    """The approved texts as they would be today, by file name."""
    made = {name: drawn(role, locale, "txt") for name, (role, locale) in TEXTS.items()}
    made |= {name: drawn(role, locale, "txt", kinds=("cv-guide",)) for name, (role, locale) in GUIDES.items()}
    made |= {name: of_posting(path) for name, path in POSTINGS.items()}
    return {name: data.decode() for name, data in made.items()}


def picture() -> bytes:
    """A page of a PDF as it would look today: PNG, 80 dots an inch."""
    with TemporaryDirectory() as name:
        page = Path(name, "page")
        page.with_suffix(".pdf").write_bytes(drawn("client-search-manager", "fr-FR", "pdf"))
        command = ["pdftoppm", "-r", "80", "-f", "1", "-singlefile", "-gray", "-png", f"{page}.pdf", str(page)]
        subprocess.run(command, check=True)
        return page.with_suffix(".png").read_bytes()


def drawn(role: str, locale: str, format: str, **asked: Any) -> bytes:
    """One document in one format."""
    (artifact,) = build(Request(date=DAY, roles=(role,), locales=(locale,), formats=(format,), **asked))
    return artifact.data


def of_posting(path: Path) -> bytes:
    """The vacancy of a posting as text, on the day that it appears."""
    day = date(2026, 11, 27)
    (artifact,) = build(Request(date=day, postings=(path,), locales=(), kinds=("vacancy",), formats=("txt",)))
    return artifact.data


def main() -> None:
    for name, text in texts().items():
        (FOLDER / name).write_text(text, "utf-8")
    (FOLDER / PICTURE).write_bytes(picture())


if __name__ == "__main__":
    main()
