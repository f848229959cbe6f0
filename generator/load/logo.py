"""From the employer's file to its logo: the picture that it names, checked and measured."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Literal

from generator.errors import InputError, problem_at
from generator.model.document import Picture
from generator.model.source import Mapping_, Scalar, SourceFile

LARGEST = 2_000_000
"""Bytes that a logo may have: it travels in every document."""
_HIGH, _WIDE = 14.0, 60.0
# Millimetres; pages.md of the design: at most 14 mm high.
_KEY = ("logo",)


def logo(file: SourceFile, beside: Path) -> Picture | None:
    """The logo that an employer's file names, which lies in the folder `beside`; None where it names none.

    Raises InputError for a file that is missing, too large, or neither PNG nor JPEG.
    """
    named = file.root.get("logo") if isinstance(file.root, Mapping_) else None
    if not isinstance(named, Scalar) or not named.text:
        return None

    def refused(text: str, hint: str) -> InputError:
        return InputError([problem_at(file, named.place, _KEY, text, hint)])

    path = beside / named.text
    if not path.resolve().is_relative_to(beside.resolve()):
        raise refused(f"the logo `{named.text}` lies outside this folder.", "Put the picture beside employer.yaml.")
    try:
        data = path.read_bytes()
    except OSError as error:
        said = f"the logo `{named.text}` cannot be read: {error.strerror}."
        raise refused(said, "Put the picture beside employer.yaml, or take this line out.") from None
    if len(data) > LARGEST:
        said = f"the logo `{named.text}` has {len(data) / 1e6:.1f} MB; at most {LARGEST / 1e6:.0f} are printed."
        raise refused(said, "Save it smaller: 600 pixels across are enough.")
    measured = _measured(data)
    if measured is None:
        said = f"the logo `{named.text}` is neither a PNG nor a JPEG picture."
        raise refused(said, "Save it as PNG: Word, PDF and web pages all print that.")
    kind, across, down = measured
    scale = min(_HIGH / down, _WIDE / across)
    name = file.root.text("name") if isinstance(file.root, Mapping_) else ""
    return Picture(data, kind, round(across * scale, 2), round(down * scale, 2), name or "")


def _measured(data: bytes) -> tuple[Literal["image/png", "image/jpeg"], int, int] | None:
    """The type of a whole picture and its pixels; None for anything else."""
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            picture.load()
            return ("image/png" if picture.format == "PNG" else "image/jpeg"), *picture.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
