"""From what was found in a CV to the report that its author reads, in the words of the language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.model.cv import Criteria, Cv, CvReport, Standing
from generator.model.finding import CvFinding, Gravity
from generator.model.local import LocalRole
from generator.model.words import Words, message
from generator.review.cv.layout import is_scanned, is_unreadable
from generator.review.cv.spelling import PACKAGES
from generator.review.cv.terms import coverage

_MOST_OF_IT, _SOME_OF_IT = 0.6, 0.25
ENTRIES: dict[str, str] = {
    "matching-qualities": message("Qualities to name"),
    "skills": message("Skills"),
    "client-experience": message("Experience with clients"),
    "achievements": message("Achievements with figures"),
    "references": message("References"),
    "spelling": message("Spelling"),
    "photo": message("Photo"),
    "personal-data": message("Personal data"),
    "contact-details": message("Contact details"),
    "proofread": message("Last check before sending"),
    "dates": message("Dates"),
    "length": message("Length"),
    "layout": message("Layout"),
    "file": message("File"),
    "keywords": message("Words of the post"),
}
"""The entries of the checklist, as a report heads what belongs to them."""
_STANDINGS: dict[Standing, str] = {
    "blocked": message("Before you send it, mend what is marked as an error; the rest can still be better."),
    "mend": message("The CV can be read; some things in it should be mended before you send it."),
    "polish": message("The CV is in good order; a few details can still be better."),
    "good": message("Nothing was found that stands in the way of this CV."),
}
_LEVELS: dict[Gravity, str] = {"error": message("error"), "warning": message("to mend"), "info": message("hint")}
_LABELS = (
    "heading", "post", "date", "covered", "missing", "missing_hint", "nothing", "error", "warning", "info", "place",
    "line", "paragraph", "notes", "private", "head",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class About:
    """What a report is about: the path as it was typed, the role by id and in words, and the day in words."""

    file: str
    role: str
    local: LocalRole
    day: str


def report(cv: Cv, criteria: Criteria, found: tuple[CvFinding, ...], words: Words, about: About) -> CvReport:
    """The report on a CV: its findings, what it covers of the role, and a judgement in words."""
    blind = is_scanned(cv.manuscript) or is_unreadable(cv.manuscript)
    covered, missing = ((), ()) if blind else coverage(cv, criteria)
    standing, said = _standing(found), words.typeset
    return CvReport(
        file=about.file,
        format=cv.manuscript.format,
        role=about.role,
        title=about.local.title,
        locale=about.local.locale,
        direction=about.local.direction,
        date=criteria.today,
        standing=standing,
        overall=tuple(map(said, _overall(standing, covered, missing, words))),
        findings=tuple(_typeset(each, words) for each in found),
        covered=covered,
        missing=missing,
        notes=tuple(map(said, _notes(cv, criteria, words))),
        entries={entry: said(words(english)) for entry, english in ENTRIES.items()},
        labels={name: said(text) for name, text in zip(_LABELS, _labels(words, about), strict=True)}
        | {f"told-{level}": said(words("{level}: {message}", level=words(name))) for level, name in _LEVELS.items()}
        | {"day": said(about.day)},
    )


def _typeset(each: CvFinding, words: Words) -> CvFinding:
    return replace(each, message=words.typeset(each.message), remedy=words.typeset(each.remedy))


def _standing(found: Iterable[CvFinding]) -> Standing:
    levels = {each.level for each in found}
    if "error" in levels:
        return "blocked"
    return "mend" if "warning" in levels else "polish" if levels else "good"


def _overall(standing: Standing, covered: tuple[str, ...], missing: tuple[str, ...], words: Words) -> Iterator[str]:
    yield words(_STANDINGS[standing])
    asked = len(covered) + len(missing)
    if asked:
        if len(covered) >= _MOST_OF_IT * asked:
            yield words("It speaks of most of what this post is about.")
        elif len(covered) >= _SOME_OF_IT * asked:
            yield words("It speaks of a part of what this post is about.")
        else:
            yield words("It hardly speaks of what this post is about.")
    yield words("No program decides by this: it is a help to read the CV once more.")


def _notes(cv: Cv, criteria: Criteria, words: Words) -> Iterator[str]:
    if is_scanned(cv.manuscript) or is_unreadable(cv.manuscript):
        yield words("The text could not be checked, because there is none to read.")
    elif criteria.misspelling is None:
        package = PACKAGES.get(criteria.language, "")
        said = words("The spelling was not checked: no dictionary is installed for this language.")
        remedy = words("On Debian: apt-get install {packages}", packages=f"libenchant-2-2 {package}")
        yield f"{said} {remedy}"


def _labels(words: Words, about: About) -> tuple[str, ...]:
    return (
        words("Check of a CV"),
        words("{heading}:", heading=words("Post applied for")),
        words("{heading}:", heading=words("Checked on")),
        words("Words of the post that the CV covers"),
        words("Words of the post that the CV does not cover"),
        words("If you have done it, say so in your own words; do not invent."),
        words("None of them."),
        *(words(name) for name in _LEVELS.values()),
        words("Page {page}, line {line}"),
        words("line {line}"),
        words("paragraph {line}"),
        words("What was not checked"),
        words("This report was made on your machine; nothing of your CV has left it."),
        words("{report}: {title}", report=words("Check of a CV"), title=about.local.title),
    )
