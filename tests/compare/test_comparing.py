"""Two documents compared: what came, went, moved, was reworded or only renumbered is told, once each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import Request
from generator import documents as composed
from generator.compare import compare, rows
from generator.errors import InputError
from generator.model.comparison import Comparison, Line, Target
from generator.model.document import Clause, Document, Fact, Reference, Section, Text, plain
from tests.compare import edits

pytestmark = pytest.mark.xdist_group("compare-comparing")

Documents = Mapping[tuple[str, str], Document]
DAY = date(2026, 11, 24)
DUTIES = 1


@pytest.fixture(scope="module")
def base(documents: Documents) -> Document:
    return documents["account-manager", "fr-FR"]


@pytest.fixture(scope="module")
def british() -> Document:
    (document,) = composed(Request(DAY, ("client-search-manager",), locales=("en-GB",)))
    return document


def with_clauses(document: Document, at: int, clauses: Sequence[Clause]) -> Document:
    sections = document.sections
    changed = replace(sections[at], clauses=tuple(clauses))
    return replace(document, sections=(*sections[:at], changed, *sections[at + 1 :]))


def said(line: Line, without: str) -> str:
    return "".join(piece.text for piece in line.text if piece.mark != without)


def changes(comparison: Comparison) -> list[tuple[str, tuple[str, ...]]]:
    return [(line.id, line.kinds) for line in comparison.walk() if line.kinds not in ((), ("renumbered",))]


def test_a_document_is_the_same_as_itself(documents: Documents, british: Document) -> None:
    for document in (*documents.values(), british):
        comparison = compare(document, document)
        assert not comparison.changed
        assert comparison.counts == {}
        assert [*rows(comparison)] == []
        clauses = [line for line in comparison.walk() if line.part == "clause"]
        assert [line.new_number for line in clauses] == [clause.number for clause in document.walk()]


def test_what_an_overlay_takes_away_is_gone_and_what_follows_is_only_renumbered(documents: Documents) -> None:
    comparison = compare(documents["account-manager", "fr-FR"], documents["account-manager-trade", "fr-FR"])
    assert changes(comparison) == [
        ("provisions-appointment-dismissal", ("removed",)),
        ("duties-client-advice", ("removed",)),
    ]
    assert comparison.counts == {"removed": 2, "renumbered": 15}
    gone = next(line for line in comparison.walk() if line.id == "duties-client-advice")
    assert (gone.old_number, gone.new_number) == ("10.", "")
    ids = [line.id for line in comparison.walk()]
    assert ids[ids.index("duties-client-advice") - 1] == "duties-best-clients"


def test_a_clause_that_comes_stands_where_it_came(base: Document) -> None:
    old = base.sections[DUTIES].clauses
    added = replace(old[0], id="fairs", anchor="duties-fairs", content=(Text("Tenir le stand."),))
    comparison = compare(base, with_clauses(base, DUTIES, [*old[:3], added, *old[3:]]))
    assert changes(comparison) == [("duties-fairs", ("added",))]
    ids = [line.id for line in comparison.walk()]
    assert ids[ids.index("duties-fairs") - 1] == old[2].anchor


def test_only_the_clause_that_was_taken_elsewhere_has_moved(base: Document) -> None:
    first, *others = base.sections[DUTIES].clauses
    comparison = compare(base, with_clauses(base, DUTIES, [*others[:7], first, *others[7:]]))
    assert changes(comparison) == [(first.anchor, ("moved",))]


def test_what_stands_under_a_clause_moves_with_it_unsaid(base: Document) -> None:
    category, knowledge, *others = base.sections[0].clauses
    assert knowledge.clauses
    comparison = compare(base, with_clauses(base, 0, [category, *others, knowledge]))
    assert changes(comparison) == [(knowledge.anchor, ("moved",))]


def test_a_clause_that_goes_to_another_section_moves_and_is_not_lost(base: Document) -> None:
    rights = base.sections[2].clauses
    made = with_clauses(with_clauses(base, 2, rights[1:]), DUTIES, [*base.sections[DUTIES].clauses, rights[0]])
    comparison = compare(base, made)
    assert changes(comparison) == [(rights[0].anchor, ("moved",))]
    home = next(block for block in comparison.blocks if rights[0].anchor in [line.id for line in block.lines])
    assert home.id == "duties"


def test_words_are_compared_as_words(base: Document) -> None:
    clause = base.sections[2].clauses[1]
    assert plain(clause.content) == "Disposer des fonds confiés au titre des frais de représentation."
    other = replace(clause, content=(Text("Disposer de fonds confiés au titre des frais de mission."),))
    comparison = compare(
        base, with_clauses(base, 2, [base.sections[2].clauses[0], other, *base.sections[2].clauses[2:]])
    )
    (line,) = (line for line in comparison.walk() if line.kinds == ("reworded",))
    assert [(piece.mark, piece.text) for piece in line.text] == [
        ("equal", "Disposer "), ("deleted", "des"), ("inserted", "de"),
        ("equal", " fonds confiés au titre des frais de "), ("deleted", "représentation"),
        ("inserted", "mission"), ("equal", "."),
    ]  # fmt: skip
    (row,) = (row for row in rows(comparison) if row.kinds)
    assert row.text == "Disposer [-des-]{+de+} fonds confiés au titre des frais de [-représentation-]{+mission+}."
    assert row.signs == "~"
    assert row.values == ()


def test_a_number_and_its_unit_change_as_one_word(base: Document) -> None:
    clause = base.sections[2].clauses[1]
    pair = [
        with_clauses(base, 2, [replace(clause, content=(Text(f"Répondre sous {most}\u00a0jours ouvrés."),))])
        for most in (5, 12)
    ]
    (line,) = (line for line in compare(*pair).walk() if line.kinds)
    assert ("deleted", "5\u00a0jours") in [(piece.mark, piece.text) for piece in line.text]
    assert line.values == (("5", "12"),)


def test_a_reference_that_follows_its_clause_is_no_change(british: Document) -> None:
    duties = british.sections[0]
    calls = next(clause for clause in duties.walk() if clause.id == "calls")
    under = duties.clauses[0]
    fewer = replace(under, clauses=tuple(each for each in under.clauses if each.id != "analyse-clients")[1:])
    number = {each.anchor: f"1.1.{at}" for at, each in enumerate(fewer.clauses, 1)}
    rest = tuple(replace(each, number=number[each.anchor]) for each in fewer.clauses)
    made = with_clauses(british, 0, [replace(under, clauses=rest), *duties.clauses[1:]])
    made = replace(made, sections=tuple(replace(each, tables=_renumbered(each, number)) for each in made.sections))
    comparison = compare(british, made)
    assert calls.anchor in number
    assert {kinds for _, kinds in changes(comparison)} == {("removed",)}


def _renumbered(section: Section, number: Mapping[str, str]) -> tuple:  # type: ignore[type-arg]
    def cell(content: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(
            replace(part, number=number.get(part.anchor, part.number)) if isinstance(part, Reference) else part
            for part in content
        )

    return tuple(replace(t, rows=tuple(tuple(map(cell, row)) for row in t.rows)) for t in section.tables)


def test_a_target_in_its_clause_and_in_the_table_is_one_change(british: Document) -> None:
    def more(content: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(
            replace(part, text=part.text.replace("30 calls", "45 calls").replace("30\u00a0calls", "45\u00a0calls"))
            if isinstance(part, Text)
            else part
            for part in content
        )

    def in_clause(clause: Clause) -> Clause:
        return replace(clause, content=more(clause.content), clauses=tuple(map(in_clause, clause.clauses)))

    made = replace(
        british,
        sections=tuple(
            replace(
                section,
                clauses=tuple(map(in_clause, section.clauses)),
                tables=tuple(replace(t, rows=tuple(tuple(map(more, row)) for row in t.rows)) for t in section.tables),
            )
            for section in british.sections
        ),
    )
    comparison = compare(british, made)
    assert comparison.targets == (Target("Calls made", "30", "45", "duties-calls"),)
    assert comparison.counts == {"target": 1}
    told = [(line.part, line.kinds) for line in comparison.walk() if line.kinds]
    assert told == [("clause", ("target",)), ("row", ("target",))]
    reworded = with_clauses(
        made, 0, [replace(made.sections[0].clauses[0], content=(Text("Autrement."),)), *made.sections[0].clauses[1:]]
    )
    assert compare(british, reworded).counts == {"target": 1, "reworded": 1}


def test_every_other_part_is_compared(base: Document) -> None:
    block = base.signatures[0]
    facts = tuple(fact for fact in base.facts if fact.id != "codes")
    assert base.purpose
    made = replace(
        base,
        title="Commercial",
        facts=(*facts, Fact("car", "Voiture", (Text("oui"),))),
        purpose=replace(base.purpose, paragraphs=base.purpose.paragraphs[:-1]),
        sections=(replace(base.sections[0], title="Généralités"), *base.sections[1:3], *base.sections[4:]),
        signatures=(replace(block, title="Visas"),),
        note="À relire.",
    )
    told = dict(changes(compare(base, made)))
    gone = {"codes", "purpose-was-2", "responsibilities"} | {each.anchor for each in base.sections[3].walk()}
    assert {id for id, kinds in told.items() if kinds == ("removed",)} == gone
    assert {id for id, kinds in told.items() if kinds == ("added",)} == {"car", "note"}
    assert {id for id, kinds in told.items() if kinds == ("reworded",)} == {"title", "provisions", block.id}


def test_a_clause_of_another_id_and_the_same_words_is_the_same(base: Document) -> None:
    first, *others = base.sections[DUTIES].clauses
    renamed = replace(first, id="other", anchor="duties-other")
    assert not compare(base, with_clauses(base, DUTIES, [renamed, *others])).changed


def test_documents_of_two_languages_are_refused(base: Document, british: Document) -> None:
    with pytest.raises(InputError, match="the language of one is “fr”, of the other “en”"):
        compare(base, british)


def test_both_documents_can_be_read_from_their_comparison(documents: Documents) -> None:
    roles = [role for role, locale in documents if locale == "fr-RU"]
    for one, other in permutations(roles, 2):
        old, new = documents[one, "fr-RU"], documents[other, "fr-RU"]
        assert_complete(compare(old, new), old, new)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_both_documents_can_be_read_from_a_comparison_of_any_edits(documents: Documents, data: st.DataObject) -> None:
    base = documents["client-search-manager", "fr-FR"]
    old, new = data.draw(edits.documents(base)), data.draw(edits.documents(base))
    assert_complete(compare(old, new), old, new)


def assert_complete(comparison: Comparison, old: Document, new: Document) -> None:
    lines = [line for line in comparison.walk() if line.part == "clause"]
    for document, without, absent in ((new, "deleted", "removed"), (old, "inserted", "added")):
        told = [said(line, without) for line in lines if absent not in line.kinds]
        # References are printed as in the new document.
        wanted = [shown(clause) for clause in document.walk()]
        if document is new:
            assert told == wanted
        else:
            assert len(told) == len(wanted)
            if not any(isinstance(part, Reference) for clause in old.walk() for part in clause.content):
                assert sorted(told) == sorted(wanted)


def shown(clause: Clause) -> str:
    return plain(clause.content) + (f" ({clause.note})" if clause.note else "")
