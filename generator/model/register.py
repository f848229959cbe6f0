"""What an employer's register knows of issued documents, and what is asked of it, as frozen data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Format = Literal["csv", "xlsx", "json"]
"""What the register can be written out as."""

SCHEME_NAMES = ("number", "year", "kind", "country", "department")
"""What a numbering scheme may print."""


@dataclass(frozen=True, slots=True)
class Field:
    """A name in a numbering scheme and the least digits of its number (0: as it is)."""

    name: str
    width: int = 0


@dataclass(frozen=True, slots=True)
class Scheme:
    """A numbering scheme, such as `JD-{year}-{number:03}`, taken apart into texts and names."""

    pattern: str
    parts: tuple[str | Field, ...]

    def series(self, values: Mapping[str, str]) -> str:
        """What numbers are counted within: all but the number itself, so that a new year begins at 1."""
        return "".join(
            part if isinstance(part, str) else "\0" if part.name == "number" else values[part.name]
            for part in self.parts
        )

    def printed(self, values: Mapping[str, str], number: int) -> str:
        """The number of a document as it is printed."""
        said = {**values, "number": str(number)}
        return "".join(part if isinstance(part, str) else said[part.name].zfill(part.width) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that is to be made: what it is, for whom, and what it says.

    `name`, `staff_number` and `department` tell the person (or, empty, nobody in particular). `content` is the sha256,
    in hex, of all that the document prints but its number and version. `day` is the one it is made on, and gives
    the `{year}` of a new number.
    """

    kind: str
    role: str
    locale: str
    content: str
    day: date
    scheme: Scheme
    name: str = ""
    staff_number: str = ""
    department: str = ""
    country: str = ""

    @property
    def person(self) -> str:
        """What tells the person from others."""
        return person_key(self.name, self.staff_number, self.department)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it the same document when its words change."""
        return self.kind, self.locale, self.role, self.person

    @property
    def values(self) -> Mapping[str, str]:
        """What its numbering scheme may print."""
        year = f"{self.day.year:04d}"
        return {"year": year, "kind": self.kind, "country": self.country, "department": self.department}


@dataclass(frozen=True, slots=True)
class Assigned:
    """The number and version that a document has. `unchanged`: just this was issued before, and nothing is reserved.

    `replaces` is the version of the same number that it takes the place of, 0 for none.
    """

    wanted: Wanted
    number: str
    version: int
    unchanged: bool = False
    replaces: int = 0

    @property
    def reissue(self) -> bool:
        """Whether an earlier version was issued."""
        return self.replaces > 0


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """A file of a document: its format, its path below the workspace, and the sha256 of its bytes in hex."""

    format: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Issued:
    """A document whose files are written.

    `sources` is the sha256, in hex, of what it was made of; `effective` is its first day in force; `issued` the day it
    was made; `review_due` the day of its next review; `certification_months` after how many months its holder is
    assessed again, None for never; `to_sign` whether somebody has to sign it.
    """

    assigned: Assigned
    title: str
    issued: date
    files: tuple[IssuedFile, ...]
    sources: str
    effective: date | None = None
    review_due: date | None = None
    certification_months: int | None = None
    to_sign: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """A version of a document as the register keeps it.

    `current`: no later version was issued, and it was not withdrawn. `withdrawn` is the day from which it no longer
    holds, None for one that was not withdrawn, and `reason` why, as somebody put it.
    """

    number: str
    version: int
    kind: str
    role: str
    title: str
    locale: str
    name: str
    staff_number: str
    department: str
    effective: date | None
    issued: date
    content: str
    sources: str
    replaces: int
    review_due: date | None
    certification_months: int | None
    to_sign: bool
    current: bool
    signed: tuple[date, ...] = ()
    files: tuple[IssuedFile, ...] = ()
    withdrawn: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """Something to be done about a document: by which day, and how many days that is overdue (negative: ahead)."""

    entry: Entry
    day: date
    days: int


@dataclass(frozen=True, slots=True)
class Duties:
    """What is to be done about documents in force, the oldest first.

    `unsigned` counts from the day of issue.
    """

    unsigned: tuple[Due, ...]
    reviews: tuple[Due, ...]
    certifications: tuple[Due, ...]


def person_key(name: str, staff_number: str, department: str) -> str:
    """What tells a person from others: the staff number, else name and department, whatever their case and spaces."""
    if number := staff_number.strip():
        return f"#{number}"
    return f"{_folded(name)}\n{_folded(department)}"


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).strip()).casefold()
