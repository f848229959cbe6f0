"""From a problem to the same as a page or a program gets it, in the language that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from generator.errors import Problem
from generator.web.speech import Speech

_SENTENCE, _OPTION = re.compile(r"(?<=[.!?]) "), re.compile(r"(?<![\w-])--[a-z]")


def told(problem: Problem, said: Speech) -> dict[str, Any]:
    """File, line, column, key, text, hint, excerpt and severity of a problem; text and hint in the words of `said`."""
    # What was sent as data has no lines: its places are columns that only this program counts.
    placed = replace(problem, column=problem.column if problem.line else 0, hint=_without_options(problem.hint))
    return asdict(said.problem(placed))


def misshapen(errors: Iterable[Mapping[str, Any]], said: Speech) -> tuple[dict[str, Any], ...]:
    """What pydantic finds wrong in the shape of a request, as problems with their keys in the words of `said`."""
    wrong = [_misshapen(each) for each in errors]
    # Where one of several kinds of value may stand, each kind complains: the first is the one that is meant.
    first = {each.key: each for each in reversed(wrong)}
    return tuple(told(first[key], said) for key in dict.fromkeys(each.key for each in wrong))


def _misshapen(error: Mapping[str, Any]) -> Problem:
    place, *path = [str(part) for part in error["loc"] if not _KIND.fullmatch(str(part))]
    key = ".".join(path)
    if not path and error["type"] != "json_invalid":
        text = "keys with their values are expected here."
    elif error["type"] == "missing":
        text = f"`{key}` is missing."
    elif error["type"] == "extra_forbidden":
        text = f"unknown key `{key}`."
    elif error["type"] == "json_invalid":
        text = "what was sent is no JSON that can be read."
    else:
        fault = _fault(error["type"], path[-1] if path else "", error)
        text = f"`{key}`: {fault}."
    return Problem(place, 0, 0, key, text)


def _fault(kind: str, key: str, error: Mapping[str, Any]) -> str:
    limits = error.get("ctx", {})
    if kind == "string_pattern_mismatch":
        return _WRITTEN.get(key) or "it is not written as it has to be"
    if kind == "string_too_long":
        most = limits["max_length"]
        return f"it is longer than {most:,} signs"
    if kind == "too_long":
        most = limits["max_length"]
        return f"the list holds more than {most:,} items"
    if kind in ("too_short", "string_too_short"):
        return "it is empty"
    if kind == "literal_error":
        words = limits["expected"].replace(" or ", ", ").replace("'", "`")
        return f"it is none of the words that may stand here: {words}"
    return next((words for begun, words in _EXPECTED.items() if kind.startswith(begun)), str(error["msg"]))


# Where one of several kinds of value may stand, pydantic puts its name for the kind into the path.
_KIND = re.compile(r"constrained-\w+|literal\[.*\]|function-.*|str|int|dict\[.*\]|[A-Z]\w+[a-z]")
_WRITTEN = {
    "locale": "a locale is written language-COUNTRY, such as fr-FR",
    "role": "an id is written in small letters a-z, digits and single hyphens",
    "id": "an id is written in small letters a-z, digits and single hyphens",
    "date": "a date is expected here, as year-month-day: 2026-11-24",
    "start": "a date is expected here, as year-month-day: 2026-11-24",
}
"""How the value of a key is written."""
_EXPECTED = {
    "date": "a date is expected here, as year-month-day: 2026-11-24",
    "string": "a text is expected here",
    "bool": "true or false is expected here",
    "int": "a whole number, 0 or more, is expected here, such as 30",
    "float": "a number is expected here, such as 30 or 2.5",
    "list": "a list is expected here",
    "dict": "keys with their values are expected here",
    "model": "keys with their values are expected here",
}
"""What is expected of a value, by the beginning of pydantic's name for a mistake."""


def where(error: BaseException) -> str:
    """What kind of mistake of ours it is and where it came up, without anything of what was sent."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{type(error).__name__} at {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"


def _without_options(hint: str) -> str:
    """A hint less the sentences that name an option of the command line, which nobody has here."""
    return " ".join(sentence for sentence in _SENTENCE.split(hint) if not _OPTION.search(sentence))
