"""A sentence with places for values: `Passer {calls} aux clients.` taken apart, nothing filled in yet.

Where words agree with whoever holds the post, a sentence holds three forms: `{rattaché|rattachée|rattaché(e)}`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
CASES = (
    "genitive", "dative", "accusative", "instrumental", "prepositional", "locative", "vocative", "ablative",
    "partitive", "illative", "inessive", "elative", "allative", "adessive", "essive", "translative",
)  # fmt: skip
"""The cases that a name may be stored in beside the one of a list: `директор|genitive=директора`."""
_STORED = re.compile(rf"\|\s*({'|'.join(CASES)})\s*=")
_FORMS = ("masculine", "feminine", "inclusive")
_SLOT = re.compile(r"(?P<name>[A-Za-z][\w-]*)(?:(?P<kind>[.:])(?P<part>[A-Za-z][\w/-]*)(?:\.(?P<case>[a-z]+))?)?")


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder: `{calls}`, `{calls.amount}` (a part of a value), `{see:calls}` (the number of a clause).

    `name` is lower case; `capital` tells that it was written with a capital, for the start of a sentence. `case` asks
    for a stored case of a name: `{reports_to.dative}`, `{law.labour.instrumental}`.
    """

    name: str
    part: str
    capital: bool
    case: str = ""

    def __str__(self) -> str:
        shown = self.name.capitalize() if self.capital else self.name
        part = f"{':' if self.name == 'see' else '.'}{self.part}" if self.part else ""
        return f"{{{shown}{part}{f'.{self.case}' if self.case else ''}}}"

    @property
    def known_by(self) -> str:
        """What it stands for, however it is written."""
        return str(Slot(self.name, self.part, False))


@dataclass(frozen=True, slots=True)
class Choice:
    """Words in the form for a man, for a woman, and for whoever it may be."""

    masculine: str
    feminine: str
    inclusive: str


class SentenceError(ValueError):
    """A brace that is not part of a placeholder, from `start` to `end`; the message is for the person who wrote it."""

    def __init__(self, said: str, start: int, end: int) -> None:
        self.start, self.end = start, end
        super().__init__(said)


@lru_cache(maxsize=8192)
def parse(text: str) -> tuple[str | Slot | Choice, ...]:
    """Take a text apart into words, placeholders and choices of form; `{{` and `}}` are braces to print.

    It remembers what it has taken apart: the same clauses stand in many documents. Raises SentenceError for a single
    brace, a placeholder that is none, and a choice without three forms.
    """
    pieces: list[str | Slot | Choice] = []
    words, end = "", 0
    for token in _TOKEN.finditer(text):
        words += text[end : token.start()]
        end = token.end()
        if token[0] in ("{{", "}}"):
            words += token[0][0]
            continue
        if words:
            pieces.append(words)
            words = ""
        pieces.append(_choice(token) if token[1] and "|" in token[1] else _slot(token))
    words += text[end:]
    return (*pieces, words) if words else tuple(pieces)


def choose(text: str, form: Literal["masculine", "feminine", "inclusive"]) -> str:
    """A text with every choice of form made; placeholders and doubled braces stay. A wrong choice stays as typed."""

    def chosen(token: re.Match[str]) -> str:
        forms = (token[1] or "").split("|")
        return forms[_FORMS.index(form)] if len(forms) == len(_FORMS) else token[0]

    return _TOKEN.sub(chosen, text) if "|" in text else text


def in_case(name: str, case: str) -> str | None:
    """A name in one of the cases that are stored with it, `""` for that of a list; None when it is not stored."""
    first, *others = _STORED.split(name)
    if not case:
        return first.strip()
    # What was split off comes in pairs: the case, then the form.
    stored = dict(zip(others[::2], others[1::2], strict=True))
    return stored[case].strip() if case in stored else None


def _choice(token: re.Match[str]) -> Choice:
    forms = token[1].split("|")
    if len(forms) != len(_FORMS):
        said = f"`{token[0]}` has {len(forms)} forms; write three: masculine, feminine, both."
        raise SentenceError(said, *token.span())
    return Choice(*forms)


def _slot(token: re.Match[str]) -> Slot:
    if token[1] is None:
        said = f"the brace `{token[0]}` opens or closes nothing; write it twice to print one."
        raise SentenceError(said, *token.span())
    found = _SLOT.fullmatch(token[1].strip())
    if not found or (found["kind"] == ":" and found["name"] != "see"):
        said = f"`{token[0]}` is not a placeholder; write a name between the braces, such as {{title}}."
        raise SentenceError(said, *token.span())
    name, part, case = found["name"], found["part"] or "", found["case"] or ""
    if part in CASES and found["kind"] == "." and not case:
        part, case = "", part
    return Slot(name[0].lower() + name[1:], part, name[0].isupper(), case)
