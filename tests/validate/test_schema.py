"""The JSON Schema that an editor checks by says the same as the program."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from typer.testing import CliRunner

from generator.cli.app import app
from generator.validate.schema import MODELS
from tests.folders import GREETER, told

ROLES = Path(__file__).parents[2] / "roles"
FILES = sorted((*ROLES.glob("*.yaml"), *ROLES.glob("*/*.yaml")))


class Editor(yaml.SafeLoader):
    """Reads YAML as an editor does: numbers and truths by YAML 1.2, days as text."""


Editor.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if not tag.endswith(("timestamp", "bool"))]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Editor.add_implicit_resolver("tag:yaml.org,2002:bool", __import__("re").compile("^(true|false)$"), list("tf"))


def schema(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROLES / f"schema/{kind}.json").read_text("utf-8"))
    return found


def fits(kind: str, data: object) -> bool:
    return bool(jsonschema.Draft202012Validator(schema(kind)).is_valid(data))


@pytest.mark.parametrize("kind", MODELS)
def test_the_shipped_schema_is_what_the_program_prints(kind: str) -> None:
    printed = CliRunner().invoke(app, ["schema", kind]).stdout
    assert (ROLES / f"schema/{kind}.json").read_text("utf-8") == printed
    jsonschema.Draft7Validator.check_schema(schema(kind))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROLES)))
def test_a_shipped_file_fits_the_schema_that_its_first_line_names(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    name = first.removeprefix("# yaml-language-server: $schema=")
    assert name != first, "the first line names no schema"
    target = (path.parent / name).resolve()
    assert target.parent == ROLES / "schema"
    kind = {
        "shared": "shared",
        "jurisdictions": "jurisdiction",
        "words": "words",
        "lint": "lint",
        "cv": "cv-words",
        "import": "import-words",
    }.get(path.parent.name, "role")
    assert target.stem == kind
    data = yaml.load(path.read_text("utf-8"), Loader=Editor)
    errors = [error.message for error in jsonschema.Draft202012Validator(schema(kind)).iter_errors(data)]
    assert errors == []


def put(key: str, value: object) -> Callable[[dict[str, Any]], object]:
    return lambda role: role.__setitem__(key, value)


MUTATIONS: dict[str, Callable[[dict[str, Any]], object]] = {
    "nothing": lambda role: None,
    "an unknown key": put("dutys", []),
    "no id": lambda role: role.pop("id"),
    "no language": lambda role: role.pop("language"),
    "an id with capitals": put("id", "Greeter"),
    "an unknown category": put("category", "manager"),
    "people as a word": put("supervises", "many"),
    "people below nothing": put("supervises", -1),
    "people in parts": put("supervises", 1.5),
    "people": put("supervises", 3),
    "an overlay": put("overlay", True),
    "an overlay in a word": put("overlay", "oui"),
    "an empty fact": put("department", None),
    "a fact that is a list": put("department", ["a"]),
    "a fact that is a number": put("department", 12),
    "a bare id": put("rights", ["sign-documents"]),
    "a bare id with a space": put("rights", ["sign documents"]),
    "a clause that is a list": put("rights", [["a"]]),
    "a clause with an unknown key": put("rights", [{"id": "a", "text": "b", "texte": "c"}]),
    "a clause with an id like no id": put("rights", [{"id": "A b", "text": "b"}]),
    "a clause to remove": put("rights", [{"remove": "all"}]),
    "clauses to remove": put("rights", [{"remove": ["a", "b"]}]),
    "an unknown reader": put("rights", [{"id": "a", "text": "b", "readers": ["hr"]}]),
    "clauses below": put("rights", [{"id": "a", "text": "b", "clauses": ["c", {"id": "d", "text": "e"}]}]),
    "an unknown section": put("layout", ["dutys"]),
    "an unknown numbering": put("numbering", "roman"),
    "a target": put("targets", {"a": {"label": "b", "compare": "at-least", "value": 2.5, "unit": "day"}}),
    "a target below nothing": put("targets", {"a": {"value": -2}}),
    "a target with a word for a number": put("targets", {"a": {"value": "two"}}),
    "a target that compares oddly": put("targets", {"a": {"compare": "about"}}),
    "a target for an odd period": put("targets", {"a": {"period": "decade"}}),
    "a unit without its usual form": put("units", {"a": {"one": "b"}}),
    "a unit": put("units", {"a": {"one": "b", "other": "c"}}),
    "a title in one form": put("title", {"single": "a"}),
    "a title in an unknown form": put("title", {"neuter": "a"}),
    "a code of an unknown scheme": put("codes", [{"scheme": "ISO", "version": "1", "code": "a", "confidence": "high"}]),
    "a code without a confidence": put("codes", [{"scheme": "ESCO", "version": "1", "code": "a"}]),
    "a code with a number": put("codes", [{"scheme": "ESCO", "version": 1, "code": 2431, "confidence": "low"}]),
    "a career": put("career", {"advantages": [{"id": "a", "text": "b"}]}),
    "a career with an unknown list": put("career", {"prospects": []}),
    "a key that needs a list": put("plans", "a"),
}


@pytest.mark.parametrize("what", MUTATIONS)
def test_the_schema_and_the_program_refuse_and_accept_the_same(what: str, tmp_path: Path) -> None:
    role = copy.deepcopy(yaml.load(GREETER, Loader=Editor))
    MUTATIONS[what](role)
    text = yaml.safe_dump(role, allow_unicode=True, sort_keys=False)
    words = ("unknown key", "is missing.", "expected here", "not one of the words", "an id is written")
    refused = any(word in each for each in told(tmp_path, {"greeter.yaml": text}) for word in words)
    assert fits("role", role) != refused, (text, told(tmp_path, {"greeter.yaml": text}))
