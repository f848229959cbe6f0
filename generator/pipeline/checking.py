"""From somebody's CV, a role and a locale to a report of what stands in the CV's way. Nothing leaves the machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from generator.assets import Assets
from generator.errors import InputError, Problem
from generator.load import manuscript
from generator.localise.localise import localise
from generator.localise.measures import alternatives, language_name, long_date
from generator.model.cv import Criteria, CvReport
from generator.model.cv_file import CvWordsFile
from generator.model.document import Text
from generator.model.employer import Employer
from generator.model.jurisdiction import Jurisdiction
from generator.model.local import LocalClause, LocalRole
from generator.model.manuscript import Manuscript
from generator.model.words import Words
from generator.pipeline.bench import Bench
from generator.review.cv import check
from generator.review.cv.language import spoken
from generator.review.cv.patterns import words_of
from generator.review.cv.reading import cv as take_apart
from generator.review.cv.report import About, report
from generator.review.cv.spelling import speller
from generator.review.cv.terms import stem, terms

_WEIGHTS = {"skills": 1.5, "duties": 1.0, "knowledge": 0.6}
"""The lists of a role that a CV is compared with; what a candidate must be able to do is named in few words."""
_ENGLISH = "en"


def check_cv(path: Path, role: str, tag: str, assets: Assets, today: date) -> CvReport:
    """Read a CV and compare it with a role under the customs of a locale's place.

    Raises InputError for a file that cannot be used, and for a role or a locale that there is not; ToolMissing for a
    .doc or .odt where there is no LibreOffice. No message holds anything that the CV says.
    """
    return _checked(partial(manuscript.read, path), str(path), role, tag, assets, today)


def check_sent(sent: bytes, name: str, role: str, tag: str, assets: Assets, today: date, seconds: float) -> CvReport:
    """Check a CV that was sent, as `check_cv` does. Its bytes tell its format; `seconds` is how long reading may take.

    Nothing of it is written to a file, but for a .doc or .odt while LibreOffice reads it.
    """
    return _checked(partial(manuscript.read_bytes, sent, name, seconds), name, role, tag, assets, today)


def _checked(read: Callable[[], Manuscript], file: str, role: str, tag: str, assets: Assets, today: date) -> CvReport:
    bench = Bench(assets)
    local, place, words, data = _local(role, tag, bench, today)
    made = read()
    known = {name: found for name in bench.catalogs.languages if (found := bench.cv_words(name))}
    speech = spoken(made, data.language, known)
    spelt = known.get(speech, data)
    cv = take_apart(made, Path(file).stem, spelt, known.get(_ENGLISH))
    criteria = replace(_criteria(local, place, data, words, today), spoken=speech, data=spelt)
    day = words.typeset(long_date(today, words.tag))
    return report(cv, criteria, check(cv, criteria, words), words, About(file, role, local, day))


def _local(role: str, tag: str, bench: Bench, today: date) -> tuple[LocalRole, Jurisdiction, Words, CvWordsFile]:
    locale = bench.locale(tag)
    place = bench.place(locale.jurisdiction) if locale else None
    made = bench.role(role, place) if place else bench.role(role)
    bench.stop_if_broken()
    if locale is None or place is None or made is None:
        raise InputError(bench.told())
    files = [file.name for file in (*made[1], *bench.beside(place.id))]
    words, _ = bench.words(locale.language, place, "inclusive", files)
    data = bench.cv_words(locale.language)
    if data is None:
        text = f"no CV can be checked in `{locale.language}` yet: nothing says how a CV is written in it."
        raise InputError([Problem("", 0, 0, "", text, f"Write roles/cv/{locale.language}.yaml.")])
    local = localise(made[0], place, words, bench.attempt(bench.employer) or Employer(), today)
    return local, place, words, data


def _criteria(local: LocalRole, place: Jurisdiction, data: CvWordsFile, words: Words, today: date) -> Criteria:
    """What a CV in the language of the locale is measured by."""
    texts = list(_clauses(local))
    trade = {word for text, _ in texts for word in words_of(text)}
    trade |= {word for entry in data.misspelt for word in words_of(entry.right)}
    trade |= {word for text in local.title.split("/") for word in words_of(text)}
    trade |= {stem(word, local.language) for word in trade}
    return Criteria(
        language=local.language,
        spoken=local.language,
        language_name=partial(language_name, tag=words.tag),
        either=partial(alternatives, tag=words.tag),
        customs=place.cv,
        today=today,
        data=data,
        terms=terms(texts, data),
        trade=frozenset(trade),
        misspelling=speller(local.language),
    )


def _clauses(local: LocalRole) -> Iterator[tuple[str, float]]:
    """What a candidate may read of the clauses that a CV is compared with, each with its weight."""
    for name, weight in _WEIGHTS.items():
        for top in local.lists.get(name, ()):
            yield from ((_plain(clause), weight) for clause in top.walk() if "candidate" in clause.readers)


def _plain(clause: LocalClause) -> str:
    return "".join(part.text if isinstance(part, Text) else " " for part in clause.content)
