"""A web page is one file, in its language, safe with any words, and a designer's mistakes are told with their place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from generator.assets import Assets
from generator.errors import InputError
from generator.model.document import Blank, Document, Text, plain
from generator.render import renderer

Documents = Mapping[tuple[str, str], Document]
FRENCH, RUSSIAN = ("client-search-manager", "fr-FR"), ("account-manager", "fr-RU")


def page(document: Document, assets: Assets | None = None) -> str:
    (drawn,) = renderer("html")([document], assets or Assets())
    return drawn.decode()


def body(document: Document) -> HtmlElement:
    return document_fromstring(page(document))


def own_template(folder: Path, text: str) -> Assets:
    (folder / "html").mkdir()
    (folder / "html" / "page.html.j2").write_text(text, "utf-8")
    return Assets(templates=folder)


def test_a_page_needs_no_other_file(documents: Documents) -> None:
    for document in documents.values():
        drawn = page(document)
        assert not re.search(r"https?:|@import|url\(|<link|<script|<img|src=", drawn)
        assert "--accent" in drawn
        assert "break-inside" in drawn


def test_a_page_says_its_language_and_its_title(documents: Documents) -> None:
    drawn = body(documents[RUSSIAN])
    assert drawn.get("lang") == "fr-FR"
    assert drawn.findtext(".//title") == "Fiche de poste\u00a0– Chargé / Chargée de clientèle"
    assert drawn.findtext(".//h1") == "Chargé / Chargée de clientèle"


def test_every_page_is_well_formed_and_every_anchor_stands_once(documents: Documents) -> None:
    for document in documents.values():
        drawn = page(document)
        elements = list(document_fromstring(drawn).iter())
        anchors = [element.get("id") for element in elements if element.get("id")]
        assert len(anchors) == len(set(anchors))
        assert {element.get("href", "")[1:] for element in elements if element.tag == "a"} <= set(anchors)
        # All but the declaration and the void elements is XML too: nothing is left open.
        closed = re.sub(r"<(meta[^>]*)>", r"<\1/>", drawn).replace("<!DOCTYPE html>", "")
        etree.fromstring(closed.encode())


def test_every_clause_stands_in_order_behind_its_number(documents: Documents) -> None:
    for document in documents.values():
        said = [item.text_content().strip() for item in body(document).xpath("//li/p")]
        numbers = [clause.number for clause in document.walk()]
        assert [text.split(" ")[0] for text in said] == [number.split(" ")[0] for number in numbers]


def test_words_that_look_like_markup_stay_words(documents: Documents) -> None:
    hostile = "R&D <b>gras</b> </style><script>alert(1)</script> \"'"
    document = documents[FRENCH]
    furniture = replace(document.furniture, header_right=hostile)
    changed = replace(document, title=hostile, employer=(Text(hostile),), furniture=furniture)
    drawn = body(changed)
    assert drawn.findtext(".//h1") == hostile
    assert drawn.find(".//p[@class='employer']").text_content() == hostile
    assert not drawn.xpath("//b | //script")


def test_a_blank_names_itself_to_a_screen_reader_and_is_as_wide_as_it_asks(documents: Documents) -> None:
    document = documents[RUSSIAN]
    drawn = body(document).xpath("//table//*[@class='blank']")
    asked = [part for fact in document.facts for part in fact.value if isinstance(part, Blank)]
    assert asked
    assert [(blank.get("aria-label"), blank.get("style")) for blank in drawn] == [
        (blank.label, f"width:{blank.width}mm") for blank in asked
    ]


def test_an_employer_who_is_known_heads_the_page_and_one_who_is_not_is_asked_for_once(documents: Documents) -> None:
    document = documents[FRENCH]
    known = replace(document, employer=(Text("Établissements Durand"),))
    assert body(known).findtext(".//p[@class='employer']") == "Établissements Durand"
    assert not body(document).xpath("//p[@class='employer']")


def test_the_approval_block_stands_before_the_title_where_the_place_has_one(documents: Documents) -> None:
    document = documents[RUSSIAN]
    assert document.approval
    drawn = page(document)
    assert drawn.index(document.approval.heading) < drawn.index("<h1>")
    assert 'class="approval"' not in page(documents[FRENCH])


def test_each_cell_of_a_table_names_its_column_for_narrow_screens(documents: Documents) -> None:
    document = documents[FRENCH]
    (table,) = (table for section in document.sections for table in section.tables)
    rows = body(document).xpath("//table[@class='data targets']/tbody/tr")
    assert [[cell.text_content() for cell in row] for row in rows] == [[*map(plain, row)] for row in table.rows]
    assert [cell.get("data-column") for cell in rows[0]] == [column.title for column in table.columns]


def test_a_users_style_sheet_comes_before_the_shipped_one(documents: Documents, tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "screen.css").write_text("h1 { color: teal }", "utf-8")
    drawn = page(documents[FRENCH], Assets(templates=tmp_path))
    assert "teal" in drawn
    assert "max-width: 46rem" not in drawn


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{{ document.titel }}", "`titel` is nothing that a document has."),
        ("{% if %}", "not written as a template should be"),
        ("{{ 1 // 0 }}", "the template fails here"),
        ("{% include 'missing.html.j2' %}", "no template called “missing.html.j2”"),
        ("{% include '../../etc/passwd' %}", "no template called"),
        ("{{ document.__class__.__mro__ }}", "may not do this"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_file_and_line(
    documents: Documents, tmp_path: Path, line: str, told: str
) -> None:
    assets = own_template(tmp_path, f"<!DOCTYPE html>\n<html>\n{line}\n</html>\n")
    with pytest.raises(InputError) as caught:
        page(documents[FRENCH], assets)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.excerpt) == (str(tmp_path / "html" / "page.html.j2"), 3, line)
    assert told in problem.text


def test_a_page_carries_the_pictures_and_fonts_that_it_names(documents: Documents, tmp_path: Path) -> None:
    assets = own_template(
        tmp_path, '<html lang="fr"><img alt="" src="logo.svg"><p style="color: red">url(x.png)</p></html>'
    )
    (tmp_path / "html" / "logo.svg").write_text("<svg/>", "utf-8")
    drawn = page(documents[FRENCH], assets)
    assert 'src="data:image/svg+xml;base64,PHN2Zy8+"' in drawn
    assert "logo.svg" not in drawn
    assert '<p style="color: red">url(x.png)</p>' in drawn


def test_a_style_sheet_may_name_a_file_beside_it(documents: Documents, tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "screen.css").write_text("h1 { background: url( 'a b.png' ) }", "utf-8")
    (tmp_path / "html" / "a b.png").write_bytes(b"a")
    assert "data:image/png;base64,YQ==" in page(documents[FRENCH], Assets(templates=tmp_path))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            '<img alt="" src="http://127.0.0.1:9/x.png">',
            "a page fetches nothing, so it may not use http://127.0.0.1:9/",
        ),
        ('<img alt="" src="//elsewhere/x.png">', "a page fetches nothing"),
        ('<script src="https://elsewhere/x.js"></script>', "a page fetches nothing"),
        ('<link rel="stylesheet" href="http://elsewhere/x.css">', "a page fetches nothing"),
        ('<style>@import url("http://elsewhere/a.css");</style>', "write the rules into the style sheet itself"),
        ('<p style="background: url(file:///etc/passwd)">x</p>', "a page fetches nothing"),
        ('<img alt="" src="../../../../etc/passwd">', "it lies outside the template folders"),
        ('<img alt="" src="missing.png">', "there is no file missing.png beside the template."),
        ('<img alt="" srcset="a.png 2x">', "`srcset` cannot be carried"),
    ],
)
def test_what_a_page_cannot_carry_is_refused(documents: Documents, tmp_path: Path, words: str, told: str) -> None:
    assets = own_template(tmp_path, f'<html lang="fr"><body>{words}</body></html>')
    with pytest.raises(InputError) as caught:
        page(documents[FRENCH], assets)
    (problem,) = caught.value.problems
    assert problem.file == str(tmp_path / "html" / "page.html.j2")
    assert told in problem.text


def test_an_empty_page_is_refused(documents: Documents, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it makes an empty page"):
        page(documents[FRENCH], own_template(tmp_path, "{# nothing #}"))


@pytest.mark.parametrize("format", ["html", "pdf"])
def test_half_a_character_is_refused(documents: Documents, tmp_path: Path, format: str) -> None:
    assets = own_template(tmp_path, r"<html lang='fr'><p>{{ '\ud800' }}</p></html>")
    with pytest.raises(InputError, match="it writes half a surrogate pair"):
        list(renderer(format)([documents[FRENCH]], assets))
