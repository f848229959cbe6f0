"""From the bytes of .po files to the words of a language. Catalogs are compiled in memory; there is no .mo."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import c2py
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

from generator.errors import InputError, Problem
from generator.localise.typography import typesetter
from generator.model.words import Words


def words(language: str, frame: tuple[str, bytes], content: Iterable[tuple[str, bytes]]) -> Words:
    """Read a language's catalogs.

    `frame` and each of `content` are a file's name and bytes. Fuzzy messages count as missing.
    Raises InputError for a file that is no catalog.
    """
    catalog = _read(*frame)
    forms = {_english(message.id): _strings(message.string) for message in catalog if message.id and not message.fuzzy}
    said: dict[tuple[str, str], str] = {}
    for name, data in content:
        for message in _read(name, data):
            if message.id and message.string and not message.fuzzy:
                said[message.context or "", _english(message.id)] = _strings(message.string)[0]
    return Words(language, forms, said, c2py(catalog.plural_expr), typesetter(language))


def _read(name: str, data: bytes) -> Catalog:
    try:
        return read_po(BytesIO(data), abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        line = getattr(error, "lineno", 0) or 0
        raise InputError(
            [Problem(name, line, 1 if line else 0, "", f"this catalog cannot be read: {error}.")]
        ) from None


def _english(ids: str | tuple[str, ...] | list[str]) -> str:
    return ids if isinstance(ids, str) else ids[0]


def _strings(strings: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (strings or "",) if isinstance(strings, str) or strings is None else tuple(strings)
