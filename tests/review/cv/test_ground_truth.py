"""Every CV of the set is told what is wrong in it, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from generator.model.cv import CvReport
from generator.review.cv import CHECKS
from tests.review.cv.ground_truth import judged, precision_and_recall, report
from tests.review.cv.making import Written, everybody

CVS = everybody()
SOME = (
    "de-clean-schneider", "en-photo-okafor", "es-txt-vega", "fr-clean-moreau", "fr-cook-laurent", "fr-gap-lefevre",
    "fr-misspelt-benali", "fr-scan-petit", "ru-nocontact-ivanova",
)  # fmt: skip
"""Those that are made in a short run; all of them take most of a minute."""


pytestmark = pytest.mark.xdist_group("cvs")


class Reports(Mapping[str, CvReport]):
    """What is found in each CV of the set, each made and checked once, when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.cvs = folder, {cv.id: cv for cv in CVS}
        self.made: dict[str, CvReport] = {}

    def __getitem__(self, name: str) -> CvReport:
        if name not in self.made:
            self.made[name] = report(self.cvs[name], self.folder)
        return self.made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.cvs)

    def __len__(self) -> int:
        return len(self.cvs)


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Reports:
    """What is found in each CV."""
    return Reports(tmp_path_factory.mktemp("cvs"))


def test_the_set_is_large_and_mixed() -> None:
    assert len(CVS) >= 24
    assert {cv.locale[:2] for cv in CVS} == {"fr", "en", "ru", "de", "es"}
    assert min(Counter(cv.locale[:2] for cv in CVS).values()) >= 5
    assert {cv.file.rpartition(".")[2] for cv in CVS} == {"pdf", "docx", "txt"}
    assert sum(not cv.finds for cv in CVS) >= 6, "CVs in which nothing is to be found"
    assert {check for cv in CVS for check in cv.finds} >= set(CHECKS) - {"fonts"}
    assert len({cv.role for cv in CVS}) == 5


@pytest.mark.parametrize(
    "cv", [pytest.param(cv, id=cv.id, marks=[] if cv.id in SOME else [pytest.mark.slow]) for cv in CVS]
)
def test_a_cv_is_told_what_is_wrong_in_it_and_nothing_else(cv: Written, reports: Mapping[str, CvReport]) -> None:
    outcome = judged(cv, reports[cv.id])
    assert outcome.missed == [], "not found"
    assert [(each.check, each.evidence or each.message) for each in outcome.wrong] == [], "found in vain"


@pytest.mark.slow
@pytest.mark.parametrize("check", CHECKS)
def test_each_check_is_right_and_misses_little(check: str, reports: Mapping[str, CvReport]) -> None:
    outcomes = [judged(cv, reports[cv.id]) for cv in CVS]
    right = sum(each.check == check for one in outcomes for each in one.right)
    wrong = sum(each.check == check for one in outcomes for each in one.wrong)
    missed = sum(name == check for one in outcomes for name, _ in one.missed)
    precision, recall = precision_and_recall(right, wrong, missed)
    assert precision >= 0.95
    assert recall >= 0.9


def test_evidence_names_the_page_and_the_line(reports: Mapping[str, CvReport]) -> None:
    found = next(each for each in reports["fr-misspelt-benali"].findings if "clientelle" in each.evidence)
    assert (found.check, found.entry, found.level) == ("spelling", "spelling", "warning")
    assert (found.page, found.evidence) == (1, "Conseil d’une clientelle exigeante, panier moyen en hausse de 12 %")
    assert found.line > 10
    assert "clientèle" in found.remedy


def test_a_word_is_covered_by_any_form_of_its_family(reports: Mapping[str, CvReport]) -> None:
    """The CV says « Négociation », „Verhandlung“, negotiated; the role may say the verb or the noun."""
    assert "négociation" in reports["fr-clean-moreau"].covered
    assert "négociation" not in reports["fr-cook-laurent"].covered
    assert "Verhandlung" in reports["de-clean-schneider"].covered
    assert "negotiation" in reports["en-photo-okafor"].covered


def test_a_scanned_cv_is_told_so_and_its_text_is_not_judged(reports: Mapping[str, CvReport]) -> None:
    scanned = reports["fr-scan-petit"]
    assert [each.check for each in scanned.findings] == ["text-layer"]
    assert scanned.standing == "blocked"
    assert (scanned.covered, scanned.missing) == ((), ())
    assert len(scanned.notes) == 1


def test_the_overall_line_is_words_and_follows_from_what_was_found(reports: Mapping[str, CvReport]) -> None:
    assert reports["fr-clean-moreau"].standing == "good"
    assert reports["es-txt-vega"].standing == "polish"
    assert reports["fr-gap-lefevre"].standing == "mend"
    assert reports["ru-nocontact-ivanova"].standing == "blocked"
    for made in (reports[name] for name in SOME):
        assert 2 <= len(made.overall) <= 4
        assert not any(sign.isdigit() for sentence in made.overall for sign in sentence)
