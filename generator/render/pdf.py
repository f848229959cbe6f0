"""From documents to PDF/UA-1: the web page, laid out on A4 by WeasyPrint."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from threading import get_ident
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.assets import Assets
from generator.errors import RenderError, ToolMissing
from generator.model.document import Document
from generator.render.html import FOLDER, TEMPLATE, Style, pages, styles

_REMEDY = "On Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_SHEETS = ("page.css", "print.css")


def render(documents: Sequence[Document], assets: Assets) -> Iterator[bytes]:
    """Draw each document as a tagged PDF; the same document and templates give the same bytes.

    Raises InputError for a wrong template, ToolMissing without Pango, and RenderError for whatever WeasyPrint
    has to complain of: a picture it cannot find would be missing from the page, and nobody would be told.
    """
    sheets = styles(assets, *_SHEETS)
    base = assets.template(f"{FOLDER}/{TEMPLATE}")
    folders = frozenset({base.resolve().parent, *(sheet.path.resolve().parent for sheet in sheets)})
    for document, page in zip(documents, pages(documents, assets, ()), strict=True):
        with _complaints(f"{document.role}, {document.kind}.{document.locale}.pdf"):
            yield _drawn(page, document, base, sheets, folders)


def _drawn(page: str, document: Document, base: Path, sheets: tuple[Style, ...], folders: frozenset[Path]) -> bytes:
    weasyprint = _weasyprint()
    parsed, fonts = _parsed(sheets, folders)
    html = weasyprint.HTML(string=page, base_url=str(base), url_fetcher=_fetcher(folders))
    drawn: bytes = html.write_pdf(
        stylesheets=parsed, font_config=fonts, pdf_variant="pdf/ua-1", finisher=partial(_describe, document)
    )
    return drawn


def _describe(document: Document, _: object, pdf: Any) -> None:
    """Say in the properties what HTML has no standard name for."""
    from pydyf import String

    if document.properties.comments:
        pdf.info["Comments"] = String(document.properties.comments)


@lru_cache(maxsize=8)
def _parsed(sheets: tuple[Style, ...], folders: frozenset[Path]) -> tuple[list[Any], Any]:
    """Style sheets as WeasyPrint keeps them, and the fonts they name.

    Kept for the process: parsing anew costs a quarter of a document, and a new font configuration for each
    document makes memory grow (performance notes).
    """
    weasyprint = _weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    read = partial(weasyprint.CSS, font_config=fonts, url_fetcher=_fetcher(folders))
    parsed = []
    for sheet in sheets:
        # What is raised is not kept: a wrong style sheet is complained of each time.
        with _complaints(str(sheet.path)):
            parsed.append(read(string=sheet.text, base_url=str(sheet.path)))
    return parsed, fonts


@lru_cache(maxsize=1)
def _weasyprint() -> Any:
    try:
        import weasyprint
    except OSError as error:
        raise ToolMissing("Pango", "WeasyPrint draws the letters of a PDF with it", _REMEDY) from error
    return weasyprint


@lru_cache(maxsize=8)
def _fetcher(folders: frozenset[Path]) -> Any:
    """What may be read while drawing: `data:` and files of the template folders, and nothing else.

    WeasyPrint itself would fetch from the network and embed any file of the machine.
    """
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class TemplateFetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            parts = urlsplit(url)
            path = Path(unquote(parts.path)).resolve()
            inside = parts.scheme == "file" and any(path.is_relative_to(folder) for folder in folders)
            if parts.scheme != "data" and not inside:
                raise FatalURLFetchingError(f"a template may not use {url}: it lies outside the template folders")
            return super().fetch(url, headers)

    return TemplateFetcher(allowed_protocols=("data", "file"), allow_redirects=False)


@contextmanager
def _complaints(name: str) -> Iterator[None]:
    """Turn what WeasyPrint only logs, or raises past every handler, into RenderError."""
    heard = _Heard(logging.WARNING)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(heard)
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "FatalURLFetchingError":
            raise
        raise RenderError(f"{name}: {error}") from error
    finally:
        logger.removeHandler(heard)
    if heard.said:
        raise RenderError(f"{name}: " + "; ".join(dict.fromkeys(heard.said)))


class _Heard(logging.Handler):
    """Keeps what is logged in its own thread: others may be drawing too."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.thread = get_ident()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self.thread:
            self.said.append(record.getMessage())
