"""Job descriptions as they are met in offices: what has to be recognised in each stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import Assets, check
from generator.model.draft import Draft
from generator.pipeline.importing import draft
from generator.write.role_yaml import role_yaml
from tests.folders import composed
from tests.folders import words as printed
from tests.recognise.reading import DOCUMENTS, clauses, lost, targets

PATHS = sorted(path for path in DOCUMENTS.iterdir() if path.suffix in (".txt", ".md"))
PLACES = {"fr": "FR", "de": "DE", "en": "GB", "es": "ES", "ru": "RU"}


@cache
def read(path: Path) -> tuple[Draft, Mapping[str, Any]]:
    expected = yaml.safe_load(path.with_suffix(".yaml").read_text("utf-8"))
    return draft(path, 90, Assets()), expected


def test_there_are_at_least_two_documents_of_each_language() -> None:
    assert all(sum(path.name.startswith(f"{name}-") for path in PATHS) >= 2 for name in PLACES)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_what_a_person_sees_in_a_document_is_recognised(path: Path) -> None:
    made, expected = read(path)
    assert (made.language, made.title.value, made.numbering) == (
        expected["language"], expected["title"], expected["numbering"],
    )  # fmt: skip
    assert made.category.value == expected.get("category", made.category.value)
    assert {each.name: len(each.clauses) for each in made.lists} == expected["lists"]
    assert {fact.key: fact.value for fact in made.facts} == expected["facts"]
    assert sorted(targets(made)) == sorted(expected["targets"])
    for name, number in expected["below"].items():
        assert sum(len(clause.clauses) for clause in clauses(made, name)) == number


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_clauses_that_say_the_same_bear_the_ids_of_shipped_ones(path: Path) -> None:
    made, expected = read(path)
    for name, ids in expected["same"].items():
        found = [clause.id for clause in clauses(made, name)]
        assert [each for each in found if each in ids] == ids


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_what_is_doubtful_is_said_and_what_fits_nowhere_is_kept(path: Path) -> None:
    made, expected = read(path)
    doubts, unplaced = "\n".join(doubt for _, doubt in made.doubts()), "\n".join(each.text for each in made.unplaced)
    assert [each for each in expected["doubts"] if each not in doubts] == []
    assert [each for each in expected["unplaced"] if each not in unplaced] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_no_word_of_a_document_is_lost(path: Path) -> None:
    made, _ = read(path)
    assert lost(path.read_text("utf-8"), role_yaml(made).decode()) == {}


def test_every_role_is_valid_and_makes_the_document_that_its_text_describes(tmp_path: Path) -> None:
    made = {path: read(path)[0] for path in PATHS}
    for each in made.values():
        (tmp_path / f"{each.id}.yaml").write_bytes(role_yaml(each))
    problems, files = check(tmp_path, only=tmp_path.glob("*.yaml"))
    assert files == len(PATHS)
    assert [problem for problem in problems if problem.severity == "error"] == []
    for path, each in made.items():
        document = printed(composed(tmp_path, each.id, f"{each.language}-{PLACES[each.language]}"))
        texts = [clause.text for clause in clauses(each, "duties") if clause.text and "{" not in clause.text]
        assert texts, path
        assert [text for text in texts if comparable(text) not in comparable(document)] == []


def comparable(text: str) -> str:
    """A text whatever its spaces, quotes and apostrophes, which a document sets by the custom of its language."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def test_the_same_document_gives_the_same_bytes() -> None:
    first, second = (role_yaml(draft(PATHS[0], 90, Assets())) for _ in range(2))
    assert first == second
