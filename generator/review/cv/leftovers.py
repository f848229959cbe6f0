"""From a CV to what should not have stayed in it: words of a template, names of clients, a file named as a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.cv import Criteria, Cv
from generator.model.finding import CvFinding
from generator.model.words import Words
from generator.review.cv.findings import finding
from generator.review.cv.patterns import any_of, plain

_CROSSES = re.compile(r"(?<!\w)[xXхХ]{3,}(?!\w)|_{4,}|\.{6,}|<[^<>@]{2,30}>|\?{3,}")
_BRACKETS = re.compile(r"\[([^\[\]]{2,40})\]")
_FORMS = (
    r"(?:SAS?|SARL|SASU|EURL|SNC|GmbH(?:\s*&\s*Co\.?\s*KG)?|AG|KG|OHG|SE|Ltd|Limited|plc|PLC|LLC|LLP|Inc|Corp|"
    r"S\.\s?L\.(?:\s?U\.)?|S\.\s?A\.(?:\s?U\.)?|SLU?)(?![\w])"
)
_RUSSIAN_FORMS = r"(?:ООО|АО|ПАО|ЗАО|ОАО|ИП)\s+[«\"“„А-ЯЁA-Z]"
_NAME = re.compile(rf"[\s:(,–—-]*(?:(?:[«\"“„]?[A-ZÀ-ÝА-ЯЁ][\w&.’'»\"”-]*\s+){{1,5}}{_FORMS}|{_RUSSIAN_FORMS})")
_NUMBERED = re.compile(r"\(\d+\)$|[ _-]v?\d{1,2}$|(?<!\w)v\d", re.IGNORECASE)


def placeholders(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """Words of a template that nobody has replaced."""
    known, blanks = any_of(criteria.data.placeholders), any_of(criteria.data.blanks)
    for line in cv.paragraphs:
        said = plain(line.text)
        bracketed = any(blanks.search(plain(found)) for found in _BRACKETS.findall(line.text))
        if bracketed or _CROSSES.search(line.text) or known.search(said):
            message = words("This is left from a template.")
            yield finding("placeholders", "proofread", "error", message, words("Fill it in, or take it out."), line)


def client_names(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """Companies that are named as clients: who they are is often confidential."""
    leads = any_of(criteria.data.client)
    for line in cv.paragraphs:
        if any(_NAME.match(line.text, found.end()) for found in leads.finditer(_same_length(line.text))):
            message = words("A client is named here; that may be confidential.")
            remedy = words("Say what kind of client it is, unless you may name it.")
            yield finding("client-names", "client-experience", "warning", message, remedy, line)


def _same_length(text: str) -> str:
    """A text in small letters, sign for sign."""
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text).replace("’", "'")


def file_name(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """The name of the file: that of a draft says that the CV is one."""
    said = plain(re.sub(r"[_\-.]+|(?<=[^\W\d_])(?=\d)", " ", cv.name))
    if any_of(criteria.data.drafts).search(said) or _NUMBERED.search(cv.name):
        message = words("The name of the file is that of a draft or a copy.")
        remedy = words("Name it with your first name, your surname and the post.")
        yield finding("file-name", "file", "info", message, remedy)
