"""The shipped roles carry every fact that they are to carry, under its id."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.assets import Assets
from generator.load.library import Library
from generator.model.role import Clause, Role
from generator.resolve.build import build
from generator.resolve.lineage import ancestors, whole
from tests.folders import clauses, composed, ids, said

BRIEF: dict[str, Any] = yaml.safe_load((Path(__file__).parents[1] / "brief.yaml").read_text("utf-8"))
LISTS = [(role, name) for role, lists in BRIEF["roles"].items() for name in lists]


def made(role: str) -> Role:
    library = Library(Assets())
    return build(whole(ancestors(role, library.role), library.shared()))[0]


def tree(found: tuple[Clause, ...]) -> list[object]:
    return [{clause.id: tree(clause.clauses)} if clause.clauses else clause.id for clause in found]


@pytest.mark.parametrize(("role", "name"), LISTS)
def test_a_list_carries_its_facts_in_their_order(role: str, name: str) -> None:
    expected = BRIEF["roles"][role][name]
    found = tree(made(role).lists[name])
    if expected[-1] == "...":
        assert found[: len(expected) - 1] == expected[:-1]
        assert len(found) >= len(expected), "an employer of that trade would write some of the general ones too"
    else:
        assert found == expected


def test_the_brief_speaks_of_every_shipped_role() -> None:
    assert set(BRIEF["roles"]) == set(Library(Assets()).role_ids())


@pytest.mark.parametrize("role", BRIEF["targets"])
def test_the_numbers_of_a_role_are_data(role: str) -> None:
    measures = made(role).measures
    assert set(measures) == set(BRIEF["targets"][role])
    for name, expected in BRIEF["targets"][role].items():
        found = measures[name]
        stated = {
            "compare": found.compare,
            "value": found.value,
            "unit": found.unit,
            "period": found.period,
            "per": found.per,
            "in_words": found.in_words or None,
        }
        assert {key: value for key, value in stated.items() if value is not None} == expected, name


def test_no_number_of_a_target_is_lost_in_a_sentence() -> None:
    for role in BRIEF["roles"]:
        for name in ("duties", "provisions", "rights", "evaluation"):
            for clause in made(role).clauses(name):
                assert clause.text is not None
                assert not any(sign.isdigit() for sign in clause.text.text), clause.text


def test_categories_titles_and_optional_duties_are_as_briefed() -> None:
    for role, category in BRIEF["categories"].items():
        assert made(role).category == category
    for role, count in BRIEF["alternative_titles"].items():
        assert len(made(role).alternative_titles) >= count
    for role in BRIEF["roles"]:
        optional = [clause.id for clause in made(role).clauses("duties") if clause.optional]
        assert optional == BRIEF["optional"].get(role, [])


def test_a_fact_that_two_roles_state_is_one_clause() -> None:
    words: dict[tuple[str, str], str] = {}
    own = {"education", "experience", "required-education", "required-experience"}
    for role in ("account-manager", "bank-account-manager", "corporate-account-manager", "cellular-account-manager"):
        for name in ("knowledge", "duties", "rights", "qualities", "skills"):
            for clause in made(role).clauses(name):
                text = clause.text.text if clause.text else ""
                assert words.setdefault((name, text), clause.id) == clause.id or clause.id in own


def test_the_overlay_for_trade_is_the_role_less_two_clauses() -> None:
    base, trade = composed(None, "account-manager"), composed(None, "account-manager-trade")
    gone = {"client-advice", "appointment-dismissal"}
    assert said(trade) == {id: text for id, text in said(base).items() if id not in gone}
    assert [section.id for section in trade.sections] == [section.id for section in base.sections]


def test_the_short_overlay_has_two_sections_and_shorter_wordings() -> None:
    short = composed(None, "account-manager-short")
    assert [section.id for section in short.sections] == ["provisions", "duties"]
    long = said(composed(None, "account-manager"))
    for clause in clauses(short, "duties"):
        assert len(said(short)[clause.id]) <= len(long[clause.id]), clause.id


def test_the_layouts_are_the_briefed_ones() -> None:
    base = composed(None, "account-manager", "fr-RU")
    assert [(section.number, section.id) for section in base.sections] == [
        ("I", "provisions"), ("II", "duties"), ("III", "rights"), ("IV", "responsibilities"),
    ]  # fmt: skip
    search = composed(None, "client-search-manager", "fr-RU")
    assert [(section.number, section.id) for section in search.sections] == [
        ("1", "provisions"), ("2", "tasks"), ("3", "duties"), ("4", "rights"), ("5", "responsibilities"),
        ("6", "evaluation"),
    ]  # fmt: skip
    assert [clause.number for clause in clauses(search, "tasks")] == ["2.1", "2.2", "2.3", "2.4"]
    assert ids(search, "tasks") == ids(search, "duties")
    assert not any(task.clauses for task in clauses(search, "tasks"))
