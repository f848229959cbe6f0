"""From the bytes of .po files to the words of a language. Catalogs are compiled in memory; there is no .mo."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from gettext import c2py
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

from generator.errors import InputError, Problem
from generator.localise.typography import typesetter
from generator.model.words import Words

_WORDS = re.compile(r"\s*(msg(ctxt|id|id_plural|str(\[\d+\])?)\s|\")")
_QUOTED = re.compile(r"\s*(msg[a-z_]+(\[\d+\])?\s+)?\"(?:[^\"\\]|\\.)*\"")
_PLACE = re.compile(r"\{[^{}]*\}|[{}]")


def words(language: str, frame: tuple[str, bytes], content: Iterable[tuple[str, bytes]]) -> Words:
    """Read a language's catalogs.

    `frame` and each of `content` are a file as it is shown to the user and its bytes. Fuzzy messages count as
    missing. Raises InputError for a file that is no catalog, and for a translation with other placeholders.
    """
    file, data = frame
    catalog = _read(file, data)
    forms = {_english(message.id): _strings(message.string) for message in _ready(catalog)}
    said: dict[tuple[str, str], str] = {}
    for name, read in content:
        for message in _ready(_read(name, read)):
            if message.string:
                said[message.context or "", _english(message.id)] = _strings(message.string)[0]
    try:
        plural = c2py(catalog.plural_expr)
    except ValueError as error:
        raise InputError([Problem(file, 0, 0, "", f"its `Plural-Forms` cannot be understood: {error}.")]) from None
    return Words(language, file, forms, said, plural, typesetter(language))


def _ready(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id and not message.fuzzy)


def _read(file: str, data: bytes) -> Catalog:
    try:
        text = data.decode()
        catalog = read_po(BytesIO(data), abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        raise InputError(
            [Problem(file, line, 1 if line else 0, "", f"this catalog cannot be read: {error}.")]
        ) from None
    # Babel reads a line without its closing quote, less its last letter.
    lines = text.splitlines()
    open_ = [
        Problem(file, number, 1, "", "this line does not end in the quote that it began with.", "", line)
        for number, line in enumerate(lines, start=1)
        if _WORDS.match(line) and not _QUOTED.fullmatch(line.rstrip())
    ]
    if wrong := [*open_, *(_other_places(file, message, lines) for message in _ready(catalog) if _differs(message))]:
        raise InputError(wrong)
    return catalog


def _differs(message: Message) -> bool:
    places = set(_PLACE.findall(_english(message.id)))
    return any(form and set(_PLACE.findall(form)) != places for form in _strings(message.string))


def _other_places(file: str, message: Message, lines: list[str]) -> Problem:
    places = " ".join(dict.fromkeys(_PLACE.findall(_english(message.id)))) or "none"
    said = f"the translation of “{_english(message.id)}” has other placeholders than the original: {places}."
    line = message.lineno or 1
    excerpt = lines[line - 1] if line <= len(lines) else ""
    return Problem(file, line, 1, "", said, "Keep what stands between braces as it is.", excerpt)


def _english(ids: str | tuple[str, ...] | list[str]) -> str:
    return ids if isinstance(ids, str) else ids[0]


def _strings(strings: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (strings or "",) if isinstance(strings, str) or strings is None else tuple(strings)
