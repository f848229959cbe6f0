"""The first page bears the employer's paper: the logo, the name and the lines under it, in every format."""

from __future__ import annotations

import json
import re
import subprocess
from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import page
import pikepdf
import pytest
from lxml import etree, html
from PIL import Image, ImageChops

from generator import Document, Request
from generator import documents as composed
from generator.assets import Assets
from generator.model.document import Letterhead, Picture, plain
from generator.office import libreoffice
from generator.render import renderer
from tests.folders import DAY, fill
from tests.render.test_docx import validator as validator
from tests.test_parity import FORMATS, pressed, said

pytestmark = pytest.mark.xdist_group("render-letterhead")

EMPLOYER = """\
language: fr
name: Établissements Durand & fils
address: {street: "12, rue des Halles", postal_code: "69002", city: Lyon}
registration: [RCS Lyon 123 456 789, SAS au capital de 100 000 euros]
logo: logo.png
"""
LINES = ("12, rue des Halles, 69002 Lyon", "RCS Lyon 123 456 789", "SAS au capital de 100 000 euros")
NAME = "Établissements Durand & fils"
INK = (200, 0, 120)
KINDS = ("job-description", "vacancy", "cv-guide")
ONE_OR_ALL = [KINDS[0], *(pytest.param(kind, marks=pytest.mark.slow) for kind in KINDS[1:])]
"""The kind of a short run, and the others."""
TOP = Path(__file__).resolve().parents[1]
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DOTS = 100 / 25.4


def picture(across: int, down: int, kind: str = "PNG") -> bytes:
    """A logo of one colour, that many pixels large."""
    file = BytesIO()
    Image.new("RGB", (across, down), INK).save(file, kind)
    return file.getvalue()


@cache
def headed() -> Mapping[tuple[str, str], Document]:
    """All kinds of documents of one role, by kind and locale, in the workspace of an employer that has a logo."""
    with TemporaryDirectory() as name:
        workspace = fill(Path(name), {"employer.yaml": EMPLOYER, "logo.png": picture(300, 200)})
        (workspace / "roles").mkdir()
        asked = Request(
            DAY, ("client-search-manager",), ("fr-FR", "ru-RU"), kinds=KINDS, lint=False, workspace=workspace
        )
        arabic = replace(
            asked, locales=("ar-FR", "ar-RU"), kinds=KINDS[:1], templates_dir=TOP / "rtl" / "templates",
            allow_untranslated=True,
        )  # fmt: skip
        return {(each.kind, each.locale): each for request in (asked, arabic) for each in composed(request)}


def with_logo(document: Document, data: bytes, width: float, height: float, kind: Any = "image/png") -> Document:
    """The document on paper with another logo, of that size in millimetres."""
    assert document.letterhead
    return replace(document, letterhead=replace(document.letterhead, logo=Picture(data, kind, width, height, NAME)))


def draw(document: Document, format: str) -> bytes:
    (drawn,) = renderer(format)([document], Assets())
    return drawn


def converted(files: Sequence[bytes], format: str, target: str, ending: str) -> list[bytes]:
    """Word files as one LibreOffice saves them in another format."""
    with TemporaryDirectory() as name:
        paths = [Path(name, f"{number}.{format}") for number in range(len(files))]
        for path, data in zip(paths, files, strict=True):
            path.write_bytes(data)
        libreoffice.convert(libreoffice.program(), paths, target, Path(name))
        return [path.with_suffix(f".{ending}").read_bytes() for path in paths]


@cache
def on_paper(format: str) -> Mapping[tuple[str, str], bytes]:
    """The PDF of each document; of a Word file, the one that LibreOffice makes of it."""
    drawn = [*renderer(format)([*headed().values()], Assets())]
    return dict(zip(headed(), drawn if format == "pdf" else converted(drawn, format, "pdf", "pdf"), strict=True))


def words(documents: Sequence[Document], format: str) -> list[str]:
    """What the file of each document says, less all spaces."""
    drawn = [*renderer(format)(documents, Assets())]
    if format in ("docx", "doc"):
        texts = converted(drawn, format, "txt:Text (encoded):UTF8", "txt")
        return [pressed(text.decode("utf-8-sig")) for text in texts]
    if format == "pdf":
        return [pressed(said(["pdftotext", "-raw", "-", "-"], data)) for data in drawn]
    if format == "html":
        shown: list[Any] = [html.fromstring(data) for data in drawn]
        return [pressed(str(each.find(".//main").text_content())) for each in shown]
    return [pressed(data.decode()) for data in drawn]


