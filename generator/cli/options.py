"""The options and arguments that commands share, with what completes them in a shell."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer


class Scheme(StrEnum):
    """How sections and clauses are numbered."""

    decimal = "decimal"
    classic = "classic"


class TitleForm(StrEnum):
    """Whom the title and the sentences about the holder speak of."""

    masculine = "masculine"
    feminine = "feminine"
    inclusive = "inclusive"


class Engine(StrEnum):
    """What draws PDFs."""

    weasyprint = "weasyprint"
    typst = "typst"


class FileKind(StrEnum):
    """The kinds of YAML files."""

    role = "role"
    shared = "shared"
    jurisdiction = "jurisdiction"
    words = "words"
    lint = "lint"
    cv_words = "cv-words"
    import_words = "import-words"
    employer = "employer"
    posting = "posting"


class Length(StrEnum):
    """How long a vacancy is."""

    full = "full"
    short = "short"
    social = "social"


class RegisterFormat(StrEnum):
    """What the register is written out as."""

    csv = "csv"
    xlsx = "xlsx"
    json = "json"


class DiffFormat(StrEnum):
    """How a comparison is shown."""

    text = "text"
    html = "html"
    docx = "docx"


class CheckFormat(StrEnum):
    """How the report on a CV is written."""

    text = "text"
    json = "json"
    html = "html"


class LintFormat(StrEnum):
    """How findings are printed."""

    text = "text"
    json = "json"
    sarif = "sarif"


def _roles_known(incomplete: str) -> list[str]:
    from generator.cli.requests import role_ids

    return [name for name in role_ids() if name.startswith(incomplete)]


def _formats_known(incomplete: str) -> list[str]:
    from generator.render import RENDERERS

    return [name for name in RENDERERS if name.startswith(incomplete)]


def _kinds_known(incomplete: str) -> list[str]:
    from generator.compose import COMPOSERS

    return [name for name in COMPOSERS if name.startswith(incomplete)]


Roles = Annotated[
    list[str] | None,
    typer.Argument(help="Roles by id, such as account-manager; all but overlays if none.", autocompletion=_roles_known),
]
Role = Annotated[str, typer.Argument(help="The role's id, such as account-manager.", autocompletion=_roles_known)]
RolesDir = Annotated[
    Path | None,
    typer.Option("--roles", metavar="DIR", exists=True, file_okay=False, help="A folder of your roles, used first."),
]
TemplatesDir = Annotated[
    Path | None,
    typer.Option(
        "--templates", metavar="DIR", exists=True, file_okay=False, help="A folder of your own templates, used first."
    ),
]
Date = Annotated[
    str | None,
    typer.Option(metavar="YYYY-MM-DD", help="The day the documents bear; today, or SOURCE_DATE_EPOCH, if not given."),
]
Numbering = Annotated[
    Scheme | None, typer.Option(help="decimal: 1, 1.1, 1.1.1; classic: I, 1., 1.1. Each role has its own.")
]
Title = Annotated[
    TitleForm | None, typer.Option(help="The form of the post's title, and of sentences; the place's own if not given.")
]
AllowUntranslated = Annotated[
    bool, typer.Option("--allow-untranslated", help="Print what has no translation as it was written, marked so.")
]
Kind = Annotated[
    list[str] | None,
    typer.Option(
        metavar="KIND",
        help="What to make: job-description (the usual one), vacancy, cv-guide; may be repeated.",
        autocompletion=_kinds_known,
    ),
]
Posting = Annotated[
    list[Path] | None,
    typer.Option("--posting", metavar="FILE", help="A posting to make a vacancy of; may be repeated."),
]
VacancyLength = Annotated[Length, typer.Option(help="Of a vacancy: about 450, 180 or 60 words.")]
NoLint = Annotated[bool, typer.Option("--no-lint", help="Make a vacancy whatever is wrong in it.")]
Out = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="The folder to write into; output/, in a workspace that of the workspace."),
]
PdfEngine = Annotated[
    Engine | None, typer.Option("--pdf-engine", help="What draws PDFs; the employer's choice, or weasyprint.")
]
Archive = Annotated[
    bool, typer.Option("--archive", help="Make PDFs for the archive: PDF/A-3a with the data attached (by Typst).")
]
Force = Annotated[bool, typer.Option("--force", help="Make anew what has not changed, too.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but problems.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def request_of(
    asked: dict[str, Any],
    roles: Any,
    date: str | None,
    numbering: Scheme | None,
    roles_dir: Path | None,
    templates_dir: Path | None,
) -> Any:
    """The request that a command's options make. Raises InputError for a date that is none."""
    from generator.cli.requests import request

    scheme = numbering.value if numbering else None
    return request(roles=roles, date=date, numbering=scheme, roles_dir=roles_dir, templates_dir=templates_dir, **asked)
