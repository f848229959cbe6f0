"""The street: load, validate, resolve, validate, localise, compose, render. It writes nothing and prints nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import cast

from generator.assets import Assets
from generator.compose import COMPOSERS
from generator.errors import InputError, Problem, ToolMissing
from generator.load import catalog
from generator.load.library import Library
from generator.localise.localise import localise
from generator.localise.measures import doubts
from generator.model.artifact import Artifact
from generator.model.document import Document
from generator.model.employer import Employer
from generator.model.files import Kind
from generator.model.jurisdiction import Jurisdiction
from generator.model.local import Unprinted
from generator.model.request import Locale, Request
from generator.model.source import Mapping_, SourceFile, Sources
from generator.pipeline import telling
from generator.pipeline.bench import Bench, Sums
from generator.render import RENDERERS, renderer
from generator.validate import forbidden
from generator.validate.shape import did_you_mean

_TEMPLATES = {"docx": "docx", "doc": "docx", "pdf": "html", "html": "html"}


@dataclass(frozen=True, slots=True)
class Composed:
    """A document before it is drawn, with the checksums of the files it depends on."""

    document: Document
    sources: Sums


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A role as a list shows it."""

    id: str
    title: str
    overlay: bool


@dataclass(slots=True)
class Build:
    """Documents on their way to files. Iterating draws them, one format after the other.

    `missing` fills with the tools that turned out not to be there; their formats yield nothing.
    """

    composed: tuple[Composed, ...]
    formats: tuple[str, ...]
    assets: Assets
    warnings: tuple[Problem, ...]
    missing: list[ToolMissing] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.composed) * len(self.formats)

    def __iter__(self) -> Iterator[Artifact]:
        for format in self.formats:
            try:
                yield from self._drawn(format)
            except ToolMissing as error:
                self.missing.append(error)

    def _drawn(self, format: str) -> Iterator[Artifact]:
        templates = _template_sums(self.assets, format)
        documents = [each.document for each in self.composed]
        for each, data in zip(self.composed, renderer(format)(documents, self.assets), strict=True):
            document = each.document
            sources = tuple(sorted({*each.sources, *templates}))
            yield Artifact(
                role=document.role,
                kind=document.kind,
                locale=document.locale,
                format=format,
                date=document.date,
                numbering=document.numbering,
                data=data,
                sources=sources,
            )


def build(request: Request) -> Build:
    """Take a request up to the composed documents.

    Raises InputError with every problem of every file involved; then nothing has been drawn.
    """
    composed, warnings = _compose_all(request)
    return Build(composed, tuple(dict.fromkeys(request.formats)), _assets(request), warnings)


def documents(request: Request) -> tuple[Document, ...]:
    """The composed documents of a request, role by role. Raises InputError as `build` does."""
    return tuple(each.document for each in _compose_all(request)[0])


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
    roles_dir: Path | None = None, templates_dir: Path | None = None, only: Iterable[Path] | None = None
) -> tuple[tuple[Problem, ...], int]:
    """Check files without building: every problem of every file, and how many files were read.

    `only` names files of the roles folder to check; None checks all that the folder and the program have.
    Every role is checked under every jurisdiction.
    """
    bench = Bench(Assets(roles_dir, templates_dir))
    chosen = None if only is None else {path.resolve() for path in only}
    readers = bench.library.readers()
    wanted = [path for path in readers if chosen is None or path.resolve() in chosen]
    for path in wanted:
        bench.attempt(partial(bench.shaped, *readers[path]))
    places = [place for name in bench.library.jurisdiction_ids() if (place := bench.place(name))]
    roles = [path.stem for path in wanted if readers[path][0] == "role"]
    bench.forbid(roles, bench.library.jurisdiction_ids())
    for name in roles:
        for place in places:
            bench.role(name, place)
    employer = bench.attempt(bench.employer) or Employer()
    for name in roles:
        for place in places:
            _try_out(name, place, employer, bench)
    if any(readers[path][0] == "jurisdiction" for path in wanted):
        bench.note(_left_out_in_vain(places, bench))
    bench.note(map(telling.stray, bench.library.strays()))
    bench.note(telling.unread(path) for path in sorted((chosen or set()) - {path.resolve() for path in readers}))
    return bench.told(), len(wanted)


def locales(assets: Assets) -> tuple[str, ...]:
    """Every locale that can be asked for: each language with each place."""
    library = Library(assets)
    return tuple(f"{tongue}-{place}" for tongue in catalog.languages(assets) for place in library.jurisdiction_ids())


