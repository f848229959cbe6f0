"""Where `roles/` and `templates/` lie: the user's folder first, file by file, then the shipped one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Literal

from generator.errors import InputError, Problem

EMPLOYER = "employer.yaml"
"""The file that makes a folder a workspace."""
REGISTER = "register.sqlite"
"""The register of issued documents in it."""
_PACKAGE = Path(__file__).resolve().parent


def _shipped(folder: str) -> Path:
    # A wheel carries the folders inside the package; beside an installed package, one of that name is somebody else's.
    packaged = _PACKAGE / "_assets" / folder
    return packaged if packaged.is_dir() else _PACKAGE.parent / folder


@dataclass(frozen=True, slots=True)
class Assets:
    """The two folders as the program sees them, in layers.

    `roles` and `templates` are the user's own folders, or None to use the shipped files alone; `workspace` is the
    employer's folder, which holds `employer.yaml` and stands in for the two that are not named.
    Logical names are paths below the folder, with `/`: `jurisdictions/FR.yaml`, `html/page.html.j2`.
    """

    roles: Path | None = None
    templates: Path | None = None
    workspace: Path | None = None

    def __post_init__(self) -> None:
        for name in ("roles", "templates"):
            folder = self.workspace / name if self.workspace else None
            if getattr(self, name) is None and folder is not None and folder.is_dir():
                object.__setattr__(self, name, folder)

    def employer(self) -> Path | None:
        """The employer's file, in the folder of roles or in the workspace; None where there is none."""
        folders = [folder for folder in (self.roles, self.workspace) if folder]
        return next((folder / EMPLOYER for folder in folders if (folder / EMPLOYER).is_file()), None)

    def template(self, name: str) -> Path:
        """The file to use for a template. Raises InputError when neither folder has it."""
        return self._find(self._layers("templates", self.templates), name)

    def template_names(self, pattern: str) -> Mapping[str, Path]:
        """Every template whose logical name matches the pattern, in order of name."""
        return self._match(self._layers("templates", self.templates), pattern)

    def role_names(self, pattern: str) -> Mapping[str, Path]:
        """Every file of `roles/` whose logical name matches (`*` stays within a folder), in order of name."""
        return self._match(self._layers("roles", self.roles), pattern)

    def beside(self) -> tuple[Path, ...]:
        """The employer's file and the pictures that lie beside it, in order."""
        employer = self.employer()
        if employer is None:
            return ()
        pictures = (path for path in employer.parent.rglob("*") if path.suffix.lower() in (".png", ".jpg", ".jpeg"))
        return (employer, *sorted(pictures))

    def posting_names(self) -> Mapping[str, Path]:
        """Every posting in the folders `postings` of the roles and of the workspace, in order of name."""
        folders = tuple(folder for folder in (self.roles, self.workspace) if folder)
        return self._match(folders, "postings/*.yaml")

    @staticmethod
    def shipped(folder: Literal["roles", "templates"]) -> Path:
        """The program's own folder."""
        return _shipped(folder)

    def home(self, folder: Literal["roles", "templates"]) -> Path:
        """Where new files of a folder go: the user's own folder, or that of the checkout where there is none.

        Raises InputError where the shipped files are those of an installed package.
        """
        own = self.roles if folder == "roles" else self.templates
        if own is None and _shipped(folder).is_relative_to(_PACKAGE):
            said = f"an installed program keeps its own `{folder}/` as they are."
            raise InputError([Problem("", 0, 0, "", said, f"Name a folder of yours with --{folder}.")])
        return own or _shipped(folder)

    def users_roles(self) -> tuple[Path, ...]:
        """The files of the user's own folder of roles, and of the folders in it, in order."""
        return () if self.roles is None else _files(self.roles)

    def misplaced_templates(self) -> tuple[tuple[Path, str], ...]:
        """Files of the user's own templates that nothing will use, each with where it belongs.

        A shipped template's name in another folder; a style sheet or reference document of another name (the
        place is then empty).
        """
        if self.templates is None:
            return ()
        homes = {Path(name).name: name for name in Assets().template_names("*/*")}
        found = []
        for path in _files(self.templates):
            name = path.relative_to(self.templates).as_posix()
            if path.name in homes and homes[path.name] != name:
                found.append((path, homes[path.name]))
            elif path.suffix in (".css", ".docx") and path.name not in homes and path.parent.name != "word":
                found.append((path, ""))
        return tuple(found)

    def is_users_own(self, path: Path) -> bool:
        """Whether a file lies in a folder that the user named."""
        folders = (self.roles, self.templates, self.workspace)
        return any(folder is not None and path.is_relative_to(folder) for folder in folders)

    @staticmethod
    def _layers(folder: str, own: Path | None) -> tuple[Path, ...]:
        return (own, _shipped(folder)) if own is not None else (_shipped(folder),)

    @staticmethod
    def _find(layers: tuple[Path, ...], name: str) -> Path:
        for layer in layers:
            if (layer / name).is_file():
                return layer / name
        raise InputError([Problem(str(layers[0] / name), 0, 0, "", "this template is neither here nor shipped.")])

    @staticmethod
    def _match(layers: tuple[Path, ...], pattern: str) -> Mapping[str, Path]:
        found: dict[str, Path] = {}
        depth = pattern.count("/")
        for layer in layers:
            for path in layer.glob(pattern):
                name = path.relative_to(layer).as_posix()
                if path.is_file() and name.count("/") == depth and fnmatch(name, pattern):
                    found.setdefault(name, path)
        return dict(sorted(found.items()))


def workspace(start: Path) -> Path | None:
    """The workspace that a folder is in: itself or the nearest above it that holds `employer.yaml` beside `roles`."""
    for folder in (start, *start.parents):
        if (folder / EMPLOYER).is_file() and (folder / "roles").is_dir():
            return folder
    return None


def _files(folder: Path) -> tuple[Path, ...]:
    found = (path for pattern in ("*", "*/*") for path in folder.glob(pattern))
    return tuple(sorted(path for path in found if path.is_file() and not path.name.startswith((".", "~"))))
