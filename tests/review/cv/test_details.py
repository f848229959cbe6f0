"""What each check makes of one line, whatever else the CV says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.assets import Assets
from generator.model.cv import CvReport
from generator.pipeline.checking import check_cv

DAY = date(2026, 11, 27)
ENGLISH = """\
{name}
Leeds, 0113 496 0000, ann@miller.example
{top}

Experience
{employer}, Leeds, {dates}
- Negotiated 20 contracts a year with manufacturers
- Sent 40 offers a week and followed up on each of them
- {point}
{before}

Education
BA Geography, Leeds, 2014 - 2017

Skills
{skills}
"""
USUAL = {
    "name": "Ann Miller", "top": "Full clean driving licence", "employer": "Account Manager, Aire Tools",
    "dates": "03/2021 - present", "point": "Trained 3 new colleagues", "before": "Clerk, Tyke Ltd, 09/2017 - 02/2021",
    "skills": "Excel, Salesforce",
}  # fmt: skip


def english(folder: Path, locale: str = "en-GB", **lines: str) -> CvReport:
    return checked(ENGLISH.format(**{**USUAL, **lines}), locale, folder)


def checked(text: str, locale: str, folder: Path, role: str = "account-manager") -> CvReport:
    path = folder / "miller.txt"
    path.write_text(text, "utf-8")
    return check_cv(path, role, locale, Assets(), DAY)


def of(report: CvReport, check: str) -> list[tuple[str, str]]:
    return [(each.message, each.evidence) for each in report.findings if each.check == check]


def test_the_usual_cv_is_told_nothing_but_its_format(tmp_path: Path) -> None:
    assert [each.check for each in english(tmp_path).findings] == ["file"]


def test_an_impossible_month_is_told_and_makes_no_gap(tmp_path: Path) -> None:
    report = english(tmp_path, dates="03/2022 - present", before="Clerk, Tyke Ltd, 09/2017 - 15/2022")
    ((said, line),) = of(report, "dates")
    assert "15/2022" in line
    assert "month" in said


@pytest.mark.parametrize(("dates", "shown"), [("04/2019", "04/2019"), ("2019", "2019")])
def test_a_gap_is_told_with_the_dates_that_the_cv_gives(dates: str, shown: str, tmp_path: Path) -> None:
    ((said, _),) = of(english(tmp_path, before=f"Clerk, Tyke Ltd, 09/2017 - {dates}"), "dates")
    assert f" {shown} " in said
    assert "03/2021" in said


def test_american_days_stand_behind_their_month(tmp_path: Path) -> None:
    report = english(tmp_path, "en-US", dates="03/15/2021 - present", before="Clerk, Tyke Ltd, 09/18/2017 - 02/26/2021")
    assert of(report, "dates") == []


def test_from_when_somebody_is_free_is_no_post_of_the_future(tmp_path: Path) -> None:
    assert of(english(tmp_path, top="Available from March 2027"), "dates") == []


def test_a_cv_that_has_none_of_the_words_is_told_so_without_a_nought(tmp_path: Path) -> None:
    text = """\
Ann Miller
Leeds, 0113 496 0000, ann@miller.example

Experience
Baker, Roundhay Bakery, Leeds, 09/2017 - present
- Kneaded 300 loaves a night
- Cleaned 4 ovens
- Trained 3 bakers

Education
Bakery school, Leeds, 2014 - 2017

