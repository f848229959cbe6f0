"""What the API answers about CVs: the shapes of a checklist and of a report."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.cv import Standing
from generator.model.finding import Gravity
from generator.model.manuscript import Format
from generator.web.api.models import ApiModel


class ChecklistEntry(ApiModel):
    """One thing to tick, or to know: `reason` tells why, `write` is what to write down under it."""

    id: str = Field(examples=["dates"])
    text: str
    reason: str
    write: str


class ChecklistSection(ApiModel):
    """Entries under a heading; `boxes` is whether they are to be ticked."""

    id: str = Field(examples=["before"])
    title: str
    opening: str
    boxes: bool
    entries: list[ChecklistEntry]


class Checklist(ApiModel):
    """What a candidate goes through before a CV for a role is sent, in the words of a locale."""

    role: str = Field(examples=["account-manager"])
    locale: str = Field(examples=["fr-FR"])
    language: str = Field(examples=["fr"])
    direction: Literal["ltr", "rtl"]
    label: str
    title: str
    lead: list[str]
    sections: list[ChecklistSection]


class FindingInCv(ApiModel):
    """One thing found in a CV. `page` and `line` count from 1 (0: the whole), `where` says them in words; `evidence` is
    what it is about, `remedy` what to do, `entry` the entry of the checklist that it belongs to."""

    check: str = Field(examples=["spelling"])
    level: Gravity
    page: int
    line: int
    where: str
    evidence: str
    message: str
    remedy: str
    entry: str = Field(examples=["spelling"])


class ReportOnCv(ApiModel):
    """What was found in a CV: `covered` and `missing` are words of the role, `notes` what could not be checked."""

    file: str
    format: Format
    role: str
    title: str
    locale: str
    direction: str
    date: str = Field(examples=["2026-12-01"])
    standing: Standing
    overall: list[str]
    findings: list[FindingInCv]
    covered: list[str]
    missing: list[str]
    notes: list[str]
    entries: dict[str, str]
    labels: dict[str, str]
