"""From whatever stands in the way of an answer to a problem as programs and pages read it (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from generator.assets import Assets
from generator.model.words import message
from generator.web.speech import chosen, languages, speech

MEDIA_TYPE = "application/problem+json"
_KINDS: Mapping[str, tuple[int, str]] = {
    "input": (422, message("What was sent cannot be used.")),
    "tool": (501, message("A program is missing on the computer that this runs on.")),
    "render": (422, message("The document could not be drawn.")),
    "engine": (
        503,
        message(
            "The document could not be drawn, and nothing that you wrote is to blame. Try again; if it happens once "
            "more, tell whoever looks after the program what you did."
        ),
    ),
    "write": (409, message("The file could not be written.")),
    "changed": (409, message("This file was changed meanwhile, by somebody else or in another window.")),
    "workspace": (409, message("This needs a folder of your own. Start the program in one: jobdesc init makes it.")),
    "busy": (429, message("The program has more to do than it can at the moment. Ask again in a few seconds.")),
    "rate": (429, message("You ask too often. Wait a little.")),
    "ended": (503, message("This took too long and was ended. Try again with less at once.")),
    "token": (401, message("This needs the token that the server was started with.")),
    "host": (421, message("This page must be asked for at the address that the program printed when it started.")),
    "origin": (403, message("Another site asked for this, and only pages of this program may.")),
    "size": (413, message("What you sent is too large. At most {size} MB are taken.")),
    "length": (400, message("The length of what was sent is no number.")),
    "missing": (404, message("There is no such thing here.")),
    "method": (405, message("This cannot be done here.")),
    "internal": (
        500,
        message(
            "Something went wrong here that is not your fault. Try again; if it happens once more, tell whoever looks "
            "after the program what you did."
        ),
    ),
}


@dataclass
class Refused(Exception):
    """A request that gets a problem for its answer: its status, its kind, and what there is to tell."""

    status: int
    kind: str
    problems: tuple[Mapping[str, Any], ...] = ()
    retry_after: int = 0
    size: int = 0


def refused(kind: str, problems: tuple[Mapping[str, Any], ...] = (), retry_after: int = 0) -> Refused:
    """A refusal of a kind, with its usual status."""
    return Refused(_KINDS[kind][0], kind, problems, retry_after)


def language_of(headers: Headers, assets: Assets) -> str:
    """The language that a client wants to be spoken to in."""
    return chosen(headers.get("accept-language", ""), languages(assets))


def title(problem: Refused, language: str) -> str:
    """What stands in the way, as one sentence of a language."""
    return speech(language, Assets())(_KINDS[problem.kind][1], size=f"{problem.size / 1e6:g}")


def response(problem: Refused, headers: Headers) -> Response:
    """The answer: `type`, `title`, `status`, `detail`, and `problems` with file, line, column and key of each."""
    said = title(problem, language_of(headers, Assets()))
    body: dict[str, Any] = {
        "type": f"urn:jobdesc:problem:{problem.kind}",
        "title": said,
        "status": problem.status,
        "detail": _detail(problem) or said,
        "problems": list(problem.problems),
    }
    extra = {"Retry-After": str(problem.retry_after)} if problem.retry_after else {}
    if problem.status == 401:
        extra["WWW-Authenticate"] = "Bearer"
    content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    return Response(content, problem.status, extra, MEDIA_TYPE)


async def respond(problem: Refused, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request with a problem."""
    await response(problem, Headers(scope=scope))(scope, receive, send)


def _detail(problem: Refused) -> str:
    return " ".join(f"{each['text']} {each['hint']}".strip() for each in problem.problems[:3])
