"""A designer's reference document gives its looks and nothing else; one that cannot be used is refused by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.shared import Cm, Pt, RGBColor

from generator.assets import Assets
from generator.errors import InputError
from generator.model.document import Document
from generator.office import archive
from generator.render import renderer

Documents = Mapping[tuple[str, str], Document]
FRENCH = ("client-search-manager", "fr-FR")
SHIPPED = Path(__file__).resolve().parents[2] / "templates" / "docx"
STYLES, HEADER, RELATIONS = "word/styles.xml", "word/header_default.xml", "word/_rels/document.xml.rels"


def parts() -> dict[str, bytes]:
    with ZipFile(SHIPPED / "reference.docx") as shipped:
        return {name: shipped.read(name) for name in shipped.namelist()}


def packed(contents: Mapping[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return file.getvalue()


def changed(name: str, old: str, new: str) -> bytes:
    """The shipped reference document with other words in one part."""
    contents = parts()
    assert old.encode() in contents[name]
    return packed({**contents, name: contents[name].replace(old.encode(), new.encode())})


def drawn_on(data: bytes, document: Document, folder: Path) -> bytes:
    """The Word file of a document over somebody's own reference document."""
    (folder / "docx").mkdir(exist_ok=True)
    (folder / "docx" / "reference.docx").write_bytes(data)
    (drawn,) = renderer("docx")([document], Assets(templates=folder))
    return drawn


def refused(data: bytes, document: Document, folder: Path) -> str:
    """What is said of somebody's own reference document, which cannot be used."""
    with pytest.raises(InputError) as caught:
        drawn_on(data, document, folder)
    assert {problem.file for problem in caught.value.problems} == {str(folder / "docx" / "reference.docx")}
    return " ".join(problem.text for problem in caught.value.problems)


def edited(change: Callable[[docx.document.Document], None]) -> bytes:
    """The shipped reference document as a word processor would save it after a change."""
    word = docx.Document(str(SHIPPED / "reference.docx"))
    change(word)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def test_looks_come_from_it_and_words_do_not(documents: Documents, tmp_path: Path) -> None:
    def change(word: docx.document.Document) -> None:
        word.styles["Heading 1"].font.size = Pt(19)
        word.styles["Heading 1"].font.color.rgb = RGBColor(0x80, 0, 0)
        word.sections[-1].left_margin = Cm(3)
        word.add_paragraph("Ces mots ne sont pas imprimés.")
        word.core_properties.author = "La graphiste"

    file = docx.Document(BytesIO(drawn_on(edited(change), documents[FRENCH], tmp_path)))
    assert file.styles["Heading 1"].font.size == Pt(19)
    assert file.styles["Heading 1"].font.color.rgb == RGBColor(0x80, 0, 0)
    assert round(file.sections[-1].left_margin or 0, -4) == round(Cm(3), -4)
    assert not any("Ces mots" in paragraph.text for paragraph in file.paragraphs)
    assert file.core_properties.author == ""


def test_tables_are_as_wide_as_its_page_leaves_room_for(documents: Documents, tmp_path: Path) -> None:
    def change(word: docx.document.Document) -> None:
        word.sections[-1].left_margin = word.sections[-1].right_margin = Cm(4)

    file = docx.Document(BytesIO(drawn_on(edited(change), documents[FRENCH], tmp_path)))
    for table in file.tables:
        width = sum(column.width or 0 for column in table.columns)
        assert abs(width - Cm(13)) < Cm(0.05)


def test_a_letterhead_keeps_its_words_and_its_picture(documents: Documents, tmp_path: Path) -> None:
    def change(word: docx.document.Document) -> None:
        paragraph = word.sections[-1].first_page_header.paragraphs[0]
        paragraph.add_run("Comptoir des Halles – 12, rue des Halles, Lyon")
        paragraph.add_run().add_picture(str(picture), width=Cm(3))

    from PIL import Image

    picture = tmp_path / "logo.png"
    Image.new("RGB", (40, 20), "navy").save(picture)
    data = drawn_on(edited(change), documents[FRENCH], tmp_path)
    word = docx.Document(BytesIO(data))
    assert "12, rue des Halles" in word.sections[-1].first_page_header.paragraphs[0].text
    media = [name for name in ZipFile(BytesIO(data)).namelist() if name.startswith("word/media/")]
    assert [ZipFile(BytesIO(data)).read(name) for name in media] == [picture.read_bytes()]


