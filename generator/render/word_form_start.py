"""From a kind of document to the Word form that an employer begins with: our own design, tags in place of words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt, Twips
from docx.table import _Cell

from generator.assets import Assets
from generator.office import archive
from generator.render import word_dense, word_form_writing, word_reference
from generator.render.word_form_writing import Writer, cell_tag, field, keep_head, leave_gaps, row_tag
from generator.render.word_numbering import NUMBERED

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_ABOUT = (
    "This is a form for {kind}: what stands between braces is filled in, everything else is yours to change. Text in "
    "small grey letters is taken out when the form is filled in. templates/README.md explains the tags and lists all "
    "names."
)
_CALLED = {"job-description": "job descriptions", "vacancy": "vacancies", "cv-guide": "guidance on CVs"}
_DAY = datetime(1980, 1, 1)
_LABELS, _HALVES = (2, 5), (1, 1)
_TARGETS = ("reference", "target", "bound", "frequency", "source")


def form(kind: str, assets: Assets) -> bytes:
    """The bytes of a form for a kind of document, in the styles of the reference document.

    Raises InputError when the reference document cannot be used.
    """
    reference = assets.template("docx/reference.docx")
    word_reference.opened(reference)
    document = docx.Document(str(reference))
    body = document.element.body
    for element in [each for each in body if not each.tag.endswith("}sectPr")]:
        body.remove(element)
    word_form_writing.number_by_hand(document, NUMBERED)
    if kind in word_dense.KINDS:
        word_dense.thicken(document.styles.element)
    page = document.sections[-1]
    width = int(((page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)) / Mm(1) * 1440 / 25.4)
    _Form(Writer(document, width), kind).write()
    _running_words(document, width, kind)
    return _saved(document, kind)


class _Form:
    """Writes the body of a form, from the head of the first page to the note at the end."""

    def __init__(self, writer: Writer, kind: str) -> None:
        self.to, self.kind = writer, kind

    def write(self) -> None:
        """All of it, in the order in which it is read."""
        to = self.to
        to.remark(_ABOUT.format(kind=_CALLED[self.kind]))
        to.when("employer or approval", self._masthead)
        to.line("Document Kind", "{{ label }}")
        to.line("Title", "{{ title }}")
        to.when("subtitle", lambda: to.line("Subtitle", "{{ subtitle }}"))
        to.each("paragraph in lead", lambda: to.line("Lead", "{{ paragraph }}"))
        to.remark("The table of facts. One of them alone is written so: facts.department, facts.workplace.")
        self._facts()
        to.when("purpose", self._purpose)
        to.remark("All sections in order. One of them alone is written so: sections.duties.")
        to.each("section in sections", self._numbered if self.kind == "job-description" else self._listed)
        if self.kind == "job-description":
            to.each("block in signatures", self._signatures)
        to.when("note", lambda: to.line("Note", "{{ note }}"))

    def _masthead(self) -> None:
        """The employer on the left, the approval on the right."""
        table = self.to.table("Layout Table", _HALVES, 1)
        leave_gaps(table)
        left, right = (self.to.within(cell) for cell in table.rows[0].cells)
        left.when("employer.logo", lambda: left.line("Employer", "{{ employer.logo }}"))
        left.line("Employer", "{{ employer.name }}")
        left.each("line in employer.lines", lambda: left.line("Field Caption", "{{ line }}"))
        right.when("approval", lambda: self._approval(right))

    @staticmethod
    def _approval(to: Writer) -> None:
        to.line("Approval", "{{ approval.heading }}")
        to.tag("for field in approval.fields")
        line = to.line("Field", "{{ field.known }}", ruled=True)
        line.paragraph_format.space_before = Mm(2)
        to.line("Field Caption", "{{ field.caption }}")
        to.tag("endfor")

    def _facts(self) -> None:
        told = self.kind == "vacancy"
        tags = {1: "if fact.prominent", 3: "else", 5: "endif"} if told else {}
        styles = {2: "Fact Prominent", 4: "Fact Value"} if told else {1: "Fact Value"}
        last = len(tags) + len(styles) + 1
        table = self.to.table("Fact Table", _LABELS, last + 1)
        for row, words in ({0: "for fact in facts", last: "endfor"} | tags).items():
            row_tag(table, row, words)
        for row, style in styles.items():
            label, value = table.rows[row].cells
            self.to.within(label).line("Fact Label", "{{ fact.label }}")
            self.to.within(value).line(style, "{{ fact.value }}")

    def _purpose(self) -> None:
        self.to.line("Heading Unnumbered", "{{ purpose.title }}")
        self.to.each("paragraph in purpose.paragraphs", lambda: self.to.line("Body Text", "{{ paragraph }}"))

    # --- sections of clauses

    def _numbered(self) -> None:
        """Heading, opening, clauses of three levels, tables."""
        to = self.to
        to.line("Heading 1", "\t{{ section.number }}\t{{ section.title }}")
        to.when("section.opening", lambda: self._leading(to, "{{ section.opening }}"))
        self._clauses("clause", "section.clauses", ("below", "lowest"))
        to.each("table in section.tables", self._table)

    def _clauses(self, name: str, listed: str, below: tuple[str, ...]) -> None:
        style = NUMBERED[3 - len(below)]
        self.to.tag(f"for {name} in {listed}")
        remark = f"{{% if {name}.note %}} ({{{{ {name}.note }}}}){{% endif %}}"
        self.to.line(style, f"\t{{{{ {name}.number }}}}\t{{{{ {name}.text }}}}", remark=remark)
        if below:
            self._clauses(below[0], f"{name}.clauses", below[1:])
        self.to.tag("endfor")

    def _table(self) -> None:
        # Word would make one table of two that touch.
        self.to.either("table.title", lambda: self.to.line("Caption", "{{ table.title }}"), lambda: self._gap(10))
        self.to.either(
            'table.id == "targets"',
            lambda: self._columns((3, 11, 9, 6, 8), [f"{{{{ row.{name} }}}}" for name in _TARGETS]),
            lambda: self._columns((3, 1), ["{{ row[0] }}", "{{ row[1] }}"]),
        )

    def _columns(self, shares: tuple[int, ...], cells: list[str]) -> None:
        table = self.to.table("Data Table", shares, 4)
        for index, words in enumerate(cells):
            heading = f"{{{{ table.columns[{index}].title }}}}"
            self.to.within(table.cell(0, index)).line("Table Heading", heading)
            self.to.within(table.cell(2, index)).line("Table Text", words)
        keep_head(table)
        row_tag(table, 1, "for row in table.rows")
        row_tag(table, 3, "endfor")

    def _signatures(self) -> None:
        to = self.to
        to.line("Heading Unnumbered", "{{ block.title }}")
        to.when("block.statement", lambda: self._leading(to, "{{ block.statement }}"))
        table = to.table("Layout Table", (1, 1, 1), 4)
        leave_gaps(table)
        for row, style, words in ((1, "Field", "{{ field.known }}"), (2, "Field Caption", "{{ field.caption }}")):
            before, cell, after = table.rows[row].cells
            cell_tag(before, "for field in row")
            line = to.within(cell).line(style, words, ruled=style == "Field")
            line.paragraph_format.space_before = Mm(4) if style == "Field" else None
            cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM if style == "Field" else None
            cell_tag(after, "endfor")
        row_tag(table, 0, "for row in block.rows")
        row_tag(table, 3, "endfor")

    # --- sections of points

    def _listed(self) -> None:
        """Heading, opening, points; a section that is set apart stands in a frame."""
        self.to.either("section.boxed", self._framed, lambda: self._points(self.to))

    def _framed(self) -> None:
        self._gap()
        cell: _Cell = self.to.table("Frame Table", (1,), 1).cell(0, 0)
        self._points(self.to.within(cell))
        self._gap()

    def _gap(self, points: int = 5) -> None:
        gap = self.to.line("Normal", "").paragraph_format
        gap.keep_with_next = True
        gap.line_spacing, gap.line_spacing_rule = Pt(points), WD_LINE_SPACING.EXACTLY

    def _points(self, to: Writer) -> None:
        to.when("section.title", lambda: to.line("Heading Unnumbered", "{{ section.title }}"))
        to.when("section.opening", lambda: self._leading(to, "{{ section.opening }}"))
        to.tag("for clause in section.clauses")
        to.tag("if clause.clauses")
        to.line("Heading 2", "{{ clause.text }}")
        to.each("point in clause.clauses", lambda: to.line("Point", "{{ point.text }}"))
        to.tag('elif section.look == "prose"')
        to.line("Body Text", "{{ clause.text }}")
        if self.kind == "cv-guide":
            to.tag('elif section.look == "checks"')
            to.line("Check", "☐\t{{ clause.text }}")
            to.when("clause.reason", lambda: to.line("Reason", "{{ clause.reason }}"))
        to.tag("else")
        to.line("Point", "{{ clause.text }}")
        to.tag("endif")
        to.tag("endfor")

    @staticmethod
    def _leading(to: Writer, words: str) -> None:
        """Words that lead to what is below them."""
        to.line("Body Text", words).paragraph_format.keep_with_next = True


def _running_words(document: WordDocument, width: int, kind: str) -> None:
    """The header from page 2 on, the footer on every page."""
    section = document.sections[-1]
    section.different_first_page_header_footer = True
    running: Mapping[str, object] = {
        "header": section.header,
        "footer": section.footer,
        "first_header": section.first_page_header,
        "first_footer": section.first_page_footer,
    }
    for name, home in running.items():
        root = home._element  # type: ignore[attr-defined]
        for element in list(root):
            root.remove(element)
        to = Writer(home, width)
        if name == "header":
            line = to.line("Header", "{% if employer %}{{ employer.short_name }}{% endif %}\t{{ label }} – {{ title }}")
            line.paragraph_format.tab_stops.add_tab_stop(Twips(width), WD_TAB_ALIGNMENT.RIGHT)
        elif name.endswith("footer") and kind != "vacancy":
            line = to.line("Footer", "{{ edition }}\t")
            field(line, "PAGE")
            line.add_run(" / ")
            field(line, "NUMPAGES")
        else:
            to.line("Header", "")


def _saved(document: WordDocument, kind: str) -> bytes:
    """The same bytes each time, with nothing of the day or the program in them."""
    known = document.core_properties
    known.author, known.title, known.comments = "", f"Form for {_CALLED[kind]}", ""
    known.created = known.modified = _DAY
    known.last_modified_by = ""
    file = BytesIO()
    document.save(file)
    parts = archive.read(file.getvalue(), kind)
    return archive.write(archive.entry(name, data, kept=True) for name, data in parts.items())
