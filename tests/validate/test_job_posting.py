"""A JobPosting that a search engine would refuse is told apart, and why, from one that it would take."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from generator.validate.job_posting import lacking, problems

WHOLE: dict[str, Any] = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Account Manager",
    "description": "<p>You look after our clients.</p><ul><li>Call them.</li></ul>",
    "datePosted": "2026-11-24",
    "validThrough": "2027-01-15T23:59:59",
    "hiringOrganization": {"@type": "Organization", "name": "Acme & Sons", "sameAs": "https://acme.example"},
    "jobLocation": {
        "@type": "Place",
        "address": {"@type": "PostalAddress", "addressLocality": "Leeds", "addressCountry": "GB"},
    },
    "employmentType": ["FULL_TIME", "TEMPORARY"],
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "GBP",
        "value": {"@type": "QuantitativeValue", "minValue": 30000, "maxValue": 36000, "unitText": "YEAR"},
    },
    "identifier": {"@type": "PropertyValue", "name": "Acme & Sons", "value": "AM/17"},
    "directApply": True,
}

CREDENTIAL = {"@type": "EducationalOccupationalCredential"}


def changed(path: str, value: object) -> dict[str, Any]:
    """A whole posting with another value at a path; without it where the value is None."""
    data = deepcopy(WHOLE)
    *above, last = path.split(".")
    place = data
    for name in above:
        place = place[name]
    place[last] = value
    if value is None:
        del place[last]
    return data


def test_a_whole_one_has_no_problems_and_lacks_nothing() -> None:
    assert problems(WHOLE) == ()
    assert lacking(WHOLE) == ()


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("@type", "Job", "one job"),
        ("@context", "https://example.org", "`@context`"),
        ("title", None, "`title` is required."),
        ("description", None, "`description` is required."),
        ("datePosted", None, "`datePosted` is required."),
        ("hiringOrganization", None, "`hiringOrganization` is required."),
        ("jobLocation", None, "`jobLocation` is required."),
        ("hiringOrganization.name", None, "`hiringOrganization.name` is required."),
        ("jobLocation.address.addressCountry", None, "`jobLocation.address.addressCountry` is required."),
        ("jobLocation.address.addressCountry", "Great Britain", "the two letters of a country"),
        ("description", "You look after our clients.", "paragraphs or lists"),
        ("description", "<p>You look after our clients.", "left open"),
        ("description", "<script>alert(1)</script><p>x</p>", "script"),
        ("description", "<p> </p>", "paragraphs or lists"),
        ("datePosted", "24/11/2026", "ISO 8601"),
        ("datePosted", "2026-13-01", "ISO 8601"),
        ("validThrough", "2026-11-23", "`validThrough` is before `datePosted`."),
        ("employmentType", "FULLTIME", "`employmentType` has to be one of"),
        ("employmentType", [], "not a list"),
        ("jobLocationType", "REMOTE", "`jobLocationType` has to be one of TELECOMMUTE"),
        ("applicantLocationRequirements", {"@type": "Country", "name": "GB"}, "fully remote"),
        ("baseSalary.currency", "£", "the three letters of a currency"),
        ("baseSalary.currency", None, "`baseSalary.currency` is required."),
        ("baseSalary.value.unitText", "annum", "has to be one of HOUR"),
        ("baseSalary.value.unitText", None, "paid for some time"),
        ("baseSalary.value.minValue", 40000, "is above `maxValue`"),
        ("baseSalary.value.minValue", "30000", "has to be a number"),
        ("baseSalary.value", {"@type": "QuantitativeValue", "unitText": "YEAR"}, "says no sum"),
        ("identifier", "AM/17", "an object of the type PropertyValue"),
        ("directApply", "yes", "has to be true or false"),
        ("totalJobOpenings", 0, "above 0"),
        ("totalJobOpenings", True, "above 0"),
        ("salary", 30000, "no property of JobPosting"),
        ("hiringOrganization.web", "x", "no property of Organization"),
        ("hiringOrganization.sameAs", "acme", "a web address"),
        ("educationRequirements", {**CREDENTIAL, "credentialCategory": "PhD"}, "has to be one of high school"),
        ("experienceInPlaceOfEducation", True, "needs `educationRequirements`"),
        ("title", "Account Manager at Acme & Sons", "names the employer"),
        ("title", "Account Manager, Leeds", "names the place"),
        ("title", "Account Manager (AM/17)", "names the reference number"),
        ("title", "Account Manager £30,000", "holds a sum"),
        ("title", "Account Manager from 01/02/2027", "holds a date"),
        ("title", "Account Manager 2027", "holds a date"),
        ("title", "Account Manager KX1234", "holds a code"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(path: str, value: object, told: str) -> None:
    found = problems(changed(path, value))
    assert len(found) == 1, found
    assert told in found[0]
    assert found[0].endswith(".")


@pytest.mark.parametrize(
    "title",
    [
        "Chargé / Chargée de clientèle",
        "Key-Account-Manager (m/w/d)",
        "Менеджер по работе с клиентами",
        "B2B Account Manager",
    ],
)
def test_a_title_that_is_the_name_of_the_post_is_accepted(title: str) -> None:
    assert problems(changed("title", title)) == ()


def test_a_remote_post_needs_no_place_but_to_know_from_where() -> None:
    remote = {**changed("jobLocation", None), "jobLocationType": "TELECOMMUTE"}
    assert len(problems(remote)) == 2
    assert problems({**remote, "applicantLocationRequirements": [{"@type": "Country", "name": "GB"}]}) == ()
    assert lacking(remote) == ("applicantLocationRequirements",)


@pytest.mark.parametrize("data", [None, [], [WHOLE], "x", {}])
def test_what_is_no_posting_is_told(data: object) -> None:
    assert problems(data) == ("This is no single object of the type JobPosting: a page describes one job.",)
