"""From a drawing that failed for letters that no font has to the places that they stand at in what was sent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.errors import Problem, RenderError, dotted
from generator.model.sent import Sent
from generator.model.source import scalars
from generator.web.desk.order import Pointed

_LETTERS = re.compile(r"no font here has the letters ([^:]+):")
_LETTER = re.compile(r"[“\"]([^“”\"]+)[”\"]")


def pointed_at(error: RenderError, sent: Sent) -> RenderError | Pointed:
    """The same failure, told at each value that was sent and has one of its letters; as it was where none has."""
    letters = [letter for said in _LETTERS.findall(str(error)) for letter in _LETTER.findall(said)]
    problems = list(_problems(letters, sent))
    return Pointed(problems, sent) if problems else error


def _problems(letters: list[str], sent: Sent) -> Iterator[Problem]:
    for file in filter(None, (sent.overlay, sent.employer, sent.posting)):
        for path, node in scalars(file.root):
            found = [letter for letter in dict.fromkeys(letters) if letter in (node.text or "")]
            if found:
                yield Problem(
                    file.name,
                    node.place.line,
                    node.place.column,
                    dotted(tuple(int(each) - 1 if each.isdigit() else each for each in path)),
                    f"a PDF cannot show {' '.join(found)}: no font here has these signs.",
                    "Take them out, or write them in words; a Word file shows them.",
                )
