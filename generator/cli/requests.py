"""From a command's options to a Request. Here alone the clock is read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from datetime import date as Date
from pathlib import Path
from typing import cast

from generator.assets import REGISTER, Assets, workspace
from generator.errors import InputError, Problem
from generator.model.files import Numbering, TitleForm
from generator.model.request import Length, Request

_PRINTED, _PASTED = ("docx", "doc", "pdf", "html"), ("txt",)


def request(
    roles: Iterable[str],
    locales: Iterable[str],
    formats: Iterable[str],
    kinds: Iterable[str],
    date: str | None,
    numbering: str | None,
    roles_dir: Path | None,
    templates_dir: Path | None,
    strict: bool = False,
    title: str | None = None,
    allow_untranslated: bool = False,
    postings: Iterable[Path] = (),
    length: str = "full",
    lint: bool = True,
    pdf_engine: str = "",
    archive: bool = False,
) -> Request:
    """Make the request; what nobody asks for is the usual.

    Raises InputError for a date that is none, and for an archive by an engine that cannot make it.
    """
    if archive and pdf_engine == "weasyprint":
        hint = "Leave --pdf-engine out: --archive chooses Typst."
        raise InputError([Problem("", 0, 0, "", "WeasyPrint cannot make PDFs for the archive.", hint)])
    postings = tuple(postings)
    usual = _PRINTED if length == "full" else _PASTED
    return Request(
        date=day(date),
        dated=date is not None or "SOURCE_DATE_EPOCH" in os.environ,
        roles=tuple(roles),
        locales=tuple(locales),
        kinds=tuple(kinds) or (("vacancy",) if postings or length != "full" else ("job-description",)),
        formats=tuple(formats) or usual,
        postings=postings,
        length=cast(Length, length),
        lint=lint,
        numbering=cast(Numbering | None, numbering),
        title=cast(TitleForm | None, title),
        strict=strict,
        allow_untranslated=allow_untranslated,
        roles_dir=roles_dir,
        templates_dir=templates_dir,
        workspace=workspace(Path.cwd()),
        pdf_engine=pdf_engine,
        archive=archive,
    )


def assets_here(roles_dir: Path | None = None, templates_dir: Path | None = None) -> Assets:
    """The folders of a command: those that it names, else those of the workspace that it is given in."""
    return Assets(roles_dir, templates_dir, workspace(Path.cwd()))


def output_here() -> Path:
    """The folder that documents go into where none is named."""
    return (workspace(Path.cwd()) or Path()) / "output"


def register_here() -> Path:
    """The register of the workspace that a command is given in. Raises InputError outside of one."""
    home = workspace(Path.cwd())
    if home is None:
        hint = "Go into one, or make one: jobdesc init DIR."
        raise InputError([Problem("", 0, 0, "", "a register belongs to a workspace, and this is none.", hint)])
    return home / REGISTER


def role_ids() -> tuple[str, ...]:
    """The roles there are, by the names of their files."""
    return tuple(Path(name).stem for name in assets_here().role_names("*.yaml"))


def day(date: str | None) -> Date:
    """A day as an option says it; today, or SOURCE_DATE_EPOCH, if none. Raises InputError for a date that is none."""
    if date is not None:
        try:
            return datetime.strptime(date, "%Y-%m-%d").date()
        except ValueError:
            written = re.fullmatch(r"\d{4}-\d\d-\d\d", date)
            remedy = "there is no such day." if written else "write year-month-day, such as 2026-11-24."
            raise _wrong("--date", date, remedy) from None
    # reproducible-builds.org, SOURCE_DATE_EPOCH: seconds since 1970, in UTC.
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return Date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise _wrong("SOURCE_DATE_EPOCH", epoch, "it must be a number of seconds.") from None


def _wrong(option: str, value: str, remedy: str) -> InputError:
    return InputError([Problem("", 0, 0, "", f"`{option}` is `{value}`: {remedy}")])
