"""From roles, files and schemas to what the commands that only tell print."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path
from textwrap import fill

import typer

from generator import pipeline
from generator.assets import Assets, workspace
from generator.cli.console import EXIT_CODES, problems
from generator.cli.requests import assets_here
from generator.compose import COMPOSERS
from generator.errors import InputError, Problem
from generator.load.library import shown
from generator.model.employer import Employer
from generator.model.request import Request
from generator.model.source import SourceFile
from generator.pipeline import RoleEntry
from generator.pipeline.bench import Bench
from generator.pipeline.explaining import explain as rules_of
from generator.pipeline.vacancy_rules import rule_everywhere
from generator.render import RENDERERS
from generator.review.vacancy.rules import LOOKS_FOR
from generator.validate.schema import schema as json_schema
from generator.validate.shape import did_you_mean

_BESIDE_ROLES = ("shared", "jurisdictions", "words", "lint", "cv", "postings")
_WIDTH = 100
_PATTERNS, _OF_A_WORKSPACE = (
    ("*.yaml", "*/*.yaml"),
    ("employer.yaml", "roles/*.yaml", "roles/*/*.yaml", "postings/*.yaml"),
)
_KINDS_OF_RULES = {
    "law": "Laws by their printed names",
    "responsibility": "What the holder answers for",
    "excluded": "Responsibilities that are left out",
    "added": "Clauses and statements that are added",
    "left out": "Clauses that are left out",
    "forbidden": "Words that no clause may contain",
    "vacancy": "Rules for vacancies",
}


def show(request: Request, origin: bool) -> None:
    """Print the tree of one document."""
    from generator.render.json import tree

    (document,) = pipeline.documents(request)
    said = tree(document, origins=origin)
    if origin:
        said["origins"] = pipeline.origins(document.role, Assets(request.roles_dir))
    print(_json(said))


def inventory(roles_dir: Path | None, templates_dir: Path | None, as_json: bool) -> None:
    """Print what there is: roles, overlays, kinds, locales, formats."""
    assets = assets_here(roles_dir, templates_dir)
    roles = pipeline.roles(assets)
    locales = pipeline.locales(assets)
    if as_json:
        named = [_plain(role) for role in roles]
        print(_json({"roles": named, "kinds": [*COMPOSERS], "locales": [*locales], "formats": [*RENDERERS]}))
        return
    width = max((len(role.id) for role in roles), default=0)
    for heading, of_these in _GROUPS.items():
        if chosen := [role for role in roles if of_these(role)]:
            print(f"{heading}:")
            print("".join(f"  {role.id:<{width}}  {role.title}{_whom(role)}\n" for role in chosen))
    print(f"Kinds:    {', '.join(COMPOSERS)}")
    print(f"Locales:  {', '.join(locales)}")
    print(f"Formats:  {', '.join(RENDERERS)}")


def _plain(role: RoleEntry) -> dict[str, object]:
    said: dict[str, object] = {"id": role.id, "title": role.title, "overlay": role.overlay}
    if _by_itself(role):
        said["only_for"] = {"departments": [*role.departments], "places": [*role.places]}
    return said


def _by_itself(role: RoleEntry) -> bool:
    return bool(role.departments or role.places)


def _whom(role: RoleEntry) -> str:
    """For whom an overlay is taken, as a remark behind its title; empty for a role that is for all."""
    said = (("departments", role.departments), ("places", role.places))
    named = "; ".join(f"{what}: {', '.join(names)}" for what, names in said if names)
    return f"  ({named})" if named else ""


_GROUPS: Mapping[str, Callable[[RoleEntry], bool]] = {
    "Roles": lambda role: not role.overlay,
    "Overlays (built when named)": lambda role: role.overlay and not _by_itself(role),
    "Overlays taken by themselves, for some": _by_itself,
}


def validate(paths: Iterable[Path], roles_dir: Path | None, templates_dir: Path | None) -> None:
    """Tell every problem of some files, or of all. Raises typer.Exit with 2 when one is an error."""
    found: list[Problem] = []
    count = 0
    for folder, files in _by_folder(paths, roles_dir):
        home = workspace(folder or Path.cwd())
        told, read = pipeline.check(folder, templates_dir, only=files, workspace=home)
        told = (*told, *_of_patterns(Assets(folder, templates_dir, home), files))
        found += (problem for problem in told if problem not in found)
        count += read
    problems(found)
    errors = sum(problem.severity == "error" for problem in found)
    print(f"{count} file{'' if count == 1 else 's'} checked, {errors or 'no'} error{'' if errors == 1 else 's'}.")
    if errors:
        raise typer.Exit(EXIT_CODES[InputError])


def _of_patterns(assets: Assets, files: Iterable[Path] | None) -> tuple[Problem, ...]:
    """What is wrong with how the employer names files and numbers documents, if its file is among those checked."""
    path = assets.employer()
    if path is None or (files is not None and path.resolve() not in {each.resolve() for each in files}):
        return ()
    # What else is told has no use for these two, and they take long to read.
    from generator.batch import naming
    from generator.register import read_scheme

    bench = Bench(assets)
    employer = bench.attempt(bench.employer) or Employer()
    place, found = bench.place_of_employer, Bench(assets)
    found.attempt(partial(read_scheme, employer.document_numbers, place("document_numbers")))
    found.attempt(partial(naming.check, employer.file_naming, assets.workspace is not None, place("file_naming")))
    file = bench.library.employer()
    return tuple(replace(each, excerpt=_line(file, each.line)) for each in found.told())


def _line(file: SourceFile | None, number: int) -> str:
    return file.lines[number - 1] if file and 0 < number <= len(file.lines) else ""


def explain(named: str, roles_dir: Path | None, templates_dir: Path | None, as_json: bool) -> None:
    """Print the rules of a place, or one rule for vacancies in every place, each with its source and the day that it
    was checked."""
    assets = assets_here(roles_dir, templates_dir)
    if named in LOOKS_FOR:
        _explain_rule(named, assets, as_json)
        return
    if "-" not in named and (hint := _rule_meant(named)):
        raise InputError([Problem("", 0, 0, "", f"there is no locale and no rule `{named}`.", hint)])
    rules = rules_of(named, assets)
    if as_json:
        print(_json([{**asdict(rule), "checked": rule.checked.isoformat()} for rule in rules]))
        return
    for kind, group in groupby(rules, key=lambda rule: rule.kind):
        print(f"{_KINDS_OF_RULES[kind]}:\n")
        for rule in group:
            _print_rule(rule.key, rule.text, rule.source, rule.checked)


def _rule_meant(named: str) -> str:
    """A hint at the rule that somebody means; empty where it may be a language."""
    within = [rule for rule in LOOKS_FOR if len(named) > len("xx") and named.lower() in rule.split("-")]
    return f"Did you mean `{within[0]}`?" if within else did_you_mean(named, LOOKS_FOR)


def _explain_rule(name: str, assets: Assets, as_json: bool) -> None:
    rules = rule_everywhere(name, assets)
    if as_json:
        told = [asdict(rule) for rule in rules]
        days = ("since", "until", "checked")
        print(_json([{**rule, **{key: rule[key] and rule[key].isoformat() for key in days}} for rule in told]))
        return
    print(f"{name}:\n")
    print(fill(rules[0].looks_for if rules else "", _WIDTH, initial_indent="  ", subsequent_indent="  "), end="\n\n")
    for place, group in groupby(rules, key=lambda rule: rule.place):
        for number, rule in enumerate(group):
            _print_rule("" if number else place, f"{rule.level}{rule.when}", rule.source, rule.checked)


def _print_rule(key: str, text: str, source: str, checked: date) -> None:
    if key:
        print(fill(key, _WIDTH, initial_indent="  ", subsequent_indent="  "))
    print(fill(text, _WIDTH, initial_indent="    ", subsequent_indent="    "))
    print(f"    Source: {source} (checked {checked}).\n")


def schema(kind: str) -> None:
    """Print the JSON Schema of one kind of file."""
    print(_json(json_schema(kind)))


def _by_folder(paths: Iterable[Path], roles_dir: Path | None) -> list[tuple[Path | None, list[Path] | None]]:
    """For each folder of roles the files of it to check; None stands for all."""
    paths = list(paths)
    if not paths and roles_dir is None and (home := workspace(Path.cwd())):
        paths = [home]
    if not paths:
        return [(roles_dir, None)]
    chosen = sorted((_home(path, roles_dir), path) for path in map(_existing, paths))
    return [(folder, [file for _, path in group for file in _files(path)]) for folder, group in groupby(chosen, _first)]


def _first(pair: tuple[Path, Path]) -> Path:
    return pair[0]


def _existing(path: Path) -> Path:
    if not path.exists():
        raise InputError([Problem(str(path), 0, 0, "", "there is no such file or folder.")])
    if path.is_file() and path.suffix != ".yaml":
        raise InputError([Problem(str(path), 0, 0, "", "a role is a file whose name ends in `.yaml`.")])
    return path.resolve()


def _home(path: Path, roles_dir: Path | None) -> Path:
    """The folder of roles that a file or folder belongs to."""
    if roles_dir is not None and path.is_relative_to(roles_dir.resolve()):
        return roles_dir.resolve()
    folder = path if path.is_dir() else path.parent
    if (home := workspace(folder)) and folder in (home, home / "postings"):
        return home / "roles"
    return folder.parent if folder.name in _BESIDE_ROLES else folder


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    patterns = _OF_A_WORKSPACE if workspace(path) == path else _PATTERNS
    found = sorted(file for pattern in patterns for file in path.glob(pattern))
    if not found:
        raise InputError([Problem(shown(path), 0, 0, "", "there is no `.yaml` file in this folder.")])
    return found


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
