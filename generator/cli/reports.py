"""From roles, files and schemas to what the commands that only tell print."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from textwrap import fill

import typer

from generator import pipeline
from generator.assets import Assets
from generator.cli.console import EXIT_CODES, problems
from generator.compose import COMPOSERS
from generator.errors import InputError, Problem
from generator.load.library import shown
from generator.model.request import Request
from generator.pipeline.explaining import explain as rules_of
from generator.render import RENDERERS
from generator.validate.schema import schema as json_schema

_BESIDE_ROLES = ("shared", "jurisdictions", "words")
_WIDTH = 100
_KINDS_OF_RULES = {
    "law": "Laws by their printed names",
    "responsibility": "What the holder answers for",
    "excluded": "Responsibilities that are left out",
    "added": "Clauses and statements that are added",
    "left out": "Clauses that are left out",
    "forbidden": "Words that no clause may contain",
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
    assets = Assets(roles_dir, templates_dir)
    roles = pipeline.roles(assets)
    locales = pipeline.locales(assets)
    if as_json:
        named = [{"id": role.id, "title": role.title, "overlay": role.overlay} for role in roles]
        print(_json({"roles": named, "kinds": [*COMPOSERS], "locales": [*locales], "formats": [*RENDERERS]}))
        return
    width = max((len(role.id) for role in roles), default=0)
    for heading, overlays in (("Roles", False), ("Overlays (built when named)", True)):
        if chosen := [role for role in roles if role.overlay == overlays]:
            print(f"{heading}:")
            print("".join(f"  {role.id:<{width}}  {role.title}\n" for role in chosen))
    print(f"Kinds:    {', '.join(COMPOSERS)}")
    print(f"Locales:  {', '.join(locales)}")
    print(f"Formats:  {', '.join(RENDERERS)}")


def validate(paths: Iterable[Path], roles_dir: Path | None, templates_dir: Path | None) -> None:
    """Tell every problem of some files, or of all. Raises typer.Exit with 2 when one is an error."""
    found: list[Problem] = []
    count = 0
    for folder, files in _by_folder(paths, roles_dir):
        told, read = pipeline.check(folder, templates_dir, only=files)
        found += (problem for problem in told if problem not in found)
        count += read
    problems(found)
    errors = sum(problem.severity == "error" for problem in found)
    print(f"{count} file{'' if count == 1 else 's'} checked, {errors or 'no'} error{'' if errors == 1 else 's'}.")
    if errors:
        raise typer.Exit(EXIT_CODES[InputError])


def explain(locale: str, roles_dir: Path | None, templates_dir: Path | None, as_json: bool) -> None:
    """Print the rules of a place, each with its source and the day that it was checked."""
    rules = rules_of(locale, Assets(roles_dir, templates_dir))
    if as_json:
        print(_json([{**asdict(rule), "checked": rule.checked.isoformat()} for rule in rules]))
        return
    for kind, group in groupby(rules, key=lambda rule: rule.kind):
        print(f"{_KINDS_OF_RULES[kind]}:\n")
        for rule in group:
            print(fill(rule.key, _WIDTH, initial_indent="  ", subsequent_indent="  "))
            print(fill(rule.text, _WIDTH, initial_indent="    ", subsequent_indent="    "))
            print(f"    Source: {rule.source} (checked {rule.checked}).\n")


def schema(kind: str) -> None:
    """Print the JSON Schema of one kind of file."""
    print(_json(json_schema(kind)))


def _by_folder(paths: Iterable[Path], roles_dir: Path | None) -> list[tuple[Path | None, list[Path] | None]]:
    """For each folder of roles the files of it to check; None stands for all."""
    paths = list(paths)
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
    return folder.parent if folder.name in _BESIDE_ROLES else folder


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    found = sorted(file for pattern in ("*.yaml", "*/*.yaml") for file in path.glob(pattern))
    if not found:
        raise InputError([Problem(shown(path), 0, 0, "", "there is no `.yaml` file in this folder.")])
    return found


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
