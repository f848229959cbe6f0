"""What decides the bytes of documents beside the files of the user, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passport:
    """What has to be the same wherever documents of one batch are made, or their bytes would differ.

    `program` is the version and the checksum of the program's files, `engines` are libraries by name and version,
    `fonts` the checksum of the font files that pages are set in.
    """

    program: str
    python: str
    engines: tuple[tuple[str, str], ...]
    fonts: str
