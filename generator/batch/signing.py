"""From a batch to the list of who has still to sign for what: to print, and as a table."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

from generator.assets import REGISTER
from generator.batch import Batch
from generator.model.delimiter import delimiter
from generator.model.person import Signer
from generator.model.register import Entry
from generator.model.table import defused
from generator.register import Register
from generator.write import output

PRINTED, TABLE = "acknowledgements.docx", "acknowledgements.csv"
_ON_A_LIST = 2_000
"""People on a printed list: one of 10,000 takes 100 MiB to draw."""
_COLUMNS = ("name", "post", "department", "number", "version", "issued")


def write(work: Batch, folder: Path) -> None:
    """Put the list into the folder of a batch that was made: everybody who holds a post and has not signed for a
    document there, by department and name; of drafts, which no register knows, the people of this batch.

    A list that is there already and says the same stays as it is.
    """
    numbered, home = work.planner.register is not None, work.planner.workshop.bench.assets.workspace
    if not numbered and not work.todo and (folder / PRINTED).is_file():
        return
    signers = _unsigned(home, work, folder) if numbered and home else [*_of_drafts(work)]
    signers.sort(key=lambda each: (each.department.casefold(), each.name.casefold(), each.number))
    table = _table(signers, delimiter(work.planner.workshop.employer.locales))
    if not signers or _is_there(table, folder):
        return
    people = sorted((*work.todo, *work.ready), key=lambda each: each.index)
    day = max(each.day for each in people)
    for number, start in enumerate(range(0, len(signers), _ON_A_LIST), start=1):
        part = signers[start : start + _ON_A_LIST]
        printed = work.planner.workshop.signing_list(part, people[0].person.locale, day)
        output.put([(folder / (PRINTED if number == 1 else PRINTED.replace(".", f"-{number}.")), printed)])
    output.put([(folder / TABLE, table)])


def _table(signers: Sequence[Signer], delimiter: str) -> bytes:
    said = StringIO(newline="")
    writer = csv.writer(said, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for each in signers:
        issued = each.issued.isoformat() if each.issued else ""
        words = (each.name, each.post, each.department, each.number)
        writer.writerow([*map(defused, words), each.version or "", issued])
    return said.getvalue().encode("utf-8-sig")


def _is_there(table: bytes, folder: Path) -> bool:
    try:
        return (folder / PRINTED).is_file() and (folder / TABLE).read_bytes() == table
    except OSError:
        return False


def _unsigned(home: Path, work: Batch, folder: Path) -> list[Signer]:
    """Whoever has not signed for the version in force of a document whose files lie in the folder."""
    departments = work.planner.workshop.employer.departments
    here = f"{Path(os.path.relpath(folder.resolve(), home.resolve())).as_posix()}/"
    # The batch has closed its register with the last document.
    with Register(home / REGISTER, create=False) as register:
        entries = [each for each in register.entries(current=True) if each.to_sign and not each.signed]
    named = {id: text.text for id, text in departments.items()}
    return [
        Signer(
            each.name, each.title, named.get(each.department, each.department), each.number, each.version, each.issued
        )
        for each in entries
        if _lies(each, here)
    ]


def _lies(entry: Entry, folder: str) -> bool:
    return any(file.path.startswith(folder) for file in entry.files)


def _of_drafts(work: Batch) -> Iterator[Signer]:
    workshop = work.planner.workshop
    for each in (*work.todo, *work.ready):
        known = work.planner.journal.lines.get(each.key)
        # What could not be made cannot be signed, though an earlier version of it is there.
        if known and known.content == each.content and not each.person.vacant:
            post, department = workshop.base(each.person).title, workshop.department(each.person)
            yield Signer(each.person.name, post, department)
