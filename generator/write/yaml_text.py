"""From data to the lines of YAML that say it, laid out as a person would write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

WIDTH = 110
"""The signs of a line, beyond which a text is folded."""

_NUMBERS = frozenset({"value", "supervises", "in_words", "effective_from", "next_review", "overlay"})
_SHORT = ("remove", "readers", "serves")
_NUMBER = re.compile(r"true|false|[0-9][0-9.-]*")
# What a YAML program of one edition or the other takes for something else than text.
_OTHER = re.compile(r"null|true|false|yes|no|on|off|y|n|[0-9][0-9_.,:eExXabcdfABCDF+-]*", re.IGNORECASE)
_PLAIN = re.compile(r"[^\W_](?:[^\s#:]|#|:(?=[^\s])|[^\S\t\r\n](?!#))*")
_OF_FLOW = re.compile(r"[,?:\[\]{}]")
_UNSEEN = re.compile('["\\\\\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_NO_BREAK = re.compile("(?:^| )[\u00a0\u202f\u2007]")
_UNEVEN = re.compile(r"[\t\r\n]|^ | $|  |[\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029]")


def scalar(text: str, key: str = "", taken: int = 0, column: int | None = None) -> list[str]:
    """A text in its lines: plain where YAML takes it for no other thing, between quotes, or folded where it is long.

    `taken` is how much of the first line is written already; `column` is where further lines begin, and None where the
    text has to stay on its line, between brackets.
    """
    if key in _NUMBERS and _NUMBER.fullmatch(text):
        return [text]
    short = text if _is_plain(text, column is None) else f'"{_UNSEEN.sub(_escaped, text)}"'
    if column is None or taken + len(short) <= WIDTH or " " not in text or not _foldable(text):
        return [short]
    return [">-", *_folded(text, column)]


def entry(key: str, value: object, column: int, step: int = 2) -> list[str]:
    """The lines of a key and its value. `step` is how much further than its key a list begins."""
    before = f"{' ' * column}{key}:"
    if value is None or value == "":
        return [before]
    if isinstance(value, Mapping):
        short = f"{before} {flow(value)}"
        if key != "title" and len(short) <= WIDTH and all(isinstance(each, str) for each in value.values()):
            return [short]
        return [before, *entries(value, column + 2, step)]
    if isinstance(value, list | tuple):
        if key in _SHORT and len(short := f"{before} [{', '.join(_flat(each) for each in value)}]") <= WIDTH:
            return [short]
        return [before, *(line for each in value for line in item(each, column + step, step))]
    first, *further = scalar(str(value), key, len(before) + 1, column + 2)
    return [f"{before} {first}", *further]


def entries(data: Mapping[str, object], column: int, step: int = 2) -> list[str]:
    """The lines of several keys."""
    return [line for key, value in data.items() for line in entry(key, value, column, step)]


def item(data: object, column: int, step: int = 2) -> list[str]:
    """The lines of one item of a list: a clause that says nothing but its id is that id."""
    if isinstance(data, Mapping) and set(data) != {"id"}:
        lines = entries(in_order(data), column + 2, step)
        return [f"{' ' * column}- {lines[0].lstrip(' ')}", *lines[1:]]
    name = data["id"] if isinstance(data, Mapping) else data
    return [f"{' ' * column}- {_flat(name)}"]


def in_order(data: Mapping[str, object]) -> dict[str, object]:
    """The keys of a clause as they usually stand: its place behind its id, what is below it last."""
    place = {"id": 0, "after": 1, "before": 1, "text": 2, "clauses": 4}
    return dict(sorted(data.items(), key=lambda each: place.get(each[0], 3)))


def flow(data: Mapping[str, object]) -> str:
    """Some keys on one line, between braces."""
    return f"{{{', '.join(f'{key}: {_flat(value, key)}'.rstrip() for key, value in data.items())}}}"


def _flat(value: object, key: str = "") -> str:
    return scalar(str(value), key)[0] if value not in (None, "") else ""


def _is_plain(text: str, flat: bool) -> bool:
    if not _PLAIN.fullmatch(text) or text[-1].isspace() or _OTHER.fullmatch(text) or _UNSEEN.search(text):
        return False
    return not (flat and _OF_FLOW.search(text))


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"


def _foldable(text: str) -> bool:
    # A line that begins with a no-break space is refused where it is read.
    return not _UNEVEN.search(text) and not _NO_BREAK.search(text)


def _folded(text: str, column: int) -> Iterator[str]:
    line: list[str] = []
    for word in text.split(" "):
        if line and column + sum(map(len, line)) + len(line) + len(word) > WIDTH:
            yield " " * column + " ".join(line)
            line = []
        line.append(word)
    yield " " * column + " ".join(line)
