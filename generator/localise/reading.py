"""From the bytes of a .po file to its messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, denormalize

from generator.errors import InputError, Problem

# XML 1.0, production 2 (Char): what no document can hold; a line's own end apart.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_MOST_PLURALS = 6  # of Arabic, which has the most; a hostile file asks for as many empty strings as it pleases
_ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*\\([^\\\"nrtabfv0-7x])")
_WORDS = re.compile(r"\s*(msg(ctxt|id|id_plural|str(\[\d+\])?)\s|\")")
_QUOTED = re.compile(r"\s*(msg[a-z_]+(\[\d+\])?\s+)?\"(?:[^\"\\]|\\.)*\"")


def read(file: str, data: bytes) -> Catalog:
    """Read a .po file. Raises InputError, with the line, for one that is none."""
    catalog = _Catalog()
    try:
        lines = lines_of(data)
        PoFileParser(catalog, abort_invalid=True).parse(BytesIO("\n".join(lines).encode()))
    except (PoFileError, AttributeError, LookupError, ValueError) as error:
        # Babel's own slips among them: a date of two lines is an AttributeError (2.18).
        line = getattr(error, "lineno", 0) or 0
        raise InputError(
            [Problem(file, line, 1 if line else 0, "", f"this catalog cannot be read: {error}.")]
        ) from None
    if wrong := [*_charset(file, lines), *_wrong(file, lines), *_twice(file, lines)]:
        raise InputError(wrong)
    return catalog


def read_template(file: str, data: bytes) -> Catalog:
    """Read a template (.pot), which leaves open how its language counts. Raises InputError as `read` does."""
    lines = (line for line in lines_of(data) if not line.startswith('"Plural-Forms: nplurals=INTEGER'))
    return read(file, "\n".join(lines).encode())


class _Catalog(Catalog):
    @property
    def num_plurals(self) -> int:
        """The number of plural forms. Raises ValueError for more than any language has."""
        if (said := super().num_plurals) > _MOST_PLURALS:
            raise ValueError(f"no language has {said} plural forms")
        return said


def lines_of(data: bytes) -> list[str]:
    """The lines of a file, whichever system wrote it. Raises UnicodeDecodeError for one that is not UTF-8."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")


def _charset(file: str, lines: list[str]) -> Iterator[Problem]:
    for number, line in enumerate(lines, start=1):
        if found := re.match(r'"Content-Type:.*charset=([\w-]+)', line):
            if found[1].lower() not in ("utf-8", "utf8", "charset"):
                said = f"its head says `charset={found[1]}`; a catalog is read as UTF-8."
                yield Problem(file, number, 1, "", said, "Save the file as UTF-8 and say `charset=UTF-8`.", line)
            return


def _twice(file: str, lines: list[str]) -> Iterator[Problem]:
    """A message that stands twice: Babel keeps the last of them, and nobody is told."""
    seen: dict[str, int] = {}
    for begins, original in _originals(lines):
        if original in seen:
            said = f"this message stands twice; also in line {seen[original]}."
            yield Problem(file, begins, 1, "", said, "Keep one of the two.", lines[begins - 1])
        seen.setdefault(original, begins)


def _originals(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Each message's context and original as they stand, with the line that they begin at."""
    begins, original, open_ = 0, "", False
    for number, line in enumerate(lines, start=1):
        if line.startswith(("msgctxt ", "msgid ")) and not open_:
            begins, original, open_ = number, "", True
        if line.startswith("msgstr"):
            if open_:
                yield begins, original
            open_ = False
        elif open_:
            original += line


def _wrong(file: str, lines: list[str]) -> Iterator[Problem]:
    for number, line in enumerate(lines, start=1):
        # Babel reads a line without its closing quote, less its last letter.
        if _WORDS.match(line) and not _QUOTED.fullmatch(line.rstrip()):
            yield Problem(file, number, 1, "", "this line does not end in the quote that it began with.", "", line)
        elif _WORDS.match(line) and (found := _ESCAPED.search(line)):
            said = f"the backslash before `{found[1]}` means nothing in a catalog."
            yield Problem(file, number, found.start(1), "", said, "Write two of them to print one.", line)
        elif found := _FORBIDDEN.search(line):
            said = f"the character U+{ord(found[0]):04X} cannot be printed in a document; remove it."
            yield Problem(file, number, found.start() + 1, "", said, "", _FORBIDDEN.sub("\ufffd", line))


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
