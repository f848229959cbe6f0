"""From words, tags and the names of styles to the paragraphs and tables of a form, by python-docx."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor, Twips

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

_GREY, _TAG_SIZE = RGBColor(0x7F, 0x7F, 0x7F), Pt(8)
_RULED = (("w:val", "single"), ("w:sz", "4"), ("w:space", "1"), ("w:color", "auto"))
_GAP = 283
"""Half a centimetre, in twips."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes into a document, a header or a cell of a table; `width` is that of its text in twips."""

    home: Any
    width: int

    def line(self, style: str, words: str, ruled: bool = False, remark: str = "") -> Paragraph:
        """A paragraph in a style; `remark` are more words, in the style of remarks."""
        made: Paragraph = self._paragraph()
        made.style = style
        made.add_run(words)
        if remark:
            made.add_run(remark, style="Remark")
        if ruled:
            _rule(made)
        return made

    def tag(self, words: str) -> None:
        """A tag in a paragraph of its own, which is gone when the form is filled in."""
        run = self._paragraph().add_run(f"{{%p {words} %}}")
        run.font.size, run.font.color.rgb = _TAG_SIZE, _GREY

    def remark(self, words: str) -> None:
        """A remark for whoever changes the form; no document has it."""
        run = self._paragraph().add_run(f"{{#p {words} #}}")
        run.font.size, run.font.color.rgb, run.font.italic = _TAG_SIZE, _GREY, True

    def when(self, condition: str, write: Callable[[], object]) -> None:
        """What is only there where something holds."""
        self._block("if", condition, write)

    def each(self, loop: str, write: Callable[[], object]) -> None:
        """What is there once for each thing."""
        self._block("for", loop, write)

    def either(self, condition: str, write: Callable[[], object], otherwise: Callable[[], object]) -> None:
        """One thing where something holds, and another where it does not."""
        self.tag(f"if {condition}")
        write()
        self.tag("else")
        otherwise()
        self.tag("endif")

    def table(self, style: str, shares: Sequence[int], rows: int) -> Table:
        """A table as wide as the text, its columns in these shares."""
        made: Table = (
            self.home.add_table(rows, len(shares), Twips(self.width))
            if _is_running(self.home)
            else (self.home.add_table(rows, len(shares)))
        )
        made.style, made.autofit, made.alignment = style, False, WD_TABLE_ALIGNMENT.LEFT
        for column, share in zip(made.columns, shares, strict=True):
            column.width = Twips(self.width * share // sum(shares))
            for cell in column.cells:
                cell.width = column.width
        return made

    def within(self, cell: _Cell) -> Writer:
        """A writer into a cell, whose empty paragraph is written first."""
        return Writer(cell, int(cell.width.twips) if cell.width else self.width)

    def _block(self, word: str, words: str, write: Callable[[], object]) -> None:
        self.tag(f"{word} {words}")
        write()
        self.tag(f"end{word}")

    def _paragraph(self) -> Paragraph:
        """A new paragraph; in a cell or header the empty one that is there already."""
        listed = self.home.paragraphs
        fresh = len(listed) == 1 and not listed[0].runs and not self.home.tables and not _is_body(self.home)
        made: Paragraph = listed[0] if fresh else self.home.add_paragraph()
        return made


def row_tag(table: Table, row: int, words: str) -> None:
    """A tag in a row of its own, which is gone when the form is filled in."""
    cells = table.rows[row].cells
    cell = cells[0].merge(cells[-1]) if len(cells) > 1 else cells[0]
    _small(cell, f"{{%tr {words} %}}")


def cell_tag(cell: _Cell, words: str) -> None:
    """A tag in a cell of its own, which is gone when the form is filled in."""
    _small(cell, f"{{%tc {words} %}}")


def keep_head(table: Table) -> None:
    """Let the first row be repeated on each page, and let no row be broken."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def leave_gaps(table: Table) -> None:
    """Keep the cells of a table apart: a rule under the words of one ends before the next begins."""
    for cell in table._cells:
        margins, right = OxmlElement("w:tcMar"), OxmlElement("w:right")
        right.set(qn("w:w"), str(_GAP))
        right.set(qn("w:type"), "dxa")
        margins.append(right)
        cell._tc.get_or_add_tcPr().append(margins)


def number_by_hand(document: WordDocument, styles: Sequence[str]) -> None:
    """Take styles out of their list: a form prints the numbers that a document has, at tab stops in their place."""
    begins = 0
    for name in styles:
        style: Any = document.styles[name]
        properties = style.element.get_or_add_pPr()
        if properties.numPr is not None:
            properties.remove(properties.numPr)
        shape = style.paragraph_format
        left, gap = shape.left_indent or 0, -(shape.first_line_indent or 0)
        shape.first_line_indent = begins - left
        shape.tab_stops.add_tab_stop(left - gap, WD_TAB_ALIGNMENT.RIGHT)
        shape.tab_stops.add_tab_stop(left)
        # A heading and the clauses of the first level share a column.
        begins = 0 if name == styles[0] else left
    for link in document.part.numbering_part.element.iter(qn("w:pStyle")):
        if document.styles[styles[0]].style_id == link.get(qn("w:val")):
            level = link.getparent()
            for each in level.getparent().iter(qn("w:pStyle")):
                each.getparent().remove(each)
            return


def field(paragraph: Paragraph, instruction: str) -> None:
    """A field of Word's own, such as the number of the page."""
    made = OxmlElement("w:fldSimple")
    made.set(qn("w:instr"), f" {instruction} ")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    made.append(run)
    paragraph._p.append(made)


def _small(cell: _Cell, words: str) -> None:
    run = cell.paragraphs[0].add_run(words)
    run.font.size, run.font.color.rgb = _TAG_SIZE, _GREY


def _rule(paragraph: Paragraph) -> None:
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in _RULED:
        bottom.set(qn(name), value)
    borders.append(bottom)
    properties: Any = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders,
        "w:shd",
        "w:tabs",
        "w:suppressAutoHyphens",
        "w:spacing",
        "w:ind",
        "w:contextualSpacing",
        "w:jc",
        "w:rPr",
    )


def _is_body(home: Any) -> bool:
    return hasattr(home, "core_properties")


def _is_running(home: Any) -> bool:
    return hasattr(home, "is_linked_to_previous")