Skills
Bread, cakes, pastry
"""
    ((said, _),) = of(checked(text, "en-GB", tmp_path), "keywords")
    assert not any(sign.isdigit() for sign in said)
    assert "contract" in said


@pytest.mark.parametrize(
    ("heading", "known"),
    [
        ("Experience – 9 years 4 months", True),
        ("EXPERIENCE (9 years)", True),
        ("Experience: 9 yrs", True),
        ("Experience of the years 2009 to 2012", False),
    ],
)
def test_how_long_it_lasted_may_stand_behind_a_heading(heading: str, known: bool, tmp_path: Path) -> None:
    report = checked(ENGLISH.format(**USUAL).replace("Experience", heading), "en-GB", tmp_path)
    assert (of(report, "headings") == []) is known


def test_who_has_no_such_section_is_not_told_to_put_a_heading_over_it(tmp_path: Path) -> None:
    text = ENGLISH.format(**USUAL).replace("Skills\nExcel, Salesforce\n", "")
    (found,) = (each for each in checked(text, "en-GB", tmp_path).findings if each.check == "headings")
    assert "over it" not in found.remedy
    assert "Skills" in found.remedy
    text = ENGLISH.format(**USUAL).replace("Experience", "Where I have worked")
    (found,) = (each for each in checked(text, "en-GB", tmp_path).findings if each.check == "headings")
    assert "Experience" in found.remedy or "experience" in found.remedy.lower()


@pytest.mark.parametrize("name", ["Acheivd Recieve", "RECIEVE Acheivd", "Curriculum Vitae\nRecieve Acheivd"])
def test_a_name_is_not_spelt(name: str, tmp_path: Path) -> None:
    assert of(english(tmp_path, name=name), "spelling") == []
    assert of(english(tmp_path, name=name, point="LinkedIn: recieve-acheivd, 300 contacts"), "spelling") == []


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad"])
def test_a_word_parted_at_the_end_of_a_line_is_one_word(hyphen: str, tmp_path: Path) -> None:
    assert (
        of(english(tmp_path, point=f"Trained 3 col{hyphen}\nleagues in the knowl{hyphen}\nedge of goods"), "spelling")
        == []
    )
    ((_, line),) = of(english(tmp_path, point=f"Trained 3 col{hyphen}\nleagies"), "spelling")
    assert "Trained" in line


def test_a_word_with_a_hyphen_of_its_own_may_stand_at_the_end_of_a_line(tmp_path: Path) -> None:
    assert of(english(tmp_path, point="Made 30 follow-\nup calls a day and up-\ndated the list"), "spelling") == []


def test_a_soft_hyphen_inside_a_word_is_nothing(tmp_path: Path) -> None:
    report = english(tmp_path, point="Ne\u00adgo\u00adti\u00adat\u00aded with 3 com\u00adpe\u00adti\u00adtors")
    assert of(report, "spelling") == []
    assert "competitor" in report.covered


def test_spellings_to_choose_from_are_listed_as_such(tmp_path: Path) -> None:
    report = english(tmp_path, point="Ensured 3 succesfull lauches")
    remedies = [each.remedy for each in report.findings if each.check == "spelling"]
    assert any(" or " in each for each in remedies)


def test_what_stands_in_one_sentence_after_another_is_found(tmp_path: Path) -> None:
    said = of(english(tmp_path, top="Full licence. Married, two children. Nationality: Irish"), "personal-data")
    assert len(said) == 2
    text = "Иванов Пётр\nЖенат, двое детей. Гражданство: Россия\n"
    assert len(of(checked(text, "ru-GB", tmp_path), "personal-data")) == 2


@pytest.mark.parametrize(
    ("line", "covered"),
    [
        ({"employer": "Clerk, Corner Market"}, False),
        ({"top": "12 Market Street, Leeds"}, False),
        ({"point": "Studied 3 markets"}, True),
        ({"point": "Market research in 3 counties"}, True),
        ({"skills": "Excel, Market Research"}, True),
    ],
)
def test_a_word_in_a_name_is_not_covered(line: dict[str, str], covered: bool, tmp_path: Path) -> None:
    assert ("market" in english(tmp_path, **line).covered) is covered


def test_words_of_a_place_are_asked_for_in_the_language_of_the_locale(tmp_path: Path) -> None:
    report = checked("Jana Muster\n", "de-GB", tmp_path)
    assert len(report.missing) >= 15
    assert not any(word.startswith("Accompl") for word in report.missing)
    assert all(word[0].isupper() for word in report.missing), "German nouns"


def test_a_cv_in_another_language_is_told_one_sentence_of_it(tmp_path: Path) -> None:
    report = checked(
        ENGLISH.format(
            **USUAL,
        ).replace("Tyke Ltd", "Your Company"),
        "de-DE",
        tmp_path,
    )
    assert len(of(report, "language")) == 1
    assert (report.covered, report.missing) == ((), ())
    assert {each.check for each in report.findings} == {"file", "language", "placeholders"}
