"""Every clause has the number that is printed, in either of the two ways to number."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.compose.numbering import clause_number, letter, roman, section_number
from generator.model.document import plain
from tests.folders import GREETER, composed, fill, said

DEEP = """\
  - id: tour
    text: Faire visiter.
    clauses:
      - id: hall
        text: Le hall.
        clauses: [{id: door, text: La porte.}, {id: lamp, text: 'La lampe, voir {see:door} et {see:hall}.'}]
      - {id: yard, text: La cour.}
rights: [{id: rest, text: 'Se reposer, voir {see:tour}, {see:yard} et {see:lamp}.'}]
"""


def numbers(tmp_path: Path, scheme: str) -> dict[str, str]:
    folder = fill(tmp_path, {"greeter.yaml": f"{GREETER}{DEEP}numbering: {scheme}\n"})
    return {clause.id: clause.number for clause in composed(folder, "greeter").walk()}


def test_decimal_numbers_count_through_the_levels(tmp_path: Path) -> None:
    found = numbers(tmp_path, "decimal")
    assert [found[name] for name in ("greet", "tour", "hall", "yard", "door", "lamp", "rest")] == [
        "1.1", "1.4", "1.4.1", "1.4.2", "a)", "b)", "2.1",
    ]  # fmt: skip


def test_classic_numbers_begin_anew_in_each_section(tmp_path: Path) -> None:
    found = numbers(tmp_path, "classic")
    assert [found[name] for name in ("greet", "tour", "hall", "yard", "door", "lamp", "rest")] == [
        "1.", "4.", "4.1", "4.2", "a)", "b)", "1.",
    ]  # fmt: skip
    document = composed(tmp_path, "greeter")
    assert [section.number for section in document.sections[:2]] == ["I", "II"]


def test_the_request_overrides_what_the_role_says(tmp_path: Path) -> None:
    numbers(tmp_path, "classic")
    assert composed(tmp_path, "greeter").numbering == "classic"
    assert composed(tmp_path, "greeter", numbering="decimal").numbering == "decimal"
    assert composed(tmp_path, "greeter", numbering="decimal").sections[1].number == "2"


@pytest.mark.parametrize(
    ("scheme", "lamp", "rest"),
    [
        ("decimal", "La lampe, voir 1.4.1~a) et 1.4.1.", "Se reposer, voir 1.4, 1.4.2 et 1.4.1~b)."),
        ("classic", "La lampe, voir I.4.1~a) et I.4.1.", "Se reposer, voir I.4, I.4.2 et I.4.1~b)."),
    ],
)
def test_references_say_a_number_that_stands_alone(scheme: str, lamp: str, rest: str, tmp_path: Path) -> None:
    numbers(tmp_path, scheme)
    found = said(composed(tmp_path, "greeter"))
    assert (found["lamp"].replace("\u00a0", "~"), found["rest"].replace("\u00a0", "~")) == (lamp, rest)


def test_letters_and_roman_numerals_count_as_word_does() -> None:
    assert [letter(n) for n in (1, 2, 25, 26, 27, 28, 52, 53)] == ["a", "b", "y", "z", "aa", "bb", "zz", "aaa"]
    assert [roman(n) for n in (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 14, 19, 39)] == [
        "I", "II", "III", "IV", "V", "VI", "VIII", "IX", "X", "XI", "XIV", "XIX", "XXXIX",
    ]  # fmt: skip
    assert [roman(n) for n in range(1, 40)] == list(dict.fromkeys(roman(n) for n in range(1, 40)))


def test_each_level_has_its_own_form() -> None:
    assert [section_number("decimal", 4), section_number("classic", 4)] == ["4", "IV"]
    assert [clause_number("decimal", 2, path, "fr") for path in ((1,), (1, 3), (1, 3, 27))] == ["2.1", "2.1.3", "aa)"]
    assert [clause_number("classic", 2, path, "fr") for path in ((1,), (1, 3), (1, 3, 27))] == ["1.", "1.3", "aa)"]


def test_knowledge_stands_below_the_provision_that_contains_it() -> None:
    document = composed(None, "account-manager")
    (required,) = (clause for clause in document.walk() if clause.id == "required-knowledge")
    assert required.number == "2."
    assert [clause.number for clause in required.clauses] == [f"2.{n}" for n in range(1, 12)]
    assert "knowledge" not in [section.id for section in document.sections]


def test_a_section_without_clauses_takes_no_number(tmp_path: Path) -> None:
    text = GREETER + "layout: [provisions, duties, relations, rights]\nrights: [{id: rest, text: a.}]\n"
    text += "extra_sections: false\n"
    document = composed(fill(tmp_path, {"greeter.yaml": text}), "greeter")
    assert [(section.number, section.id) for section in document.sections] == [("1", "duties"), ("2", "rights")]


def test_the_holder_reads_no_clause_that_is_for_candidates_alone(tmp_path: Path) -> None:
    text = GREETER + "  - {id: sell, text: a., readers: [candidate]}\n  - {id: last, text: b.}\n"
    found = {clause.id: clause.number for clause in composed(fill(tmp_path, {"greeter.yaml": text}), "greeter").walk()}
    assert "sell" not in found
    assert found["last"] == "1.4"


def test_every_anchor_of_a_document_is_its_own() -> None:
    for role in ("account-manager", "client-search-manager", "cellular-account-manager"):
        document = composed(None, role)
        anchors = [clause.anchor for clause in document.walk()] + [section.anchor for section in document.sections]
        assert len(anchors) == len(set(anchors))
        assert all(plain(clause.content).strip() for clause in document.walk())
