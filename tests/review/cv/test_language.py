"""A CV is known to be in the language that it is written in, whichever the check reads."""

from __future__ import annotations

from functools import cache

import pytest

from generator.assets import Assets
from generator.model.cv_file import CvWordsFile
from generator.model.manuscript import Line, Manuscript
from generator.pipeline.bench import Bench
from generator.review.cv.language import spoken
from tests.review.cv.making import Written, everybody

LANGUAGES = ("de", "en", "es", "fr", "ru")
OWN = [cv for cv in everybody() if "language" not in cv.finds]


@cache
def known() -> dict[str, CvWordsFile]:
    bench = Bench(Assets())
    return {name: data for name in LANGUAGES if (data := bench.cv_words(name))}


def written(*texts: str) -> Manuscript:
    lines = tuple(Line(0, number, text) for number, text in enumerate(texts, 1))
    return Manuscript("txt", 0, 0, lines)


def texts(cv: Written) -> tuple[str, ...]:
    return (cv.name, *cv.top, *(line for heading, lines in cv.sections for line in (heading, *lines)))


@pytest.mark.parametrize("cv", OWN, ids=lambda cv: cv.id)
def test_a_whole_cv_is_in_its_language_whichever_is_asked_for(cv: Written) -> None:
    own = cv.locale[:2]
    found = {wanted: spoken(written(*texts(cv)), wanted, known()) for wanted in LANGUAGES}
    # Of a scan that holds three lines nobody can tell more than that they may be anything.
    assert {wanted for wanted, said in found.items() if said != own} <= ({*LANGUAGES} - {own} if short(cv) else set())


def short(cv: Written) -> bool:
    return bool(cv.made.get("scanned"))


def test_an_english_name_of_a_post_and_a_few_terms_make_no_english_cv() -> None:
    cv = written(
        "Key Account Manager – Customer Success & Business Development",
        "New Business, Upselling, Cross-Selling, Lead Generation",
        "Betreuung von Großkunden und Ausbau der Umsätze mit dem Vertriebsteam",
        "Seit 2019 bei der Cloud Solutions GmbH in Köln",
    )
    assert spoken(cv, "de", known()) == "de"


def test_a_text_of_a_few_words_is_taken_for_what_was_asked_for() -> None:
    assert spoken(written("Jan Kowalski", "Kraków"), "fr", known()) == "fr"
    assert spoken(written(), "ru", known()) == "ru"


def test_a_language_that_is_not_known_is_none_of_those_that_are() -> None:
    words = "Od ośmiu lat sprzedaję maszyny rolnicze i części zamienne w południowej Polsce oraz w Czechach"
    assert spoken(written(*[words] * 4), "de", known()) == ""