def roles(assets: Assets) -> tuple[RoleEntry, ...]:
    """Every role there is, by id. Raises InputError for a broken file."""
    bench = Bench(assets)
    made = [found for name in bench.library.role_ids() if (found := bench.role(name))]
    bench.stop_if_broken()
    return tuple(RoleEntry(role.id, role.title.inclusive.text, role.overlay) for role, _ in made)


def _compose_all(request: Request) -> tuple[tuple[Composed, ...], tuple[Problem, ...]]:
    bench = Bench(_assets(request))
    bench.note(map(telling.stray, bench.library.strays()))
    bench.note(telling.misplaced(path, home) for path, home in bench.assets.misplaced_templates())
    _known("format", request.formats, RENDERERS, bench)
    _known("kind", request.kinds, COMPOSERS, bench)
    locales = dict.fromkeys(locale for tag in request.locales if (locale := bench.locale(tag)))
    employer = bench.attempt(bench.employer) or Employer()
    names = dict.fromkeys(request.roles or _built_by_default(bench))
    bench.forbid(names, (locale.jurisdiction for locale in locales))
    composed = [
        each for name in names for locale in locales for each in _compose(name, locale, request, employer, bench)
    ]
    bench.stop_if_broken()
    if request.strict and (blanks := [blank for each in composed for blank in _blanks(each.document, bench)]):
        raise InputError(blanks)
    return tuple(composed), bench.told()


def _compose(name: str, locale: Locale, request: Request, employer: Employer, bench: Bench) -> Iterator[Composed]:
    place = bench.place(locale.jurisdiction)
    made = bench.role(name, place) if place else None
    if made is None or place is None or not bench.sound(made[1], place):
        return
    role, files = made
    role = replace(role, numbering=request.numbering or place.numbering or role.numbering)
    sources = Sources((*files, *bench.beside(place.id)))
    sums = tuple(sorted({(file.name, file.sha256) for file in sources}))
    for kind in dict.fromkeys(kind for kind in request.kinds if kind in COMPOSERS):
        form = request.title or place.title_form.get(cast(Kind, kind), "inclusive")
        said = bench.attempt(partial(bench.words, locale.language, place, form, [name for name, _ in sums]))
        if said is None:
            return
        spoken, catalogs = said
        local = bench.attempt(partial(localise, role, place, spoken, employer, request.date))
        if local is None:
            return
        try:
            document = COMPOSERS[kind](local)
        except Unprinted as error:
            bench.note([telling.unprinted(error, files)])
            return
        if spoken.missing and not request.allow_untranslated:
            bench.note(telling.untranslated(each, role.id, sources, spoken) for each in bench.first(spoken.missing))
        if locale.language != role.language:
            bench.note(forbidden.check_said(document, place, sources))
        yield Composed(document, tuple(sorted({*sums, *catalogs})))


def _left_out_in_vain(places: Iterable[Jurisdiction], bench: Bench) -> Iterator[Problem]:
    """Clauses that a place leaves out and that no role has."""
    made = [made[0] for name in bench.library.role_ids() if (made := bench.role(name))]
    for place in places:
        for out in place.left_out:
            known = {clause.id for role in made for clause in role.clauses(out.section)}
            for name in out.clauses:
                if name not in known:
                    yield telling.left_out_in_vain(name, out.section, place.file, out.reason.place)


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
    request = Request(date=date.min, kinds=tuple(COMPOSERS), allow_untranslated=True)
    for _ in _compose(name, Locale(language, place.id), request, employer, bench):
        pass


def _built_by_default(bench: Bench) -> tuple[str, ...]:
    made = {name: bench.attempt(partial(bench.library.role, name)) for name in bench.library.role_ids()}
    return tuple(name for name, file in made.items() if file and not _says(file, "overlay"))


def _says(file: SourceFile, key: str) -> bool:
    return isinstance(file.root, Mapping_) and file.root.text(key) == "true"


def _known(what: str, names: Sequence[str], known: Iterable[str], bench: Bench) -> None:
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f"There are: {', '.join(known)}."
            bench.note([Problem("", 0, 0, "", f"there is no {what} `{name}`.", hint)])


def _blanks(document: Document, bench: Bench) -> Iterator[Problem]:
    return telling.blanks(document, bench.path(document.role))


def _assets(request: Request) -> Assets:
    return Assets(request.roles_dir, request.templates_dir)


def _template_sums(assets: Assets, format: str) -> tuple[tuple[str, str], ...]:
    if format not in _TEMPLATES:
        return ()
    folder = _TEMPLATES[format]
    found = {**assets.template_names(f"{folder}/*"), **assets.template_names(f"{folder}/*/*")}
    return tuple((f"templates/{name}", sha256(path.read_bytes()).hexdigest()) for name, path in found.items())
