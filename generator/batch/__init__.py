"""From a staff list to the documents of everybody in it: planned, made by many hands, written by one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from generator.assets import REGISTER
from generator.batch import crew, naming
from generator.batch.crew import Alone, Crew, answers
from generator.batch.journal import Journal, Line
from generator.batch.judging import blame, judge, stop
from generator.batch.kit import pack
from generator.batch.plan import Planner
from generator.batch.planned import Planned
from generator.batch.signals import unbroken
from generator.errors import InputError, Problem
from generator.model.batch import Answer, Kit, Made, Task
from generator.model.employer import NAMING, NUMBERS
from generator.model.person import Person
from generator.model.register import Issued, IssuedFile
from generator.model.request import Request
from generator.pipeline.composing import assets_of
from generator.pipeline.content import digest
from generator.pipeline.holding import Workshop
from generator.pipeline.people import People, staff
from generator.register import Register, read_scheme
from generator.write import output

FEW = 12
"""Documents that are made in this process: starting others takes about a second."""
_CHUNK, _CHUNK_OF_DOC = 32, 50
_PROBES = 4


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one person's document: the paths of its files below the folder, or why there are none."""

    person: Person
    number: str
    version: int
    paths: tuple[Path, ...]
    fault: str = ""


@dataclass(slots=True)
class Batch:
    """A batch that is planned. Iterating makes what is to be made, and tells each step as its files are in place.

    `ready` are the documents that are there already; `made` counts those that were made since, and `missing` fills
    with tools that are lacking.
    """

    planner: Planner
    todo: Sequence[Planned]
    ready: Sequence[Planned]
    folder: Path
    kit: Kit
    hands: Callable[[int], AbstractContextManager[Crew]]
    stack: ExitStack
    missing: dict[str, None] = field(default_factory=dict)
    made: int = 0

    def __len__(self) -> int:
        return len(self.todo)

    def __iter__(self) -> Iterator[Step]:
        with self.stack:
            try:
                if self.todo:
                    output.sweep((self.folder, *((self.folder / each.path).parent for each in self.todo)))
                    with self.hands(len(self.todo)) as hands:
                        yield from self._made(hands)
                self.planner.keep(self.ready)
                self.planner.journal.tidy()
            finally:
                self._give_back()

    def close(self) -> None:
        """Give back what a batch holds that is not going to be made."""
        with self.stack:
            self._give_back()

    def _made(self, hands: Crew) -> Iterator[Step]:
        planned = {each.index: each for each in self.todo}
        for task, answer in answers(tasks(self.todo, self.kit, hands.room), hands):
            if answer.refused:
                raise InputError(
                    [Problem("", 0, 0, "", "a worker may not make these documents.", said) for said in answer.refused]
                )
            probe = task.pieces[0].index == self.todo[0].index
            if probe and not self.made and answer.made and all(made.wrong for made in answer.made):
                # What is wrong with a template is wrong for everybody: nothing has been written yet.
                raise InputError([Problem("", 0, 0, "", answer.made[0].fault)])
            self.missing.update(dict.fromkeys(answer.missing))
            yield from self._written(answer, planned)

    def _written(self, answer: Answer, planned: dict[int, Planned]) -> Iterator[Step]:
        """Put the files of a task in their places, then enter them in the register and in the journal."""
        whole = [(planned[made.index], made) for made in answer.made if made.files and not made.fault]
        sums = [{format: sha256(data).hexdigest() for format, data in made.files} for _, made in whole]
        lines = [self.planner.line(each, made) for (each, _), made in zip(whole, sums, strict=True)]
        with unbroken():
            output.put([(self._place(each, format), data) for each, made in whole for format, data in made.files])
            self._enter([(each, line) for (each, _), line in zip(whole, lines, strict=True)])
            self.planner.journal.add(lines)
            self.made += len(lines)
        for made in answer.made:
            yield self._step(planned[made.index], made)

    def _enter(self, made: Sequence[tuple[Planned, Line]]) -> None:
        register, planner = self.planner.register, self.planner
        if register is None or not made:
            return
        register.issue([self._issued(each, line) for each, line in made])
        entered = {id(each.assigned) for each, _ in made}
        planner.reserved[:] = [given for given in planner.reserved if id(given) not in entered]

    def _issued(self, each: Planned, line: Line) -> Issued:
        base = self.planner.workshop.base(each.person)
        assert each.assigned is not None
        return Issued(
            assigned=each.assigned,
            title=base.title,
            issued=each.day,
            files=tuple(
                IssuedFile(format, os.path.relpath(self.folder / line.files[format], self._home()), line.sums[format])
                for format in line.files
            ),
            sources=digest(base.sources),
            effective=base.effective or each.person.start,
            review_due=base.review,
            certification_months=base.certification,
            to_sign=not each.person.vacant,
        )

    def _home(self) -> Path:
        return self.planner.workshop.bench.assets.workspace or self.folder

    def _place(self, each: Planned, format: str) -> Path:
        return self.folder / f"{each.path}.{format}"

    def _step(self, each: Planned, made: Made) -> Step:
        given = each.assigned
        fault = made.fault or ("" if made.files else "a tool for its formats is missing.")
        paths = () if fault else tuple(self._place(each, format) for format, _ in made.files)
        return Step(each.person, given.number if given else "", given.version if given else 0, paths, fault)

    def _give_back(self) -> None:
        planner = self.planner
        if planner.register and planner.reserved:
            planner.register.release(planner.reserved)
            planner.reserved.clear()


