"""From documents to Markdown (CommonMark and GitHub's tables), a plain walk of the tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.assets import Assets
from generator.model.document import (
    Blank,
    Clause,
    Content,
    Document,
    Fact,
    Field,
    Section,
    SignatureBlock,
    Table,
    Text,
    plain,
)
from generator.render import letterhead

_SIGNS = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
# At the start of a line these would open a heading, a list or a rule; a list would count anew.
_START = re.compile(r"^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=(?:[-+]|=+|-+|#+)(?:\s|$)))")


def render(documents: Sequence[Document], assets: Assets) -> Iterator[bytes]:
    """Write each document as one Markdown file (UTF-8)."""
    for document in documents:
        yield ("\n\n".join(_blocks(document)) + "\n").encode()


def _blocks(document: Document) -> Iterator[str]:
    if document.approval or (document.employer and not _incomplete(document.employer)):
        labels = (Text(f" ({part.label})") for part in document.employer if isinstance(part, Blank))
        named = _paragraph((*document.employer, *labels))
        # A backslash before the end of a line keeps the next one apart from it.
        yield "\\\n".join([named, *(_at_start(_escaped(line)) for line in letterhead.lines(document))])
    if document.approval:
        yield f"**{_escaped(document.approval.heading)}**"
        yield _fields(document.approval.fields)
    if document.label:
        yield f"**{_escaped(document.label)}**"
    yield f"# {_escaped(document.title)}"
    if document.subtitle and not _incomplete(document.subtitle):
        yield _paragraph(document.subtitle)
    yield from map(_paragraph, document.lead)
    if document.facts:
        yield _grid(["", ""], [[_escaped(fact.label), _value(fact)] for fact in document.facts])
    if document.purpose:
        yield f"## {_escaped(document.purpose.title)}"
        yield from map(_paragraph, document.purpose.paragraphs)
    for section in document.sections:
        yield from (_quoted(_section(section)) if section.boxed else _section(section))
    for block in document.signatures:
        yield from _signatures(block)
    for last in (document.note, document.furniture.footer_left):
        if last:
            yield _at_start(_escaped(last))


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"## {' '.join(filter(None, (section.number, _escaped(section.title))))}"
    if section.opening:
        yield _paragraph(section.opening)
    if section.look == "prose":
        yield from (_at_start(_noted(clause)) for clause in section.walk())
    elif section.look == "clauses" and section.clauses:
        yield "\n".join(line for clause in section.clauses for line in _clause(clause))
    else:
        yield from _items(section.clauses, "- [ ] " if section.look == "checks" else "- ", "###")
    for table in section.tables:
        if table.title:
            yield f"**{_escaped(table.title)}**"
        yield _table(table)


def _clause(clause: Clause) -> Iterator[str]:
    words = f"{_at_start(clause.number)} {_noted(clause)}" if clause.number else _at_start(_noted(clause))
    yield f"{'  ' * (clause.level - 1)}- {words}"
    for below in clause.clauses:
        yield from _clause(below)


def _items(clauses: Sequence[Clause], sign: str, heading: str) -> Iterator[str]:
    """Lists of points or of boxes to tick; one with others under it is their heading."""
    for opens, together in groupby(clauses, key=lambda clause: bool(clause.clauses)):
        if opens:
            for clause in together:
                yield f"{heading} {_noted(clause)}"
                yield from _items(clause.clauses, sign, f"{heading}#")
        else:
            yield "\n".join(line for clause in together for line in _item(clause, sign))


def _item(clause: Clause, sign: str) -> Iterator[str]:
    """An item; its reason is on a line of its own, which Markdown keeps for the backslash before it."""
    yield f"{sign}{_at_start(_noted(clause))}" + ("\\" if clause.reason else "")
    if clause.reason:
        yield f"  *{_words(clause.reason)}*"


def _quoted(blocks: Iterable[str]) -> Iterator[str]:
    """What is set apart, as one quotation."""
    yield "\n".join(f"> {line}".rstrip(" ") for line in "\n\n".join(blocks).split("\n"))


def _table(table: Table) -> str:
    titles = [_escaped(column.title) for column in table.columns]
    return _grid(titles, [[*map(_words, row)] for row in table.rows], [column.align for column in table.columns])


def _signatures(block: SignatureBlock) -> Iterator[str]:
    yield f"## {_escaped(block.title)}"
    if block.statement:
        yield _paragraph(block.statement)
    for _, rows in groupby(block.rows, key=lambda row: [field.caption for field in row]):
        yield _fields(*rows)


def _fields(*rows: Sequence[Field]) -> str:
    """Rows of places to sign, under one head of their captions."""
    return _grid([_escaped(field.caption) for field in rows[0]], [[_words(field.content) for field in r] for r in rows])


def _grid(head: Sequence[str], rows: Iterable[Sequence[str]], sides: Sequence[str] = ()) -> str:
    rule = [*("---:" if side == "right" else "---" for side in sides)] or ["---"] * len(head)
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def _paragraph(content: Content) -> str:
    return _at_start(_words(content))


def _value(fact: Fact) -> str:
    return f"**{_words(fact.value)}**" if fact.prominent else _words(fact.value)


def _noted(clause: Clause) -> str:
    return _words(clause.content) + (f" *({_escaped(clause.note)})*" if clause.note else "")


def _words(content: Content) -> str:
    return _escaped(plain(content))


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)


def _at_start(text: str) -> str:
    return _START.sub(lambda found: f"{found[1] or ''}\\", text)


def _incomplete(content: Content) -> bool:
    return any(isinstance(part, Blank) for part in content)
