"""Who extends whom, and where shared clauses come from."""

from __future__ import annotations

from pathlib import Path

from tests.folders import CHILD, GREETER, composed, fill, ids, problems, said, told


def heir(name: str, parent: str) -> str:
    return CHILD.replace("child", name).replace("greeter", parent)


def test_roles_that_extend_one_another_in_a_ring_are_told_with_the_ring(tmp_path: Path) -> None:
    files = {f"{name}.yaml": heir(name, parent) for name, parent in (("a", "b"), ("b", "c"), ("c", "b"))}
    found = told(tmp_path, files)
    assert "c.yaml:3:10: these roles extend one another: b → c → b." in found
    assert all("extend one another" in each for each in found)


def test_a_role_that_extends_itself_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, {"a.yaml": heir("a", "a")}) == ["a.yaml:3:10: these roles extend one another: a → a."]


def test_an_unknown_parent_is_told_with_the_nearest(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, {"a.yaml": heir("a", "acount-manager")})
    assert (found.line, found.column, found.text) == (3, 10, "there is no role `acount-manager` to extend.")
    assert found.hint == "Did you mean `account-manager`?"


def test_a_parent_that_cannot_be_read_is_told_once_and_in_its_own_file(tmp_path: Path) -> None:
    found = told(tmp_path, {"greeter.yaml": "id: [", "a.yaml": heir("a", "greeter"), "b.yaml": heir("b", "greeter")})
    assert [each.split(":")[0] for each in found] == ["greeter.yaml"]


def test_a_role_of_ones_own_takes_the_place_of_the_shipped_one_also_for_its_heirs(tmp_path: Path) -> None:
    own = GREETER.replace("greeter", "account-manager") + "overlay: false\n"
    folder = fill(tmp_path, {"account-manager.yaml": own, "a.yaml": heir("a", "account-manager")})
    assert ids(composed(folder, "a"), "duties") == ["greet", "announce", "guide"]


def test_a_shared_clause_is_referred_to_by_its_id_and_may_be_reworded(tmp_path: Path) -> None:
    shared = "language: fr\nduties: [{id: smile, text: Sourire.}, {id: wave, text: Saluer.}]\n"
    role = GREETER + "  - smile\n  - {id: wave, text: Saluer de la main.}\n  - {id: objections, optional: true}\n"
    folder = fill(tmp_path, {"greeter.yaml": role, "shared/own.yaml": shared})
    document = composed(folder, "greeter")
    words = said(document)
    assert (words["smile"], words["wave"]) == ("Sourire.", "Saluer de la main.")
    assert words["objections"] == "Traiter les objections des clients."
    assert {each.id: each.note for each in document.walk()}["objections"] == "Activité éventuelle."


def test_a_shared_clause_that_stands_in_two_files_is_told_with_both(tmp_path: Path) -> None:
    shared = "language: fr\nduties:\n  - {id: objections, text: Autre.}\n"
    found = told(tmp_path, {"shared/own.yaml": shared, "greeter.yaml": GREETER})
    assert len(found) == 1
    assert "the shared clause `objections` already stands in " in found[0]


def test_a_shared_clause_without_words_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, {"shared/own.yaml": "language: fr\nduties:\n  - {id: wave}\n", "greeter.yaml": GREETER})
    assert found == ["own.yaml:3:5: a shared clause needs an `id` and a `text`."]
