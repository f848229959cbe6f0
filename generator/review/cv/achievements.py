"""From the points of a CV's experience to how they tell what was done: with figures, with words of action."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.cv import Criteria, Cv
from generator.model.finding import CvFinding
from generator.model.words import Words
from generator.review.cv.dates import ANY_DATE
from generator.review.cv.findings import MARK, finding
from generator.review.cv.language import is_foreign
from generator.review.cv.patterns import any_of, plain, words_of

_FEWEST = 3
_FIGURES, _ACTIONS = 0.25, 0.5
_FIRST_WORDS = 3
_DIGIT = re.compile(r"\d")


def figures(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """The share of points of experience that hold a figure."""
    points = cv.statements
    told = [point for point in points if _DIGIT.search(ANY_DATE.sub("", point.text))]
    if len(points) < _FEWEST or len(told) >= _FIGURES * len(points):
        return
    bare = next(point for point in points if point not in told)
    said = words(
        "Lines on your experience that hold a figure: {count} of {number}.",
        count=str(len(told)),
        number=str(len(points)),
    )
    if not told:
        said = words("No line on your experience holds a figure.")
    remedy = words("Add figures that you can prove: how many clients, calls, contracts; how much more than before.")
    yield finding("figures", "achievements", "warning", said, remedy, bare.line)


def action_verbs(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """How the points of experience begin."""
    if is_foreign(criteria):
        return
    points = cv.statements
    weak = [point for point in points if not _acts(point.text, criteria)]
    if len(points) < _FEWEST or len(weak) < _ACTIONS * len(points):
        return
    said = words(
        "Lines on your experience that do not say what you did: {count} of {number}.",
        count=str(len(weak)),
        number=str(len(points)),
    )
    remedy = words("Begin each line with what you did, not with what you were there for.")
    yield finding("action-verbs", "achievements", "warning", said, remedy, weak[0].line)


def grievances(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """Words about a quarrel with a former employer."""
    wanted = any_of(criteria.data.grievances)
    if found := next((line for line in cv.paragraphs if wanted.search(plain(line.text))), None):
        said = words("Here you speak ill of a former employer, or of why you left.")
        remedy = words("Take it out: a reader fears to be the next. Why you left is for the talk, if you are asked.")
        yield finding("grievances", "proofread", "warning", said, remedy, found)


def _acts(text: str, criteria: Criteria) -> bool:
    said = plain(MARK.sub("", text))
    if any_of(criteria.data.passive).match(said):
        return False
    spoken = words_of(said)
    # In German what was done stands at the end: „Neukunden gewonnen“.
    near = spoken if criteria.language == "de" else spoken[:_FIRST_WORDS]
    return any(any_of(criteria.data.action).fullmatch(word) for word in near)
