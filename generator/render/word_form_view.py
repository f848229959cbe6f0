"""From a Document to the names that an employer's own Word form may use, with words alone in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.model import document as tree
from generator.model.document import RULE, Blank, Content, Text, plain
from generator.render import word_form_names as names
from generator.render.word_form_names import IDS, Named, Unknown

# An underscore of Calibri at 11 points is so wide, in millimetres; forms are set in any face.
_UNDERSCORE = 1.9
_NO_FACT = names.Fact("", "", Unknown(), False)
_NO_TABLE = names.Table("", "", (), ())
_NO_SECTION = names.Section("", "", "", "", "", False, (), (), ())
_NO_FIELD = names.Field("", "", Unknown(), "")
_NO_SIGNATURES = names.Signatures("", "", "", ())


def view(document: tree.Document, logo: object = "") -> names.Document:
    """What a form sees of a document; `logo` is what prints the employer's logo, empty where there is none."""
    sections = [(section.id, _section(section)) for section in document.sections]
    tables = [(table.id, table) for _, section in sections for table in section.tables]
    purpose, approval = document.purpose, document.approval
    fields = approval.fields if approval else ()
    return names.Document(
        kind=document.kind,
        role=document.role,
        locale=document.locale,
        language=document.language,
        place=document.jurisdiction,
        date=document.date,
        edition=document.furniture.footer_left,
        label=document.label,
        title=document.title,
        # As in our own documents: a department that is not known is no subtitle.
        subtitle="" if _open(document.subtitle) else _words(document.subtitle),
        lead=tuple(map(_words, document.lead)),
        facts=Named([(fact.id, _fact(fact)) for fact in document.facts], IDS[names.Fact], _NO_FACT),
        purpose=names.Purpose(purpose.title, tuple(map(_words, purpose.paragraphs)))
        if purpose
        else names.Purpose("", ()),
        sections=Named(sections, IDS[names.Section], _NO_SECTION),
        tables=Named(tables, IDS[names.Table], _NO_TABLE),
        approval=names.Approval(approval.heading if approval else "", _fields(fields)),
        signatures=Named(
            [(block.id, _signatures(block)) for block in document.signatures], IDS[names.Signatures], _NO_SIGNATURES
        ),
        note=document.note or "",
        employer=_employer(document, logo),
        person=_person(document.holder),
        issue=names.Issue(document.issue.number, str(document.issue.version))
        if document.issue
        else names.Issue(Unknown(), Unknown()),
        properties=_properties(document.properties),
    )


def _employer(document: tree.Document, logo: object) -> names.Employer:
    paper, named = document.letterhead, document.properties.author
    if paper is None:
        said = _said(document.employer) if document.employer else Unknown()
        name = said or named or said
        short = _known(named) or name
        return names.Employer(name, short, (), Unknown(), (), Unknown(), (), Unknown(), Unknown(), Unknown(), "")
    return names.Employer(
        name=_known(paper.name),
        short_name=_known(paper.short_name),
        lines=paper.lines,
        address=_known(", ".join(paper.address)),
        address_lines=paper.address,
        registration=_known(", ".join(paper.registration)),
        registration_lines=paper.registration,
        head_post=_known(paper.head_post),
        head_name=_known(paper.head_name),
        collective_agreement=_known(paper.collective_agreement),
        logo=logo if paper.logo else "",
    )


def _person(holder: tree.Holder | None) -> names.Person:
    if holder is None:
        return names.Person(Unknown(), Unknown(), Unknown())
    return names.Person(_known(holder.name), _known(holder.number), _known(holder.start))


def _properties(known: tree.Properties) -> names.Properties:
    return names.Properties(known.title, known.author, known.subject, ", ".join(known.keywords), known.comments)


def _fact(fact: tree.Fact) -> names.Fact:
    return names.Fact(fact.id, fact.label, _said(fact.value), fact.prominent)


def _section(section: tree.Section) -> names.Section:
    clauses = tuple(map(_clause, section.clauses))
    return names.Section(
        id=section.id,
        number=section.number,
        title=section.title,
        opening=_words(section.opening) if section.opening else "",
        look=section.look,
        boxed=section.boxed,
        clauses=clauses,
        all_clauses=tuple(_walk(clauses)),
        tables=tuple(map(_table, section.tables)),
    )


def _clause(clause: tree.Clause) -> names.Clause:
    below = tuple(map(_clause, clause.clauses))
    reason = _words(clause.reason) if clause.reason else ""
    return names.Clause(
        clause.id, clause.number, clause.level, _words(clause.content), clause.note or "", reason, below
    )


def _walk(clauses: Iterable[names.Clause]) -> Iterable[names.Clause]:
    for clause in clauses:
        yield clause
        yield from _walk(clause.clauses)


def _table(table: tree.Table) -> names.Table:
    columns = tuple(names.Column(column.id, column.title, column.align) for column in table.columns)
    cells = (zip((column.id for column in columns), map(_said, row), strict=True) for row in table.rows)
    return names.Table(table.id, table.title, columns, tuple(Named([*row], IDS[str], "") for row in cells))


def _fields(fields: Sequence[tree.Field]) -> Named[names.Field]:
    return Named([(field.id, _field(field)) for field in fields], IDS[names.Field], _NO_FIELD)


def _field(field: tree.Field) -> names.Field:
    text = _said(field.content)
    return names.Field(field.id, field.caption, text, text if text else "")


def _signatures(block: tree.SignatureBlock) -> names.Signatures:
    statement = _words(block.statement) if block.statement else ""
    return names.Signatures(block.id, block.title, statement, tuple(map(_fields, block.rows)))


def _said(content: Content) -> str:
    """The words of some content; where there is nothing but a blank, nobody has said anything."""
    nothing = _open(content) and not any(plain((part,)).strip() for part in content if not isinstance(part, Blank))
    return Unknown(_words(content)) if nothing else _words(content)


def _words(content: Content) -> str:
    """The words of some content, its blanks as lines about as long as they ask for."""
    return plain(tuple(Text(_rule(part)) if isinstance(part, Blank) else part for part in content))


def _rule(blank: Blank) -> str:
    return "_" * max(round(blank.width / _UNDERSCORE), len(RULE))


def _known(words: str) -> str:
    return words or Unknown()


def _open(content: Content) -> bool:
    return any(isinstance(part, Blank) for part in content)
