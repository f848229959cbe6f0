"""A CV is told the same whichever file it is sent as: a Word file, the PDF of it, an OpenDocument text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.shared import Mm

from generator.assets import Assets
from generator.office import libreoffice
from generator.pipeline.checking import check_cv
from tests.review.cv.ground_truth import DAY
from tests.review.cv.making import Written, everybody, make

NAMES = ("de-nofigures-fischer", "en-army-braithwaite", "es-hotel-iglesias")
FORMATS = ("docx", "pdf", "odt")
OF_THE_FILE = {"file", "file-name", "fonts", "length", "photo", "reading-order"}
"""Checks that speak of the file, and so may tell one format from another."""


pytestmark = [pytest.mark.xdist_group("cvs"), pytest.mark.slow]


def _without_marks(cv: Written) -> Written:
    sections = tuple((name, tuple(line.removeprefix("- ") for line in lines)) for name, lines in cv.sections)
    return replace(cv, id=f"{cv.id}-plain", sections=sections)


CVS = tuple(each for cv in everybody() if cv.id in NAMES for each in (cv, _without_marks(cv)))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each CV as a Word file with lines so narrow that every paragraph is broken, and what LibreOffice makes of it."""
    made = tmp_path_factory.mktemp("pairs")
    sources = [_narrow(cv, made) for cv in CVS]
    for format in FORMATS[1:]:
        libreoffice.convert(libreoffice.program(), sources, format, made)
    return made


def _narrow(cv: Written, folder: Path) -> Path:
    name = f"{cv.id}.docx"
    path = make(replace(cv, file=name, made={}), folder)
    word = docx.Document(BytesIO(path.read_bytes()))
    for section in word.sections:
        section.left_margin, section.right_margin = Mm(20), Mm(105)
    word.save(str(path))
    return path


def _told(cv: Written, path: Path) -> Mapping[tuple[str, str], int]:
    found = check_cv(path, cv.role, cv.locale, Assets(), DAY).findings
    return Counter((each.check, each.message) for each in found if each.check not in OF_THE_FILE)


@pytest.mark.parametrize("cv", CVS, ids=lambda cv: cv.id)
def test_a_cv_is_told_the_same_as_a_word_file_a_pdf_and_an_opendocument_text(cv: Written, folder: Path) -> None:
    told = [_told(cv, folder / f"{cv.id}.{format}") for format in FORMATS]
    assert told[0]
    assert told == [told[0]] * len(FORMATS)
