"""A posting and the guidance on a CV in the words of one language: everything said, nothing laid out yet."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.document import Blank, Text
from generator.model.job import Job
from generator.model.request import Length

Words_ = tuple[Text | Blank, ...]
"""Words and blanks in order."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words under a name; `label` stands before them where they are a fact. `origin` is their `file:line:column`."""

    id: str
    content: Words_
    label: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class LocalPosting:
    """A vacancy in words: what is known of it, and blanks for what one has to know and does not.

    `title` is the post's title as a vacancy writes it; `summary` are place, contract and hours, as far as they are
    known; `opening` leads in; `facts` begin with the pay; `offer` and `apply` are the employer's own lines. `duties`
    and `profile` are the clauses that the employer or the role has chosen, None where neither has; `said_as_facts` are
    criteria that the facts say more exactly.
    """

    length: Length
    title: str
    employer: Words_
    summary: tuple[str, ...]
    opening: tuple[Line, ...]
    facts: tuple[Line, ...]
    offer: tuple[Line, ...]
    apply: tuple[Line, ...]
    advantages: bool
    drawbacks: bool
    duties: tuple[str, ...] | None
    profile: tuple[str, ...] | None
    said_as_facts: tuple[str, ...]
    equal_opportunity: Line
    job: Job


@dataclass(frozen=True, slots=True)
class LocalGuide:
    """What a place and a language add to the advice on a CV: customs, ways of study, words that are often misspelt."""

    photo: Line
    data: Line
    length: Line
    study_paths: tuple[Line, ...]
    misspelt: tuple[str, ...]
