"""From the pattern that an employer names files by to the path of each person's document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import PurePosixPath

from generator.errors import InputError, Problem
from generator.model.files import DEVICES
from generator.model.source import Place

NAMES = ("person", "number", "version", "role", "title", "department", "kind", "locale", "date")
"""What a pattern may hold between braces."""
_SLOT = re.compile(r"\{([^{}]*)\}")
_LONGEST = 200
"""Bytes that a part of a path may have in UTF-8: most systems take 255, and a version and the ending come on top."""
_LONGEST_NAME = 140
"""Bytes of them that a person's name may take, so that the staff number stands behind it in any case."""


def check(pattern: str, numbered: bool, place: Place | None) -> str:
    """The pattern, if files can be told apart by it. Raises InputError, at `place` where it is known, if not.

    `numbered` is whether there is a register, which numbers documents.
    """

    def refused(text: str, hint: str) -> InputError:
        file, line, column = (place.file, place.line, place.column) if place else ("", 0, 0)
        return InputError([Problem(file, line, column, "file_naming", text, hint)])

    there = f"There are: {', '.join(NAMES)}."
    for name in _SLOT.findall(pattern):
        if name not in NAMES:
            near = get_close_matches(name, NAMES, n=1)
            raise refused(
                f"`{{{name}}}` is nothing that a file can be named by.",
                f"Did you mean `{{{near[0]}}}`?" if near else there,
            )
    bare = _SLOT.sub("", pattern)
    if "{" in bare or "}" in bare:
        raise refused("a brace in `file_naming` is not closed, or not opened.", "Write names such as `{person}`.")
    if not {"person", "number"} & {*_SLOT.findall(pattern)}:
        raise refused("by this pattern all people's files have one name.", "Put `{person}` or `{number}` into it.")
    if not numbered and "{number}" in pattern and "{person}" not in pattern:
        raise refused(
            "files are to be named by number, and without a workspace nothing is numbered.", "Put `{person}` into it."
        )
    if pattern.startswith("/") or ".." in PurePosixPath(pattern).parts:
        raise refused("files lie below the folder of the batch.", "Begin with a name, and use no `..`.")
    return pattern


def path(pattern: str, values: Mapping[str, str], version: int) -> PurePosixPath:
    """The path of a document below the folder of its batch, without its ending.

    A version after the first is told from those before, which stay. An empty value takes its folder, or the hyphen or
    point beside it, away.
    """
    parts = []
    for part in pattern.split("/"):
        named = slug(_SLOT.sub(lambda slot: slug(values.get(slot[1], "")) or "\0", part))
        parts.append(named)
    kept = [part for part in parts if part]
    if not kept:
        return PurePosixPath()
    if version > 1 and "{version}" not in pattern:
        kept[-1] = f"{kept[-1]}.v{version}"
    return PurePosixPath(*(f"{part}-" if DEVICES.fullmatch(part.split(".")[0]) else part for part in kept))


def of_person(name: str, number: str) -> str:
    """What a person's files are called by: the name, cut where it is too long, and the staff number."""
    return "-".join(part for part in (_cut(slug(name), _LONGEST_NAME), slug(number)) if part)


def slug(text: str) -> str:
    """Words as a part of a file's name: letters of any script and digits; all else becomes a hyphen, a point stays.

    No part is empty by accident, begins with a point or a hyphen, or is longer than a file system takes.
    """
    evened = unicodedata.normalize("NFC", text).replace("\0", "-")
    # A vowel sign that stands on its letter (Indic, Arabic, Hebrew scripts) belongs to the word.
    kept = "".join(sign if sign == "." or unicodedata.category(sign)[0] in "LMN" else "-" for sign in evened)
    joined = re.sub(r"-*\.[-.]*", ".", re.sub(r"-{2,}", "-", kept))
    return _cut(joined, _LONGEST)


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode("utf-8", "ignore").strip("-.")
