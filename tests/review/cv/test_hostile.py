"""A file that is broken, huge or hostile ends in one clear sentence, in time and in little memory."""

from __future__ import annotations

import os
import re
import resource
import struct
import zlib
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from time import monotonic
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pypdfium2
import pytest

from generator.errors import InputError, Problem, ToolMissing
from generator.load import manuscript
from generator.load.manuscript import read

_SECRET = "Geheim Person"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str = "", extra: dict[str, bytes] | None = None, head: str = _HEAD) -> bytes:
    """A Word file with this body, and other parts beside it."""
    made = BytesIO()
    docx.Document().save(made)
    file = BytesIO()
    document = f'{head}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    with ZipFile(made) as source, ZipFile(file, "w", ZIP_DEFLATED) as target:
        for item in source.infolist():
            data = document.encode() if item.filename == "word/document.xml" else source.read(item)
            target.writestr(item.filename, data)
        for name, data in (extra or {}).items():
            target.writestr(name, data)
    return file.getvalue()


def pdf(pages: int = 1) -> bytes:
    """A PDF of empty pages."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def other_zip() -> bytes:
    """A zip file that is no document."""
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        packed.writestr("a.txt", "a")
    return file.getvalue()


def compound(*streams: str) -> bytes:
    """The beginning of a compound file (Word 97, or an encrypted package) that names these streams."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + names + bytes(2048)


ENCRYPTED_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/P -64/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 4 0 R/Size 5/ID[<00><00>]>>\n%%EOF\n"
)
NESTED_PDF = b"%PDF-1.4\n1 0 obj" + b"<</A" * 200_000 + b">>" * 200_000 + b"endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
NESTED = "".join(f'<w:p w:n="{zlib.crc32(bytes([n % 251, n // 251]))}">' for n in range(3000)) + "</w:p>" * 3000
CASES: dict[str, tuple[str, bytes, str]] = {
    "bomb": ("cv.docx", word(extra={"word/media/a.bin": bytes(60_000_000)}), "unpack|packed more than"),
    "many parts": ("cv.docx", word(extra={f"x/{n}.bin": b"" for n in range(2500)}), "parts"),
    "doctype": ("cv.docx", word(head=f'{_HEAD}<!DOCTYPE d [<!ENTITY a "b">]>'), "document type"),
    "nested": ("cv.docx", word(NESTED), "nested deeper|damaged"),
    "not xml": ("cv.docx", word("<w:p>"), "damaged"),
    "huge part": ("cv.docx", word(f"<w:p><w:r><w:t>{'ab cd ' * 4_000_000}</w:t></w:r></w:p>"), "packed|more than|text"),
    "encrypted docx": ("cv.docx", compound("Root Entry", "EncryptedPackage"), "encrypted"),
    "renamed text": ("cv.docx", f"{_SECRET}\nKöln\n".encode(), "plain text"),
    "cut docx": ("cv.docx", word("<w:p/>")[:4000], "damaged or cut short"),
    "other zip": ("cv.docx", other_zip(), "without a Word document"),
    "encrypted pdf": ("cv.pdf", ENCRYPTED_PDF, "password"),
    "cut pdf": ("cv.pdf", pdf()[:300], "damaged|cut short"),
    "many pages": ("cv.pdf", pdf(5000), "5000 pages"),
    "nested pdf": ("cv.pdf", NESTED_PDF, "damaged|seconds"),
    "garbage pdf": ("cv.pdf", b"%PDF-1.7\n" + os.urandom(100_000), "damaged"),
    "excel": ("cv.doc", compound("Root Entry", "Workbook"), "another Office program"),
    "broken doc": ("cv.doc", compound("Root Entry", "WordDocument"), "damaged"),
    "latin-1": ("cv.txt", "Curriculum vit\xe6\n".encode("latin-1"), "UTF-8"),
    "renamed picture": ("cv.pdf", b"\xff\xd8\xff\xe0\0\x10JFIF\0", "picture"),
    "binary text": ("cv.txt", b"CV\x07\x01\x02 text", "neither a text nor a document"),
    "empty": ("cv.pdf", b"", "empty"),
    "nothing but spaces": ("cv.txt", b" \n\n", "empty"),
    "rtf": ("cv.doc", b"{\\rtf1 CV}", "RTF"),
    "many lines": ("cv.txt", b"a line of words\n" * 900_000, "far more text"),
}


