"""An employer's own Word form is filled in as it stands, with all that a document, its employer and its holder say."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx.document import Document as WordDocument
from docx.shared import Mm

from generator.assets import Assets
from generator.errors import InputError, RenderError
from generator.model.document import Document, Text, plain
from generator.render import word_form, word_form_start
from generator.render.word_xml import W
from tests.render import forms
from tests.render.forms import changed, drawn_logo, filled, form, known, lines, put, split
from tests.render.test_docx import first_said, opened, part

Documents = Mapping[tuple[str, str], Document]
LOGO = drawn_logo()
FRENCH = ("client-search-manager", "fr-FR")


@pytest.fixture
def french(documents: Documents) -> Document:
    return documents[FRENCH]


# --- what a form gets


def test_tags_are_filled_in_with_the_document_the_employer_and_the_person(french: Document, tmp_path: Path) -> None:
    made = form(
        "{{ label }} : {{ title }}", "{{ document.title }}, {{ date }}, {{ edition }}",
        "{{ employer.name }} / {{ employer.short_name }}, {{ employer.address }}", "{{ employer.head_name }}",
        "{{ person.name }} ({{ person.number }}), {{ person.start }}", "{{ issue.number }}, v. {{ issue.version }}",
    )  # fmt: skip
    assert lines(filled(made, known(french), tmp_path)) == [
        f"Fiche de poste : {french.title}",
        f"{french.title}, 2026-11-24, Version du 24\u00a0novembre 2026",
        "Établissements Durand & fils / Durand & fils, 12, rue des Halles, 69002 Lyon",
        "Claire <Petit>",
        "Анна О’Нил (0042), 1er mars 2026",
        "JD-2026-007, v. 2",
    ]


def test_what_is_not_known_is_a_line_to_fill_in_and_false_to_a_tag_that_asks(french: Document, tmp_path: Path) -> None:
    made = form(
        "{{ person.name }}", "{{ issue.number }}", "{{ employer.address }}",
        "{% if person %}oui{% else %}non{% endif %}",
        "{{ facts.pay }}", "{% if facts.workplace %}oui{% else %}non{% endif %}", "{{ employer.name }}",
        "{{ employer.logo }}.", "{% if sections.relations %}oui{% else %}non{% endif %}{{ sections.offer.title }}",
    )  # fmt: skip
    person, number, address, asked, pay, workplace, employer, logo, section = lines(filled(made, french, tmp_path))
    assert (person, number, address, pay) == ("________",) * 4
    assert (asked, workplace, section, logo) == ("non", "non", "non", ".")
    assert re.fullmatch("_{20,}", employer)


def test_facts_sections_and_tables_are_found_by_their_names(documents: Documents, tmp_path: Path) -> None:
    document = documents["account-manager", "fr-RU"]
    made = form(
        "{{ facts.category }}|{{ facts.category.label }}|{{ facts['category'].value }}",
        "{{ sections.duties.title }}|{{ sections.duties.clauses[0].text }}|{{ sections.duties.number }}",
        "{{ signatures.acknowledgement.title }}|{{ signatures.visas.rows[0].post.text }}",
        "{{ approval.fields.signature.caption }}",
    )
    facts, duties, signed, approved = lines(filled(made, document, tmp_path))
    fact = next(fact for fact in document.facts if fact.id == "category")
    assert facts == f"{plain(fact.value)}|{fact.label}|{plain(fact.value)}"
    section = next(section for section in document.sections if section.id == "duties")
    assert duties == f"{section.title}|{plain(section.clauses[0].content)}|{section.number}"
    assert signed.split("|")[0] == document.signatures[-1].title
    assert document.approval
    assert approved == document.approval.fields[1].caption


def test_loops_repeat_paragraphs_and_rows(french: Document, tmp_path: Path) -> None:
    def change(word: WordDocument) -> None:
        rows = ("{%tr for fact in facts %}", "", "{%tr endfor %}")
        table = word.add_table(len(rows), 2)
        for row, words in enumerate(rows):
            table.cell(row, 0).merge(table.cell(row, 1)).text = words if words else ""
        cells = table.add_row().cells
        cells[0].text, cells[1].text = "{{ fact.label }}", "{{ fact.value }}"
        table._tbl.remove(table.rows[1]._tr)
        table.rows[0]._tr.addnext(table.rows[2]._tr)

    made = form("{%p for section in sections %}", "{{ section.title }}", "{%p endfor %}", change=change)
    word = opened(filled(made, french, tmp_path))
    assert [paragraph.text for paragraph in word.paragraphs] == [section.title for section in french.sections]
    assert [row.cells[0].text for row in word.tables[0].rows] == [fact.label for fact in french.facts]


def test_cells_are_repeated_and_an_empty_loop_leaves_a_sound_file(french: Document, tmp_path: Path) -> None:
    def change(word: WordDocument) -> None:
        for loop in ("column in sections.evaluation.tables[0].columns", "column in tables.targets.columns"):
            table = word.add_table(1, 3)
            words = (f"{{%tc for {loop} %}}", "{{ column.title }}", "{%tc endfor %}")
            for cell, text in zip(table.rows[0].cells, words, strict=True):
                cell.text = text
        word.add_table(1, 1).cell(0, 0).text = "{%p if person %}"
        word.tables[-1].cell(0, 0).add_paragraph("{{ person.name }}")
        word.tables[-1].cell(0, 0).add_paragraph("{%p endif %}")

    words = opened(filled(form(change=change), french, tmp_path))
    tables = {table.id: table for section in french.sections for table in section.tables}
    titles = [column.title for column in tables["targets"].columns]
    assert [[cell.text for cell in table.rows[0].cells] for table in words.tables] == [titles, titles, [""]]
    without = replace(french, sections=())
    (last,) = opened(filled(changed_first(form(change=change)), without, tmp_path)).tables
    assert last.cell(0, 0).text == ""


def changed_first(data: bytes) -> bytes:
    """The same form, asking for columns in a way that a document without tables allows."""
    return changed(data, "word/document.xml", "sections.evaluation.tables[0].columns", "tables.targets.columns")


def test_headers_footers_and_what_word_fills_in_itself_stay(french: Document, tmp_path: Path) -> None:
    def change(word: WordDocument) -> None:
        word.sections[0].header.paragraphs[0].text = "{{ employer.short_name }} – {{ title }}"
        word.sections[0].footer.paragraphs[0].text = "Confidentiel"

    section = opened(filled(form("{{ title }}", change=change), known(french), tmp_path)).sections[0]
    assert section.header.paragraphs[0].text == f"Durand & fils – {french.title}"
    assert section.footer.paragraphs[0].text == "Confidentiel"


def test_the_logo_is_a_picture_of_its_size_with_words_for_those_who_do_not_see_it(
    french: Document, tmp_path: Path
) -> None:
    def change(word: WordDocument) -> None:
        word.sections[0].header.paragraphs[0].text = "{{ employer.logo }}"

    data = filled(form("{{ employer.logo }}{{ title }}", change=change), known(french, LOGO), tmp_path)
    word = opened(data)
    (shape,) = word.inline_shapes
    assert (shape.width, shape.height) == (Mm(forms.LOGO_WIDTH), Mm(forms.LOGO_HEIGHT))
    assert shape._inline.docPr.get("descr") == "Logo de Durand & fils"
    assert "drawing" in word.sections[0].header.paragraphs[0]._p.xml
    with ZipFile(BytesIO(data)) as package:
        assert [package.read(name) for name in package.namelist() if "media" in name] == [LOGO]


@pytest.mark.parametrize(
    "words", ["R&D", "<b>\"gras\"</b> 'x'", "Анна ]]> &amp; Ёж", "dix\u00a0%\u202f!", "{{ title }}"]
)
def test_words_that_look_like_markup_stay_words(french: Document, tmp_path: Path, words: str) -> None:
    made = form("{{ sections.provisions.clauses[0].text }} fin")
    document = first_said(french, Text(words))
    assert document.sections[0].id == "provisions"
    assert lines(filled(made, document, tmp_path)) == [f"{words} fin"]


def test_a_character_that_word_cannot_hold_is_told_of_the_document(french: Document, tmp_path: Path) -> None:
    document = first_said(french, Text("Nommé\x0b par"))
    with pytest.raises(RenderError, match="which no Word file can"):
        filled(form("{{ sections.provisions.clauses[0].text }}"), document, tmp_path)


def test_a_tag_that_word_has_split_into_runs_is_one_tag(french: Document, tmp_path: Path) -> None:
    made = split(form("Entre {{ employer.name }} et"), "{{ employer.name }}")
    assert lines(filled(made, known(french), tmp_path)) == ["Entre Établissements Durand & fils et"]


def test_the_quotes_that_word_makes_of_any_language_are_quotes(french: Document, tmp_path: Path) -> None:
    quoted = ("“fr”", "«\u00a0fr\u00a0»", "„fr“", "‘fr’")
    made = form(*(f"{{% if language == {each} %}}oui{{% endif %}}" for each in quoted))
    assert lines(filled(made, french, tmp_path)) == ["oui"] * 4


def test_a_remark_is_printed_in_no_document(french: Document, tmp_path: Path) -> None:
    made = form("{#p À revoir avec Claire. #}", "{{ title }}{# ici #}")
    assert lines(filled(made, french, tmp_path)) == [french.title]


# --- where forms are, and what comes out


def test_forms_are_found_by_the_name_of_their_kind_and_others_are_told(tmp_path: Path) -> None:
    assert word_form.forms(Assets(templates=tmp_path)) == {}
    path = put(tmp_path, form("{{ title }}"), "vacancy")
    put(tmp_path, b"", "~$cancy")
    assert word_form.forms(Assets(templates=tmp_path)) == {"vacancy": path}
    stray = put(tmp_path, form("{{ title }}"), "job description")
    with pytest.raises(InputError, match="no document is made with this form") as caught:
        word_form.forms(Assets(templates=tmp_path))
    assert caught.value.problems[0].file == str(stray)


def test_the_same_form_and_document_give_the_same_bytes_in_another_process(
    documents: Documents, tmp_path: Path
) -> None:
    path = put(tmp_path, word_form_start.form("job-description", Assets()))
    (tmp_path / "logo").write_bytes(LOGO)
    mine = word_form.fill(path, known(documents[FRENCH], LOGO), "fr-FR")
    # Another logo, another language and another document before it change nothing.
    for picture in (LOGO, None):
        word_form.fill(path, known(documents["account-manager", "fr-RU"], picture), "ru-RU")
    assert word_form.fill(path, known(documents[FRENCH], LOGO), "fr-FR") == mine
    program = (
        "import sys; from datetime import date; from hashlib import sha256; from pathlib import Path\n"
        "from generator import *; from tests.render.forms import known; from generator.render import word_form\n"
        "request = Request(date=date(2026, 11, 24), roles=('client-search-manager',), locales=('fr-FR',))\n"
        "document = known(documents(request)[0], Path(sys.argv[2]).read_bytes())\n"
        "print(sha256(word_form.fill(Path(sys.argv[1]), document, 'fr-FR')).hexdigest())"
    )
    top = Path(__file__).resolve().parents[2]
    environment = {"PYTHONPATH": str(top), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-P", "-c", program, str(path), str(tmp_path / "logo")]
    other = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert other.stdout.decode().strip() == sha256(mine).hexdigest()


def test_the_properties_are_those_of_the_document_and_nothing_tells_of_the_writer(
    french: Document, tmp_path: Path
) -> None:
    def change(word: WordDocument) -> None:
        word.core_properties.author = word.core_properties.last_modified_by = "Graphiste"
        word.core_properties.comments = "generated by python-docx"

    data = filled(form("{{ title }}", change=change), french, tmp_path, "es-ES")
    properties = opened(data).core_properties
    assert (properties.author, properties.title) == (french.properties.author, french.properties.title)
    assert str(properties.created.date()) == str(properties.modified.date()) == "2026-11-24"
    with ZipFile(BytesIO(data)) as package:
        assert {item.date_time for item in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"
        everything = b"".join(package.read(name) for name in package.namelist())
    assert not re.search(b"python-docx|Graphiste", everything)
    language = part(data, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert language is not None
    assert language.get(f"{W}val") == "es-ES"
