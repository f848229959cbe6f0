"""From problems, progress and results to what a person reads in a terminal, and to the exit code."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import typer

from generator.errors import DocumentError, InputError, Problem, RenderError, ToolMissing, WriteError

EXIT_CODES = {InputError: 2, ToolMissing: 3, RenderError: 4, WriteError: 4}
"""0 is success, 2 bad input (nothing written), 3 a tool missing, 4 a document not drawn or not written."""

_INTERRUPTED = 130
_WIDEST = 120
_TAB = "    "


@contextmanager
def outcome() -> Iterator[None]:
    """Run a command's work; an error on purpose is told on standard error and sets the exit code."""
    try:
        yield
        if sys.stdout is not None:
            sys.stdout.flush()
    except InputError as error:
        problems(error.problems)
        raise typer.Exit(EXIT_CODES[InputError]) from None
    except DocumentError as error:
        say(f"error: {error}")
        raise typer.Exit(exit_code(error)) from None
    except KeyboardInterrupt:
        say("interrupted; nothing was written.")
        raise typer.Exit(_INTERRUPTED) from None
    except BrokenPipeError:
        # Whoever read our output has enough of it; what is left must not raise again when Python ends.
        _speak_no_more()
        raise typer.Exit(0) from None
    except OSError as error:
        _speak_no_more()
        say(f"error: {error.filename or 'the output of this command'}: {error.strerror or error}.")
        raise typer.Exit(EXIT_CODES[WriteError]) from None


def _speak_no_more() -> None:
    """Let Python end without trying to write what is left."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def exit_code(error: DocumentError) -> int:
    """The exit code for an error."""
    return next(code for kind, code in EXIT_CODES.items() if isinstance(error, kind))


def say(text: str) -> None:
    """A line for the person at the terminal, beside the program's output."""
    print(printable(text), file=sys.stderr, flush=True)


def problems(found: Iterable[Problem]) -> None:
    """Tell problems: `file:line:column: message`, the offending line, a caret under it, and a hint."""
    for problem in found:
        for line in lines(problem):
            say(line)


def lines(problem: Problem) -> Iterator[str]:
    """A problem as lines of text."""
    place = [str(number) for number in (problem.line, problem.column) if number]
    where = ":".join([problem.file, *place])
    kind = "warning: " if problem.severity == "warning" else ""
    yield f"{where}: {kind}{problem.text}" if where else f"{kind or 'error: '}{problem.text}"
    if problem.excerpt:
        shown, caret = _window(problem.excerpt, max(problem.column - 1, 0))
        margin = f"{problem.line:>6} | "
        yield f"{margin}{shown}"
        if problem.column:
            yield f"{'| ':>{len(margin)}}{' ' * caret}^"
    if problem.hint:
        yield f"         {problem.hint}"


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a line around a column, and how many cells of a terminal lie before the caret."""
    start = max(0, column - _WIDEST // 2) if len(line) > _WIDEST else 0
    shown = line[start : start + _WIDEST]
    before = "…" if start else ""
    after = "…" if start + _WIDEST < len(line) else ""
    lead = printable(before + line[start : start + column - start])
    return printable(f"{before}{shown}{after}"), sum(map(_cells, lead))


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def printable(text: str) -> str:
    """A text without the signs that would command a terminal."""
    return "".join(
        _TAB if sign == "\t" else sign for sign in text if sign in "\t\n" or unicodedata.category(sign) != "Cc"
    )
