"""From measures to the lines of one table."""

from __future__ import annotations

from dataclasses import dataclass

_WIDTHS = (62, 20, 44, 34, 5)
_HEADS = ("what", "measured", "beside", "goal", "runs")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: what was measured, what came out, what it stands beside, and the goal if there is one."""

    what: str
    measured: str
    beside: str = ""
    goal: str = ""
    runs: int = 1


def head() -> str:
    """The first two lines."""
    return f"{_set(_HEADS)}\n|{'|'.join('-' * (width + 2) for width in _WIDTHS)}|"


def shown(line: Line) -> str:
    """A line as it is printed."""
    return _set((line.what, line.measured, line.beside, line.goal, str(line.runs)))


def absent(name: str, why: str) -> str:
    """A row that could not be measured, with the reason."""
    return f"| {name:<{_WIDTHS[0]}} | {' '.join(why.split())} |"


def ms(value: float) -> str:
    """Milliseconds, or seconds from ten on."""
    return f"{value:.1f} ms" if value < 10_000 else f"{value / 1000:.1f} s"


def beside(name: str, theirs: float, ratio: float) -> str:
    """A peer's time, and ours as so many times it."""
    small = f"1/{1 / ratio:.1f} of" if ratio < 0.5 else f"{ratio:.2f} x"
    return f"{small} {name}, {ms(theirs)}"


def _set(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(f"{cell:<{width}}" for cell, width in zip(cells, _WIDTHS, strict=True)) + " |"
