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


class TitleForm(StrEnum):
    """Whom the title and the sentences about the holder speak of."""

    masculine = "masculine"
    feminine = "feminine"
    inclusive = "inclusive"


class FileKind(StrEnum):
    """The kinds of YAML files."""

    role = "role"
    shared = "shared"
    jurisdiction = "jurisdiction"
    words = "words"
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
Title = Annotated[
    TitleForm | None, typer.Option(help="The form of the post's title, and of sentences; the place's own if not given.")
]
AllowUntranslated = Annotated[
    bool, typer.Option("--allow-untranslated", help="Print what has no translation as it was written, marked so.")
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
    title: Title = None,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse blanks: list every value not given yet.")] = False,
    allow_untranslated: AllowUntranslated = False,
    roles_dir: RolesDir = None,
    templates_dir: TemplatesDir = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but problems.")] = False,
) -> None:
    """Make the documents of roles."""
    from generator.cli.building import build as run

    asked = {"locales": locale, "formats": format, "kinds": kind, "strict": strict}
    asked |= {"title": title.value if title else None, "allow_untranslated": allow_untranslated}
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
    title: Title = None,
    allow_untranslated: AllowUntranslated = False,
    date: Date = None,
    numbering: Numbering = None,
    roles_dir: RolesDir = None,
    templates_dir: TemplatesDir = None,
) -> None:
    """Print the tree of a document as JSON."""
    from generator.cli.reports import show as run

    asked: dict[str, Any] = {"locales": [locale], "formats": ["json"], "kinds": [kind]}
    asked |= {"title": title.value if title else None, "allow_untranslated": allow_untranslated}
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
def explain(
    locale: Annotated[str, typer.Argument(metavar="LOCALE", help="Language and place, such as en-GB.")],
    json: AsJson = False,
    roles_dir: RolesDir = None,
    templates_dir: TemplatesDir = None,
) -> None:
    """Print the rules of a place with their sources: laws, responsibilities, what is added, left out, forbidden."""
    from generator.cli.reports import explain as run

    with outcome():
        run(locale, roles_dir, templates_dir, json)


@app.command()
def schema(
    kind: Annotated[FileKind, typer.Argument(help="The kind of file.")] = FileKind.role,
) -> None:
    """Print the JSON Schema of a role file, or of another kind, for editors."""
    from generator.cli.reports import schema as run

    with outcome():
        run(kind.value)


translate = typer.Typer(no_args_is_help=True, help="Words for translators: templates, catalogs, their state.")
app.add_typer(translate, name="translate")
Languages = Annotated[
    list[str] | None,
    typer.Argument(metavar="[LANG]...", help="Languages, such as de, or en-US for what differs there; all if none."),
]


@translate.command()
def extract(roles_dir: RolesDir = None, templates_dir: TemplatesDir = None) -> None:
    """Write the templates (.pot) of all words."""
    from generator.cli.translating import extract as run

    with outcome():
        run(roles_dir, templates_dir)


@translate.command()
def update(
    languages: Languages = None, date: Date = None, roles_dir: RolesDir = None, templates_dir: TemplatesDir = None
) -> None:
    """Bring catalogs up to date, or begin those of a new language."""
    from generator.cli.requests import day
    from generator.cli.translating import update as run

    with outcome():
        run(languages or (), day(date), roles_dir, templates_dir)


@translate.command()
def status(languages: Languages = None, roles_dir: RolesDir = None, templates_dir: TemplatesDir = None) -> None:
    """Print how far each language is, role by role."""
    from generator.cli.translating import status as run

    with outcome():
        run(languages or (), roles_dir, templates_dir)


@translate.command()
def check(languages: Languages = None, roles_dir: RolesDir = None, templates_dir: TemplatesDir = None) -> None:
    """Tell what is wrong with translations; what is not translated yet is told as a warning."""
    from generator.cli.translating import check as run

    with outcome():
        run(languages or (), roles_dir, templates_dir)


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
