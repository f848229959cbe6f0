"""From whole commands to their times, beside those of the peers: everything here is a process from start to end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.content import DAY, ROLE
from tests.bench.desk import Desk, need, need_typst, tool
from tests.bench.table import Line, beside, ms
from tests.bench.timing import TOP, NotThere, in_turn, program, ratio, run

# A peer that asks the network for its own newest version would be timed with the network.
_NO_NETWORK = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
_DATED = ("--date", DAY.isoformat(), "--quiet")


def show_help(desk: Desk) -> Iterator[Line]:
    """How soon the program answers at all."""
    yield _beside_python("jobdesc --help", "0.15 s", desk, "--help")


def validate(desk: Desk) -> Iterator[Line]:
    """How long it checks every file that it has."""
    yield _beside_python("jobdesc validate, all files", "0.4 s", desk, "validate")


def _beside_python(what: str, goal: str, desk: Desk, *words: str) -> Line:
    steps = {"ours": desk.timed(program(*words)), "python": desk.timed([sys.executable, "-c", "pass"])}
    times = in_turn(steps, desk.rounds)
    note = beside("python -c pass", median(times["python"]), ratio(times["ours"], times["python"]))
    return Line(what, ms(median(times["ours"])), note, goal, desk.rounds)


def nothing_to_do(desk: Desk) -> Iterator[Line]:
    """A build in a workspace where everything is up to date, beside the build that made it so."""
    need("build", "--help", option="--force")
    with desk.workspace(3) as place:
        words = ("build", *_DATED, "--format", "docx", "--format", "pdf", "--format", "html")
        first = desk.told(run(program(*words), place)) * 1000
        again = in_turn({"again": desk.timed(program(*words), place)}, desk.rounds, 0)["again"]
        note = beside("the first build", first, median(again) / first)
        yield Line("jobdesc build, nothing to do", ms(median(again)), note, "0.3 s", desk.rounds)


def one_role(desk: Desk) -> Iterator[Line]:
    """One role in one locale as Word and PDF, cold, beside what others take for as much."""
    with TemporaryDirectory(dir=desk.folder) as name:
        folder = Path(name)
        files = (
            "build",
            "--force",
            ROLE,
            "--locale",
            "fr-FR",
            "--out",
            name,
            *_DATED,
            "--format",
            "docx",
            "--format",
            "pdf",
        )
        steps = {
            "weasyprint": desk.timed(program(*files)),
            "bare": desk.timed(desk.peer("weasyprint", "page", "once", str(desk.pages), str(folder / "bare.pdf"))),
        }
        lacking = _add_typst(desk, steps, files)
        usual = desk.peer("docxtpl", "word", "usual", str(desk.template), str(desk.contents), name, "0", "1")
        tool("soffice", "libreoffice-writer-nogui", desk.install)
        steps["usual"] = desk.timed(usual)
        rounds = 3 if desk.quick else max(3, desk.rounds // 2)
        times = in_turn(steps, rounds)
    bare, slow = median(times["bare"]), median(times["usual"])
    for engine in ("weasyprint", "typst"):
        what = f"one role, docx + pdf ({engine}), cold"
        if engine == "typst" and lacking:
            yield Line(what, lacking)
            continue
        ours = times[engine]
        note = beside("bare WeasyPrint", bare, ratio(ours, times["bare"]))
        goal = "1.2 x bare" if engine == "weasyprint" else "under 0.5 s"
        yield Line(what, ms(median(ours)), note, goal, rounds)
        note = beside("docxtpl + LibreOffice", slow, ratio(ours, times["usual"]))
        yield Line("- beside the usual way to both files", ms(median(ours)), note, "less", rounds)


def _add_typst(desk: Desk, steps: dict[str, Callable[[], float]], files: Sequence[str]) -> str:
    try:
        need_typst()
        need("build", "--help", option="--pdf-engine")
    except NotThere as error:
        return str(error)
    steps["typst"] = desk.timed(program(*files, "--pdf-engine", "typst"))
    return ""


def pandoc(desk: Desk) -> Iterator[Line]:
    """A Word file, cold, beside pandoc's of the same text in Markdown, which has no numbering, fields or languages."""
    found = tool("pandoc", "pandoc", desk.install)
    with TemporaryDirectory(dir=desk.folder) as name:
        files = ("build", "--force", ROLE, "--locale", "fr-FR", "--out", name, *_DATED, "--format")
        run(program(*files, "md"))
        (text,) = Path(name).rglob("*.md")
        steps = {
            "ours": desk.timed(program(*files, "docx")),
            "pandoc": desk.timed([found, str(text), "-o", str(Path(name, "pandoc.docx"))]),
        }
        times = in_turn(steps, desk.rounds)
    note = beside("pandoc", median(times["pandoc"]), ratio(times["ours"], times["pandoc"]))
    yield Line("one role, docx, cold", ms(median(times["ours"])), note, "", desk.rounds)


def rendercv(desk: Desk) -> Iterator[Line]:
    """A PDF and a page, cold, beside RenderCV's two-page sample: Typst, PDF, PNG, HTML and Markdown."""
    command = str(Path(desk.python("rendercv")).with_name("rendercv"))
    with TemporaryDirectory(dir=desk.folder) as name:
        alone = {**_NO_NETWORK, "XDG_DATA_HOME": name}
        _put_icons(Path(name))
        run([command, "new", "John Doe"], Path(name), **alone)
        (sample,) = Path(name).glob("*_CV.yaml")
        files = ("build", "--force", ROLE, "--locale", "fr-FR", "--out", name, *_DATED)
        formats = ("--format", "pdf", "--format", "html", "--format", "md")
        steps = {
            "weasyprint": desk.timed(program(*files, *formats)),
            "rendercv": desk.timed([command, "render", sample.name], Path(name), **alone),
        }
        lacking = _add_typst(desk, steps, (*files, *formats))
        rounds = 3 if desk.quick else max(3, desk.rounds // 2)
        times = in_turn(steps, rounds)
    for engine in ("weasyprint", "typst"):
        what = f"one role, pdf ({engine}) + html + md, cold"
        if engine not in times:
            yield Line(what, lacking)
            continue
        note = beside("RenderCV's sample", median(times["rendercv"]), ratio(times[engine], times["rendercv"]))
        yield Line(what, ms(median(times[engine])), note, "", rounds)


def _put_icons(folder: Path) -> None:
    """Stand in for the package of icons that RenderCV's pages take from the network: they stay empty."""
    home = folder / "typst" / "packages" / "preview" / "fontawesome" / "0.5.0"
    home.mkdir(parents=True)
    told = '[package]\nname = "fontawesome"\nversion = "0.5.0"\nentrypoint = "icons.typ"\n'
    (home / "typst.toml").write_text(told, "utf-8")
    (home / "icons.typ").write_text("#let fa-icon(..words) = []\n", "utf-8")


def started_by_hand(desk: Desk) -> Iterator[Line]:
    """The command as it is started in a checkout, with what it looks at before."""
    times = in_turn(
        {"sh": desk.timed([str(TOP / "jobdesc"), "--help"]), "python": desk.timed(program("--help"))}, desk.rounds
    )
    note = beside("python -m generator --help", median(times["python"]), ratio(times["sh"], times["python"]))
    yield Line("./jobdesc --help", ms(median(times["sh"])), note, "0.15 s", desk.rounds)
