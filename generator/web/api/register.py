"""From the register of a workspace to what was issued and what is due; and to what is entered: signed, withdrawn."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse, Response

from generator.model.files import Kind
from generator.web.api.models import Flag, Tag
from generator.web.api.models_many import DayInQuery, HeadLanguage, Number, Signature, Withdrawal, Words
from generator.web.api.responses import FILE, PROBLEMS
from generator.web.asking import ask, file_of, json_of
from generator.web.workspace import needed

router = APIRouter(tags=["register"], responses=PROBLEMS, dependencies=[Depends(needed)])

_Sort = Literal["number", "name", "title", "department", "issued", "signed"]


def _chosen(
    person: Words = None,
    role: Words = None,
    department: Words = None,
    locale: Tag | None = None,
    kind: Kind | None = None,
    current: Annotated[Flag, Query(description="false shows what was replaced or withdrawn, too.")] = True,
    unsigned: Annotated[Flag, Query(description="true shows what has to be signed and is not.")] = False,
    sort: _Sort = "number",
    descending: Flag = False,
) -> dict[str, Any]:
    """Which entries are asked for: `person` is a staff number or part of a name."""
    return {
        "person": person, "role": role, "department": department, "locale": locale, "kind": kind, "current": current,
        "unsigned": unsigned, "sort": sort, "descending": descending,
    }  # fmt: skip


_Chosen = Annotated[dict[str, Any], Depends(_chosen)]


@router.get("/register", summary="What was issued")
async def entries(
    request: Request,
    chosen: _Chosen,
    start: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
) -> JSONResponse:
    """The documents that were issued, with who has signed and when each is to be looked at again."""
    return json_of(await ask(request, "register", {**chosen, "start": start, "limit": limit}))


@router.get("/register/due", summary="What is due")
async def due(
    request: Request, within: Annotated[int, Query(ge=0, le=3660)] = 30, date: DayInQuery = None
) -> JSONResponse:
    """What is not signed, and which reviews and assessments fall due within some days; `days` counts those past."""
    return json_of(await ask(request, "due", {"within": within, "date": date and date.isoformat()}))


@router.get("/register/export", summary="The register as a file", responses=FILE)
async def export(
    request: Request, chosen: _Chosen, format: Literal["csv", "xlsx", "json"] = "csv", language: HeadLanguage = None
) -> Response:
    """The entries that are asked for as CSV, as a spreadsheet, or as JSON.

    The columns have the same names in every language unless one is asked for: then a table is headed, and parted, as
    people of that language expect it.
    """
    asked = {**chosen, "format": format, "heads": language}
    return file_of(await ask(request, "register-file", asked, slow=True))


@router.post("/register/{number:path}/signatures", summary="Enter a signature")
async def sign(number: Number, asked: Signature, request: Request) -> JSONResponse:
    """Enters that a document was signed on a day; a later signature stands beside an earlier one."""
    return json_of(await ask(request, "sign", {**asked.model_dump(mode="json"), "number": number}))


@router.post("/register/{number:path}/withdrawal", summary="Withdraw a document")
async def withdraw(number: Number, asked: Withdrawal, request: Request) -> JSONResponse:
    """Enters that a document no longer holds. It stays in the register, and its number is never given again."""
    return json_of(await ask(request, "withdraw", {**asked.model_dump(mode="json"), "number": number}))
