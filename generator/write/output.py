"""From Artifacts to files in a folder: all of them or, when one cannot be written, none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile

from generator.errors import InputError, Problem, WriteError
from generator.model.artifact import Artifact
from generator.write import manifest
from generator.write.names import file_name

_FEW = 8
_PARTS = (".*.part", ".*.old")


def ready(folder: Path) -> None:
    """Make sure, before any work is done, that files can be put into a folder.

    Raises InputError when it is no folder or holds a foreign manifest, WriteError when it may not be written to.
    """
    try:
        there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
        if not there.is_dir():
            raise InputError([Problem(str(there), 0, 0, "", "this is a file; a folder is needed to write into.")])
        if not os.access(there, os.W_OK | os.X_OK):
            raise WriteError(f"{there}: you may not write into this folder. Choose another with --out.")
        manifest.known(folder)
    except OSError as error:
        raise WriteError(f"{folder}: {error.strerror or error}. Choose another folder with --out.") from error


def write(
    artifacts: Sequence[Artifact],
    folder: Path,
    kept: Sequence[Artifact] = (),
    asked: str = "",
    inputs: str = "",
) -> tuple[Path, ...]:
    """Put files into a folder, making it where it is missing, and enter them in its manifest.

    `kept` are files that are there already; `asked` and `inputs` are the checksums of what was asked for and of what
    all of it was made of, where the build need not be begun again while they are the same.
    Returns the paths of what was written, in order. Raises WriteError when the system refuses; then nothing has
    changed.
    """
    named = {file_name(artifact): artifact for artifact in artifacts}
    with _staging() as staged:
        staged.make(folder)
        with _alone(folder):
            entries = manifest.known(folder)
            for name, artifact in named.items():
                staged.add(folder / name, artifact.data)
                entries[str(name)] = manifest.entry(artifact)
            for artifact in kept:
                entries[str(file_name(artifact))]["sources"] = dict(artifact.sources)
            builds = manifest.builds(folder)
            if asked:
                files = sorted(map(str, (*named, *map(file_name, kept))))
                builds[asked] = {"inputs": inputs, "files": files}
            staged.add(folder / manifest.NAME, manifest.serialised(entries, builds))
            staged.put()
    return tuple(folder / name for name in named)


def put(files: Sequence[tuple[Path, bytes]]) -> None:
    """Put files into their places, making folders where they are missing: all, or none.

    Raises WriteError when the system refuses; then nothing has changed.
    """
    with _staging() as staged:
        for path, data in files:
            staged.add(path, data)
        staged.put()


def sweep(folders: Iterable[Path]) -> None:
    """Take away what a process that was killed in the middle of `put` has left in folders that nobody writes into."""
    for folder in dict.fromkeys(folders):
        for pattern in _PARTS:
            for path in folder.glob(pattern):
                path.unlink(missing_ok=True)


@dataclass(slots=True)
class _Staged:
    """Files written beside their places and not yet put there, and folders made on the way."""

    files: list[tuple[Path, Path]] = field(default_factory=list)
    made: list[Path] = field(default_factory=list)

    def make(self, folder: Path) -> None:
        missing = [path for path in (folder, *folder.parents) if not path.exists()]
        for path in reversed(missing):
            path.mkdir(exist_ok=True)
            self.made.append(path)

    def add(self, target: Path, data: bytes) -> None:
        self.make(target.parent)
        with NamedTemporaryFile(dir=target.parent, prefix=".", suffix=".part", delete=False) as file:
            self.files.append((Path(file.name), target))
            file.write(data)
        os.chmod(file.name, 0o666 & ~_UMASK)

    def put(self) -> None:
        """Put every file in its place; when one cannot be, those before it become again what they were."""
        _survive([part for part, _ in self.files])
        put: list[Path] = []
        try:
            for part, target in self.files:
                if target.exists():
                    shutil.copy2(target, self._old(part))
                os.replace(part, target)
                put.append(target)
        except BaseException:
            for (part, _), target in zip(self.files, put, strict=False):
                if self._old(part).exists():
                    os.replace(self._old(part), target)
                else:
                    target.unlink()
            raise
        self.made.clear()

    @staticmethod
    def _old(part: Path) -> Path:
        return part.with_suffix(".old")

    def clear(self) -> None:
        for part, _ in self.files:
            part.unlink(missing_ok=True)
            self._old(part).unlink(missing_ok=True)
        for folder in reversed(self.made):
            if not any(folder.iterdir()):
                folder.rmdir()


def _survive(paths: Sequence[Path]) -> None:
    """Have the disk keep files before they get their names: a power failure must leave none that is empty.

    Of many it is asked at once, for a disk takes them together: a third of the time of one after another.
    """
    if len(paths) <= _FEW:
        for path in paths:
            _sync(path)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_FEW) as threads:
        for _ in threads.map(_sync, paths):
            pass


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _staging() -> Iterator[_Staged]:
    """A place to stage files in; what the system refuses is told, and nothing is left behind."""
    staged = _Staged()
    try:
        yield staged
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise WriteError(f"{where}{error.strerror or error}. Nothing was written.") from error
    finally:
        staged.clear()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two builds into one folder take turns with its manifest. The lock goes with the process, however it ends."""
    from fcntl import LOCK_EX, flock

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        flock(descriptor, LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_UMASK = _umask()
