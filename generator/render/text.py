"""From documents to plain text of 78 columns, a plain walk of the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from generator.assets import Assets
from generator.model.document import Blank, Clause, Content, Document, Field, Section, SignatureBlock, plain

WIDTH = 78
_APPROVAL_INDENT = 34
# A column of text is about as wide as 2.5 mm on paper.
_MILLIMETRES = 2.5


def render(documents: Sequence[Document], assets: Assets) -> Iterator[bytes]:
    """Write each document as one text file (UTF-8): wrapped, with no spaces at the ends of lines."""
    for document in documents:
        blocks = ("\n".join(line.rstrip(" ") for line in block) for block in _blocks(document))
        yield ("\n\n".join(blocks) + "\n").encode()


def _blocks(document: Document) -> Iterator[Iterable[str]]:
    """The lines of each block; an empty line goes between two blocks."""
    if document.approval or not _incomplete(document.employer):
        labels = [part.label for part in document.employer if isinstance(part, Blank)]
        yield _paragraph(" ".join([plain(document.employer), *(f"({label})" for label in labels)]))
    if document.approval:
        yield [" " * _APPROVAL_INDENT + document.approval.heading]
        yield _fields(document.approval.fields, _APPROVAL_INDENT)
    yield _paragraph(document.label)
    yield _heading(document.title, "=")
    if document.subtitle and not _incomplete(document.subtitle):
        yield _paragraph(plain(document.subtitle))
    if document.facts:
        yield _labelled([(fact.label, plain(fact.value)) for fact in document.facts])
    if document.purpose:
        yield _heading(document.purpose.title, "-")
        yield from (_paragraph(plain(content)) for content in document.purpose.paragraphs)
    columns = _columns(document)
    for section in document.sections:
        yield from _section(section, columns)
    for block in document.signatures:
        yield from _signatures(block)
    for last in (document.note, document.furniture.footer_left):
        if last:
            yield _paragraph(last)


def _section(section: Section, columns: Sequence[int]) -> Iterator[Iterable[str]]:
    yield _heading(f"{section.number}  {section.title}", "-")
    if section.opening:
        yield _paragraph(plain(section.opening))
    for clause in section.clauses:
        yield _clause(clause, columns)
    for table in section.tables:
        if table.title:
            yield _paragraph(table.title)
        titles = [column.title for column in table.columns]
        if not table.title:
            yield [" – ".join(titles), *(line for row in table.rows for line in _row(row))]
            continue
        for row in table.rows:
            # Side by side, five columns would leave a word or two to each line.
            yield _labelled([*zip(titles, map(plain, row), strict=True)])


def _row(row: Sequence[Content]) -> list[str]:
    """A row of a table that has few columns and no title, as an item of a list."""
    return _hanging("- ", " – ".join(map(plain, row)))


def _columns(document: Document) -> list[int]:
    """How wide the numbers of each level are, with the space behind them."""
    widths: dict[int, int] = {}
    for clause in document.walk():
        widths[clause.level] = max(widths.get(clause.level, 0), len(clause.number) + 1)
    return [widths.get(level, 0) for level in range(1, max(widths, default=0) + 1)]


def _clause(clause: Clause, columns: Sequence[int]) -> Iterator[str]:
    indent = sum(columns[: clause.level])
    note = f" ({clause.note})" if clause.note else ""
    yield from _hanging(f"{clause.number:>{indent - 1}} ", plain(clause.content) + note)
    for below in clause.clauses:
        yield from _clause(below, columns)


def _signatures(block: SignatureBlock) -> Iterator[Iterable[str]]:
    yield _heading(block.title, "-")
    if block.statement:
        yield _paragraph(plain(block.statement))
    yield from (_fields(row) for row in block.rows)


def _fields(fields: Sequence[Field], indent: int = 0) -> list[str]:
    lines = [(field.caption, _rule(field) if _incomplete(field.content) else plain(field.content)) for field in fields]
    return _labelled(lines, indent)


def _rule(field: Field) -> str:
    return "_" * int(field.width / _MILLIMETRES)


def _labelled(lines: Sequence[tuple[str, str]], indent: int = 0) -> list[str]:
    """Labels in a column of their own, the words beside them."""
    width = max(len(label) for label, _ in lines) + 2
    return [line for label, words in lines for line in _hanging(f"{' ' * indent}{label:<{width}}", words)]


def _hanging(first: str, words: str) -> list[str]:
    return wrap(
        words,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first]


def _paragraph(words: str) -> list[str]:
    return _hanging("", words)


def _heading(words: str, line: str) -> list[str]:
    lines = _paragraph(words)
    return [*lines, line * max(map(len, lines))]


def _incomplete(content: Content) -> bool:
    return any(isinstance(part, Blank) for part in content)
