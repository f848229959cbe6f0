"""From a task to the bytes of its documents: what a worker does, wherever it runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from generator.assets import Assets
from generator.batch.kit import unpacked
from generator.errors import DocumentError, InputError, Problem, ToolMissing
from generator.model.batch import Answer, Kit, Made, Piece, Task
from generator.model.document import Document
from generator.passport import differences, passport
from generator.pipeline.drawing import draw
from generator.pipeline.holding import Workshop


@dataclass(slots=True)
class _Shop:
    """What a process keeps between tasks of one batch."""

    digest: str
    workshop: Workshop
    assets: Assets
    top: Path
    folders: ExitStack


_open: list[_Shop] = []
_alone = Lock()
# A process makes one task at a time, however many threads it is asked by.


def perform(task: Task) -> Answer:
    """Make the documents of a task, all that can be made.

    A worker of another version, or with other fonts, makes nothing and says why.
    """
    with _alone:
        return _performed(task)


def _performed(task: Task) -> Answer:
    if refused := differences(passport(), task.kit.passport):
        return Answer((), refused)
    try:
        shop = _shop(task.kit)
    except InputError as error:
        return Answer(tuple(_failed(piece, error, None) for piece in task.pieces))
    made: dict[int, list[tuple[str, bytes]]] = {}
    faults: dict[int, Made] = {}
    missing: dict[str, None] = {}
    documents = [(piece, document) for piece in task.pieces if (document := _document(piece, shop, faults))]
    for format in dict.fromkeys(format for piece in task.pieces for format in piece.formats):
        wanted = [(piece, document) for piece, document in documents if format in piece.formats]
        try:
            for piece, data in _drawn(format, wanted, shop, faults):
                made.setdefault(piece.index, []).append((format, data))
        except ToolMissing as error:
            missing[str(error)] = None
    answers = (faults.get(piece.index) or Made(piece.index, tuple(made.get(piece.index, ()))) for piece in task.pieces)
    return Answer(tuple(answers), missing=tuple(missing))


def _shop(kit: Kit) -> _Shop:
    """The workshop of a kit. One is kept: a worker makes documents of one batch after another, not of many at once."""
    digest = kit.digest
    if _open and _open[0].digest == digest:
        return _open[0]
    while _open:
        _open.pop().folders.close()
    folders = ExitStack()
    assets, top = folders.enter_context(unpacked(kit))
    _open.append(_Shop(digest, Workshop(assets, kit.request), assets, top, folders))
    return _open[0]


def _document(piece: Piece, shop: _Shop, faults: dict[int, Made]) -> Document | None:
    try:
        return shop.workshop.composed(piece.person, piece.day).document
    except Exception as error:
        # Whatever is wrong with one document, a slip of the program included, the others are made.
        faults[piece.index] = _failed(piece, error, shop)
        return None


def _drawn(
    format: str, wanted: Sequence[tuple[Piece, Document]], shop: _Shop, faults: dict[int, Made]
) -> Iterator[tuple[Piece, bytes]]:
    """The bytes of some documents in a format. When one cannot be drawn, the others are, one by one."""
    request, employer = shop.workshop.request, shop.workshop.employer
    done = 0
    try:
        for (piece, _), data in zip(
            wanted, draw(format, [each for _, each in wanted], shop.assets, request, employer), strict=True
        ):
            done += 1
            yield piece, data
    except ToolMissing:
        raise
    except Exception as error:
        if len(wanted) == 1:
            faults[wanted[0][0].index] = _failed(wanted[0][0], error, shop)
            return
        for one in wanted[done:]:
            yield from _drawn(format, [one], shop, faults)


def _failed(piece: Piece, error: Exception, shop: _Shop | None) -> Made:
    if isinstance(error, InputError):
        said = " ".join(map(_line, error.problems))
    elif isinstance(error, DocumentError):
        said = str(error)
    else:
        said = f"the program failed at this document ({type(error).__name__}: {error}). Please report it."
    if shop:
        # Whoever reads this knows the files by their places in the workspace.
        said = said.replace(f"{shop.top}/", "")
    return Made(piece.index, (), said or "this document could not be made.", isinstance(error, InputError))


def _line(problem: Problem) -> str:
    place = ":".join(str(part) for part in (problem.file, problem.line, problem.column) if part)
    return " ".join(part for part in (f"{place}:" if place else "", problem.text, problem.hint) if part)
