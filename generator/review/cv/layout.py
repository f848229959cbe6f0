"""From the form of a CV to what a program that reads it would stumble over: file, text layer, order, fonts, length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.cv import Criteria, Cv
from generator.model.finding import CvFinding
from generator.model.manuscript import Line, Manuscript
from generator.model.words import Words
from generator.review.cv.dates import ANY_DATE
from generator.review.cv.findings import finding

_HEAVY = 5_000_000
"""Bytes; what job portals accept begins at about this size."""
_LEAST_WORDS = 30
_COVERS = 0.5
_BOTH_SIDES, _SPAN = 5, 0.15
_IN_TABLES = 1 / 3
_WORDS_A_PAGE = 650
_UNMAPPED, _MOSTLY = 3, 0.3
_STANDARD = ("helvetica", "times", "courier", "arial", "symbol", "zapfdingbats")
"""PDF 32000-1, 9.6.2.2: fonts that every reader has (Arial is drawn with them)."""


def is_scanned(manuscript: Manuscript) -> bool:
    """Whether a document is a picture of a text rather than a text."""
    return sum(len(line.text.split()) for line in manuscript.lines) < _LEAST_WORDS and (
        manuscript.format == "pdf" or bool(manuscript.images)
    )


def is_unreadable(manuscript: Manuscript) -> bool:
    """Whether most signs of a document have no letters behind them."""
    signs = sum(len(line.text) for line in manuscript.lines)
    return sum(line.unmapped for line in manuscript.lines) > _MOSTLY * signs


def file(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """The format, size and protection of the file."""
    made = cv.manuscript
    if made.format in ("doc", "odt", "txt"):
        message = words("The file is a .{format}; many programs that read CVs take it badly or not at all.",
                        format=made.format)  # fmt: skip
        yield finding("file", "file", "info", message, words("Send a PDF with text, or a .docx."))
    if made.size > _HEAVY:
        message = words("The file has {size} MB.", size=f"{made.size / 1e6:.0f}")
        remedy = words("Make its pictures smaller, so that it stays under 5 MB.")
        yield finding("file", "file", "warning", message, remedy)
    if made.restricted:
        message = words("The PDF is protected: it forbids printing, copying or changing.")
        remedy = words("Save it without protection; a program that reads CVs may refuse it.")
        yield finding("file", "file", "warning", message, remedy)


def text_layer(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """Whether there is a text to read at all."""
    made = cv.manuscript
    if is_scanned(made):
        message = words("The pages are pictures: they hold no text that a program could read.")
        remedy = words("Make the PDF from your word processor instead of scanning a sheet of paper.")
        yield finding("text-layer", "layout", "error", message, remedy)
        return
    for page in _pictured_pages(made):
        message = words("Page {page} is a picture: it holds no text that a program could read.", page=str(page))
        remedy = words("Make the PDF from your word processor instead of scanning a sheet of paper.")
        yield finding("text-layer", "layout", "error", message, remedy, Line(page, 0, ""))


def _pictured_pages(made: Manuscript) -> Iterator[int]:
    for number, (width, height) in enumerate(made.page_sizes, 1):
        written = sum(len(line.text.split()) for line in made.lines if line.page == number)
        pictured = [image for image in made.images if image.page == number]
        if written < _LEAST_WORDS and any(each.width * each.height > _COVERS * width * height for each in pictured):
            yield number


def reading_order(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """Columns, tables and text boxes: a program reads in the order of the file, not of the eye."""
    made = cv.manuscript
    remedy = words("Put everything into one column, section under section.")
    beside = next((found for page in range(1, len(made.page_sizes) + 1) if (found := _beside(made, page))), None)
    if beside or made.columns > 1:
        message = words("The text stands in columns; a program may mix their lines.")
        yield finding("reading-order", "layout", "warning", message, remedy, beside)
    boxed = [line for line in made.lines if line.part == "text-box"]
    if boxed:
        message = words("A part of the text stands in text boxes, which many programs leave out.")
        yield finding("reading-order", "layout", "warning", message, remedy, boxed[0])
    laid = [line for line in made.lines if line.part == "table"]
    headed = any(section.heading and section.heading.part == "table" for section in cv.sections)
    if laid and (headed or _count(laid) > _IN_TABLES * _count(cv.body)):
        message = words("The text stands in a table; a program may mix its cells.")
        yield finding("reading-order", "layout", "info", message, remedy, laid[0])


def _count(lines: Iterable[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)


def _beside(made: Manuscript, page: int) -> Line | None:
    """The first line of a second column on a page; None where the text runs in one."""
    lines = [line for line in made.lines if line.page == page and line.box and not _is_date(line.text)]
    width, height = made.page_sizes[page - 1]
    for step in range(20, 80, 2):
        cut = width * step / 100
        left = [line for line in lines if line.box and line.box[2] <= cut]
        right = [line for line in lines if line.box and line.box[0] >= cut - 2]
        if min(len(left), len(right)) >= _BOTH_SIDES and _overlap(left, right) >= _SPAN * height:
            return right[0]
    return None


def _is_date(text: str) -> bool:
    return len(ANY_DATE.sub("", text).split()) <= 3 and bool(ANY_DATE.search(text))


def _overlap(left: list[Line], right: list[Line]) -> float:
    """How high the strip of the page is in which both stand side by side."""
    spans = []
    for side in (left, right):
        boxes = [line.box for line in side if line.box]
        spans.append((min(box[1] for box in boxes), max(box[3] for box in boxes)))
    low, high = max(span[0] for span in spans), min(span[1] for span in spans)
    within = [sum(1 for line in side if line.box and low <= line.box[1] <= high) for side in (left, right)]
    return high - low if min(within) >= _BOTH_SIDES else 0.0


def fonts(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """Fonts that the file does not carry, and signs that have no letters."""
    strange = [line for line in cv.manuscript.lines if line.unmapped > _UNMAPPED or "\ufffd" in line.text]
    if strange:
        message = words("Some signs have no letters behind them: a program reads nonsense here.")
        remedy = words("Save the PDF again with another font, such as the one your word processor begins with.")
        yield finding("fonts", "layout", "error", message, remedy, strange[0])
    bare = [font.name for font in cv.manuscript.fonts if not font.embedded and font.name and not _standard(font.name)]
    if bare:
        message = words("The file does not carry the font {font}: it looks different elsewhere.", font=bare[0])
        remedy = words("Save the PDF again and let it embed its fonts.")
        yield finding("fonts", "layout", "info", message, remedy)


def _standard(name: str) -> bool:
    return name.rpartition("+")[2].lower().startswith(_STANDARD)


def length(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """The pages, against what is usual in the place."""
    most, pages = criteria.customs.pages, cv.manuscript.pages
    counted = pages or -(-_count(cv.body) // _WORDS_A_PAGE)
    if counted <= most:
        return
    message = words(
        "The CV is longer than usual here: {pages} instead of {usual} at most.",
        pages=words.count("{number} page", counted, number=str(counted)),
        usual=words.count("{number} page", most, number=str(most)),
    )
    remedy = words("Shorten what is old or far from this post; keep what proves that you can do it.")
    yield finding("length", "length", "warning", message, remedy)
