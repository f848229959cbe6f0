"""From a Document to the values that the template of the body writes out, words already made into runs.

They are plain tuples: a sandboxed template looks up an attribute ten times slower than Python does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model.document import (
    Approval,
    Blank,
    Clause,
    Content,
    Document,
    Field,
    Section,
    SignatureBlock,
    Table,
    Text,
)
from generator.render import word_layout
from generator.render.word_layout import Cell
from generator.render.word_numbering import NUMBERED
from generator.render.word_runs import Writer, bookmarks
from generator.render.word_xml import Xml

# In characters; a blank or a reference counts as so many.
_FOUR_LINES, _PART = 340, 30


def values(document: Document, styles: Mapping[str, str], width: int, for_libreoffice: bool) -> dict[str, object]:
    """What the template may use, by name; `styles` are ids by name, `width` that of the text in twips."""
    view = _View(Writer(styles["Blank"], bookmarks(document), for_libreoffice), styles, width)
    words = view.writer.words
    sections, signatures = document.sections, document.signatures
    # The last clause keeps with the signatures; behind a section of tables alone, the table does.
    *_, last = (None, *(clause for section in sections[-1:] for clause in section.walk()))
    purpose = document.purpose
    return {
        "document": document,
        "style": styles,
        "width": width,
        "employer": words(document.employer),
        "employer_label": " ".join(part.label for part in document.employer if isinstance(part, Blank)),
        "approval": view.approval(document.approval) if document.approval else None,
        "subtitle": words(document.subtitle) if not _open(document.subtitle) else "",
        "facts": [(fact.label, _open(fact.value), words(fact.value)) for fact in document.facts],
        "purpose": (purpose.title, [words(content) for content in purpose.paragraphs]) if purpose else None,
        "sections": [view.section(section, last) for section in sections],
        "signatures": [view.signature(block) for block in signatures],
        "ends_in_table": not document.note and bool(signatures or (sections and sections[-1].tables)),
    }


class _View:
    """The blocks of one document."""

    def __init__(self, writer: Writer, styles: Mapping[str, str], width: int) -> None:
        self.writer, self.styles, self.width = writer, styles, width

    def approval(self, approval: Approval) -> tuple[object, ...]:
        """Heading, columns, rows of cells; the first column is for the employer."""
        grid = word_layout.at_the_right(approval.fields, self.width)
        return approval.heading, grid.columns, self._rows(grid.rows)

    def section(self, section: Section, last: Clause | None) -> tuple[object, ...]:
        """Title, opening, paragraphs, tables."""
        title = self.writer.target(section.anchor, self.writer.words((Text(section.title),)))
        looks = ("", *(self.styles[name] for name in NUMBERED[1:]))
        paragraphs = [
            (
                looks[clause.level],
                clause.clauses or clause is last,
                sum(len(part.text) if isinstance(part, Text) else _PART for part in clause.content) > _FOUR_LINES,
                _open(clause.content),
                self.writer.target(clause.anchor, self.writer.words(clause.content)),
                clause.note,
            )
            for clause in section.walk()
        ]
        opening = self.writer.words(section.opening) if section.opening else None
        return title, opening, paragraphs, [self._table(table) for table in section.tables]

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


def _open(content: Content) -> bool:
    return any(isinstance(part, Blank) for part in content)
