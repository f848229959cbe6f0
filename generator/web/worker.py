"""From a question on standard input to its answer on standard output, for as long as the server lives: a worker.

It runs as a program of its own, under limits of memory and of processor time.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from generator.assets import EMPLOYER, Assets
from generator.errors import DocumentError, InputError, Problem, RenderError, ToolMissing
from generator.office import family, limits
from generator.office.worker import answer, read
from generator.web.desk.order import Pointed
from generator.web.message import Message, unpacked
from generator.web.speech import Speech, speech

_LARGEST = 200_000_000
_DESKS = {
    "begin": "beginning",
    "catalogue": "listing", "tree": "family", "translations": "family", "difference": "family",
    "form": "editing", "overlay": "editing", "save": "editing",
    "preview": "documents", "documents": "documents", "checklist": "documents",
    "vacancy": "vacancies", "lint": "vacancies", "save-posting": "vacancies", "postings": "vacancies",
    "check-cv": "cvs",
    "staff": "staff",
    "register": "registering", "due": "registering",
}  # fmt: skip
"""What can be asked, each with the module of `desk/` that answers it, by a function of the same name."""


def main() -> None:
    """Answer until there are no more questions."""
    family.end_with_parent()
    memory, processor = map(int, os.environ["JOBDESC_LIMITS"].split())
    limits.obey(seconds=None, largest=_LARGEST, memory=memory)
    gc.freeze()
    while (question := read()) is not None:
        limits.allow(processor)
        answer(b"+", _answered(unpacked(question)).packed())


def _answered(question: Message) -> Message:
    home = Path.cwd()
    assets = Assets(workspace=home if (home / EMPLOYER).is_file() else None)
    said = speech(question.head.get("language", "en"), assets)
    try:
        return _desk(question.head["ask"])(question, assets)
    except Pointed as error:
        told_ = [{**told(each, said), "part": part} for each, part in zip(error.problems, error.parts, strict=True)]
        return Message({"refused": "input", "problems": told_})
    except InputError as error:
        return _refusal("input", error.problems, said)
    except ToolMissing as error:
        return _refusal("tool", [Problem("", 0, 0, "", str(error))], said)
    except RenderError as error:
        return _refusal("render", [Problem("", 0, 0, "", str(error))], said)
    except DocumentError as error:
        return _refusal("write", [Problem("", 0, 0, "", str(error))], said)


def _desk(name: str) -> Callable[[Message, Assets], Message]:
    module = import_module(f"generator.web.desk.{_DESKS[name]}")
    made: Callable[[Message, Assets], Message] = getattr(module, name.replace("-", "_"))
    return made


def _refusal(kind: str, problems: Any, said: Speech) -> Message:
    return Message({"refused": kind, "problems": [told(each, said) for each in problems]})


def told(problem: Problem, said: Speech) -> dict[str, Any]:
    """A problem as it goes to a page or a program, in the language that was asked for."""
    # What was sent as data has no lines: its places are columns that only this program counts.
    placed = replace(problem, column=problem.column if problem.line else 0)
    return asdict(said.problem(placed))


if __name__ == "__main__":
    # A document whose tree is deep is refused with a sentence, not by the end of the process.
    sys.setrecursionlimit(2000)
    main()
