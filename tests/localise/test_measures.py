"""A target as data becomes a phrase in the language's own numbers, plurals and spaces."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.document import plain
from tests.folders import GREETER, composed, fill, said

UNITS = "units: {visit: {one: visite, other: visites}, guest: {one: visiteur, other: visiteurs}}\n"


def phrase(folder: Path, target: str, slot: str = "{visits}") -> str:
    text = f"{GREETER}  - {{id: say, text: '{slot}'}}\n{UNITS}targets: {{visits: {{label: Visites, {target}}}}}\n"
    return said(composed(fill(folder, {"greeter.yaml": text}), "greeter"))["say"].replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("compare: at-least, value: 30, unit: visit, period: day", "au moins 30~visites par jour"),
        ("compare: at-least, value: 1, unit: visit, period: week", "au moins 1~visite par semaine"),
        ("compare: at-least, value: 1.5, unit: visit, period: month", "au moins 1,5~visite par mois"),
        ("compare: at-least, value: 2, unit: visit, period: quarter", "au moins 2~visites par trimestre"),
        ("compare: at-least, value: 2, unit: visit, period: year", "au moins 2~visites par an"),
        ("compare: at-least, value: 0, unit: visit, period: year", "au moins 0~visite par an"),
        ("compare: at-most, value: 3, unit: visit", "au plus 3~visites"),
        ("compare: exactly, value: 2, unit: visit, per: guest", "2~visites par visiteur"),
        (
            "compare: at-least, value: 1, unit: visit, period: month, per: guest",
            "au moins 1~visite par mois et par visiteur",
        ),
        ("compare: at-least, value: 4, unit: visit, in_words: true", "au moins 4~(quatre) visites"),
        ("compare: at-least, value: 21, unit: visit, in_words: true", "au moins 21~(vingt et un) visites"),
        ("compare: at-least, value: 1, unit: year", "au moins 1~an"),
        ("compare: at-least, value: 2, unit: year", "au moins 2~ans"),
        ("compare: exactly, value: 3, unit: week", "3~semaines"),
        ("compare: every, period: day", "chaque jour"),
        ("compare: every, period: quarter", "chaque trimestre"),
        ("compare: every, value: 1, unit: month", "chaque mois"),
        ("compare: every, value: 6, unit: month", "tous les 6~mois"),
        ("compare: every, value: 2, unit: week", "toutes les 2~semaines"),
        ("compare: every, value: 2, unit: year", "tous les 2~ans"),
        ("compare: by-day, value: 3, period: month", "au plus tard le 3 de chaque mois"),
        ("compare: by-day, value: 1, period: month", "au plus tard le 1er de chaque mois"),
        ("compare: by-day, value: 1, period: year", "au plus tard le 1er janvier de chaque année"),
        ("compare: by-day, value: 15, period: year", "au plus tard le 15~janvier de chaque année"),
        ("compare: by-day, value: 2, period: quarter", "au plus tard le 2 du premier mois de chaque trimestre"),
    ],
)
def test_a_target_is_said_as_the_french_say_it(target: str, words: str, tmp_path: Path) -> None:
    found = phrase(tmp_path, target)
    assert found.replace("3~de", "3 de").replace("2~du", "2 du") == words


def test_thousands_are_parted_by_a_narrow_space(tmp_path: Path) -> None:
    assert phrase(tmp_path, "compare: at-least, value: 12500, unit: visit") == "au moins 12\u202f500~visites"


def test_a_sentence_may_ask_for_a_part_of_a_target(tmp_path: Path) -> None:
    target = "compare: at-least, value: 3, unit: visit, period: day"
    parts = {part: phrase(tmp_path, target, f"{{visits.{part}}}") for part in ("bound", "amount", "frequency")}
    assert parts == {"bound": "au moins 3~visites", "amount": "3~visites", "frequency": "par jour"}


def test_the_table_of_targets_says_the_same_numbers_and_names_the_clause() -> None:
    document = composed(None, "client-search-manager")
    (table,) = (table for section in document.sections for table in section.tables)
    rows = ["|".join(plain(cell) for cell in row).replace("\u00a0", " ") for row in table.rows]
    numbers = {clause.id: clause.number for clause in document.walk()}
    assert len(rows) == 9
    assert rows[2].startswith(f"{numbers['calls']}|Appels passés|Au moins 30 appels|Par jour|")
    flat = "\n".join(rows)
    for words in (
        "Au moins 30 appels|Par jour",
        "Au moins 4 (quatre) contrats|Par mois",
        "Au plus tard le 3 de chaque",
    ):
        assert words in flat
