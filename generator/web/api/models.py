"""What the API takes: the shapes of its requests, with examples."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool
from pydantic_core import PydanticCustomError

from generator.model.files import Kind, Numbering, TitleForm
from generator.model.request import Length
from generator.model.sentence import CASES
from generator.render import RENDERERS

Tag = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z]{2})?$", examples=["fr-FR"])]
"""A locale: a language, and the place whose law is meant."""
RoleId = Annotated[str, Field(max_length=100, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", examples=["account-manager"])]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", examples=["2026-12-01"])]
Format = Literal["docx", "doc", "pdf", "html", "md", "txt", "json", "jsonld"]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LEVELS = 100
"""More than any file may have, so that the file's own reader tells of it."""
_Words = Annotated[str, Field(max_length=20_000)]
_Case = Annotated[str, Field(pattern=f"^({'|'.join(CASES)})$")]

assert set(Format.__args__) == set(RENDERERS)  # type: ignore[attr-defined]


def _written(value: object) -> object:
    """The same value. Raises for a number, which would be a day as seconds since 1970."""
    if isinstance(value, int | float) or (isinstance(value, str) and not _DAY.fullmatch(value)):
        raise PydanticCustomError("date_parsing", "a date is expected here, as year-month-day")
    return value


def _alone(value: object) -> object:
    """The same value. Raises for the other words and numbers that pydantic takes for true or false."""
    if value not in ("true", "false") and not isinstance(value, bool):
        raise PydanticCustomError("bool_parsing", "true or false is expected here")
    return value


Flag = Annotated[bool, BeforeValidator(_alone)]
"""Yes or no in an address: `true` or `false`, as its description says, and nothing else."""
Calendar = Annotated[date, BeforeValidator(_written)]
"""A day, as a date."""


def _shallow(value: object) -> object:
    """The same value. Raises ValueError for one that is nested deeper than whatever reads it can follow."""
    level, levels = [value], 0
    while level := [each for said in level for each in _within(said)]:
        levels += 1
        if levels > _LEVELS:
            raise ValueError(f"more than {_LEVELS} levels are nested here")
    return value


def _within(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


Keys = Annotated[dict[str, Any], BeforeValidator(_shallow)]
"""The keys of a file, as an object."""
Sheet = Keys | Annotated[str, Field(max_length=1_000_000)]
"""The keys of a file, as an object or as YAML."""


class ApiModel(BaseModel):
    """An object of JSON: what it does not know is refused."""

    model_config = ConfigDict(extra="forbid")


class Person(ApiModel):
    """Who holds the post."""

    name: _Words = Field("", examples=["Claire Martin"])
    number: Annotated[str, Field(max_length=100)] = Field("", description="The staff number.")
    start: Day | Literal[""] = Field("", description="The first day in the post.")
    vacant: StrictBool = Field(False, description="Nobody holds the post yet: the name is left as a line to fill in.")


class WantedClause(ApiModel):
    """A clause in its place; `text` is left out where the role's own words stay."""

    id: Annotated[str, Field(max_length=200)]
    text: _Words | None = None
    clauses: list[WantedClause] | None = Field(None, max_length=500)


class NameInCases(ApiModel):
    """A name with the other cases that sentences ask for, in a language that has them."""

    name: _Words = Field(examples=["начальник отдела продаж"])
    cases: dict[_Case, _Words] = Field(default_factory=dict, examples=[{"genitive": "начальника отдела продаж"}])


class Edits(ApiModel):
    """Changes to a role as a page makes them: whole lists in the wanted order, facts, numbers."""

    lists: dict[str, Annotated[list[WantedClause], Field(max_length=500)]] = Field(
        default_factory=dict,
        max_length=30,
        examples=[{"rights": [{"id": "forms-of-work"}, {"id": "own-1", "text": "…"}]}],
    )
    facts: dict[str, _Words | NameInCases] = Field(
        default_factory=dict, max_length=50, examples=[{"department": "Ventes"}]
    )
    targets: dict[str, dict[str, _Words]] = Field(
        default_factory=dict, max_length=100, examples=[{"calls": {"value": "40"}}]
    )
    title: dict[str, _Words] = Field(
        default_factory=dict,
        max_length=4,
        description="The title: `single`, or all of `masculine`, `feminine` and `inclusive`.",
        examples=[{"single": "Key account manager"}],
    )
    short_name: dict[str, _Words] = Field(
        default_factory=dict, max_length=4, description="What sentences call whoever holds the post, in the same forms."
    )


class Asked(ApiModel):
    """A document to be made."""

    role: RoleId | Literal[""] = Field("", description="The role's id; a posting names its own.")
    locale: Tag | None = Field(None, description="Language and place; the employer's first one if not given.")
    kind: Kind | None = Field(None, description="job-description, or vacancy where there is a posting.")
    date: Day | None = Field(None, description="The day that the document bears; today if not given.")
    title: TitleForm | None = None
    numbering: Numbering | None = None
    length: Length = "full"
    lint: StrictBool = Field(True, description="false makes a vacancy whatever the rules of its place find in it.")
    strict: StrictBool = Field(False, description="true refuses blanks.")
    allow_untranslated: StrictBool = False
    pdf_engine: Literal["", "weasyprint", "typst"] = ""
    archive: StrictBool = Field(False, description="true makes PDFs for the archive (PDF/A-3a).")
    overlay: Sheet | None = Field(
        None,
        description="What changes in the role: the keys of a role's file, as an object or as YAML.",
        examples=[{"department": "Direction commerciale"}],
    )
    edits: Edits | None = Field(None, description="The same as whole lists; used instead of `overlay`.")
    employer: Sheet | None = Field(
        None,
        description="Who employs: the keys of employer.yaml, laid over those of the workspace.",
        examples=[{"name": "Comptoir des Halles", "place": "Lyon"}],
    )
    posting: Sheet | None = Field(None, description="A vacancy: the keys of a posting's file, as an object or as YAML.")
    person: Person | None = None


class Documents(Asked):
    """Documents to be made, in some formats."""

    formats: Annotated[list[Format], Field(min_length=1, max_length=8)] = Field(["docx"], examples=[["docx", "pdf"]])
