"""From a batch to the list of who has to sign for what: to print, and as a table."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from generator.batch import Batch
from generator.batch.plan import Planned
from generator.model.person import Signer
from generator.write import output

PRINTED, TABLE = "acknowledgements.docx", "acknowledgements.csv"
_COLUMNS = ("name", "post", "department", "document")


def write(work: Batch, folder: Path) -> None:
    """Put the list into the folder of the batch: everybody who holds a post, in the order of the rows."""
    planned = sorted((*work.todo, *work.ready), key=lambda each: each.index)
    signers = [*_signers(planned, work)]
    if not signers:
        return
    said = StringIO()
    csv.writer(said).writerows((_COLUMNS, *signers))
    workshop = work.planner.workshop
    printed = workshop.signing_list(signers, planned[0].person.locale, max(each.day for each in planned))
    output.put([(folder / PRINTED, printed), (folder / TABLE, said.getvalue().encode("utf-8-sig"))])


def _signers(planned: list[Planned], work: Batch) -> Iterator[Signer]:
    workshop = work.planner.workshop
    for each in planned:
        if each.person.vacant or each.key not in work.planner.journal.lines:
            continue
        given = each.assigned
        number = f"{given.number} ({given.version})" if given else each.path.name
        yield (each.person.name, workshop.base(each.person).title, workshop.department(each.person), number)
