"""From the parts of an Office package to the bytes of its zip file and back: bounded when read, fixed when written."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from struct import pack
from zipfile import BadZipFile, ZipFile, ZipInfo

from generator.errors import InputError, Problem

# 952 kB of zip can expand to 4.5 GB: these are judged by the archive's own index, before any part is read.
LARGEST, _STEEPEST, _MOST = 50_000_000, 100, 2_000
_SMALL = 4096
_DEFLATED, _FIRST_OF_1980, _UTF8_NAME = 8, 0x0021, 0x0800


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive, already deflated."""

    name: str
    checksum: int
    size: int
    deflated: bytes


def entry(name: str, data: bytes, kept: bool = False) -> Entry:
    """Deflate one file: well if it is kept to be written often, fast if not."""
    # A small window is six times as fast to set up, and loses nothing where it holds the whole file.
    bits, memory = (12, 5) if len(data) <= _SMALL else (15, 8)
    deflate = zlib.compressobj(9 if kept else 3, zlib.DEFLATED, -bits, memory)
    return Entry(name, zlib.crc32(data), len(data), deflate.compress(data) + deflate.flush())


def write(entries: Iterable[Entry]) -> bytes:
    """A zip file of the entries in the order given, dated 1980-01-01 (APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16)."""
    bodies: list[bytes] = []
    index: list[bytes] = []
    offset = 0
    for item in entries:
        name = item.name.encode()
        flags = 0 if item.name.isascii() else _UTF8_NAME
        sizes = (item.checksum, len(item.deflated), item.size, len(name))
        common = pack("<5H3LH", 20, flags, _DEFLATED, 0, _FIRST_OF_1980, *sizes)
        head = b"PK\3\4" + common + pack("<H", 0) + name
        index.append(b"PK\1\2" + pack("<H", 20) + common + pack("<4H2L", 0, 0, 0, 0, 0, offset) + name)
        bodies += (head, item.deflated)
        offset += len(head) + len(item.deflated)
    tail = b"PK\5\6" + pack("<4H2LH", 0, 0, len(index), len(index), sum(map(len, index)), offset, 0)
    return b"".join((*bodies, *index, tail))


def read(data: bytes, file: str) -> Mapping[str, bytes]:
    """The parts of an Office package by name. Raises InputError when it is none, too large, or not safe to parse."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_size(archive.infolist(), file)
            parts = {item.filename: archive.read(item) for item in archive.infolist()}
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise refused(file, f"this is not a .docx file that can be opened: {error}.") from error
    for name, part in parts.items():
        _check_markup(name, part, file)
    return parts


def refused(file: str, *sentences: str, hint: str = "") -> InputError:
    """What is wrong with a package as a whole, a problem for each sentence."""
    return InputError([Problem(file, 0, 0, "", sentence, hint) for sentence in sentences])


def _check_size(items: list[ZipInfo], file: str) -> None:
    size = sum(item.file_size for item in items)
    if len(items) > _MOST:
        raise refused(file, f"this file holds {len(items)} parts; at most {_MOST} are accepted.")
    if size > LARGEST:
        raise refused(file, f"this file would unpack to {size / 1e6:.0f} MB; {LARGEST / 1e6:.0f} are accepted.")
    for item in items:
        if item.file_size > _STEEPEST * max(item.compress_size, 1):
            raise refused(file, f"its part {item.filename} is packed more than {_STEEPEST}:1; no Word file is.")


def _check_markup(name: str, part: bytes, file: str) -> None:
    if not name.endswith((".xml", ".rels")):
        return
    # A NUL betrays UTF-16 or UTF-32, where the word DOCTYPE would go unseen; Word writes UTF-8 alone.
    if b"\0" in part:
        raise refused(file, f"its part {name} is not in UTF-8.")
    if b"<!DOCTYPE" in part:
        raise refused(file, f"its part {name} declares a document type, which no Word file does.")
