"""From the command line to the commands of an employer's workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from generator.cli.console import outcome
from generator.cli.options import (
    AllowUntranslated,
    Archive,
    Date,
    DiffFormat,
    Force,
    Kind,
    Out,
    PdfEngine,
    Posting,
    Quiet,
    Role,
    Roles,
    RolesDir,
    TemplatesDir,
    Title,
    _formats_known,
    request_of,
)

workspace = typer.Typer()


@workspace.command()
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
        request = request_of(asked, (), date, None, roles_dir, templates_dir)
        run_batch(table, request, out or output_here() / "people", options)


@workspace.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder; . for the one you are in.")],
    locale: Annotated[str, typer.Option(metavar="TAG", help="Language and place, such as fr-FR.")] = "fr-FR",
    name: Annotated[str | None, typer.Option(metavar="NAME", help="The employer's full legal name.")] = None,
) -> None:
    """Write a workspace for an employer: its file, an example of a role, a staff list. Writes over nothing."""
    from generator.cli.workspace import init as run

    with outcome():
        run(folder, locale, name)


@workspace.command()
def watch(
    roles: Roles = None,
    locale: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="Language and place; the employer's if not given.")
    ] = None,
    format: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="The file format; html if none.", autocompletion=_formats_known),
    ] = None,
    kind: Kind = None,
    posting: Posting = None,
    out: Out = None,
    date: Date = None,
    title: Title = None,
    allow_untranslated: AllowUntranslated = False,
    pdf_engine: PdfEngine = None,
    roles_dir: RolesDir = None,
    templates_dir: TemplatesDir = None,
    quiet: Quiet = False,
) -> None:
    """Make documents anew whenever a file of theirs is saved, until interrupted."""
    from generator.cli.requests import output_here
    from generator.cli.watching import watch as run

    asked: dict[str, Any] = {"locales": locale or (), "formats": format or ("html",), "kinds": kind or ()}
    asked |= {"postings": posting or (), "allow_untranslated": allow_untranslated}
    asked |= {"title": title.value if title else None, "pdf_engine": pdf_engine.value if pdf_engine else ""}
    with outcome():
        run(request_of(asked, roles or (), date, None, roles_dir, templates_dir), out or output_here(), quiet)


@workspace.command()
def diff(
    role: Role,
    against: Annotated[
        str | None,
        typer.Option(
            metavar="REV|FILE", help="A revision in git, or a role's file; the role that it extends if not given."
        ),
    ] = None,
    locale: Annotated[
        str | None, typer.Option(metavar="TAG", help="Language and place; the employer's if not given.")
    ] = None,
    kind: Annotated[
        str, typer.Option(metavar="KIND", help="job-description (the usual one), vacancy or cv-guide.")
    ] = "job-description",
    format: Annotated[DiffFormat, typer.Option(help="text; html: a page; docx: Word, with changes tracked.")] = (
        DiffFormat.text
    ),
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The file to write; ROLE.diff.FORMAT if not given.")
    ] = None,
    author: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who changes it, as Word shows it; the employer if not given.")
    ] = None,
    date: Date = None,
    title: Title = None,
    allow_untranslated: AllowUntranslated = False,
    roles_dir: RolesDir = None,
    templates_dir: TemplatesDir = None,
) -> None:
    """Show what a role changes in the one that it extends, clause by clause, or since a revision."""
    from generator.cli.comparing import diff as run

    asked: dict[str, Any] = {"locales": [locale] if locale else (), "formats": ("json",), "kinds": [kind]}
    asked |= {"title": title.value if title else None, "allow_untranslated": allow_untranslated, "lint": False}
    with outcome():
        run(role, against, request_of(asked, (role,), date, None, roles_dir, templates_dir), format.value, out, author)
