"""From documents to plain text of 78 columns, a plain walk of the tree; what is to be pasted has no columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from generator.assets import Assets
from generator.model.document import Blank, Clause, Content, Document, Field, Section, SignatureBlock, plain
from generator.render import letterhead

WIDTH = 78
_APPROVAL_INDENT = 34
# A column of text is about as wide as 2.5 mm on paper.
_MILLIMETRES = 2.5
# Imprimerie nationale, Lexique des règles typographiques: a colon has a no-break space before it.
_COLONS = {"fr": "\u00a0: "}

Block = Iterable[str]


def render(documents: Sequence[Document], assets: Assets) -> Iterator[bytes]:
    """Write each document as one text file (UTF-8), with no spaces at the ends of lines.

    It is wrapped and its headings are ruled, unless it is to be pasted.
    """
    for document in documents:
        sheet = _Sheet(_columns(document), document.pasted, _COLONS.get(document.language, ": "))
        blocks = ("\n".join(line.rstrip(" ") for line in block) for block in sheet.blocks(document))
        yield ("\n\n".join(blocks) + "\n").encode()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Makes the lines of each block of one document; an empty line goes between two blocks.

    `columns` are how wide the numbers of each level are; `pasted` is for a message or a form, which wraps by itself;
    `colon` stands there between a label and its words.
    """

    columns: Sequence[int]
    pasted: bool
    colon: str

    def blocks(self, document: Document) -> Iterator[Block]:
        """All of a document, in reading order."""
        yield from self.head(document)
        yield from (self.paragraph(plain(content)) for content in document.lead)
        if document.facts:
            yield self.labelled([(fact.label, plain(fact.value)) for fact in document.facts])
        if document.purpose:
            yield self.heading(document.purpose.title, "-")
            yield from (self.paragraph(plain(content)) for content in document.purpose.paragraphs)
        for section in document.sections:
            yield from self.framed(section) if section.boxed and not self.pasted else self.section(section)
        for block in document.signatures:
            yield from self.signatures(block)
        for last in (document.note, document.furniture.footer_left):
            if last:
                yield self.paragraph(last)

    def head(self, document: Document) -> Iterator[Block]:
        """Employer, approval, kind, title and what stands under it."""
        employer = document.employer
        if document.approval or (employer and not _incomplete(employer)):
            labels = [part.label for part in employer if isinstance(part, Blank)]
            named = self.paragraph(" ".join([plain(employer), *(f"({label})" for label in labels)]))
            yield [*named, *(line for sender in letterhead.lines(document) for line in self.paragraph(sender))]
        if document.approval:
            yield [" " * _APPROVAL_INDENT + document.approval.heading]
            yield self.fields(document.approval.fields, _APPROVAL_INDENT)
        if document.label:
            yield self.paragraph(document.label)
        yield self.heading(document.title, "=")
        if document.subtitle and not _incomplete(document.subtitle):
            yield self.paragraph(plain(document.subtitle))

    def framed(self, section: Section) -> Iterator[Block]:
        """A section between two rules as wide as the text, the first of which rules its heading too."""
        first, *others = self.section(section)
        yield ["-" * WIDTH, *first] if not section.title else [*self.paragraph(section.title), "-" * WIDTH]
        yield from others
        yield ["-" * WIDTH]

    def section(self, section: Section) -> Iterator[Block]:
        """Heading, opening, clauses, tables."""
        if section.title:
            yield self.heading("  ".join(filter(None, (section.number, section.title))), "-")
        if section.opening:
            yield self.paragraph(plain(section.opening))
        if section.look == "clauses":
            yield from map(self.clause, section.clauses)
        elif section.look == "prose":
            yield from (self.paragraph(_noted(clause)) for clause in section.walk())
        else:
            yield from self.items(section.clauses, "[ ] " if section.look == "checks" else "- ")
        for table in section.tables:
            if table.title:
                yield self.paragraph(table.title)
            titles = [column.title for column in table.columns]
            if not table.title:
                yield [" – ".join(titles), *(line for row in table.rows for line in self.row(row))]
                continue
            for row in table.rows:
                # Side by side, five columns would leave a word or two to each line.
                yield self.labelled([*zip(titles, map(plain, row), strict=True)])

    def row(self, row: Sequence[Content]) -> list[str]:
        """A row of a table that has few columns and no title, as an item of a list."""
        return self.hanging("- ", " – ".join(map(plain, row)))

    def clause(self, clause: Clause) -> Iterator[str]:
        """A clause behind its number, and those under it."""
        indent = sum(self.columns[: clause.level])
        first = f"{clause.number:>{indent - 1}} " if clause.number else " " * sum(self.columns[: clause.level - 1])
        yield from self.hanging(first, _noted(clause))
        for below in clause.clauses:
            yield from self.clause(below)

    def items(self, clauses: Sequence[Clause], sign: str) -> Iterator[Block]:
        """Items that follow each other are a block; a heading of some begins theirs."""
        lines: list[str] = []
        for clause in clauses:
            if clause.clauses:
                if lines:
                    yield lines
                first, *others = self.items(clause.clauses, sign)
                yield [*self.paragraph(_noted(clause)), *first]
                yield from others
                lines = []
                continue
            lines += self.hanging(sign, _noted(clause))
            if clause.reason:
                lines += self.hanging(" " * len(sign), plain(clause.reason))
        if lines:
            yield lines

    def signatures(self, block: SignatureBlock) -> Iterator[Block]:
        """Heading, statement, a row of fields for each person."""
        yield self.heading(block.title, "-")
        if block.statement:
            yield self.paragraph(plain(block.statement))
        yield from (self.fields(row) for row in block.rows)

    def fields(self, fields: Sequence[Field], indent: int = 0) -> list[str]:
        """Places to write or read something, each on its line."""
        return self.labelled(
            [(each.caption, _rule(each) if _incomplete(each.content) else plain(each.content)) for each in fields],
            indent,
        )

    def labelled(self, lines: Sequence[tuple[str, str]], indent: int = 0) -> list[str]:
        """Labels in a column of their own, the words beside them; in a message columns would not stand."""
        if self.pasted:
            return [f"{label}{self.colon}{words}" for label, words in lines]
        width = max(len(label) for label, _ in lines) + 2
        return [line for label, words in lines for line in self.hanging(f"{' ' * indent}{label:<{width}}", words)]

    def hanging(self, first: str, words: str) -> list[str]:
        """Words behind a sign, and under their own beginning where they go on."""
        if self.pasted:
            return [first + words]
        return wrap(
            words,
            WIDTH,
            initial_indent=first,
            subsequent_indent=" " * len(first),
            break_long_words=False,
            break_on_hyphens=False,
        ) or [first]

    def paragraph(self, words: str) -> list[str]:
        """Words from the margin on."""
        return self.hanging("", words)

    def heading(self, words: str, line: str) -> list[str]:
        """A heading, ruled with a line of signs."""
        lines = self.paragraph(words)
        return lines if self.pasted else [*lines, line * max(map(len, lines))]


def _columns(document: Document) -> list[int]:
    """How wide the numbers of each level are, with the space behind them."""
    widths: dict[int, int] = {}
    for clause in document.walk():
        if clause.number:
            widths[clause.level] = max(widths.get(clause.level, 0), len(clause.number) + 1)
    return [widths.get(level, 0) for level in range(1, max(widths, default=0) + 1)]


def _noted(clause: Clause) -> str:
    return plain(clause.content) + (f" ({clause.note})" if clause.note else "")


def _rule(field: Field) -> str:
    return "_" * int(field.width / _MILLIMETRES)


def _incomplete(content: Content) -> bool:
    return any(isinstance(part, Blank) for part in content)
