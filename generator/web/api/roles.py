"""From nothing to what there is: roles, locales, kinds, formats; and a role as a form."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import JSONResponse

from generator.web.api.models import Tag
from generator.web.api.responses import PROBLEMS
from generator.web.asking import ask, json_of

router = APIRouter(tags=["roles"], responses=PROBLEMS)

RoleInPath = Annotated[str, Path(max_length=100, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", examples=["account-manager"])]
LocaleInQuery = Annotated[
    Tag, Query(description="Language and place.", pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z]{2})?$", examples=["fr-FR"])
]


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
