"""From a posting that was sent to its vacancy in every length, with what the rules of its place find in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from generator.errors import InputError, Problem
from generator.localise.localise import localise
from generator.model.document import Blank, Document, Text
from generator.model.employer import Employer
from generator.model.finding import Finding
from generator.model.local import LocalClause, LocalRole, Pointer, Said
from generator.model.posting import Posting
from generator.model.request import LENGTHS, Length, Locale, Request
from generator.model.role import Role
from generator.model.sent import POSTED, Sent
from generator.model.source import Place, SourceFile, Sources
from generator.pipeline import telling_postings
from generator.pipeline.bench import Bench
from generator.pipeline.composing import Job, assets_of, compose, own_locale
from generator.pipeline.linting import posting_advert, rulebook
from generator.pipeline.rulebook import Rulebook
from generator.pipeline.vacancy_rules import RuleInPlace, in_place

_CHOSEN: Mapping[str, tuple[str, ...]] = {"duties": ("duties",), "profile": ("requirements", "qualities", "skills")}
_LACKING = {"pay-range": "pay", "dated": "posted", "employer-named": "employer/name"}
"""Where in a posting stands what a rule misses."""
_OF_PAY = ("pay-range", "pay-history")


@dataclass(frozen=True, slots=True)
class Choice:
    """A clause of the role that its vacancy may name, in words; `said` is whether the full text names it."""

    id: str
    text: str
    said: bool


@dataclass(frozen=True, slots=True)
class Vacancy:
    """One vacancy under one place.

    `documents` are its lengths. Each finding has beside it the part of the posting that it speaks of (`pay/min`,
    `offer/1`), or the clause of the role (`duties/offers`); empty where it is about the whole. `missing` are the parts
    that are printed as a line to fill in, each with its label; `choices` the clauses to choose from, by the key of the
    posting that chooses them; `pay` the rules of the place about pay, in the language `source_language`.
    """

    locale: Locale
    documents: Mapping[Length, Document]
    findings: tuple[tuple[Finding, str], ...]
    missing: tuple[tuple[str, str], ...]
    choices: Mapping[str, tuple[Choice, ...]]
    pay: tuple[RuleInPlace, ...]
    source_language: str
    warnings: tuple[Problem, ...]
    employer: Employer


def vacancy(request: Request, sent: Sent) -> Vacancy:
    """Make the vacancy of a posting that was sent, whatever is found in it.

    The locale is the first that is asked for, or the posting's own. Raises InputError with every problem that stands in
    the way of the text.
    """
    bench = Bench(assets_of(request), sent)
    employer = bench.attempt(bench.employer) or Employer()
    posting = bench.attempt(partial(bench.posting, POSTED))
    bench.stop_if_broken()
    assert posting is not None
    tag = next(iter(request.locales or own_locale(posting, bench)), None)
    bench.stop_if_broken()
    book = rulebook(tag or "", bench, request.date)
    job = Job(posting.role, book.locale, posting, overlay=sent.overlay)
    documents = {length: each for length in LENGTHS for each in _composed(length, job, request, employer, bench)}
    made = bench.role(bench.meant(posting.role, book.place.id), book.place, job.said)
    bench.stop_if_broken()
    if made is None or len(documents) < len(LENGTHS):
        raise InputError(bench.told())
    role, files = made
    full, file = documents["full"], bench.library.posting(POSTED)
    sources = Sources((*files, *bench.beside(book.place.id), file))
    found = book.check(posting_advert(full, posting, role, sources, book, bench))
    parts = _Parts(posting, role, file)
    return Vacancy(
        locale=book.locale,
        documents=documents,
        findings=tuple((each, parts.of(each)) for each in found),
        missing=tuple(_missing(full)),
        choices=dict(_choices(full, _local(role, sources, book, request, employer, bench))),
        pay=tuple(rule for rule in in_place(book.place) if rule.rule in _OF_PAY),
        source_language=book.place.language,
        # What is left open is told as `missing`, part by part.
        warnings=tuple(each for each in bench.told() if each.file != posting.file or each.line or each.key),
        employer=employer,
    )


def _local(
    role: Role, sources: Sources, book: Rulebook, request: Request, employer: Employer, bench: Bench
) -> LocalRole:
    """The role as a vacancy of the place words it."""
    form = book.place.title_form.get("vacancy", "inclusive")
    words, _ = bench.words(book.locale.language, book.place, form, [each.name for each in sources])
    return localise(role, book.place, words, employer, request.date, "vacancy", None)


def _composed(length: Length, job: Job, request: Request, employer: Employer, bench: Bench) -> Iterator[Document]:
    asked = replace(request, length=length, kinds=("vacancy",), lint=False, strict=False, allow_untranslated=True)
    return (each.document for each in compose(job, asked, employer, bench))


def _missing(document: Document) -> Iterator[tuple[str, str]]:
    labels = {telling_postings.key_of(blank.name): blank.label for blank in document.blanks()}
    yield from ((key.replace(".", "/"), label) for key, label in labels.items())


def _choices(document: Document, role: LocalRole) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    for key, lists in _CHOSEN.items():
        said = {clause.id for section in document.sections if section.id == key for clause in section.walk()}
        clauses = (clause for name in lists for top in role.lists.get(name, ()) for clause in top.walk())
        public = dict.fromkeys(clause for clause in clauses if "public" in clause.readers and not _refers(clause))
        yield key, tuple(Choice(clause.id, _plain(clause.content), clause.id in said) for clause in public)


def _refers(clause: LocalClause) -> bool:
    """Whether a clause points to another, which a vacancy does not print."""
    return any(isinstance(part, Pointer) for part in clause.content)


def _plain(content: Said) -> str:
    return "".join(part.text if isinstance(part, Text) else "________" for part in content if _is_said(part))


def _is_said(part: object) -> bool:
    return isinstance(part, Text | Blank)


class _Parts:
    """Knows to which part of a posting, or to which clause of its role, a place belongs."""

    def __init__(self, posting: Posting, role: Role, file: SourceFile) -> None:
        self.posting, self.file = posting, file
        self.clauses: dict[Place, str] = {}
        titles = (role.title.masculine, role.title.feminine, role.title.inclusive)
        self.clauses |= dict.fromkeys((title.place for title in titles), "title")
        for name, listed in role.lists.items():
            for clause in (each for top in listed for each in top.walk()):
                places = (clause.place, *(text.place for text in (clause.text, clause.vacancy) if text))
                self.clauses |= dict.fromkeys(places, f"{name}/{clause.id}")

    def of(self, finding: Finding) -> str:
        """The part that a finding is about; empty for the whole."""
        place = Place(finding.file, finding.line, finding.column)
        if finding.file == self.posting.file:
            known = self.file.contexts.get(place, "").partition("/")[2]
            return known or self._nearest(place) or _LACKING.get(finding.rule, "")
        # A sign within a clause stands behind where the clause begins, and before where the next one does.
        before = (each for each in self.clauses if each.file == finding.file and _at(each) <= _at(place))
        nearest = max(before, key=_at, default=None)
        return self.clauses[nearest] if nearest else ""

    def _nearest(self, place: Place) -> str:
        """Of a posting sent as YAML, the value that a sign stands in."""
        before = (each for each in self.file.contexts if each.line and _at(each) <= _at(place))
        nearest = max(before, key=_at, default=None) if place.line > 1 else None
        return self.file.contexts[nearest].partition("/")[2] if nearest else ""


def _at(place: Place) -> tuple[int, int]:
    return place.line, place.column
