"""From the path of somebody's document to what is written in it, read by a process of its own under limits."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from time import monotonic
from typing import Any
from zipfile import BadZipFile, ZipFile

from generator.errors import InputError, Problem, RenderError
from generator.model.manuscript import Font, Format, Image, Line, Manuscript
from generator.office import libreoffice, limits

LARGEST = 20_000_000
"""Bytes that a document to read may have."""
FORMATS: tuple[Format, ...] = ("pdf", "docx", "doc", "odt", "txt")
_WALL = 9.0
_PACKAGE = Path(__file__).resolve().parents[2]
_NAMES = {".pdf": "pdf", ".docx": "docx", ".doc": "doc", ".odt": "odt", ".txt": "txt", ".md": "txt"}
_CALLED = {"pdf": "a PDF", "docx": "a Word file (.docx)", "doc": "a Word file of before 2007 (.doc)",
           "odt": "an OpenDocument text (.odt)", "txt": "a plain text"}  # fmt: skip
_SAVE = "Save it as .docx or .pdf."
_FILTER = "docx:MS Word 2007 XML"
_NEED = "documents in .doc and .odt are read by it"
_REMEDY = "Install the package libreoffice-writer-nogui (Debian, Ubuntu), or save the document as .docx or .pdf."


def read(path: Path) -> Manuscript:
    """What a document says: a PDF, a .docx, a .doc, an .odt, or a text in UTF-8.

    Raises InputError with one sentence for a file that cannot be used (none, too large, encrypted, damaged, of
    another format than its name says), within ten seconds; no message holds anything that is written in it. Raises
    ToolMissing for .doc and .odt where there is no LibreOffice.
    """
    until = monotonic() + _WALL
    data = _bytes(path)
    format = _format(path, data)
    if format in ("doc", "odt"):
        made = _read(path, "docx", _converted(path, format, data, until), until)
        return replace(made, format=format, size=len(data))
    return _read(path, format, data, until)


def _refused(path: Path, text: str, hint: str = "") -> InputError:
    return InputError([Problem(str(path), 0, 0, "", text, hint)])


def _bytes(path: Path) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise _refused(path, "this is a folder; name a file.")
        if not stat.S_ISREG(found.st_mode):
            raise _refused(path, "this is not a file that can be read.")
        if found.st_size > LARGEST:
            said = f"this file has {found.st_size / 1e6:.0f} MB; at most {LARGEST / 1e6:.0f} are read."
            raise _refused(path, said, "Make its pictures smaller, or save it again.")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or "no such path"
        raise _refused(path, f"this file cannot be read: {said}.") from None
    if not data.strip(b"\0\t\n\r \xef\xbb\xbf"):
        raise _refused(path, "this file is empty.")
    return data


def _format(path: Path, data: bytes) -> Format:
    """The format that the first bytes tell, which the name has to agree with."""
    found = _magic(path, data)
    named = _NAMES.get(path.suffix.lower())
    if named and named != found:
        said = f"its name says that this is {_CALLED[named]}, and it is {_CALLED[found]}."
        raise _refused(path, said, f"Save it again, or rename it so that it ends in .{found}.")
    return found


def _magic(path: Path, data: bytes) -> Format:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\3\4"):
        return _zipped(path)
    if data.startswith(bytes.fromhex("d0cf11e0a1b11ae1")):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise _refused(path, "this Word file is encrypted and asks for a password.", "Save it without one.")
        if "WordDocument".encode("utf-16-le") not in data:
            raise _refused(path, "this is a file of another Office program, not a Word document.", _SAVE)
        return "doc"
    if data.startswith(b"{\\rtf"):
        raise _refused(path, "this is an RTF file, which is not read.", _SAVE)
    if b"\0" in data[:4096]:
        raise _refused(path, "this file is neither a text nor a document that can be read.", _SAVE)
    return "txt"


def _zipped(path: Path) -> Format:
    """Which document a zip file holds, by its index alone."""
    try:
        with ZipFile(path) as packed:
            names = {item.filename for item in packed.infolist()}
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        raise _refused(path, "this file is damaged or cut short and cannot be opened.", "Save it again.") from None
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names and "mimetype" in names:
        return "odt"
    raise _refused(path, "this is a packed file without a Word document in it.", _SAVE)


def _read(path: Path, format: Format, data: bytes, until: float) -> Manuscript:
    environment = {"PATH": os.environ.get("PATH", os.defpath), "PYTHONPATH": str(_PACKAGE), "LANG": "C.UTF-8"}
    command = [sys.executable, "-P", "-m", "generator.load.reading.process", format]
    with TemporaryFile() as given, TemporaryFile() as answer:
        given.write(data)
        given.seek(0)
        process = subprocess.Popen(
            command, stdin=given, stdout=answer, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
        )
        try:
            process.wait(max(until - monotonic(), 0.0))
        except subprocess.TimeoutExpired:
            raise _too_much(path) from None
        finally:
            if process.returncode is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        answer.seek(0)
        return _understood(path, answer.read())


def _too_much(path: Path) -> InputError:
    said = f"reading this file takes more than {_WALL:.0f} seconds or {limits.MEMORY >> 20} MB of memory."
    return _refused(path, said, "Save it again from its source, as .docx or .pdf.")


def _understood(path: Path, answer: bytes) -> Manuscript:
    try:
        said = json.loads(answer)
    except ValueError:
        raise _too_much(path) from None
    if "refused" in said:
        raise _refused(path, *said["refused"])
    return _manuscript(said["manuscript"])


def _manuscript(said: dict[str, Any]) -> Manuscript:
    lines = tuple(Line(**{**each, "box": each["box"] and tuple(each["box"])}) for each in said["lines"])
    return Manuscript(
        **{
            **said,
            "lines": lines,
            "page_sizes": tuple(tuple(each) for each in said["page_sizes"]),
            "images": tuple(Image(**each) for each in said["images"]),
            "fonts": tuple(Font(**each) for each in said["fonts"]),
        }
    )


def _converted(path: Path, format: Format, data: bytes, until: float) -> bytes:
    """The same document as .docx, made by LibreOffice under the same limits."""
    if format == "odt":
        _check_package(path)
    program = libreoffice.program(_NEED, _REMEDY)
    with TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / f"document.{format}"
        file.write_bytes(data)
        try:
            libreoffice.convert(program, [file], _FILTER, folder, seconds=until - monotonic(), before=limits.command())
        except RenderError:
            raise _too_much(path) from None
        made = folder / "document.docx"
        if not made.exists():
            said = "this file is damaged or asks for a password, and cannot be opened."
            raise _refused(path, said, _SAVE)
        return made.read_bytes()


def _check_package(path: Path) -> None:
    from generator.office import archive

    try:
        parts = archive.read(path.read_bytes(), str(path))
    except InputError as error:
        raise _refused(path, error.problems[0].text.replace(".docx", ".odt"), _SAVE) from None
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise _refused(path, "this document is encrypted and asks for a password.", "Save it again without one.")
