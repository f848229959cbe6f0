"""From a CV to what stands in its way: every check by its id, and the order in which they are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.model.cv import Criteria, Cv
from generator.model.finding import GRAVITIES, CvFinding
from generator.model.words import Words
from generator.review.cv.achievements import action_verbs, figures, grievances
from generator.review.cv.chronology import dates
from generator.review.cv.contact import contact, mail_name
from generator.review.cv.findings import ENTRIES
from generator.review.cv.headings import headings
from generator.review.cv.language import language
from generator.review.cv.layout import file, fonts, is_scanned, is_unreadable, length, reading_order, text_layer
from generator.review.cv.leftovers import client_names, file_name, placeholders
from generator.review.cv.personal import identity, personal_data, photo
from generator.review.cv.spelling import spelling
from generator.review.cv.terms import keywords

Check = Callable[[Cv, Criteria, Words], Iterable[CvFinding]]

CHECKS: dict[str, Check] = {
    "file": file,
    "file-name": file_name,
    "text-layer": text_layer,
    "reading-order": reading_order,
    "fonts": fonts,
    "length": length,
    "photo": photo,
    "language": language,
    "contact": contact,
    "mail-name": mail_name,
    "personal-data": personal_data,
    "identity": identity,
    "headings": headings,
    "dates": dates,
    "keywords": keywords,
    "figures": figures,
    "action-verbs": action_verbs,
    "grievances": grievances,
    "spelling": spelling,
    "placeholders": placeholders,
    "client-names": client_names,
}
OF_THE_FILE = ("file", "file-name", "text-layer", "fonts", "length")
"""The checks that say something of a CV even where it holds no text."""


def check(cv: Cv, criteria: Criteria, words: Words) -> tuple[CvFinding, ...]:
    """Every finding, by gravity, then by entry of the checklist, then in the order of the CV.

    Of a CV without a text, only what can be said of its file.
    """
    ids = OF_THE_FILE if is_scanned(cv.manuscript) or is_unreadable(cv.manuscript) else tuple(CHECKS)
    found = [each for name in ids for each in CHECKS[name](cv, criteria, words)]
    return tuple(
        sorted(
            found,
            key=lambda each: (GRAVITIES.index(each.level), ENTRIES.index(each.entry), each.page, each.line),
        )
    )
