"""From a role and what it is compared with to the two documents."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.assets import EMPLOYER, Assets
from generator.errors import InputError, Problem, problem_at
from generator.load import revision
from generator.load.library import Library
from generator.model.document import Document
from generator.model.request import Locale, Request
from generator.model.source import Mapping_, SourceFile
from generator.model.words import Words
from generator.pipeline.bench import Bench
from generator.pipeline.composing import Job, assets_of, compose

_BESIDE = (EMPLOYER, "roles", "templates")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents of one role, what the old one is, the words of their language, and whose they are."""

    old: Document
    new: Document
    against: str
    words: Words
    employer: str


def pair(role: str, against: str | None, request: Request) -> Pair:
    """The documents of a role, before and after: `request` names one locale (or none) and one kind.

    `against` is a file of a role or a revision in git; without it, the role that this one extends or, where it is an
    employer's own version of a shipped one, that. Raises InputError with every problem of either.
    """
    assets = assets_of(request)
    bench = Bench(assets)
    file = bench.library.role(role)
    new, words, employer = _document(role, bench, request)
    with _other(role, file, against, assets) as (other, name, said):
        try:
            old, _, _ = _document(name, Bench(other), request)
        except InputError as error:
            # The copies lie in a folder that nobody knows.
            raise InputError(_known(problem, other, said) for problem in error.problems) from None
    return Pair(replace(old, role=role), new, said, words, employer)


def _known(problem: Problem, other: Assets, said: str) -> Problem:
    for folder in (other.workspace, other.roles):
        if folder and problem.file.startswith(f"{folder}/"):
            return replace(problem, file=f"{said}:{problem.file.removeprefix(f'{folder}/')}")
    return problem


def _document(role: str, bench: Bench, request: Request) -> tuple[Document, Words, str]:
    employer = bench.attempt(bench.employer)
    bench.stop_if_broken()
    assert employer is not None
    tag = (*request.locales, *employer.locales, "fr-FR")[0]
    locale = bench.locale(tag, employer.country)
    if locale:
        bench.forbid([role], [locale.jurisdiction])
    made = [*compose(Job(role, locale, itself=True), request, employer, bench)] if locale else []
    bench.stop_if_broken()
    assert locale is not None
    return made[0].document, _words(locale, bench), employer.short_name or (employer.name.text if employer.name else "")


def _words(locale: Locale, bench: Bench) -> Words:
    place = bench.place(locale.jurisdiction)
    assert place is not None
    said, _ = bench.words(locale.language, place, "inclusive", ())
    return said


@contextmanager
def _other(role: str, file: SourceFile, against: str | None, assets: Assets) -> Iterator[tuple[Assets, str, str]]:
    """Where the old one is found: the folders, its id there, and what it is called."""
    if against is None:
        yield _parent(role, file, assets)
        return
    with TemporaryDirectory(prefix="jobdesc-") as name:
        folder = Path(name)
        path = Path(against)
        if path.suffix == ".yaml" or path.is_file():
            yield _with_file(path, folder, assets), _id_of(path, role), against
        else:
            yield _as_of(against, folder, assets), role, against


def _parent(role: str, file: SourceFile, assets: Assets) -> tuple[Assets, str, str]:
    parent = file.root.text("extends") if isinstance(file.root, Mapping_) else None
    shipped = file.own and role in Library(Assets()).role_ids()
    if parent and not shipped:
        return assets, parent, parent
    if shipped:
        # The employer is the same in both; the workspace's own roles are not looked at.
        return Assets(assets.shipped("roles"), assets.templates, assets.workspace), role, f"{role} as it is shipped"
    place = file.root.place
    text = f"the role `{role}` extends none, so there is nothing that it changes."
    raise InputError(
        [problem_at(file, place, (), text, "Name a file of a role, or a revision in git, with --against.")]
    )


def _with_file(path: Path, folder: Path, assets: Assets) -> Assets:
    """The user's roles with a file among them, in place of that of its name."""
    if not path.is_file():
        raise InputError([Problem(str(path), 0, 0, "", "there is no such file.", "Name the file of a role, .yaml.")])
    roles = folder / "roles"
    if assets.roles:
        shutil.copytree(assets.roles, roles)
    roles.mkdir(exist_ok=True)
    shutil.copyfile(path, roles / f"{_id_of(path, path.stem)}.yaml")
    return Assets(roles, assets.templates, assets.workspace)


def _id_of(path: Path, role: str) -> str:
    """The id that a file says it has; the role's own where it says none."""
    for line in path.read_text("utf-8", errors="replace").splitlines() if path.is_file() else ():
        if line.startswith("id:"):
            return line.removeprefix("id:").split("#")[0].strip().strip("\"'") or role
    return role


def _pictures(assets: Assets, folder: Path) -> None:
    """Today's pictures beside those files: a logo is nothing that is compared."""
    for path in assets.beside()[1:]:
        kept = folder / path.relative_to(assets.workspace or path.parent)
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, kept)


def _as_of(name: str, folder: Path, assets: Assets) -> Assets:
    """The user's folders as they were in a revision."""
    if assets.workspace and assets.roles == assets.workspace / "roles":
        revision.extract(assets.workspace, _BESIDE, name, folder)
        _pictures(assets, folder)
        return Assets(workspace=folder)
    home = assets.roles or assets.home("roles")
    revision.extract(home.parent, (home.name,), name, folder)
    return Assets(folder / home.name, assets.templates, assets.workspace)
