"""From the periods of a CV to what is wrong with their order: backwards, overlapping, or with gaps between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from generator.model.cv import Criteria, Cv, Month, Period
from generator.model.finding import CvFinding
from generator.model.words import Words
from generator.review.cv.dates import NO_MONTH
from generator.review.cv.findings import finding

LONGEST_GAP = 6
"""Months; what is longer is asked about (domain: gaps over six months)."""
_OVERLAP = 3
_DATED = ("experience", "education")


def dates(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """The dates of experience and education."""
    work = [period for part in cv.periods.get("experience", ()) for period in part]
    named = [section for section in cv.sections if section.name == "experience" and len(section.lines) > 2]
    if named and not work:
        said = words("The experience bears no dates that a program could read.")
        remedy = words("Give month and year of beginning and end for each post.")
        yield finding("dates", "dates", "warning", said, remedy, named[0].heading)
    for line in (line for section in cv.sections if section.name in _DATED for line in section.lines):
        if NO_MONTH.search(line.text):
            yield finding("dates", "dates", "error", words("There is no such month."), words("Correct the date."), line)
    everything = [period for parts in cv.periods.values() for part in parts for period in part]
    # A profile also says when somebody is free: à partir de septembre.
    told = [period for name, parts in cv.periods.items() if name != "profile" for part in parts for period in part]
    yield from _impossible(told, criteria, words)
    sound = [period for period in work if _is_possible(period, criteria)]
    for name in ("experience", "education"):
        for part in cv.periods.get(name, ()):
            yield from _backwards([each for each in part if _is_possible(each, criteria) and not each.single], words)
    yield from _overlaps([period for period in sound if not period.single], words)
    yield from _gaps(sound, [each for each in everything if _is_possible(each, criteria)], criteria, words)


def _now(criteria: Criteria) -> int:
    return criteria.today.year * 12 + criteria.today.month


def _is_possible(period: Period, criteria: Criteria) -> bool:
    if period.end is not None and period.end.last < period.start.first:
        return False
    return period.start.first <= _now(criteria)


def _impossible(periods: Iterable[Period], criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    for period in periods:
        if _is_possible(period, criteria) or period.single:
            continue
        said = words("The post begins in the future.")
        if period.end is not None and period.end.last < period.start.first:
            said = words("The period ends before it begins.")
        yield finding("dates", "dates", "error", said, words("Correct the date."), period.line)


def _backwards(periods: list[Period], words: Words) -> Iterator[CvFinding]:
    for above, below in pairwise(periods):
        # A year abroad stands under the studies that it is a part of.
        within = below.end is not None and above.end is not None and below.end.last <= above.end.last
        if below.start.first > above.start.last and not within:
            said = words("What is newer stands below what is older.")
            remedy = words("Begin with the newest and go backwards.")
            yield finding("dates", "dates", "warning", said, remedy, below.line)
            return


def _overlaps(periods: list[Period], words: Words) -> Iterator[CvFinding]:
    for one, other in combinations(periods, 2):
        first, second = sorted((one, other), key=lambda each: each.start.first)
        if first.end is None or not (first.end.month and second.start.month) or first.line is second.line:
            continue
        within = second.end is not None and second.end.last <= first.end.last
        if not within and first.end.first - second.start.last >= _OVERLAP:
            said = words("Two posts overlap by more than three months.")
            remedy = words("Check the dates; if both are right, say that one was part-time.")
            yield finding("dates", "dates", "info", said, remedy, second.line)


def _gaps(work: list[Period], everything: list[Period], criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    whole = [period for period in work if not period.single]
    if not whole:
        return
    began = min(period.start.first for period in whole)
    reached, last = began, None
    for period in sorted(everything, key=lambda each: each.start.first):
        end = _now(criteria) if period.end is None else period.end.last
        if end < began:
            continue
        if last is not None and last.end is not None and period.start.first - reached - 1 > LONGEST_GAP:
            yield _gap(words, last.end, period)
        if end >= reached:
            reached, last = end, period
    if last is not None and last.end is not None and _now(criteria) - reached - 1 > LONGEST_GAP:
        said = words("Nothing is said of the time since {date}.", date=_shown(last.end, words))
        yield finding("dates", "dates", "info", said, words("Say in a line what you have done since."), last.line)


def _gap(words: Words, end: Month, period: Period) -> CvFinding:
    said = words(
        "Between {end} and {start} there is a gap of more than six months.",
        end=_shown(end, words),
        start=_shown(period.start, words),
    )
    remedy = words("Say in a line what you did then: a course, a family, a search, a journey.")
    return finding("dates", "dates", "warning", said, remedy, period.line)


def _shown(month: Month, words: Words) -> str:
    """A month as the language writes it in figures; the year alone where the CV says no more."""
    if not month.month:
        return str(month.year)
    return words("{month}/{year}", month=f"{month.month:02}", year=str(month.year))
