"""From settings to the application: pages, the API and what they are guarded by."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.routing import Match
from starlette.types import ASGIApp, Receive, Scope, Send

from generator import __version__
from generator.assets import Assets
from generator.web import api, pages
from generator.web.api.responses import SCHEMAS
from generator.web.guard import Guard
from generator.web.hall import Hall
from generator.web.problems import Refused, language_of, refused, response
from generator.web.settings import Settings
from generator.web.speech import speech
from generator.web.telling import misshapen, where

LOG = logging.getLogger("jobdesc.web")
_ABOUT = (
    "Job descriptions, vacancies and CV guidance from role specifications. Problems are `application/problem+json` "
    "(RFC 9457) in the language of `Accept-Language`; `problems` has file, line, column and key of each mistake."
)


def application(settings: Settings) -> ASGIApp:
    """The application for a server. Its workers start with it and end with it."""

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        hall = app.state.hall = Hall(settings.home, settings.private, settings.limits)
        # The page is there at once; its first preview waits for a worker, which has begun meanwhile.
        beginning = asyncio.create_task(hall.begin())
        try:
            yield
        finally:
            beginning.cancel()
            app.state.hall.close()

    app = _Described(
        title="jobdesc", version=__version__, description=_ABOUT, lifespan=running, docs_url=None, redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )  # fmt: skip
    app.state.settings = settings
    app.include_router(api.router)
    app.include_router(pages.router)
    app.add_exception_handler(Refused, _refuse)
    app.add_exception_handler(RequestValidationError, _refuse_shape)
    app.add_exception_handler(HTTPException, _refuse_path)
    app.add_exception_handler(Exception, _fail)
    return _Logged(Guard(app, settings))


class _Described(FastAPI):
    """An application whose description holds what a problem is."""

    def openapi(self) -> dict[str, Any]:
        """The description of the API."""
        made = super().openapi()
        made["components"]["schemas"] |= SCHEMAS
        return made


async def _refuse(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return pages.refusal(error, request) or response(error, request.headers)


async def _refuse_shape(request: Request, error: Exception) -> Response:
    """What FastAPI finds wrong with the shape of a request, as problems with their keys."""
    assert isinstance(error, RequestValidationError)
    said = speech(language_of(request.headers, Assets()), Assets())
    return response(refused("input", misshapen(error.errors()[:20], said)), request.headers)


async def _refuse_path(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    kind = {404: "missing", 405: "method"}.get(error.status_code, "input")
    problem = Refused(error.status_code, kind)
    made = pages.refusal(problem, request) or response(problem, request.headers)
    if error.status_code == 405:
        made.headers["Allow"] = ", ".join(_allowed(request))
    return made


def _allowed(request: Request) -> list[str]:
    """The methods that an address knows: each route by itself would name its own alone."""
    routes = request.app.routes
    return [
        method
        for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
        if any(route.matches({**request.scope, "method": method})[0] is Match.FULL for route in routes)
    ]


async def _fail(request: Request, error: Exception) -> Response:
    """A mistake of ours: told in one sentence, and in the log by its kind and place alone, without what was sent."""
    LOG.error("%s", where(error))
    return response(refused("internal"), request.headers)


class _Logged:
    """Writes a line for each request: method, route, status, milliseconds. No query, no body, no name."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = monotonic(), 0

        async def seen(message: Any) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self.app(scope, receive, seen)
        finally:
            route = getattr(scope.get("route"), "path", "-")
            LOG.info("%s %s %s %d ms", scope["method"], route, status, (monotonic() - began) * 1000)
