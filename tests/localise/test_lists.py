"""Lists of what one may choose from, as each language writes them."""

from __future__ import annotations

import pytest

from generator.localise.measures import alternatives, language_name


@pytest.mark.parametrize(
    ("tag", "items", "said"),
    [
        ("fr", ["a", "b", "c"], "a, b ou c"),
        ("de", ["a", "b"], "a oder b"),
        ("ru", ["a", "b"], "a или b"),
        ("en-GB", ["a", "b"], "a or b"),
        ("es", ["plata", "oro"], "plata u oro"),
        ("es", ["oro", "plata"], "oro o plata"),
        ("es", ["vertical", "horizontal"], "vertical u horizontal"),
        ("fr", ["a"], "a"),
        ("fr", [], ""),
    ],
)
def test_alternatives_are_joined_by_the_word_of_the_language(tag: str, items: list[str], said: str) -> None:
    assert alternatives(items, tag) == said


def test_a_language_is_called_by_its_name_in_another() -> None:
    assert [language_name("de", tag) for tag in ("fr", "en-GB", "ru")] == ["allemand", "German", "немецкий"]
