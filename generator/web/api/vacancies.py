"""From postings and texts to vacancies in three lengths, and to what the rules of their place find in them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import JSONResponse

from generator.web.api.models_vacancies import (
    Lint,
    LintAsked,
    PostingEntry,
    PostingRead,
    PostingToSave,
    SavedPosting,
    VacancyAsked,
    VacancyMade,
)
from generator.web.api.responses import PROBLEMS
from generator.web.api.roles import LocaleInQuery
from generator.web.asking import ask, json_of

router = APIRouter(tags=["vacancies"], responses=PROBLEMS)

_FILE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The file as it is: a .docx, or a text in UTF-8. Its bytes tell which.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
_NameInPath = Annotated[str, Path(max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", examples=["lyon"])]
_NameInQuery = Annotated[
    str, Query(max_length=255, description="What problems call the file.", examples=["offre.docx"])
]


@router.post("/vacancies", summary="Make a vacancy of a posting", response_model=VacancyMade)
async def vacancies(asked: VacancyAsked, request: Request) -> JSONResponse:
    """The vacancy in its three lengths, as a page too, with findings, and what the place asks for about pay.

    Findings do not stop it: each says which part of the posting it is about.
    """
    answer = await ask(request, "vacancy", asked.model_dump(mode="json"))
    return JSONResponse({**answer.head, "html": answer.body.decode()})


@router.post("/lint", summary="Check a vacancy", response_model=Lint)
async def lint(asked: LintAsked, request: Request) -> JSONResponse:
    """What the law and the custom of a place find in a text or in a posting, each with its line and column."""
    return json_of(await ask(request, "lint", asked.model_dump(mode="json")))


@router.post("/lint/file", summary="Check a file of a vacancy", response_model=Lint, openapi_extra=_FILE)
async def lint_file(request: Request, locale: LocaleInQuery = "fr-FR", name: _NameInQuery = "") -> JSONResponse:
    """The same for a Word file, whose lines are its paragraphs, or a text, sent as it is. Nothing of it is kept."""
    asked = {"locale": locale, "name": name or "file"}
    return json_of(await ask(request, "lint", asked, await request.body(), slow=True))


@router.get("/postings", summary="The postings of the workspace", response_model=list[PostingEntry])
async def postings(request: Request) -> JSONResponse:
    """Every posting in the folder `postings`; none without a workspace."""
    return JSONResponse((await ask(request, "postings", {})).head["postings"])


@router.get("/postings/{name}", summary="One posting", response_model=PostingRead)
async def posting(name: _NameInPath, request: Request) -> JSONResponse:
    """What a posting says, as data that can be sent again."""
    return json_of(await ask(request, "postings", {"name": name}))


@router.post("/postings", summary="Save a posting", response_model=SavedPosting)
async def save_posting(asked: PostingToSave, request: Request) -> JSONResponse:
    """Writes `postings/NAME.yaml` into the workspace (409 without one).

    A file of that name is replaced only where that is asked for, and what was remarked beside its keys is gone then.
    With `write` false, nothing is written: the answer says what the file would say, and whether there is one already.
    """
    return json_of(await ask(request, "save-posting", asked.model_dump(mode="json")))
