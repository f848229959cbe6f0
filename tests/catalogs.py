"""Every word that the documents can say, language by language, as the catalogs and the French files hold it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from generator import Assets
from generator.load.catalog import SENTENCES
from generator.localise.reading import read_template
from generator.localise.template import content_template, frame_template, web_template
from generator.model.files import TitleForm
from generator.model.sentence import choose
from generator.pipeline.bench import Bench

TOP = Path(__file__).resolve().parent.parent
FRAMES = ("frame", "web", "messages")
"""The catalogs that translate English, which the program is written in."""
LANGUAGES = ("de", "en", "es", "fr", "ru")
FORMS: tuple[TitleForm, ...] = ("masculine", "feminine", "inclusive")


@dataclass(frozen=True)
class Said:
    """A translation: the file it stands in, what it is known by, the original and its forms."""

    file: str
    context: str
    original: str
    forms: tuple[str, ...]

    @property
    def of_the_program(self) -> bool:
        """Whether a page says it, or the program of a mistake, where code is quoted; not a document."""
        return self.file.endswith(("/messages.po", "/web.po"))

    def __str__(self) -> str:
        return f"{self.file} {self.context or self.original}"

    def spoken(self) -> Iterator[str]:
        """The translation as it may be printed: each form, for each form of the title, each case."""
        if self.of_the_program:
            yield from self.forms
            return
        for form in self.forms:
            for gender in FORMS:
                for case in choose(form, gender).split("|"):
                    yield re.sub(r"^\s*\w+=", "", case).strip()


def files(tag: str) -> list[Path]:
    """The catalogs of a language, or of what differs in a place."""
    found = [*(TOP / "templates/locale").glob(f"{tag}/*.po"), *(TOP / "roles/locale").glob(f"{tag}/**/*.po")]
    return sorted(found)


def read(path: Path) -> Catalog:
    return read_po(BytesIO(path.read_bytes()), abort_invalid=True)


@cache
def said(tag: str) -> tuple[Said, ...]:
    """Every translation of a language; for French, in which the roles are written, the originals too."""
    found = [
        Said(str(path.relative_to(TOP)), message.context or "", originals(message.id)[-1], originals(message.string))
        for path in files(tag)
        for message in read(path)
        if message.id and not re.search("^day |/gender$", str(message.context))
    ]
    if tag == "fr":
        found += [
            Said(owner, message.context or "", originals(message.id)[-1], originals(message.id))
            for owner, template in templates()
            for message in template
            if message.id and owner not in FRAMES and not str(message.context).endswith("/gender")
        ]
    return tuple(found)


@cache
def templates() -> tuple[tuple[str, Catalog], ...]:
    """What has to be translated: the frame, and every shipped file of words."""
    bench = Bench(Assets())
    readers = (reader for kind, reader in bench.library.readers().values() if kind != "employer")
    sentences = TOP / "templates" / SENTENCES
    said = read_template(str(sentences), sentences.read_bytes())
    frames = (("frame", frame_template()), ("web", web_template()), ("messages", said))
    return (*frames, *((file.owner, content_template(file)) for file in (r() for r in readers)))


def originals(said: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (said or "",) if isinstance(said, str) or said is None else tuple(said)
