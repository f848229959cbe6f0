"""From a table of two documents to lines, row by row, and to the targets that changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.compare.lines import Saying, Teller, differs, numbers_of, said, tokens
from generator.compare.order import moved, together
from generator.model.comparison import Kind, Line, Pieces, Target
from generator.model.document import Content, Reference, Table, Text, plain
from generator.model.wording import is_word

TARGETS, _BOUND, _WHAT = "targets", "bound", "target"
# A row that shares no more than half of its words with another is not that row reworded.
_ALIKE = 0.5
Row = tuple[Content, ...]


class Told(NamedTuple):
    """The lines of a table and, of a table of targets, those that changed."""

    lines: list[Line]
    targets: list[Target]


def table_lines(teller: Teller, old: Table | None, new: Table | None) -> Told:
    """Its title where it has one or is in one document only, its head where that changed, then its rows."""
    shown = new or old
    if shown is None:
        return Told([], [])
    head = [Saying(((Text(table.title),),)) if table else None for table in (old, new)]
    title = teller.line("table", shown.id, head[0], head[1])
    lines = [title] if plain(title_of(shown)) or title.kinds else []
    if old and new and [each.title for each in old.columns] != [each.title for each in new.columns]:
        lines.append(teller.line("row", f"{shown.id}-head", Saying(_head(old)), Saying(_head(new))))
    before, after = old.rows if old else (), new.rows if new else ()
    rows, targets = _rows(teller, shown, before, after)
    return Told([*lines, *rows], targets)


def title_of(table: Table) -> Content:
    """The title of a table as content."""
    return (Text(table.title),)


def _head(table: Table) -> Row:
    return tuple((Text(column.title),) for column in table.columns)


def _rows(teller: Teller, table: Table, old: Sequence[Row], new: Sequence[Row]) -> Told:
    pairs = _paired(teller, old, new)
    back = {here: there for there, here in pairs.items()}
    # A row is known by its place in the new table, or by one behind all of them.
    names = [pairs.get(index, len(new) + index) for index in range(len(old))]
    elsewhere = moved(names, range(len(new)))
    told = Told([], [])
    for name in together(names, range(len(new))):
        was = old[back[name]] if name in back else old[name - len(new)] if name >= len(new) else None
        now = new[name] if name < len(new) else None
        id = f"{table.id}-{name + 1}" if now else f"{table.id}-was-{name - len(new) + 1}"
        line = teller.line("row", id, Saying(was) if was else None, Saying(now) if now else None)
        kinds: tuple[Kind, ...] = line.kinds
        if was and now and table.id == TARGETS and (target := _target(table, line, now)):
            told.targets.append(target)
            kinds = ("target",)
        told.lines.append(_of(line, (*kinds, *(("moved",) if name in elsewhere else ()))))
    return told


def _of(line: Line, kinds: tuple[Kind, ...]) -> Line:
    return Line(
        line.part, line.id, line.label, line.level, line.old_number, line.new_number, kinds, line.cells, line.values
    )


def _paired(teller: Teller, old: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    """The rows of the new table by those of the old: the same ones first, then the most alike."""
    before, after = [_words(row, teller) for row in old], [_words(row, Teller({})) for row in new]
    scores = [
        (-_likeness(was, now), abs(left - right), left, right)
        for left, was in enumerate(before)
        for right, now in enumerate(after)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, left, right in sorted(scores):
        if -score > _ALIKE and left not in pairs and right not in taken:
            pairs[left] = right
            taken.add(right)
    return pairs


def _words(row: Row, teller: Teller) -> Counter[tuple[int, str]]:
    """What a row says, by column. A column that says much must not outweigh the one that says what the row is of."""
    return Counter((at, key) for at, cell in enumerate(row) for key, _ in tokens(cell, teller.anchors) if is_word(key))


def _likeness(old: Counter[tuple[int, str]], new: Counter[tuple[int, str]]) -> float:
    both = old.total() + new.total()
    return 2 * (old & new).total() / both if both else 1.0


def _target(table: Table, line: Line, now: Row) -> Target | None:
    """The target of a row in which nothing but the bound changed."""
    columns = [column.id for column in table.columns]
    changed = [name for name, cell in zip(columns, line.cells, strict=False) if differs(cell)]
    if changed != [_BOUND] or _WHAT not in columns:
        return None
    old, new = _bounds(line.cells[columns.index(_BOUND)])
    anchors = [part.anchor for cell in now for part in cell if isinstance(part, Reference)]
    return Target(plain(now[columns.index(_WHAT)]), old, new, anchors[-1] if anchors else "")


def _bounds(cell: Pieces) -> tuple[str, str]:
    """The bound before and after: the number alone where nothing else changed."""
    numbers = numbers_of([cell])
    return numbers[0] if len(numbers) == 1 else (said(cell, "inserted"), said(cell, "deleted"))


def by_number(pieces: Pieces) -> bool:
    """Whether each change replaces words that hold a number by others that do."""
    changes = [(piece.mark, any(map(str.isdigit, piece.text))) for piece in pieces if piece.mark != "equal"]
    return bool(changes) and all(changes[at : at + 2] == _REPLACED for at in range(0, len(changes), 2))


_REPLACED = [("deleted", True), ("inserted", True)]


def targets_in(lines: Sequence[Line], targets: Sequence[Target]) -> Iterator[Line]:
    """Lines in which a clause that only tells a target that changed is no change of its own."""
    clauses = {target.clause for target in targets}
    for line in lines:
        alone = line.part == "clause" and line.id in clauses and "reworded" in line.kinds
        if alone and all(by_number(cell) for cell in line.cells if differs(cell)):
            others = tuple(kind for kind in line.kinds if kind != "reworded")
            yield _of(line, ("target", *others))
        else:
            yield line
