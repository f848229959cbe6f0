"""What the API takes and answers about vacancies: the shapes of postings, texts and findings, with examples."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StrictBool

from generator.model.finding import Gravity
from generator.web.api.models import ApiModel, Day, Keys, Tag

PostingName = Annotated[
    str, Field(max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", examples=["lyon"], description="A file's name.")
]
POSTING_EXAMPLE: dict[str, Any] = {
    "role": "account-manager",
    "employer": {"name": "Comptoir des Halles"},
    "place": {"city": "Lyon", "country": "FR"},
    "contract": {"type": "permanent"},
    "pay": {"min": 30000, "max": 36000, "currency": "EUR", "period": "year"},
    "apply": {"email": "emplois@comptoir.example"},
}
_Yaml = Annotated[str, Field(max_length=1_000_000)]
_Posting = Annotated[
    Keys | _Yaml,
    Field(description="The keys of a posting's file, as an object or as YAML.", examples=[POSTING_EXAMPLE]),
]


class VacancyAsked(ApiModel):
    """A posting to be made into a vacancy."""

    posting: _Posting
    locale: Tag | None = Field(None, description="Language and place; the posting's own if not given.")
    date: Day | None = Field(None, description="The day on which it is checked; today if not given.")
    overlay: Keys | _Yaml | None = Field(None, description="What changes in the role.")
    employer: Keys | _Yaml | None = Field(None, description="Who employs: the keys of employer.yaml.")


class LintAsked(ApiModel):
    """A vacancy to be checked: a text, or a posting."""

    text: str | None = Field(None, max_length=200_000, examples=["Commercial F/H\nNous cherchons un jeune diplômé."])
    posting: _Posting | None = None
    locale: Tag | None = Field(None, description="Language and place; fr-FR, or the posting's own, if not given.")
    date: Day | None = Field(None, description="The day on which it is checked; today if not given.")


class PostingToSave(ApiModel):
    """A posting for the workspace."""

    name: PostingName
    posting: Keys = Field(examples=[{"language": "fr", **POSTING_EXAMPLE}])
    replace: StrictBool = Field(False, description="true takes the place of a posting of the same name.")
    write: StrictBool = Field(True, description="false tells what the file would say, and writes nothing.")


class FindingAt(ApiModel):
    """One thing found. `line` and `column` count from 1, 0 is the whole; `part` is the part of the posting, or the
    clause of its role, that it is about. `wordings` can be put in the place of the words `replaced`."""

    rule: str
    level: Gravity
    file: str
    line: int
    column: int
    message: str
    suggestion: str
    words: str
    wordings: list[str]
    replaced: str
    part: str = ""


class Lint(ApiModel):
    """What was found, and as which locale. `lines` are those of a file that was sent."""

    findings: list[FindingAt]
    locales: list[str]
    lines: list[str]
    warnings: list[dict[str, Any]]


class ClauseToChoose(ApiModel):
    """A clause of the role; `said` is whether the full text names it."""

    id: str
    text: str
    said: bool


class PayRule(ApiModel):
    """What a place makes of a rule about pay, with its source and since when."""

    rule: str
    level: Gravity
    since: str
    until: str
    regions: list[str]
    source: str
    checked: str


class VacancyMade(ApiModel):
    """A vacancy: its texts by length, how many words each has, the full one as a page, and what is found in it.

    `invented` is what it still says of the employer that a new workspace comes with as an example.
    """

    locale: str
    title: str
    texts: dict[Literal["full", "short", "social"], str]
    words: dict[Literal["full", "short", "social"], int]
    html: str
    findings: list[FindingAt]
    missing: list[dict[str, str]]
    choices: dict[str, list[ClauseToChoose]]
    pay: list[PayRule]
    source_language: str
    warnings: list[dict[str, Any]]
    invented: list[str]


class PostingEntry(ApiModel):
    """A posting of the workspace; `usable` is false where its file has mistakes."""

    name: str
    role: str
    title: str
    reference: str
    city: str
    closes: str
    usable: bool


class SavedPosting(ApiModel):
    """Where a posting is written, below the workspace, what its file says, and whether one of that name was there."""

    name: str
    path: str
    text: str
    taken: bool


class PostingRead(ApiModel):
    """A posting of the workspace, as data."""

    name: str
    posting: dict[str, Any]
