"""From forms and documents on standard input to filled-in Word files on standard output, in a process under limits.

What it is given is pickled by the process that started it; what it answers is never unpickled: the tags of a form
are somebody else's program. The process ends when its input does.
"""

from __future__ import annotations

import json
import pickle
from typing import NamedTuple

from generator.errors import RenderError
from generator.model.document import Document, Picture
from generator.office import limits, worker

FILLED, REFUSED, BROKEN = b"F", b"R", b"B"
"""What an answer is: a Word file; sentences on the form, as JSON; a sentence on the document."""
_MOST_FORMS = 8


class Work(NamedTuple):
    """A document to fill a form in with: `key` names the form, whose bytes come with it the first time alone;
    `language` is that of its text as Word knows it; `seconds` are of a processor."""

    key: str
    form: bytes | None
    document: Document
    language: str
    seconds: int


def main() -> None:
    """Answer each document in turn."""
    from generator.render.word_form_filling import Form, Refused

    limits.obey(seconds=None, largest=0)
    data: dict[str, bytes] = {}
    forms: dict[tuple[str, Picture | None], Form] = {}
    while (question := worker.read()) is not None:
        work = Work(*pickle.loads(question))
        limits.allow(work.seconds)
        data |= {work.key: work.form} if work.form else {}
        logo = work.document.letterhead.logo if work.document.letterhead else None
        try:
            if (work.key, logo) not in forms:
                # Each holds its parts and their compiled tags.
                forms = dict([*forms.items()][1 - _MOST_FORMS :])
                forms[work.key, logo] = Form(data[work.key], logo)
            worker.answer(FILLED, forms[work.key, logo].fill(work.document, work.language))
        except Refused as refused:
            worker.answer(REFUSED, json.dumps(refused.said).encode())
        except RenderError as error:
            worker.answer(BROKEN, str(error).encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
