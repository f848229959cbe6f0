"""What is asked for: which roles, in which locales, kinds and formats, on what day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from generator.model.files import Numbering, TitleForm

Length = Literal["full", "short", "social"]
"""How long a vacancy is: about 450, 180 or 60 words."""
LENGTHS: tuple[Length, ...] = ("full", "short", "social")


@dataclass(frozen=True, slots=True)
class Locale:
    """A language and a place: `fr-RU` is French text under Russian law."""

    language: str
    jurisdiction: str

    def __str__(self) -> str:
        return f"{self.language}-{self.jurisdiction}"


@dataclass(frozen=True, slots=True)
class Request:
    """One call of the program.

    `roles` empty means every role that is no overlay; `locales` are tags such as `fr-FR` or `fr` (none: the employer's,
    or fr-FR); `postings` are files of vacancies, each of which names its role; `length` is that of vacancies; `lint` is
    false where a vacancy is made whatever the rules of its place find in it; `date` is the day the documents bear;
    `roles_dir` and `templates_dir` are the user's own folders, used before the shipped ones; `numbering` overrides what
    the roles and places say; `title` asks for a form of the title where None leaves it to the place; `strict` refuses
    blanks;
    `allow_untranslated` prints words that have no translation as they were written, marked with their language;
    `dated` tells that the day was asked for: what has not changed keeps its own otherwise;
    `workspace` is the employer's folder, whose roles and templates are used where none are named; `pdf_engine` draws
    PDFs ("" leaves it to the employer); `archive` makes them PDF/A-3a for the archive.
    """

    date: date
    roles: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ("job-description",)
    formats: tuple[str, ...] = ("docx", "doc", "pdf", "html")
    postings: tuple[Path, ...] = ()
    length: Length = "full"
    lint: bool = True
    numbering: Numbering | None = None
    title: TitleForm | None = None
    strict: bool = False
    allow_untranslated: bool = False
    roles_dir: Path | None = None
    templates_dir: Path | None = None
    workspace: Path | None = None
    dated: bool = True
    pdf_engine: str = ""
    archive: bool = False
