"""Everything that can go wrong, as data a person can be told: one base error and its four kinds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place of one file.

    `line` and `column` count from 1 (0: the file as a whole); `key` is the dotted path of the value;
    `excerpt` is the offending line as it stands in the file, empty when there is none.
    """

    file: str
    line: int
    column: int
    key: str
    text: str
    hint: str = ""
    excerpt: str = ""
    severity: Literal["error", "warning"] = "error"


class _Place(Protocol):
    @property
    def file(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


P = TypeVar("P", bound=_Place, contravariant=True)


class _Lines(Protocol[P]):
    def excerpt(self, place: P) -> str: ...


def problem_at(
    lines: _Lines[P],
    place: P,
    key: tuple[str | int, ...],
    text: str,
    hint: str = "",
    severity: Literal["error", "warning"] = "error",
) -> Problem:
    """A problem at a place, with the offending line taken from the file or files it is in."""
    return Problem(place.file, place.line, place.column, dotted(key), text, hint, lines.excerpt(place), severity)


def dotted(path: tuple[str | int, ...]) -> str:
    """A key path as people write it: `duties[2].text`, items counted from 1."""
    shown = ""
    for part in path:
        shown += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if shown else part
    return shown


class DocumentError(Exception):
    """The base of every error that this package raises on purpose."""


class InputError(DocumentError):
    """What the user gave cannot be used: every problem found, in order. Nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{p.file}:{p.line}:{p.column}: {p.text}" for p in self.problems))


class ToolMissing(DocumentError):
    """A program or library of the machine is needed and not there: which, for what, and the remedy."""

    def __init__(self, tool: str, need: str, remedy: str) -> None:
        self.tool, self.need, self.remedy = tool, need, remedy
        super().__init__(f"{tool} is missing: {need}. {remedy}")


class RenderError(DocumentError):
    """A document could not be drawn: which, and what the engine said."""


class EngineError(RenderError):
    """A document could not be drawn whatever its words: an engine or a template of ours failed, not who asked."""


class WriteError(DocumentError):
    """A file could not be written: which, and why."""
