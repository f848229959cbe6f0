"""From a staff list to people whose files would have one name or none, before anything is planned or numbered."""

from __future__ import annotations

from datetime import date

from generator.batch import clashes, naming
from generator.batch.plan import path_of
from generator.batch.planned import Planned
from generator.errors import InputError, Problem
from generator.model.employer import NAMING
from generator.pipeline.holding import Workshop
from generator.pipeline.people import People


def foresee(found: People, workshop: Workshop, day: date) -> tuple[Problem, ...]:
    """Take rows out whose files cannot be, with the reasons told at their cells; return what no row is to blame for.

    What earlier batches left in the folder is told when the batch is planned. Where files are named by the number of a
    document, no two can have one name.
    """
    home = workshop.bench.place_of_employer
    pattern = workshop.employer.file_naming or NAMING
    try:
        naming.check(pattern, workshop.bench.assets.workspace is not None, home("file_naming"))
    except InputError as error:
        return error.problems
    if "{number}" in pattern:
        return ()
    planned = [
        Planned(index, person, "", "", day, path=path_of(person, workshop, pattern, day))
        for index, (person, _) in enumerate(found.people)
    ]
    rows = {person.place.file: row.number for person, row in found.people}
    blamed: dict[int, list[Problem]] = {}
    for each in clashes.among(planned, pattern):
        blamed.setdefault(rows[each.file], []).append(each)
    found.refuse(blamed)
    return ()
