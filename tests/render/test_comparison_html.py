"""The page that shows what changes: whole in itself, honest about every change, readable without colour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree

import pytest

from generator.assets import Assets
from generator.compare import compare
from generator.model.comparison import Comparison
from generator.model.document import Document, Text
from generator.model.frame_compare import COMPARE
from generator.model.words import Words
from generator.render import comparison_html

pytestmark = pytest.mark.xdist_group("render-comparison-html")

Documents = Mapping[tuple[str, str], Document]
SECTION = re.compile(r"<section>.*?</section>", re.DOTALL)


@pytest.fixture(scope="module")
def english() -> Words:
    frame = {(each.context, each.english): (each.english, each.plural or each.english) for each in COMPARE}
    return Words("en", "en", "", frame, {}, lambda number: int(number != 1), lambda text: text)


def drawn(comparison: Comparison, words: Words) -> str:
    return comparison_html.render(comparison, words, Assets(), "account-manager", "HEAD~1").decode()


def marked(page: str) -> Iterator[tuple[str, str]]:
    for mark, words in re.findall(r"<(ins|del)>([^<]*)</", page):
        yield mark, unescape(words)


def test_it_says_what_is_compared_and_sums_up(documents: Documents, english: Words) -> None:
    old, new = documents["account-manager", "fr-FR"], documents["account-manager-trade", "fr-FR"]
    page = drawn(compare(old, new), english)
    assert "<h1>What changes: Chargé / Chargée de clientèle</h1>" in page
    assert "– account-manager</dd>" in page
    assert "– HEAD~1</dd>" in page
    assert re.findall("<li>(.*)</li>", page)[:2] == ["2 lines removed", "15 lines only numbered otherwise"]
    assert english.missing == {}


def test_each_change_is_there_and_what_stays_is_not(documents: Documents, english: Words) -> None:
    comparison = compare(documents["account-manager", "fr-FR"], documents["client-search-manager", "fr-FR"])
    page = drawn(comparison, english)
    pieces = {
        ("ins" if piece.mark == "inserted" or "added" in line.kinds else "del", piece.text)
        for line in comparison.walk()
        for piece in line.text
        if piece.mark != "equal" or set(line.kinds) & {"added", "removed"}
    }
    assert len(pieces) > 100
    assert pieces <= {*marked(page)}
    stayed = [piece.text for line in comparison.walk() for piece in line.text if line.kinds in ((), ("renumbered",))]
    assert stayed
    assert not [words for words in stayed if len(words) > 30 and words in unescape(page)]


def test_a_sign_and_a_word_tell_what_happened_where_there_is_no_colour(documents: Documents, english: Words) -> None:
    page = drawn(compare(documents["account-manager", "fr-FR"], documents["account-manager-short", "fr-FR"]), english)
    assert {*re.findall('<span class="badge">([^<]*)</span>', page)} == {
        "+ added",
        "− removed",
        "~ reworded",
        "↕ moved",
    }
    style = page[page.index("<style>") : page.index("</style>")]
    assert re.search(r"ins \{[^}]*text-decoration: underline", style)
    assert re.search(r"del \{[^}]*text-decoration: line-through", style)


def test_a_page_needs_nothing_beside_it_and_runs_nothing(documents: Documents, english: Words) -> None:
    page = drawn(compare(documents["account-manager", "fr-FR"], documents["account-manager-short", "fr-FR"]), english)
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.search(r"<script|<link|<img|src=|url\(|@import|style=", page)
    # Strict enough for a parser of XML, once what HTML need not close is closed.
    ElementTree.fromstring(re.sub(r"<meta [^>]*>", "", page.removeprefix("<!DOCTYPE html>")))


def test_words_that_look_like_markup_are_shown_as_they_are(documents: Documents, english: Words) -> None:
    old = documents["account-manager", "fr-FR"]
    new = replace(old, title="<script>alert(1)</script>", subtitle=(Text("R&D"),))
    page = drawn(compare(old, new), english)
    assert "<script>" not in page
    assert "R&amp;D" in page


def test_documents_that_are_the_same_are_said_to_be(documents: Documents, english: Words) -> None:
    old = documents["account-manager", "fr-FR"]
    page = drawn(compare(old, old), english)
    assert "Nothing changes." in page
    assert not SECTION.search(page)


def test_the_same_comparison_makes_the_same_bytes(documents: Documents, english: Words) -> None:
    old, new = documents["account-manager", "fr-RU"], documents["client-search-manager", "fr-RU"]
    assert drawn(compare(old, new), english) == drawn(compare(old, new), english)
