"""From the bytes of a packed spreadsheet to its parts of markup, bounded, and to a package that is safe to read."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from generator.load.table_raw import refused

# The widest table that is read, with every cell filled, unpacks to 900 MB; a staff list of 100,000 rows to 40.
_LARGEST, _STEEPEST, _MOST = 300_000_000, 200, 2_000
_MARKUP = (".xml", ".rels", "mimetype")
_SMALL = 100_000
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_SAVE = "Save it as .xlsx, .ods or CSV UTF-8."


def parts_of(data: bytes, shown: str) -> Mapping[str, bytes]:
    """The parts of a spreadsheet that are markup, by name.

    Raises InputError when the file is no spreadsheet that is read (.xlsx, .ods), encrypted, damaged, or would
    unpack to more than it may.
    """
    try:
        with ZipFile(BytesIO(data)) as packed:
            items = packed.infolist()
            _check_kind({item.filename for item in items}, shown)
            _check_size(items, shown)
            wanted = [item for item in items if item.filename.endswith(_MARKUP)]
            parts = {item.filename: packed.read(item) for item in wanted}
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error):
        raise refused(shown, "this file is damaged or cut short and cannot be opened.", "Save it again.") from None
    for name, part in parts.items():
        # A NUL betrays UTF-16, where the word DOCTYPE would go unseen; spreadsheet programs write UTF-8 alone.
        if b"<!DOCTYPE" in part or b"\0" in part:
            raise refused(shown, f"its part {name} is not written as spreadsheet programs write it.", _SAVE)
    _check_open(parts, shown)
    return parts


def stored(parts: Mapping[str, bytes]) -> bytes:
    """A package of the same parts, not packed: its reader can unpack no more than was judged here."""
    made = BytesIO()
    with ZipFile(made, "w") as package:
        for name, part in parts.items():
            package.writestr(ZipInfo(name), part)
    return made.getvalue()


def _check_kind(names: set[str], shown: str) -> None:
    if "xl/workbook.bin" in names:
        raise refused(shown, "this is a binary spreadsheet (.xlsb), which is not read.", "Save it as .xlsx.")
    if "word/document.xml" in names:
        raise refused(shown, "this is a Word document, not a table.", _SAVE)
    if "xl/workbook.xml" not in names and not {"content.xml", "mimetype"} <= names:
        raise refused(shown, "this is a packed file without a table in it.", _SAVE)


def _check_size(items: list[ZipInfo], shown: str) -> None:
    size = sum(item.file_size for item in items)
    if len(items) > _MOST:
        raise refused(shown, f"this file holds {len(items):,} parts; at most {_MOST:,} are accepted.")
    if size > _LARGEST:
        raise refused(shown, f"this file would unpack to {size / 1e6:.0f} MB; {_LARGEST / 1e6:.0f} are accepted.")
    for item in items:
        if item.file_size > max(_STEEPEST * item.compress_size, _SMALL):
            raise refused(shown, f"its part {item.filename} is packed more than {_STEEPEST}:1; no table is.")


def _check_open(parts: Mapping[str, bytes], shown: str) -> None:
    if "xl/workbook.xml" in parts:
        return
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise refused(shown, "this table is encrypted and asks for a password.", "Save it without one.")
    if not parts["mimetype"].startswith(_ODS):
        raise refused(shown, "this is an OpenDocument file, but no spreadsheet.", _SAVE)
