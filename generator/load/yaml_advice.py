"""From what a YAML parser complains of, and the lines around it, to the place and the sentence that help."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NO_BREAK = "[\u00a0\u202f\u2007]"
_KEY = r"[^\W\d][\w.-]*"
_SPACED = re.compile(rf"^[ \t]*{_NO_BREAK}\s*(?=[\w-])")
_GLUED = re.compile(rf"^\s*(?:- +)?{_KEY}:(?={_NO_BREAK}|[^\s:/,}}\]])")
_BARE_KEY = re.compile(rf"^\s*(?:- +)?{_KEY}$")
_VALUE = re.compile(rf"^\s*(?:- +)?(?:{_KEY}:\s+|- +)(?=\S)")
_CURLED = re.compile(r"[“”„«‘]")
_BROKEN_QUOTE = re.compile(r"'(?:[^']|'')*'(?=[^\s,}\]#:])|\"(?:[^\"\\]|\\.)*\"(?=[^\s,}\]#:])")

_SPACE_HERE = "a no-break space stands here, which often comes from a word processor; type an ordinary space."
_QUOTE_BRACE = "a text that begins with a brace has to stand between quotes."
_SENTENCES = (
    ("mapping values are not allowed", "a text with a colon and a space (`: `) has to stand between quotes."),
    ("did not find expected key", "this line does not fit the ones above it; look at its indentation and quotes."),
    ("could not find expected ':'", "a colon and a space are missing after the key, or a quote was left open above."),
    ("did not find expected '-' indicator", "this line belongs to a list and must begin with `- `, at the same depth."),
    ("found character that cannot start any token", "a tab or a special character stands here; use spaces and quotes."),
    ("found a tab character", "a tab stands here; indent with spaces."),
    ("did not find expected node content", "a value is missing here, or a bracket above was never closed."),
    ("found unexpected end of stream", "a quote was opened here and never closed."),
    ("did not find expected ',' or", "a comma or a closing bracket is missing."),
    ("found unknown escape character", "a backslash between double quotes starts an escape; use single quotes."),
    ("expected hexdecimal number", "a backslash between double quotes starts an escape; use single quotes."),
    ("invalid Unicode character", "this escape stands for no character; write the character itself."),
    ("block sequence entries are not allowed", "a list cannot begin here; put it on a line of its own."),
    ("undefined alias", "a text that begins with `*` has to stand between quotes."),
    ("incompatible YAML document", "a line that begins with `%` is an instruction to YAML; take it out."),
    ("directive", "a line that begins with `%` is an instruction to YAML; take it out."),
)
_OTHERWISE = "this cannot be understood here; look at the quotes, the colons and the indentation around it."


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the parser said, where it noticed (`line`, `column`) and where what it was reading began, from 1 on."""

    said: str
    line: int
    column: int
    began: tuple[int, int] | None


Advice = tuple[int, int, str]
"""Line, column and sentence."""


def advise(complaint: Complaint, lines: Sequence[str]) -> Advice:
    """Where to point, and what to do there. The parser notices a slip one line late more often than not."""
    line, column = _noticed(complaint, lines)
    for look in (_glued, _curled, _brace, _quote, _indented, _unlinked):
        if found := look(complaint, lines, line, column):
            return found
    sentence = next((said for sign, said in _SENTENCES if sign in complaint.said), _OTHERWISE)
    return line, column, sentence


def no_break_indents(lines: Sequence[str]) -> list[Advice]:
    """Lines that are indented with spaces that YAML does not count."""
    found = ((number, _SPACED.match(words)) for number, words in enumerate(lines, start=1))
    return [(number, len(match[0].rstrip()) + 1, _SPACE_HERE) for number, match in found if match]


def _noticed(complaint: Complaint, lines: Sequence[str]) -> tuple[int, int]:
    line, column = complaint.line, complaint.column
    if complaint.began and ("end of stream" in complaint.said or line >= len(lines)):
        line, column = complaint.began  # what was opened there and never closed
    written = [number for number, words in enumerate(lines, start=1) if words.strip()]
    if line > max(written, default=1):  # the end of the file: behind the last words in it
        line = max(written, default=1)
        column = len(lines[line - 1]) + 1
    return line, column


def _glued(complaint: Complaint, lines: Sequence[str], line: int, column: int) -> Advice | None:
    """`department:Ventes` is a word to YAML, and `id:a` in the line above a text that goes on."""
    if "expected ':'" not in complaint.said and "mapping values" not in complaint.said:
        return None
    number = complaint.began[0] if complaint.began else line - 1
    match = _GLUED.match(lines[number - 1]) if number else None
    if not match:
        return None
    after = lines[number - 1][match.end()]
    sentence = _SPACE_HERE if re.match(_NO_BREAK, after) else "a space is missing after the colon."
    return number, match.end() + 1, sentence


def _unlinked(complaint: Complaint, lines: Sequence[str], line: int, column: int) -> Advice | None:
    """The key without a colon is where the reading began, not where it was given up."""
    if "expected ':'" not in complaint.said or not complaint.began:
        return None
    number, at = complaint.began
    above = lines[number - 2].rstrip() if number > 1 else ""
    if above.endswith((">-", ">", "|", "|-")):
        return number, at, "this text has to be indented further than the key above it."
    return number, at, "a colon and a space are missing after the key, or a quote was left open above."


def _curled(complaint: Complaint, lines: Sequence[str], line: int, column: int) -> Advice | None:
    if not (match := _VALUE.match(lines[line - 1])) or not _CURLED.match(lines[line - 1], match.end()):
        return None
    return line, match.end() + 1, "these quotes are part of the text to YAML; put the whole between ' or \" as well."


def _brace(complaint: Complaint, lines: Sequence[str], line: int, column: int) -> Advice | None:
    if "expected" not in complaint.said or not (match := _VALUE.match(lines[line - 1])):
        return None
    return (line, match.end() + 1, _QUOTE_BRACE) if re.match(r"\{[^:]*\}", lines[line - 1][match.end() :]) else None


def _quote(complaint: Complaint, lines: Sequence[str], line: int, column: int) -> Advice | None:
    if "expected" not in complaint.said or not (match := _VALUE.match(lines[line - 1])):
        return None
    broken = _BROKEN_QUOTE.match(lines[line - 1], match.end())
    if not broken:
        return None
    return line, broken.end(), "a quote inside the text ends it here; write ’ or « », or quote the whole otherwise."


def _indented(complaint: Complaint, lines: Sequence[str], line: int, column: int) -> Advice | None:
    words = lines[line - 1]
    if "mapping values" not in complaint.said or not _BARE_KEY.match(words[: column - 1]):
        return None
    above = next((each for each in reversed(lines[: line - 1]) if each.strip()), "")
    if _depth(words) <= _depth(above):
        return None
    begins = len(words) - len(words.lstrip()) + 1
    return line, begins, "this line is indented further than the lines that it belongs with."


def _depth(words: str) -> int:
    return len(words) - len(words.lstrip())
