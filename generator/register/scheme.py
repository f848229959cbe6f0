"""From the numbering scheme that an employer writes, such as `JD-{year}-{number:03}`, to its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from generator.errors import InputError, Problem
from generator.model.register import SCHEME_NAMES, Field, Scheme
from generator.model.source import Place

_PART = re.compile(r"\{([^{}]*)\}|([^{}]+)|([{}])")
_FIELD = re.compile(r"([^:]*)(?::0?([1-9]))?")
_ALLOWED = f"Allowed are {', '.join(f'{{{name}}}' for name in SCHEME_NAMES)}, and {{number:03}} for three digits."
_LONGEST = 60


def read_scheme(pattern: str, place: Place | None = None, key: str = "document_numbers") -> Scheme:
    """Take a numbering scheme apart.

    `place` is where it stands. Raises InputError for a name that is not known, a brace left open, or a scheme
    without `{number}`, which could not tell two documents apart.
    """
    try:
        parts = tuple(_parts(pattern))
    except ValueError as error:
        raise _refused(place, key, *error.args) from None
    numbers = sum(isinstance(part, Field) and part.name == "number" for part in parts)
    if numbers != 1:
        said = "{number} once, and no more" if numbers else "{number}, which tells documents apart"
        raise _refused(place, key, f'the numbering scheme "{pattern}" needs {said}.', _ALLOWED)
    if len(pattern) > _LONGEST or not pattern.isprintable():
        said = f"a numbering scheme has at most {_LONGEST} signs, on one line."
        raise _refused(place, key, said, _ALLOWED)
    return Scheme(pattern, parts)


def _parts(pattern: str) -> Iterator[str | Field]:
    for name, text, brace in (found.groups() for found in _PART.finditer(pattern)):
        if text:
            yield text
        elif brace:
            raise ValueError(f'a brace of the numbering scheme "{pattern}" has no other.', _ALLOWED)
        else:
            yield _field(name)


def _field(said: str) -> Field:
    found = _FIELD.fullmatch(said)
    name = found[1] if found else said
    if name not in SCHEME_NAMES:
        near = get_close_matches(name, SCHEME_NAMES, 1)
        hint = f"Did you mean {{{near[0]}}}? " if near else ""
        raise ValueError(f"a numbering scheme knows no {{{said}}}.", hint + _ALLOWED)
    if found and found[2] and name != "number":
        raise ValueError(f"{{{said}}}: only {{number}} can have digits.", _ALLOWED)
    return Field(name, int(found[2]) if found and found[2] else 0)


def _refused(place: Place | None, key: str, text: str, hint: str) -> InputError:
    at = place or Place("", 0, 0)
    return InputError([Problem(at.file, at.line, at.column, key, text, hint)])