def printed(pdf: bytes, colour: tuple[int, int, int] = INK) -> tuple[float, float, float, float]:
    """Where on the first page the logo is: left, top, right and bottom in millimetres."""
    command = ["pdftoppm", "-r", "100", "-f", "1", "-l", "1", "-png", "-singlefile", "-"]
    drawn = Image.open(BytesIO(subprocess.run(command, input=pdf, capture_output=True, check=True).stdout))
    other = ImageChops.difference(drawn.convert("RGB"), Image.new("RGB", drawn.size, colour)).convert("L")
    box = other.point(lambda level: 255 if level < 40 else 0).getbbox()
    assert box, "there is no logo on the page"
    left, top, right, bottom = (edge / _DOTS for edge in box)
    return left, top, right, bottom


def pages(pdf: bytes) -> int:
    return int(said(["pdfinfo", "-"], pdf).split("Pages:")[1].split()[0])


def part(data: bytes, name: str) -> bytes:
    return ZipFile(BytesIO(data)).read(name)


class TestTheWords:
    @pytest.mark.parametrize(
        "format", [pytest.param(each, marks=pytest.mark.slow) if each == "doc" else each for each in FORMATS]
    )
    def test_name_and_lines_stand_in_order_before_the_title(self, format: str) -> None:
        documents = [document for document in headed().values() if document.direction == "ltr"]
        assert len(documents) == 6
        for document, text in zip(documents, words(documents, format), strict=True):
            at = 0
            for wanted in (plain(document.employer), *LINES, document.title):
                found = text.find(pressed(wanted), at)
                assert found >= 0, f"{document.kind}: “{wanted}” is missing behind “{text[:at]}”"
                at = found + len(pressed(wanted))

    def test_each_line_is_one_in_text_and_in_markdown(self) -> None:
        document = headed()["job-description", "fr-FR"]
        assert draw(document, "txt").decode().replace("\u00a0", " ").split("\n")[:4] == [NAME, *LINES]
        assert draw(document, "md").decode().replace("\u00a0", " ").split("\n\n")[0].split("\\\n") == [NAME, *LINES]

    def test_where_there_is_little_room_they_share_a_line(self) -> None:
        text = draw(headed()["cv-guide", "fr-FR"], "md").decode().replace("\u00a0", " ")
        assert " · ".join(LINES) in text.split("\n")

    def test_text_to_paste_says_nothing_of_them(self) -> None:
        pasted = replace(headed()["vacancy", "fr-FR"], pasted=True)
        for format in ("txt", "md", "html", "docx"):
            assert pressed(LINES[1]) not in words([pasted], format)[0]
        assert b"<img" not in draw(pasted, "html")


