"""A .doc is a real Word 97 file, made by one LibreOffice that reaches no network and is never trusted blindly."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.assets import Assets
from generator.errors import RenderError, ToolMissing
from generator.model.document import Document
from generator.office import libreoffice
from generator.render import renderer
from generator.render.compound_file import stream
from generator.render.word_xml import W

Documents = Mapping[tuple[str, str], Document]
FRENCH, RUSSIAN = ("client-search-manager", "fr-FR"), ("account-manager", "fr-RU")


def draw(*documents: Document) -> list[bytes]:
    return list(renderer("doc")(documents, Assets()))


def said(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program of ours where `soffice` is looked for."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


def test_it_is_a_real_word_97_file_that_other_programs_read(documents: Documents, tmp_path: Path) -> None:
    for document, data in zip(documents.values(), draw(*documents.values()), strict=True):
        file = tmp_path / "file.doc"
        file.write_bytes(data)
        assert "Composite Document File V2" in said("file", file)
        for reader in (("antiword", "-m", "UTF-8.txt"), ("catdoc", "-d", "utf-8")):
            text = " ".join(said(*reader, file).split())
            assert document.title in text
            assert document.sections[-1].title in text


def test_it_says_what_it_is_and_of_which_day(documents: Documents, tmp_path: Path) -> None:
    file = tmp_path / "file.doc"
    (data,) = draw(documents[FRENCH])
    file.write_bytes(data)
    facts = said("file", file)
    assert "Title: Fiche de poste" in facts
    assert "python-docx" not in facts
    assert "2026" in facts


def test_a_blank_in_a_clause_is_a_line_that_cannot_hang_behind_the_end_of_another(documents: Documents) -> None:
    (data,) = draw(documents[FRENCH])
    words = stream(data, "WordDocument").decode("utf-16-le", "replace")
    assert "_" * 39 in words or b"_" * 39 in data


def test_the_same_documents_give_the_same_bytes(documents: Documents) -> None:
    chosen = (documents[FRENCH], documents[RUSSIAN])
    assert draw(*chosen) == draw(*chosen)


def test_all_documents_of_a_build_are_converted_by_one_process(
    documents: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, real = tmp_path / "log", shutil.which("soffice")
    stand_in(tmp_path, f'echo start >>{log}\nexec {real} "$@"', monkeypatch)
    assert len(draw(*documents.values())) == len(documents)
    assert log.read_text().splitlines() == ["start"]


def test_no_title_reaches_the_command_line(
    documents: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, real = tmp_path / "log", shutil.which("soffice")
    stand_in(tmp_path, f'echo "$@" >>{log}\nexec {real} "$@"', monkeypatch)
    draw(documents[FRENCH])
    assert "client-search" not in log.read_text()
    assert "prospection" not in log.read_text()


def test_without_libreoffice_the_remedy_is_named(documents: Documents, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ToolMissing, match="Install the package libreoffice-writer-nogui"):
        draw(documents[FRENCH])


@pytest.mark.parametrize(
    "script",
    [
        "exit 0",
        "exit 1",
        'for last; do :; done; echo "{\\\\rtf1 Fiche de poste}" >"${last%.docx}.doc"',
        'for last; do :; done; : >"${last%.docx}.doc"',
        'for last; do :; done; printf "\\320\\317\\021\\340\\241\\261\\032\\341 and no more" >"${last%.docx}.doc"',
        'for last; do :; done; cp "$last" "${last%.docx}.doc"',
    ],
    ids=["nothing", "failure", "rtf", "empty", "cut", "docx"],
)
def test_what_it_wrote_is_looked_at_and_not_its_exit_code(
    documents: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    stand_in(tmp_path, script, monkeypatch)
    with pytest.raises(RenderError, match="LibreOffice made no Word file of “Chargé / Chargée de prospection”"):
        draw(documents[FRENCH])


def test_a_file_of_other_words_is_refused(
    documents: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (other,) = draw(documents[RUSSIAN])
    (tmp_path / "other.doc").write_bytes(other)
    stand_in(tmp_path, f'for last; do :; done; cp {tmp_path}/other.doc "${{last%.docx}}.doc"', monkeypatch)
    with pytest.raises(RenderError, match="lacks some words"):
        draw(documents[FRENCH])


def test_one_that_hangs_is_stopped_with_all_that_it_started(
    documents: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "child"
    stand_in(tmp_path, f"sleep 600 & echo $! >{child}; wait", monkeypatch)
    monkeypatch.setattr(libreoffice, "_START", 1.0)
    monkeypatch.setattr(libreoffice, "_A_FILE", 0.0)
    with pytest.raises(RenderError, match="did not end within 1 seconds and was stopped"):
        draw(documents[FRENCH])
    for _ in range(50):
        state = Path(f"/proc/{child.read_text().strip()}/stat")
        if not state.exists() or state.read_text().rsplit(")")[-1].split()[0] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("its child is still running")


def test_nothing_is_left_in_the_folder_for_temporary_files(
    documents: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    draw(documents[FRENCH])
    assert list(tmp_path.iterdir()) == []


def test_a_file_to_convert_fetches_nothing(documents: Documents, tmp_path: Path) -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        file = tmp_path / "linked.docx"
        with_linked_picture(documents[FRENCH], file, f"http://127.0.0.1:{server.server_port}/far.png")
        libreoffice.convert(libreoffice.program(), [file], "doc:MS Word 97", tmp_path)
    finally:
        server.shutdown()
        server.server_close()
    assert file.with_suffix(".doc").is_file()
    assert asked == []


def with_linked_picture(document: Document, file: Path, address: str) -> None:
    """A Word file that shows a picture from the network."""
    (data,) = renderer("docx")([document], Assets())
    whole = file.with_suffix(".zip")
    whole.write_bytes(data)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    link = f'<Relationship Id="far" Type="{kind}" Target="{address}" TargetMode="External"/>'
    drawing, word = "http://schemas.openxmlformats.org/drawingml/2006", W.strip("{}")
    picture = (
        f'<w:p xmlns:w="{word}" xmlns:wp="{drawing}/wordprocessingDrawing" xmlns:a="{drawing}/main"'
        f' xmlns:pic="{drawing}/picture"><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/>'
        f'<wp:docPr id="1" name="far"/><a:graphic><a:graphicData uri="{drawing}/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="far"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="far"/>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    with ZipFile(whole) as old, ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/_rels/document.xml.rels":
                text = text.replace(b"</Relationships>", f"{link}</Relationships>".encode())
            if name == "word/document.xml":
                text = text.replace(b"<w:sectPr", f"{picture}<w:sectPr".encode(), 1)
            new.writestr(name, text)
