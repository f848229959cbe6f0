"""The street: load, validate, resolve, validate, localise, compose, render. It writes nothing and prints nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from generator.assets import Assets
from generator.compose import COMPOSERS
from generator.errors import InputError, Problem
from generator.localise.measures import doubts
from generator.model.document import Document
from generator.model.employer import Employer
from generator.model.jurisdiction import Jurisdiction
from generator.model.request import Locale, Request
from generator.model.sent import NOTHING, Sent
from generator.model.source import Mapping_, SourceFile
from generator.pipeline import employing, overlays, telling, telling_postings
from generator.pipeline.bench import Bench
from generator.pipeline.building import Build
from generator.pipeline.composing import Job, assets_of, compose, compose_all
from generator.pipeline.listing import RoleEntry, locales, roles
from generator.validate.posting import check as check_posting
from generator.validate.posting import home

__all__ = ["Build", "RoleEntry", "build", "check", "documents", "locales", "origins", "roles"]


def build(request: Request, sent: Sent = NOTHING) -> Build:
    """Take a request, with what was sent along, up to the composed documents.

    Raises InputError with every problem of every file involved; then nothing has been drawn.
    """
    composed, warnings, employer = compose_all(request, summed=sent is NOTHING, sent=sent)
    formats = tuple(dict.fromkeys(request.formats))
    made = Build(composed, formats, assets_of(request), warnings, request, employer)
    if not len(made) and composed:
        told = [replace(problem, severity="error") for problem in made.lacking]
        raise InputError(told or [telling_postings.no_vacancy()])
    return made


def documents(request: Request) -> tuple[Document, ...]:
    """The composed documents of a request, role by role. Raises InputError as `build` does."""
    return tuple(each.document for each in compose_all(request)[0])


def origins(role: str, assets: Assets) -> dict[str, list[dict[str, object]]]:
    """For every clause of a role, list by list, its id, its readers and the place in a file it came from.

    Raises InputError for a role that is missing or wrong.
    """
    bench = Bench(assets)
    made = bench.role(role)
    bench.stop_if_broken()
    lists = made[0].lists if made else {}
    return {
        name: [
            {"id": clause.id, "readers": list(clause.readers), "origin": str(clause.place)}
            for top in clauses
            for clause in top.walk()
        ]
        for name, clauses in lists.items()
    }


def check(
    roles_dir: Path | None = None,
    templates_dir: Path | None = None,
    only: Iterable[Path] | None = None,
    workspace: Path | None = None,
) -> tuple[tuple[Problem, ...], int]:
    """Check files without building: every problem of every file, and how many files were read.

    `only` names files of the roles folder to check; None checks all that the folder and the program have.
    Every role is checked under every jurisdiction.
    """
    bench = Bench(Assets(roles_dir, templates_dir, workspace))
    chosen = None if only is None else {path.resolve() for path in only}
    readers = bench.library.readers()
    if chosen is not None:
        readers = {path: _kind(*found, bench) for path, found in readers.items() if path.resolve() in chosen}
    wanted = list(readers)
    for path in wanted:
        bench.attempt(partial(bench.shaped, *readers[path]))
    places = [place for name in bench.library.jurisdiction_ids() if (place := bench.place(name))]
    named = [path.stem for path in wanted if readers[path][0] == "role"]
    bench.forbid(named, bench.library.jurisdiction_ids())
    for name in named:
        for place in _meant_for(name, places, bench):
            bench.role(name, place)
    employer = bench.attempt(bench.employer) or Employer()
    for name in named:
        for place in _meant_for(name, places, bench):
            _try_out(name, place, employer, bench)
    for path in wanted:
        if readers[path][0] == "posting":
            _fit(path, bench)
    if any(readers[path][0] == "employer" for path in wanted):
        bench.note(_unknown_to_employer(places, bench))
    if any(readers[path][0] == "jurisdiction" for path in wanted):
        bench.note(_left_out_in_vain(places, bench))
    postings = {path for path, (kind, _) in readers.items() if kind == "posting"}
    strays = [
        path for path in bench.library.strays() if path not in postings and (chosen is None or path.resolve() in chosen)
    ]
    bench.note(map(telling.stray, strays))
    bench.note(telling.unread(path) for path in sorted((chosen or set()) - {path.resolve() for path in readers}))
    return bench.told(), len(wanted)


def _unknown_to_employer(places: Iterable[Jurisdiction], bench: Bench) -> Iterator[Problem]:
    """Signatories and locales of the employer's that there are not."""
    given = bench.attempt(bench.library.employer)
    # What has the wrong shape is told already.
    if file := bench.attempt(partial(bench.shaped, "employer", lambda: given)) if given else None:
        yield from employing.unknown_signatories(file, places)
        yield from employing.unknown_locales(file, bench.catalogs.languages, bench.library.jurisdiction_ids())


def _left_out_in_vain(places: Iterable[Jurisdiction], bench: Bench) -> Iterator[Problem]:
    """Clauses that a place leaves out and that no role has."""
    made = [made[0] for name in bench.library.role_ids() if (made := bench.role(name))]
    for place in places:
        for out in place.left_out:
            known = {clause.id for role in made for clause in role.clauses(out.section)}
            for name in out.clauses:
                if name not in known:
                    yield telling.left_out_in_vain(name, out.section, place.file, out.reason.place)


def _meant_for(role: str, places: Iterable[Jurisdiction], bench: Bench) -> Iterator[Jurisdiction]:
    """The places that a role can be asked for in: all, but of an overlay that is only for some."""
    return (place for place in places if overlays.kept_out(role, place.id, bench.narrow()) is None)


def _kind(kind: str, read: Callable[[], SourceFile], bench: Bench) -> tuple[str, Callable[[], SourceFile]]:
    """What a file that was named is: one that lies among roles and names a role, but no id of its own, is a posting."""
    file = bench.attempt(read) if kind == "role" else None
    named = isinstance(file.root, Mapping_) and file.root.get("role") and not file.root.get("id") if file else False
    return ("posting" if named else kind), read


def _fit(path: Path, bench: Bench) -> None:
    """Note what in a posting does not fit its role and the place of its work."""
    posting = bench.attempt(partial(bench.posting, path))
    place = bench.place(home(posting)) if posting and home(posting) in bench.library.jurisdiction_ids() else None
    made = bench.role(posting.role, place) if posting else None
    if posting and made:
        bench.note(check_posting(posting, made[0], place, bench.library.posting(path)))


def _try_out(name: str, place: Jurisdiction, employer: Employer, bench: Bench) -> None:
    """Compose every kind of document of a role, in its own language, for the problems that are seen only then."""
    made = bench.role(name, place)
    known = bench.catalogs.languages
    if made is None or not known:
        return
    role, sources = made
    language = role.language if role.language in known else place.language
    if language == role.language:
        found = doubts(role.measures.values(), role.units, language)
        bench.note(telling.doubt(text.place, said, sources) for text, said in found)
    # What has no translation is told when a document in that language is asked for.
    request = Request(date=date.min, kinds=tuple(COMPOSERS), lint=False, allow_untranslated=True)
    for _ in compose(Job(name, Locale(language, place.id)), request, employer, bench):
        pass
