"""What candidates read: points, frames, what is set apart, no numbers, and a page or two that is all of it."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree, html

from generator.assets import Assets
from generator.model.document import Document, Page, plain
from generator.office import libreoffice
from generator.render import renderer
from generator.render.word_xml import W
from tests.render import samples

LETTER = Page("Letter", 15, 20, 20, 20, "bottom-right")


def draw(document: Document, format: str) -> bytes:
    (drawn,) = renderer(format)([document], Assets())
    return drawn


def pages(file: Path) -> list[str]:
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def printed(document: Document, folder: Path) -> list[list[str]]:
    """The pages of a document in print, and in Word as LibreOffice prints it."""
    (folder / "print.pdf").write_bytes(draw(document, "pdf"))
    (folder / "word.docx").write_bytes(draw(document, "docx"))
    libreoffice.convert(libreoffice.program(), [folder / "word.docx"], "pdf", folder)
    return [pages(folder / name) for name in ("print.pdf", "word.pdf")]


def fonts(file: Path) -> str:
    return subprocess.run(["pdffonts", file], capture_output=True, check=True).stdout.decode()


def body(document: Document) -> html.HtmlElement:
    return html.document_fromstring(draw(document, "html"))


def val(element: etree._Element, name: str) -> str | None:
    found = element.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val")


def said(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_vacancy_of_450_words_is_one_page_and_a_guide_two(
    vacancy: Document, guide: Document, tmp_path: Path, paper: str
) -> None:
    for document, count in ((vacancy, 1), (guide, 2)):
        sheet = document if paper == "A4" else replace(document, page=LETTER)
        assert [len(found) for found in printed(sheet, tmp_path)] == [count, count], document.kind


def test_they_are_set_in_the_sans_alone(vacancy: Document, guide: Document, tmp_path: Path) -> None:
    for document in (vacancy, guide):
        printed(document, tmp_path)
        for name in ("print.pdf", "word.pdf"):
            assert "PTSans" in fonts(tmp_path / name).replace("-", "")
            assert "Serif" not in fonts(tmp_path / name)


def test_no_number_stands_before_a_section_or_a_point(vacancy: Document, guide: Document, tmp_path: Path) -> None:
    for document in (vacancy, guide):
        assert not body(document).xpath("//*[@class='number']")
        for text in ("\n".join(map("\n".join, printed(document, tmp_path))), draw(document, "txt").decode()):
            for clause in document.walk():
                first = re.escape(plain(clause.content).split()[0])
                assert not re.search(rf"(?m)^\s*\d+[.\d]*\s+{first}\b", text)


class TestPoints:
    def test_are_lists_whose_headings_are_headings(self, vacancy: Document) -> None:
        (wanted,) = body(vacancy).xpath("//section[@id='wanted']")
        assert [element.tag for element in wanted] == ["h2", "h3", "ul", "h3", "ul"]
        assert [len(found.findall("li")) for found in wanted.findall("ul")] == [5, 2]

    def test_with_and_without_a_heading_may_stand_together(self, vacancy: Document) -> None:
        group = samples.clause("group", "À savoir", samples.points("below", ["Un", "Deux"], 2))
        mixed = samples.section("mixed", "Tout", "points", *samples.points("first", ["Zéro"]), group,
                                *samples.points("last", ["Trois"]))  # fmt: skip
        document = replace(vacancy, sections=(mixed,))
        (section,) = body(document).xpath("//section[@id='mixed']")
        assert [element.tag for element in section] == ["h2", "ul", "h3", "ul", "ul"]
        assert "- Zéro\n\n### À savoir\n\n- Un\n- Deux\n\n- Trois" in draw(document, "md").decode()
        assert "- Zéro\n\nÀ savoir\n- Un\n- Deux\n\n- Trois" in draw(document, "txt").decode()

    def test_are_a_list_of_word_that_no_number_of_clauses_touches(self, vacancy: Document) -> None:
        word = docx.Document(BytesIO(draw(vacancy, "docx")))
        styles = {paragraph.text: paragraph.style.name for paragraph in word.paragraphs if paragraph.style}
        assert styles["De l’aisance avec un tableur et une base de clients."] == "Point"
        assert styles["Indispensable"] == "Heading 2"
        lists = etree.fromstring(ZipFile(BytesIO(draw(vacancy, "docx"))).read("word/numbering.xml"))
        bullets = [level for level in lists.iter(f"{W}lvl") if val(level, "numFmt") == "bullet"]
        assert [val(level, "pStyle") for level in bullets] == ["Point"]
        assert [element.tag for element in lists] == sorted(
            (element.tag for element in lists), key=[f"{W}abstractNum", f"{W}num"].index
        )

    def test_have_their_bullets_on_the_page(self, vacancy: Document, tmp_path: Path) -> None:
        for found in printed(vacancy, tmp_path):
            assert len(re.findall(r"(?m)^\s*•", "".join(found))) == 19


class TestTheFrame:
    def test_is_drawn_around_how_to_apply(self, vacancy: Document, tmp_path: Path) -> None:
        (framed,) = body(vacancy).xpath("//section[@class='boxed']")
        assert said(framed).startswith("Pour postuler Envoyez votre CV")
        word = docx.Document(BytesIO(draw(vacancy, "docx")))
        (table,) = (table for table in word.tables if table.style and table.style.name == "Frame Table")
        assert table.cell(0, 0).text.startswith("Pour postuler\nEnvoyez votre CV")
        assert "> ## Pour postuler\n>\n> Envoyez votre CV" in draw(vacancy, "md").decode()
        assert f"Pour postuler\n{'-' * 78}\n\nEnvoyez votre CV" in draw(vacancy, "txt").decode()

    def test_is_never_broken(self, vacancy: Document, tmp_path: Path) -> None:
        duties = vacancy.sections[0]
        for more in range(9, 20):
            longer = replace(duties, clauses=tuple(samples.points("more", ["Encore un point."] * (8 + more))))
            document = replace(vacancy, sections=(longer, *vacancy.sections[1:]))
            (tmp_path / "long.pdf").write_bytes(draw(document, "pdf"))
            for text in pages(tmp_path / "long.pdf"):
                assert ("Pour postuler" in text) == ("Contact : Claire Petit" in text)

    def test_what_comes_behind_it_does_not_run_into_it(self, vacancy: Document) -> None:
        two = (vacancy.sections[3], replace(vacancy.sections[3], anchor="again"))
        renamed = tuple(
            replace(
                section, clauses=tuple(replace(each, anchor=f"{section.anchor}-{each.id}") for each in two[0].clauses)
            )
            for section in two
        )
        parts = etree.fromstring(
            ZipFile(BytesIO(draw(replace(vacancy, sections=renamed), "docx"))).read("word/document.xml")
        )
        tags = [element.tag for element in parts[0]]
        assert all((tags[at], tags[at + 1]) != (f"{W}tbl", f"{W}tbl") for at in range(len(tags) - 1))
        assert tags[-2:] == [f"{W}p", f"{W}sectPr"]


class TestFacts:
    def test_a_prominent_one_stands_first_and_alone_the_others_share_rows(self, vacancy: Document) -> None:
        first, *others = body(vacancy).xpath("//table[contains(@class, 'facts')]//tr")
        assert first.get("class") == "prominent"
        assert said(first).startswith("Rémunération32 000 à 36 500,50 €")
        assert [len(row.findall("th")) for row in others] == [2, 2, 2, 2]
        assert said(others[0]).startswith("Temps de travail35 heures")

    def test_in_word_too(self, vacancy: Document) -> None:
        word = docx.Document(BytesIO(draw(vacancy, "docx")))
        above, below = (table for table in word.tables if table.style and table.style.name == "Fact Table")
        assert [cell.paragraphs[0].style.name for cell in above.rows[0].cells if cell.paragraphs[0].style] == [
            "Fact Label", "Fact Prominent",
        ]  # fmt: skip
        assert [len(row.cells) for row in below.rows] == [4] * 4

    def test_an_odd_one_has_a_row_to_itself(self, vacancy: Document) -> None:
        document = replace(vacancy, facts=vacancy.facts[:-1])
        word = docx.Document(BytesIO(draw(document, "docx")))
        *_, below = (table for table in word.tables if table.style and table.style.name == "Fact Table")
        assert below.rows[-1].cells[0].text == document.facts[-1].label
        assert body(document).xpath("//tr[last()]/th")[-1].text_content() == document.facts[-1].label


def test_the_lead_stands_between_the_title_and_the_facts(vacancy: Document) -> None:
    for format in ("md", "txt", "html"):
        text = " ".join(draw(vacancy, format).decode().split())
        at = [text.index(word) for word in ("(F/H)", "Lyon (69)", "Depuis 1962", "Rémunération", "Votre mission")]
        assert format == "html" or at == sorted(at)
    (lead,) = body(vacancy).xpath("//p[@class='lead']")
    assert lead.getprevious().tag == "header"
    assert lead.getnext().tag == "table"


class TestToPaste:
    def test_it_is_neither_wrapped_nor_ruled(self, vacancy: Document) -> None:
        text = draw(replace(vacancy, pasted=True), "txt").decode()
        assert not re.search(r"(?m)^[-=_]{3,}$", text)
        assert "\nRémunération\u00a0: 32 000 à 36 500,50 € brut par an, dont 10 % variables\n" in text
        for clause in vacancy.walk():
            assert re.search(rf"(?m)^(?:- )?{re.escape(plain(clause.content))}$", text)

    def test_it_has_no_spaces_at_the_ends_of_lines_and_no_two_empty_lines(self, vacancy: Document) -> None:
        text = draw(replace(vacancy, pasted=True), "txt").decode()
        assert not re.search(r"(?m)[ \t]$|\n\n\n", text)


def test_json_holds_every_part(vacancy: Document, guide: Document) -> None:
    told = json.loads(draw(vacancy, "json"))
    assert told["lead"] == [plain(content) for content in vacancy.lead]
    assert [fact["prominent"] for fact in told["facts"]] == [True, *[False] * 8]
    assert [(each["look"], each["boxed"]) for each in told["sections"]][3:] == [("prose", True), ("prose", False)]
    assert told["job"]["pay_max"] == "36500.50"
    assert told["job"]["address"]["city"] == "Lyon"
    assert told["pasted"] is False
    reasons = [each.get("reason") for each in json.loads(draw(guide, "json"))["sections"][1]["clauses"]]
    assert reasons[0].startswith("On lit un CV")
    assert reasons[2:] == [None, None]


@pytest.mark.parametrize("kind", ["vacancy", "guide"])
def test_they_can_be_read_from_right_to_left(abroad: Mapping[str, Document], tmp_path: Path, kind: str) -> None:
    document = getattr(samples, kind)(abroad["ar-FR"])
    found = printed(document, tmp_path)
    assert all(1 <= len(each) <= 2 for each in found)
    xml = etree.fromstring(ZipFile(BytesIO(draw(document, "docx"))).read("word/document.xml"))
    assert all(each.find(f"{W}pPr/{W}bidi") is not None for each in xml.iter(f"{W}p"))


def test_a_page_of_them_is_well_formed_and_every_anchor_stands_once(vacancy: Document, guide: Document) -> None:
    for document in (vacancy, guide):
        drawn = draw(document, "html").decode()
        anchors = re.findall(r' id="([^"]+)"', drawn)
        assert len(anchors) == len(set(anchors))
        closed = re.sub(r"<((?:meta|input)[^>]*)>", r"<\1/>", drawn).replace("<!DOCTYPE html>", "")
        scriptless = re.sub(r"(?s)<script.*?</script>", "", closed)
        etree.fromstring(scriptless.encode())
