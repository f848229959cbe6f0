"""From the command line to a command: every command with its options. A command imports what it alone needs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from generator import __version__
from generator.cli.console import outcome

app = typer.Typer(
    name="jobdesc",
    help="Job descriptions as Word, PDF and web pages, from role specifications in YAML.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Scheme(StrEnum):
    """How sections and clauses are numbered."""

    decimal = "decimal"
    classic = "classic"


class FileKind(StrEnum):
    """The kinds of YAML files."""

    role = "role"
    shared = "shared"
    jurisdiction = "jurisdiction"
    employer = "employer"


def _roles_known(incomplete: str) -> list[str]:
    from generator.cli.requests import role_ids

    return [name for name in role_ids() if name.startswith(incomplete)]


def _formats_known(incomplete: str) -> list[str]:
    from generator.render import RENDERERS

    return [name for name in RENDERERS if name.startswith(incomplete)]


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
Kind = Annotated[list[str], typer.Option(metavar="KIND", help="What to make; may be repeated.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


@app.callback(invoke_without_command=True)
def jobdesc(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.", is_eager=True)] = False,
) -> None:
    """Job descriptions as Word, PDF and web pages, from role specifications in YAML."""
    if version:
        print(f"jobdesc {__version__}")
        raise typer.Exit


@app.command()
def build(
    roles: Roles = None,
    locale: Annotated[list[str], typer.Option(metavar="TAG", help="Language and place, such as fr-FR.")] = ["fr-FR"],  # noqa: B006
    format: Annotated[
        list[str], typer.Option(metavar="NAME", help="The file format; may be repeated.", autocompletion=_formats_known)
    ] = ["docx", "doc", "pdf", "html"],  # noqa: B006
    kind: Kind = ["job-description"],  # noqa: B006
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write into.")] = Path("output"),
    date: Date = None,
    numbering: Numbering = None,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse blanks: list every value not given yet.")] = False,
    roles_dir: RolesDir = None,
    templates_dir: TemplatesDir = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but problems.")] = False,
) -> None:
    """Make the documents of roles."""
    from generator.cli.building import build as run

    asked = {"locales": locale, "formats": format, "kinds": kind, "strict": strict}
    with outcome():
        run(_request(asked, roles or (), date, numbering, roles_dir, templates_dir), out, quiet)


@app.command()
def show(
    role: Role,
    locale: Annotated[str, typer.Option(metavar="TAG", help="Language and place, such as fr-FR.")] = "fr-FR",
    kind: Annotated[str, typer.Option(metavar="KIND", help="Which document.")] = "job-description",
    origin: Annotated[
        bool, typer.Option("--origin", help="Tell for every clause which file and line it came from.")
    ] = False,
    date: Date = None,
    numbering: Numbering = None,
    roles_dir: RolesDir = None,
    templates_dir: TemplatesDir = None,
) -> None:
    """Print the tree of a document as JSON."""
    from generator.cli.reports import show as run

    asked = {"locales": [locale], "formats": ["json"], "kinds": [kind]}
    with outcome():
        run(_request(asked, (role,), date, numbering, roles_dir, templates_dir), origin)


@app.command(name="list")
def list_(json: AsJson = False, roles_dir: RolesDir = None, templates_dir: TemplatesDir = None) -> None:
    """List roles, kinds of documents, locales and formats."""
    from generator.cli.reports import inventory

    with outcome():
        inventory(roles_dir, templates_dir, json)


@app.command()
def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders of roles; the shipped ones if none."),
    ] = None,
    roles_dir: RolesDir = None,
    templates_dir: TemplatesDir = None,
) -> None:
    """Check YAML files and tell every problem in them. Writes nothing."""
    from generator.cli.reports import validate as run

    with outcome():
        run(paths or (), roles_dir, templates_dir)


@app.command()
def schema(
    kind: Annotated[FileKind, typer.Argument(help="The kind of file.")] = FileKind.role,
) -> None:
    """Print the JSON Schema of a role file, or of another kind, for editors."""
    from generator.cli.reports import schema as run

    with outcome():
        run(kind.value)


@app.command()
def doctor(json: AsJson = False) -> None:
    """Tell what is installed, what is missing, and the remedy."""
    from generator.cli.doctor import doctor as run

    with outcome():
        run(json)


def _request(
    asked: dict[str, Any],
    roles: Any,
    date: str | None,
    numbering: Scheme | None,
    roles_dir: Path | None,
    templates_dir: Path | None,
) -> Any:
    from generator.cli.requests import request

    scheme = numbering.value if numbering else None
    return request(roles=roles, date=date, numbering=scheme, roles_dir=roles_dir, templates_dir=templates_dir, **asked)
