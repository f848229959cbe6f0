"""Whole vacancies as recruiters write them: nothing in them is wrong, and much looks as if it were."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.adverts import found

HERE = Path(__file__).parent / "whole"
PLACES = [("fr", "fr-FR"), ("de", "de-DE"), ("en", "en-GB"), ("en", "en-US"), ("es", "es-ES"), ("ru", "ru-RU")]


@pytest.mark.parametrize(("name", "locale"), PLACES)
def test_a_vacancy_in_which_nothing_is_wrong_is_let_pass_in_whole(name: str, locale: str) -> None:
    text = (HERE / f"{name}.txt").read_text("utf-8")
    assert [(each.line, each.rule, each.words) for each in found(text, locale)] == []


@pytest.mark.parametrize(
    ("name", "locale", "sentence", "rule"),
    [
        ("fr", "fr-FR", "Vous avez entre 25 et 35 ans.", "age"),
        ("de", "de-DE", "Bitte senden Sie uns ein Lichtbild.", "photo-request"),
        ("en", "en-GB", "Native English speakers only.", "protected-trait"),
        ("es", "es-ES", "Edad máxima: 35 años.", "age"),
        ("ru", "ru-RU", "Возраст до 35 лет.", "age"),
    ],
)
def test_one_sentence_in_it_is_found_at_its_line(name: str, locale: str, sentence: str, rule: str) -> None:
    lines = (HERE / f"{name}.txt").read_text("utf-8").split("\n")
    number = len(lines) // 2
    while lines[number - 1]:
        number += 1
    text = "\n".join([*lines[:number], sentence, "", *lines[number:]])
    assert [(each.line, each.rule) for each in found(text, locale)] == [(number + 1, rule)]
