"""From the templates' folders to the files of one Typst program, which may read nothing outside of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.assets import Assets
from generator.errors import InputError, Problem

FOLDER = "typst"
PROGRAM = "document.typ"
_MAIN = "main.typ"
_FETCHING = re.compile(
    r"""(?<![\w-]) (?:
          (?:import|include) (?![\w-]) (?! \s* "[^"\\@]+" )
        | eval (?![\w-])
        | std (?![\w-]) (?! \s*\.\s*[a-z] )
    )""",
    re.VERBOSE,
)
"""What could name a package, which Typst would fetch from the network: an import that is no plain name of a file, and
whatever makes one."""
_PLACE = re.compile(r"┌─ (.+?):(\d+):(\d+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sources:
    """A program: the text of each file by its name, where each lies, and the folder that its pictures are read from.

    `own` are the names of those files that are the user's.
    """

    texts: Mapping[str, bytes]
    paths: Mapping[str, Path]
    root: Path
    own: frozenset[str]

    def place(self, diagnostic: str) -> tuple[Path, int, int]:
        """The file, line and column (from 1) that Typst complains of: the first that is the user's, or the first."""
        found = [*self._places(diagnostic)]
        name, line, column = next((each for each in found if each[0] in self.own), (found or [(_MAIN, 0, 0)])[0])
        return self.paths[name], line, column

    def _places(self, diagnostic: str) -> Iterator[tuple[str, int, int]]:
        for shown, line, column in _PLACE.findall(diagnostic):
            # What Typst shows is a way from where the process stands.
            names = [name for name in self.paths if f"/{shown}".replace("\\", "/").endswith(f"/{name}")]
            if names:
                yield max(names, key=len), int(line), int(column) + 1


def sources(assets: Assets) -> Sources:
    """Read the program, the user's own files first, file by file.

    Raises InputError for a file that cannot be read, that leads outside its folder, or that names a package.
    """
    named = {**assets.template_names(f"{FOLDER}/*.typ"), **assets.template_names(f"{FOLDER}/*/*.typ")}
    paths = {name.removeprefix(f"{FOLDER}/"): path for name, path in named.items()}
    paths[_MAIN] = assets.template(f"{FOLDER}/{PROGRAM}")
    paths.pop(PROGRAM, paths[_MAIN])
    own = frozenset(name for name, path in paths.items() if assets.is_users_own(path))
    root = assets.templates / FOLDER if assets.templates and own else paths[_MAIN].parent
    if own:
        _enclosed(root)
    texts = {name: _read(path) for name, path in paths.items()}
    problems = [problem for name in sorted(own) for problem in _fetching(paths[name], texts[name])]
    if problems:
        raise InputError(problems)
    return Sources({name: text.encode() for name, text in texts.items()}, paths, root, own)


def excerpt(path: Path, line: int) -> str:
    """A line of a file as it stands there, from 1; empty where there is none."""
    lines = _read(path).splitlines() if line else []
    return lines[line - 1] if line <= len(lines) and lines else ""


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError([Problem(str(path), 0, 0, "", f"this template cannot be read: {error}.")]) from error


def _enclosed(root: Path) -> None:
    """Typst keeps within a folder by name alone: a link in it would lead out."""
    home = root.resolve()
    outside = [path for path in sorted(root.rglob("*")) if not path.resolve().is_relative_to(home)]
    if outside:
        said = "this file lies elsewhere: a template may use nothing outside the template folders."
        raise InputError(Problem(str(path), 0, 0, "", said, "Put a copy of it here.") for path in outside)


def _fetching(path: Path, text: str) -> Iterator[Problem]:
    for found in _FETCHING.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
        said = f"`{found[0].strip()}` could fetch a package from the network, which a template may not do."
        hint = 'Write `import "file.typ"`, with the name of a file of this folder, and none of these words elsewhere.'
        yield Problem(str(path), line, column, "", said, hint, text.splitlines()[line - 1])
