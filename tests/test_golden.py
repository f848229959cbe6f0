"""Words, numbers and looks stay as a person has approved them, until a person approves others."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.golden import approve


@pytest.mark.parametrize("name", [*approve.TEXTS, *approve.GUIDES, *approve.POSTINGS])
def test_a_document_says_what_was_approved(name: str) -> None:
    assert approve.texts()[name] == (approve.FOLDER / name).read_text("utf-8"), "read it, then run approve.py"


def test_the_picture_in_the_readme_is_the_page_of_today() -> None:
    today = Image.open(BytesIO(approve.picture()))
    shown = Image.open(approve.FOLDER / approve.PICTURE)
    assert shown.size == today.size
    # A hair's difference in the drawing of letters is none; a line more on the page is.
    assert ImageStat.Stat(ImageChops.difference(shown, today)).mean[0] < 0.5, "look at it, then run approve.py"
