"""Sentences that a native recruiter wrote: what the lists must tell of them, and what they must let pass."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.assets import Assets
from generator.load.library import Library
from generator.model.lint_file import LintFile
from generator.model.source import bare
from generator.review.vacancy.words import WordLists
from generator.validate.shape import shape

TOLD_AS = {"pay-vague": "pay-range", "anglicism": "french-text"}
"""The rules under which two of the lists are told."""

FILES = {path.stem: path for path in sorted((Path(__file__).parent / "sentences").glob("*.yaml"))}
FEWEST = 60


@cache
def sentences(language: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILES[language].read_text("utf-8"))
    return found


@cache
def lists(language: str) -> WordLists:
    file = Library(Assets()).lint(language)
    assert file is not None, f"roles/lint/{language}.yaml is missing"
    assert [f"{each.line}:{each.column}: {each.text} {each.hint}" for each in shape(file, LintFile)] == []
    return WordLists(LintFile.model_validate(bare(file.root)))


def place(language: str) -> str:
    """The place that the sentences are published in."""
    return str(sentences(language)["locale"]).partition("-")[2]


def told(text: str, language: str) -> list[str]:
    """What is said of a sentence: each rule with the words it was found in."""
    return [f"{hit.list}: {text[hit.start : hit.end]}" for hit in lists(language).hits(text, place(language))]


def rules(text: str, language: str) -> set[str]:
    return {TOLD_AS.get(hit.list, hit.list) for hit in lists(language).hits(text, place(language))}


def of(kind: str) -> list[Any]:
    """Every sentence of a kind, as a parameter that names its language and number."""
    return [
        pytest.param(language, number, id=f"{language}-{number + 1}")
        for language in FILES
        for number in range(len(sentences(language)[kind]))
    ]


@pytest.mark.parametrize(("language", "number"), of("flagged"))
def test_a_sentence_that_breaks_rules_is_told_with_exactly_these(language: str, number: int) -> None:
    sentence = sentences(language)["flagged"][number]
    expected = {TOLD_AS.get(rule, rule) for rule in sentence["rules"]}
    assert rules(sentence["text"], language) == expected, (sentence["text"], told(sentence["text"], language))


@pytest.mark.parametrize(("language", "number"), of("innocent"))
def test_an_innocent_sentence_is_let_pass(language: str, number: int) -> None:
    text = sentences(language)["innocent"][number]
    assert told(text, language) == [], text


@pytest.mark.parametrize("language", FILES, ids=lambda language: f"{language}-all")
def test_there_are_enough_sentences_of_both_sorts_and_none_twice(language: str) -> None:
    flagged = [sentence["text"] for sentence in sentences(language)["flagged"]]
    innocent = sentences(language)["innocent"]
    assert len(flagged) >= FEWEST
    assert len(innocent) >= FEWEST
    assert sorted({*flagged, *innocent}) == sorted([*flagged, *innocent])
