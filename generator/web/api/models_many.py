"""What the API takes about many documents at once and about the register, with examples."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import Field

from generator.web.api.models import ApiModel, Calendar, Format, Tag

Name = Annotated[
    str,
    Query(
        max_length=255, description="What problems call the file; it is read by its content.", examples=["people.csv"]
    ),
]
Sheet = Annotated[str, Query(max_length=100, description="The sheet; the first that is not hidden if not given.")]
LocaleOfRows = Annotated[Tag | None, Query(description="For rows without one; the employer's first if not given.")]
Formats = Annotated[
    list[Format], Query(min_length=1, max_length=8, default_factory=lambda: ["docx", "pdf"], examples=[["docx", "pdf"]])
]
DayInQuery = Annotated[Calendar | None, Query(description="The day that is meant; today if not given.")]
LeaveOut = Annotated[
    list[Annotated[int, Field(ge=1, le=2_000_000)]],
    Query(
        max_length=1000,
        default_factory=list,
        description="Numbers of rows that nothing is made of, wrong or not.",
        examples=[[4, 7]],
    ),
]
RunId = Annotated[str, Path(max_length=64, pattern=r"^[A-Za-z0-9_-]{10,64}$", examples=["pT0qUoH0bVnTj0Yw3XgHq1aZ"])]
Number = Annotated[str, Path(max_length=100, description="The document's number.", examples=["JD-2026-001"])]
Words = Annotated[str | None, Query(max_length=200)]
HeadLanguage = Annotated[
    str | None, Query(pattern="^[a-z]{2,3}$", description="The language of a table's heads.", examples=["fr"])
]
Version = Annotated[int, Field(ge=1, le=1_000_000)]
TABLE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The staff list as it is: .csv, .xlsx or .ods.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
"""The body of a question that is a staff list."""


class Signature(ApiModel):
    """That a document was signed."""

    date: Calendar | None = Field(None, description="The day on which it was signed; today if not given.")
    version: Version | None = Field(None, description="The version that was signed; the latest if not given.")


class Withdrawal(ApiModel):
    """That a document no longer holds."""

    date: Calendar | None = Field(None, description="The day from which it no longer holds; today if not given.")
    reason: Annotated[str, Field(max_length=500)] = Field("", examples=["Left the company."])
