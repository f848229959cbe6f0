"""From the command line to a command: every command with its options. A command imports what it alone needs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from generator import __version__
from generator.cli.console import outcome
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
    Role,
    Roles,
    RolesDir,
    Scheme,
    TemplatesDir,
    Title,
    VacancyLength,
    _formats_known,
    _kinds_known,
    _roles_known,
)

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
        made = _request(asked, roles or (), date, numbering, roles_dir, templates_dir)
        run(made, out or output_here(), quiet, force)


@app.command()
def batch(
    table: Annotated[
        Path, typer.Argument(metavar="TABLE", help="The staff list: .csv, .xlsx or .ods, a row a person.")
    ],
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help="The sheet; the first that is not hidden if not given.")
    ] = None,
    format: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="The file format; may be repeated. docx and pdf if none.",
            autocompletion=_formats_known,
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The folder to write into; output/people/ if not given.")
    ] = None,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Make the others, and write the bad rows to a file with their reasons.")
    ] = False,
    force: Force = False,
    draft: Annotated[bool, typer.Option("--draft", help="Number nothing and enter nothing in the register.")] = False,
    workers: Annotated[
        int, typer.Option(metavar="N", min=0, help="Processes to work with; one for each processor if not given.")
    ] = 0,
    cluster: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="A Dask scheduler, such as tcp://10.0.0.5:8786.")
    ] = None,
    pdf_engine: PdfEngine = None,
    archive: Archive = False,
    date: Date = None,
    title: Title = None,
    allow_untranslated: AllowUntranslated = False,
    roles_dir: RolesDir = None,
    templates_dir: TemplatesDir = None,
    quiet: Quiet = False,
) -> None:
    """Make the document of everybody in a staff list, number it and enter it in the register."""
    from generator.cli.batching import Options
    from generator.cli.batching import run as run_batch
    from generator.cli.requests import output_here

    asked: dict[str, Any] = {"locales": (), "formats": format or ("docx", "pdf"), "kinds": ()}
    asked |= {"title": title.value if title else None, "allow_untranslated": allow_untranslated}
    asked |= {"pdf_engine": pdf_engine.value if pdf_engine else "", "archive": archive}
    options = Options(sheet, skip_bad, force, not draft, workers, cluster, quiet)
    with outcome():
        request = _request(asked, (), date, None, roles_dir, templates_dir)
        run_batch(table, request, out or output_here() / "people", options)


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
        run(_request(asked, (role,) if role else (), date, numbering, roles_dir, templates_dir), origin)


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


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder; . for the one you are in.")],
    locale: Annotated[str, typer.Option(metavar="TAG", help="Language and place, such as fr-FR.")] = "fr-FR",
    name: Annotated[str | None, typer.Option(metavar="NAME", help="The employer's full legal name.")] = None,
) -> None:
    """Write a workspace for an employer: its file, an example of a role, a staff list. Writes over nothing."""
    from generator.cli.workspace import init as run

    with outcome():
        run(folder, locale, name)


new = typer.Typer(no_args_is_help=True, help="Begin a file of yours: a form with remarks, to fill in.")
app.add_typer(new, name="new")


@new.command()
def posting(
    role: Role,
    locale: Annotated[str, typer.Option(metavar="TAG", help="Language and place, such as fr-FR.")] = "fr-FR",
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The file to write; postings/ROLE.yaml if not given.")
    ] = None,
    date: Date = None,
    roles_dir: RolesDir = None,
) -> None:
    """Write a posting to fill in: what a vacancy says beside the role."""
    from generator.cli.beginning import posting as run
    from generator.cli.requests import assets_here, day

    with outcome():
        run(role, locale, out, day(date), roles_dir, assets_here(roles_dir))


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
