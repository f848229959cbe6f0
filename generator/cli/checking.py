"""From a CV to what `jobdesc check-cv` prints or writes of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date
from itertools import groupby
from pathlib import Path
from textwrap import wrap

from generator.assets import Assets
from generator.cli.console import printable
from generator.errors import InputError, Problem, WriteError
from generator.model.cv import CvReport
from generator.model.finding import CvFinding
from generator.pipeline.checking import check_cv

_WIDTH = 88


def check(path: Path, role: str, locale: str, format: str, out: Path | None, day: date, assets: Assets) -> None:
    """Print what is found in a CV, or write it to a file.

    Raises WriteError when that cannot be written, InputError where it would take the place of the CV.
    """
    if out is not None and out.resolve() == path.resolve():
        said = "this is the CV itself, and a report would take its place."
        raise InputError([Problem(str(out), 0, 0, "", said, "Name another file with --out.")])
    report = check_cv(path, role, locale, assets, day)
    said = FORMATS[format](report, assets)
    if out is None:
        print(said, end="")
        return
    try:
        out.write_text(said, "utf-8")
    except OSError as error:
        raise WriteError(f"{out}: {error.strerror}.") from None


def _json(report: CvReport, assets: Assets) -> str:
    made = {**asdict(report), "date": report.date.isoformat()}
    return f"{json.dumps(made, ensure_ascii=False, indent=2)}\n"


def _html(report: CvReport, assets: Assets) -> str:
    from generator.render.cv_report import page

    return page(report, assets)


def _text(report: CvReport, assets: Assets) -> str:
    return "".join(f"{printable(line)}\n" for line in _lines(report))


def _lines(report: CvReport) -> Iterator[str]:
    labels = report.labels
    yield f"{labels['head']} ({report.locale})"
    yield ""
    yield from wrap(" ".join(report.overall), _WIDTH)
    for entry, group in groupby(sorted(report.findings, key=_by_entry(report)), key=_entry):
        yield ""
        yield report.entries[entry]
        for each in group:
            yield from _finding(each, report)
    for name, words in (("covered", report.covered), ("missing", report.missing)):
        if report.covered or report.missing:
            yield ""
            yield labels[name]
            yield from _indented(", ".join(words) or labels["nothing"])
    if report.missing:
        yield from _indented(labels["missing_hint"])
    if report.notes:
        yield ""
        yield labels["notes"]
        yield from (line for note in report.notes for line in _indented(note))
    yield ""
    yield from wrap(labels["private"], _WIDTH)


def _finding(each: CvFinding, report: CvReport) -> Iterator[str]:
    where = report.where(each)
    head = report.labels[f"told-{each.level}"].replace("{message}", each.message)
    yield from wrap(f"- {head}", _WIDTH, initial_indent="  ", subsequent_indent="    ")
    if each.evidence:
        shown = f"({where}) {each.evidence}" if where else each.evidence
        yield from wrap(f"> {shown}", _WIDTH, initial_indent="    ", subsequent_indent="      ")
    yield from wrap(each.remedy, _WIDTH, initial_indent="    ", subsequent_indent="    ")


def _indented(text: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _entry(each: CvFinding) -> str:
    return each.entry


def _by_entry(report: CvReport) -> Callable[[CvFinding], int]:
    """Entries in the order of their gravest finding."""
    order = {entry: place for place, entry in enumerate(dict.fromkeys(each.entry for each in report.findings))}
    return lambda each: order[each.entry]


FORMATS: dict[str, Callable[[CvReport, Assets], str]] = {"text": _text, "json": _json, "html": _html}
