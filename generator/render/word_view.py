"""From a Document to the values that the template of the body writes out, words already made into runs.

They are plain tuples: a sandboxed template looks up an attribute ten times slower than Python does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.model.document import (
    Approval,
    Blank,
    Clause,
    Content,
    Document,
    Fact,
    Field,
    Inline,
    Look,
    Picture,
    Section,
    SignatureBlock,
    Table,
    Text,
    plain,
)
from generator.render import letterhead, word_dense, word_layout, word_picture
from generator.render.word_layout import Cell
from generator.render.word_numbering import NUMBERED
from generator.render.word_package import VACANCY
from generator.render.word_runs import SANS, SERIF, Writer, bookmarks
from generator.render.word_xml import Xml

# In characters; a blank or a reference counts as so many.
_FOUR_LINES, _PART = 340, 30
# Of the width of the text, for the labels of facts that stand two in a row, as in page.css; twips in a millimetre.
_LABEL, _TWIPS = 0.17, 1440 / 25.4
# Millimetres between a logo and the name, as in page.css.
_BESIDE = 5


def values(document: Document, styles: Mapping[str, str], width: int, for_libreoffice: bool) -> dict[str, object]:
    """What the template may use, by name; `styles` are ids by name, `width` that of the text in twips."""
    signs = SANS if document.kind in word_dense.KINDS else SERIF
    writer = Writer(styles["Blank"], styles["Check Box"], bookmarks(document), for_libreoffice, signs)
    view = _View(writer, styles, width)
    words = view.writer.words
    sections, signatures = document.sections, document.signatures
    # The last clause keeps with the signatures; behind a section of tables alone, the table does.
    *_, last = (None, *(clause for section in sections[-1:] for clause in section.walk()))
    purpose = document.purpose
    legal = _behind_the_frame(document)
    return {
        "document": document,
        "style": styles,
        "width": width,
        "employer": words(document.employer),
        "employer_label": " ".join(part.label for part in document.employer if isinstance(part, Blank)),
        "logo": _logo(letterhead.logo(document)),
        "sender": letterhead.lines(document),
        "approval": view.approval(document.approval) if document.approval else None,
        "subtitle": words(document.subtitle) if not _open(document.subtitle) else "",
        "lead": [words(content) for content in document.lead],
        "facts": view.facts(document.facts),
        "purpose": (purpose.title, [words(content) for content in purpose.paragraphs]) if purpose else None,
        "sections": [view.section(section, last, section in legal) for section in sections],
        "signatures": [view.signature(block) for block in signatures],
        "ends_in_table": not document.note and bool(signatures or (sections and _ends_in_table(sections[-1]))),
        "ticked": any(section.look == "checks" for section in sections),
    }


class _View:
    """The blocks of one document."""

    def __init__(self, writer: Writer, styles: Mapping[str, str], width: int) -> None:
        self.writer, self.styles, self.width = writer, styles, width

    def approval(self, approval: Approval) -> tuple[object, ...]:
        """Heading, columns, rows of cells; the first column is for the employer."""
        grid = word_layout.at_the_right(approval.fields, self.width)
        return approval.heading, grid.columns, self._rows(grid.rows)

    def facts(self, facts: Sequence[Fact]) -> list[tuple[object, ...]]:
        """Tables: their widths, and rows of label, whether it is to be filled in, words, and whether it is prominent.

        Where there are prominent facts, they come first and the others stand two in a row.
        """
        prominent = [fact for fact in facts if fact.prominent]
        others = [fact for fact in facts if not fact.prominent]
        if not prominent:
            label = self.width * 2 // 7
            return [((label, self.width - label), [[self._fact(fact)] for fact in facts])] if facts else []
        label, half = round(self.width * _LABEL), self.width // 2
        widths = (label, half - label, label, self.width - half - label)
        rows = [[self._fact(fact, half - label) for fact in others[at : at + 2]] for at in range(0, len(others), 2)]
        above = ((label, self.width - label), [[self._fact(fact)] for fact in prominent])
        return [above, *([(widths, rows)] if rows else [])]

    def _fact(self, fact: Fact, room: int | None = None) -> tuple[object, ...]:
        value = fact.value if room is None else tuple(_narrowed(part, room) for part in fact.value)
        return fact.label, _open(fact.value), self.writer.words(value), fact.prominent

    def section(self, section: Section, last: Clause | None, legal: bool) -> tuple[object, ...]:
        """Title, its style, opening, paragraphs, tables, whether it is framed; `legal` is for small print."""
        title = self.writer.target(section.anchor, self.writer.words((Text(section.title),))) if section.title else None
        heading = self.styles["Heading 2" if legal else "Heading 1" if section.number else "Heading Unnumbered"]
        look: Look | None = None if legal else section.look
        paragraphs = [self._paragraph(clause, look, clause is last) for clause in section.walk()]
        opening = self.writer.words(section.opening) if section.opening else None
        return title, heading, opening, paragraphs, [self._table(table) for table in section.tables], section.boxed

    def _paragraph(self, clause: Clause, look: Look | None, last: bool) -> tuple[object, ...]:
        """Style, whether it keeps with the next, is long, is open, its box, its words, its note, its reason."""
        ticked = look == "checks" and not clause.clauses
        return (
            self.styles[_style(clause, look)],
            clause.clauses or clause.reason or last,
            sum(len(part.text) if isinstance(part, Text) else _PART for part in clause.content) > _FOUR_LINES,
            _open(clause.content),
            self.writer.box(clause.anchor, plain(clause.content)) if ticked else "",
            self.writer.target(clause.anchor, self.writer.words(clause.content, roomy=ticked)),
            clause.note,
            self.writer.words(clause.reason, roomy=True) if clause.reason else None,
        )

    def _table(self, table: Table) -> tuple[object, ...]:
        """Title, widths, head, rows; of each cell its width, whether it aligns on the right, and its words."""
        widths = word_layout.columns(table, self.width)
        sides = [column.align == "right" for column in table.columns]
        head = [*zip(widths, sides, (column.title for column in table.columns), strict=True)]
        rows = [[*zip(widths, sides, map(self.writer.words, row), strict=True)] for row in table.rows]
        return table.title, widths, head, rows

    def signature(self, block: SignatureBlock) -> tuple[object, ...]:
        """Title, statement, columns, rows of cells."""
        grid = word_layout.side_by_side(block.rows, self.width)
        statement = self.writer.words(block.statement) if block.statement else None
        return block.title, statement, grid.columns, self._rows(grid.rows)

    def _rows(self, rows: Sequence[Sequence[Cell]]) -> list[list[tuple[int, int, str | None, Xml]]]:
        """Of each cell its width, its span, its caption (None where it only keeps a distance) and its words."""
        return [[(width, span, *self._written(field)) for width, span, field in row] for row in rows]

    def _written(self, field: Field | None) -> tuple[str | None, Xml]:
        return (field.caption, self.writer.words(field.content, ruled=False)) if field else (None, Xml())


def _logo(picture: Picture | None) -> tuple[Xml, int] | None:
    """The run of a logo, and the width of the column that it stands in."""
    return (word_picture.drawing(picture), round((picture.width + _BESIDE) * _TWIPS)) if picture else None


def _behind_the_frame(document: Document) -> tuple[Section, ...]:
    """What the law wants said of every post stands below the last frame of a vacancy, as small print."""
    framed = [index for index, section in enumerate(document.sections) if section.boxed]
    return document.sections[framed[-1] + 1 :] if framed and document.kind == VACANCY else ()


def _narrowed(part: Inline, room: int) -> Inline:
    """A blank that is not wider than a cell."""
    return replace(part, width=min(part.width, int(room / _TWIPS) - 3)) if isinstance(part, Blank) else part


def _style(clause: Clause, look: Look | None) -> str:
    """The name of a clause's style; what is no clause with a number and opens a list is its small heading."""
    if look is None:
        return "Note"
    if look == "clauses":
        return NUMBERED[clause.level] if clause.number else "Body Text"
    if look == "prose":
        return "Body Text"
    return "Heading 2" if clause.clauses else {"points": "Point", "checks": "Check"}[look]


def _ends_in_table(section: Section) -> bool:
    return section.boxed or bool(section.tables)


def _open(content: Content) -> bool:
    return any(isinstance(part, Blank) for part in content)
