"""From the set of CVs to what was found right, found wrong and missed, check by check."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.assets import Assets
from generator.model.cv import CvReport
from generator.model.finding import CvFinding
from generator.pipeline.checking import check_cv
from generator.review.cv import CHECKS
from tests.review.cv.making import Written, everybody, make, plain

DAY = date(2026, 11, 27)


@dataclass
class Outcome:
    """What became of one CV: its findings that were wanted, that nobody wanted, and what was wanted in vain."""

    right: list[CvFinding] = field(default_factory=list)
    wrong: list[CvFinding] = field(default_factory=list)
    missed: list[tuple[str, str]] = field(default_factory=list)


def report(cv: Written, folder: Path) -> CvReport:
    """Make the file of a CV and check it."""
    return check_cv(make(cv, folder), cv.role, cv.locale, Assets(), DAY)


def judged(cv: Written, found: CvReport) -> Outcome:
    """Each finding is wanted once: by its check, and by words of its evidence, message or remedy."""
    outcome = Outcome()
    wanted = [(check, words) for check, every in cv.finds.items() for words in every]
    for each in found.findings:
        said = plain(f"{each.evidence} {each.message} {each.remedy}")
        match = next((one for one in wanted if one[0] == each.check and plain(one[1]) in said), None)
        if match is None:
            outcome.wrong.append(each)
        else:
            wanted.remove(match)
            outcome.right.append(each)
    outcome.missed = wanted
    return outcome


def measured() -> dict[str, tuple[int, int, int]]:
    """For each check how many findings were right, wrong and missed, over all CVs."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    with TemporaryDirectory() as name:
        for cv in everybody():
            outcome = judged(cv, report(cv, Path(name)))
            right.update(each.check for each in outcome.right)
            wrong.update(each.check for each in outcome.wrong)
            missed.update(check for check, _ in outcome.missed)
    return {check: (right[check], wrong[check], missed[check]) for check in CHECKS}


def precision_and_recall(right: int, wrong: int, missed: int) -> tuple[float, float]:
    """Both between 0 and 1; 1 where there was nothing to find or nothing found."""
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    return precision, recall
