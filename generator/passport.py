"""From a machine to its passport: what decides the bytes of documents beside the files of the user."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Protocol

from generator.model.passport import Passport

_HOUSE = Path(__file__).resolve().parent
_ENGINES = ("babel", "docxtpl", "jinja2", "lxml", "num2words", "python-docx", "typst", "weasyprint")
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_FONTS = ("PTF", "PTS", "PTN", "PTC", "PTM", "PT_", "PT-", "DejaVu", "Liberation", "Carlito")
_CODE = (".py", ".yaml", ".po", ".j2", ".css", ".docx", ".typ")


@lru_cache(maxsize=1)
def passport() -> Passport:
    """That of this machine and this program."""
    return Passport(
        program=f"{_version()} ({_code()[:12]})",
        python=platform.python_version(),
        engines=tuple((name, _installed(name)) for name in _ENGINES),
        fonts=_fonts()[:12],
    )


def forget() -> None:
    """Look at the program's files again when they are asked for next: somebody may be working on them."""
    passport.cache_clear()
    _code.cache_clear()


def differences(there: Passport, here: Passport) -> tuple[str, ...]:
    """In what two passports differ, a sentence each; `there` is the one that was asked to work."""
    said = []
    if there.program != here.program:
        said.append(f"it has jobdesc {there.program}, and here is {here.program}: install the same on both.")
    if there.python.split(".")[:2] != here.python.split(".")[:2]:
        said.append(f"it has Python {there.python}, and here is {here.python}: use the same on both.")
    for (name, found), (_, wanted) in zip(there.engines, here.engines, strict=True):
        if found != wanted and "missing" not in (found, wanted):
            said.append(f"it has {name} {found}, and here is {wanted}: install from the same lock on both.")
        elif found != wanted:
            said.append(f"{name} is {found} there and {wanted} here: install from the same lock on both.")
    if there.fonts != here.fonts:
        said.append("its fonts are others than those here: install the same font packages on both.")
    return tuple(said)


def inputs(roles: Path | None, templates: Path | None, beside: Iterable[Path], request: object) -> str:
    """The sha256, in hex, of all that a build depends on: the program, the user's folders, the files beside them, and
    what is asked for. Nothing of it is understood: whatever else is the same makes the same documents."""
    made = sha256(repr((passport(), request)).encode())
    for folder in (roles, templates):
        for path in sorted(folder.rglob("*")) if folder else ():
            if path.is_file() and not path.name.startswith((".", "~")):
                _add(made, path)
    for path in beside:
        _add(made, path)
    return made.hexdigest()


def _add(made: Hash, path: Path) -> None:
    try:
        data = path.read_bytes()
    except OSError:
        data = b""
    made.update(f"{path} {len(data)} ".encode() + data)


def digest(text: str) -> str:
    """The sha256, in hex, of a text."""
    return sha256(text.encode()).hexdigest()


class Hash(Protocol):
    """What hashlib makes."""

    def update(self, data: bytes, /) -> None: ...


def _version() -> str:
    from generator import __version__

    return __version__


@lru_cache(maxsize=1)
def _code() -> str:
    """The checksum of the program's own files: a version number alone does not tell two checkouts apart."""
    made = sha256()
    for path in _files():
        made.update(path.name.encode() + path.read_bytes())
    return made.hexdigest()


def _files() -> Iterator[Path]:
    top = _HOUSE if (_HOUSE / "_assets").is_dir() else _HOUSE.parent
    for folder in ("generator", "_assets", "roles", "templates") if top != _HOUSE else (".",):
        found = (path for path in (top / folder).rglob("*") if path.suffix in _CODE and "__pycache__" not in path.parts)
        yield from sorted(path for path in found if path.is_file())


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"


def _fonts() -> str:
    """The checksum of the names and sizes of the font files that the pages are set in."""
    found = set()
    for folder in _FONT_FOLDERS:
        for path in Path(folder).expanduser().rglob("*"):
            if path.name.startswith(_FONTS) and path.suffix.lower() in (".ttf", ".otf"):
                found.add(f"{path.name} {path.stat().st_size}")
    return sha256("\n".join(sorted(found)).encode()).hexdigest()
