"""Markdown, text and JSON hold the whole tree, every number as it is printed, and keep their own rules."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from generator.assets import Assets
from generator.model.document import Blank, Document, Text, plain
from generator.render import renderer
from generator.render.json import tree

Documents = Mapping[tuple[str, str], Document]
FRENCH, RUSSIAN = ("client-search-manager", "fr-FR"), ("account-manager", "fr-RU")


def drawn(document: Document, format: str) -> str:
    (data,) = renderer(format)([document], Assets())
    return data.decode()


def numbers(document: Document) -> list[str]:
    return [clause.number for clause in document.walk()]


def walk(clauses: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [found for clause in clauses for found in (clause, *walk(clause["clauses"]))]


def said_in(document: Document, words: str) -> Document:
    """The document with other words in its first clause."""
    first = document.sections[0]
    clause = replace(first.clauses[0], content=(Text(words),), clauses=())
    return replace(document, sections=(replace(first, clauses=(clause, *first.clauses[1:])), *document.sections[1:]))


class TestMarkdown:
    def test_holds_every_clause_in_order_behind_its_number(self, documents: Documents) -> None:
        for document in documents.values():
            lines = re.findall(r"(?m)^ *- (\S+) ", drawn(document, "md"))
            assert [line.replace("\\", "") for line in lines] == numbers(document)

    def test_counts_nothing_itself(self, documents: Documents) -> None:
        assert "- 1\\. " in drawn(documents[RUSSIAN], "md")
        for document in documents.values():
            assert not re.search(r"(?m)^\s*(?:- )?\d+[.)]\s", drawn(document, "md"))

    def test_indents_a_clause_under_the_one_it_belongs_to(self, documents: Documents) -> None:
        document = documents[FRENCH]
        levels = [len(found) // 2 + 1 for found in re.findall(r"(?m)^( *)- \S", drawn(document, "md"))]
        assert levels == [clause.level for clause in document.walk()]
        assert max(levels) == 3

    def test_leaves_no_word_to_be_taken_for_markup(self, documents: Documents) -> None:
        text = drawn(said_in(documents[FRENCH], "R&D <b> *a* _b_ [c](d) `e` | &lt; \\"), "md")
        assert r"R&D \<b\> \*a\* \_b\_ \[c\](d) \`e\` \| \&lt; \\" in text

    @pytest.mark.parametrize("words", ["# titre", "- tiret", "+ plus", "1. un", "12) deux", "==="])
    def test_opens_no_heading_or_list_by_the_words_of_a_paragraph(self, documents: Documents, words: str) -> None:
        document = documents[FRENCH]
        assert document.purpose
        changed = replace(document, purpose=replace(document.purpose, paragraphs=((Text(words),),)))
        (line,) = (line for line in drawn(changed, "md").splitlines() if line.replace("\\", "") == words)
        assert line == re.sub(r"^(\d*)", r"\1\\", words, count=1)

    def test_draws_each_table_with_one_cell_for_each_column(self, documents: Documents) -> None:
        document = documents[FRENCH]
        lines = drawn(document, "md").splitlines()
        (table,) = (table for section in document.sections for table in section.tables)
        at = lines.index(f"| {' | '.join(column.title for column in table.columns)} |")
        assert lines[at + 1] == "|" + " --- |" * len(table.columns)
        for row, line in zip(table.rows, lines[at + 2 :], strict=False):
            assert line == f"| {' | '.join(map(plain, row))} |"


class TestText:
    def test_holds_every_clause_in_order_behind_its_number(self, documents: Documents) -> None:
        for document in documents.values():
            flat = " ".join(drawn(document, "txt").split())
            at = 0
            for clause in document.walk():
                at = flat.index(" ".join(f" {clause.number} {plain(clause.content)}".split()), at)

    def test_is_wrapped_has_no_spaces_at_the_ends_of_lines_and_ends_in_one_line_feed(
        self, documents: Documents
    ) -> None:
        for document in documents.values():
            text = drawn(document, "txt")
            assert max(map(len, text.splitlines())) <= 78
            assert not re.search(r"(?m)[ \t]$", text)
            assert text.endswith("\n")
            assert not text.endswith("\n\n")

    def test_hangs_the_numbers_and_aligns_their_ends(self, documents: Documents) -> None:
        lines = drawn(documents[RUSSIAN], "txt").splitlines()
        ends = {line.index(found[0]) + len(found[0]) for line in lines if (found := re.match(r" *2\.\d+(?= )", line))}
        assert len(ends) == 1
        (at,) = (index for index, line in enumerate(lines) if line.lstrip().startswith("2.3 "))
        assert len(lines[at + 1]) - len(lines[at + 1].lstrip()) == ends.pop() + 1

    def test_has_a_line_for_each_thing_to_sign(self, documents: Documents) -> None:
        document = documents[RUSSIAN]
        text = drawn(document, "txt")
        rows = [*(row for block in document.signatures for row in block.rows)]
        assert document.approval
        fields = [*document.approval.fields, *(field for row in rows for field in row)]
        to_sign = [field for field in fields if field.id == "signature"]
        assert len(re.findall(r"(?m)^ *signature +_{16,}$", text)) == len(to_sign)


class TestJson:
    def test_holds_every_clause_in_order(self, documents: Documents) -> None:
        for document in documents.values():
            data = json.loads(drawn(document, "json"))
            clauses = [clause for section in data["sections"] for clause in walk(section["clauses"])]
            assert [clause["number"] for clause in clauses] == numbers(document)
            assert [clause["text"] for clause in clauses] == [plain(clause.content) for clause in document.walk()]
            assert [section["number"] for section in data["sections"]] == [part.number for part in document.sections]

    def test_is_written_for_people_too(self, documents: Documents) -> None:
        text = drawn(documents[RUSSIAN], "json")
        assert '\n  "title": "Chargé / Chargée de clientèle"' in text
        assert text.endswith("}\n")

    def test_shows_a_blank_as_eight_underscores(self, documents: Documents) -> None:
        data = json.loads(drawn(documents[RUSSIAN], "json"))
        assert {fact["value"] for fact in data["facts"] if fact["id"] == "workplace"} == {"________"}

    def test_says_where_words_came_from_when_asked_and_only_then(self, documents: Documents) -> None:
        document = documents[FRENCH]
        for origins in (True, False):
            clauses = [clause for section in tree(document, origins)["sections"] for clause in walk(section["clauses"])]
            assert all(("origin" in clause) == origins for clause in clauses)
        told = tree(document, origins=True)["sections"][0]["clauses"][0]["origin"]
        assert re.match(r"roles/\S+\.yaml:\d+", told)

    def test_leaves_nothing_of_the_tree_out(self, documents: Documents) -> None:
        data = tree(documents[FRENCH])
        left_out = set(Document.__dataclass_fields__) - set(data)
        assert not left_out
        assert data["furniture"]["page"] == "Page {number} sur {count}"
        assert data["page"]["margins"] == {"top": 15, "right": 20, "bottom": 20, "left": 20}
        assert tree(documents[RUSSIAN])["furniture"]["header_center"] == "{number}"


@pytest.mark.parametrize("format", ["md", "txt", "json"])
def test_a_remark_stands_behind_its_clause(documents: Documents, format: str) -> None:
    first = documents[FRENCH].sections[0]
    clause = replace(first.clauses[0], content=(Text("Remplacer"), Blank("x", "x", 20)), note="facultatif")
    changed = replace(documents[FRENCH], sections=(replace(first, clauses=(clause,)),))
    text = drawn(changed, format)
    assert text.index("Remplacer") < text.index("facultatif")