def batch(
    people: Sequence[Person],
    request: Request,
    folder: Path,
    workshop: Workshop,
    *,
    executor: Executor | None = None,
    room: int = 0,
    workers: int = 0,
    force: bool = False,
    register: bool = True,
) -> Batch:
    """Plan the documents of people, who were read with the same workshop.

    `executor` makes them, `room` tasks at a time; without one, this process for a few and else `workers` processes (0:
    one for each processor). With `register`, a workspace's register numbers them. Raises InputError with every problem
    before anything is written or numbered.
    """
    assets, employer = workshop.bench.assets, workshop.employer
    home = workshop.bench.place_of_employer
    scheme = read_scheme(employer.document_numbers or NUMBERS, home("document_numbers"))
    numbered = register and assets.workspace is not None
    pattern = naming.check(employer.file_naming or NAMING, numbered, home("file_naming"))
    kit = pack(request, assets, employer.logo_file)
    output.ready(folder)
    with ExitStack() as stack:
        journal = stack.enter_context(Journal(folder))
        book = stack.enter_context(Register(assets.workspace / REGISTER)) if numbered and assets.workspace else None
        drawn = {format: _drawn_with(format, kit, workshop) for format in dict.fromkeys(request.formats)}
        planner = Planner(workshop, kit.digest, journal, book, scheme, pattern, force, drawn)
        try:
            todo, ready = planner.plan(people, request.date)
        except BaseException:
            if book and planner.reserved:
                book.release(planner.reserved)
            raise
        hands = _hands(executor, room, workers, _preload(request, workshop))
        return Batch(planner, todo, ready, folder, kit, hands, stack.pop_all())


def _drawn_with(format: str, kit: Kit, workshop: Workshop) -> str:
    request = kit.request
    return digest([workshop.drawn_with(format), repr(kit.passport), request.pdf_engine, request.archive])


def _hands(
    executor: Executor | None, room: int, workers: int, preload: tuple[str, ...]
) -> Callable[[int], AbstractContextManager[Crew]]:
    if executor is not None:
        return lambda count: crew.given(executor, room or 2 * (os.cpu_count() or 1), preload)
    wanted = workers or len(os.sched_getaffinity(0))

    @contextmanager
    def hands(count: int) -> Iterator[Crew]:
        if not workers and count <= FEW:
            yield Alone()
        else:
            with crew.pool(min(wanted, count), preload) as made:
                yield made

    return hands


def _preload(request: Request, workshop: Workshop) -> tuple[str, ...]:
    """Modules that take long to read and that every process needs."""
    from generator.pipeline.drawing import engine

    weasy = "pdf" in request.formats and engine(request, workshop.employer) == "weasyprint"
    return ("generator.render.docx", *(("weasyprint",) if weasy else ()))


def tasks(todo: Sequence[Planned], kit: Kit, room: int) -> Iterator[Task]:
    """The documents in parts: one of some roles each, which show whether the templates are right, then some dozens."""
    most = _CHUNK_OF_DOC if "doc" in kit.request.formats else _CHUNK
    size = max(1, min(most, -(-len(todo) // (2 * room))))
    first: dict[str, Planned] = {}
    for each in todo:
        first.setdefault(each.person.role, each)
    probes = list(first.values())[:_PROBES]
    tried = {each.index for each in probes}
    rest = [each for each in todo if each.index not in tried]
    # Typst lays out once what documents that follow one another have in common.
    rest.sort(key=lambda each: (str(each.person.locale), each.person.role, each.index))
    yield Task(kit, tuple(each.piece for each in probes))
    for start in range(0, len(rest), size):
        yield Task(kit, tuple(each.piece for each in rest[start : start + size]))


def batch_of_people(
    found: People,
    request: Request,
    folder: Path,
    workshop: Workshop,
    *,
    skip_bad: bool = False,
    executor: Executor | None = None,
    room: int = 0,
    workers: int = 0,
    force: bool = False,
    register: bool = True,
) -> Batch:
    """Plan the documents of everybody who is left in a staff list that was judged. See `batch` for the rest.

    Whose files cannot be is told at the row and, with `skip_bad`, left out. Raises InputError as `batch` does.
    """
    while True:
        try:
            return batch(
                [person for person, _ in found.people],
                request,
                folder,
                workshop,
                executor=executor,
                room=room,
                workers=workers,
                force=force,
                register=register,
            )
        except InputError as error:
            blame(found, error)
        stop(found, skip_bad)


def batch_of_table(
    path: Path,
    request: Request,
    folder: Path,
    *,
    sheet: str | None = None,
    executor: Executor | None = None,
    workers: int = 0,
    force: bool = False,
    register: bool = True,
) -> Batch:
    """Plan the documents of everybody in a staff list: .csv, .xlsx or .ods. See `batch` for the rest.

    Raises InputError with every problem of every cell and file, before anything is written or numbered.
    """
    workshop = Workshop(assets_of(request), request)
    _, found = staff(path, workshop.employer, workshop.bench, sheet)
    judge(found, workshop, skip_bad=False)
    return batch_of_people(
        found,
        request,
        folder,
        workshop,
        executor=executor,
        workers=workers,
        force=force,
        register=register,
    )


__all__ = ["Batch", "Step", "batch", "batch_of_people", "batch_of_table"]
