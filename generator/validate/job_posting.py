"""From a vacancy as JSON-LD to what a search engine would refuse or miss in it, a sentence each.

The properties and their values are Google's (https://developers.google.com/search/docs/appearance/structured-data/
job-posting, checked 2026-11-24); the types that hold them are schema.org's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any

REQUIRED = ("title", "description", "datePosted", "hiringOrganization", "jobLocation")
RECOMMENDED = (
    "applicantLocationRequirements", "baseSalary", "directApply", "employmentType", "identifier", "jobLocationType",
    "validThrough",
)  # fmt: skip
EMPLOYMENT = ("FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER")
UNITS = ("HOUR", "DAY", "WEEK", "MONTH", "YEAR")
CREDENTIALS = (
    "high school", "associate degree", "bachelor degree", "professional certificate", "postgraduate degree",
)  # fmt: skip
# What Google shows of HTML; all else it drops.
_TAGS = {"p", "ul", "ol", "li", "br", "h3", "strong", "em"}

Check = Callable[[Any], str]
"""What is wrong with a value, as the end of a sentence; empty when nothing is."""


def problems(data: object) -> tuple[str, ...]:
    """What is wrong with a JSON-LD object that ought to be one JobPosting; empty when nothing is."""
    if not isinstance(data, dict) or data.get("@type") != "JobPosting":
        return ("This is no single object of the type JobPosting: a page describes one job.",)
    found = list(_shape("", data, "JobPosting"))
    if data.get("@context") not in ("https://schema.org/", "https://schema.org"):
        found.append("`@context` has to be https://schema.org/.")
    for rule in (_required, _remote, _dates, _pay, _title, _experience):
        found += rule(data)
    return tuple(found)


def lacking(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The recommended properties that a JobPosting does not have; those of remote work only where it is remote."""
    remote = data.get("jobLocationType") == "TELECOMMUTE"
    wanted = (
        name for name in RECOMMENDED if remote or name not in ("applicantLocationRequirements", "jobLocationType")
    )
    return tuple(name for name in wanted if name not in data)


# --- values


def _text(value: Any) -> str:
    return "" if isinstance(value, str) and value.strip() else "has to be words"


def _one_of(*allowed: str) -> Check:
    return lambda value: "" if value in allowed else f"has to be one of {', '.join(allowed)}"


def _like(pattern: str, said: str) -> Check:
    return lambda value: "" if isinstance(value, str) and re.fullmatch(pattern, value) else f"has to be {said}"


def _day(value: Any) -> str:
    return "" if _moment_of(value) else "has to be a day or a moment as ISO 8601 writes it, such as 2026-11-24"


def _whole(value: Any) -> str:
    return "" if type(value) is int and value > 0 else "has to be a whole number above 0"


def _sum(value: Any) -> str:
    return "" if type(value) in (int, float) and value >= 0 else "has to be a number, 0 or more"


def _yes_no(value: Any) -> str:
    return "" if isinstance(value, bool) else "has to be true or false"


def _html(value: Any) -> str:
    if _text(value):
        return "has to be words"
    page = _Page()
    page.feed(value)
    page.close()
    if page.unknown or page.open:
        return f"is HTML with what no search engine shows, or left open: {', '.join([*page.unknown, *page.open])}"
    return "" if "".join(page.words).strip() and page.paragraphs else "has to be HTML with paragraphs or lists"


