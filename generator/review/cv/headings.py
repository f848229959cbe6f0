"""From the sections of a CV to the headings that a reader, or a program, looks for and does not find."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.cv import Criteria, Cv
from generator.model.finding import CvFinding
from generator.model.words import Words, message
from generator.review.cv.dates import ANY_DATE
from generator.review.cv.findings import finding
from generator.review.cv.language import is_foreign
from generator.review.cv.reading import is_spaced

_ESSENTIAL = {
    "experience": message("No heading names your experience."),
    "education": message("No heading names your education."),
    "skills": message("No heading names your skills."),
}
_FIRST = 2
"""Lines that hold the name and the post."""


def headings(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """The sections that every CV has, under headings that can be read."""
    if is_foreign(criteria):
        return
    spaced = next((each.heading for each in cv.sections if each.heading and is_spaced(each.heading.text)), None)
    if spaced:
        said = words("The letters of a heading stand apart: a program reads them one by one.")
        remedy = words("Set headings without space between their letters.")
        yield finding("headings", "layout", "warning", said, remedy, spaced)
    there = {section.name for section in cv.sections}
    for name, missing in _ESSENTIAL.items():
        if name in there:
            continue
        usual = criteria.data.headings[name][0]  # type: ignore[index]
        shown = usual[:1].upper() + usual[1:]
        remedy = words('If you have something to put under it, add a section "{heading}".', heading=shown)
        if _is_unnamed(cv, name):
            remedy = words('Put a heading that everybody knows over it, such as "{heading}".', heading=shown)
        entry = "skills" if name == "skills" else "layout"
        yield finding("headings", entry, "warning", words(missing), remedy)


def _is_unnamed(cv: Cv, name: str) -> bool:
    """Whether something seems to stand in the CV that the heading is missing over: posts, or a heading of its own."""
    headed = [section.heading for section in cv.sections]
    own = any(line.heading and line not in headed for line in cv.body[_FIRST:])
    dated = [line for section in cv.sections if section.name is None for line in section.lines[_FIRST:]]
    return own or (name != "skills" and any(ANY_DATE.search(line.text) for line in dated))
