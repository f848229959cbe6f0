"""From one kind of work to turns of it, by the program itself in a process that stays warm.

`python -m tests.bench.worker WORK [LOCALE ...]`; WORK is a name of `WORKS`, or `docx*16` for sixteen times the clauses.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module

from generator import Assets, Document, Request, documents
from generator.model.document import Clause, Section
from generator.model.employer import Employer
from generator.model.request import Locale
from generator.pipeline.bench import Bench
from generator.pipeline.composing import Job, compose
from generator.render import Renderer
from tests.bench import staff
from tests.bench.content import DAY, LOCALES, ROLE, trees
from tests.bench.peers.turns import serve

Step = Callable[[int], object]
_MODULES = {"docx": "docx", "doc": "doc", "weasyprint": "pdf", "typst": "typst"}


def draw(what: str, locales: Sequence[str], times: int = 1, roles: Sequence[str] = (ROLE,)) -> Step:
    """Draw one document a turn, by the module of a format; no two of them are the same."""
    made = [larger(tree, times) if times > 1 else tree for tree in trees(roles, locales)]
    render: Renderer = import_module(f"generator.render.{_MODULES[what]}").render
    assets = Assets()
    return lambda number: next(iter(render((_another(made[number % len(made)], number),), assets)))


def _another(tree: Document, number: int) -> Document:
    """The document of somebody else. Typst remembers what it has laid out: an equal document would cost it nothing."""
    return replace(tree, title=f"{tree.title} {number}")


def both(locales: Sequence[str]) -> Step:
    """Draw a Word file and a PDF by Typst, as for one person of a batch."""
    steps = (draw("docx", locales), draw("typst", locales))
    return lambda number: [step(number) for step in steps]


def compose_anew(locales: Sequence[str]) -> Step:
    """Compose a role in a locale, all its files looked at again."""
    requests = [Request(date=DAY, roles=(ROLE,), locales=(locale,)) for locale in locales]
    return lambda number: documents(requests[number % len(requests)])


def compose_all(locales: Sequence[str]) -> Step:
    """Compose every role in the locales, in one request."""
    return lambda _: documents(Request(date=DAY, locales=tuple(locales)))


def compose_on(locales: Sequence[str]) -> Step:
    """Compose one document after another on one bench, as a batch does."""
    bench, request = Bench(Assets()), Request(date=DAY)
    jobs = [Job(ROLE, Locale(*locale.split("-"))) for locale in locales]
    return lambda number: list(compose(jobs[number % len(jobs)], request, Employer(), bench))


WORKS: Mapping[str, Callable[[Sequence[str]], Step]] = {
    **{name: partial(draw, name) for name in _MODULES},
    "both": both,
    "typst-mixed": lambda locales: draw("typst", locales, roles=staff.ROLES),
    "compose-anew": compose_anew,
    "compose-all": compose_all,
    "compose-on": compose_on,
}


def larger(tree: Document, times: int) -> Document:
    """The document with its clauses so many times, each under an anchor of its own."""
    return replace(tree, sections=tuple(_larger(section, times) for section in tree.sections))


def _larger(section: Section, times: int) -> Section:
    clauses = tuple(_moved(clause, copy) for copy in range(times) for clause in section.clauses)
    return replace(section, clauses=clauses, tables=())


def _moved(clause: Clause, copy: int) -> Clause:
    below = tuple(_moved(each, copy) for each in clause.clauses)
    return replace(clause, anchor=f"{clause.anchor}-{copy}", clauses=below)


def main(work: str, *locales: str) -> None:
    """Take turns of a work."""
    name, _, times = work.partition("*")
    chosen = locales or LOCALES
    serve(draw(name, chosen, int(times)) if times else WORKS[name](chosen))


if __name__ == "__main__":
    main(*sys.argv[1:])
