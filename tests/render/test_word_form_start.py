"""The Word form that an employer starts from carries every word of a document, and is a sound file."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator import Request
from generator import documents as composed
from generator.assets import Assets
from generator.cli.word_template import word_template
from generator.errors import InputError
from generator.model.document import Document, plain
from generator.office import libreoffice
from generator.render import renderer, word_form, word_form_start
from generator.render.word_form_names import IDS, Fact, Field, Section, Signatures, Table
from generator.render.word_form_names import Document as FormDocument
from tests.catalogs import LANGUAGES
from tests.render.forms import drawn_logo, known, pressed, put
from tests.render.test_docx import opened
from tests.render.test_docx import validator as validator
from tests.test_parity import carries
from tests.test_translations import PLACES

README = Path(__file__).resolve().parents[2] / "templates" / "README.md"
USUAL = ("fr-FR", "ru-RU")
Documents = Mapping[tuple[str, str], Document]
LOGO = drawn_logo()
FRENCH = ("client-search-manager", "fr-FR")


@pytest.fixture
def french(documents: Documents) -> Document:
    return documents[FRENCH]


def test_a_form_to_start_from_is_written_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assets = Assets(templates=tmp_path / "templates")
    word_template("vacancy", None, assets)
    path = tmp_path / "templates" / "word" / "vacancy.docx"
    assert path.read_bytes() == word_form_start.form("vacancy", Assets())
    assert f"It is used with --templates {tmp_path / 'templates'}." in capsys.readouterr().out
    with pytest.raises(InputError, match="this file is there already, and is left as it is"):
        word_template("vacancy", None, assets)
    with pytest.raises(InputError, match="there is no kind of document “contract”"):
        word_template("contract", None, assets)
    word_template("cv-guide", tmp_path / "mine.docx", assets)
    assert "It is used as word/cv-guide.docx in a folder of templates." in capsys.readouterr().out


def test_the_form_to_start_from_tells_nothing_of_a_machine_and_says_what_it_is() -> None:
    for kind in word_form.KINDS:
        data = word_form_start.form(kind, Assets())
        word = opened(data)
        assert word.core_properties.author == ""
        assert "templates/README.md" in word.paragraphs[0].text
        with ZipFile(BytesIO(data)) as package:
            assert b"python-docx" not in b"".join(package.read(name) for name in package.namelist())
        assert len(data) < 20_000


@pytest.mark.parametrize(
    "locale",
    [
        pytest.param(f"{tongue}-{place}", marks=() if f"{tongue}-{place}" in USUAL else pytest.mark.slow)
        for tongue in LANGUAGES
        for place in PLACES
    ],
)  # fmt: skip
def test_the_form_to_start_from_carries_every_word_and_number_in_order(locale: str, tmp_path: Path) -> None:
    kinds = word_form.KINDS
    request = Request(
        date=date(2026, 11, 24),
        roles=("account-manager", "client-search-manager"),
        locales=(locale,),
        kinds=kinds,
        lint=False,
    )
    paths = {kind: put(tmp_path, word_form_start.form(kind, Assets()), kind) for kind in kinds}
    made = {f"{number}.docx": document for number, document in enumerate(composed(request))}
    for name, document in made.items():
        (tmp_path / name).write_bytes(word_form.fill(paths[document.kind], document, "fr-FR"))
    files = [tmp_path / name for name in made]
    libreoffice.convert(libreoffice.program(), files, "txt:Text (encoded):UTF8", tmp_path)
    for name, document in made.items():
        text = (tmp_path / name).with_suffix(".txt").read_text("utf-8-sig")
        assert not re.search(r"\{[{%#]|[}%#]\}", text)
        carries(text, document)
        (plainly,) = renderer("txt")([document], Assets())
        assert told_apart(text, document) == told_apart(plainly.decode(), document)


def told_apart(text: str, document: Document) -> list[int]:
    """How often each text of a document that is no clause is printed, in no order: they may stand elsewhere."""
    words = [document.label, *(fact.label for fact in document.facts), *(block.title for block in document.signatures)]
    words += [
        plain(cell) for section in document.sections for table in section.tables for row in table.rows for cell in row
    ]
    words += [section.title for section in document.sections if section.title]
    return [min(pressed(text).casefold().count(pressed(each).casefold()), 1) for each in words]


@pytest.mark.slow
def test_the_validator_of_word_files_finds_nothing_to_complain_of(
    documents: Documents, tmp_path: Path, validator: Path
) -> None:
    made = {kind: put(tmp_path, word_form_start.form(kind, Assets()), kind) for kind in word_form.KINDS}
    request = Request(
        date=date(2026, 11, 24),
        roles=("account-manager",),
        locales=("fr-FR", "ru-RU"),
        kinds=word_form.KINDS,
        lint=False,
    )
    files = {f"form of {kind}": path.read_bytes() for kind, path in made.items()}
    for document in (*documents.values(), *composed(request)):
        for name, asked in (("bare", document), ("known", known(document, LOGO))):
            files[f"{document.role} {document.kind} {document.locale} {name}"] = word_form.fill(
                made[document.kind], asked, "fr-FR"
            )
    for name, data in files.items():
        (tmp_path / "file.docx").write_bytes(data)
        done = subprocess.run([validator, tmp_path / "file.docx", "Office2010"], capture_output=True, text=True)
        assert json.loads(done.stdout)["errors"] == [], name


@pytest.mark.slow
def test_a_thousand_documents_need_no_more_memory_than_twenty(french: Document, tmp_path: Path) -> None:
    path = put(tmp_path, word_form_start.form("job-description", Assets()))
    used = []
    for number in range(1_000):
        word_form.fill(path, known(replace(french, title=f"Poste {number}"), LOGO), "fr-FR")
        if number in (20, 999):
            worker = word_form._SERVICE.worker
            assert worker
            status = Path(f"/proc/{worker._process.pid}/status").read_text()
            used.append(int(re.search(r"VmRSS:\s+(\d+)", status)[1]))  # type: ignore[index]
    assert used[1] < used[0] + 20_000


# --- what is told of names stays true


def test_every_id_that_a_document_has_is_one_that_a_form_may_ask_for() -> None:
    request = Request(
        date=date(2026, 11, 24),
        locales=("fr-FR", "ru-RU", "en-US", "en-GB", "de-DE", "es-ES"),
        kinds=word_form.KINDS,
        lint=False,
    )
    for document in composed(request):
        tables = [table for section in document.sections for table in section.tables]
        signed = [*document.signatures]
        boxes = [field for block in signed for row in block.rows for field in row]
        for kind, things in (
            (Fact, document.facts), (Section, document.sections), (Table, tables), (Signatures, signed), (Field, boxes),
            (str, [column for table in tables for column in table.columns]),
        ):  # fmt: skip
            assert {thing.id.replace("-", "_") for thing in things} <= {*IDS[kind]}, document.kind


def test_the_guide_names_every_name() -> None:
    text = README.read_text("utf-8")
    for name in (each.name for each in fields(FormDocument)):
        assert f"`{name}`" in text, name
