"""From a question on standard input to its answer on standard output, for as long as the server lives: a worker.

It runs as a program of its own, under limits of memory and of processor time.
"""

from __future__ import annotations

import gc
import os
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from select import select
from typing import Any

from generator.assets import EMPLOYER, Assets
from generator.errors import DocumentError, EngineError, InputError, Problem, RenderError, ToolMissing
from generator.office import family, leaving, limits
from generator.office.worker import answer, read
from generator.web.desk.beginning import OTHERS, read_ahead
from generator.web.desk.order import Pointed
from generator.web.message import Message, unpacked
from generator.web.settings import RUNS
from generator.web.speech import Speech, speech
from generator.web.telling import told, where

_LARGEST = 200_000_000
_QUIET = 1.0
"""Seconds without a question after which there is time for what a later one may need."""
_DESKS = {
    "begin": "beginning",
    "catalogue": "listing", "tree": "family", "translations": "family", "difference": "family",
    "form": "editing", "save": "editing",
    "preview": "documents", "documents": "documents", "checklist": "checklists",
    "vacancy": "vacancies", "lint": "vacancies", "save-posting": "vacancies", "postings": "vacancies",
    "check-cv": "cvs",
    "staff": "staff", "example": "staff",
    "register": "registering", "due": "registering", "sign": "registering", "withdraw": "registering",
    "register-file": "registering",
}  # fmt: skip
"""What can be asked, each with the module of `desk/` that answers it, by a function of the same name."""


def main() -> None:
    """Answer until there are no more questions."""
    family.end_with_parent(_leave_nothing)
    memory, processor, nice = map(int, os.environ["JOBDESC_LIMITS"].split())
    os.nice(nice)
    limits.obey(seconds=None, largest=_LARGEST, memory=memory)
    gc.freeze()
    try:
        ahead = deque(OTHERS)
        while (question := _next(ahead, processor)) is not None:
            limits.allow(processor)
            answer(b"+", _answered(unpacked(question)).packed())
    finally:
        # Here too: an answer that nobody takes any more ends this process before whoever watches for that is done.
        _leave_nothing()


def _next(ahead: deque[str], processor: int) -> bytes | None:
    """The next question, None at the end of them; while there is none, what documents `ahead` need is read."""
    while ahead and not select([sys.stdin], [], [], _QUIET)[0]:
        limits.allow(processor)
        read_ahead(ahead.popleft())
    return read()


def _leave_nothing() -> None:
    """Leave nothing behind when the server was killed: it can no more remove what is under way itself."""
    folder = Path(os.environ["JOBDESC_PRIVATE"])
    for each in (folder, folder.parent / RUNS):
        leaving.clear(each)
    with suppress(OSError):
        folder.parent.rmdir()


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
        return _refusal("tool", [Problem("", 0, 0, "", f"{error.tool} is missing: {error.need}.", error.remedy)], said)
    except EngineError as error:
        # What the engine said of it may hold what was sent: the log is told the place alone.
        return Message({"refused": "engine", "problems": [], "where": where(error)})
    except RenderError as error:
        return _refusal("render", [Problem("", 0, 0, "", str(error))], said)
    except DocumentError as error:
        return _refusal("write", [Problem("", 0, 0, "", str(error))], said)
    except MemoryError:
        # What is left of it would be missing for the next question: the process ends, and another takes its place.
        raise
    except Exception as error:
        # A mistake of ours must not cost the next question its worker; what was sent stays out of the log.
        return Message({"refused": "internal", "problems": [], "where": where(error)})


def _desk(name: str) -> Callable[[Message, Assets], Message]:
    module = import_module(f"generator.web.desk.{_DESKS[name]}")
    made: Callable[[Message, Assets], Message] = getattr(module, name.replace("-", "_"))
    return made


def _refusal(kind: str, problems: Any, said: Speech) -> Message:
    return Message({"refused": kind, "problems": [told(each, said) for each in problems]})


if __name__ == "__main__":
    # A document whose tree is deep is refused with a sentence, not by the end of the process.
    sys.setrecursionlimit(2000)
    main()
