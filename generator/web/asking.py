"""From a request of the API to its question, and from the worker's answer to the response."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import JSONResponse, Response

from generator.assets import Assets
from generator.web.hall import Busy, Ended, Hall, Queue
from generator.web.message import Message
from generator.web.problems import language_of, refused

LOG = logging.getLogger("jobdesc.web")


async def ask(request: Request, name: str, head: Mapping[str, Any], body: bytes = b"", slow: bool = False) -> Message:
    """The worker's answer to a question. Raises Refused when there is none, or the worker refuses.

    `slow` questions draw documents or read files: they have workers of their own.
    """
    hall: Hall = request.app.state.hall
    queue: Queue = hall.slow if slow else hall.quick
    language = language_of(request.headers, Assets())
    try:
        answer = await queue.ask(Message({**head, "ask": name, "language": language}, body))
    except Busy as error:
        raise refused("busy", retry_after=error.seconds) from None
    except Ended:
        raise refused("ended", retry_after=5) from None
    if place := answer.head.get("where"):
        LOG.error("%s: %s", name, place)
    if kind := answer.head.get("refused"):
        raise refused(kind, tuple(answer.head["problems"]))
    return answer


def json_of(answer: Message) -> JSONResponse:
    """The head of an answer."""
    return JSONResponse(answer.head)


def file_of(answer: Message) -> Response:
    """The file that an answer bears, to be saved under its name, or under its plain one by what knows no other.

    The first is in `filename*`, the second in `filename` (RFC 6266).
    """
    name = answer.head["name"]
    plain = answer.head.get("plain", name).encode("ascii", "replace").decode().replace('"', "'").replace("?", "_")
    headers = {"Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(answer.body, 200, headers, answer.head["type"])
