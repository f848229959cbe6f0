"""From lines of a CV to the periods they name, in any of the ways the language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest

from generator.model.cv import Month, Period
from generator.model.cv_file import CvWordsFile
from generator.model.manuscript import Line
from generator.review.cv.patterns import plain

_DASH = "[-–—−‒‑/→]+"
_YEAR = r"(?:19[5-9]\d|20\d\d)(?!\d)"
_LONGEST_HEAD, _LONGEST_SINGLE = 160, 70
_MONTHS = 12
NO_MONTH = re.compile(rf"(?<![\d./-])(?:1[3-9]|[2-9]\d|00)[./]{_YEAR}")
"""A month by a number that no month has."""
_BROKEN = re.compile(rf"{_YEAR}\s*{_DASH}\s*(?:[^\W\d]+\.?\s*){{0,3}}$")
ANY_DATE = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}[./-])?\d{{1,2}}[./-]{_YEAR}|(?<!\d){_YEAR}(?:-\d\d)?|(?<!\d)\d\d/\d\d(?!\d)"
)


class Reader:
    """What reads the dates of one language, with those of English."""

    def __init__(self, data: CvWordsFile, english: CvWordsFile | None) -> None:
        self._months: dict[str, int] = {}
        for each in (english, data):
            for number, said in enumerate(each.months if each else (), 1):
                self._months.update({plain(name): number for name in said})
        names = "|".join(sorted(map(re.escape, self._months), key=len, reverse=True))
        present = _either([*data.present, *(english.present if english else ())])
        until = _either([*data.until, *(english.until if english else ())])
        since = _either([*data.since, *(english.since if english else ())])
        sep = rf"\s*(?:г\.|г|гг\.|года)?\s*(?:{_DASH}|\b(?:{until})\b)\s*"
        self._range = re.compile(
            rf"(?P<from>{_point(names, 'a')}|(?P<alone>\b(?:{names})\b)\.?){sep}"
            rf"(?:{_point(names, 'b')}|(?P<now>\b(?:{present}))(?!\w))"
        )
        self._open = re.compile(rf"(?<!\w)(?:{since})\s+{_point(names, 'a')}")
        self._single = re.compile(_point(names, "a"))

    def periods(self, lines: Iterable[Line]) -> Iterator[Period]:
        """The periods that head the entries of a section, in order."""
        every = list(lines)
        joined: Line | None = None
        for line, after in zip_longest(every, every[1:]):
            if len(line.text) > _LONGEST_HEAD or line is joined:
                continue
            text = plain(line.text)
            if after and _BROKEN.search(text):
                text, joined = f"{text} {plain(after.text)}", after
            if found := list(self._range.finditer(text)):
                if not line.bullet or found[0].start() < 4:
                    yield from (period for each in found[:2] if (period := self._between(each, line)))
            elif (began := self._open.search(text)) and not line.bullet:
                if start := self._month(began, "a"):
                    yield Period(start, None, line)
            elif not line.bullet and len(text) <= _LONGEST_SINGLE:
                yield from self._alone(text, line)

    def _between(self, found: re.Match[str], line: Line) -> Period | None:
        end = None if found["now"] else self._month(found, "b")
        if found["alone"]:
            start = Month(end.year, self._months[found["alone"]]) if end else None
        else:
            start = self._month(found, "a")
        return Period(start, end, line) if start and (end or found["now"]) else None

    def _alone(self, text: str, line: Line) -> Iterator[Period]:
        for found in self._single.finditer(text):
            at_edge = found.start() < 4 or found.end() > len(text) - 4
            if at_edge and (month := self._month(found, "a")):
                yield Period(month, month, line, single=True)
                return

    def _month(self, found: re.Match[str], side: str) -> Month | None:
        year = next((int(found[f"{kind}{side}"]) for kind in ("y", "z", "w") if found[f"{kind}{side}"]), 0)
        name, number = found[f"n{side}"], found[f"m{side}"] or found[f"k{side}"]
        month = self._months[name] if name else int(number) if number else 0
        if month > _MONTHS and 0 < int(found[f"d{side}"] or 0) <= _MONTHS:
            month = int(found[f"d{side}"])
        # Of a month that there is not, the year is known all the same.
        return Month(year, month if month <= _MONTHS else 0) if year else None


@lru_cache(maxsize=16)
def _point(names: str, side: str) -> str:
    """A day, a month or a year: 01.03.2019, 03/2019, mars 2019, marzo de 2019, 2019-03, 2019."""
    return (
        rf"(?:(?<!\d)(?:(?P<d{side}>\d{{1,2}})[./])?(?P<m{side}>\d{{1,2}})[./-](?P<y{side}>{_YEAR})"
        rf"|(?:(?<!\d)\d{{1,2}}\.?\s+)?\b(?P<n{side}>{names})\b\.?,?\s*(?:de\s+|del\s+)?(?P<z{side}>{_YEAR})"
        rf"|(?<!\d)(?P<w{side}>{_YEAR})(?:-(?P<k{side}>0[1-9]|1[0-2])(?!\d))?)"
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted({re.escape(plain(word)) for word in words}, key=len, reverse=True))
