"""From the folders of roles to the files of them, each read once and only when asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache, partial
from pathlib import Path

from generator.assets import EMPLOYER, Assets
from generator.errors import InputError, Problem
from generator.load.logo import logo
from generator.load.sent import laid_over
from generator.load.yaml_source import read
from generator.model.document import Picture
from generator.model.sent import NOTHING, POSTED, Sent
from generator.model.source import SourceFile

_PLAIN = re.compile(r"^(extends|only_for)[ \t]*:[ \t]*([\w-]*)", re.MULTILINE)


class Library:
    """The YAML files below `roles/`, the user's own before the shipped ones, and those that were sent with a request.

    Every method that reads raises InputError for a file that cannot be read; `problems` gathers what is
    wrong in files that could be.
    """

    def __init__(self, assets: Assets, sent: Sent = NOTHING) -> None:
        self._assets, self._sent = assets, sent
        self._roles = {Path(name).stem: (name, path) for name, path in assets.role_names("*.yaml").items()}
        self._roles.pop(Path(EMPLOYER).stem, None)
        employer = assets.employer()
        self._employer = (EMPLOYER, employer) if employer else None
        self._shared = assets.role_names("shared/*.yaml")
        self._jurisdictions = {
            Path(name).stem: (name, path) for name, path in assets.role_names("jurisdictions/*.yaml").items()
        }
        self._words = {Path(name).stem: (name, path) for name, path in assets.role_names("words/*.yaml").items()}
        self._lint = {Path(name).stem: (name, path) for name, path in assets.role_names("lint/*.yaml").items()}
        self._cv_words = {Path(name).stem: (name, path) for name, path in assets.role_names("cv/*.yaml").items()}
        self._import_words = {
            Path(name).stem: (name, path) for name, path in assets.role_names("import/*.yaml").items()
        }
        self._postings = assets.posting_names()
        self._read: dict[Path, SourceFile] = {POSTED: sent.posting} if sent.posting else {}
        self.problems: list[Problem] = []

    def role_ids(self) -> tuple[str, ...]:
        """Every role there is, overlays too, by name."""
        return tuple(self._roles)

    def own_role_ids(self) -> tuple[str, ...]:
        """The roles of the user's own folder, by name."""
        return tuple(name for name, (_, path) in self._roles.items() if self._assets.is_users_own(path))

    def jurisdiction_ids(self) -> tuple[str, ...]:
        """Every jurisdiction there is, by name."""
        return tuple(self._jurisdictions)

    def role(self, role: str) -> SourceFile:
        """The file of a role. Raises InputError, with the nearest name, when there is none."""
        if role not in self._roles:
            problem = _unknown("role", role, self.role_ids())
            if self._assets.roles is None and problem.hint.startswith("There are"):
                problem = replace(problem, hint=f"{problem.hint} Your own are found in a workspace, or behind --roles.")
            raise InputError([problem])
        return self._file(*self._roles[role])

    def stands_in_for(self, role: str) -> str:
        """The role that an overlay stands in for, for some, as far as plain lines of a file that cannot be taken apart
        say so; empty where they do not.
        """
        try:
            text = read_bytes(self._roles[role][1]).decode("utf-8", "replace")
        except InputError:
            return ""
        said = dict(_PLAIN.findall(text))
        return said.get("extends", "") if "only_for" in said else ""

    def jurisdiction(self, place: str) -> SourceFile:
        """The file of a jurisdiction. Raises InputError when there is none."""
        if place not in self._jurisdictions:
            raise InputError([_unknown("jurisdiction", place, self.jurisdiction_ids())])
        return self._file(*self._jurisdictions[place])

    def shared(self) -> tuple[SourceFile, ...]:
        """Every file of shared clauses."""
        return tuple(self._file(name, path) for name, path in self._shared.items())

    def words(self) -> tuple[SourceFile, ...]:
        """Every list of words."""
        return tuple(self._file(name, path) for name, path in self._words.values())

    def lint(self, language: str) -> SourceFile | None:
        """What the lint of vacancies looks for in texts of a language, where that is known."""
        return self._file(*self._lint[language]) if language in self._lint else None

    def cv_words(self, language: str) -> SourceFile | None:
        """What the check of CVs knows of a language, where there is such a file."""
        return self._file(*self._cv_words[language]) if language in self._cv_words else None

    def import_words(self, language: str) -> SourceFile | None:
        """By what words job descriptions of a language are taken apart, where there is such a file."""
        return self._file(*self._import_words[language]) if language in self._import_words else None

    def employer(self) -> SourceFile | None:
        """The employer's file, where there is one, under what was sent."""
        file = self._file(*self._employer) if self._employer else None
        # A file that was sent names no other of this machine.
        return laid_over(file, self._sent.employer, kept=("logo",))

    def logo(self) -> Picture | None:
        """The employer's logo, where it has one. Raises InputError for one that cannot be printed."""
        return logo(self._file(*self._employer), self._employer[1].parent) if self._employer else None

    def posting(self, path: Path) -> SourceFile:
        """The file of a posting, wherever it lies. Raises InputError when it cannot be read."""
        return self._file(f"postings/{path.name}", path)

    def readers(self) -> dict[Path, tuple[str, Callable[[], SourceFile]]]:
        """For each file its kind (role, shared, jurisdiction, lint, cv-words...) and the call that reads it."""
        named = [("role", *found) for found in self._roles.values()]
        named += [("shared", *found) for found in self._shared.items()]
        named += [("jurisdiction", *found) for found in self._jurisdictions.values()]
        named += [("words", *found) for found in self._words.values()]
        named += [("lint", *found) for found in self._lint.values()]
        named += [("cv-words", *found) for found in self._cv_words.values()]
        named += [("import-words", *found) for found in self._import_words.values()]
        named += [("employer", *self._employer)] if self._employer else []
        named += [("posting", *found) for found in self._postings.items()]
        return {path: (kind, partial(self._file, name, path)) for kind, name, path in named}

    def strays(self) -> tuple[Path, ...]:
        """Files of the user's folder that look like YAML and are read as nothing, because of their names."""
        known = set(self.readers())
        found = (path for path in self._assets.users_roles() if path.suffix.lower() in (".yaml", ".yml"))
        return tuple(path for path in found if path not in known or not _takes(path))

    def _file(self, name: str, path: Path) -> SourceFile:
        if path not in self._read:
            file, problems = _parsed(read_bytes(path), f"roles/{name}", shown(path), self._assets.is_users_own(path))
            self._read[path] = file
            self.problems.extend(problems)
        return self._read[path]


# A process that makes one document after another reads the same files: bytes that are equal are taken apart once.
_parsed = lru_cache(maxsize=128)(read)


def _takes(path: Path) -> bool:
    """Whether a file's name is one that its kind of file can have: only a jurisdiction is named in capitals."""
    return path.parent.name in ("jurisdictions", "postings") or path.name == path.name.lower()


def shown(path: Path) -> str:
    """A path as a person in this folder would type it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises InputError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError([Problem(shown(path), 0, 0, "", f"this file cannot be read: {error.strerror}.")]) from None


def _unknown(what: str, name: str, known: tuple[str, ...]) -> Problem:
    path = Path(name)
    if what == "role" and (path.suffix.lower() in (".yaml", ".yml") or path.name != name):
        folder = (
            "" if path.parent == Path() else f", and its folder behind --roles: `{path.stem} --roles {path.parent}`"
        )
        return Problem("", 0, 0, "", f"`{name}` is a file, not a role.", f"Write the role's id{folder}.")
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"Did you mean `{near[0]}`?" if near else f"There are: {', '.join(known)}."
    return Problem("", 0, 0, "", f"there is no {what} `{name}`.", hint)
