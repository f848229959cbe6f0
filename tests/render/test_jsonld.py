"""What search engines are told of a vacancy is what people read on its page, as the data that they ask for."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from extruct.jsonld import JsonLdExtractor
from lxml import html

from generator.assets import Assets
from generator.model.document import Blank, Document, Text, plain
from generator.model.job import Job
from generator.render import renderer
from generator.render.jsonld import posting_data
from generator.validate.job_posting import lacking, problems
from tests.render import samples


def draw(document: Document, format: str) -> bytes:
    (drawn,) = renderer(format)([document], Assets())
    return drawn


def told(document: Document, **job: Any) -> dict[str, Any]:
    data = posting_data(replace(document, job=replace(samples.JOB, **job)))
    assert data is not None
    return data


def test_another_reader_finds_in_the_page_what_the_file_says(vacancy: Document) -> None:
    (found,) = JsonLdExtractor().extract(draw(vacancy, "html").decode())
    assert found == json.loads(draw(vacancy, "jsonld"))
    assert (problems(found), lacking(found)) == ((), ())


def test_it_says_all_that_a_search_engine_asks_for(vacancy: Document) -> None:
    data = told(vacancy)
    assert data["title"] == "Chargé / Chargée de clientèle"
    assert data["datePosted"] == "2026-11-24"
    # The last day is a whole one.
    assert data["validThrough"] == "2027-01-15T23:59:59"
    assert data["hiringOrganization"]["sameAs"] == "https://durand.example"
    assert data["jobLocation"]["address"]["addressCountry"] == "FR"
    assert data["baseSalary"]["value"] == {
        "@type": "QuantitativeValue", "minValue": 32000, "maxValue": 36500.5, "unitText": "YEAR",
    }  # fmt: skip
    assert data["identifier"] == {"@type": "PropertyValue", "name": "Établissements Durand", "value": "2026-17"}
    assert (data["directApply"], data["totalJobOpenings"], data["employmentType"]) == (False, 2, "FULL_TIME")
    assert [(each["inCodeSet"]["name"], each["codeValue"]) for each in data["occupationalCategory"]] == [
        ("ESCO 1.1.1", "2431.6"), ("ISCO-08", "2431"),
    ]  # fmt: skip
    assert data["experienceRequirements"]["monthsOfExperience"] == 24
    assert data["experienceInPlaceOfEducation"] is True


def test_its_description_is_what_stands_on_the_page_between_the_facts(vacancy: Document) -> None:
    description = html.fragment_fromstring(told(vacancy)["description"], create_parent=True)
    assert {element.tag for element in description.iter()} == {"div", "p", "ul", "li", "h3"}
    body: Any = html.document_fromstring(draw(vacancy, "html")).find("body")
    page = " ".join(str(body.text_content()).split())
    at = 0
    for part in description.iter("p", "li", "h3"):
        at = page.index(" ".join(str(part.text_content()).split()), at)
    for clause in vacancy.walk():
        assert plain(clause.content) in description.text_content()


def test_words_that_look_like_markup_stay_words_in_the_description_and_in_the_page(vacancy: Document) -> None:
    hostile = "R&D </script><b>x</b> \u2028"
    document = replace(vacancy, lead=((Text(hostile),),), job=replace(samples.JOB, title=hostile))
    page = draw(document, "html").decode()
    (found,) = JsonLdExtractor().extract(page)
    assert found["title"] == hostile
    assert found["description"].startswith("<p>R&amp;D &lt;/script&gt;&lt;b&gt;x&lt;/b&gt;")
    (script,) = re.findall(r'(?s)<script type="application/ld\+json">(.*?)</script>', page)
    assert not set(script) & set("<>&\u2028\u2029")


def test_a_sentence_with_something_to_fill_in_is_not_told(vacancy: Document) -> None:
    open_ended = samples.clause("open", (Text("Venez le "), Blank("day", "jour", 30)))
    document = replace(vacancy, sections=(samples.section("open-section", "Quand", "points", open_ended),))
    assert "Venez" not in told(document)["description"]
    assert "Quand" not in told(document)["description"]


@pytest.mark.parametrize("job", [None, replace(samples.JOB, lacking=("posted",))], ids=["none", "lacking"])
def test_nothing_is_told_where_something_required_is_not_known(vacancy: Document, job: Job | None) -> None:
    document = replace(vacancy, job=job)
    assert posting_data(document) is None
    assert b"ld+json" not in draw(document, "html")
    with pytest.raises(ValueError, match="no JSON-LD can be made without"):
        draw(document, "jsonld")


def test_only_a_fully_remote_post_is_called_remote(vacancy: Document) -> None:
    for remote in ("none", "partly"):
        data = told(vacancy, remote=remote, remote_from=("FR",))
        assert not {"jobLocationType", "applicantLocationRequirements"} & set(data)
    data = told(vacancy, remote="fully", remote_from=("FR", "BE"))
    assert data["jobLocationType"] == "TELECOMMUTE"
    assert [each["name"] for each in data["applicantLocationRequirements"]] == ["FR", "BE"]
    assert told(vacancy, remote="fully")["applicantLocationRequirements"] == {"@type": "Country", "name": "FR"}
    assert problems(data) == ()


@pytest.mark.parametrize(
    ("least", "most", "amounts"),
    [
        (Decimal("12.50"), Decimal("12.5"), {"value": 12.5}),
        (Decimal(2000), None, {"minValue": 2000}),
        (None, Decimal(3000), {"maxValue": 3000}),
    ],
)
def test_pay_is_a_sum_or_a_range_for_some_time(
    vacancy: Document, least: Decimal | None, most: Decimal | None, amounts: dict[str, float]
) -> None:
    data = told(vacancy, pay_min=least, pay_max=most, pay_unit="HOUR")
    assert data["baseSalary"]["value"] == {"@type": "QuantitativeValue", **amounts, "unitText": "HOUR"}
    assert problems(data) == ()


def test_what_is_not_known_is_left_out(vacancy: Document) -> None:
    nothing = dict.fromkeys(
        ("reference", "website", "closes", "starts", "direct_apply", "posts", "pay_min", "pay_max", "hours",
         "education", "experience_months")
    )  # fmt: skip
    data = told(vacancy, **nothing, benefits=(), codes=(), employment_types=("FULL_TIME", "TEMPORARY"))
    assert set(data) == {
        "@context", "@type", "title", "description", "datePosted", "hiringOrganization", "jobLocation",
        "employmentType",
    }  # fmt: skip
    assert data["employmentType"] == ["FULL_TIME", "TEMPORARY"]
    assert problems(data) == ()
    assert set(lacking(data)) == {"baseSalary", "directApply", "identifier", "validThrough"}
