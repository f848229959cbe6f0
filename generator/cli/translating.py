"""From the commands of a translator to catalogs in their places, a table of how far they are, and their faults."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from generator.cli.console import problems
from generator.cli.requests import assets_here
from generator.errors import InputError
from generator.load.library import shown
from generator.localise.update import Count
from generator.pipeline import translating
from generator.write import output


def extract(roles_dir: Path | None, templates_dir: Path | None) -> None:
    """Write a template (.pot) for the frame and for each file of words."""
    files = tuple(translating.extract(assets_here(roles_dir, templates_dir)))
    output.put(files)
    print(f"{len(files)} templates, from {shown(files[0][0])} on.")


def update(tags: Sequence[str], day: date, roles_dir: Path | None, templates_dir: Path | None) -> None:
    """Bring catalogs up to date, and make those of a new language."""
    made = translating.update(tags, assets_here(roles_dir, templates_dir), day.isoformat())
    changed = [each for each in made if each.changed]
    output.put([(each.path, each.data) for each in changed])
    for each in changed:
        print(f"{shown(each.path)}: {_said(each.count)}")
    print(f"{len(changed)} of {len(made)} catalogs changed.")


def status(tags: Sequence[str], roles_dir: Path | None, templates_dir: Path | None) -> None:
    """Print a table of how far each language is."""
    states = translating.status(tags, assets_here(roles_dir, templates_dir))
    rows = [(each.language, each.owner, each.count) for each in states]
    totals = [
        (language, "all", sum((count for tag, _, count in rows if tag == language), Count(0, 0, 0)))
        for language in dict.fromkeys(language for language, _, _ in rows)
    ]
    for line in _table([*rows, *totals]):
        print(line)


def check(tags: Sequence[str], roles_dir: Path | None, templates_dir: Path | None) -> None:
    """Tell what is wrong with translations. Raises InputError when something is."""
    found = translating.check(tags, assets_here(roles_dir, templates_dir))
    if any(problem.severity == "error" for problem in found):
        raise InputError(found)
    problems(found)
    if not found:
        print("the translations are complete and right.")


def _table(rows: Iterable[tuple[str, str, Count]]) -> Iterable[str]:
    head = ("language", "role", "translated", "fuzzy", "missing")
    cells = [head, *((tag, owner, *map(str, (c.translated, c.fuzzy, c.missing))) for tag, owner, c in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    for row in cells:
        words = [cell.ljust(width) for cell, width in zip(row[:2], widths, strict=False)]
        yield "  ".join([*words, *(cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=True))])


def _said(count: Count) -> str:
    return f"{count.translated} translated, {count.fuzzy} fuzzy, {count.missing} missing"