class _Page(HTMLParser):
    """Collects the words of some HTML, elements that are not allowed and those that are left open."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.unknown: list[str] = []
        self.open: list[str] = []
        self.paragraphs = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            self.unknown.append(tag)
        elif tag != "br":
            self.open.append(tag)
            self.paragraphs += tag in ("p", "li")

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1:] == [tag]:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.words.append(data)


# --- the shape of each type: its properties, and for each a check or the type of what it holds

_TYPES: Mapping[str, Mapping[str, Check | str]] = {
    "JobPosting": {
        "title": _text, "description": _html, "datePosted": _day, "validThrough": _day,
        "hiringOrganization": "Organization", "jobLocation": "Place", "jobLocationType": _one_of("TELECOMMUTE"),
        "applicantLocationRequirements": "Country", "employmentType": _one_of(*EMPLOYMENT),
        "baseSalary": "MonetaryAmount", "identifier": "PropertyValue", "directApply": _yes_no,
        "totalJobOpenings": _whole, "jobStartDate": _day, "workHours": _text, "jobBenefits": _text,
        "occupationalCategory": "CategoryCode", "educationRequirements": "EducationalOccupationalCredential",
        "experienceRequirements": "OccupationalExperienceRequirements", "experienceInPlaceOfEducation": _yes_no,
    },
    "Organization": {"name": _text, "sameAs": _like(r"https?://\S+", "a web address"), "logo": _text},
    "Place": {"address": "PostalAddress"},
    "PostalAddress": {
        "streetAddress": _text, "addressLocality": _text, "addressRegion": _text, "postalCode": _text,
        "addressCountry": _like("[A-Z]{2}", "the two letters of a country"),
    },
    "Country": {"name": _text},
    "MonetaryAmount": {"currency": _like("[A-Z]{3}", "the three letters of a currency"), "value": "QuantitativeValue"},
    "QuantitativeValue": {"value": _sum, "minValue": _sum, "maxValue": _sum, "unitText": _one_of(*UNITS)},
    "PropertyValue": {"name": _text, "value": _text},
    "CategoryCode": {"inCodeSet": "CategoryCodeSet", "codeValue": _text, "name": _text},
    "CategoryCodeSet": {"name": _text},
    "EducationalOccupationalCredential": {"credentialCategory": _one_of(*CREDENTIALS)},
    "OccupationalExperienceRequirements": {"monthsOfExperience": _whole},
}  # fmt: skip
_SEVERAL = {
    "employmentType", "jobLocation", "jobBenefits", "occupationalCategory", "applicantLocationRequirements",
    "educationRequirements",
}  # fmt: skip


def _shape(path: str, value: Any, type: str) -> Iterator[str]:
    """Walk an object of a type: unknown properties, wrong values, wrong types below."""
    if not isinstance(value, dict) or value.get("@type") != type:
        yield f"`{path}` has to be an object of the type {type}."
        return
    known = _TYPES[type]
    for name, held in value.items():
        here = f"{path}.{name}" if path else name
        if name.startswith("@"):
            continue
        if name not in known:
            yield f"`{here}` is no property of {type} that a search engine reads."
        elif isinstance(held, list) and (name not in _SEVERAL or not held):
            yield f"`{here}` has to be one value, not a list."
        else:
            for each in held if isinstance(held, list) else [held]:
                yield from _value(here, each, known[name])


def _value(path: str, value: Any, wanted: Check | str) -> Iterator[str]:
    if isinstance(wanted, str):
        yield from _shape(path, value, wanted)
    elif said := wanted(value):
        yield f"`{path}` {said}."


# --- rules that look at more than one value


def _required(data: Mapping[str, Any]) -> Iterator[str]:
    needless = ("jobLocation",) if _is_remote(data) and "applicantLocationRequirements" in data else ()
    for name in REQUIRED:
        if name not in data and name not in needless:
            yield f"`{name}` is required."
    for path in ("hiringOrganization.name", "jobLocation.address.addressCountry"):
        if path.split(".")[0] in data and not any(_at(data, path)):
            yield f"`{path}` is required."


def _remote(data: Mapping[str, Any]) -> Iterator[str]:
    if _is_remote(data) and "applicantLocationRequirements" not in data and "jobLocation" not in data:
        yield "`applicantLocationRequirements` is required where the work is remote and has no place."
    if "applicantLocationRequirements" in data and not _is_remote(data):
        yield "`applicantLocationRequirements` is for a post that is fully remote (`jobLocationType` TELECOMMUTE)."


def _dates(data: Mapping[str, Any]) -> Iterator[str]:
    posted, closes = (_moment_of(data.get(name)) for name in ("datePosted", "validThrough"))
    if posted and closes and closes.replace(tzinfo=None) < posted.replace(tzinfo=None):
        yield "`validThrough` is before `datePosted`."


def _pay(data: Mapping[str, Any]) -> Iterator[str]:
    for value in _at(data, "baseSalary.value"):
        least, most = value.get("minValue"), value.get("maxValue")
        if least is None and most is None and value.get("value") is None:
            yield "`baseSalary.value` says no sum: `value`, or `minValue` and `maxValue`."
        if "unitText" not in value:
            yield "`baseSalary.value.unitText` is required: a sum is paid for some time."
        if not _sum(least) and not _sum(most) and least > most:
            yield "`baseSalary.value.minValue` is above `maxValue`."
    if "baseSalary" in data and not any(_at(data, "baseSalary.currency")):
        yield "`baseSalary.currency` is required."


def _title(data: Mapping[str, Any]) -> Iterator[str]:
    title = data.get("title")
    if not isinstance(title, str):
        return
    for what, path in (
        ("the employer", "hiringOrganization.name"),
        ("the place", "jobLocation.address.addressLocality"),
        ("the reference number", "identifier.value"),
    ):
        for words in _at(data, path):
            if isinstance(words, str) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", title, re.IGNORECASE):
                yield f"`title` names {what} (“{words}”): it is the name of the post alone."
    for what, pattern in _NOT_IN_A_TITLE.items():
        if found := re.search(pattern, title, re.IGNORECASE):
            yield f"`title` holds {what} (“{found[0].strip()}”): it is the name of the post alone."
            return


_NOT_IN_A_TITLE = {
    "a sum": r"[€$£₽]|\d[\d\s.,]*\s?(?:k€|EUR|USD|GBP|RUB|руб)\b",
    "a date": r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b(?:19|20)\d\d\b",
    "a code": r"#\w+|\b(?=\w*\d{3})(?!(?:19|20)\d\d\b)[\w-]+",
}


def _experience(data: Mapping[str, Any]) -> Iterator[str]:
    both = "educationRequirements" in data and "experienceRequirements" in data
    if "experienceInPlaceOfEducation" in data and not both:
        yield "`experienceInPlaceOfEducation` needs `educationRequirements` and `experienceRequirements`."


def _is_remote(data: Mapping[str, Any]) -> bool:
    return data.get("jobLocationType") == "TELECOMMUTE"


def _at(value: Any, path: str) -> Iterator[Any]:
    """What stands at a dotted path, of every object on the way."""
    first, _, rest = path.partition(".")
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict) and first in each:
            yield from _at(each[first], rest) if rest else [each[first]]


def _moment_of(value: Any) -> datetime | None:
    """A day or a moment of ISO 8601; a day is its first moment."""
    if not isinstance(value, str) or not re.match(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d|$)", value):
        return None
    try:
        return datetime.fromisoformat(value) if "T" in value else datetime.combine(date.fromisoformat(value), _MIDNIGHT)
    except ValueError:
        return None


_MIDNIGHT = datetime.min.time()
