"""From a Document and the employer's own Word form for its kind to the bytes of a Word file.

A form is a program that somebody else wrote: another process fills it in, under limits of memory and time. That
process serves all documents of this one.
"""

from __future__ import annotations

import atexit
import json
import pickle
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Lock

from generator.assets import Assets
from generator.errors import InputError, Problem, RenderError
from generator.model.document import Document
from generator.office import archive, limits
from generator.office.worker import NoAnswer, Worker
from generator.render.word_form_process import BROKEN, FILLED, Work

FOLDER = "word"
"""Where forms lie among the templates: `word/<kind>.docx`."""
KINDS = ("job-description", "vacancy", "cv-guide")
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = "[Content_Types].xml"
_SAVE = "Save it in Word as a Word document (.docx), without macros."
_LOOP = "Look in it for a loop that repeats too much."


def forms(assets: Assets) -> Mapping[str, Path]:
    """The employer's own forms by kind of document. Raises InputError for a form that is of no kind."""
    named = {path.stem: path for path in assets.template_names(f"{FOLDER}/*.docx").values()}
    # Word keeps a file of its own beside one that is open.
    found = {name: path for name, path in named.items() if not name.startswith("~")}
    strays = [path for name, path in found.items() if name not in KINDS]
    if strays:
        hint = f"A form is called {', '.join(f'{kind}.docx' for kind in KINDS[:-1])} or {KINDS[-1]}.docx."
        raise InputError(Problem(str(path), 0, 0, "", "no document is made with this form.", hint) for path in strays)
    return found


def fill(form: Path, document: Document, language: str, seconds: int = limits.SECONDS) -> bytes:
    """The bytes of a .docx file: a form with the words of a document.

    `language` is that of the text as Word knows it, such as "fr-FR"; `seconds` is how long it may take. Raises
    InputError with every problem of the form, RenderError when the document holds what Word cannot.
    """
    data = _sound(form)
    try:
        kind, answer = _SERVICE.ask(data, document, language, seconds)
    except NoAnswer as error:
        most = f"{seconds} seconds, {limits.MEMORY >> 20} MB of memory or {archive.LARGEST / 1e6:.0f} MB of a file"
        said = f"filling this form in takes more than {most}."
        raise InputError([Problem(str(form), 0, 0, "", said, _LOOP)]) from error
    if kind == FILLED:
        return answer
    if kind == BROKEN:
        raise RenderError(answer.decode())
    raise InputError(Problem(str(form), 0, 0, "", text, hint) for text, hint in json.loads(answer))


class _Service:
    """The process that fills forms in, from the first document to the end of this one; one document at a time."""

    def __init__(self) -> None:
        self.lock, self.known = Lock(), set[str]()
        self.worker: Worker | None = None

    def ask(self, data: bytes, document: Document, language: str, seconds: int) -> tuple[bytes, bytes]:
        """What an answer is, and its bytes. Raises NoAnswer."""
        key = sha256(data).hexdigest()
        with self.lock:
            if self.worker is None or not self.worker.alive:
                self.end()
                self.worker, self.known = Worker("generator.render.word_form_process"), set()
            work = Work(key, None if key in self.known else data, document, language, seconds)
            answered = self.worker.ask(pickle.dumps(tuple(work)), seconds, archive.LARGEST)
            self.known.add(key)
            return answered

    def end(self) -> None:
        """End the process."""
        if self.worker is not None:
            self.worker.end()
            self.worker = None


_SERVICE = _Service()
atexit.register(_SERVICE.end)


def _sound(form: Path) -> bytes:
    """The bytes of a form that is a Word document without macros, and safe to be taken apart."""
    try:
        if form.stat().st_size > archive.LARGEST:
            raise archive.refused(str(form), f"this file is larger than {archive.LARGEST / 1e6:.0f} MB.")
        data = form.read_bytes()
    except OSError as error:
        raise archive.refused(str(form), f"this file cannot be read: {error.strerror}.") from error
    _check(data, str(form))
    return data


@lru_cache(maxsize=8)
def _check(data: bytes, file: str) -> None:
    parts = archive.read(data, file)
    if any(name.endswith("vbaProject.bin") for name in parts):
        raise archive.refused(file, "this form holds macros.", hint=_SAVE)
    if _MAIN not in parts.get(_TYPES, b""):
        raise archive.refused(file, "this is no Word document.", hint=_SAVE)
