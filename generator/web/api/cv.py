"""From a role to the checklist of a CV, and from a CV to the report on it; nothing of a CV is kept or logged."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from generator.web.api.models import RoleId
from generator.web.api.models_cv import Checklist, ReportOnCv
from generator.web.api.responses import PROBLEMS
from generator.web.api.roles import LocaleInQuery, RoleInPath
from generator.web.asking import ask, file_of, json_of

router = APIRouter(tags=["cv"], responses=PROBLEMS)

_CV: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The file as it is: a PDF, a .docx, a .doc, an .odt, or a text in UTF-8. Its bytes tell which.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
_PAGE: dict[int | str, dict[str, Any]] = {200: {"content": {"text/html": {"schema": {"type": "string"}}}}}


@router.get("/checklists/{role}", summary="The checklist of a CV", response_model=Checklist)
async def checklist(role: RoleInPath, request: Request, locale: LocaleInQuery = "fr-FR") -> JSONResponse:
    """What a candidate for a role goes through before a CV is sent, section by section."""
    return json_of(await ask(request, "checklist", {"role": role, "locale": locale}))


@router.post(
    "/cv-check", summary="Check a CV", response_model=ReportOnCv, responses=_PAGE, openapi_extra=_CV
)  # fmt: skip
async def cv_check(
    request: Request,
    role: Annotated[RoleId, Query(description="The post that the CV is for.")],
    locale: LocaleInQuery = "fr-FR",
    name: Annotated[
        str, Query(max_length=255, description="The name of the file, which is checked too.", examples=["cv.pdf"])
    ] = "",
    format: Annotated[Literal["json", "html"], Query(description="html is a page to keep or to print.")] = "json",
) -> Response:
    """What stands in the way of a CV: each thing with evidence and remedy. It is read in memory, by a process under
    limits; a .doc or .odt lies in a private folder while LibreOffice reads it. Nothing of it is kept or logged."""
    asked = {"role": role, "locale": locale, "name": name, "format": format}
    answer = await ask(request, "check-cv", asked, await request.body(), slow=True)
    return file_of(answer) if format == "html" else json_of(answer)
