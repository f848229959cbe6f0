"""From a posting to what search engines are told of it: its visible facts as data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.localise import sums
from generator.model.job import Address, Job
from generator.model.posting_file import PostingFile, PostingPay, PostingPlace
from generator.model.role import Role
from generator.model.words import Words

# schema.org employmentType as Google knows it: developers.google.com, job posting, checked 2026-11-27.
_TYPES: Mapping[str | None, tuple[str, ...]] = {
    "permanent": (),
    "fixed-term": ("TEMPORARY",),
    "temporary-agency": ("TEMPORARY",),
    "seasonal": ("TEMPORARY",),
    "apprenticeship": ("OTHER",),
    "internship": ("INTERN",),
    "freelance": ("CONTRACTOR",),
    "volunteer": ("VOLUNTEER",),
}
_TIMES: Mapping[str | None, tuple[str, ...]] = {"full-time": ("FULL_TIME",), "part-time": ("PART_TIME",)}
_MONTHS = {"month": 1, "year": 12}


def job(data: PostingFile, title: str, role: Role, words: Words, employer: str, say: Callable[[str], str]) -> Job:
    """Tell search engines of a vacancy.

    `title` is the post's own, without what a language adds to it; `employer` is empty where nobody knows; `say` gives
    a text of the posting by its dotted key.
    """
    place = data.place or PostingPlace.model_validate({})
    pay = data.pay or PostingPay.model_validate({})
    time = data.hours.kind if data.hours else None
    contract = data.contract.type if data.contract else None
    hours = sums.hours(data.hours, words) if data.hours else ""
    return Job(
        title=title,
        reference=data.reference,
        employer=employer or None,
        website=data.employer.website if data.employer else None,
        address=Address(place.street, place.postal_code, place.city, place.region, place.country),
        remote=place.remote or "none",
        remote_from=tuple(place.remote_from or ([place.country] if place.country else [])),
        employment_types=(*_TIMES.get(time, ()), *_TYPES.get(contract, ())),
        posts=data.posts,
        posted=data.posted,
        closes=data.closes,
        starts=data.start if data.start and data.start != "as-soon-as-possible" else None,
        direct_apply=data.apply.direct if data.apply else None,
        pay_min=pay.min,
        pay_max=pay.max,
        currency=pay.currency,
        pay_unit=pay.period.upper() if pay.period else None,
        benefits=tuple(words.typeset(say(f"pay.benefits[{index}]")) for index in range(len(pay.benefits or ()))),
        hours=words.typeset(hours[:1].upper() + hours[1:]) if hours else None,
        # A code that is still to be confirmed is no fact.
        codes=tuple((code.scheme, code.code) for code in role.codes if code.confidence == "high"),
        education=data.education,
        experience_months=_experience(data, role),
        experience_instead=bool(data.experience and data.experience.instead_of_education),
        lacking=tuple(_lacking(data, place, employer)),
    )


def _experience(data: PostingFile, role: Role) -> int | None:
    if data.experience:
        return data.experience.months or None
    asked = role.measures.get("experience")
    if asked is None or asked.value is None or asked.unit not in _MONTHS:
        return None
    return int(asked.value * _MONTHS[asked.unit])


def _lacking(data: PostingFile, place: PostingPlace, employer: str) -> Iterator[str]:
    """What Google requires of a JobPosting and nobody has said (developers.google.com, checked 2026-11-27)."""
    if not employer:
        yield "employer.name"
    if data.posted is None:
        yield "posted"
    if place.country is None:
        yield "place.country"
    if place.city is None and place.remote != "fully":
        yield "place.city"
