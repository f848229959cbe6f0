"""One finished file in memory: its bytes and what it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Artifact:
    """The bytes of one document in one format. `sources` maps each source file's logical name to its sha256.

    Of a vacancy, `posting` is the id of the posting that it was made from and `length` how long it is. `content` is the
    checksum of what the document prints, whatever the day; `drawn` that of what it was drawn with; `engine` what drew
    a PDF.
    """

    role: str
    kind: str
    locale: str
    format: str
    date: date
    numbering: str
    data: bytes
    sources: tuple[tuple[str, str], ...]
    posting: str = ""
    length: str = "full"
    content: str = ""
    drawn: str = ""
    engine: str = ""

    @property
    def name(self) -> tuple[str, ...]:
        """What tells the document from others of a build."""
        return self.role, self.kind, self.locale, self.posting, self.length
