"""From files in a folder to one zip file of them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
_PACKED = (".docx", ".pdf")
"""What is packed already."""


def pack(files: Iterable[Path], folder: Path, target: Path) -> None:
    """Put files into a zip file at `target`, by their names below a folder. The same files give the same bytes."""
    part = target.with_suffix(".part")
    with ZipFile(part, "w") as archive:
        for path in files:
            entry = ZipInfo(path.relative_to(folder).as_posix(), _EPOCH)
            entry.compress_type = ZIP_STORED if path.suffix in _PACKED else ZIP_DEFLATED
            entry.external_attr, entry.file_size = 0o644 << 16, path.stat().st_size
            with path.open("rb") as source, archive.open(entry, "w") as made:
                shutil.copyfileobj(source, made)
    os.replace(part, target)
