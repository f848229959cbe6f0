"""From a document on standard input to what is written in it as JSON on standard output, in a process under limits."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from generator.load.reading.refusal import Refused
from generator.model.manuscript import Manuscript
from generator.office import limits

MOST_LINES, LONGEST = 20_000, 4_000


def main() -> None:
    """Read the document whose format is the first argument; print it, or why it is refused."""
    limits.obey()
    data = sys.stdin.buffer.read()
    try:
        answer: dict[str, object] = {"manuscript": asdict(_bounded(_read(sys.argv[1], data)))}
    except Refused as refused:
        answer = {"refused": [refused.text, refused.hint]}
    except MemoryError:
        answer = {"refused": ["reading this file takes more memory than is allowed.", "Save it again as a PDF."]}
    except Exception:
        # Whatever a library says of a broken file may hold words of it: nobody is told.
        answer = {"refused": ["this file is damaged and cannot be opened.", "Save it again, or as a PDF."]}
    json.dump(answer, sys.stdout)
    sys.stdout.flush()


def _read(format: str, data: bytes) -> Manuscript:
    if format == "pdf":
        from generator.load.reading.pdf import read

        return read(data)
    if format == "txt":
        from generator.load.reading.text import read as read_text

        return read_text(data)
    from generator.load.reading.docx import read as read_docx

    return read_docx(data)


def _bounded(made: Manuscript) -> Manuscript:
    if len(made.lines) > MOST_LINES or any(len(line.text) > LONGEST * 10 for line in made.lines):
        raise Refused("this file holds far more text than a document of a few pages.", "Save the pages meant alone.")
    return made


if __name__ == "__main__":
    main()
