"""From the command line to a command: every command with its options. A command imports what it alone needs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from generator import __version__
from generator.cli.console import outcome
from generator.cli.groups import new, register, translate
from generator.cli.options import (
    AllowUntranslated,
    Archive,
    AsJson,
    CheckFormat,
    Date,
    FileKind,
    Force,
    Kind,
    Length,
    LintFormat,
    NoLint,
    Numbering,
    Out,
    PdfEngine,
    Posting,
    Quiet,
    Roles,
    RolesDir,
    TemplatesDir,
    Title,
    VacancyLength,
    _formats_known,
    _kinds_known,
    _roles_known,
    request_of,
)
from generator.cli.workspace_app import workspace

app = typer.Typer(
    name="jobdesc",
    help="Job descriptions as Word, PDF and web pages, from role specifications in YAML.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def jobdesc(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.", is_eager=True)] = False,
) -> None:
    """Job descriptions as Word, PDF and web pages, from role specifications in YAML."""
    if version:
        print(f"jobdesc {__version__}")
        raise typer.Exit


app.add_typer(workspace)
app.add_typer(new, name="new")
app.add_typer(translate, name="translate")
app.add_typer(register, name="register")


@app.command()
def build(
    roles: Roles = None,
    locale: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TAG", help="Language and place, such as fr-FR; the employer's, or a posting's own, if not given."
        ),
    ] = None,
    format: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="The file format; may be repeated. docx, doc, pdf and html if none; txt for a text to paste.",
            autocompletion=_formats_known,
        ),
    ] = None,
    kind: Kind = None,
    posting: Posting = None,
    length: VacancyLength = Length.full,
    no_lint: NoLint = False,
    out: Out = None,
    date: Date = None,
    numbering: Numbering = None,
    title: Title = None,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse blanks: list every value not given yet.")] = False,
    allow_untranslated: AllowUntranslated = False,
    roles_dir: RolesDir = None,
    templates_dir: TemplatesDir = None,
    pdf_engine: PdfEngine = None,
    archive: Archive = False,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Make the documents of roles."""
    from generator.cli.building import build as run
    from generator.cli.requests import output_here

    asked: dict[str, Any] = {"locales": locale or (), "formats": format or (), "kinds": kind or (), "strict": strict}
    asked |= {"postings": posting or (), "length": length.value, "lint": not no_lint}
    asked |= {"title": title.value if title else None, "allow_untranslated": allow_untranslated}
    asked |= {"pdf_engine": pdf_engine.value if pdf_engine else "", "archive": archive}
    with outcome():
        made = request_of(asked, roles or (), date, numbering, roles_dir, templates_dir)
        run(made, out or output_here(), quiet, force)


@app.command()
def show(
    role: Annotated[
        str | None,
        typer.Argument(
            help="The role's id, such as account-manager; none with --posting.", autocompletion=_roles_known
        ),
    ] = None,
    locale: Annotated[str | None, typer.Option(metavar="TAG", help="Language and place; fr-FR if not given.")] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="KIND", help="job-description (the usual one), vacancy or cv-guide.", autocompletion=_kinds_known
        ),
    ] = None,
    posting: Annotated[
        Path | None, typer.Option("--posting", metavar="FILE", help="A posting to make a vacancy of.")
    ] = None,
    length: VacancyLength = Length.full,
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

    if role is None and posting is None:
        raise typer.BadParameter("name a role, or a file with --posting.")
    asked: dict[str, Any] = {
        "locales": [locale] if locale else (),
        "formats": ["json"],
        "kinds": [kind] if kind else (),
    }
    asked |= {"postings": [posting] if posting else (), "length": length.value, "lint": False}
    asked |= {"title": title.value if title else None, "allow_untranslated": allow_untranslated}
    with outcome():
        run(request_of(asked, (role,) if role else (), date, numbering, roles_dir, templates_dir), origin)


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
def lint(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Postings (.yaml), texts (.txt, .md) or Word files (.docx)."),
    ],
    locale: Annotated[
        str | None,
        typer.Option(metavar="TAG", help="Language and place; a posting's own if not given, of other files fr-FR."),
    ] = None,
    format: Annotated[LintFormat, typer.Option(help="What to print.")] = LintFormat.text,
    date: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="The day to judge by; today, or SOURCE_DATE_EPOCH, if not given."),
    ] = None,
    roles_dir: RolesDir = None,
    templates_dir: TemplatesDir = None,
) -> None:
    """Tell what the law and the custom of a place find in vacancies. Exits with 1 when one is against the law."""
    from generator.cli.linting import lint as run
    from generator.cli.requests import assets_here, day

    with outcome():
        run(paths, locale, format.value, day(date), assets_here(roles_dir, templates_dir))


@app.command(name="check-cv")
def check_cv(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The CV: .pdf, .docx, .doc, .odt or .txt.")],
    role: Annotated[
        str, typer.Option(metavar="ROLE", help="The post applied for, by id.", autocompletion=_roles_known)
    ],
    locale: Annotated[str, typer.Option(metavar="TAG", help="Language of the CV and place of the post.")] = "fr-FR",
    format: Annotated[CheckFormat, typer.Option(help="How the report is written.")] = CheckFormat.text,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the report into a file.")] = None,
    date: Date = None,
    roles_dir: RolesDir = None,
    templates_dir: TemplatesDir = None,
) -> None:
    """Tell what stands in the way of a CV, for one post. Everything stays on this machine."""
    from generator.cli.checking import check as run
    from generator.cli.requests import assets_here, day

    with outcome():
        run(file, role, locale, format.value, out, day(date), assets_here(roles_dir, templates_dir))


@app.command()
def explain(
    locale: Annotated[
        str,
        typer.Argument(
            metavar="LOCALE|RULE", help="Language and place, such as en-GB; or a rule for vacancies, such as age."
        ),
    ],
    json: AsJson = False,
    roles_dir: RolesDir = None,
    templates_dir: TemplatesDir = None,
) -> None:
    """Print the rules of a place with their sources: laws, responsibilities, what is added, left out, forbidden.

    Of a rule for vacancies, print the law behind it in every place.
    """
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


@app.command(name="import")
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A job description: .docx, .doc, .odt, .pdf, .txt or .md.")
    ],
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The file to write; its name is the role's id. roles/ID.yaml if not given."),
    ] = None,
    threshold: Annotated[
        int,
        typer.Option(
            metavar="PERCENT", min=71, max=100, help="From which likeness on a clause is the same as a shipped one."
        ),
    ] = 90,
    roles_dir: RolesDir = None,
) -> None:
    """Read a job description in Word or plain text and write it as a role, doubtful places marked."""
    from generator.cli.importing import import_ as run
    from generator.cli.requests import assets_here

    with outcome():
        assets = assets_here(roles_dir)
        run(file, out, assets.roles or Path(), threshold, assets)


@app.command()
def serve(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="The folder to work in; the workspace around this one if none."),
    ] = None,
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes any that is free.")
    ] = 8642,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
    host: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS", help="The address to listen on; all but those of this machine alone need a token."
        ),
    ] = "127.0.0.1",
    token_file: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="A file with the token that clients have to show; JOBDESC_TOKEN does as well."
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A name that browsers reach it by, such as hr.example.com; may be repeated."),
    ] = None,
) -> None:
    """Start the web page and the API on this machine, and open a browser on them."""
    from generator.cli.serving import serve as run

    with outcome():
        run(folder, host, port, not no_browser, token_file, name or [])


@app.command()
def doctor(json: AsJson = False) -> None:
    """Tell what is installed, what is missing, and the remedy."""
    from generator.cli.doctor import doctor as run

    with outcome():
        run(json)
