"""From somebody's job description to a role file of the user's own, and what `jobdesc import` prints of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shlex import quote
from textwrap import shorten

from generator.assets import Assets
from generator.cli.console import printable, say
from generator.errors import InputError, Problem
from generator.load.library import shown
from generator.model.draft import Draft
from generator.model.files import SLUG
from generator.pipeline.importing import draft as draft_of
from generator.write import output
from generator.write.role_yaml import role_yaml

_LONGEST = 100


def import_(file: Path, out: Path | None, folder: Path, threshold: int, assets: Assets) -> None:
    """Write the role of a job description and tell what was recognised.

    `out` is the file to write; `folder` is where it goes by its id if none is named. Raises InputError for a document
    that cannot be used, and for a file that is there already.
    """
    if out is not None:
        _check_name(out)
        _check_free(out)
    made = draft_of(file, threshold, assets, out.stem if out else None)
    path = out or folder / f"{made.id}.yaml"
    _check_free(path)
    output.put([(path, role_yaml(made))])
    for line in _summary(made, path):
        print(printable(line))
    say(f"Check it: jobdesc validate {quote(shown(path.resolve()))}")


def _check_name(path: Path) -> None:
    if path.suffix != ".yaml" or not SLUG.fullmatch(path.stem):
        hint = "Write small letters a-z, digits and single hyphens, and .yaml: key-accounts.yaml."
        raise InputError([Problem(str(path), 0, 0, "", "the file of a role is named by the role's id.", hint)])


def _check_free(path: Path) -> None:
    if path.exists():
        hint = "Name another with --out, or take the old one away."
        raise InputError([Problem(str(path), 0, 0, "", "this file is there already, and is left as it is.", hint)])


def _summary(made: Draft, path: Path) -> Iterator[str]:
    clauses = list(made.clauses())
    same = sum(clause.match is not None and clause.match.same for clause in clauses)
    like = sum(clause.match is not None and not clause.match.same for clause in clauses)
    keys = sum(1 for each in made.lists if each.name == "responsibilities" for _ in each.clauses)
    new = len(clauses) - same - like - keys
    yield f"{shown(path.resolve())}: {made.title.value} ({made.language})"
    yield f"  sections: {', '.join(f'{each.name} ({len(each.clauses)})' for each in made.lists)}"
    likeness = f"{like} like shipped ones (from {made.threshold} % on)"
    yield f"  clauses: {same} as shipped, {likeness}, {new} new, {keys} by key"
    if made.extends:
        yield f"  extends: {made.extends}"
    if made.targets:
        yield f"  targets: {', '.join(f'{each.id} (“{each.said}”)' for each in made.targets)}"
    doubts = list(made.doubts())
    yield f"  to check: {len(doubts) or 'nothing'}"
    yield from (f"    {shorten(f'{where}: {doubt}', _LONGEST, placeholder='…')}" for where, doubt in doubts)
    if made.unplaced:
        yield f"  unplaced: {len(made.unplaced)}, listed at the end of the file"