class TestTheLogo:
    def test_a_web_page_carries_it_and_says_what_it_shows(self) -> None:
        for kind in KINDS:
            body: Any = html.fromstring(draw(headed()[kind, "fr-FR"], "html"))
            (image,) = body.findall(".//img")
            before, _, data = image.get("src").partition(",")
            assert before == "data:image/png;base64"
            assert b64decode(data) == picture(300, 200)
            assert image.get("alt") == NAME

    @pytest.mark.parametrize("kind", ONE_OR_ALL)
    def test_a_pdf_has_it_once_as_a_figure_with_words(self, kind: str) -> None:
        with pikepdf.open(BytesIO(on_paper("pdf")[kind, "fr-FR"])) as pdf:
            images = {image.objgen for sheet in pdf.pages for image in sheet.get_images().values()}
            figures = [
                each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
            ]
            assert len(images) == 1
            assert [str(figure.Alt) for figure in figures] == [NAME]

    def test_a_pdf_stays_accessible(self, tmp_path: Path) -> None:
        for name in (("job-description", "ru-RU"), ("vacancy", "fr-FR"), ("job-description", "ar-FR")):
            file = tmp_path / f"{name[0]}.{name[1]}.pdf"
            file.write_bytes(on_paper("pdf")[name])
            report = page.validate_pdf(file, profile=page.ValidationProfile.PDF_UA_1)
            assert report.is_compliant, [failure.message for failure in report.failures]

    @pytest.mark.parametrize(
        ("kind", "media_type", "ending"), [("PNG", "image/png", "png"), ("JPEG", "image/jpeg", "jpeg")]
    )
    def test_a_word_file_holds_it_whole_and_says_what_it_shows(self, kind: str, media_type: str, ending: str) -> None:
        logo = picture(300, 200, kind)
        data = draw(with_logo(headed()["job-description", "ru-RU"], logo, 21, 14, media_type), "docx")
        assert part(data, f"word/media/letterhead.{ending}") == logo
        assert f'Extension="{ending}" ContentType="{media_type}"'.encode() in part(data, "[Content_Types].xml")
        (inline,) = etree.fromstring(part(data, "word/document.xml")).iter(f"{_DRAWING}inline")
        assert (inline[0].get("cx"), inline[0].get("cy")) == (str(21 * 36_000), str(14 * 36_000))
        assert inline[1].get("descr") == NAME

    @pytest.mark.slow
    def test_word_97_keeps_it(self) -> None:
        (data,) = converted([draw(headed()["job-description", "ru-RU"], "doc")], "doc", "odt", "odt")
        (name,) = (name for name in ZipFile(BytesIO(data)).namelist() if name.startswith("Pictures/"))
        kept = Image.open(BytesIO(part(data, name))).convert("RGB")
        assert kept.getpixel((kept.width // 2, kept.height // 2)) == INK

    def test_a_document_that_comes_behind_has_none(self) -> None:
        document = headed()["job-description", "fr-FR"]
        for format in ("docx", "pdf"):
            bare = replace(document, letterhead=None)
            (before,), (_, behind) = (renderer(format)(each, Assets()) for each in ([bare], [document, bare]))
            assert behind == before
        assert not [name for name in ZipFile(BytesIO(draw(bare, "docx"))).namelist() if "media" in name]

    def test_the_same_paper_gives_the_same_bytes(self) -> None:
        document = headed()["job-description", "fr-FR"]
        for format in ("docx", "pdf", "html"):
            assert draw(document, format) == draw(document, format)


class TestThePage:
    @pytest.mark.parametrize("format", ["pdf", "docx"])
    @pytest.mark.parametrize("locale", ["fr-FR", "ru-RU"])
    @pytest.mark.parametrize("kind", ONE_OR_ALL)
    def test_the_logo_stands_at_the_left_margin_at_its_size(self, kind: str, locale: str, format: str) -> None:
        document = headed()[kind, locale]
        high = 14 if kind == "job-description" else 9
        left, top, right, bottom = printed(on_paper(format)[kind, locale])
        assert left == pytest.approx(document.page.left, abs=0.6)
        assert (right - left, bottom - top) == pytest.approx((high * 1.5, high), abs=0.6)
        # Where a running head may stand the text begins 5 mm lower, and the lines may be higher than the logo.
        assert -1 < top - document.page.top < 8

    @pytest.mark.parametrize("locale", ["ar-FR", "ar-RU"])
    def test_where_words_run_from_right_to_left_it_stands_at_the_right(self, locale: str) -> None:
        document = headed()["job-description", locale]
        edge = document.page.size[0] - document.page.right
        for format in ("pdf", "docx"):
            _, _, right, _ = printed(on_paper(format)["job-description", locale])
            # LibreOffice is given even margins of the cell beside an approval, 2.5 mm on each side (word_bidi.py).
            assert right == pytest.approx(edge, abs=0.6 if format == "pdf" else 3), format

    def test_the_approval_stands_beside_it(self) -> None:
        document = headed()["job-description", "ru-RU"]
        assert document.approval
        pdf = draw(with_logo(document, picture(600, 100), 60, 10), "pdf")
        _, top, right, bottom = printed(pdf)
        found = re.search(
            rf'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>{document.approval.heading[:3].upper()}',
            said(["pdftotext", "-bbox", "-", "-"], pdf),
        )
        assert found
        start, level = (float(edge) * 25.4 / 72 for edge in found.groups())
        assert right < start
        assert top - 1 < level < bottom

    @pytest.mark.parametrize(("across", "down"), [(14.0, 14.0), pytest.param(60.0, 10.0, marks=pytest.mark.slow)])
    def test_a_vacancy_stays_on_its_page_and_a_checklist_on_two(self, across: float, down: float) -> None:
        postings = tuple(sorted((TOP / "postings").glob("*.yaml")))
        request = Request(DAY, postings=postings, locales=(), kinds=("vacancy",), lint=False)
        documents: Sequence[Document] = [*composed(request), headed()["cv-guide", "ru-RU"]]
        assert len(documents) > 6
        logo = Picture(picture(30, 30), "image/png", across, down, NAME)
        head = Letterhead(NAME, NAME, LINES, (), (), "", "", "", logo)
        for document in documents:
            count = pages(draw(replace(document, letterhead=head), "pdf"))
            assert count == (1 if document.kind == "vacancy" else 2), document.title


@pytest.mark.slow
def test_the_validator_of_word_files_has_nothing_against_a_logo(validator: Path, tmp_path: Path) -> None:
    file = tmp_path / "file.docx"
    jpeg = with_logo(headed()["job-description", "fr-FR"], picture(60, 40, "JPEG"), 21, 14, "image/jpeg")
    for document in (*headed().values(), jpeg):
        file.write_bytes(draw(document, "docx"))
        done = subprocess.run([validator, file, "Office2010"], capture_output=True, text=True)
        assert json.loads(done.stdout)["errors"] == [], document.kind
