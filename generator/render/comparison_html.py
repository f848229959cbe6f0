"""From a Comparison to one web page that needs nothing beside it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.assets import Assets
from generator.model.comparison import Block, Comparison, Kind, Line, Pieces
from generator.model.words import Words, message
from generator.render import templates

_TEMPLATE = "comparison.html.j2"
_SIGNS: dict[Kind, str] = {"added": "+", "removed": "−", "reworded": "~", "target": "=", "moved": "↕"}
_NAMES: dict[Kind, str] = {
    "added": message("added"),
    "removed": message("removed"),
    "reworded": message("reworded"),
    "target": message("target changed"),
    "moved": message("moved"),
}
_COUNTS: dict[Kind, str] = {
    "added": message("{number} line added"),
    "removed": message("{number} line removed"),
    "reworded": message("{number} line reworded"),
    "target": message("{number} target changed"),
    "moved": message("{number} line moved"),
    "renumbered": message("{number} line only numbered otherwise"),
}


@dataclass(frozen=True, slots=True)
class _Change:
    """A line as the page shows it: signs and names of what happened, its numbers, its words."""

    line: Line
    badges: tuple[tuple[str, str], ...]
    text: Pieces

    @property
    def whole(self) -> str:
        """The kind of a line that came or went as a whole; empty otherwise."""
        return next((kind for kind in self.line.kinds if kind in ("added", "removed")), "")


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the page: its heading, its changes, and the pairs of numbers that are all that changes of others."""

    heading: _Change | None
    changes: tuple[_Change, ...]
    numbers: tuple[tuple[str, str], ...]


def render(comparison: Comparison, words: Words, assets: Assets, old_name: str, new_name: str) -> bytes:
    """The page (HTML, UTF-8), in the words of one language.

    `old_name` and `new_name` say where the two documents are from, as the reader knows them: a file, a revision, a
    role. Raises InputError, with file and line, where the template is wrong.
    """
    environment = templates.environment(assets, "html")
    template = templates.load(environment, _TEMPLATE)
    parts = [_part(block, words) for block in comparison.blocks]
    page = templates.fill(
        template,
        comparison=comparison,
        say=_labels(comparison, words),
        old_name=old_name,
        new_name=new_name,
        summary=[words.count(_COUNTS[kind], number, number=str(number)) for kind, number in comparison.counts.items()],
        parts=[part for part in parts if part.changes or part.numbers or (part.heading and part.heading.badges)],
    )
    return page.encode()


def _labels(comparison: Comparison, words: Words) -> dict[str, str]:
    return {
        "title": words.typeset(words("What changes: {title}", title=comparison.new.title)),
        "before": words("Before"),
        "after": words("After"),
        "nothing": words("Nothing changes."),
        "numbers": words.typeset(words("Only the number changes:")),
        "targets": words("Targets that change"),
        "legend": words.typeset(words("What is underlined is new; what is struck through is gone.")),
        "left_out": words("Lines that stay as they are are left out."),
    }


def _part(block: Block, words: Words) -> _Part:
    changes = tuple(_change(line, words) for line in block.lines if set(line.kinds) & set(_NAMES))
    numbers = tuple((line.old_number, line.new_number) for line in block.lines if line.kinds == ("renumbered",))
    return _Part(_change(block.heading, words) if block.heading else None, changes, numbers)


def _change(line: Line, words: Words) -> _Change:
    badges = tuple((_SIGNS[kind], words(_NAMES[kind])) for kind in line.kinds if kind in _NAMES)
    return _Change(line, badges, line.text)
