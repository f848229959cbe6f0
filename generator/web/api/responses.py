"""What the API answers beside what was asked for: problems, and files, as its description has them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from generator.web.problems import MEDIA_TYPE


class ProblemAt(BaseModel):
    """One thing wrong in one place, as the command line prints it. `line` and `column` count from 1, 0 is the whole."""

    file: str
    line: int
    column: int
    key: str
    text: str
    hint: str
    excerpt: str
    severity: str


class ProblemDetails(BaseModel):
    """RFC 9457."""

    type: str = Field(examples=["urn:jobdesc:problem:input"])
    title: str
    status: int
    detail: str
    problems: list[ProblemAt]


_SCHEMAS = "#/components/schemas/"
SCHEMAS: dict[str, Any] = ProblemDetails.model_json_schema(ref_template=f"{_SCHEMAS}{{model}}")
SCHEMAS = {**SCHEMAS.pop("$defs"), "ProblemDetails": SCHEMAS}
"""What the description of the API says a problem is, by its name there."""
_BODY = {MEDIA_TYPE: {"schema": {"$ref": f"{_SCHEMAS}ProblemDetails"}}}
_SAID = {
    400: "What was sent is not JSON, or its length no number.",
    401: "The token is missing or wrong.",
    403: "Another site asked for it.",
    404: "There is no such thing.",
    405: "This cannot be done here.",
    409: "It does not fit what there is.",
    413: "The body is too large.",
    421: "The server was asked for by a name that is not its own.",
    422: "What was sent cannot be used; `problems` tells each mistake with its file, line, column and key.",
    429: "There is too much to do: ask again after Retry-After seconds.",
    500: "A mistake of the program.",
    501: "A program such as LibreOffice is missing on the server's machine.",
    503: "The answer took too long or too much memory, or the engine that draws documents failed.",
}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": said, "content": _BODY} for status, said in _SAID.items()
}
"""What any question may be answered with."""
FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file.",
        "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
    }
}
