"""From a request to its documents, composed and not yet drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

from generator.assets import Assets
from generator.compose import COMPOSERS
from generator.errors import InputError, Problem
from generator.localise.guide import local_guide
from generator.localise.localise import localise
from generator.localise.posting import local_posting
from generator.model.document import Document
from generator.model.employer import Employer
from generator.model.files import Kind
from generator.model.jurisdiction import Jurisdiction
from generator.model.local import LocalRole, Unprinted
from generator.model.person import Person, row
from generator.model.posting import Posting
from generator.model.request import Locale, Request
from generator.model.role import Role
from generator.model.sent import NOTHING, Sent
from generator.model.source import Mapping_, SourceFile, Sources
from generator.model.words import Words
from generator.pipeline import overlays, telling, telling_postings
from generator.pipeline.bench import Bench, Sums
from generator.pipeline.content import content
from generator.render import RENDERERS
from generator.validate import forbidden
from generator.validate import posting as posted
from generator.validate.shape import did_you_mean

_NO_DAY = date.min
USUAL = "fr-FR"
"""The locale where none is asked for."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A document before it is drawn, with the checksums of the files it depends on.

    `posting` is the id of the posting that it was made from, empty where there is none; `length` is that of a vacancy;
    `content`, where it was asked for, is the checksum of what the document prints, whatever the day.
    """

    document: Document
    sources: Sums
    posting: str = ""
    length: str = "full"
    content: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One role in one locale, with the posting that it was asked for by, or for the person who holds it.

    `departments` are the names that the person's department goes by; `overlay` is what was sent to change the role;
    `itself` takes the role as it is named, whatever overlay stands in for it.
    """

    role: str
    locale: Locale
    posting: Posting | None = None
    person: Person | None = None
    departments: tuple[str, ...] = ()
    overlay: SourceFile | None = None
    itself: bool = False

    @property
    def said(self) -> SourceFile | None:
        """What is said of the role for this job alone, as a file that extends it."""
        return self.overlay or (row(self.person) if self.person else None)


def compose_all(
    request: Request, summed: bool = False, sent: Sent = NOTHING
) -> tuple[tuple[Composed, ...], tuple[Problem, ...], Employer]:
    """Every document of a request, the warnings on the way, and whose they are; `summed` asks for checksums.

    Raises InputError with every problem.
    """
    bench = Bench(assets_of(request), sent)
    bench.note(map(telling.stray, bench.library.strays()))
    bench.note(telling.misplaced(path, home) for path, home in bench.assets.misplaced_templates())
    _known("format", request.formats, RENDERERS, bench)
    _known("kind", request.kinds, COMPOSERS, bench)
    employer = bench.attempt(bench.employer) or Employer()
    jobs = tuple(replace(job, person=sent.person, overlay=sent.overlay) for job in _jobs(request, employer, bench))
    names = dict.fromkeys(bench.meant(job.role, job.locale.jurisdiction, job.departments) for job in jobs)
    bench.forbid(names, dict.fromkeys(job.locale.jurisdiction for job in jobs))
    composed = [each for job in jobs for each in compose(job, request, employer, bench, summed)]
    bench.stop_if_broken()
    if request.strict and (blanks := [blank for each in composed for blank in _blanks(each, jobs, bench)]):
        raise InputError(blanks)
    return tuple(composed), bench.told(), employer


def assets_of(request: Request) -> Assets:
    """The folders that a request names."""
    return Assets(request.roles_dir, request.templates_dir, request.workspace)


def _jobs(request: Request, employer: Employer, bench: Bench) -> Iterator[Job]:
    if not request.postings:
        tags = request.locales or employer.locales or (USUAL,)
        locales = dict.fromkeys(found for tag in tags if (found := bench.locale(tag, employer.country)))
        names = dict.fromkeys(request.roles or _built_by_default(bench))
        for name in names:
            # Whatever is wrong with the locales, a role that there is not is told as well.
            bench.role(name)
        yield from (Job(name, locale) for name in names for locale in locales)
        return
    if "vacancy" not in request.kinds:
        hint = "Ask for it with --kind vacancy."
        bench.note([Problem("", 0, 0, "", "a posting is made into a vacancy, and no vacancy is asked for.", hint)])
    if request.roles:
        hint = "Leave the roles out of the command: each posting names its own."
        bench.note([Problem("", 0, 0, "", "roles and postings cannot both be asked for.", hint)])
    named: dict[str, Path] = {}
    for path in dict.fromkeys(request.postings):
        posting = bench.attempt(partial(bench.posting, path))
        if posting is None:
            continue
        if (first := named.setdefault(posting.id, path)) != path:
            bench.note([telling_postings.same_name(path, first)])
        if not bench.clean(posting.file):
            continue
        tags = request.locales or tuple(own_locale(posting, bench))
        for locale in dict.fromkeys(locale for tag in tags if (locale := bench.locale(tag, employer.country))):
            yield Job(posting.role, locale, posting)


def own_locale(posting: Posting, bench: Bench) -> Iterator[str]:
    """The language that a posting is written in and the law of the place of its work, where these are known."""
    file, country = bench.library.posting(Path(posting.file)), posted.home(posting)
    if not country:
        bench.note([telling_postings.no_country(posting, file)])
    elif country not in bench.library.jurisdiction_ids():
        bench.note([telling_postings.no_rules(posting, country, bench.library.jurisdiction_ids(), file)])
    else:
        yield f"{posting.language}-{country}"


