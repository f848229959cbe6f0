"""The boxes of a sheet are boxes to tick: in the PDF, in Word, on the web page, and as signs elsewhere."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import page
import pikepdf
import pytest
from lxml import etree, html
from PIL import Image
from playwright.sync_api import Browser, Page

from generator.assets import Assets
from generator.model.document import Clause, Document, plain
from generator.render import renderer
from generator.render.compound_file import stream
from generator.render.word_xml import W

WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def draw(document: Document, format: str) -> bytes:
    (drawn,) = renderer(format)([document], Assets())
    return drawn


def checks(document: Document) -> list[Clause]:
    return [clause for each in document.sections if each.look == "checks" for clause in each.walk()]


def saved(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


class TestInThePdf:
    def test_each_is_a_field_of_its_own_named_by_its_words(self, guide: Document) -> None:
        with pikepdf.open(BytesIO(draw(guide, "pdf"))) as pdf:
            fields: Any = pdf.Root.AcroForm.Fields
            names = [str(field.T) for field in fields]
            said = [str(field.TU) for field in fields]
        assert names == [clause.anchor for clause in checks(guide)]
        assert len(set(names)) == len(names)
        first = checks(guide)[0]
        assert said[0] == plain(first.content)
        assert said[2] == "J’ai écrit deux résultats chiffrés : Un résultat (facultatif)"

    def test_each_has_both_its_looks_and_can_be_ticked_once_in_its_place(self, guide: Document) -> None:
        with pikepdf.open(BytesIO(draw(guide, "pdf"))) as pdf:
            form: Any = pdf.Root.AcroForm
            assert not form.get("/NeedAppearances", False)
            for field in form.Fields:
                assert {"/on", "/Off"} == set(field.AP.N.keys())
                assert (field.FT, field.V, field.AS) == ("/Btn", "/Off", "/Off")
                left, bottom, right, top = (float(edge) for edge in pikepdf.Rectangle(field.Rect).as_array())
                assert (right - left, top - bottom) == pytest.approx((4.5 * 72 / 25.4, 4.5 * 72 / 25.4), abs=2)

    def test_a_tick_set_by_another_program_is_kept_and_seen(self, guide: Document, tmp_path: Path) -> None:
        before = saved(tmp_path, "before.pdf", draw(guide, "pdf"))
        after = tmp_path / "after.pdf"
        with pikepdf.open(before) as pdf:
            field: Any = pdf.Root.AcroForm.Fields[0]
            field.V = field.AS = pikepdf.Name("/on")
            where = [float(edge) for edge in pikepdf.Rectangle(field.Rect).as_array()]
            height = float(pdf.pages[0].mediabox[3])
            pdf.save(after)
        with pikepdf.open(after) as pdf:
            assert pdf.Root.AcroForm.Fields[0].V == "/on"
        empty, ticked = (inked(file, where, height) for file in (before, after))
        assert empty < 0.05
        assert ticked > 0.2

    def test_it_stays_accessible_and_sound(self, guide: Document, vacancy: Document, tmp_path: Path) -> None:
        for document in (guide, vacancy):
            file = saved(tmp_path, f"{document.kind}.pdf", draw(document, "pdf"))
            report = page.validate_pdf(file, profile=page.ValidationProfile.PDF_UA_1)
            assert report.is_compliant, [failure.message for failure in report.failures]
            subprocess.run(["qpdf", "--check", file], check=True, capture_output=True)

    def test_a_document_without_boxes_has_no_form(self, vacancy: Document) -> None:
        with pikepdf.open(BytesIO(draw(vacancy, "pdf"))) as pdf:
            assert "/AcroForm" not in pdf.Root


def inked(file: Path, where: list[float], height: float) -> float:
    """How much of the inside of a rectangle of the first page is dark."""
    scale, to = 200 / 72, file.with_suffix("")
    subprocess.run(
        ["pdftoppm", "-r", "200", "-f", "1", "-l", "1", "-gray", "-png", "-singlefile", file, to], check=True
    )
    left, bottom, right, top = where
    inside = (left * scale + 4, (height - top) * scale + 4, right * scale - 4, (height - bottom) * scale - 4)
    with Image.open(to.with_suffix(".png")) as picture:
        dots = picture.crop([round(edge) for edge in inside]).tobytes()  # type: ignore[arg-type]
    return sum(dot < 128 for dot in dots) / len(dots)


class TestInWord:
    def test_each_is_a_box_that_word_ticks_named_by_its_words(self, guide: Document) -> None:
        body = etree.fromstring(ZipFile(BytesIO(draw(guide, "docx"))).read("word/document.xml"))
        boxes = body.findall(f".//{WORD_2010}checkbox")
        assert len(boxes) == len(checks(guide))
        for box, clause in zip(boxes, checks(guide), strict=True):
            assert box.find(f"{WORD_2010}checked").get(f"{WORD_2010}val") == "0"  # type: ignore[union-attr]
            control = box.getparent().getparent()  # type: ignore[union-attr]
            assert control is not None
            assert control.findtext(f"{W}sdtContent/{W}r/{W}t") == "☐"
            alias = control.find(f"{W}sdtPr/{W}alias").get(f"{W}val", "")  # type: ignore[union-attr]
            assert len(alias) <= 64
            assert plain(clause.content).startswith(alias.rstrip("…"))

    def test_a_reason_stands_small_under_its_words_and_keeps_with_them(self, guide: Document) -> None:
        paragraphs = docx.Document(BytesIO(draw(guide, "docx"))).paragraphs
        at = next(index for index, each in enumerate(paragraphs) if each.text.startswith("On lit un CV"))
        style = paragraphs[at].style
        assert style is not None
        assert style.name == "Reason"
        assert paragraphs[at - 1].paragraph_format.keep_with_next

    def test_word_97_has_them_as_signs(self, guide: Document) -> None:
        words = stream(draw(guide, "doc"), "WordDocument")
        assert words.count("☐".encode("utf-16-le")) == len(checks(guide))


@pytest.mark.xdist_group("browser")
class TestOnTheWebPage:
    @pytest.fixture
    def shown(self, browser: Browser, guide: Document, tmp_path: Path) -> Iterator[Page]:
        file = saved(tmp_path, "guide.html", draw(guide, "html"))
        context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
        shown = context.new_page()
        shown.goto(file.as_uri())
        yield shown
        context.close()

    def test_a_touch_of_the_words_ticks_the_box_and_it_is_still_ticked_when_one_comes_back(self, shown: Page) -> None:
        shown.get_by_text("Le fichier s’appelle d’après mon nom.").first.tap()
        box = shown.locator("input[name='check-1-4']")
        assert box.is_checked()
        shown.reload()
        assert box.is_checked()
        box.uncheck()
        shown.reload()
        assert not box.is_checked()

    def test_each_is_called_by_its_words_and_explained_by_its_reason(self, shown: Page) -> None:
        box = shown.get_by_role("checkbox", name="J’ai relu l’offre et souligné les mots qui reviennent.").first
        reason = str(box.get_attribute("aria-describedby"))
        assert shown.locator(f"#{reason}").inner_text().startswith("On lit un CV en une demi-minute")

    def test_a_telephone_shows_one_column_and_boxes_that_a_thumb_finds(self, shown: Page) -> None:
        assert shown.evaluate("document.documentElement.scrollWidth") <= 390
        for item in shown.locator(".checks li").all()[:4]:
            place = item.bounding_box()
            assert place
            assert place["height"] >= 44
        box = shown.locator(".checks input").first.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24

    def test_another_sheet_has_ticks_of_its_own(self, shown: Page, guide: Document, tmp_path: Path) -> None:
        shown.locator("input[name='check-1-4']").check()
        other = saved(tmp_path, "other.html", draw(replace(guide, locale="fr-RU"), "html"))
        shown.goto(other.as_uri())
        assert not shown.locator("input[name='check-1-4']").is_checked()

    def test_nothing_fails_where_the_browser_keeps_nothing(self, browser: Browser, guide: Document) -> None:
        # A page without an address has no storage: to ask for it raises.
        shown = browser.new_page()
        mistakes: list[object] = []
        shown.on("pageerror", lambda mistake: mistakes.append(mistake))
        shown.set_content(draw(guide, "html").decode())
        assert shown.evaluate("() => { try { return !localStorage } catch (none) { return true } }")
        shown.locator("input[name='check-1-4']").check()
        assert shown.locator("input[name='check-1-4']").is_checked()
        assert mistakes == []
        shown.close()

    def test_without_its_script_a_box_is_a_box(self, browser: Browser, guide: Document) -> None:
        context = browser.new_context(java_script_enabled=False)
        shown = context.new_page()
        shown.set_content(draw(guide, "html").decode())
        shown.get_by_text("Le fichier s’appelle d’après mon nom.").first.click()
        assert shown.locator("input[name='check-1-4']").is_checked()
        context.close()

    def test_its_script_reaches_for_nothing_outside(self, guide: Document) -> None:
        script = html.document_fromstring(draw(guide, "html")).findtext(".//script") or ""
        assert "localStorage" in script
        assert not re.search(r"https?:|fetch|XMLHttp|import|document\.write|innerHTML", script)


def test_markdown_has_boxes_with_their_reasons_on_lines_of_their_own(guide: Document) -> None:
    text = draw(guide, "md").decode()
    assert text.count("\n- [ ] ") == len(checks(guide))
    assert "- [ ] J’ai relu l’offre et souligné les mots qui reviennent.\\\n  *On lit un CV" in text


def test_plain_text_has_them_too(guide: Document) -> None:
    lines = draw(guide, "txt").decode().splitlines()
    assert sum(line.startswith("[ ] ") for line in lines) == len(checks(guide))
    at = next(index for index, line in enumerate(lines) if line.startswith("[ ] J’ai relu"))
    assert lines[at + 1].startswith("    On lit un CV")
    assert max(map(len, lines)) <= 78
