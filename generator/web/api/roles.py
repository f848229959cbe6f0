"""From nothing to what there is: roles, locales, kinds, formats; and a role as a form."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import JSONResponse, Response

from generator.web.api.models import RoleId, Tag
from generator.web.api.responses import PROBLEMS
from generator.web.asking import ask, file_of, json_of

router = APIRouter(tags=["roles"], responses=PROBLEMS)

RoleInPath = Annotated[str, Path(max_length=100, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", examples=["account-manager"])]
LocaleInQuery = Annotated[
    Tag, Query(description="Language and place.", pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z]{2})?$", examples=["fr-FR"])
]

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DIFFERENCE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "What changes: as data, or a file.",
        "content": {
            "application/json": {"schema": {"type": "object"}},
            "text/html": {"schema": {"type": "string"}},
            _WORD: {"schema": {"type": "string", "format": "binary"}},
        },
    }
}


@router.get("/roles", summary="All roles")
async def roles(request: Request, locale: LocaleInQuery | None = None) -> JSONResponse:
    """Every role with its title in a locale, what it extends, and whom an overlay is for."""
    answer = await ask(request, "catalogue", {"locale": locale})
    return JSONResponse(answer.head["roles"])


@router.get("/locales", summary="All locales")
async def locales(request: Request) -> JSONResponse:
    """Every locale that can be asked for, with the names of its language and its place."""
    return JSONResponse((await ask(request, "catalogue", {})).head["locales"])


@router.get("/kinds", summary="Kinds of documents, and formats")
async def kinds(request: Request) -> JSONResponse:
    """The kinds of documents that can be made, and the formats that they can have."""
    answer = await ask(request, "catalogue", {})
    return JSONResponse({key: answer.head[key] for key in ("kinds", "formats")})


@router.get("/catalogue", summary="All that a page lets one choose from")
async def catalogue(request: Request, locale: LocaleInQuery | None = None) -> JSONResponse:
    """Roles, locales, kinds and formats in one answer, and the locale to begin with."""
    return json_of(await ask(request, "catalogue", {"locale": locale}))


@router.get("/roles/{role}", summary="One role as a form")
async def role(role: RoleInPath, request: Request, locale: LocaleInQuery = "fr-FR") -> JSONResponse:
    """A role in the words of a locale: its facts, its clauses with the words to edit, its numbers."""
    return json_of(await ask(request, "form", {"role": role, "locale": locale}))


@router.get("/tree", summary="All roles as a family")
async def tree(request: Request, locale: LocaleInQuery | None = None) -> JSONResponse:
    """Every role under the one that it extends, with the number of its clauses that are its own, changed, inherited and
    left out, and with the problems of its file: a role with mistakes leaves the others as they are."""
    return json_of(await ask(request, "tree", {"locale": locale}))


@router.get("/translations", summary="How far translations are")
async def translations(request: Request) -> JSONResponse:
    """How many messages of each role, and of all else that is translated, are translated, fuzzy and missing in each
    language; a language that is missing is the one that they are written in."""
    return json_of(await ask(request, "translations", {}, slow=True))


@router.get("/roles/{role}/difference", summary="What a role changes", responses=_DIFFERENCE)
async def difference(
    role: RoleInPath,
    request: Request,
    locale: LocaleInQuery = "fr-FR",
    against: Annotated[
        RoleId | None, Query(description="Another role; the one that it extends, or the shipped one, if not given.")
    ] = None,
    format: Annotated[Literal["json", "html", "docx"], Query(description="docx has tracked changes.")] = "json",
) -> Response:
    """The job description of a role beside that of the role that it extends: as data, as a web page, or as a Word file
    with tracked changes."""
    asked = {"role": role, "locale": locale, "against": against, "format": format}
    answer = await ask(request, "difference", asked, slow=format == "docx")
    return json_of(answer) if format == "json" else file_of(answer)
