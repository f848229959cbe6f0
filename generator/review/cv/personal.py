"""From a CV to what is left out of it: a photo and data on the person by custom, identity numbers everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.cv import Criteria, Cv
from generator.model.cv_file import PersonalKind
from generator.model.finding import CvFinding
from generator.model.manuscript import Image, Line
from generator.model.words import Words, message
from generator.review.cv.findings import finding
from generator.review.cv.patterns import any_of, plain

_SMALLEST, _WIDEST, _HIGHEST = 45.0, 260.0, 320.0
_FLATTEST, _STEEPEST = 0.9, 1.8
_ABOUT_THE_PERSON = (None, "personal", "contact", "profile")
_PARTS = re.compile(r"[,;|•·–—/()]|\s-\s|\t|\s{3,}")
_SENTENCE = re.compile(r"(?<=[^\W_]{2})\.\s+(?=[A-ZÀ-ÞА-ЯЁ])")
_BEFORE_NUMBER = r"(?:[\s:№#.-]|\b(?:серия|номер|nr|no|n°|nº|number|numéro|número|nummer)\b)*"
_YEARS = r"(?!\W*(?:19|20)\d\d\s?-\s?(?:19|20)?\d\d\b)"
_NUMBER = re.compile(rf"{_BEFORE_NUMBER}{_YEARS}(?:[a-z]{{0,3}}\W?\d(?:[\s№-]{{0,3}}\d){{4}}|(?=[a-z]*\d)[a-z\d]{{8}})")
"""What makes the name of a document one that is told: its number, behind it."""
_SAID: dict[PersonalKind, str] = {
    "birth_date": message("The CV names your age or birth date, which is left out here."),
    "marital_status": message("The CV names your family status, which is left out here."),
    "nationality": message("The CV names your nationality, which is left out here."),
}


def photo(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """A picture of the size of a portrait, where the place wants none."""
    if criteria.customs.photo != "omit":
        return
    portraits = [image for image in cv.manuscript.images if image.page <= 1 and _is_portrait(image)]
    if portraits:
        said = words("The CV bears a picture that looks like a photo of you; here it is left out.")
        remedy = words("Take it out: what you can do counts, not what you look like.")
        yield finding("photo", "photo", "warning", said, remedy, Line(portraits[0].page, 0, ""))


def _is_portrait(image: Image) -> bool:
    if not (_SMALLEST <= image.width <= _WIDEST and _SMALLEST <= image.height <= _HIGHEST):
        return False
    return _FLATTEST <= image.height / image.width <= _STEEPEST


def personal_data(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """Birth date, family status and nationality, where the place wants none of them."""
    about = [line for section in cv.sections if section.name in _ABOUT_THE_PERSON for line in section.lines]
    for kind, said in _SAID.items():
        if getattr(criteria.customs, kind) != "omit":
            continue
        patterns = tuple(criteria.data.personal[kind])
        found = next((line for line in about if _tells(line.text, kind, patterns)), None)
        if found:
            yield finding("personal-data", "personal-data", "warning", words(said), words("Take it out."), found)


def identity(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """Numbers of passports and the like, and the address of a registration: whatever the place, no CV bears them."""
    known = criteria.data.personal
    numbered = any_of(known.get("identity_number", ("\0",)))
    if found := next((line for line in cv.manuscript.lines if _is_numbered(line.text, numbered)), None):
        said = words("The CV names the number of an identity document.")
        remedy = words("Take it out: whoever has it can misuse it, and nobody needs it to invite you.")
        yield finding("identity", "personal-data", "error", said, remedy, found)
    registered = any_of(known.get("registered_address", ("\0",)))
    if found := next((line for line in cv.manuscript.lines if registered.search(plain(line.text))), None):
        said = words("The CV names the address at which you are registered.")
        yield finding("identity", "personal-data", "warning", said, words("The town is enough."), found)


def _is_numbered(text: str, names: re.Pattern[str]) -> bool:
    said = plain(text)
    return any(_NUMBER.match(said, found.end()) for found in names.finditer(said))


def _tells(text: str, kind: PersonalKind, patterns: tuple[str, ...]) -> bool:
    sentences = _SENTENCE.sub("|", text)
    for part in _PARTS.split(plain(sentences)):
        said = part.strip(" .:")
        if not (found := any_of(patterns).match(said)):
            continue
        # „5 years“ is an age only where it stands alone; "single point of contact" is no family status.
        labelled = said[found.end() :].lstrip().startswith(":")
        alone = found.end() == len(said)
        if alone or labelled or kind == "nationality" or (" " in found[0] and not found[0][0].isdigit()):
            return True
    return False
