"""From a batch to the list of who has to sign for what: to print, and as a table."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

from generator.batch import Batch
from generator.batch.planned import Planned
from generator.model.person import Signer
from generator.model.table import defused
from generator.write import output

PRINTED, TABLE = "acknowledgements.docx", "acknowledgements.csv"
_COLUMNS = ("name", "post", "department", "document")


def write(work: Batch, folder: Path) -> None:
    """Put the list into the folder of a batch that was made: everybody who holds a post, in the order of the rows.

    A list that is there already and says the same stays as it is.
    """
    planned = sorted((*work.todo, *work.ready), key=lambda each: each.index)
    signers = [*_signers(planned, work)]
    if not signers:
        return
    table = _table(signers)
    if not work.todo and _is_there(folder, table):
        return
    workshop = work.planner.workshop
    printed = workshop.signing_list(signers, planned[0].person.locale, max(each.day for each in planned))
    output.put([(folder / PRINTED, printed), (folder / TABLE, table)])


def _table(signers: Sequence[Signer]) -> bytes:
    said = StringIO(newline="")
    writer = csv.writer(said, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows(map(defused, signer) for signer in signers)
    return said.getvalue().encode("utf-8-sig")


def _is_there(folder: Path, table: bytes) -> bool:
    try:
        return (folder / PRINTED).is_file() and (folder / TABLE).read_bytes() == table
    except OSError:
        return False


def _signers(planned: list[Planned], work: Batch) -> Iterator[Signer]:
    workshop = work.planner.workshop
    for each in planned:
        known = work.planner.journal.lines.get(each.key)
        # What could not be made cannot be signed, though an earlier version of it is there.
        if each.person.vacant or known is None or known.content != each.content:
            continue
        given = each.assigned
        number = f"{given.number} ({given.version})" if given else ""
        yield (each.person.name, workshop.base(each.person).title, workshop.department(each.person), number)
