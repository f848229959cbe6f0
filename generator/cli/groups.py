"""From the command line to the commands that go in groups: `new`, `translate` and `register`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.console import outcome
from generator.cli.options import (
    AsJson,
    Date,
    RegisterFormat,
    Role,
    RolesDir,
    TemplatesDir,
    _kinds_known,
)

new = typer.Typer(no_args_is_help=True, help="Begin a file of yours: a form with remarks, to fill in.")


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


@new.command(name="word-template")
def word_template(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="[KIND]",
            help="job-description (the usual one), vacancy or cv-guide.",
            autocompletion=_kinds_known,
        ),
    ] = "job-description",
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The file to write; word/KIND.docx among the templates if not given."),
    ] = None,
    templates_dir: Annotated[
        Path | None, typer.Option("--templates", metavar="DIR", file_okay=False, help="Your folder of templates.")
    ] = None,
) -> None:
    """Write a Word form to start from: your own look, with tags for the words."""
    from generator.cli.requests import assets_here
    from generator.cli.word_template import word_template as run

    with outcome():
        run(kind, out, assets_here(None, templates_dir))


translate = typer.Typer(no_args_is_help=True, help="Words for translators: templates, catalogs, their state.")
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


register = typer.Typer(no_args_is_help=True, help="The register of issued documents.")
Number = Annotated[str, typer.Argument(metavar="NUMBER", help="The document's number, such as JD-2026-001.")]
Version = Annotated[
    int | None, typer.Option("--version", metavar="N", help="An earlier version; the one in force if not given.")
]


@register.command(name="list")
def list_documents(
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Of one kind.")] = None,
    role: Annotated[str | None, typer.Option(metavar="ROLE", help="Of one role.")] = None,
    locale: Annotated[str | None, typer.Option(metavar="TAG", help="In one locale.")] = None,
    department: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of one department, by its name or its id.")
    ] = None,
    person: Annotated[str | None, typer.Option(metavar="WHO", help="A staff number, or part of a name.")] = None,
    all_versions: Annotated[bool, typer.Option("--all", help="Replaced and withdrawn versions too.")] = False,
    json: AsJson = False,
) -> None:
    """List issued documents."""
    from generator.cli.registering import employer_here
    from generator.cli.registering import list_ as run
    from generator.cli.requests import register_here

    chosen = {"kind": kind, "role": role, "locale": locale, "department": department, "person": person}
    with outcome():
        run(register_here(), chosen, all_versions, json, employer_here())


@register.command()
def show(number: Number, version: Version = None, json: AsJson = False) -> None:
    """Print all that is known of one document."""
    from generator.cli.registering import show as run
    from generator.cli.requests import register_here

    with outcome():
        run(register_here(), number, version, json)


@register.command()
def export(
    format: Annotated[RegisterFormat, typer.Option(help="What to write.")] = RegisterFormat.csv,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The file; without it csv and json go to the screen, xlsx needs it."),
    ] = None,
) -> None:
    """Write the register out, every version."""
    from generator.cli.registering import employer_here
    from generator.cli.registering import export as run
    from generator.cli.requests import register_here

    with outcome():
        run(register_here(), format.value, out, employer=employer_here())


@register.command()
def sign(
    numbers: Annotated[list[str], typer.Argument(metavar="NUMBER...", help="The numbers of signed documents.")],
    date: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The day they were signed.")],
    version: Version = None,
) -> None:
    """Enter that documents were signed."""
    from generator.cli.registering import sign as run
    from generator.cli.requests import day, register_here

    with outcome():
        run(register_here(), numbers, day(date), version, day(None))


@register.command()
def withdraw(
    number: Number,
    date: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="The day from which it no longer holds; today if not given."),
    ] = None,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why, for whoever reads the register.")] = "",
) -> None:
    """Enter that a document no longer holds: somebody left, or the row was wrong. It stays in the register."""
    from generator.cli.registering import withdraw as run
    from generator.cli.requests import day, register_here

    with outcome():
        run(register_here(), number, day(date), reason, day(None))


@register.command()
def due(
    date: Date = None,
    within: Annotated[int, typer.Option(metavar="DAYS", help="How far to look ahead.")] = 30,
    json: AsJson = False,
) -> None:
    """List who has not signed, and whose review or assessment falls due."""
    from generator.cli.registering import due as run
    from generator.cli.requests import day, register_here

    with outcome():
        run(register_here(), day(date), within, json)
