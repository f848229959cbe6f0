"""A PDF that Typst draws is accessible, whole, the same each time, and holds nothing a template had no right to."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import page
import pikepdf
import pytest
from PIL import Image

from generator.assets import Assets
from generator.errors import RenderError, ToolMissing
from generator.model.document import Blank, Document, Letterhead, Link, Picture, Text
from generator.render import json as tree
from generator.render.typst import render
from tests.render.drawn import FRENCH, RUSSIAN, TOP, Documents, draw

pytestmark = pytest.mark.xdist_group("render-typst")


@pytest.fixture(scope="module")
def files(
    documents: Documents, vacancy: Document, guide: Document, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[tuple[str, str], Path]:
    """Every document as a PDF file, by role and locale, and a vacancy and a sheet to tick."""
    folder = tmp_path_factory.mktemp("typst")
    trees = {**documents, ("made", "vacancy"): vacancy, ("made", "guide"): guide}
    made = {name: folder / f"{'.'.join(name)}.pdf" for name in trees}
    for file, data in zip(made.values(), render([*trees.values()], Assets()), strict=True):
        file.write_bytes(data)
    return made


def said(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, check=True).stdout.decode(errors="replace")


def pages(file: Path, *options: str) -> list[str]:
    return said("pdftotext", "-layout", *options, file, "-").split("\f")[:-1]


def body(file: Path) -> list[str]:
    """The words of each page of A4 less the running ones."""
    return pages(file, "-x", "0", "-y", "54", "-W", "595", "-H", "736")


def letterhead(logo: Picture | None) -> Letterhead:
    return Letterhead("Durand SA", "Durand", ("12, rue des Halles, 69002 Lyon", "RCS Lyon 1"), (), (), "", "", "", logo)


def test_every_pdf_is_accessible_and_sound(files: Mapping[tuple[str, str], Path]) -> None:
    assert len(files) > 10
    for file in files.values():
        report = page.validate_pdf(file, profile=page.ValidationProfile.PDF_UA_1)
        assert report.is_compliant, (file.name, [failure.message for failure in report.failures])
        said("qpdf", "--check", file)


@pytest.mark.parametrize("name", [FRENCH, RUSSIAN])
def test_an_archived_file_is_accessible_too_and_carries_its_tree(
    documents: Documents, tmp_path: Path, name: tuple[str, str]
) -> None:
    file = tmp_path / "archived.pdf"
    file.write_bytes(draw(documents[name], archive=True))
    for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
        report = page.validate_pdf(file, profile=profile)
        assert report.is_compliant, [failure.message for failure in report.failures]
    with pikepdf.open(file) as pdf:
        (attached,) = pdf.attachments.values()
        assert attached.get_file().read_bytes() == next(iter(tree.render([documents[name]], Assets())))
        assert attached.filename == "document.json"
        assert attached.obj["/AFRelationship"] == "/Source"
    assert subprocess.run(["pdfdetach", "-list", file], capture_output=True, check=True).stdout.count(b"json") == 1


def test_a_file_that_is_not_archived_carries_none(files: Mapping[tuple[str, str], Path]) -> None:
    with pikepdf.open(files[FRENCH]) as pdf:
        assert not pdf.attachments


def test_it_says_what_it_is_of_whom_and_of_which_day(documents: Documents, tmp_path: Path) -> None:
    document = documents[RUSSIAN]
    author = replace(document.properties, author="Établissements Durand")
    file = tmp_path / "known.pdf"
    file.write_bytes(draw(replace(document, properties=author)))
    facts = dict(re.findall(r"(?m)^(\w[\w ]*?):\s+(.*)$", said("pdfinfo", "-isodates", file)))
    assert facts["Title"] == document.properties.title
    assert facts["Author"] == "Établissements Durand"
    assert facts["Subject"] == f"{document.properties.subject}. {document.properties.comments}"
    assert facts["Keywords"] == ", ".join(document.properties.keywords)
    assert facts["CreationDate"] == facts["ModDate"] == "2026-11-24T00:00:00Z"
    assert facts["Tagged"] == "yes"
    assert facts["Page size"] == "595.276 x 841.89 pts (A4)"
    assert '"/Lang": "u:fr-FR"' in said("qpdf", "--json", file)


def test_its_bookmarks_are_the_title_and_the_headings(
    documents: Documents, files: Mapping[tuple[str, str], Path]
) -> None:
    for name, document in documents.items():
        (top,) = json.loads(said("qpdf", "--json", "--json-key=outlines", files[name]))["outlines"]
        assert top["title"] == document.title
        headings = [f"{section.number} {section.title}" for section in document.sections]
        purpose = [document.purpose.title] if document.purpose else []
        ends = [*purpose, *headings, *(block.title for block in document.signatures)]
        assert [below["title"] for below in top["kids"]] == ends


def test_its_lists_tables_and_headings_are_what_they_are(files: Mapping[tuple[str, str], Path]) -> None:
    found = re.findall(r"(?m)^ *(H1|H2|L|LI|Lbl|LBody|TH|TD)\b", said("pdfinfo", "-struct", files[FRENCH]))
    assert found.count("H1") == 1
    assert found.count("H2") > 5
    assert found.count("LI") == found.count("Lbl") == found.count("LBody") > 80
    assert found.count("TH") == 5


def test_every_font_is_embedded_and_can_be_copied_from(files: Mapping[tuple[str, str], Path]) -> None:
    for file in files.values():
        fonts = said("pdffonts", file).splitlines()[2:]
        assert fonts
        for font in fonts:
            assert re.search(r"PTS|PTSerif|PTSans|PT", font), font
            assert re.search(r"yes +yes +yes +\d+ +\d+$", font), font


def test_running_words_stand_above_every_page_but_the_first_and_below_all(
    documents: Documents, files: Mapping[tuple[str, str], Path]
) -> None:
    for name, document in documents.items():
        furniture = document.furniture
        first, *others = heads = pages(files[name], "-x", "0", "-y", "0", "-W", "595", "-H", "54")
        assert not first.strip()
        assert 2 <= len(heads) <= 5
        running = furniture.header_right.replace("\u00a0", " ")
        for number, head in enumerate(others, start=2):
            assert (running if running else f"{number}") in head.replace("\u00a0", " ")
        for number, foot in enumerate(pages(files[name], "-x", "0", "-y", "790", "-W", "595", "-H", "52"), start=1):
            assert furniture.footer_left.replace("\u00a0", " ") in foot.replace("\u00a0", " ")
            assert furniture.header_center or f"Page {number} sur {len(heads)}" in foot


def test_no_page_ends_in_a_heading(documents: Documents, files: Mapping[tuple[str, str], Path]) -> None:
    for name, document in documents.items():
        titles = {section.title for section in document.sections}
        for text in body(files[name]):
            last = [line for line in text.splitlines() if line.strip()][-1]
            assert not any(last.endswith(title) for title in titles), (name, last)


def test_a_heading_and_the_sentence_before_a_list_keep_with_what_follows(documents: Documents, tmp_path: Path) -> None:
    document = documents[FRENCH]
    section = next(each for each in document.sections if any(clause.clauses for clause in each.clauses))
    parent = next(clause for clause in section.clauses if clause.clauses)
    parent = replace(parent, content=(Text("Le poste exige :"),), clauses=(replace(parent.clauses[0], clauses=()),))
    many = tuple(
        replace(section, anchor=f"s{index}", number=f"{index}", title="Suite", tables=(), opening=None,
                clauses=(replace(parent, anchor=f"c{index}"),))
        for index in range(1, 60)
    )  # fmt: skip
    file = tmp_path / "many.pdf"
    file.write_bytes(draw(replace(document, sections=many)))
    texts = body(file)
    assert len(texts) > 4
    for text in texts[:-1]:
        last = [line for line in text.splitlines() if line.strip()][-1]
        assert "Suite" not in last
        assert "exige" not in last


def test_signatures_stay_together_and_take_the_last_clause_along(
    documents: Documents, files: Mapping[tuple[str, str], Path], tmp_path: Path
) -> None:
    for name, document in documents.items():
        last_page = " ".join(pages(files[name])[-1].split())
        for block in document.signatures:
            assert block.title in last_page, name
        *_, clause = document.walk()
        table = document.sections[-1].tables
        begins = clause.number if not table else table[-1].columns[0].title
        assert re.search(rf"(?:^|\s){re.escape(begins)}\s", last_page), name
    # Whatever is above: at some length the signatures alone go over.
    document = documents[FRENCH]
    for count in range(2, 16, 2):
        line = (Text("Une ligne de plus."),)
        purpose = replace(document.purpose, paragraphs=(line,) * count) if document.purpose else None
        file = tmp_path / f"{count}.pdf"
        file.write_bytes(draw(replace(document, purpose=purpose)))
        assert f"{[*document.walk()][-1].number} " in " ".join(body(file)[-1].split())


def test_a_clause_of_four_lines_is_not_broken(documents: Documents, tmp_path: Path) -> None:
    document = documents[FRENCH]
    words = "Tenir à jour la base de données des clients de la région et de leurs filiales. " * 4
    section = document.sections[0]
    clause = replace(section.clauses[0], content=(Text(words.strip()),), clauses=(), level=1)
    line = replace(clause, content=(Text("Une ligne, qui finit en filiales."),))
    # However high on the page it begins.
    for lines in range(4):
        said_of = (*(line,) * lines, *(clause,) * 50)
        many = tuple(replace(each, anchor=f"c{at}", number=f"{at}.") for at, each in enumerate(said_of, start=1))
        file = tmp_path / "long.pdf"
        file.write_bytes(draw(replace(document, sections=(replace(section, clauses=many),))))
        texts = body(file)
        assert len(texts) > 3
        for before, after in pairwise(texts[:-1]):
            assert before.rstrip().endswith("filiales.")
            assert re.match(r"\s*\d+\.\s", after)


def test_the_same_document_gives_the_same_bytes_in_another_process_and_after_others(documents: Documents) -> None:
    program = (
        "from datetime import date; from hashlib import sha256; from generator import *\n"
        "from generator.render.typst import render\n"
        "request = Request(date=date(2026, 11, 24), roles=('client-search-manager',))\n"
        "print(sha256(next(render(documents(request), Assets()))).hexdigest())"
    )
    environment = {**os.environ, "PYTHONPATH": str(TOP), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    other = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, check=True, env=environment)
    *_, last = render([documents[RUSSIAN], documents[FRENCH]], Assets())
    assert other.stdout.decode().strip() == sha256(last).hexdigest()


@pytest.mark.slow
def test_memory_stays_flat_over_many_documents(documents: Documents) -> None:
    program = (
        "from dataclasses import replace; from datetime import date; from generator import *\n"
        "from generator.model.document import Text\n"
        "from generator.render.typst import render\n"
        "(made,) = documents(Request(date=date(2026, 11, 24), roles=('account-manager',)))\n"
        "def used(): return int(open('/proc/self/statm').read().split()[1]) * 4 // 1024\n"
        "many = (replace(made, title=f'{made.title} {n}') for n in range(400))\n"
        "for at, _ in enumerate(render(many, Assets())):\n"
        "    if at in (50, 399): print(used())\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(TOP)},
    )
    early, late = map(int, done.stdout.split())
    assert late < 300
    assert late < early * 1.25


def test_letters_that_no_font_has_are_named(documents: Documents) -> None:
    with pytest.raises(RenderError, match="no font here has the letters “\U00010380”"):
        draw(replace(documents[FRENCH], title="Chargé \U00010380"))


def test_without_typst_the_other_engine_is_named(documents: Documents, tmp_path: Path) -> None:
    (tmp_path / "typst.py").write_text("raise ImportError('none')", "utf-8")
    program = (
        "from datetime import date; from generator import *\n"
        "from generator.errors import ToolMissing\n"
        "from generator.render.typst import render\n"
        "made = documents(Request(date=date(2026, 11, 24), roles=('account-manager',)))\n"
        "try: list(render(made, Assets()))\n"
        "except ToolMissing as error: print(error)"
    )
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{TOP}"}
    done = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, check=True, env=environment)
    assert ToolMissing.__name__ not in done.stdout.decode()
    assert "pip install jobdesc[typst]" in done.stdout.decode()
    assert "--pdf-engine weasyprint" in done.stdout.decode()


def test_a_blank_has_its_name_under_its_rule_and_links_lead_where_they_say(
    documents: Documents, tmp_path: Path
) -> None:
    document = documents[RUSSIAN]
    section = document.sections[0]
    address = f"https://example.org/{'long/' * 20}"
    content = (Text("Nommé par "), Blank("by", "La direction", 60), Text(", voir "), Link(address, address), Text("."))
    clause = replace(section.clauses[0], content=content, clauses=())
    file = tmp_path / "blank.pdf"
    file.write_bytes(draw(replace(document, sections=(replace(section, clauses=(clause,)),))))
    text = "".join(pages(file))
    assert text.index("Nommé par") < text.index("La direction")
    with pikepdf.open(file) as pdf:
        places = [note.A.URI for sheet in pdf.pages for note in sheet.get("/Annots", ())]
    assert {str(place) for place in places} == {address}


def test_a_word_without_end_is_broken_before_the_edge_of_the_paper(documents: Documents, tmp_path: Path) -> None:
    document = documents[FRENCH]
    file = tmp_path / "long.pdf"
    file.write_bytes(draw(replace(document, title="Verkaufsabteilungsleitungs" * 12)))
    text = re.sub(r"[\s\u200b]", "", "".join(pages(file)))
    assert text.count("Verkaufsabteilungsleitungs") >= 12


def test_a_letterhead_has_the_logo_the_name_and_the_lines_under_it(documents: Documents, tmp_path: Path) -> None:
    bytes_of = BytesIO()
    Image.new("RGB", (300, 140), "navy").save(bytes_of, "PNG")
    picture = Picture(bytes_of.getvalue(), "image/png", 30, 14, "Logo de Durand")
    for name, count in ((FRENCH, 1), (RUSSIAN, 1)):
        document = replace(documents[name], employer=(Text("Durand SA"),), letterhead=letterhead(picture))
        file = tmp_path / "letter.pdf"
        file.write_bytes(draw(document))
        report = page.validate_pdf(file, profile=page.ValidationProfile.PDF_UA_1)
        assert report.is_compliant, [failure.message for failure in report.failures]
        assert said("pdfimages", "-list", file).count("image") == count + 1
        first = pages(file)[0]
        assert first.index("Durand SA") < first.index("12, rue des Halles, 69002 Lyon") < first.index("RCS Lyon 1")
        assert "Logo de Durand" in said("pdfinfo", "-struct", file) or b"Logo de Durand" in file.read_bytes()


class TestFromRightToLeft:
    @pytest.fixture
    def arabic(self, abroad: Mapping[str, Document], tmp_path: Path) -> Path:
        file = tmp_path / "arabic.pdf"
        file.write_bytes(draw(abroad["ar-FR"]))
        return file

    def test_it_is_accessible_and_in_arabic(self, arabic: Path) -> None:
        report = page.validate_pdf(arabic, profile=page.ValidationProfile.PDF_UA_1)
        assert report.is_compliant, [failure.message for failure in report.failures]
        assert '"/Lang": "u:ar"' in said("qpdf", "--json", arabic)

    def test_numbers_labels_and_running_words_stand_on_the_other_side(self, arabic: Path) -> None:
        drawn = said("pdftotext", "-l", "1", "-bbox", arabic, "-")
        found = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax=".*?">(.*?)</word>', drawn)
        words = [(word, float(left), float(right), float(top)) for left, top, right, word in found]
        _, left, right, height = next(each for each in words if each[0] == "1.1")
        assert max(each[2] for each in words if each[0] != "1.1" and abs(each[3] - height) < 6) < left
        assert right <= 595.3 - 56.7 + 0.5
        edition = next(each for each in words if each[0] in ("إصدار", "إصدار"[::-1]))
        assert edition[1] > 400


@pytest.mark.parametrize(
    ("tag", "word", "parts"),
    [
        ("fr-FR", "responsabilisation", "res-pon-sa-bi-li-sa-tion"),
        ("de-DE", "Verantwortungsbereich", "Ver-ant-wor-tungs-be-reich"),
        ("es-ES", "responsabilidades", "res-pon-sa-bi-li-da-des"),
        ("ru-RU", "ответственность", "от-вет-ствен-ность"),
        ("en-US", "responsibilities", "re-spon-si-bil-i-ties"),
        # Its patterns are American: better no break than a wrong one.
        ("en-GB", "responsibilities", ""),
    ],
)
def test_words_are_parted_as_their_language_does(
    documents: Documents, tmp_path: Path, tag: str, word: str, parts: str
) -> None:
    document = documents[FRENCH]
    section = document.sections[0]
    # Where nothing else may be parted for long, a word has to be.
    words = "".join(f"{'x' * (number % 37)}\u00a0{word} " for number in range(300))
    clause = replace(section.clauses[0], content=(Text(words),), clauses=())
    sections = (replace(section, clauses=(clause,), tables=()),)
    file = tmp_path / "file.pdf"
    file.write_bytes(draw(replace(document, language=tag[:2], tag=tag, sections=sections)))
    assert f'"/Lang": "u:{tag}"' in said("qpdf", "--json", file)
    broken = set(re.findall(rf"(?m)(?<!\w)({word[:2]}\w*)[-‐\u00ad]\s*$", said("pdftotext", "-layout", file, "-")))
    assert bool(broken) == bool(parts)
    assert broken <= {parts[: hyphen.start()].replace("-", "") for hyphen in re.finditer("-", parts)}
