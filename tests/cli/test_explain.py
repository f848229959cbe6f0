"""The rules of a place are printed with their sources, in the language that is asked for."""

from __future__ import annotations

import json

import pytest

from tests.cli.running import call
from tests.test_translations import PLACES


@pytest.mark.parametrize("place", PLACES)
def test_every_rule_of_a_place_has_a_source_and_the_day_it_was_checked(place: str) -> None:
    done = call("explain", f"fr-{place}", "--json")
    assert done.exit_code == 0, done.stderr
    rules = json.loads(done.stdout)
    kinds = {rule["kind"] for rule in rules}
    assert {"law", "responsibility", "forbidden"} <= kinds
    assert all(rule["text"] and len(rule["source"]) > 4 and rule["checked"] >= "2026-01-01" for rule in rules)


def test_the_rules_are_said_in_the_language_of_the_locale() -> None:
    said = call("explain", "de-FR").stdout
    assert "Responsibilities that are left out:" in said
    assert "Source: Code du travail, art. L1331-2 et L1334-1" in said
    assert "[fr]" not in said


def test_a_locale_that_there_is_not_is_told_with_those_that_there_are() -> None:
    done = call("explain", "fr-XX")
    assert done.exit_code == 2
    assert "there is no locale `fr-XX`" in done.stderr
