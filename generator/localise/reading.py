"""From the bytes of a .po file to its messages."""

from __future__ import annotations

import re
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, denormalize, read_po

from generator.errors import InputError, Problem

_WORDS = re.compile(r"\s*(msg(ctxt|id|id_plural|str(\[\d+\])?)\s|\")")
_QUOTED = re.compile(r"\s*(msg[a-z_]+(\[\d+\])?\s+)?\"(?:[^\"\\]|\\.)*\"")


def read(file: str, data: bytes) -> Catalog:
    """Read a .po file. Raises InputError, with the line, for one that is none."""
    try:
        text = data.decode()
        catalog = read_po(BytesIO(data), abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        raise InputError(
            [Problem(file, line, 1 if line else 0, "", f"this catalog cannot be read: {error}.")]
        ) from None
    # Babel reads a line without its closing quote, less its last letter.
    open_ = [
        Problem(file, number, 1, "", "this line does not end in the quote that it began with.", "", line)
        for number, line in enumerate(text.splitlines(), start=1)
        if _WORDS.match(line) and not _QUOTED.fullmatch(line.rstrip())
    ]
    if open_:
        raise InputError(open_)
    return catalog


def originals(message: Message) -> tuple[str, ...]:
    """The originals of a message: one, or the singular and the plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def previous(message: Message) -> tuple[str, ...]:
    """The original that a doubtful translation was made from; Babel reads its lines (`#|`) as remarks."""
    lines = [line[1:].strip() for line in message.user_comments if line.startswith("|")]
    found: list[list[str]] = []
    for line in lines:
        keyword, quote, rest = line.partition('"')
        if keyword.strip() in ("msgid", "msgid_plural"):
            found.append([])
        if found and quote and keyword.strip() != "msgctxt":
            found[-1].append(f'"{rest}')
    return tuple(denormalize("\n".join(part)) for part in found)


def remarks(message: Message) -> list[str]:
    """What translators have remarked."""
    return [line for line in message.user_comments if not line.startswith("|")]


def strings(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one for each plural form; empty where there is none."""
    said = message.string
    return (said or "",) if isinstance(said, str) or said is None else tuple(said)
