"""From documents that are planned to those whose files cannot be: without a name, or in somebody else's place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from generator.batch import naming
from generator.batch.journal import Journal
from generator.batch.planned import Planned
from generator.errors import InputError, Problem

_APART = "put {department} into `file_naming` of employer.yaml"


def refuse(planned: Sequence[Planned], pattern: str, journal: Journal) -> None:
    """Raise InputError for people whose name gives no file a name, and for files that would take another's place.

    `pattern` is how files are named. Names that differ in small and capital letters alone are one: so many file
    systems see them.
    """
    problems = [*among(planned, pattern), *_strangers(planned, journal)]
    if problems:
        raise InputError(problems)


def among(planned: Sequence[Planned], pattern: str) -> Iterator[Problem]:
    """What is wrong with the names of files within one batch, each told at its person's cell."""
    yield from _nameless(planned, pattern)
    yield from _doubles(planned)


def refuse_drafts(todo: Iterable[Planned], journal: Journal) -> None:
    """Raise InputError where documents without a number would take the places of documents that have one."""
    for each in todo:
        line = journal.lines.get(each.key)
        if line and line.number and any(_is_there(each, line.files, format, journal) for format in each.formats):
            text = "this folder holds numbered documents, and drafts would take their places."
            raise InputError([Problem(str(journal.folder), 0, 0, "", text, "Choose another folder with --out.")])


def _nameless(planned: Sequence[Planned], pattern: str) -> Iterator[Problem]:
    for each in planned if "{person}" in pattern else ():
        if not naming.of_person(each.person.name, each.person.number):
            text = f"a file cannot be named by `{each.person.name}`, which has neither letter nor digit."
            yield _at(each, text, "Write the name, or give a staff number in the column `number`.")


def _doubles(planned: Sequence[Planned]) -> Iterator[Problem]:
    first: dict[str, Planned] = {}
    for each in planned:
        before = first.setdefault(_folded(each.path), each)
        if before is each:
            continue
        text = (
            f"the files of {each.person.name} and of row {before.person.place.line} would have one name, {each.path}."
        )
        if each.person.key == before.person.key:
            hint = "Put {role} and {locale} into `file_naming` of employer.yaml."
        else:
            hint = f"Give both a staff number in the column `number`, or {_APART}."
        yield _at(each, text, hint)


def _strangers(planned: Sequence[Planned], journal: Journal) -> Iterator[Problem]:
    """Files of people who are not in this batch, left by an earlier one, that would be written over."""
    here = {each.key for each in planned}
    owners = {
        _folded(PurePosixPath(file)): line.number
        for line in journal.lines.values()
        if line.key not in here
        for file in line.files.values()
    }
    for each in planned if owners else ():
        known = journal.lines.get(each.key)
        for format in each.formats:
            file = PurePosixPath(f"{each.path}.{format}")
            number = owners.get(_folded(file))
            mine = known is not None and known.files.get(format) == str(file)
            if number is None or mine or not (journal.folder / file).exists():
                continue
            text = f"the file {file} is there already, of {number or 'a document'}: somebody not in this table."
            hint = f"Give a staff number in the column `number`, {_APART}, or move that file away."
            yield _at(each, text, hint)
            break


def _is_there(each: Planned, files: object, format: str, journal: Journal) -> bool:
    file = f"{each.path}.{format}"
    return isinstance(files, dict) and files.get(format) == file and (journal.folder / file).exists()


def _folded(path: PurePosixPath) -> str:
    return str(path).casefold()


def _at(each: Planned, text: str, hint: str) -> Problem:
    place = each.person.cells.get("name", each.person.place)
    return Problem(place.file, place.line, place.column, "name", text, hint)
