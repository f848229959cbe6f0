"""From what a posting lacks, or has wrong, to problems that a person can be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.errors import Problem, problem_at
from generator.load.library import shown
from generator.model.document import Document
from generator.model.posting import Posting
from generator.model.source import SourceFile

_KEYS = {
    "employer": "employer.name", "place": "place.city", "contract": "contract.type", "hours": "hours.kind",
    "apply": "apply",
}  # fmt: skip
"""What has to be said for a fact to be known, where that is not the key of the same name."""


def unsaid(document: Document, posting: Posting) -> Iterator[Problem]:
    """What a posting leaves open."""
    if keys := dict.fromkeys(map(key_of, (blank.name for blank in document.blanks()))):
        said = f"the posting does not say {', '.join(f'`{key}`' for key in keys)}."
        hint = "Each is printed as a line to fill in by hand."
        yield Problem(posting.file, 0, 0, "", said, hint, severity="warning")


def blanks(document: Document, posting: Posting, file: SourceFile) -> Iterator[Problem]:
    """Every value that a posting does not give yet, where nothing may be left open."""
    for name, label in {blank.name: blank.label for blank in document.blanks()}.items():
        key = key_of(name)
        said = f"“{label}” (`{key}`) is not given yet."
        yield problem_at(
            file, posting.place(key), tuple(key.split(".")), said, f"Say `{key.replace('.', ': ')}:` here."
        )


def key_of(name: str) -> str:
    """The key of a posting that a blank of its vacancy stands for."""
    bare = name.removeprefix("posting.")
    return _KEYS.get(bare, bare)


def same_name(path: Path, first: Path) -> Problem:
    """Two postings whose documents would be files of the same name."""
    said = f"this posting has the name of {shown(first)}, so their documents would have the same names."
    return Problem(shown(path), 0, 0, "", said, "Rename one of the two files.")


def no_rules(posting: Posting, country: str, known: Iterable[str], file: SourceFile) -> Problem:
    """A posting for a country whose law nobody has written down."""
    said = f"there are no rules for {country}; there are {', '.join(known)}."
    hint = f"With --locale {posting.language}-FR, for one, it is made under the law of another place."
    return problem_at(file, posting.place("place.country"), ("place", "country"), said, hint)


def no_country(posting: Posting, file: SourceFile) -> Problem:
    """A posting that does not say in which country the work is done."""
    said = "nobody knows under which law this vacancy is made: `country` is not said in `place`."
    hint = f"Say it, such as `place: {{country: FR}}`, or ask for a locale: --locale {posting.language}-FR."
    return problem_at(file, posting.place("place"), ("place", "country"), said, hint)


def refused() -> Problem:
    """What to do where the rules of a place stop a vacancy."""
    said = "the rules of the place refuse this vacancy, so nothing was written."
    return Problem("", 0, 0, "", said, "Mend what is told above, or make it all the same with --no-lint.")


def lacking(document: Document, posting: str) -> Problem:
    """A vacancy that search engines cannot be told of."""
    assert document.job is not None
    keys = ", ".join(f"`{key}`" for key in document.job.lacking)
    said = f"{document.role} ({document.locale}): no JSON-LD for search engines is written, for it lacks {keys}."
    hint = (
        "Say them in the posting."
        if posting
        else f"Say them in a posting: `jobdesc new posting {document.role}` writes one to fill in, --posting takes it."
    )
    return Problem(posting and f"{posting}.yaml", 0, 0, "", said, hint, severity="warning")


def no_vacancy() -> Problem:
    """Data for search engines asked for, and no vacancy to make them of."""
    return Problem("", 0, 0, "", "`jsonld` is made of vacancies, and none is asked for.", "Add --kind vacancy.")
