"""From a problem to the same as a page or a program gets it, in the language that was asked for."""

from __future__ import annotations

import re
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


def where(error: BaseException) -> str:
    """What kind of mistake of ours it is and where it came up, without anything of what was sent."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{type(error).__name__} at {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"


def _without_options(hint: str) -> str:
    """A hint less the sentences that name an option of the command line, which nobody has here."""
    return " ".join(sentence for sentence in _SENTENCE.split(hint) if not _OPTION.search(sentence))
