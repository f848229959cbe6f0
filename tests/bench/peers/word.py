"""From the content of a document to a Word file, by docxtpl or by python-docx alone, and on to PDF by LibreOffice.

Runs in the peer's environment: `python -m tests.bench.peers.word ACTION ...`. It is how the two libraries are
commonly used: a template with tags that Word could have made, opened anew for every document.
"""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.bench.peers.turns import serve

_A_CALL = 50  # files that LibreOffice converts in one call
_FIELDS = 5  # of a signatory, at most


def make_template(path: Path) -> None:
    """Write the template, tags and all."""
    import docx

    file = docx.Document()
    for tag, style in (
        ("{{ masthead }}", "Normal"),
        ("{{ label }}", "Subtitle"),
        ("{{ title }}", "Title"),
        ("{{ person }}", "Normal"),
    ):
        file.add_paragraph(tag, style)
    _looped_table(file, "fact in facts", ["{{ fact.label }}", "{{ fact.value }}"])
    _lines(file, "{{ purpose.title }}", "Heading 2")
    _loop(file, "line in purpose.paragraphs", [("{{ line }}", "Body Text")])
    _loop(file, "section in sections", [
        ("{{ section.number }} {{ section.title }}", "Heading 1"),
        ("{%p if section.opening %}", "Normal"),
        ("{{ section.opening }}", "Body Text"),
        ("{%p endif %}", "Normal"),
        ("{%p for clause in section.clauses %}", "Normal"),
        ("{%p if clause.level == 1 %}", "Normal"),
        ("{{ clause.number }} {{ clause.text }}", "Body Text"),
        ("{%p elif clause.level == 2 %}", "Normal"),
        ("{{ clause.number }} {{ clause.text }}", "Body Text 2"),
        ("{%p else %}", "Normal"),
        ("{{ clause.number }} {{ clause.text }}", "Body Text 3"),
        ("{%p endif %}", "Normal"),
        ("{%p endfor %}", "Normal"),
    ])  # fmt: skip
    _lines(file, "{%p for block in signatures %}", "Normal")
    _lines(file, "{{ block.title }}", "Heading 2")
    _lines(file, "{{ block.statement }}", "Body Text")
    _looped_table(file, "row in block.rows", [f"{{{{ row[{index}] }}}}" for index in range(_FIELDS)])
    _lines(file, "{%p endfor %}", "Normal")
    file.save(str(path))


def _lines(file: Any, text: str, style: str) -> None:
    file.add_paragraph(text, style)


def _loop(file: Any, over: str, lines: list[tuple[str, str]]) -> None:
    for text, style in (("{%p for " + over + " %}", "Normal"), *lines, ("{%p endfor %}", "Normal")):
        file.add_paragraph(text, style)


def _looped_table(file: Any, over: str, cells: list[str]) -> None:
    table = file.add_table(rows=3, cols=len(cells), style="Table Grid")
    table.rows[0].cells[0].text = "{%tr for " + over + " %}"
    for cell, text in zip(table.rows[1].cells, cells, strict=True):
        cell.text = text
    table.rows[2].cells[0].text = "{%tr endfor %}"


def fill(template: Path, content: dict[str, Any], number: int) -> bytes:
    """The Word file of a person, by docxtpl."""
    from docxtpl import DocxTemplate

    file = DocxTemplate(str(template))
    file.render({**content, "person": f"Employee {number}"}, autoescape=True)
    data = BytesIO()
    file.save(data)
    return data.getvalue()


def build(content: dict[str, Any], number: int) -> bytes:
    """The Word file of a person, by python-docx alone from its default template."""
    import docx

    file = docx.Document()
    _lines(file, content["masthead"], "Normal")
    for text, style in ((content["label"], "Subtitle"), (content["title"], "Title"), (f"Employee {number}", "Normal")):
        file.add_paragraph(text, style)
    _table(file, [[fact["label"], fact["value"]] for fact in content["facts"]])
    _lines(file, content["purpose"]["title"], "Heading 2")
    for line in content["purpose"]["paragraphs"]:
        _lines(file, line, "Body Text")
    for section in content["sections"]:
        _lines(file, f"{section['number']} {section['title']}", "Heading 1")
        if section["opening"]:
            _lines(file, section["opening"], "Body Text")
        for clause in section["clauses"]:
            style = ("Body Text", "Body Text 2", "Body Text 3")[min(clause["level"], 3) - 1]
            _lines(file, f"{clause['number']} {clause['text']}", style)
    for block in content["signatures"]:
        _lines(file, block["title"], "Heading 2")
        _lines(file, block["statement"], "Body Text")
        _table(file, block["rows"])
    data = BytesIO()
    file.save(data)
    return data.getvalue()


def _table(file: Any, rows: list[list[str]]) -> None:
    table = file.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def usual(template: Path, contents: list[dict[str, Any]], folder: Path, first: int, count: int) -> None:
    """Make the Word files of some people, then their PDFs, fifty files a call."""
    files = []
    for number in range(first, first + count):
        path = folder / f"{number:05}.docx"
        path.write_bytes(fill(template, contents[number % len(contents)], number))
        files.append(path)
    profile = folder / f"profile-{first}"
    for start in range(0, count, _A_CALL):
        subprocess.run(
            ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to", "pdf",
             "--outdir", str(folder), *map(str, files[start : start + _A_CALL])],
            check=True, capture_output=True,
        )  # fmt: skip
    missing = [path.name for path in files if not path.with_suffix(".pdf").exists()]
    if missing:
        raise SystemExit(f"LibreOffice made no PDF of {', '.join(missing)}")


def main(action: str, *words: str) -> None:
    """Do what is asked for.

    `template FILE`; `file TEMPLATE CONTENTS FILE`; `docxtpl TEMPLATE CONTENTS` and `python-docx CONTENTS`, in turns;
    `usual TEMPLATE CONTENTS FOLDER FIRST COUNT`.
    """
    if action == "template":
        make_template(Path(words[0]))
    elif action == "docxtpl":
        template, contents = Path(words[0]), _contents(words[1])
        serve(lambda number: fill(template, contents[number % len(contents)], number))
    elif action == "python-docx":
        contents = _contents(words[0])
        serve(lambda number: build(contents[number % len(contents)], number))
    elif action == "file":
        Path(words[2]).write_bytes(fill(Path(words[0]), _contents(words[1])[0], 0))
    elif action == "usual":
        template, contents, folder = Path(words[0]), _contents(words[1]), Path(words[2])
        usual(template, contents, folder, int(words[3]), int(words[4]))
    else:
        raise SystemExit(f"there is no action {action}")


def _contents(path: str) -> list[dict[str, Any]]:
    contents: list[dict[str, Any]] = json.loads(Path(path).read_text("utf-8"))
    return contents


if __name__ == "__main__":
    main(*sys.argv[1:])
