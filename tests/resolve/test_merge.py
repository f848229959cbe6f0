"""The one merge rule: a scalar replaces, a mapping merges, a list of clauses merges by id."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import Assets, roles
from generator.pipeline import origins
from tests.folders import CHILD, GREETER, composed, fill, ids, said, told

TARGETS = "targets:\n  visits: {label: Visites, compare: at-least, value: 3, unit: day, period: month}\n"
PARENT = (
    GREETER + "  - {id: say, text: 'Faire {visits}.'}\n" + TARGETS + "department: Accueil\nplans: [plan A, plan B]\n"
)


def duties(tmp_path: Path, child: str) -> list[str]:
    folder = fill(tmp_path, {"greeter.yaml": GREETER, "child.yaml": f"{CHILD}{child}\n"})
    return ids(composed(folder, "child"), "duties")


def test_a_child_that_says_nothing_is_its_parent(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"greeter.yaml": PARENT, "child.yaml": CHILD})
    parent, child = composed(folder, "greeter"), composed(folder, "child")
    assert child.sections == parent.sections
    assert (child.title, child.facts) == (parent.title, parent.facts)


def test_a_scalar_replaces(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"greeter.yaml": PARENT, "child.yaml": f"{CHILD}department: Caisse\n"})
    assert composed(folder, "child").subtitle[0] != composed(folder, "greeter").subtitle[0]


def test_a_mapping_merges_key_by_key(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"greeter.yaml": PARENT, "child.yaml": f"{CHILD}targets: {{visits: {{value: 5}}}}\n"})
    assert said(composed(folder, "child"))["say"] == "Faire au moins 5\u00a0jours par mois."


def test_a_clause_of_the_same_id_is_reworded_where_it_stands(tmp_path: Path) -> None:
    folder = fill(
        tmp_path, {"greeter.yaml": GREETER, "child.yaml": f"{CHILD}duties: [{{id: announce, text: Crier.}}]\n"}
    )
    child = composed(folder, "child")
    assert ids(child, "duties") == ["greet", "announce", "guide"]
    assert said(child)["announce"] == "Crier."


def test_a_new_clause_goes_to_the_end(tmp_path: Path) -> None:
    assert duties(tmp_path, "duties: [{id: new, text: a.}]") == ["greet", "announce", "guide", "new"]


def test_a_new_clause_goes_after_the_one_it_names(tmp_path: Path) -> None:
    child = "duties: [{id: new, text: a., after: greet}, {id: newer, text: b., after: new}]"
    assert duties(tmp_path, child) == ["greet", "new", "newer", "announce", "guide"]


def test_an_inherited_clause_moves_after_the_one_it_names(tmp_path: Path) -> None:
    assert duties(tmp_path, "duties: [{id: greet, after: guide}]") == ["announce", "guide", "greet"]


@pytest.mark.parametrize(
    ("gone", "left"), [("greet", ["announce", "guide"]), ("[guide, greet]", ["announce"]), ("all", ["new"])]
)
def test_remove_takes_clauses_out(gone: str, left: list[str], tmp_path: Path) -> None:
    new = ", {id: new, text: a.}" if gone == "all" else ""
    assert duties(tmp_path, f"duties: [{{remove: {gone}}}{new}]") == left


def test_what_was_removed_may_be_said_anew(tmp_path: Path) -> None:
    child = "duties: [{remove: greet}, {id: greet, text: Dire bonjour.}]"
    assert duties(tmp_path, child) == ["announce", "guide", "greet"]


def test_clauses_below_a_clause_merge_by_the_same_rule(tmp_path: Path) -> None:
    parent = (
        GREETER + "  - id: tour\n    text: Faire visiter.\n    clauses: [{id: hall, text: a.}, {id: yard, text: b.}]\n"
    )
    child = (
        "duties: [{id: tour, clauses: [{remove: hall}, {id: roof, text: c.}, {id: attic, text: d., after: yard}]}]\n"
    )
    folder = fill(tmp_path, {"greeter.yaml": parent, "child.yaml": CHILD + child})
    (tour,) = (clause for clause in composed(folder, "child").walk() if clause.id == "tour")
    assert [clause.id for clause in tour.clauses] == ["yard", "attic", "roof"]
    assert said(composed(folder, "child"))["tour"] == "Faire visiter."


def test_any_other_list_is_replaced(tmp_path: Path) -> None:
    child = CHILD + "plans: [plan C]\nduties: [{id: new, text: 'Suivre {plans}.'}]\n"
    folder = fill(tmp_path, {"greeter.yaml": PARENT, "child.yaml": child})
    assert said(composed(folder, "child"))["new"] == "Suivre plan C."


def test_the_forms_of_a_title_are_replaced_as_one(tmp_path: Path) -> None:
    child = CHILD + "title: {masculine: Portier, feminine: Portière, inclusive: Portier / Portière}\n"
    folder = fill(tmp_path, {"greeter.yaml": GREETER, "child.yaml": child, "heir.yaml": CHILD.replace("child", "heir")
        .replace("greeter", "child") + "title: {single: Concierge}\n"})  # fmt: skip
    assert composed(folder, "child").title == "Portier / Portière"
    assert composed(folder, "heir").title == "Concierge"


def test_an_empty_value_takes_an_inherited_one_out(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"greeter.yaml": PARENT, "child.yaml": f"{CHILD}department:\n"})
    assert "department" in {blank.name for blank in composed(folder, "child").blanks()}


def test_units_merge_and_the_shipped_ones_are_there_for_all(tmp_path: Path) -> None:
    child = CHILD + (
        "units: {visit: {one: visite, other: visites}}\n"
        "targets:\n"
        "  tours: {label: a, compare: exactly, value: 2, unit: visit, per: client}\n"
        "  rings: {label: b, compare: exactly, value: 1, unit: call}\n"
        "duties: [{id: new, text: '{tours} {rings}'}]\n"
    )
    folder = fill(tmp_path, {"greeter.yaml": GREETER, "child.yaml": child})
    assert said(composed(folder, "child"))["new"] == "2\u00a0visites par client 1\u00a0appel"


def test_only_the_keys_that_inherits_names_come_from_the_parent(tmp_path: Path) -> None:
    child = CHILD + "inherits: [title, category]\nduties: [{id: new, text: a.}]\n"
    folder = fill(tmp_path, {"greeter.yaml": PARENT, "child.yaml": child})
    document = composed(folder, "child")
    assert ids(document, "duties") == ["new"]
    assert document.title == "Hôte d’accueil"
    assert "department" in {blank.name for blank in document.blanks()}


def test_a_key_that_cannot_be_inherited_is_told(tmp_path: Path) -> None:
    for key in ("dutys", "id", "overlay"):
        found = told(tmp_path / key, {"greeter.yaml": GREETER, "child.yaml": f"{CHILD}inherits: [title, {key}]\n"})
        assert found == [f"child.yaml:4:19: `{key}` is not a key that a role can inherit."]


@pytest.mark.parametrize(("people", "title"), [("0", "Hôte d’accueil"), ("00", "Hôte d’accueil"), ("3", "Chef")])
def test_what_changes_for_a_post_that_supervises_changes_only_then(people: str, title: str, tmp_path: Path) -> None:
    more = "if_supervising: {title: {single: Chef}, category: managers}\n"
    folder = fill(tmp_path, {"greeter.yaml": GREETER + more, "child.yaml": f"{CHILD}supervises: {people}\n"})
    assert composed(folder, "child").title == title
    assert composed(folder, "greeter").title == "Hôte d’accueil"


def test_overlay_is_never_inherited(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"greeter.yaml": GREETER + "overlay: true\n", "child.yaml": CHILD})
    overlays = {role.id: role.overlay for role in roles(Assets(folder))}
    assert (overlays["greeter"], overlays["child"]) == (True, False)


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        ("- {id: new, text: a., after: gret}", "5:32: `after: gret` names no clause of this list."),
        ("- {id: greet, after: greet}", "5:24: `after: greet` names no clause of this list."),
        ("- remove: gret", "5:13: `remove: gret` names no clause of this list."),
        ("- remove: [greet, gret]", "5:21: `remove: gret` names no clause of this list."),
        ("- gret", "5:5: `gret` is neither inherited nor a shared clause of `duties`."),
        ("- {id: gret, optional: true}", "5:5: `gret` is neither inherited nor a shared clause of `duties`."),
        (
            "- {id: a, text: b.}\n  - {id: a, text: c.}",
            "6:5: the clause `a` is said twice; it already stands in line 5.",
        ),
        ("- greet\n  - greet", "6:5: the clause `greet` is said twice; it already stands in line 5."),
    ],
)
def test_an_id_that_is_unknown_or_said_twice_is_told(child: str, expected: str, tmp_path: Path) -> None:
    found = told(tmp_path, {"greeter.yaml": GREETER, "child.yaml": f"{CHILD}duties:\n  {child}\n"})
    assert found == [f"child.yaml:{expected}"]


def test_an_id_that_stands_on_two_levels_is_told_with_both_lines(tmp_path: Path) -> None:
    child = f"{CHILD}duties:\n  - {{id: new, text: a., clauses: [{{id: greet, text: b.}}]}}\n"
    files = {"greeter.yaml": GREETER, "child.yaml": child}
    (found,) = told(tmp_path, files)
    assert found == (
        f"child.yaml:5:35: the clause `greet` stands twice in `duties`; also in {tmp_path}/greeter.yaml, line 6."
    )


def test_for_every_clause_the_file_and_line_of_its_words_are_told(tmp_path: Path) -> None:
    child = CHILD + "duties:\n  - client-advice\n  - {id: greet, text: Dire bonjour.}\n  - {id: guide, after: greet}\n"
    folder = fill(tmp_path, {"greeter.yaml": GREETER, "child.yaml": child})
    found = {str(each["id"]): str(each["origin"]) for each in origins("child", Assets(folder))["duties"]}
    shared = Path(__file__).parents[2] / "roles/shared/clauses.yaml"
    line = 1 + shared.read_text("utf-8").splitlines().index("  - id: client-advice")
    assert list(found) == ["greet", "guide", "announce", "client-advice"]
    assert found["greet"] == f"{folder}/child.yaml:6:23"
    assert found["announce"] == f"{folder}/greeter.yaml:9:11"
    assert found["guide"] == f"{folder}/greeter.yaml:11:11"
    assert found["client-advice"].split("/")[-1] == f"clauses.yaml:{line + 1}:11"