def compose(job: Job, request: Request, employer: Employer, bench: Bench, summed: bool = False) -> Iterator[Composed]:
    """The documents of one job, kind by kind; whatever stands in their way is noted on the bench."""
    place = bench.place(job.locale.jurisdiction)
    meant = job.role if job.itself else bench.meant(job.role, job.locale.jurisdiction, job.departments)
    made = bench.role(meant, place, job.said) if place else None
    if made is None or place is None or not bench.sound(made[1], place):
        return
    if refused := overlays.kept_out(job.role, place.id, bench.narrow()):
        bench.note([refused])
        return
    role, files = made
    # Whoever asks for a role gets it under its name, whatever overlay stands in for it.
    role = replace(role, id=job.role, numbering=request.numbering or place.numbering or role.numbering)
    posting = job.posting
    if posting:
        found = posted.check(posting, role, place, bench.library.posting(Path(posting.file)))
        bench.note(found)
        if any(problem.severity == "error" for problem in found):
            return
    beside = [*bench.beside(place.id), *([bench.library.posting(Path(posting.file))] if posting else [])]
    sources = Sources((*files, *beside))
    for kind in dict.fromkeys(kind for kind in request.kinds if kind in COMPOSERS):
        for composed, said in _one(kind, role, place, job, request, employer, bench, sources):
            if summed and not bench.broken():
                undated = _localised(kind, role, place, said, employer, replace(request, date=_NO_DAY), job, bench)
                composed = replace(composed, content=content(COMPOSERS[kind](undated)))
            yield composed


def _one(
    kind: str,
    role: Role,
    place: Jurisdiction,
    job: Job,
    request: Request,
    employer: Employer,
    bench: Bench,
    sources: Sources,
) -> Iterator[tuple[Composed, Words]]:
    sums = tuple(sorted({(file.name, file.sha256) for file in sources}))
    own = job.person.title if job.person else None
    form = own or request.title or place.title_form.get(cast(Kind, kind), "inclusive")
    said = bench.attempt(partial(bench.words, job.locale.language, place, form, [name for name, _ in sums]))
    if said is None:
        return
    spoken, catalogs = said
    local = bench.attempt(partial(_localised, kind, role, place, spoken, employer, request, job, bench))
    if local is None:
        return
    try:
        document = COMPOSERS[kind](local)
    except Unprinted as error:
        bench.note([telling.unprinted(error, sources)])
        return
    if spoken.missing and not request.allow_untranslated:
        bench.note(telling.untranslated(each, role.id, sources, spoken) for each in bench.first(spoken.missing))
    if job.locale.language != role.language:
        bench.note(forbidden.check_said(document, place, sources))
    if kind == "vacancy" and request.lint:
        bench.note(_linted(document, role, place, spoken, request, job, bench, sources))
    trade = bench.library.cv_words(spoken.language) if kind == "cv-guide" else None
    used = tuple(sorted({*sums, *catalogs, *([(trade.name, trade.sha256)] if trade else [])}))
    if kind == "vacancy" and job.posting and not request.strict and not bench.broken():
        bench.note(telling_postings.unsaid(document, job.posting))
    if kind == "vacancy":
        yield Composed(document, used, job.posting.id if job.posting else "", request.length), spoken
    else:
        yield Composed(document, used), spoken


def _linted(
    document: Document,
    role: Role,
    place: Jurisdiction,
    spoken: Words,
    request: Request,
    job: Job,
    bench: Bench,
    sources: Sources,
) -> tuple[Problem, ...]:
    """What the rules of the place find in a vacancy."""
    # Only a vacancy has use for the rules, and they take as long to read as a role.
    from generator.pipeline import rulebook

    lists = bench.attempt(partial(rulebook.word_lists, job.locale.language, bench))
    book = rulebook.Rulebook(job.locale, place, spoken, lists, request.date)
    found = rulebook.check_composed(document, job.posting, role, sources, book)
    problems = rulebook.problems(found)
    refused = any(problem.severity == "error" for problem in problems)
    return (*problems, telling_postings.refused()) if refused else problems


def _localised(
    kind: str,
    role: Role,
    place: Jurisdiction,
    spoken: Words,
    employer: Employer,
    request: Request,
    job: Job,
    bench: Bench,
) -> LocalRole:
    local = localise(role, place, spoken, employer, request.date, cast(Kind, kind), job.person)
    if kind == "vacancy":
        said = local_posting(job.posting, role, place, spoken, employer, request.length)
        return replace(local, posting=said)
    if kind == "cv-guide":
        return replace(local, guide=local_guide(role, place, spoken, bench.misspelt(spoken.language)))
    return local


def _built_by_default(bench: Bench) -> tuple[str, ...]:
    made = {name: bench.considered(name) for name in bench.library.role_ids()}
    return tuple(name for name, file in made.items() if file and not _overlay(file))


def _overlay(file: SourceFile) -> bool:
    root = file.root
    return isinstance(root, Mapping_) and (root.text("overlay") == "true" or "only_for" in root.entries)


def _known(what: str, names: Sequence[str], known: Iterable[str], bench: Bench) -> None:
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f"There are: {', '.join(known)}."
            bench.note([Problem("", 0, 0, "", f"there is no {what} `{name}`.", hint)])


def _blanks(composed: Composed, jobs: Sequence[Job], bench: Bench) -> Iterator[Problem]:
    posting = next((job.posting for job in jobs if job.posting and job.posting.id == composed.posting), None)
    if posting:
        file = bench.library.posting(Path(posting.file))
        return telling_postings.blanks(composed.document, posting, file)
    return telling.blanks(composed.document, bench.path(composed.document.role))
