"""The words of the pages: translators get each of them, and no other."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model.frame_web import WEB
from generator.web.pages import PAGES

TOP = Path(__file__).parents[2]
FOLDER = TOP / "templates" / "web"
_TEMPLATE = re.compile(r"""\b_\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")
_SCRIPT = re.compile(r"""\bt\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")
_UNSAID = re.compile(r"\bt\(\s*(?![\"'])")


def said_by(path: Path) -> Iterator[str]:
    """The English words that a template or a script asks for."""
    pattern = _SCRIPT if path.suffix == ".js" else _TEMPLATE
    for double, single in pattern.findall(path.read_text("utf-8")):
        yield json.loads(f'"{double or single}"') if path.suffix == ".js" else (double or single)


def marked(path: Path) -> Iterator[str]:
    """The English words that a module marks as said on a page."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "message":
            (argument,) = node.args
            assert isinstance(argument, ast.Constant)
            yield str(argument.value)


def used() -> set[str]:
    """Every word that the pages say."""
    files = [*FOLDER.glob("*.j2"), *FOLDER.glob("*.js")]
    modules = (TOP / "generator" / "web").rglob("*.py")
    return (
        {words for path in files for words in said_by(path)}
        | {words for path in modules for words in marked(path)}
        | set(PAGES.values())
    )


def test_translators_get_every_word_of_the_pages_and_no_other() -> None:
    known = {message.english for message in WEB}
    assert len(known) > 100
    assert used() - known == set(), "no translator is asked for these words"
    assert known - used() == set(), "no page says these words"


def test_no_word_is_listed_twice() -> None:
    listed = [message.english for message in WEB]
    assert len(listed) == len(set(listed)), sorted(words for words in set(listed) if listed.count(words) > 1)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.js")), ids=lambda path: path.name)
def test_a_script_says_words_that_can_be_found(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    hidden = [line for line in lines if _UNSAID.search(line) and "export function t(" not in line]
    assert hidden == [], "t() takes its words as they are, so that they are found"
