"""Print how long the program takes, and how much of that is its own: medians of one run, in milliseconds.

Run by hand: `.venv/bin/python tests/benchmark.py`. Quote ratios from one run; nothing here asserts a time.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from generator import Assets, Document, Request, build, documents  # noqa: E402
from generator.load.yaml_source import read  # noqa: E402
from generator.localise.template import Template, content_template  # noqa: E402
from generator.localise.update import updated  # noqa: E402
from generator.model.document import Clause, Section  # noqa: E402
from generator.render import RENDERERS, renderer  # noqa: E402
from tests.cv_ground_truth import main as checks_of_cvs  # noqa: E402

DAY = date(2026, 11, 24)
USUAL = ("fr-FR", "fr-RU", "ru-RU", "en-GB", "en-US", "de-DE", "es-ES", "ru-FR", "en-DE")
ASSETS = Assets()


def milliseconds(step: Callable[[], object], rounds: int = 7, warm: int = 1) -> float:
    """The median time of a step, after some rounds that do not count."""
    times = []
    for turn in range(warm + rounds):
        start = perf_counter()
        step()
        if turn >= warm:
            times.append((perf_counter() - start) * 1000)
    return median(times)


def row(what: str, time: float, note: str = "") -> None:
    print(f"| {what:<68} | {time:>8.1f} ms | {note}")


def process(*words: str) -> Callable[[], object]:
    """A whole process of the program."""
    command = [sys.executable, "-P", "-m", "generator", *words]
    environment = {**os.environ, "PYTHONPATH": str(TOP)}
    return lambda: subprocess.run(command, check=True, capture_output=True, env=environment, cwd=TOP)


def drawn(format: str, trees: Iterable[Document]) -> list[bytes]:
    return list(renderer(format)(tuple(trees), ASSETS))


def whole_processes() -> None:
    with TemporaryDirectory() as folder:
        row("jobdesc --help", milliseconds(process("--help"), 11), "goal 150")
        row("jobdesc validate (all files)", milliseconds(process("validate"), 11), "goal 500")
        one = ("build", "--force", "account-manager", "--out", folder, "--quiet", "--format", "docx")
        row("one role, docx, cold", milliseconds(process(*one), 5))
        row("one role, docx and pdf, cold", milliseconds(process(*one, "--format", "pdf"), 5))
        five = (
            "build",
            "--force",
            "--out",
            folder,
            "--quiet",
            "--format",
            "html",
            "--format",
            "docx",
            "--format",
            "pdf",
        )
        row("five roles, html + docx + pdf, one process, cold", milliseconds(process(*five), 3, 0))
        row(
            "five roles, docx + doc + pdf + html, cold (jobdesc build)",
            milliseconds(process(*five, "--format", "doc"), 3, 0),
        )


def street(trees: tuple[Document, ...]) -> None:
    request = Request(date=DAY)
    time = milliseconds(lambda: documents(request)) / len(trees)
    row("load to composed tree, a document, warm", time, "goal 5")
    # Search engines are told of vacancies alone.
    for format in (name for name in RENDERERS if name != "jsonld"):
        rounds = 3 if format == "doc" else 7
        row(f"{format}, a document, warm", milliseconds(partial(drawn, format, trees), rounds) / len(trees))
    together = replace(request, formats=("html", "docx", "pdf"))
    row("five roles, html + docx + pdf, warm", milliseconds(lambda: list(build(together)), 3))


def languages() -> None:
    """The usual locales, and the catalogs behind them."""
    request = Request(date=DAY, locales=USUAL)
    made = len(documents(request))
    row("load to composed tree, nine locales, a document", milliseconds(lambda: documents(request), 3) / made)
    with TemporaryDirectory() as folder:
        words = [word for locale in USUAL for word in ("--locale", locale)]
        formats = ("--format", "docx", "--format", "pdf", "--format", "html")
        command = process("build", "--force", "--out", folder, "--quiet", *words, *formats)
        time = milliseconds(command, 3, 0)
        row("five roles, nine locales, docx + pdf + html, cold", time, f"{time / made:.0f} ms a document")
    row("translate status (all languages)", milliseconds(process("translate", "status"), 5))
    file, template, data = catalog_of(5000)
    ours = milliseconds(lambda: updated("", "ru", template, file, data, "2026-11-25", partial=False), 3)
    row("translate update, 5,000 messages, 300 of them changed", ours, "goal 1000")


def catalog_of(count: int) -> tuple[str, Template, bytes]:
    """A template of so many messages, and a catalog of which every sixteenth original has changed since."""
    source = "language: fr\nduties:\n" + "".join(
        f"  - {{id: c{n}, text: 'Tenir le registre numéro {n} des appels, des visites et des contrats à jour.'}}\n"
        for n in range(count)
    )
    file, _ = read(source.encode(), "roles/shared/many.yaml", "many.yaml", True)
    template = content_template(file)
    new = updated("", "ru", template, "", None, "2026-11-25", partial=False).decode()
    text = new.replace('msgstr ""\n\n', 'msgstr "Вести журнал."\n\n')
    return "many.po", template, re.sub(r"numéro (\d*[02468][05]) ", r"n° \1 ", text).encode()


def share(what: str, ours: float, engine: float) -> None:
    row(f"{what}: ours", ours)
    row(f"{what}: the engine alone", engine, f"own code {(ours / engine - 1) * 100:+.0f} % (goal at most +15)")


def beside_weasyprint(trees: tuple[Document, ...]) -> None:
    """WeasyPrint on the same pages, with its style sheets and fonts kept too."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    from generator.render.html import pages, styles

    fonts = FontConfiguration()
    sheets = [weasyprint.CSS(string=sheet.text, font_config=fonts) for sheet in styles(ASSETS, "page.css", "print.css")]
    made = list(pages(trees, ASSETS, ()))

    def alone() -> None:
        for page in made:
            weasyprint.HTML(string=page).write_pdf(stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1")

    share("pdf, five documents", milliseconds(lambda: drawn("pdf", trees), 5), milliseconds(alone, 5))


def beside_python_docx(trees: tuple[Document, ...]) -> None:
    """python-docx opening the same documents and saving them."""
    import docx

    files = drawn("docx", trees)

    def alone() -> None:
        for file in files:
            docx.Document(BytesIO(file)).save(BytesIO())

    share("docx, five documents", milliseconds(lambda: drawn("docx", trees)), milliseconds(alone))


def beside_libreoffice(trees: tuple[Document, ...]) -> None:
    """LibreOffice converting the same Word files in one call."""
    from generator.office import libreoffice

    for count in (5, 50):
        many = (trees * 10)[:count]
        files = drawn("docx", many)

        def alone(files: list[bytes] = files) -> None:
            with TemporaryDirectory() as name:
                folder = Path(name)
                paths = [folder / f"{index}.docx" for index in range(len(files))]
                for path, data in zip(paths, files, strict=True):
                    path.write_bytes(data)
                libreoffice.convert(libreoffice.program(), paths, "doc:MS Word 97", folder)

        ours = milliseconds(partial(drawn, "doc", many), 3)
        share(f"doc, {count} documents", ours, milliseconds(alone, 3))


def many_clauses(tree: Document) -> None:
    sections = tuple(replace(section, clauses=section.clauses * 16) for section in tree.sections)
    # An anchor stands once in a document.
    large = replace(tree, sections=tuple(_apart(section) for section in sections))
    for format in ("docx", "pdf"):
        small_time = milliseconds(partial(drawn, format, (tree,)), 3)
        large_time = milliseconds(partial(drawn, format, (large,)), 3)
        row(f"{format}, 16 times the clauses", large_time, f"{large_time / small_time:.1f} times as long")


def _apart(section: Section) -> Section:
    clauses = tuple(_moved(clause, copy) for copy, clause in enumerate(section.clauses))
    return replace(section, clauses=clauses, tables=())


def _moved(clause: Clause, copy: int) -> Clause:
    below = tuple(_moved(each, copy) for each in clause.clauses)
    return replace(clause, anchor=f"{clause.anchor}-{copy}", clauses=below)


def main() -> None:
    trees = documents(Request(date=DAY))
    print(f"| {'what':<68} | {'median':>11} |")
    print(f"|{'-' * 70}|{'-' * 13}|")
    whole_processes()
    street(trees)
    languages()
    beside_weasyprint(trees)
    beside_python_docx(trees)
    beside_libreoffice(trees)
    many_clauses(trees[0])
    print()
    checks_of_cvs()


if __name__ == "__main__":
    main()
