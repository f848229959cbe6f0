"""From documents to PDF/UA-1: the web page, laid out on paper by WeasyPrint."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from threading import get_ident
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.assets import Assets
from generator.errors import EngineError, InputError, Problem, RenderError, ToolMissing
from generator.model.document import Document, Page
from generator.render.html import FOLDER, TEMPLATE, Style, pages, paper, styles

_REMEDY = (
    "On Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
    "Or draw PDFs without it: --pdf-engine typst."
)
_SHEETS = ("page.css", "print.css")
_NO_FONT = "no font here has the letters"


def render(documents: Sequence[Document], assets: Assets) -> Iterator[bytes]:
    """Draw each document as a tagged PDF, its boxes to tick as fields of a form.

    The same document and templates give the same bytes.

    Raises ToolMissing without Pango, RenderError for letters that no font has, and for whatever else WeasyPrint has
    to complain of EngineError, or InputError where a template is the user's own: a picture it cannot find would be
    missing from the page, and nobody would be told.
    """
    sheets = styles(assets, *_SHEETS)
    base = assets.template(f"{FOLDER}/{TEMPLATE}")
    folders = frozenset({base.resolve().parent, *(sheet.path.resolve().parent for sheet in sheets)})
    own = next((path for path in (base, *(sheet.path for sheet in sheets)) if assets.is_users_own(path)), None)
    for document, page in zip(documents, pages(documents, assets, ()), strict=True):
        with _complaints(f"{document.role}, {document.kind}.{document.locale}.pdf", own):
            drawn = _drawn(page, document, base, sheets, folders, own)
        yield drawn


def _drawn(
    page: str, document: Document, base: Path, sheets: tuple[Style, ...], folders: frozenset[Path], own: Path | None
) -> bytes:
    weasyprint = _weasyprint()
    parsed, fonts = _parsed(sheets, folders, own)
    html = weasyprint.HTML(string=page, base_url=str(base), url_fetcher=_fetcher(folders))
    drawn: bytes = html.write_pdf(
        stylesheets=[_paper(document.page), *parsed],
        font_config=fonts,
        pdf_variant="pdf/ua-1",
        pdf_forms=any(section.look == "checks" for section in document.sections),
        finisher=partial(_describe, document),
    )
    return drawn


def _describe(document: Document, _: object, pdf: Any) -> None:
    """Say in the properties what HTML has no standard name for."""
    from pydyf import String

    if document.properties.comments:
        pdf.info["Comments"] = String(document.properties.comments)
    if form := pdf.catalog.get("AcroForm"):
        _finish_form(form, pdf)


def _finish_form(form: Any, pdf: Any) -> None:
    """Let a reader draw our ticks, not its own, and take one away again (ISO 32000-1, 12.7.2 and 12.7.4.2.3)."""
    from pydyf import Array, Dictionary, Stream

    form["NeedAppearances"] = "false"
    for field in [each for each in pdf.objects if isinstance(each, Dictionary) and each.get("FT") == "/Btn"]:
        left, top, right, bottom = field["Rect"]
        extra = {"Type": "/XObject", "Subtype": "/Form", "BBox": Array((0, 0, right - left, top - bottom))}
        empty = Stream(extra=extra)
        pdf.add_object(empty)
        field["AP"]["N"]["Off"] = empty.reference


@lru_cache(maxsize=8)
def _parsed(sheets: tuple[Style, ...], folders: frozenset[Path], own: Path | None) -> tuple[list[Any], Any]:
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
        with _complaints(sheet.path.name, sheet.path if own else None):
            parsed.append(read(string=sheet.text, base_url=str(sheet.path)))
    return parsed, fonts


@lru_cache(maxsize=8)
def _paper(page: Page) -> Any:
    return _weasyprint().CSS(string=paper(page).text)


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
def _complaints(name: str, own: Path | None) -> Iterator[None]:
    """Turn what WeasyPrint only logs, or raises past every handler, into errors: the user's where a file is theirs."""
    heard = _Heard(logging.WARNING)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(heard)
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "FatalURLFetchingError":
            raise
        raise _complaint(name, own, [str(error)]) from error
    finally:
        logger.removeHandler(heard)
    if heard.said:
        raise _complaint(name, own, heard.said)


def _complaint(name: str, own: Path | None, said: Sequence[str]) -> RenderError | InputError:
    sentences = [*dict.fromkeys(map(_sentence, said))]
    # A letter that no font has is in the words, whoever made the templates.
    if any(_NO_FONT in sentence for sentence in sentences):
        return RenderError(f"{name}: {' '.join(sentences)}")
    if own is None:
        return EngineError(f"{name}: {' '.join(sentences)}")
    return InputError(Problem(str(own), 0, 0, "", sentence) for sentence in sentences)


def _sentence(said: str) -> str:
    if letters := re.search(r"unsupported by fonts: (.+)", said):
        return f"{_NO_FONT} {letters[1]}: write them otherwise, or install a font that has them."
    if picture := re.match(r"Failed to load image at '([^']+)'", said):
        return (
            f"the picture {unquote(picture[1]).rsplit('/', 1)[-1]} cannot be read; it has to lie beside the template."
        )
    return said if said.endswith(".") else f"{said}."


class _Heard(logging.Handler):
    """Keeps what is logged in its own thread: others may be drawing too."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.thread = get_ident()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self.thread:
            self.said.append(record.getMessage())
