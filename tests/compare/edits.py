"""Documents edited at random: clauses that come, go, change their words or their place, facts and tables likewise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from hypothesis import strategies as st

from generator.model.document import Clause, Content, Document, Purpose, Reference, Section, Table, Text, plain

T = TypeVar("T")
Edit = Callable[[Document], Document]
WORDS = (
    "vente",
    "«\u00a0client\u00a0»",
    "R&D",
    "<b>",
    "40\u00a0%",
    "à",
    "l’offre",
    "договор",
    "Übersicht",
    "12,5",
    "—",
    ".",
)


def texts() -> st.SearchStrategy[str]:
    """Some words of several languages, with signs that are not letters."""
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)


def documents(base: Document) -> st.SearchStrategy[Document]:
    """A document that somebody has edited up to a dozen times."""
    return st.lists(edits(), max_size=12).map(lambda chosen: _all(base, chosen))


def edits() -> st.SearchStrategy[Edit]:
    """One edit, whatever the document is."""
    place = st.integers(0, 99)
    return st.one_of(
        st.builds(_on_clauses, place, st.builds(_without, place)),
        st.builds(_on_clauses, place, st.builds(_moved, place, place)),
        st.builds(_on_clauses, place, st.builds(_added, place, place, texts())),
        st.builds(_on_clauses, place, st.builds(_reworded, place, texts(), place)),
        st.builds(_on_sections, st.builds(_without, place)),
        st.builds(_on_sections, st.builds(_moved, place, place)),
        st.builds(_on_facts, place, texts()),
        st.builds(_on_rows, place, st.builds(_without, place)),
        st.builds(_on_rows, place, st.builds(_moved, place, place)),
        st.builds(_retitled, texts()),
        st.sampled_from([_without_purpose, _without_signatures, _with_note, _without_facts]),
    )


def _all(document: Document, chosen: Sequence[Edit]) -> Document:
    for edit in chosen:
        document = edit(document)
    return _mended(document)


def _mended(document: Document) -> Document:
    """The document without references that lead nowhere: no role makes one."""
    known = {section.anchor for section in document.sections if section.title}
    known.update(clause.anchor for clause in document.walk())

    def content(said: Content) -> Content:
        lost = [isinstance(part, Reference) and part.anchor not in known for part in said]
        return tuple(Text(plain((part,))) if gone else part for part, gone in zip(said, lost, strict=True))

    def clause(old: Clause) -> Clause:
        return replace(old, content=content(old.content), clauses=tuple(map(clause, old.clauses)))

    def table(old: Table) -> Table:
        return replace(old, rows=tuple(tuple(map(content, row)) for row in old.rows))

    sections = (
        replace(each, clauses=tuple(map(clause, each.clauses)), tables=tuple(map(table, each.tables)))
        for each in document.sections
    )
    return replace(document, sections=tuple(sections))


def _without(at: int) -> Callable[[tuple[T, ...]], tuple[T, ...]]:
    return lambda things: tuple(each for index, each in enumerate(things) if index != at % len(things))


def _moved(at: int, to: int) -> Callable[[tuple[T, ...]], tuple[T, ...]]:
    def move(things: tuple[T, ...]) -> tuple[T, ...]:
        left = [*things]
        taken = left.pop(at % len(left))
        left.insert(to % (len(left) + 1), taken)
        return tuple(left)

    return move


def _added(at: int, name: int, text: str) -> Callable[[tuple[Clause, ...]], tuple[Clause, ...]]:
    def add(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        first = clauses[0]
        made = replace(first, id=f"new-{name}", anchor=f"new-{name}", content=(Text(text),), clauses=(), note=None)
        return (*clauses[: at % (len(clauses) + 1)], made, *clauses[at % (len(clauses) + 1) :])

    return add


def _reworded(at: int, text: str, cut: int) -> Callable[[tuple[Clause, ...]], tuple[Clause, ...]]:
    def reword(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        here = at % len(clauses)
        said = plain(clauses[here].content)
        kept = said[: cut % (len(said) + 1)]
        content: Content = (Text(f"{kept}{text}"),)
        return (*clauses[:here], replace(clauses[here], content=content), *clauses[here + 1 :])

    return reword


def _on_clauses(at: int, change: Callable[[tuple[Clause, ...]], tuple[Clause, ...]]) -> Edit:
    def edit(document: Document) -> Document:
        return _in_section(document, at, lambda section: replace(section, clauses=_kept(section.clauses, change)))

    return edit


def _in_section(document: Document, at: int, change: Callable[[Section], Section]) -> Document:
    sections = document.sections
    if not sections:
        return document
    here = at % len(sections)
    made = change(sections[here])
    # An anchor is there once, whatever is added twice.
    others = {clause.anchor for section in sections for clause in section.walk() if section != sections[here]}
    anchors = [clause.anchor for clause in made.walk()]
    if len(set(anchors)) < len(anchors) or others & set(anchors):
        return document
    return replace(document, sections=(*sections[:here], made, *sections[here + 1 :]))


def _kept(things: tuple[T, ...], change: Callable[[tuple[T, ...]], tuple[T, ...]]) -> tuple[T, ...]:
    return change(things) if things else things


def _on_sections(change: Callable[[tuple[Section, ...]], tuple[Section, ...]]) -> Edit:
    return lambda document: replace(document, sections=_kept(document.sections, change))


def _on_facts(at: int, text: str) -> Edit:
    def edit(document: Document) -> Document:
        facts = document.facts
        if not facts:
            return document
        here = at % len(facts)
        return replace(
            document, facts=(*facts[:here], replace(facts[here], value=(Text(text),)), *facts[here + 1 + at % 2 :])
        )

    return edit


def _on_rows(at: int, change: Callable[[tuple[tuple[Content, ...], ...]], tuple[tuple[Content, ...], ...]]) -> Edit:
    def on_table(table: Table) -> Table:
        return replace(table, rows=_kept(table.rows, change))

    def edit(document: Document) -> Document:
        return _in_section(document, at, lambda section: replace(section, tables=tuple(map(on_table, section.tables))))

    return edit


def _retitled(text: str) -> Edit:
    return lambda document: replace(document, title=text)


def _without_purpose(document: Document) -> Document:
    said = Purpose("Finalité", ((Text("Vendre."),),)) if document.purpose is None else None
    return replace(document, purpose=said)


def _without_signatures(document: Document) -> Document:
    return replace(document, signatures=())


def _with_note(document: Document) -> Document:
    return replace(document, note=None if document.note else "Une note.")


def _without_facts(document: Document) -> Document:
    return replace(document, facts=())
