"""From rows that could not be used to a CSV file with the reason beside each, which can be mended and read again."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from generator.model.table import REJECTED_COLUMN, Row, Table, defused


def write_rejected(table: Table, rows: Iterable[tuple[Row, Sequence[str]]]) -> bytes:
    """Write rows with their reasons: the table's own columns in order, and a last one, `problem`.

    A text that a spreadsheet program would run as a formula gets an apostrophe before it; `read` takes it off again,
    so that the cell comes back as it was. What stood beyond the header stands behind the reason.
    Returns CSV in UTF-8 with a mark, its cells parted as in the table; sentences of one row are joined by a space.
    """
    kept = [index for index, name in enumerate(table.names) if name != REJECTED_COLUMN]
    made = StringIO(newline="")
    writer = csv.writer(made, delimiter=table.delimiter, lineterminator="\r\n")
    writer.writerow([defused(table.names[index]) for index in kept] + [REJECTED_COLUMN])
    for row, reasons in rows:
        texts = [row.texts[index] for index in kept]
        writer.writerow(map(defused, [*texts, " ".join(reasons), *row.extra]))
    # A lone surrogate came in by a damaged file; it is the reason why the row stands here.
    return made.getvalue().encode("utf-8-sig", "replace")
