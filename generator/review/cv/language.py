"""From the words of a CV to the language that it is written in, and whether that is the one that the check reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.model.cv import Criteria, Cv
from generator.model.cv_file import CvWordsFile
from generator.model.finding import CvFinding
from generator.model.manuscript import Manuscript
from generator.model.words import Words
from generator.review.cv.findings import finding
from generator.review.cv.patterns import words_of

_FEWEST, _TIMES = 6, 3
"""Words that only one language has: so many of another, and so many times those of the own, make a CV foreign."""
_ENOUGH, _LEAST = 40, 0.06
"""Of so many words a text of the language has this share of small words; of terse CVs in other languages none had
more than 0.24 of a sister's, and none in its own less than 0.22."""
_LONG_MONTH = 4


def spoken(manuscript: Manuscript, wanted: str, known: Mapping[str, CvWordsFile]) -> str:
    """The language of a manuscript: the one wanted unless it clearly is another; empty where it is none of those known.

    Told by function words, headings and months, which stand in every CV and which no two languages have all in common.
    """
    texts = (line.text for line in manuscript.lines)
    written = [word for text in texts for word in words_of(text)]
    own = {language: _vocabulary(data) for language, data in known.items()}
    shared = Counter(word for vocabulary in own.values() for word in vocabulary)
    told = {name: sum(word in words and shared[word] == 1 for word in written) for name, words in own.items()}
    best = max(told, key=lambda name: told[name])
    if told[best] >= _FEWEST and told[best] > _TIMES * told.get(wanted, 0):
        return best
    mine = sum(word in own[wanted] for word in written)
    return "" if len(written) >= _ENOUGH and mine < _LEAST * len(written) else wanted


def _vocabulary(data: CvWordsFile) -> frozenset[str]:
    headings = (heading for every in data.headings.values() for heading in every)
    months = (name for every in data.months for name in every if len(name) >= _LONG_MONTH)
    said = (*data.function_words, *data.since, *data.until, *data.present, *headings, *months)
    return frozenset(word for each in said for word in words_of(each))


def is_foreign(criteria: Criteria) -> bool:
    """Whether a CV is written in another language than the check reads."""
    return criteria.spoken != criteria.language


def language(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """Whether the CV is written in the language of the check."""
    if not is_foreign(criteria):
        return
    read = criteria.language_name(criteria.language)
    if criteria.spoken:
        said = words(
            "The language of this CV is not that of the check: {written} instead of {read}.",
            written=criteria.language_name(criteria.spoken),
            read=read,
        )
        remedy = words(
            "Send it in the language of the vacancy, or have it checked in its own language: {written}.",
            written=criteria.language_name(criteria.spoken),
        )
    else:
        said = words("This CV is not written in the language of the check: {read}.", read=read)
        remedy = words("Send it in the language of the vacancy.")
    yield finding("language", "proofread", "warning", said, remedy)
