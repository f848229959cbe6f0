"""What stands between braces is known, and what is not is told at its brace."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import InputError
from tests.folders import GREETER, composed, fill, problems, said, told

TARGET = "targets:\n  visits: {label: Visites, compare: at-least, value: 3, unit: day, period: month}\n"


def clause(text: str) -> str:
    return f"{GREETER}  - id: more\n    text: {text}\n{TARGET}"


@pytest.mark.parametrize(
    ("text", "expected", "hint"),
    [
        ("'Dire {titel}.'", "13:17: `{titel}` is neither a fact nor a target of this role.", "`title`"),
        ("'Faire {visit}.'", "13:18: `{visit}` is neither a fact nor a target of this role.", "`visits`"),
        ("'Faire {visits.amout}.'", "13:18: `{visits.amout}` has no such part.", "bound, amount, frequency"),
        ("'Dire {title.amount}.'", "13:17: `{title.amount}` has no such part.", "A name has cases"),
        ("'Voir {see:gret}.'", "13:17: `{see:gret}` refers to no clause of", "`greet`"),
        ("'Un { seul.'", "13:15: the brace `{` opens or closes nothing; write it twice to print one.", ""),
        ("'Un seul }.'", "13:20: the brace `}` opens or closes nothing; write it twice to print one.", ""),
        ("'Un {a b}.'", "13:15: `{a b}` is not a placeholder; write a name between the braces", ""),
        ("'Un {}.'", "13:15: `{}` is not a placeholder; write a name between the braces", ""),
        (">-\n      Plus loin\n      dire {titel}.", "15:12: `{titel}` is neither a fact nor a target", "`title`"),
    ],
)
def test_a_wrong_placeholder_is_told_at_its_brace(text: str, expected: str, hint: str, tmp_path: Path) -> None:
    (found,) = problems(tmp_path, {"greeter.yaml": clause(text)})
    assert f"{found.line}:{found.column}: {found.text}".startswith(expected)
    assert hint in found.hint


def test_every_wrong_placeholder_of_a_text_is_told_in_one_run(tmp_path: Path) -> None:
    found = told(tmp_path, {"greeter.yaml": clause("'{ {titel} {see:x} {a b} {visits.b} }'")})
    assert [each.split(": ")[0] for each in found] == [f"greeter.yaml:13:{n}" for n in (12, 14, 22, 30, 36, 47)]


def test_facts_targets_and_their_parts_are_filled_in(tmp_path: Path) -> None:
    text = "'{Title}, {holder}: {visits.bound}, {visits.amount}, {visits.frequency}, {visits} {{sic}}.'"
    folder = fill(tmp_path, {"greeter.yaml": clause(text)})
    assert said(composed(folder, "greeter"))["more"] == (
        "Hôte d’accueil, Hôte d’accueil: au moins 3\u00a0jours, 3\u00a0jours, par mois, "
        "au moins 3\u00a0jours par mois {sic}."
    )


def test_a_fact_that_is_not_given_is_a_blank_to_fill_in(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"greeter.yaml": clause("'Sous {reports_to}.'")})
    document = composed(folder, "greeter")
    assert said(document)["more"] == "Sous ________."
    assert "reports_to" in [blank.name for blank in document.blanks()]


def test_a_reference_becomes_the_number_of_its_clause(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"greeter.yaml": clause("'Voir {see:announce}.'")})
    assert said(composed(folder, "greeter"))["more"] == "Voir 1.2."
    assert said(composed(folder, "greeter", numbering="classic"))["more"] == "Voir I.2."


@pytest.mark.parametrize(
    "where", ["cv: [{id: photo-here, text: Une photo.}]", "duties: [{id: photo-here, text: a., readers: [candidate]}]"]
)
def test_a_reference_to_a_clause_that_is_not_printed_is_told_at_its_clause(where: str, tmp_path: Path) -> None:
    child = (
        f"id: child\nlanguage: fr\nextends: greeter\nrights: [{{id: r, text: 'Voir {{see:photo-here}}.'}}]\n{where}\n"
    )
    files = {"greeter.yaml": GREETER, "child.yaml": child}
    expected = "`{see:photo-here}` refers to a clause that the document does not print."
    assert told(tmp_path, files) == [f"child.yaml:4:24: {expected}"]
    with pytest.raises(InputError, match="does not print"):
        composed(tmp_path, "child")


def test_a_law_that_a_place_does_not_name_is_told_in_the_place(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "roles/jurisdictions/FR.yaml"
    text = shipped.read_text("utf-8").replace("{law.labour} et", "{law.labor} et").replace("{law.gdpr}", "{titel}")
    found = told(tmp_path, {"jurisdictions/FR.yaml": text})
    assert [each.split(": ", 1)[1] for each in found] == [
        "`{law.labor}` is neither a fact nor a law here.",
        "`{titel}` is neither a fact nor a law here.",
    ]
    for each in found:
        line, column = map(int, each.split(":")[1:3])
        assert text.splitlines()[line - 1][column - 1 :].startswith(("{law.labor}", "{titel}"))


def test_a_reference_that_may_mean_two_clauses_is_told_with_both(tmp_path: Path) -> None:
    text = GREETER + "  - {id: more, text: 'Voir {see:greet}.'}\nrights: [{id: greet, text: Être salué.}]\n"
    (found,) = problems(tmp_path, {"greeter.yaml": text})
    assert (found.line, found.text) == (
        12,
        "`{see:greet}` may mean several clauses, for their id stands in several lists.",
    )
    assert found.hint == "Write `{see:duties/greet}` or `{see:rights/greet}`."
