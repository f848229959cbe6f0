"""What was read from somebody's document: its lines, where each stands, and what a program would stumble over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Format = Literal["pdf", "docx", "doc", "odt", "txt"]
Part = Literal["body", "table", "text-box", "header", "footer"]

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the lower left corner of the page."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, in the order of the file.

    `page` counts from 1 (0 where the format has no pages); `number` counts the lines of a page or, where there are
    no pages, the paragraphs of the file. A line break inside a paragraph makes two lines of one number. `unmapped`
    counts signs whose letters the file does not tell; `size` is that of the letters in points, 0 where unknown.
    `label` is the number or the mark that a word processor prints before a paragraph of a list, at the `level` of
    nesting; `indent` counts the columns that a line of a plain text is set in; `row` and `column` count the rows of
    all tables and the cells of each row, where a format tells them.
    """

    page: int
    number: int
    text: str
    part: Part = "body"
    bullet: bool = False
    heading: bool = False
    box: Box | None = None
    size: float = 0.0
    unmapped: int = 0
    label: str = ""
    level: int = 0
    indent: int = 0
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: the page it is on (0 where unknown) and its size on paper in points."""

    page: int
    width: float
    height: float
    part: Part = "body"


@dataclass(frozen=True, slots=True)
class Font:
    """A font by its name, and whether the file carries it."""

    name: str
    embedded: bool


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document as a program reads it.

    `size` is that of the file in bytes; `pages` is 0 where nobody can tell; `page_sizes` are in points; `columns` is
    the greatest number of columns that a word processor was told of; `restricted` tells that the file forbids some
    uses of it. `properties` are what the file says of itself (title, author, producer).
    """

    format: Format
    size: int
    pages: int
    lines: tuple[Line, ...]
    page_sizes: tuple[tuple[float, float], ...] = ()
    images: tuple[Image, ...] = ()
    fonts: tuple[Font, ...] = ()
    columns: int = 1
    restricted: bool = False
    properties: Mapping[str, str] | None = None
