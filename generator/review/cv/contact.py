"""From the lines of a CV to whether a recruiter, and a program, finds out how to answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.model.cv import Criteria, Cv
from generator.model.finding import CvFinding
from generator.model.manuscript import Line
from generator.model.words import Words
from generator.review.cv.dates import ANY_DATE
from generator.review.cv.findings import finding
from generator.review.cv.patterns import any_of, plain

MAIL = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.])(?:\+|00)?\(?\d(?:[\s\u00a0\u202f.()/-]{0,3}\d){7,14}(?!\w)")
_FEWEST_DIGITS = 9


def contact(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """An e-mail address and a telephone number, and both in the text itself."""
    body = list(cv.body)
    beside = [line for line in cv.manuscript.lines if line.part in ("header", "footer")]
    for found_in, missing, hidden in (
        (
            _has_mail,
            words("There is no e-mail address."),
            words("The e-mail address stands in the header or footer alone, which many programs do not read."),
        ),
        (
            _has_phone,
            words("There is no telephone number."),
            words("The telephone number stands in the header or footer alone, which many programs do not read."),
        ),
    ):
        if found_in(body):
            continue
        if found_in(beside):
            remedy = words("Write it at the top of the text as well.")
            yield finding("contact", "contact-details", "warning", hidden, remedy)
        else:
            remedy = words("Write it at the top, under your name.")
            yield finding("contact", "contact-details", "error", missing, remedy)


def mail_name(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """An e-mail address that is a nickname rather than a name."""
    nicknames = any_of(criteria.data.mail_names)
    for line in cv.manuscript.lines:
        found = MAIL.search(line.text)
        parts = re.split(r"[\W\d_]+", plain(found[0].partition("@")[0])) if found else []
        if any(part and nicknames.fullmatch(part) for part in parts):
            said = words("The e-mail address is a nickname rather than your name.")
            remedy = words("Take one that is made of your first name and surname.")
            yield finding("mail-name", "contact-details", "warning", said, remedy, line)
            return


def _has_mail(lines: Iterable[Line]) -> bool:
    return any(MAIL.search(line.text) for line in lines)


def _has_phone(lines: Iterable[Line]) -> bool:
    texts = (ANY_DATE.sub(" ", re.sub(r"\b\d{1,2}[./]\d{1,2}[./]\d{4}\b", "|", line.text)) for line in lines)
    found = (number[0] for text in texts for number in _PHONE.finditer(text))
    return any(sum(sign.isdigit() for sign in number) >= _FEWEST_DIGITS for number in found)
