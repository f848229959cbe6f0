"""A role as a page shows it to be changed: its facts, its clauses with the words to edit, its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Hold = Literal["free", "worded", "added"]
"""What a person may do with a clause: anything; leave it out or move it, since the place words it; or nothing, since
the law or custom of the place adds it."""


@dataclass(frozen=True, slots=True)
class FormClause:
    """A clause to change, as far as its `hold` lets it.

    `text` holds placeholders as a role's file does (`Passer {calls} aux clients.`), `printed` is what the document says
    now; `left_out` is why the place does not print it, empty where it does; `own` is whether a file of the user's words
    it; `shown` is whether a job description is where it stands, and not a vacancy or the guidance on a CV alone.
    """

    id: str
    text: str
    printed: str
    hold: Hold
    optional: bool
    left_out: str
    own: bool
    shown: bool = True
    clauses: tuple[FormClause, ...] = ()

    def walk(self) -> Iterator[FormClause]:
        """This clause and all below it."""
        yield self
        for clause in self.clauses:
            yield from clause.walk()


@dataclass(frozen=True, slots=True)
class FormList:
    """A list of clauses under its title, such as “Duties”.

    `grows` is whether clauses may be added to it, `shown` whether the place has it in a job description.
    """

    name: str
    title: str
    grows: bool
    shown: bool
    clauses: tuple[FormClause, ...]


@dataclass(frozen=True, slots=True)
class FormCase:
    """A fact in a case, such as the genitive: what is known of it, and the words that stand before and behind it in a
    sentence of the document. `asked` is whether there is such a sentence."""

    case: str
    value: str
    before: str
    after: str
    asked: bool


@dataclass(frozen=True, slots=True)
class FormFact:
    """A short fact: its key, its label, what is known of it (empty where a blank is printed), and how it is typed;
    `cases` are those that sentences ask for or that are stored with it."""

    key: str
    label: str
    value: str
    type: Literal["text", "number", "date"] = "text"
    cases: tuple[FormCase, ...] = ()


@dataclass(frozen=True, slots=True)
class FormSigner:
    """Something of the employer that the place prints: its key in the employer's file (`signatories.employer.name`),
    whom it is about in the words of the place, empty where the key says it, and what is printed, empty for a blank.
    `of_post` is whether it is somebody else from post to post, such as the superior."""

    key: str
    label: str
    value: str
    of_post: bool = False


@dataclass(frozen=True, slots=True)
class FormTarget:
    """A number of the post. `value` is as a file has it (`30`, `2.5`), `printed` what `{id}` says in a clause."""

    id: str
    label: str
    compare: str
    value: str
    unit: str
    period: str
    printed: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A role in the words of one language under one place, to be changed.

    `titles` are the forms of the title by their names, `short_names` those of what sentences call the holder, none
    where they say the title; `parent` is the role it extends; `updates` is whether saving changes the role's own file,
    because it is an overlay of the user's in this language; `values` is what placeholders print that are no targets;
    `employer` is what the place prints of the employer, `letterhead` what else stands at the head of its paper, and
    `invented` what the employer's file still says of the example that it began as.
    """

    role: str
    language: str
    place: str
    locale: str
    title: str
    titles: tuple[tuple[str, str], ...]
    short_names: tuple[tuple[str, str], ...]
    title_form: str
    numbering: str
    parent: str
    updates: bool
    facts: tuple[FormFact, ...]
    lists: tuple[FormList, ...]
    targets: tuple[FormTarget, ...]
    values: tuple[tuple[str, str], ...]
    employer: tuple[FormSigner, ...]
    letterhead: tuple[str, ...]
    departments: tuple[tuple[str, str], ...]
    invented: tuple[str, ...] = ()
