"""From a role, changes to it, an employer and a person to documents: as a preview, or as files."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from generator.web.api.models import Asked, Documents
from generator.web.api.responses import FILE, PROBLEMS
from generator.web.asking import ask, file_of

router = APIRouter(tags=["documents"], responses=PROBLEMS)


@router.post("/documents", summary="Make documents", responses=FILE)
async def documents(asked: Documents, request: Request) -> Response:
    """Makes a document in one format, or a zip file of several formats."""
    return file_of(await ask(request, "documents", asked.model_dump(mode="json"), slow=True))


@router.post("/previews", summary="Draw a document as a web page")
async def preview(asked: Asked, request: Request) -> JSONResponse:
    """The page that a document prints as, the number of each clause by its anchor, and what there is to tell of it."""
    answer = await ask(request, "preview", asked.model_dump(mode="json"))
    body: dict[str, Any] = {**answer.head, "html": answer.body.decode()}
    return JSONResponse(body)
