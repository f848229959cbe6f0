"""From an address to a page: its words alone. Whatever it shows of anybody's it asks the API for."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from markupsafe import Markup

from generator.assets import Assets
from generator.errors import InputError
from generator.render.templates import environment, fill, load
from generator.web.problems import Refused, language_of, refused, title
from generator.web.speech import Speech, languages, speech

router = APIRouter(include_in_schema=False)

PAGES = {
    "job-descriptions": "Job descriptions", "vacancies": "Vacancies", "cv": "CV", "many": "Many at once",
    "roles": "Roles",
}  # fmt: skip
"""The pages by their addresses, each with its name; `templates/web/<address>.html.j2` draws it."""
NAMES = {"de": "Deutsch", "en": "English", "es": "Español", "fr": "Français", "ru": "Русский"}
_FOLDER = "web"
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
_FILE = re.compile(r"[a-z0-9][a-z0-9-]*\.(css|js|svg)")
_SAID = re.compile(r"""\bt\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")


@router.get("/")
def home(request: Request) -> Response:
    """The first page, in the language that the browser asks for."""
    return RedirectResponse(f"/{language_of(request.headers, _assets(request))}/job-descriptions", 303)


@router.get("/{language}/")
def first(language: str, request: Request) -> Response:
    """The first page of a language."""
    return page(language, "job-descriptions", request)


@router.get("/static/{name}")
def static(name: str, request: Request) -> Response:
    """A style sheet, a script or a picture of ours."""
    try:
        path = _assets(request).template(f"{_FOLDER}/{name}") if _FILE.fullmatch(name) else None
    except InputError:
        path = None
    if path is None:
        raise refused("missing")
    data = path.read_bytes()
    tag = f'"{sha256(data).hexdigest()[:16]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=_TYPES[path.suffix], headers=headers)


@router.get("/{language}/{name}")
def page(language: str, name: str, request: Request) -> Response:
    """A page in a language."""
    assets = _assets(request)
    if name not in PAGES or language not in languages(assets):
        raise refused("missing")
    return HTMLResponse(_filled(name, language, request))


def refusal(problem: Refused, request: Request) -> Response | None:
    """A page that says what stands in the way, for a person who asked by a browser; None where a program asked."""
    path = request.url.path
    if "text/html" not in request.headers.get("accept", "") or path.startswith("/api/"):
        return None
    assets = _assets(request)
    first, known = path.split("/")[1], languages(assets)
    language = first if first in known else language_of(request.headers, assets)
    return HTMLResponse(_filled("", language, request, title(problem, language)), problem.status)


def _filled(name: str, language: str, request: Request, heading: str = "") -> str:
    """A page by its name; without one, the page that says why there is none."""
    assets = _assets(request)
    said = speech(language, assets)
    pages = {address: said(english) for address, english in PAGES.items()}
    return fill(
        load(environment(assets, _FOLDER), f"{name or 'refusal'}.html.j2"),
        _=said,
        language=language,
        languages={code: NAMES.get(code, code) for code in languages(assets)},
        page=name,
        pages=pages,
        heading=heading or pages[name],
        script_words=_script_words(said, assets),
        guarded=bool(request.app.state.settings.token),
        workspace=assets.workspace is not None,
    )


def _assets(request: Request) -> Assets:
    home: Path = request.app.state.settings.home
    return Assets(workspace=home if Assets(workspace=home).employer() else None)


def _script_words(said: Speech, assets: Assets) -> Markup:
    """The words that the scripts of the pages say, as JSON that is safe within it."""
    files = [path for file, path in assets.template_names(f"{_FOLDER}/*.js").items()]
    english = [words for path in files for words in _said_in(path.read_text("utf-8"))]
    words = {each: said(each) for each in dict.fromkeys(english)}
    # HTML, 4.12.1.3: what could end the element is written as an escape of JSON.
    return Markup(json.dumps(words, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026"))


@lru_cache(maxsize=64)
def _said_in(script: str) -> tuple[str, ...]:
    """The English words that a script asks for by `t("...")`."""
    return tuple(json.loads(f'"{double or single}"') for double, single in _SAID.findall(script))
