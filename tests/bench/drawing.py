"""From documents that are drawn one after another in warm processes to their times and memory, beside the peers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from generator import Assets
from generator.office import libreoffice
from generator.render import renderer
from tests.bench import content, staff
from tests.bench.desk import Child, Desk, tool
from tests.bench.table import Line, beside, ms
from tests.bench.timing import NotThere, in_turn, ratio, run

USUAL = ("fr-FR", "fr-RU", "ru-RU", "en-GB", "en-US", "de-DE", "es-ES", "ru-FR", "en-DE")


def _warm(children: dict[str, Child], documents: int, rounds: int) -> dict[str, list[float]]:
    """Milliseconds a document, of processes that take turns of some documents."""
    taken = in_turn({name: partial(child.turn, documents) for name, child in children.items()}, rounds, 2)
    return {name: [time / documents for time in times] for name, times in taken.items()}


def docx(desk: Desk) -> Iterator[Line]:
    """A Word file from the composed tree, beside docxtpl and python-docx on the same content."""
    same_words(desk)
    template, contents = str(desk.template), str(desk.contents)
    with ExitStack() as stack:
        children = {
            "ours": stack.enter_context(desk.ours("docx")),
            "docxtpl": stack.enter_context(desk.stay(desk.peer("docxtpl", "word", "docxtpl", template, contents))),
            "python-docx": stack.enter_context(desk.stay(desk.peer("docxtpl", "word", "python-docx", contents))),
        }
        times = _warm(children, 10, desk.rounds)
    ours = median(times["ours"])
    for peer, goal in (("docxtpl", "1/15 of docxtpl"), ("python-docx", "")):
        note = beside(peer, median(times[peer]), ratio(times["ours"], times[peer]))
        yield Line("docx, warm, a document", ms(ours), note, goal, desk.rounds)


def same_words(desk: Desk) -> None:
    """Raise AssertionError where the peers' Word files do not say what ours say."""
    trees = content.trees()
    for number, (tree, data) in enumerate(zip(trees, renderer("docx")(trees, Assets()), strict=True)):
        with TemporaryDirectory(dir=desk.folder) as name:
            path, given = Path(name, "theirs.docx"), Path(name, "contents.json")
            content.write_contents((tree,), given)
            run(desk.peer("docxtpl", "word", "file", str(desk.template), str(given), str(path)))
            apart = content.differences(data, path.read_bytes(), tree)
        assert not apart, f"document {number}: the two Word files differ in {dict(apart)}"


def pdf(desk: Desk) -> Iterator[Line]:
    """A PDF from the composed tree by either engine, beside bare WeasyPrint on the same page."""
    with ExitStack() as stack:
        children = {
            "weasyprint": stack.enter_context(desk.ours("weasyprint")),
            "bare": stack.enter_context(desk.stay(desk.peer("weasyprint", "page", "turns", str(desk.pages)))),
        }
        lacking = ""
        try:
            children["typst"] = stack.enter_context(desk.ours("typst"))
            children["typst-mixed"] = stack.enter_context(desk.ours("typst-mixed", *staff.LOCALES))
        except NotThere as error:
            lacking = str(error)
        times = _warm(children, 2, desk.rounds)
    # Typst remembers layouts for some documents: a list in which roles and languages are mixed is dearer.
    for engine, goal in (("weasyprint", "1.1 x bare"), ("typst", "1/8 of bare"), ("typst-mixed", "1/8 of bare")):
        if engine not in times:
            yield Line(f"pdf ({engine}), warm, a document", lacking, "", goal)
            continue
        note = beside("bare WeasyPrint", median(times["bare"]), ratio(times[engine], times["bare"]))
        yield Line(f"pdf ({engine}), warm, a document", ms(median(times[engine])), note, goal, desk.rounds)


def doc(desk: Desk) -> Iterator[Line]:
    """Fifty .doc files, beside LibreOffice alone on the same Word files in one call."""
    office = tool("soffice", "libreoffice-writer-nogui", desk.install)
    count, rounds = (10 if desk.quick else 50), 3
    made = (content.trees() * count)[:count]
    files = [*renderer("docx")(made, Assets())]

    def ours() -> float:
        start = desk.clock()
        list(renderer("doc")(made, Assets()))
        return (desk.clock() - start) * 1000

    def alone() -> float:
        with TemporaryDirectory(dir=desk.folder) as name:
            paths = [Path(name, f"{number}.docx") for number in range(count)]
            for path, data in zip(paths, files, strict=True):
                path.write_bytes(data)
            start = desk.clock()
            libreoffice.convert(office, paths, "doc:MS Word 97", Path(name))
            return (desk.clock() - start) * 1000

    times = in_turn({"ours": ours, "alone": alone}, rounds)
    note = beside("LibreOffice alone", median(times["alone"]), ratio(times["ours"], times["alone"]))
    yield Line(f"doc, {count} in a batch", ms(median(times["ours"])), note, "1.15 x LibreOffice", rounds)


def compose(desk: Desk) -> Iterator[Line]:
    """Load, validate, resolve, localise and compose: for a further person, for a role anew, for all roles together."""
    works: Sequence[tuple[str, str, int, tuple[str, ...]]] = (
        ("compose-on", "load to tree, a further person", 1, content.LOCALES),
        ("compose-anew", "load to tree, a role and locale anew", 1, content.LOCALES),
        ("compose-all", "load to tree, five roles, nine locales, a document", 45, USUAL),
    )
    with ExitStack() as stack:
        children = {work: stack.enter_context(desk.ours(work, *locales)) for work, _, _, locales in works}
        times = _warm(children, 2, desk.rounds)
    for work, what, documents, _ in works:
        yield Line(what, ms(median(times[work]) / documents), "", "5 ms", desk.rounds)


def sixteen_fold(desk: Desk) -> Iterator[Line]:
    """What sixteen times the clauses cost, format by format."""
    for work, goal in (("docx", "at most 8 x"), ("weasyprint", "at most 16 x"), ("typst", "at most 16 x")):
        what = f"{work}, 16 x the clauses"
        try:
            with desk.ours(work) as small, desk.ours(f"{work}*16") as large:
                rounds = 3 if desk.quick else 5
                times = in_turn({"small": small.turn, "large": large.turn}, rounds, 2)
        except NotThere as error:
            yield Line(what, str(error), "", goal)
            continue
        note = beside("one document", median(times["small"]), ratio(times["large"], times["small"]))
        yield Line(what, ms(median(times["large"])), note, goal, rounds)


def worker_memory(desk: Desk) -> Iterator[Line]:
    """What a process holds after twenty documents and after a thousand."""
    for work, last in (("docx", 1000), ("typst", 1000), ("both", 1000), ("weasyprint", 100 if desk.quick else 1000)):
        what = f"memory of a process, {work}, documents 20 and {last}"
        try:
            with desk.ours(work, *USUAL) as child:
                child.turn(20)
                early = child.memory()
                child.turn(last - 20)
                late = child.memory()
        except NotThere as error:
            yield Line(what, str(error), "", "flat, under 300 MiB")
            continue
        yield Line(
            what,
            f"{late:.0f} MiB",
            f"{late - early:+.0f} MiB since document 20, {early:.0f} MiB",
            "flat, under 300 MiB",
        )
