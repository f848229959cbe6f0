"""From a file to every problem of its shape, each at its line."""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.errors import Problem, problem_at
from generator.model.files import SLUG
from generator.model.source import KeyPath, Mapping_, Node, Scalar, SourceFile, bare, locate

_LONGEST = 60
_COMMA = "Between braces a comma ends a value: write 2.5 with a point, and quotes around a text with a comma."
_SENTENCES = {
    "missing": "`{key}` is missing.",
    "model_type": "keys with values are expected here{example}.",
    "model_attributes_type": "keys with values are expected here{example}.",
    "dict_type": "keys with values are expected here, each on a line of its own.",
    "too_short": "this list is empty: take the line out, or name something.",
    "list_type": "a list is expected here, each item on a line that begins with `- `.",
}


def shape(file: SourceFile, model: type[BaseModel]) -> tuple[Problem, ...]:
    """Every problem of a file's shape, in order of line; none where the file fits its model."""
    try:
        model.model_validate(bare(file.root))
    except ValidationError as error:
        problems = [_problem(file, model, detail) for detail in error.errors(include_url=False)]
        return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    return ()


def named_as_file(file: SourceFile) -> tuple[Problem, ...]:
    """The problem of a role or jurisdiction whose `id` is not its file's name, so that nobody would find it."""
    node = file.root.get("id") if isinstance(file.root, Mapping_) else None
    stem = PurePosixPath(file.name).stem
    if not isinstance(node, Scalar) or node.text in (None, stem):
        return ()
    text = f"the id `{node.text}` is not the file's name, `{stem}`."
    other = (
        ""
        if SLUG.fullmatch(stem) or "/jurisdictions/" in file.name
        else " A role's file is named in small letters a-z, digits and hyphens."
    )
    fits = not other and ("/jurisdictions/" not in file.name or re.fullmatch("[A-Z]{2}", stem))
    hint = f"Write `id: {stem}`, or rename the file." if fits else f"Rename the file to `{node.text}.yaml`.{other}"
    return (problem_at(file, node.place, ("id",), text, hint),)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word; empty when none is near."""
    near = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f"Did you mean `{near[0]}`?" if near else ""


def _problem(file: SourceFile, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    path: KeyPath = tuple(part for part in detail["loc"] if part != "[key]")
    node, place = locate(file.root, path)
    key = str(path[-1]) if path else ""
    kind = detail["type"]
    if detail["loc"][-1:] == ("[key]",):
        return problem_at(file, place, path, f"{detail['msg']}, not `{_short(key)}`.")
    if kind == "extra_forbidden":
        bare_word = isinstance(node, Scalar) and node.text is None and place.column > 1
        hint = _COMMA if bare_word and "{" in file.excerpt(place)[: place.column] else ""
        hint = hint or _known_keys(key, model, path[:-1])
        return problem_at(file, place, path, f"unknown key `{key}`.", hint)
    if kind == "literal_error":
        return problem_at(file, _value_place(node, place), path, *_one_of(node, detail))
    if kind == "missing":
        place = locate(file.root, path[:-1])[1]
    if kind in _SENTENCES:
        example = next((f", such as `{name}: ...`" for name in _first_of(_fields(model, path))), "")
        return problem_at(
            file, place, path, _SENTENCES[kind].format(key=key, example=example), _written_out(node, path, model)
        )
    return problem_at(
        file, _value_place(node, place), path, f"{detail['msg']}{_found(node)}.", _remedy(kind, node, path, file)
    )


def _first_of(fields: Mapping[str, object]) -> list[str]:
    """The key to show as an example: the one that a mapping cannot be without or, if any will do, the first."""
    needed = [name for name, field in fields.items() if isinstance(field, FieldInfo) and field.is_required()]
    return [*needed, *fields][:1]


def _written_out(node: object, path: KeyPath, model: type[BaseModel]) -> str:
    """How a clause is written, for someone who has put its words where its id goes."""
    in_clauses = {"id", "text"} <= {*_fields(model, path)}
    if path and isinstance(path[-1], int) and isinstance(node, Scalar) and in_clauses:
        return "A clause is written `- id: ...`, and `text: ...` on a line below."
    return ""


def _remedy(kind: str, node: Node, path: KeyPath, file: SourceFile) -> str:
    if kind == "text_expected" and isinstance(node, Mapping_):
        braced = "{" in file.excerpt(node.place)
        begun = "that begins with a brace" if braced else "with a colon and a space in it"
        return f"A text {begun} has to stand between quotes."
    if kind == "slug_expected" and path[-1:] == ("role",):
        return "Write the role's id, such as account-manager; `jobdesc list` shows them."
    if kind == "slug_expected" and isinstance(node, Scalar) and " " in (node.text or ""):
        listed = file.name.startswith("roles/postings/")
        return (
            "Clauses are named by their ids."
            if listed
            else "A clause is written `- id: ...`, and `text: ...` on a line below."
        )
    return ""


def _value_place(node: object, place: Any) -> Any:
    return node.place if isinstance(node, Scalar) and node.text is not None else place


def _found(node: object) -> str:
    return f", not `{_short(node.text)}`" if isinstance(node, Scalar) and node.text else ""


def _short(word: str) -> str:
    return word if len(word) <= _LONGEST else word[:_LONGEST] + "…"


def _one_of(node: object, detail: ErrorDetails) -> tuple[str, str]:
    expected = detail["ctx"]["expected"].replace(" or ", ", ").replace("'", "`")
    word = node.text if isinstance(node, Scalar) else None
    hint = did_you_mean(word, [name.strip("`") for name in expected.split(", ")]) if word else ""
    said = f"`{_short(word)}` is not one of the words that may stand here" if word else "a word is missing"
    return f"{said}: {expected}.", hint


def _known_keys(key: str, model: type[BaseModel], path: KeyPath) -> str:
    known = list(_fields(model, path))
    return did_you_mean(key, known) or (f"These may stand here: {', '.join(known)}." if known else "")


def _fields(model: type[BaseModel], path: KeyPath) -> Mapping[str, object]:
    """The fields that a mapping at this path may have."""
    here: object = model
    for part in path:
        here = _inside(here, part)
    return here.model_fields if isinstance(here, type) and issubclass(here, BaseModel) else {}


def _inside(annotation: object, part: str | int) -> object:
    """What stands at a key or an index of something so annotated; None when nothing is known of it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _plain(annotation.model_fields[str(part)].annotation) if part in annotation.model_fields else None
    if get_origin(annotation) in (list, dict):
        return _plain(get_args(annotation)[-1])
    return None


def _plain(annotation: object) -> object:
    """An annotation without its `| None` and its metadata."""
    while get_origin(annotation) in (Union, types.UnionType, Annotated):
        annotation = next(part for part in get_args(annotation) if part is not types.NoneType)
    return annotation
