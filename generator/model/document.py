"""The neutral tree of one document: all that a renderer sees, and nothing else.

Numbers, captions and page furniture are already words here; a renderer only decides how they look.
Lengths are millimetres.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Literal

from generator.model.job import Job


@dataclass(frozen=True, slots=True)
class Text:
    """Words to print as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Link(Text):
    """Words that lead to an address outside the document: `https:`, `mailto:` or `tel:`."""

    address: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A ruled line to fill in by hand: what is missing, how to call it, and how long the line is (mm).

    `captioned` is whether its caption is printed: not where the words before it say the same.
    """

    name: str
    label: str
    width: int
    captioned: bool = True


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer to another clause or section: its anchor in this document and its number, less any final stop."""

    anchor: str
    number: str


Inline = Text | Blank | Reference
Content = tuple[Inline, ...]

RULE = "________"


def plain(content: Content) -> str:
    """The words of some content as plain text; a blank becomes eight underscores."""
    return "".join(
        part.text if isinstance(part, Text) else part.number if isinstance(part, Reference) else RULE
        for part in content
    )


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. `level` is 1 below its section, at most 3; `number` is exactly what is printed.

    `number` is empty in a section whose clauses are not numbered. `note` is a remark printed after the text (an
    optional duty is marked so); `reason` stands under it, small and quiet, on a sheet to tick; `origin` is the
    `file:line` that the words came from and is never printed in a document.
    """

    id: str
    anchor: str
    number: str
    level: int
    content: Content
    note: str | None
    clauses: tuple[Clause, ...]
    origin: str
    reason: Content | None = None

    def walk(self) -> Iterator[Clause]:
        """This clause and all below it, in reading order."""
        yield self
        for clause in self.clauses:
            yield from clause.walk()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, on which side its cells align, and its width (mm), None where that follows
    from what stands in it."""

    id: str
    title: str
    align: Literal["left", "right"]
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has one content a column. `title` is empty where the head of a column says what it lists."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Content, ...], ...]


Look = Literal["clauses", "points", "checks", "prose"]
"""How a section shows its clauses: numbered, as points, with boxes to tick, or as paragraphs."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section: an opening that leads to its clauses where there is one, the clauses, then tables.

    `number` and `title` may be empty. Among points, a clause with clauses under it is a small heading of theirs.
    `boxed` sets the whole section apart in a frame.
    """

    id: str
    anchor: str
    number: str
    title: str
    clauses: tuple[Clause, ...]
    tables: tuple[Table, ...]
    opening: Content | None = None
    look: Look = "clauses"
    boxed: bool = False

    def walk(self) -> Iterator[Clause]:
        """Every clause of the section, in reading order."""
        for clause in self.clauses:
            yield from clause.walk()


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the table of facts under the title; a prominent one is set larger than the others."""

    id: str
    label: str
    value: Content
    prominent: bool = False


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why the post exists: a heading and short unnumbered paragraphs."""

    title: str
    paragraphs: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A place to write or read something: its content above, its caption under it, its width (mm)."""

    id: str
    caption: str
    width: int
    content: Content


@dataclass(frozen=True, slots=True)
class Approval:
    """The approval block at the top right: its word, then a field a line."""

    heading: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """A block of signatures: heading, an optional statement, and a row of fields for each person who signs."""

    id: str
    title: str
    statement: Content | None
    rows: tuple[tuple[Field, ...], ...]


class PageMark(Enum):
    """What only the page itself knows."""

    NUMBER = "number"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet: "A4" or "Letter", and its margins in millimetres."""

    paper: Literal["A4", "Letter"]
    top: float
    right: float
    bottom: float
    left: float
    numbers: Literal["bottom-right", "top-center"]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in millimetres; ISO 216 and ANSI/ASME Y14.1."""
        return (210.0, 297.0) if self.paper == "A4" else (215.9, 279.4)


@dataclass(frozen=True, slots=True)
class Furniture:
    """Running words: the header from page 2 on, the footer on every page.

    Where a place numbers its pages at the top, `header_center` is the number and the header says nothing else;
    elsewhere `page` stands at the foot: the phrase "Page 2 of 3". Their numbers are marks.
    """

    header_left: str
    header_center: tuple[str | PageMark, ...]
    header_right: str
    footer_left: str
    page: tuple[str | PageMark, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to print: a PNG or JPEG file whole, its size on paper (mm), and what it shows in words."""

    data: bytes = field(repr=False)
    media_type: Literal["image/png", "image/jpeg"]
    width: float
    height: float
    alt: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who the employer is, as its paper says it: at the head of the first page the logo, or the name where there is
    none, and `lines` beside it (address, registration), small.

    What stands in `lines` already is there again by itself for an employer's own Word form.
    """

    name: str
    short_name: str
    lines: tuple[str, ...]
    address: tuple[str, ...]
    registration: tuple[str, ...]
    head_post: str
    head_name: str
    collective_agreement: str
    logo: Picture | None


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose post this document describes: the name and staff number as given, the first day in words."""

    name: str
    number: str
    start: str


@dataclass(frozen=True, slots=True)
class Issue:
    """A document's number in the employer's register, and which version of it this is, counted from 1."""

    number: str
    version: int


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself: none of it is printed. `author` is the employer, empty when not given."""

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    comments: str


@dataclass(frozen=True, slots=True)
class Document:
    """One document of one kind about one role, in one language, under the law of one place.

    `label` names the kind of document ("Job description"), `title` the post, `subtitle` the
    department or, of a vacancy, place and contract; `lead` are paragraphs between the title and the facts;
    `numbering` is "decimal", "classic" or "none"; `note` is a small line after the signatures; `job` is what search
    engines are told of a vacancy; `pasted` is for text that goes into a message or a form as it is; `letterhead`,
    `holder` and `issue` are there where an employer, a person and a number were given. `language` is a
    code, `tag` the same with a place where the words differ by place ("en-GB", BCP 47); `direction` is "ltr" or
    "rtl"; `page` is the sheet.
    """

    role: str
    kind: str
    locale: str
    language: str
    tag: str
    direction: Literal["ltr", "rtl"]
    jurisdiction: str
    date: date
    page: Page
    label: str
    title: str
    subtitle: Content
    employer: Content
    approval: Approval | None
    facts: tuple[Fact, ...]
    purpose: Purpose | None
    numbering: Literal["decimal", "classic", "none"]
    sections: tuple[Section, ...]
    signatures: tuple[SignatureBlock, ...]
    note: str | None
    furniture: Furniture
    properties: Properties
    lead: tuple[Content, ...] = ()
    job: Job | None = None
    pasted: bool = False
    letterhead: Letterhead | None = None
    holder: Holder | None = None
    issue: Issue | None = None

    def walk(self) -> Iterator[Clause]:
        """Every clause, in reading order."""
        for section in self.sections:
            yield from section.walk()

    def blanks(self) -> Iterator[Blank]:
        """Every blank outside the places for signatures and dates, in reading order."""
        contents: list[Content] = [self.employer, self.subtitle, *self.lead, *(fact.value for fact in self.facts)]
        if self.purpose:
            contents.extend(self.purpose.paragraphs)
        for section in self.sections:
            contents.extend(clause.content for clause in section.walk())
            contents.extend(cell for table in section.tables for row in table.rows for cell in row)
        yield from (part for content in contents for part in content if isinstance(part, Blank))
