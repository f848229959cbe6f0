"""From vacancies to JSON-LD: each one as schema.org's JobPosting, what search engines read.

Properties as https://developers.google.com/search/docs/appearance/structured-data/job-posting lists them (checked
2026-11-24) and https://schema.org/JobPosting names them. What is not known is left out, and nothing is made up.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from html import escape
from typing import Any

from generator.assets import Assets
from generator.model.document import Blank, Clause, Content, Document, Section, plain
from generator.model.job import Address, Job

# What could end a script element or, in older readers, a line of it: HTML, 4.12.1.3; ECMA-262, 12.3.
_UNSAFE = re.compile("[<>&\u2028\u2029]")


def render(documents: Sequence[Document], assets: Assets) -> Iterator[bytes]:
    """Write each vacancy as one JSON-LD file (UTF-8, two spaces deep).

    Raises ValueError for a document that `posting_data` says nothing of.
    """
    for document in documents:
        data = posting_data(document)
        if data is None:
            lacking = ", ".join(document.job.lacking) if document.job else "all that a vacancy says"
            raise ValueError(f"{document.role}, {document.locale}: no JSON-LD can be made without {lacking}.")
        yield (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def embedded(document: Document) -> str | None:
    """The same data as text for a `<script>` of a web page; None where there is none."""
    data = posting_data(document)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return None if data is None else _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def posting_data(document: Document) -> dict[str, Any] | None:
    """One vacancy as a JobPosting; None where it is none, or lacks what a search engine requires."""
    job = document.job
    if job is None or job.lacking:
        return None
    remote = job.remote == "fully"
    found = {
        "title": job.title,
        "description": description(document),
        "datePosted": job.posted.isoformat() if job.posted else None,
        # A day alone would end as it begins.
        "validThrough": f"{job.closes.isoformat()}T23:59:59" if job.closes else None,
        "hiringOrganization": _typed("Organization", name=job.employer, sameAs=job.website) if job.employer else None,
        "jobLocation": _place(job.address),
        "jobLocationType": "TELECOMMUTE" if remote else None,
        "applicantLocationRequirements": _countries(job) if remote else None,
        "employmentType": _one_or_all(job.employment_types),
        "baseSalary": _pay(job),
        "identifier": _typed("PropertyValue", name=job.employer, value=job.reference) if job.reference else None,
        "directApply": job.direct_apply,
        "totalJobOpenings": job.posts,
        "jobStartDate": job.starts.isoformat() if job.starts else None,
        "workHours": job.hours,
        "jobBenefits": _one_or_all(job.benefits),
        "occupationalCategory": _one_or_all([_code(scheme, code) for scheme, code in job.codes]),
        **_required_of_people(job),
    }
    return {"@context": "https://schema.org/", **_typed("JobPosting", **found)}


def description(document: Document) -> str:
    """The words of a vacancy between its facts as HTML; a sentence with something to fill in is left out."""
    parts = [*map(_paragraph, document.lead)]
    if document.purpose:
        parts += [_heading(document.purpose.title), *map(_paragraph, document.purpose.paragraphs)]
    return "".join((*parts, *(part for section in document.sections for part in _section(section))))


def _section(section: Section) -> Iterator[str]:
    said = "".join(_clauses(section.clauses, "p" if section.look == "prose" else "li"))
    if said and section.title:
        yield _heading(section.title)
    if said and section.opening:
        yield _paragraph(section.opening)
    yield said


def _clauses(clauses: Sequence[Clause], tag: str) -> Iterator[str]:
    """Paragraphs, or lists under the points that are their headings."""
    items: list[str] = []
    for clause in clauses:
        if clause.clauses:
            yield _listed(items)
            items.clear()
            below = "".join(_clauses(clause.clauses, tag))
            yield f"{_paragraph(clause.content)}{below}" if below else ""
        elif not _incomplete(clause.content):
            note = f" ({clause.note})" if clause.note else ""
            words = _html(plain(clause.content) + note)
            if tag == "li":
                items.append(f"<li>{words}</li>")
            else:
                yield f"<p>{words}</p>"
    yield _listed(items)


def _heading(words: str) -> str:
    return f"<h3>{_html(words)}</h3>"


def _listed(items: Sequence[str]) -> str:
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _paragraph(content: Content) -> str:
    return "" if _incomplete(content) else f"<p>{_html(plain(content))}</p>"


def _html(words: str) -> str:
    return escape(words, quote=False)


def _typed(type: str, **properties: Any) -> dict[str, Any]:
    """An object of a type of schema.org with the properties that are known."""
    return {"@type": type, **{name: value for name, value in properties.items() if value is not None}}


def _place(address: Address) -> dict[str, Any] | None:
    parts = {
        "streetAddress": address.street,
        "addressLocality": address.city,
        "addressRegion": address.region,
        "postalCode": address.postal_code,
        "addressCountry": address.country,
    }
    return _typed("Place", address=_typed("PostalAddress", **parts)) if any(parts.values()) else None


def _countries(job: Job) -> Any:
    """From where people may work who come to no place: the employer's own country where nothing else is said."""
    named = job.remote_from or ((job.address.country,) if job.address.country else ())
    return _one_or_all([_typed("Country", name=name) for name in named])


def _pay(job: Job) -> dict[str, Any] | None:
    least, most = job.pay_min, job.pay_max
    if job.currency is None or job.pay_unit is None or (least is None and most is None):
        return None
    one = least == most
    amounts = {"value": least} if one else {"minValue": least, "maxValue": most}
    numbers = {name: None if amount is None else _number(amount) for name, amount in amounts.items()}
    value = _typed("QuantitativeValue", **numbers, unitText=job.pay_unit)
    return _typed("MonetaryAmount", currency=job.currency, value=value)


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _code(scheme: str, code: str) -> dict[str, Any]:
    return _typed("CategoryCode", inCodeSet=_typed("CategoryCodeSet", name=scheme), codeValue=code)


def _required_of_people(job: Job) -> dict[str, Any]:
    """Education and experience; that one stands for the other needs both."""
    education, months = job.education, job.experience_months
    both = education is not None and months is not None
    return {
        "educationRequirements": _typed("EducationalOccupationalCredential", credentialCategory=education)
        if education is not None
        else None,
        "experienceRequirements": _typed("OccupationalExperienceRequirements", monthsOfExperience=months)
        if months is not None
        else None,
        "experienceInPlaceOfEducation": True if both and job.experience_instead else None,
    }


def _one_or_all(values: Sequence[Any]) -> Any:
    """A value alone, several as a list, none as None."""
    return None if not values else values[0] if len(values) == 1 else [*values]


def _incomplete(content: Content) -> bool:
    return any(isinstance(part, Blank) for part in content)
