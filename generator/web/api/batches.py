"""From a staff list to what is wrong in it, and to runs that make the documents of everybody in it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Header, Query, Request
from fastapi.responses import FileResponse, JSONResponse, Response, StreamingResponse

from generator.assets import Assets
from generator.web.api.models import Flag
from generator.web.api.models_many import TABLE, DayInQuery, Formats, LeaveOut, LocaleOfRows, Name, RunId, Sheet
from generator.web.api.responses import FILE, PROBLEMS
from generator.web.asking import ask, file_of, json_of
from generator.web.batches import Run, Runs
from generator.web.clock import today
from generator.web.desk.staff import called
from generator.web.hall import Busy
from generator.web.message import Message
from generator.web.problems import language_of, refused
from generator.web.settings import Settings
from generator.web.workspace import workspace_of

_ALIVE = 15.0
"""Seconds after which a stream that has nothing to tell says that it is there still."""
_STREAM: dict[int | str, dict[str, Any]] = {
    200: {"description": "Events, as they come.", "content": {"text/event-stream": {"schema": {"type": "string"}}}},
    204: {"description": "The run has ended, and its last event was received."},
}


@asynccontextmanager
async def _running(app: FastAPI) -> AsyncIterator[None]:
    runs = app.state.runs = Runs(app.state.settings)
    try:
        yield
    finally:
        await runs.close()


router = APIRouter(tags=["batches"], responses=PROBLEMS, lifespan=_running)


@router.post("/tables", summary="Check a staff list", openapi_extra=TABLE)
async def check(
    request: Request,
    leave_out: LeaveOut,
    name: Name = "people.csv",
    sheet: Sheet = "",
    locale: LocaleOfRows = None,
) -> JSONResponse:
    """Reads a staff list, a row a person, and tells what is wrong at each cell and what would be made of each row."""
    asked = {"name": name, "sheet": sheet, "locale": locale, "leave_out": leave_out}
    return json_of(await ask(request, "staff", asked, await request.body(), slow=True))


@router.get("/tables/example", summary="A staff list to begin with", responses=FILE)
async def example(request: Request) -> Response:
    """A spreadsheet with the columns that a staff list can have: that of the workspace where there is one."""
    return file_of(await ask(request, "example", {}))


@router.post(
    "/batches", summary="Make the documents of everybody in a staff list", status_code=202, openapi_extra=TABLE
)
async def begin(
    request: Request,
    formats: Formats,
    leave_out: LeaveOut,
    name: Name = "people.csv",
    sheet: Sheet = "",
    locale: LocaleOfRows = None,
    date: DayInQuery = None,
    skip_bad: Annotated[Flag, Query(description="true leaves rows out that are wrong; else nothing is made.")] = False,
) -> JSONResponse:
    """Begins a run. In a workspace the documents go into `output/people`, and the register numbers them."""
    settings: Settings = request.app.state.settings
    asked = {
        "name": called(name), "sheet": sheet, "locale": locale, "formats": list(dict.fromkeys(formats)),
        "date": (date or today()).isoformat(), "skip_bad": skip_bad, "leave_out": leave_out,
        "language": language_of(request.headers, Assets()),
    }  # fmt: skip
    home = workspace_of(settings)
    body = await request.body()
    try:
        run = _runs(request).begin(Message(asked, body), home / "output" / "people" if home else None)
    except Busy as error:
        raise refused("busy", retry_after=error.seconds) from None
    return JSONResponse({"id": run.id}, 202, {"Location": f"/api/v1/batches/{run.id}"})


@router.get("/batches", summary="All runs")
async def batches(request: Request) -> JSONResponse:
    """The runs of this server that are under way or ended not long ago, the newest first."""
    return JSONResponse([run.state for run in _runs(request).all()])


@router.get("/batches/{run}", summary="One run")
async def batch(run: RunId, request: Request) -> JSONResponse:
    """How far a run is: `status` is waiting, running, done, failed or cancelled."""
    return JSONResponse(_found(run, request).state)


@router.get("/batches/{run}/events", summary="Follow a run", responses=_STREAM)
async def events(
    run: RunId,
    request: Request,
    after: Annotated[int, Query(ge=0, le=10**9, description="As Last-Event-ID, for who sends no headers.")] = 0,
    last_event_id: Annotated[str | None, Header(max_length=20)] = None,
) -> Response:
    """Server-sent events: `progress`, and at the end `done`, `failed` or `cancelled`; each has all that is known.

    Whoever was cut off goes on behind the event of `Last-Event-ID`.
    """
    found = _found(run, request)
    if last_event_id and last_event_id.isascii() and last_event_id.isdigit():
        after = int(last_event_id)
    if found.ended and after >= found.event:
        return Response(status_code=204)
    return StreamingResponse(_stream(found, after), media_type="text/event-stream")


@router.get("/batches/{run}/result", summary="What a run made", responses=FILE)
async def result(run: RunId, request: Request) -> FileResponse:
    """One zip file: the documents, the list to sign, and the rows that were left out with their reasons."""
    found = _found(run, request)
    if not found.ended or not found.result.is_file():
        raise refused("missing")
    return FileResponse(found.result, media_type="application/zip", filename="documents.zip")


@router.delete("/batches/{run}", summary="Cancel a run, or forget it")
async def cancel(run: RunId, request: Request) -> JSONResponse:
    """Ends a run that is under way: what it has made stays. One that has ended is forgotten with its zip file."""
    found, runs = _found(run, request), _runs(request)
    if found.ended:
        runs.forget(found)
    else:
        runs.cancel(found)
    return JSONResponse(found.state)


async def _stream(run: Run, after: int) -> AsyncIterator[bytes]:
    # A client that does not know how many events there were may name one that is yet to come.
    async for told in run.follow(min(after, run.event), _ALIVE):
        if told is None:
            yield b": still here\n\n"
            continue
        number, state = told
        name = state["status"] if run.ended else "progress"
        yield f"id: {number}\nevent: {name}\ndata: {json.dumps(state, ensure_ascii=False)}\n\n".encode()


def _runs(request: Request) -> Runs:
    runs: Runs = request.app.state.runs
    return runs


def _found(id: str, request: Request) -> Run:
    run = _runs(request).find(id)
    if run is None:
        raise refused("missing")
    return run
