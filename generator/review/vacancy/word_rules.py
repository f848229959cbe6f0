"""From the words that lists have found in a vacancy to remarks, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.advert import Passage
from generator.model.finding import Gravity
from generator.model.source import Place
from generator.review.vacancy.case import Case, Remark
from generator.review.vacancy.text import even
from generator.review.vacancy.titles import MARKS, one_sex


def gender_title(case: Case) -> Iterator[Remark]:
    """Names of a post for one sex: those that the list knows anywhere, and the form of the title."""
    told = list(case.said("gender-title"))
    yield from told
    title = case.advert.title
    if title is None or any(_within(remark.place, title.at(0)) for remark in told):
        return
    language = case.advert.language
    if found := one_sex(title.text, language):
        if _told_of(title, found, case):
            return
        said = title.words(0, len(title.text))
        message = case.words('The title "{title}" names the post for one sex only.', title=said)
        open_to_all = f"{said} {MARKS[language]}"
        better = case.words('Name both forms, or write "{title}".', title=open_to_all)
        start, end = even(title.text).where(found)
        # A line of somebody's text may be no title at all, and in Spanish the masculine has always named both.
        sure = (case.advert.posting or case.advert.role) and language != "es"
        level: Gravity | None = None if sure else "warning"
        yield Remark(
            title.at(start), case.set(message), case.set(better), title.words(start, end), level,
            wordings=(open_to_all,), replaced=said,
        )  # fmt: skip


def age(case: Case) -> Iterator[Remark]:
    """Words that ask for an age, or picture one."""
    return case.said("age")


def protected_trait(case: Case) -> Iterator[Remark]:
    """Words that ask for nationality, family, appearance, religion, origin, health and the like."""
    return case.said("protected-trait")


def pay_history(case: Case) -> Iterator[Remark]:
    """Questions about past or present pay."""
    return case.said("pay-history")


def french_text(case: Case) -> Iterator[Remark]:
    """A text in another language than French, and foreign words without their French ones."""
    if case.advert.language != "fr":
        message = case.words("The text is not in French.")
        better = case.words("Publish it in French; a translation may only stand beside it.")
        # Whether it stands beside a French text, only its publisher knows.
        yield Remark(case.whole(), case.set(message), case.set(better), level="warning")
    yield from case.said("anglicism")


def fee(case: Case) -> Iterator[Remark]:
    """Money asked of candidates, and telephone numbers that cost them some."""
    return case.said("fee")


def photo_request(case: Case) -> Iterator[Remark]:
    """A photograph, birth date, family status or copies of papers asked for in an application."""
    return case.said("photo-request")


def fine(case: Case) -> Iterator[Remark]:
    """A fine or a deduction from pay announced to employees."""
    return case.said("fine")


def gender_coded(case: Case) -> Iterator[Remark]:
    """Words that readers take for traits of men or of women."""
    return case.said("gender-coded")


def _told_of(title: Passage, found: str, case: Case) -> bool:
    """Whether a word of the title is among those that something graver than its form is said of."""
    start, end = even(title.text).where(found)
    return any(at is title and hit.start < end and start < hit.end for at, hit in case.hits)


def _within(place: Place, title: Place) -> bool:
    return (place.file, place.line) == (title.file, title.line)
