"""From somebody's document, a path or its bytes, to what is written in it, read by its own process under limits."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from time import monotonic
from typing import IO, Any
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
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_NO_PICTURE = "Export the document as a PDF from the program that it was written with."
_FILTER = "docx:MS Word 2007 XML"
_NEED = "documents in .doc and .odt are read by it"
_REMEDY = "Install the package libreoffice-writer-nogui (Debian, Ubuntu), or save the document as .docx or .pdf."


def read(path: Path) -> Manuscript:
    """What a document says: a PDF, a .docx, a .doc, an .odt, or a text in UTF-8.

    Raises InputError with one sentence for a file that cannot be used (none, too large, encrypted, damaged, of
    another format than its name says), within ten seconds; no message holds anything that is written in it. Raises
    ToolMissing for .doc and .odt where there is no LibreOffice.
    """
    data = _bytes(path)
    found, named = _magic(str(path), data), _NAMES.get(path.suffix.lower())
    if named and named != found:
        said = f"its name says that this is {_CALLED[named]}, and it is {_CALLED[found]}."
        raise _refused(str(path), said, f"Save it again, or rename it so that it ends in .{found}.")
    return _Reading(str(path), _WALL).manuscript(found, data)


def read_bytes(data: bytes, name: str, seconds: float = _WALL) -> Manuscript:
    """What a document that was sent says. Its bytes tell its format; `name` is what problems call it.

    Nothing of it is written to a file, but for a .doc or .odt while LibreOffice reads it; `seconds` is how long it may
    take. Raises as `read` does.
    """
    if len(data) > LARGEST:
        raise _too_large(name, len(data))
    return _Reading(name, seconds).manuscript(_magic(name, data), data)


def _refused(name: str, text: str, hint: str = "") -> InputError:
    return InputError([Problem(name, 0, 0, "", text, hint)])


def _too_large(name: str, st_size: int) -> InputError:
    said = f"this file has {st_size / 1e6:.0f} MB; at most {LARGEST / 1e6:.0f} are read."
    return _refused(name, said, "Make its pictures smaller, or save it again.")


def _bytes(path: Path) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise _refused(str(path), "this is a folder; name a file.")
        if not stat.S_ISREG(found.st_mode):
            raise _refused(str(path), "this is not a file that can be read.")
        if found.st_size > LARGEST:
            raise _too_large(str(path), found.st_size)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or "no such path"
        raise _refused(str(path), f"this file cannot be read: {said}.") from None


def _magic(name: str, data: bytes) -> Format:
    """The format that the first bytes tell."""
    if not data.strip(b"\0\t\n\r \xef\xbb\xbf"):
        raise _refused(name, "this file is empty.")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\3\4"):
        return _zipped(name, data)
    if data.startswith(bytes.fromhex("d0cf11e0a1b11ae1")):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise _refused(name, "this Word file is encrypted and asks for a password.", "Save it without one.")
        if "WordDocument".encode("utf-16-le") not in data:
            raise _refused(name, "this is a file of another Office program, not a Word document.", _SAVE)
        return "doc"
    if data.startswith(b"{\\rtf"):
        raise _refused(name, "this is an RTF file, which is not read.", _SAVE)
    if b"\0" in data[:4096] and (data.startswith(_PICTURES) or data[8:12] == b"WEBP" or data[4:8] == b"ftyp"):
        raise _refused(name, "this file is a picture, whatever its name says; there is no text in it.", _NO_PICTURE)
    if b"\0" in data[:4096]:
        raise _refused(name, "this file is neither a text nor a document that can be read.", _SAVE)
    return "txt"


def _zipped(name: str, data: bytes) -> Format:
    """Which document a zip file holds, by its index alone."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            names = {item.filename for item in packed.infolist()}
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        raise _refused(name, "this file is damaged or cut short and cannot be opened.", "Save it again.") from None
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names and "mimetype" in names:
        return "odt"
    raise _refused(name, "this is a packed file without a Word document in it.", _SAVE)


class _Reading:
    """Reads one document, within some seconds from its beginning."""

    def __init__(self, name: str, seconds: float) -> None:
        self.name, self.wall, self.until = name, seconds, monotonic() + seconds

    def manuscript(self, format: Format, data: bytes) -> Manuscript:
        """What the document of a format says."""
        if format in ("doc", "odt"):
            return replace(self._read("docx", self._converted(format, data)), format=format, size=len(data))
        return self._read(format, data)

    def _read(self, format: Format, data: bytes) -> Manuscript:
        environment = {"PATH": os.environ.get("PATH", os.defpath), "PYTHONPATH": str(_PACKAGE), "LANG": "C.UTF-8"}
        command = [sys.executable, "-P", "-m", "generator.load.reading.process", format]
        with _nameless() as given, _nameless() as answer:
            given.write(data)
            given.seek(0)
            # In the folder of temporary files, so that whoever clears that one ends it too.
            process = subprocess.Popen(
                command, stdin=given, stdout=answer, stderr=subprocess.DEVNULL, env=environment, cwd=_temporary(),
                start_new_session=True,
            )  # fmt: skip
            try:
                process.wait(max(self.until - monotonic(), 0.0))
            except subprocess.TimeoutExpired:
                raise self._too_much() from None
            finally:
                if process.returncode is None:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
            answer.seek(0)
            return self._understood(answer.read())

    def _understood(self, answer: bytes) -> Manuscript:
        try:
            said = json.loads(answer)
        except ValueError:
            raise self._too_much() from None
        if "refused" in said:
            raise _refused(self.name, *said["refused"])
        return _manuscript(said["manuscript"])

    def _too_much(self) -> InputError:
        said = f"reading this file takes more than {self.wall:.0f} seconds or {limits.MEMORY >> 20} MB of memory."
        return _refused(self.name, said, "Save it again from its source, as .docx or .pdf.")

    def _converted(self, format: Format, data: bytes) -> bytes:
        """The same document as .docx, made by LibreOffice under the same limits."""
        if format == "odt":
            _check_package(self.name, data)
        program = libreoffice.program(_NEED, _REMEDY)
        with TemporaryDirectory() as name:
            folder = Path(name)
            file = folder / f"document.{format}"
            file.write_bytes(data)
            left = self.until - monotonic()
            try:
                libreoffice.convert(program, [file], _FILTER, folder, seconds=left, before=limits.command())
            except RenderError:
                raise self._too_much() from None
            made = folder / "document.docx"
            if not made.exists():
                said = "this file is damaged or asks for a password, and cannot be opened."
                raise _refused(self.name, said, _SAVE)
            return made.read_bytes()


def _nameless() -> IO[bytes]:
    """A file without a name, in memory where the system has such: what is written into it stands on no disk."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("document"), "w+b")
    return TemporaryFile()


def _temporary() -> str | None:
    """The folder of temporary files where one is named. Python's own way to ask tries it by writing a file."""
    named = os.environ.get("TMPDIR", "")
    return named if os.path.isdir(named) else None


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


def _check_package(name: str, data: bytes) -> None:
    from generator.office import archive

    try:
        parts = archive.read(data, name)
    except InputError as error:
        raise _refused(name, error.problems[0].text.replace(".docx", ".odt"), _SAVE) from None
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise _refused(name, "this document is encrypted and asks for a password.", "Save it again without one.")
