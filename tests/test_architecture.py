"""The rooms of the house: who may import whom, what they import from outside, and how large they are."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
HOUSE = TOP / "generator"

STAGES = {"load", "validate", "resolve", "localise", "compose", "review", "render", "write"}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "model": set(),
    "assets": {"errors"},
    "office": {"errors"},
    "load": {"errors", "model", "assets", "office"},
    "render": {"errors", "model", "assets", "office"},
    "validate": {"errors", "model"},
    "resolve": {"errors", "model"},
    "localise": {"errors", "model"},
    "write": {"errors", "model"},
    "compose": {"model"},
    "review": {"errors", "model"},
    "pipeline": {"errors", "model", "assets", "passport", "recognise"} | STAGES - {"write"},
    "passport": {"model", "version"},
    "register": {"errors", "model"},
    "compare": {"errors", "model"},
    "recognise": {"errors", "model"},
    "batch": {"errors", "model", "assets", "passport", "pipeline", "register", "write"},
    "web": {
        "errors",
        "model",
        "assets",
        "office",
        "passport",
        "pipeline",
        "batch",
        "register",
        "compare",
        "version",
    }
    | STAGES,
    "cli": {
        "errors",
        "model",
        "assets",
        "passport",
        "pipeline",
        "batch",
        "register",
        "compare",
        "version",
        "web",
    }
    | STAGES,
    # The public face names what it hands out, and imports it when it is asked for.
    "__init__": {"errors", "model", "assets", "pipeline", "batch"},
    "__main__": {"cli"},
}
LIBRARIES: dict[str, set[str]] = {
    "yaml": {"load/yaml_source.py"},
    "babel": {"localise"},
    "num2words": {"localise/measures.py"},
    "pydantic": {
        "model/files.py",
        "model/cv_file.py",
        "model/employer_file.py",
        "model/import_file.py",
        "model/posting_file.py",
        "model/jurisdiction_file.py",
        "model/lint_file.py",
        "validate/shape.py",
        "validate/mend.py",
        "web/api",
    },
    "pydantic_core": {
        "model/files.py",
        "model/employer_file.py",
        "model/posting_file.py",
        "model/jurisdiction_file.py",
        "model/lint_file.py",
        "validate/shape.py",
        "validate/mend.py",
        "web/api/models.py",
    },
    "jinja2": {"render"},
    "markupsafe": {"render", "web/pages.py"},
    "weasyprint": {"render/pdf.py"},
    "pydyf": {"render/pdf.py"},
    "docx": {"render"},
    "lxml": {"render"},
    "pypdfium2": {"load/reading/pdf.py"},
    "mammoth": {"load/reading/docx.py"},
    "simplemma": {"review/cv/lemmas.py"},
    "snowballstemmer": {"review/cv/terms.py"},
    "enchant": {"review/cv/spelling.py"},
    "openpyxl": {"write/starter.py", "register/export.py"},
    "python_calamine": {"load/table_sheet.py"},
    "PIL": {"load/logo.py"},
    "docxtpl": {"render"},
    "rapidfuzz": {"recognise", "register/nearest.py"},
    "ruamel": {"write/role_yaml.py", "write/yaml_place.py"},
    "typst": {"render/typst.py"},
    "distributed": {"batch/cluster.py"},
    "watchfiles": {"cli/watching.py"},
    "fastapi": {"web"},
    "starlette": {"web"},
    "uvicorn": {"web/server.py", "web/connection.py"},
    "h11": {"web/connection.py"},
    "typer": {"cli"},
    "rich": {"cli"},
}
HEAVY = {
    "weasyprint", "docx", "lxml", "babel", "jinja2", "yaml", "num2words", "pypdfium2", "mammoth", "enchant",
    "simplemma", "snowballstemmer", "openpyxl", "python_calamine", "PIL", "docxtpl", "rapidfuzz", "ruamel", "typst",
    "distributed", "sqlite3", "fastapi", "starlette", "uvicorn",
}  # fmt: skip
"""What `jobdesc --help` has no use for. (typer itself takes pydantic to read options.)"""


def files() -> list[Path]:
    return sorted(path for path in HOUSE.rglob("*.py") if "_assets" not in path.parts)


def room(path: Path) -> str:
    first = path.relative_to(HOUSE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file names, with the line: at its top, in a function, or for a type alone."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: an import says its whole name"
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno


def ours(name: str) -> str | None:
    """The room that a name lies in; None for one from outside."""
    parts = name.split(".")
    if parts[0] != "generator":
        return None
    return "version" if parts[1:] == ["__version__"] else parts[1]


def test_every_room_was_seen_and_no_other() -> None:
    assert {room(path) for path in files()} == set(MAY_IMPORT)
    assert set(MAY_IMPORT) > STAGES
    assert len(files()) > 50


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_file_imports_from_its_own_room_and_those_below(path: Path) -> None:
    allowed = MAY_IMPORT[room(path)] | ({room(path)} if path.parent != HOUSE else set())
    for name, line in imported(path):
        assert ours(name) in (None, *allowed), f"{path}:{line}: {room(path)} may not import {name}"


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_library_from_outside_is_imported_where_it_belongs_alone(path: Path) -> None:
    here = path.relative_to(HOUSE)
    for name, line in imported(path):
        library = name.split(".")[0]
        if library in ("generator", "__future__") or library in sys.stdlib_module_names:
            continue
        assert library in LIBRARIES, f"{path}:{line}: nobody has said where {library} may be imported"
        places = LIBRARIES[library]
        rooms = {str(here), *map(str, here.parents)}
        assert rooms & places, f"{path}:{line}: {library} is imported elsewhere"


def test_every_library_is_used_where_it_is_said_to_be() -> None:
    for library, places in LIBRARIES.items():
        for place in places:
            there = [path for path in files() if str(path.relative_to(HOUSE)).startswith(place)]
            names = {name.split(".")[0] for path in there for name, _ in imported(path)}
            assert library in names, f"{place} does not import {library} any more"


def test_no_circle_of_imports() -> None:
    modules = {".".join(("generator", *path.relative_to(HOUSE).with_suffix("").parts)): path for path in files()}
    modules = {name.removesuffix(".__init__"): path for name, path in modules.items()}
    below = {
        name: {
            found for said, _ in imported(path) if (found := nearest(said, modules)) not in (None, "generator", name)
        }
        for name, path in modules.items()
        if name != "generator"
    }
    assert sum(map(len, below.values())) > 100
    while free := [name for name, needs in below.items() if not needs & below.keys()]:
        for name in free:
            del below[name]
    assert below == {}, "these import one another"


def nearest(name: str, modules: dict[str, Path]) -> str | None:
    """The module that an imported name is, or lies in."""
    return next((known for known in (name, name.rpartition(".")[0]) if known in modules), None)


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["build", "--help"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    program = (
        "import atexit, sys\n"
        "from generator.__main__ import main\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        f"sys.argv[1:] = {words!r}\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program], capture_output=True, text=True, env={"PYTHONPATH": str(TOP)}
    )
    loaded = set(done.stderr.split())
    assert "typer" in loaded
    assert loaded & HEAVY == set()
    assert {name for name in loaded if name.startswith("generator.")} == {
        "generator.__main__", "generator.cli", "generator.cli.app", "generator.cli.console", "generator.cli.groups",
        "generator.cli.options", "generator.cli.workspace_app", "generator.errors",
    }  # fmt: skip


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_file_says_first_what_it_is_and_is_no_longer_than_can_be_read(path: Path) -> None:
    text = path.read_text("utf-8")
    said = ast.get_docstring(ast.parse(text))
    assert said, f"{path} begins without a sentence"
    assert said.splitlines()[0].endswith((".", ":")), path
    assert text.count("\n") <= 400, path
