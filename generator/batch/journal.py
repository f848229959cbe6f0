"""From the documents of a batch to its journal: what each was made of, a line each, kept while the batch runs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from io import BufferedRandom
from os.path import samestat
from pathlib import Path
from types import TracebackType
from typing import Any

from generator.errors import InputError, Problem, WriteError
from generator.write import output

NAME = "journal.jsonl"


@dataclass(frozen=True, slots=True)
class Line:
    """One document as the journal knows it.

    `key` is the person, role and locale; `row` the checksum of the row, `inputs` that of all that the batch was made
    with, `content` that of what the document prints; `drawn` tells for each format what it was drawn with; `files` are
    names below the folder by format, `sums` the sha256 of each file.
    """

    key: str
    row: str
    inputs: str
    content: str
    number: str
    version: int
    day: str
    drawn: Mapping[str, str]
    files: Mapping[str, str]
    sums: Mapping[str, str]


class Journal:
    """The journal of a folder, open for one batch at a time.

    A line that was cut short by a power failure is passed over. Raises InputError for a file of that name that is no
    journal of ours, and when another batch writes into the folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / NAME
        self._file = self._opened()
        self.lines: dict[str, Line] = {}
        try:
            self._read()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def _opened(self) -> BufferedRandom:
        from fcntl import LOCK_EX, LOCK_NB, flock

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            file = self.path.open("a+b")
        except OSError as error:
            raise WriteError(f"{self.path}: {error.strerror or error}. Choose another folder with --out.") from error
        try:
            flock(file, LOCK_EX | LOCK_NB)
            # A batch that has just ended may have put a tidy journal in the place of the one that was opened here.
            if not samestat(os.fstat(file.fileno()), self.path.stat()):
                raise BlockingIOError
        except OSError:
            file.close()
            text = "another batch is writing into this folder just now."
            hint = "Wait until it is done, or choose another folder with --out."
            raise InputError([Problem(str(self.folder), 0, 0, "", text, hint)]) from None
        return file

    def _read(self) -> None:
        self._file.seek(0)
        for said in self._file:
            if not said.endswith(b"\n"):
                # The next line must not be joined to a torn one.
                self._file.write(b"\n")
                break
            try:
                line = Line(**json.loads(said))
            except (ValueError, TypeError, RecursionError):
                if not self.lines and said.strip():
                    text = f"there is a {NAME} here that jobdesc did not write; it stays as it is."
                    hint = "Choose another folder with --out."
                    raise InputError([Problem(str(self.path), 0, 0, "", text, hint)]) from None
                continue
            self.lines[line.key] = line

    def add(self, lines: Iterable[Line]) -> None:
        """Enter documents whose files are in their places; what is entered survives whatever happens next."""
        for line in lines:
            self.lines[line.key] = line
            self._file.write(_bytes(line))
        self._file.flush()
        os.fsync(self._file.fileno())

    def fresh(self, line: Line, wanted: Mapping[str, str]) -> bool:
        """Whether the files of a document are there as they were written, drawn with just what is wanted by format."""
        if any(line.drawn.get(format) != drawn for format, drawn in wanted.items()):
            return False
        return all(_sum(self.folder / line.files[format]) == line.sums[format] for format in wanted)

    def tidy(self) -> None:
        """Keep one line of each document, in order of key."""
        data = b"".join(_bytes(line) for _, line in sorted(self.lines.items()))
        self._file.seek(0)
        if self._file.read() != data:
            output.put([(self.path, data)])


def _bytes(line: Line) -> bytes:
    data: dict[str, Any] = asdict(line)
    return (json.dumps(data, ensure_ascii=False) + "\n").encode()


def _sum(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
