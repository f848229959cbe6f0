"""From a role and what it is compared with to what changes: as text, as a page, as a Word file with tracked changes."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.cli.console import printable
from generator.compare import Row, compare, rows
from generator.load.library import shown
from generator.model.comparison import Comparison
from generator.model.request import Request
from generator.pipeline.comparing import Pair, pair
from generator.pipeline.composing import assets_of
from generator.write import output

_STYLES = {"inserted": "green underline", "deleted": "red strike", "equal": ""}


def diff(role: str, against: str | None, request: Request, format: str, out: Path | None, author: str | None) -> None:
    """Tell what a role changes. Raises InputError for a role, a file or a revision that there is not."""
    found = pair(role, against, request)
    if format == "text":
        _print(compare(found.old, found.new), found)
        return
    path = out or Path(f"{role}.diff.{format}")
    output.put([(path, _page(found, request) if format == "html" else _word(found, request, author))])
    print(f"{shown(path.resolve())}: {role} against {found.against}.")


def _page(found: Pair, request: Request) -> bytes:
    from generator.render.comparison_html import render

    return render(compare(found.old, found.new), found.words, assets_of(request), found.against, found.new.role)


def _word(found: Pair, request: Request, author: str | None) -> bytes:
    from generator.render.comparison_docx import render

    return render(found.old, found.new, assets_of(request), author or found.employer or "jobdesc", request.date)


def _print(comparison: Comparison, found: Pair) -> None:
    print(printable(f"{comparison.new.title}: {found.against} -> {comparison.new.role} ({comparison.new.locale})"))
    if not comparison.changed:
        print("Nothing changes.")
        return
    if sys.stdout.isatty():
        _table(comparison)
    else:
        for row in rows(comparison):
            print(printable(f"{row.signs:<2} {_numbers(row):<16} {_said(row)}"))
    signs = {"added": "+", "removed": "-", "reworded": "~", "target": "=", "moved": ">", "renumbered": "#"}
    print(", ".join(f"{number} {kind} ({signs[kind]})" for kind, number in comparison.counts.items()) + ".")


def _numbers(row: Row) -> str:
    return " > ".join(dict.fromkeys(number for number in (row.old_number, row.new_number) if number))


def _said(row: Row) -> str:
    if row.values:
        return f"{row.text} ({', '.join(f'{old} > {new}' for old, new in row.values)})"
    return row.text.upper() if row.heading and not row.kinds else row.text


def _table(comparison: Comparison) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("", "Number", "What is said", show_edge=False, pad_edge=False)
    for row in rows(comparison):
        if row.kinds in (("added",), ("removed",)):
            style = _STYLES["inserted" if row.kinds == ("added",) else "deleted"]
            said = Text(row.text, style=style.split()[0])
        else:
            said = Text(_said(row), style="bold" if row.heading else "")
        table.add_row(row.signs, _numbers(row), said)
    Console().print(table)
