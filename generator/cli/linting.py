"""From vacancies to what `jobdesc lint` prints of them, and its exit code."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import typer

from generator.assets import Assets
from generator.cli.console import printable, problems, say
from generator.cli.sarif import sarif
from generator.model.finding import Finding, Gravity
from generator.pipeline.linting import Linted
from generator.pipeline.linting import lint as findings_of

FOUND = 1
"""The exit code when an error was found in a vacancy."""


def lint(paths: Sequence[Path], locale: str | None, format: str, day: date, assets: Assets) -> None:
    """Print what is found in vacancies.

    Raises typer.Exit with 1 when one of the findings is an error.
    """
    linted = findings_of(paths, locale, assets, day)
    problems(linted.warnings)
    print(FORMATS[format](linted, assets), end="")
    say(_summary(linted))
    if any(finding.level == "error" for finding in linted.findings):
        raise typer.Exit(FOUND)


def _text(linted: Linted, assets: Assets) -> str:
    return "".join(f"{printable(line)}\n" for line in map(_line, linted.findings))


def _line(finding: Finding) -> str:
    place = [str(number) for number in (finding.line, finding.column) if number]
    better = f" -> {finding.suggestion}" if finding.suggestion else ""
    return f"{':'.join([finding.file, *place])}: {finding.level} {finding.rule}: {finding.message}{better}"


def _json(linted: Linted, assets: Assets) -> str:
    return f"{json.dumps([asdict(finding) for finding in linted.findings], ensure_ascii=False, indent=2)}\n"


def _sarif(linted: Linted, assets: Assets) -> str:
    from generator.pipeline.vacancy_rules import rules_of

    rules = dict.fromkeys(rule for locale in linted.locales for rule in rules_of(locale, assets))
    made = sarif(linted.findings, rules)
    return f"{json.dumps(made, ensure_ascii=False, indent=2)}\n"


FORMATS = {"text": _text, "json": _json, "sarif": _sarif}


def _summary(linted: Linted) -> str:
    counted = Counter(finding.level for finding in linted.findings)
    files = _counted(linted.files, "file", "files")
    found = (_counted(counted[level], *names) for level, names in _NAMES.items())
    return f"{files} checked as {', '.join(linted.locales)}: {', '.join(found)}."


_NAMES: dict[Gravity, tuple[str, str]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "info": ("remark", "remarks"),
}


def _counted(number: int, one: str, many: str) -> str:
    return f"{number or 'no'} {one if number == 1 else many}"