@pytest.mark.parametrize("name", ["Clause 2", "Heading 1", "Table Text", "Blank", "Data Table"])
def test_a_style_that_is_missing_is_told_by_name(documents: Documents, tmp_path: Path, name: str) -> None:
    shown = "heading 1" if name == "Heading 1" else name
    data = changed(STYLES, f'<w:name w:val="{shown}"/>', '<w:name w:val="Another"/>')
    assert f"the style “{name}” is missing." in refused(data, documents[FRENCH], tmp_path)


def test_a_style_of_another_kind_is_told_with_the_kind_that_it_has_to_be(documents: Documents, tmp_path: Path) -> None:
    style = '<w:style w:type="character" w:customStyle="1" w:styleId="Blank">'
    data = changed(STYLES, style, style.replace("character", "paragraph"))
    assert "the style “Blank” has to be a character style." in refused(data, documents[FRENCH], tmp_path)


def test_a_heading_without_its_list_is_told(documents: Documents, tmp_path: Path) -> None:
    data = changed(STYLES, '<w:numPr><w:numId w:val="1"/></w:numPr>', "")
    said = refused(data, documents[FRENCH], tmp_path)
    assert "the style “Heading 1” is not linked to a multilevel list." in said


def test_a_clause_that_an_editor_took_out_of_the_list_is_put_back(documents: Documents, tmp_path: Path) -> None:
    link = '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>'
    data = drawn_on(changed(STYLES, link, ""), documents[FRENCH], tmp_path)
    assert link.encode() in ZipFile(BytesIO(data)).read(STYLES)


def test_one_that_would_unpack_to_too_much_is_refused(
    documents: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "LARGEST", 15_000)
    data = packed(parts())
    assert len(data) < archive.LARGEST
    assert "this file would unpack to 0 MB" in refused(data, documents[FRENCH], tmp_path)


def test_a_running_word_without_a_look_is_told(documents: Documents, tmp_path: Path) -> None:
    data = changed(HEADER, "<w:sdtContent><w:r><w:t>Employer</w:t></w:r></w:sdtContent>", "<w:sdtContent/>")
    said = refused(data, documents[FRENCH], tmp_path)
    assert "the content control “header_left” holds no words: type some, they show its look." in said


def test_something_fetched_from_elsewhere_is_refused(documents: Documents, tmp_path: Path) -> None:
    picture = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    link = f'<Relationship Id="far" Type="{picture}" Target="http://127.0.0.1:9/x.png" TargetMode="External"/>'
    data = changed(RELATIONS, "</Relationships>", f"{link}</Relationships>")
    said = refused(data, documents[FRENCH], tmp_path)
    assert "it is linked to http://127.0.0.1:9/x.png: put that into the file" in said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "this is not a .docx file that can be opened"),
        (b"Bonjour", "this is not a .docx file that can be opened"),
        (packed({"a.txt": b"a"}), "this is no Word document: save it as .docx, without macros."),
        (packed({**parts(), "word/bomb.bin": bytes(3_000_000)}), "is packed more than 100:1; no Word file is."),
        (packed({**parts(), **{f"word/{n}.bin": b"a" for n in range(2_001)}}), "at most 2000 are accepted."),
        (changed(STYLES, "<w:styles ", '<!DOCTYPE x [<!ENTITY a "b">]><w:styles '), "declares a document type"),
        (packed({**parts(), STYLES: parts()[STYLES].decode().encode("utf-16")}), "is not in UTF-8."),
        (changed(STYLES, "</w:styles>", ""), "Word's own format is not right in this file"),
        (parts()[STYLES], "this is not a .docx file that can be opened"),
    ],
    ids=["empty", "text", "zip", "bomb", "parts", "doctype", "utf-16", "broken", "xml"],
)
def test_what_is_no_sound_word_file_is_refused_with_a_sentence(
    documents: Documents, tmp_path: Path, data: bytes, said: str
) -> None:
    assert said in refused(data, documents[FRENCH], tmp_path)


def test_a_body_that_is_no_xml_is_told_before_word_would_call_it_damaged(documents: Documents, tmp_path: Path) -> None:
    (tmp_path / "docx").mkdir()
    template = tmp_path / "docx" / "body.xml.j2"
    template.write_text((SHIPPED / "body.xml.j2").read_text("utf-8").replace("</w:body>", "<w:p></w:body>"), "utf-8")
    with pytest.raises(InputError, match="what this template makes is no well-formed XML") as caught:
        list(renderer("docx")([documents[FRENCH]], Assets(templates=tmp_path)))
    assert caught.value.problems[0].file == str(template)


def test_the_shipped_one_is_lean_and_tells_nothing_of_a_machine() -> None:
    contents = parts()
    assert sum(map(len, contents.values())) < 40_000
    assert not any(re.search(rb"rsid|w:docVars|attachedTemplate|<w:lastModifiedBy", data) for data in contents.values())
