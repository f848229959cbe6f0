"""From the people of a staff list to those whose documents can be made, and to what stands in the way of the others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.errors import InputError, Problem
from generator.model.table import Row
from generator.pipeline.holding import Workshop
from generator.pipeline.people import People


def examine(found: People, workshop: Workshop, most: int | None = None) -> tuple[Problem, ...]:
    """Compose what the documents of people share, to tell what would stand in their way; return what no row is to
    blame for.

    A row that is to blame is taken out, with what is wrong told at its cells. `most` is how many people are looked at,
    all of them if not given.
    """
    others: dict[Problem, None] = {}
    blamed: dict[int, list[Problem]] = {}
    for person, row in islice(found.people, most):
        try:
            workshop.base(person)
        except InputError as error:
            if own := [each for each in error.problems if each.file == person.place.file]:
                blamed[row.number] = own
            others.update(dict.fromkeys(each for each in error.problems if each.file != person.place.file))
    found.refuse(blamed)
    return tuple(others)


def judge(found: People, workshop: Workshop, skip_bad: bool) -> None:
    """Let a staff list pass, or raise InputError with everything that stands in the way.

    Where rows are wrong, what else would stand in the way is told with them. `skip_bad` passes wrong rows over, as long
    as there are others.
    """
    if found.problems and (others := examine(found, workshop)):
        raise InputError((*found.problems, *others))
    stop(found, skip_bad)


def stop(found: People, skip_bad: bool) -> None:
    """Raise InputError for bad rows, unless they are to be passed over and there are others."""
    if found.problems and not (skip_bad and found.people):
        raise InputError(found.problems)


def blame(found: People, error: InputError) -> None:
    """Take the rows out that planning has found to be wrong. Raises InputError for what no row is to blame for."""
    rows = {person.place.file: row.number for person, row in found.people}
    others = [each for each in error.problems if each.file not in rows]
    blamed: dict[int, list[Problem]] = {}
    for each in error.problems:
        if each.file in rows:
            blamed.setdefault(rows[each.file], []).append(each)
    found.refuse(blamed)
    if others:
        raise InputError((*found.problems, *others)) from None


def rejected(found: People) -> Iterator[tuple[Row, list[Problem]]]:
    """The rows that nothing is made of, in their order, each with what is wrong with it."""
    yield from (each for _, each in sorted(found.bad.items()))