@pytest.fixture(scope="module")
def apart() -> Iterator[Executor]:
    """A process that starts nothing but readers: the peak of its children is theirs.

    Until it runs its program, a child counts the memory of the process that starts it; that of pytest is large.
    """
    with ProcessPoolExecutor(1, get_context("spawn")) as made:
        yield made


def refusal(path: Path) -> tuple[tuple[Problem, ...], int]:
    """What is said of a file that is refused, and the most memory in kB that a reader of this process has had."""
    try:
        read(path)
    except InputError as error:
        return tuple(error.problems), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (), 0


@pytest.mark.xdist_group("hostile")
@pytest.mark.parametrize("case", CASES)
def test_a_file_that_cannot_be_used_is_refused_with_one_sentence(case: str, tmp_path: Path, apart: Executor) -> None:
    name, data, said = CASES[case]
    path = tmp_path / name
    path.write_bytes(data)
    apart.submit(os.getpid).result()
    start = monotonic()
    (problem,), most = apart.submit(refusal, path).result()
    assert monotonic() - start < 10.5
    assert problem.file == str(path)
    assert re.search(said, f"{problem}")
    assert problem.text.endswith(".")
    assert problem.text.count(". ") == 0
    assert _SECRET not in f"{problem}"
    assert most < 1 << 20, "kB: under one GiB"


def test_200_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "cv.pdf"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    start = monotonic()
    with pytest.raises(InputError, match="200 MB"):
        read(path)
    assert monotonic() - start < 1


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop.pdf"
    loop.symlink_to(loop)
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    for path, said in (
        (tmp_path, "folder"),
        (loop, "symbolic links"),
        (pipe, "not a file"),
        (tmp_path / "no.pdf", "No such"),
    ):
        with pytest.raises(InputError, match=said):
            read(path)


def test_a_picture_that_unpacks_to_gigabytes_does_no_harm(tmp_path: Path) -> None:
    """A PDF whose stream is 4 kB long and 4 GB large: it is not unpacked for its size, or the limits end it."""
    packed = zlib.compress(zlib.compress(bytes(400_000_000), 9), 9)
    stream = b"<</Type/XObject/Subtype/Image/Width 20000/Height 20000/ColorSpace/DeviceGray/BitsPerComponent 8"
    stream += b"/Filter[/FlateDecode/FlateDecode]/Length " + str(len(packed)).encode() + b">>stream\n"
    content = b"q 500 0 0 500 0 0 cm /I Do Q"
    path = tmp_path / "cv.pdf"
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</XObject<</I 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length " + str(len(content)).encode() + b">>stream\n" + content + b"\nendstream endobj\n"
        b"5 0 obj" + stream + packed + b"\nendstream endobj\ntrailer<</Root 1 0 R/Size 6>>\n%%EOF"
    )
    start = monotonic()
    try:
        made = read(path)
    except InputError:
        made = None
    assert monotonic() - start < 10.5
    assert made is None or made.lines == ()


def children() -> set[str]:
    """The processes that this one has started, ended ones that nobody has waited for among them."""
    found = (path.read_text() for path in Path("/proc/self/task").glob("*/children"))
    return {name for each in found for name in each.split()}


def test_a_reader_that_never_ends_is_stopped_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cv.txt"
    path.write_text("A CV\n")
    before = children()
    monkeypatch.setattr(manuscript, "_WALL", 0.01)
    with pytest.raises(InputError, match="seconds"):
        read(path)
    assert children() <= before


def test_without_libreoffice_a_doc_is_not_read_and_the_remedy_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cv.doc"
    path.write_bytes(compound("Root Entry", "WordDocument"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolMissing, match="save the document as"):
        read(path)


def test_the_limits_are_those_of_the_process_that_reads() -> None:
    assert struct.calcsize("P") == 8
    from generator.office import limits

    assert limits.MEMORY == 1 << 30
    assert limits.SECONDS < 10
