"""In a language whose every message stands between ⟦ and ⟧, whatever stands outside was not given to translators."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from babel.messages.pofile import read_po, write_po
from lxml import html

from generator import Artifact, Assets, Request, build
from generator.localise.measures import long_date
from generator.office import libreoffice
from generator.pipeline.translating import update
from tests.folders import DAY
from tests.test_translations import PLACES, ROLES

LANGUAGE = "eo"
# The names of classifications, and what numbers a section or a clause.
NOT_WORDS = re.compile(
    r"O\\?\*NET-SOC|\b(ESCO|ROME)\b|\b[A-Z]\d{4}\b|\b[IVX]+\b|\b[a-z]\)|PAGE|NUMPAGES|REF _Ref\d+|\\[nh]\b"
)
_WRAPPED = re.compile(r"⟦[^⟦⟧]*⟧")


def wrapped(data: bytes) -> bytes:
    """A catalog with each message translated by itself between brackets; a gender stays the word that it is."""
    catalog = read_po(BytesIO(data))
    for message in catalog:
        if message.id and not str(message.context).endswith("/gender"):
            one = isinstance(message.id, str)
            last = message.id if isinstance(message.id, str) else message.id[-1]
            message.string = f"⟦{last}⟧" if one else tuple(f"⟦{last}⟧" for _ in range(catalog.num_plurals))
        elif message.id:
            message.string = message.id
        message.flags.clear()
    made = BytesIO()
    write_po(made, catalog)
    return made.getvalue()


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    roles, templates = tmp_path_factory.mktemp("roles"), tmp_path_factory.mktemp("templates")
    for each in update([LANGUAGE], Assets(roles, templates), "2026-11-25"):
        each.path.parent.mkdir(parents=True, exist_ok=True)
        each.path.write_bytes(wrapped(each.data))
    return roles, templates


def outside(text: str) -> str:
    """What is left of a text less what stands between brackets, however deep, and less what is no word."""
    while _WRAPPED.search(text):
        text = _WRAPPED.sub(" ", text)
    # The day is said by Babel, in the language itself.
    return NOT_WORDS.sub(" ", text.replace(long_date(DAY, LANGUAGE), " "))


def of_docx(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as package:
        parts = [name for name in package.namelist() if re.search(r"word/(document|header|footer)", name)]
        texts = (re.findall(r"<w:t[ >][^<]*</w:t>|</w:p>", package.read(name).decode()) for name in parts)
        return re.sub("<[^>]*>", "", "".join("".join(text) for text in texts))


def of_html(data: bytes) -> str:
    page = html.fromstring(re.sub(rb"<style.*?</style>", b"", data, flags=re.DOTALL))
    found = page.xpath("//@content | //@aria-label | //@data-column | //title/text()")
    said = [str(each) for each in found] if isinstance(found, list) else []
    return "\n".join(
        ["".join(map(str, page.itertext())), *(each for each in said if not re.match(r"[\d-]+$|width=", each))]
    )


def of_pdf(data: bytes) -> str:
    return subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()


def of_doc(data: bytes) -> str:
    with TemporaryDirectory() as name:
        file = Path(name, "x.doc")
        file.write_bytes(data)
        libreoffice.convert(libreoffice.program(), [file], "txt:Text (encoded):UTF8", Path(name))
        return file.with_suffix(".txt").read_text("utf-8-sig")


READ: dict[str, Callable[[bytes], str]] = {
    "txt": bytes.decode,
    "md": bytes.decode,
    "html": of_html,
    "docx": of_docx,
    "pdf": of_pdf,
    "doc": of_doc,
}


def drawn(
    folders: tuple[Path, Path], roles: tuple[str, ...], places: tuple[str, ...], formats: tuple[str, ...]
) -> list[Artifact]:
    roles_dir, templates_dir = folders
    locales = tuple(f"{LANGUAGE}-{place}" for place in places)
    work = build(
        Request(
            date=DAY,
            roles=roles,
            locales=locales,
            formats=formats,
            roles_dir=roles_dir,
            templates_dir=templates_dir,
        )
    )
    made = list(work)
    assert not work.missing
    return made


def complain(made: list[Artifact]) -> None:
    for each in made:
        text = READ[each.format](each.data)
        assert text.count("⟦") > 40
        left = outside(text)
        assert not re.search(r"[^\W\d_]{2,}", left), f"{each.role} {each.locale} {each.format}: {left.split()}"


def test_no_word_of_a_document_is_written_into_the_code(folders: tuple[Path, Path]) -> None:
    complain(drawn(folders, ROLES, PLACES, ("txt", "md", "html", "docx")))


@pytest.mark.slow
def test_nor_one_of_a_pdf_or_a_word_97_file(folders: tuple[Path, Path]) -> None:
    complain(drawn(folders, ("client-search-manager",), ("DE", "ES", "RU", "US"), ("pdf", "doc")))
