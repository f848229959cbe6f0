"""From documents to web pages: each one self-contained file, from `templates/html/`."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.assets import Assets
from generator.errors import InputError, Problem
from generator.model.document import Document, Page, Picture
from generator.render import letterhead
from generator.render.carried import carried
from generator.render.jsonld import embedded
from generator.render.templates import environment, fill, load

FOLDER = "html"
TEMPLATE = "page.html.j2"
_HALF = re.compile("[\ud800-\udfff]")
_SHEETS = {"page.css": "all", "screen.css": "screen", "print.css": "print"}


@dataclass(frozen=True, slots=True)
class Style:
    """A style sheet: the file it came from, the media it is for, and its text."""

    path: Path
    media: str
    text: str


def render(documents: Sequence[Document], assets: Assets) -> Iterator[bytes]:
    """Draw each document as one HTML file (UTF-8) that needs no other.

    Raises InputError when a template or a style sheet is missing or wrong, or names what a page cannot carry.
    """
    sheets = styles(assets, *_SHEETS)
    template = assets.template(f"{FOLDER}/{TEMPLATE}")
    folders = dict.fromkeys(path.parent for path in (template, *(sheet.path for sheet in sheets)))
    own = [path for path in folders if assets.is_users_own(path)]
    for page in pages(documents, assets, sheets):
        yield (carried(page, template, [*own, *folders]) if own else page).encode()


def pages(documents: Sequence[Document], assets: Assets, styles: Sequence[Style]) -> Iterator[str]:
    """Draw each document as a page with these style sheets written into it. Raises InputError as `render` does."""
    template = load(environment(assets, FOLDER), TEMPLATE)
    for document in documents:
        written = (paper(document.page), *styles) if styles else ()
        page = fill(
            template,
            document=document,
            styles=written,
            logo=_logo(letterhead.logo(document)),
            sender=letterhead.lines(document),
            job_posting=embedded(document) if styles else None,
        )
        if _HALF.search(page):
            said = "it writes half a surrogate pair, which no page can hold."
            raise InputError([Problem(template.filename or TEMPLATE, 0, 0, "", said)])
        yield page


def _logo(picture: Picture | None) -> Mapping[str, object] | None:
    """A picture as a page carries it: its address (`data:`), width and height (mm), and what it shows in words."""
    if picture is None:
        return None
    address = f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"
    return {"address": address, "width": picture.width, "height": picture.height, "alt": picture.alt}


def paper(page: Page) -> Style:
    """The style sheet that says what the place's paper is; it goes first, so that a designer's own may say otherwise.

    Running words keep half a margin away from the edge of the paper.
    """
    margins = " ".join(f"{side:g}mm" for side in (page.top, page.right, page.bottom, page.left))
    above, below = f"padding-top: {page.top / 2:g}mm", f"padding-bottom: {page.bottom / 2:g}mm"
    boxes = f"@top-center {{ {above} }} @bottom-left {{ {below} }} @bottom-right {{ {below} }}"
    return Style(Path("paper.css"), "print", f"@page {{ size: {page.paper}; margin: {margins}; {boxes} }}\n")


def styles(assets: Assets, *names: str) -> tuple[Style, ...]:
    """Read style sheets, the user's own first. Raises InputError when one is missing or unreadable."""
    return tuple(_style(assets.template(f"{FOLDER}/{name}"), _SHEETS[name]) for name in names)


def _style(path: Path, media: str) -> Style:
    try:
        return Style(path, media, path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError([Problem(str(path), 0, 0, "", f"this style sheet cannot be read: {error}.")]) from error
