"""Dates are read as each language writes them, and figures that are no dates are not."""

from __future__ import annotations

from functools import cache

import pytest

from generator.assets import Assets
from generator.model.cv import Month, Period
from generator.model.manuscript import Line
from generator.pipeline.bench import Bench
from generator.review.cv.dates import Reader


@cache
def reader(language: str) -> Reader:
    bench = Bench(Assets())
    data = bench.cv_words(language)
    assert data
    return Reader(data, bench.cv_words("en"))


def read(language: str, *texts: str, bullet: bool = False) -> list[tuple[tuple[int, int], tuple[int, int] | None]]:
    lines = [Line(1, number, text, bullet=bullet) for number, text in enumerate(texts, 1)]
    return [_shown(period) for period in reader(language).periods(lines)]


def _shown(period: Period) -> tuple[tuple[int, int], tuple[int, int] | None]:
    end = (period.end.year, period.end.month) if period.end else None
    return (period.start.year, period.start.month), end


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        ("fr", "mars 2019 – juin 2021", (2019, 3), (2021, 6)),
        ("fr", "De février 2019 à août 2020 : vendeur", (2019, 2), (2020, 8)),
        ("fr", "janv. 2019 - déc. 2019", (2019, 1), (2019, 12)),
        ("fr", "01/03/2019 – 30/06/2021 Vendeuse", (2019, 3), (2021, 6)),
        ("fr", "2015-2018", (2015, 0), (2018, 0)),
        ("fr", "janvier – mars 2020", (2020, 1), (2020, 3)),
        ("fr", "Depuis 2022", (2022, 0), None),
        ("fr", "2019 – aujourd’hui", (2019, 0), None),
        ("en", "Jan 2019 to date", (2019, 1), None),
        ("en", "September 2018 — Present", (2018, 9), None),
        ("en", "2019-03 – 2020-11", (2019, 3), (2020, 11)),
        ("ru", "с марта 2019 г. по настоящее время", (2019, 3), None),
        ("ru", "Март 2019 – Май 2021", (2019, 3), (2021, 5)),
        ("ru", "с января 2018 по декабрь 2019", (2018, 1), (2019, 12)),
        ("ru", "05.2020 – н. в.", (2020, 5), None),
        ("de", "seit 03/2021", (2021, 3), None),
        ("de", "Okt. 2015 bis März 2019", (2015, 10), (2019, 3)),
        ("de", "01.10.2015 – heute", (2015, 10), None),
        ("es", "marzo de 2019 - la actualidad", (2019, 3), None),
        ("es", "De enero de 2015 a junio de 2018", (2015, 1), (2018, 6)),
        ("es", "Desde julio de 2020", (2020, 7), None),
    ],
)
def test_a_period_is_read(language: str, text: str, start: tuple[int, int], end: tuple[int, int] | None) -> None:
    assert read(language, text) == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "06 12 34 56 78",
        "75 000 € de chiffre d’affaires en plus",
        "Vente de 2019 contrats en une seule année, un record pour toute la région",
        "69003 Lyon",
        "12/13 points",
    ],
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert read("fr", text) == []


def test_a_year_in_a_point_of_a_list_is_no_period() -> None:
    assert read("fr", "- Prix du meilleur vendeur en 2019", bullet=True) == []


def test_a_period_that_a_line_ends_within_is_read_whole() -> None:
    assert read("ru", "Менеджер, ООО «Луч», март 2019 – по настоящее", "время") == [((2019, 3), None)]
    assert read("fr", "Vendeuse, Nîmes, octobre 2018 –", "mai 2020") == [((2018, 10), (2020, 5))]


def test_a_year_alone_is_as_early_or_as_late_as_it_can_be() -> None:
    assert (Month(2019, 0).first, Month(2019, 0).last) == (2019 * 12 + 1, 2019 * 12 + 12)
    assert Month(2019, 4).first == Month(2019, 4).last
