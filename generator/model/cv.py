"""A CV as the checks see it, what they measure it by, and the report that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.model.cv_file import CvWordsFile, SectionName
from generator.model.finding import CvFinding
from generator.model.jurisdiction import CvCustoms
from generator.model.manuscript import Format, Line, Manuscript


@dataclass(frozen=True, slots=True)
class Section:
    """The lines under one heading; `name` is None before the first heading."""

    name: SectionName | None
    heading: Line | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one point of a list says, whole: its first line, and the words of all its lines."""

    line: Line
    text: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year; 0 where the CV names the year alone."""

    year: int
    month: int

    @property
    def first(self) -> int:
        """The earliest month that it can be, counted from the year 0."""
        return self.year * 12 + (self.month or 1)

    @property
    def last(self) -> int:
        """The latest month that it can be."""
        return self.year * 12 + (self.month or 12)


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when something lasted; `end` is None while it lasts. `single` is a date that stands alone."""

    start: Month
    end: Month | None
    line: Line
    single: bool = False


@dataclass(frozen=True, slots=True)
class Cv:
    """A manuscript taken apart: its sections, the points of its experience, its periods by kind of section.

    `paragraphs` are its texts whole, each as the first of its lines, headings, headers and footers among them.
    """

    manuscript: Manuscript
    name: str
    sections: tuple[Section, ...]
    paragraphs: tuple[Line, ...]
    statements: tuple[Statement, ...]
    periods: Mapping[SectionName, tuple[tuple[Period, ...], ...]]

    @property
    def body(self) -> tuple[Line, ...]:
        """Every line but those of headers and footers."""
        return tuple(line for line in self.manuscript.lines if line.part not in ("header", "footer"))


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase that the role asks for, with the stems by which it is known."""

    text: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a CV is measured by: its language, the customs of the place, the words of the language and of the role.

    `language` is that of the check; `spoken` that of the CV, empty where it is none that is known. `data` are the
    words of the language spoken. `language_name` says a language, `either` lists what one may choose from, both in the
    language of the check. `misspelling` gives for a word of the language its right spellings where it is misspelt,
    nothing where it is right; None where no dictionary is installed. `trade` are words of the role and their stems, all
    right as they are.
    """

    language: str
    spoken: str
    language_name: Callable[[str], str]
    either: Callable[[Sequence[str]], str]
    customs: CvCustoms
    today: date
    data: CvWordsFile
    terms: tuple[Term, ...]
    trade: frozenset[str]
    misspelling: Callable[[str], tuple[str, ...] | None] | None


Standing = Literal["blocked", "mend", "polish", "good"]


@dataclass(frozen=True, slots=True)
class CvReport:
    """What was found in a CV. `overall` are its sentences in words, never a number that poses as a judgement.

    `covered` and `missing` are the words of the role; `notes` say what could not be checked, and why. `entries` are
    the headings of the checklist by their ids, in order; `labels` the words that a report is framed in.
    """

    file: str
    format: Format
    role: str
    title: str
    locale: str
    direction: str
    date: date
    standing: Standing
    overall: tuple[str, ...]
    findings: tuple[CvFinding, ...]
    covered: tuple[str, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    entries: Mapping[str, str]
    labels: Mapping[str, str]

    def where(self, finding: CvFinding) -> str:
        """Where in the CV a finding is, in words; empty where it is about the whole."""
        if not finding.line:
            return ""
        name = "place" if finding.page else "line" if self.format == "txt" else "paragraph"
        return self.labels[name].replace("{page}", str(finding.page)).replace("{line}", str(finding.line))
