"""From a revision in git to the files that a folder had then."""

from __future__ import annotations

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

from generator.errors import InputError, Problem, ToolMissing

_REMEDY = "Install git, or name a file with --against."
_SECONDS = 60


def extract(top: Path, names: tuple[str, ...], revision: str, into: Path) -> None:
    """Put some files and folders of a working tree into another folder as they were in a revision.

    `top` is the folder that they lie in; what there was not yet is left out. Raises InputError where there is no
    repository or no such revision, ToolMissing without git.
    """
    inside = _git(top, "rev-parse", "--show-prefix")
    if inside is None:
        hint = "Name a file with --against, or keep the folder in git: git init."
        raise _refused(f"{top} is not kept in git, so it has no revision `{revision}`.", hint)
    if revision.startswith("-") or _git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") is None:
        raise _refused(f"git knows no revision `{revision}` here.", "git log shows those there are.")
    listed = (_git(top, "ls-tree", "-z", "--name-only", revision, "--", *names) or b"").decode().split("\0")
    known = [name for name in names if name in listed]
    if not known:
        text = f"there was nothing of {', '.join(names)} here in `{revision}`."
        raise _refused(text, f"git log -- {names[-1]} shows since when.")
    packed = _git(top, "archive", "--format=tar", revision, "--", *known)
    if packed is None:
        raise _refused(f"git cannot give the files of `{revision}`.", "git fsck tells what is wrong.")
    _unpack(packed, into)


def _unpack(packed: bytes, into: Path) -> None:
    """Files alone: a link may lead anywhere, and `extractall` of Python 3.11.2 has no filter for that."""
    with tarfile.open(fileobj=BytesIO(packed)) as files:
        for member in files:
            path = into / member.name
            data = files.extractfile(member) if member.isfile() else None
            if data and path.resolve().is_relative_to(into.resolve()):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data.read())


def _git(top: Path, *words: str) -> bytes | None:
    """What git says; None when it refuses."""
    command = ["git", "-C", str(top), *words]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except FileNotFoundError:
        raise ToolMissing("git", "a revision is read by it", _REMEDY) from None
    return done.stdout if done.returncode == 0 else None


def _refused(text: str, hint: str) -> InputError:
    return InputError([Problem("", 0, 0, "", text, hint)])
