"""axe-core: what programs can find of what keeps people from using a page."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import tarfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

PACKAGE = "axe-core@4.14.1"
CHECKSUM = "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="
"""The sha512 of that package; another is refused."""
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """async rules => (await axe.run(document, { runOnly: rules, resultTypes: ["violations"] })).violations.map(
  each => `${each.id}: ${each.help}: ${each.nodes.slice(0, 4).map(node => node.html.slice(0, 160)).join(" | ")}`)"""


def fetched(folder: Path) -> str:
    """The script, fetched by its name and refused if it is not the one we know."""
    command = ["npm", "pack", "--silent", "--ignore-scripts", PACKAGE]
    packed = folder / subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()
    assert base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode() == CHECKSUM
    with tarfile.open(packed) as archive:
        member = archive.extractfile("package/axe.min.js")
        assert member
        return member.read().decode()


def violations(page: Page, script: str) -> list[str]:
    """What axe-core finds in a page as it is now, in sentences with the elements."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(content=script)
    found: Any = page.evaluate(_RUN, _RULES)
    return [str(each) for each in found]
