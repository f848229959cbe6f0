"""From the facts of a vacancy to remarks: its dates, its employer, its title, and what the role says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.model.advert import UNSEEN, Advert, Passage
from generator.model.source import Place
from generator.review.vacancy.case import Case, Remark
from generator.review.vacancy.dates import Dated
from generator.review.vacancy.dates import dates as dates_in
from generator.review.vacancy.text import even
from generator.review.vacancy.titles import leads

_STEM = 6

# GmbH, SAS, Ltd and the like, an address, a site; or the words that name an employer.
_EMPLOYER = re.compile(
    r"(?<!\w)(?:sas|sasu|sarl|sa|eurl|sci|scop|snc|gmbh|ag|kg|ohg|ug|se|e\.v\.|ltd|limited|plc|llp|inc|llc|corp|s\.l\."
    r"|s\.a\.|sl|slu|оо?о|ао|пао|зао|ип)(?!\w)|[\w.-]{1,64}@[\w-]{1,63}\.\w|(?:https?://|www\.)\w"
)
_NAMED = re.compile(
    r"(?:\b(?:chez|[Ss]ociété|[Gg]roupe|[Ee]ntreprise|[Mm]aison|[Bb]anque|[Ee]mployeur :|at|join|Join|bei|Firma|empresa"
    r"|grupo|[Bb]anco|компани[ияю]|[Бб]анк)) [«\"„“]?[A-ZÀ-ÝА-ЯЁ0-9][\w&’'.-]+"
)
_CLOSES = re.compile(
    r"avant le|jusqu'au|date limite|clôture|au plus tard le|closing date|apply by|deadline|applications? close"
    r"|no later than|bewerbungsschluss|bewerbungsfrist|bis zum|bewerb\w+ .{0,40}bis|spätestens"
    r"|fecha límite|hasta el|antes del|plazo|до |не позднее|срок подачи|прием откликов"
)
# The states' own codes (USPS, Publication 28).
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|"
    "PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY"
)
_STATE = re.compile(rf", ({_STATES})(?: \d{{5}}(?:-\d{{4}})?\b|(?=[\s.,;)]|$))")


def dated(case: Case) -> Iterator[Remark]:
    """A vacancy that does not say when it was published."""
    advert = case.advert
    if advert.posting:
        missing = advert.posting.data.posted is None
    else:
        named = (found.day for passage in advert.texts() for found in _dates(case, passage))
        # A day to come is that of something else: the start, the last day to apply.
        missing = not advert.draft and not any(day <= advert.today for day in named)
    if missing:
        message, better = case.words("The vacancy bears no date."), case.words("Give the day on which it is published.")
        yield Remark(case.key("posted"), case.set(message), case.set(better))


def employer_named(case: Case) -> Iterator[Remark]:
    """A vacancy that does not name who recruits."""
    advert = case.advert
    if advert.posting:
        if advert.posting.data.employer is None and not advert.employer:
            yield _unnamed(case)
    elif not advert.draft and not any(_names_employer(passage.text) for passage in advert.texts()):
        # A name can be any word.
        yield replace(_unnamed(case), level="warning")


def dates(case: Case) -> Iterator[Remark]:
    """A last day to apply that is over, or before the day of publication; a first day of work that is over."""
    advert = case.advert
    if advert.posting is None:
        yield from _dates_of_text(case)
        return
    data = advert.posting.data
    if data.closes and data.posted and data.closes < data.posted:
        closes, posted = case.speech.day(data.closes), case.speech.day(data.posted)
        message = case.words(
            "The last day to apply, {closes}, is before the day of publication, {posted}.", closes=closes, posted=posted
        )
        yield Remark(case.key("closes"), case.set(message), _later(case), data.closes.isoformat())
    elif data.closes and data.closes < advert.today:
        yield _over(case, case.key("closes"), data.closes, data.closes.isoformat())
    if isinstance(data.start, date) and data.start < advert.today:
        message = case.words("The first day of work, {start}, is over.", start=case.speech.day(data.start))
        yield Remark(case.key("start"), case.set(message), _later(case), data.start.isoformat(), level="warning")


def truth(case: Case) -> Iterator[Remark]:
    """A title, place, agreement or experience in the posting that the role does not bear out."""
    posting, role = case.advert.posting, case.advert.role
    if posting is None or role is None:
        return
    data = posting.data
    if posting.title and role.titles and not _akin(posting.title.inclusive.text, role.titles):
        said, known = posting.title.inclusive.text, role.titles[0]
        message = case.words('The title "{said}" is none of the role\'s: "{known}".', said=said, known=known)
        yield Remark(posting.title.inclusive.place, case.set(message), _agree(case), said)
    city = data.place.city if data.place else None
    if city and role.workplace and even(city).text not in even(role.workplace).text:
        message = case.words(
            'The place of work, "{said}", is not the role\'s: "{known}".', said=city, known=role.workplace
        )
        yield Remark(case.key("place.city"), case.set(message), _agree(case), city)
    agreement = data.collective_agreement
    if agreement and role.collective_agreement and not _akin(agreement, (role.collective_agreement,)):
        message = case.words(
            'The collective agreement, "{said}", is not the role\'s: "{known}".',
            said=agreement,
            known=role.collective_agreement,
        )
        yield Remark(case.key("collective_agreement"), case.set(message), _agree(case), agreement)
    asked = data.experience.months if data.experience else None
    if asked is not None and role.experience_months is not None and asked != role.experience_months:
        message = case.words.count(
            "The posting asks for {said} month of experience, the role for {known}.",
            asked,
            said=str(asked),
            known=str(role.experience_months),
        )
        yield Remark(case.key("experience.months"), case.set(message), _agree(case), str(asked))


def inflated_title(case: Case) -> Iterator[Remark]:
    """A title that promises people to lead, for a post that leads nobody."""
    title, role = case.advert.title, case.advert.role
    if title is None or role is None or role.supervises != 0:
        return
    if found := leads(title.text, case.advert.language):
        start, end = even(title.text).where(found)
        said = title.words(0, len(title.text))
        message = case.words('The title "{title}" promises people to lead; the post leads nobody.', title=said)
        better = case.words("Choose a title that says what the holder of the post does.")
        yield Remark(title.at(start), case.set(message), case.set(better), title.words(start, end))


def _dates_of_text(case: Case) -> Iterator[Remark]:
    for passage in case.advert.texts():
        text = even(passage.text).text
        for found in _dates(case, passage):
            before = text[max(0, found.start - 60) : found.start]
            if found.day < case.advert.today and _CLOSES.search(before):
                yield _over(case, passage.at(found.start), found.day, passage.words(found.start, found.end))


def _dates(case: Case, passage: Passage) -> tuple[Dated, ...]:
    return dates_in(passage.text, case.advert.language, month_first=case.advert.jurisdiction == "US")


def _names_employer(text: str) -> bool:
    return bool(_NAMED.search(text.replace(UNSEEN, "")) or _EMPLOYER.search(even(text).text))


def _akin(said: str, known: tuple[str, ...]) -> bool:
    """Whether what is said shares a word that tells something with one of what is known, in whatever form."""
    words = re.findall(r"\w{4,}", even(said).text)
    others = [other for each in known for other in re.findall(r"\w{4,}", even(each).text)]
    return not words or any(_same_stem(word, other) for word in words for other in others)


def _same_stem(one: str, other: str) -> bool:
    # Neukunden and Neukundengewinnung, менеджер and менеджера.
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= _STEM and (short in long or short[:_STEM] == long[:_STEM]))


def _unnamed(case: Case) -> Remark:
    message = case.words("The vacancy does not name the employer.")
    better = case.words("Name the employer, or tell the name to whoever publishes the vacancy.")
    return Remark(case.key("employer"), case.set(message), case.set(better))


def _over(case: Case, place: Place, day: date, words: str) -> Remark:
    message = case.words("The last day to apply, {closes}, is over.", closes=case.speech.day(day))
    return Remark(place, case.set(message), _later(case), words)


def _later(case: Case) -> str:
    return case.set(case.words("Choose a later day, or take the vacancy down."))


def _agree(case: Case) -> str:
    return case.set(case.words("Let the posting and the role say the same."))


def region_of(advert: Advert) -> str:
    """The state that an advert in the United States names behind a town: `Denver, CO`; empty for none or several."""
    if advert.jurisdiction != "US":
        return ""
    named = {found for passage in advert.texts() for found in _STATE.findall(passage.text.replace(UNSEEN, ""))}
    return named.pop() if len(named) == 1 else ""
