"""The street: load, validate, resolve, validate, localise, compose, render. It writes nothing and prints nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from generator.assets import Assets
from generator.compose import COMPOSERS
from generator.errors import InputError, Problem, ToolMissing, problem_at
from generator.load import catalog
from generator.load.library import Library, shown
from generator.localise.catalog import words
from generator.localise.localise import localise
from generator.model.artifact import Artifact
from generator.model.document import Document
from generator.model.employer import Employer
from generator.model.jurisdiction import Jurisdiction
from generator.model.local import Unprinted
from generator.model.request import Locale, Request
from generator.model.role import Role
from generator.model.source import Mapping_, Place, SourceFile, Sources
from generator.model.words import Untranslated, Words
from generator.render import RENDERERS, renderer
from generator.resolve import jurisdiction as law
from generator.resolve.build import build as make_role
from generator.resolve.employer import employer as make_employer
from generator.resolve.lineage import ancestors, whole
from generator.validate import rules
from generator.validate.mend import mended
from generator.validate.schema import MODELS
from generator.validate.shape import did_you_mean, named_as_file, shape

T = TypeVar("T")

Sums = tuple[tuple[str, str], ...]
"""Files by logical name, each with the sha256 of its bytes."""

_SAY_EMPLOYER = "Say `name:` in the file `employer.yaml` of your folder of roles."
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
            yield Artifact(document.role, document.kind, document.locale, format, document.date, data, sources)


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
    bench = _Bench(assets)
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
    bench = _Bench(Assets(roles_dir, templates_dir))
    chosen = None if only is None else {path.resolve() for path in only}
    readers = bench.library.readers()
    wanted = [path for path in readers if chosen is None or path.resolve() in chosen]
    for path in wanted:
        bench.attempt(partial(bench.shaped, *readers[path]))
    places = [place for name in bench.library.jurisdiction_ids() if (place := bench.place(name))]
    for path in wanted:
        if readers[path][0] == "role":
            for place in places:
                bench.role(path.stem, place)
    for path in wanted:
        if readers[path][0] == "role":
            for place in places:
                _try_out(path.stem, place, bench)
    bench.note(_unread(path) for path in sorted((chosen or set()) - {path.resolve() for path in readers}))
    return bench.told(), len(wanted)


def locales(assets: Assets) -> tuple[str, ...]:
    """Every locale that can be asked for: each language with each place."""
    library = Library(assets)
    return tuple(f"{tongue}-{place}" for tongue in catalog.languages(assets) for place in library.jurisdiction_ids())


def roles(assets: Assets) -> tuple[RoleEntry, ...]:
    """Every role there is, by id. Raises InputError for a broken file."""
    bench = _Bench(assets)
    made = [found for name in bench.library.role_ids() if (found := bench.role(name))]
    bench.stop_if_broken()
    return tuple(RoleEntry(role.id, role.title.inclusive.text, role.overlay) for role, _ in made)


class _Bench:
    """The work on one request: each file is read and shaped once; every problem is kept, to be told with the others."""

    def __init__(self, assets: Assets) -> None:
        self.assets, self.library = assets, Library(assets)
        self._problems: dict[Problem, None] = {}
        self._shaped: dict[str, tuple[SourceFile | None, bool]] = {}
        self._roles: dict[str, tuple[Role, Sources] | None] = {}
        self._worded: dict[tuple[str, str], tuple[Role, Sources] | None] = {}
        self._places: dict[str, Jurisdiction | None] = {}
        self._words: dict[str, tuple[Words, Sums]] = {}

    def attempt(self, step: Callable[[], T]) -> T | None:
        """The step's answer, or None with its problems kept."""
        try:
            return step()
        except InputError as error:
            self.note(error.problems)
            return None

    def note(self, problems: Iterable[Problem]) -> None:
        """Keep problems, each once."""
        self._problems.update(dict.fromkeys(problems))

    def told(self) -> tuple[Problem, ...]:
        """Every problem met so far: by file, in order of line."""
        self.note(self.library.problems)
        files = list(dict.fromkeys(problem.file for problem in self._problems))
        return tuple(sorted(self._problems, key=lambda each: (files.index(each.file), each.line, each.column)))

    def broken(self) -> bool:
        """Whether an error, not merely a warning, was noted."""
        return any(problem.severity == "error" for problem in (*self._problems, *self.library.problems))

    def stop_if_broken(self) -> None:
        """Raise InputError when an error was noted."""
        if self.broken():
            raise InputError(self.told())

    def shaped(self, kind: str, read: Callable[[], SourceFile]) -> SourceFile:
        """A file in its right shape, mended where it was wrong. Raises InputError when that is too much."""
        file = read()
        if file.path not in self._shaped:
            found = [*shape(file, MODELS[kind])]
            if kind in ("role", "jurisdiction"):
                found += named_as_file(file)
            self.note(found)
            self._shaped[file.path] = (mended(file, MODELS[kind]) if found else file, bool(found))
        known, _ = self._shaped[file.path]
        if known is None:
            raise InputError(())
        return known

    def role(self, name: str, place: Jurisdiction | None = None) -> tuple[Role, Sources] | None:
        """A whole role, worded by a place if one is given; None when it cannot be made."""
        if name not in self._roles:
            self._roles[name] = self.attempt(partial(self._whole, name))
        made = self._roles[name]
        if made is None or place is None:
            return made
        if (name, place.id) not in self._worded:
            role, sources = made
            self.note(rules.check_under(role, place, sources))
            worded = self.attempt(partial(law.under, role, place, sources))
            self._worded[name, place.id] = (worded, sources) if worded else None
        return self._worded[name, place.id]

    def _whole(self, name: str) -> tuple[Role, Sources]:
        chain = ancestors(name, lambda parent: self.shaped("role", partial(self.library.role, parent)))
        shared = [self.shaped("shared", partial(_given, file)) for file in self.library.shared()]
        merged = whole(chain, shared)
        role, missing = make_role(merged)
        mended = any(self._shaped[file.path][1] for file in merged.sources)
        complete = not mended and not merged.problems
        self.note((*merged.problems, *(missing if complete else ())))
        self.note(rules.check(role, merged.sources, whole=complete))
        return role, merged.sources

    def place(self, name: str) -> Jurisdiction | None:
        """A jurisdiction; None when something is wrong with it."""
        if name not in self._places:
            self._places[name] = self.attempt(partial(self._place, name))
        return self._places[name]

    def _place(self, name: str) -> Jurisdiction:
        file = self.shaped("jurisdiction", partial(self.library.jurisdiction, name))
        place = law.jurisdiction(file)
        self.note(rules.check_place(place, Sources([file])))
        return place

    def employer(self) -> Employer:
        """The employer, as far as a file says who it is."""
        file = self.library.employer()
        return make_employer(self.shaped("employer", partial(_given, file))) if file else Employer()

    def words(self, language: str) -> tuple[Words, Sums]:
        """The words of a language and the files they come from. Raises InputError when it has none."""
        if language not in self._words:
            frame, content = catalog.frame(language, self.assets), catalog.content(language, self.assets)
            made = words(language, (frame.name, frame.data), [(each.name, each.data) for each in content])
            self._words[language] = made, tuple((each.name, each.sha256) for each in (frame, *content))
        return self._words[language]

    def sums(self, place: str) -> Sums:
        """The files that a document depends on beside those of its role."""
        files = (self.library.jurisdiction(place), self.library.employer())
        return tuple((file.name, file.sha256) for file in files if file)

    def locale(self, tag: str) -> Locale | None:
        """A locale from its tag; a language alone means its usual place."""
        language, _, place = tag.replace("_", "-").partition("-")
        if language not in catalog.languages(self.assets):
            self.attempt(lambda: catalog.frame(language, self.assets))
            return None
        if not place:
            places = (self.place(name) for name in self.library.jurisdiction_ids())
            place = next((each.id for each in places if each and language in each.usual_for), "")
        if place.upper() not in self.library.jurisdiction_ids():
            known = [f"{language}-{name}" for name in self.library.jurisdiction_ids()]
            self.note([Problem("", 0, 0, "", f"there is no locale `{tag}`.", f"There are: {', '.join(known)}.")])
            return None
        return Locale(language, place.upper())


def _compose_all(request: Request) -> tuple[tuple[Composed, ...], tuple[Problem, ...]]:
    bench = _Bench(_assets(request))
    _known("format", request.formats, RENDERERS, bench)
    _known("kind", request.kinds, COMPOSERS, bench)
    locales = dict.fromkeys(locale for tag in request.locales if (locale := bench.locale(tag)))
    employer = bench.attempt(bench.employer) or Employer()
    names = dict.fromkeys(request.roles or _built_by_default(bench))
    for name in names:
        bench.role(name)
    composed = [
        each for name in names for locale in locales for each in _compose(name, locale, request, employer, bench)
    ]
    bench.stop_if_broken()
    if request.strict and (blanks := [blank for each in composed for blank in _blanks(each.document, bench)]):
        raise InputError(blanks)
    return tuple(composed), bench.told()


def _compose(name: str, locale: Locale, request: Request, employer: Employer, bench: _Bench) -> Iterator[Composed]:
    place = bench.place(locale.jurisdiction)
    made = bench.role(name, place) if place else None
    if made is None or place is None or bench.broken():
        return
    role, files = made
    role = replace(role, numbering=request.numbering or role.numbering)
    try:
        spoken, catalogs = bench.words(locale.language)
        local = localise(role, place, spoken, employer, request.date)
        sources = {*((file.name, file.sha256) for file in files), *catalogs, *bench.sums(place.id)}
        for kind in dict.fromkeys(request.kinds):
            yield Composed(COMPOSERS[kind](local), tuple(sorted(sources)))
    except Unprinted as error:
        bench.note([_unprinted(error, files)])
    except Untranslated as error:
        where = f"{error.context}: " if error.context else ""
        bench.note([Problem("", 0, 0, "", f"{where}no words in `{error.language}` for “{error.text}”.")])


def _try_out(name: str, place: Jurisdiction, bench: _Bench) -> None:
    """Compose every kind of document of a role, for the problems that are seen only then."""
    made = None if bench.broken() else bench.role(name, place)
    if made and made[0].language == place.language and place.language in catalog.languages(bench.assets):
        request = Request(date=date.min, kinds=tuple(COMPOSERS))
        for _ in _compose(name, Locale(place.language, place.id), request, Employer(), bench):
            pass


def _unprinted(error: Unprinted, files: Sources) -> Problem:
    file, line, column = error.origin.rsplit(":", 2)
    said = f"`{{see:{error.target}}}` refers to a clause that the document does not print."
    hint = "Refer to a clause of a section that `layout` names and that the employee may read."
    return problem_at(files, Place(file, int(line), int(column)), (), said, hint)


def _unread(path: Path) -> Problem:
    said = "this file is not read: it lies where the program looks for nothing, or under a name that it does not take."
    hint = "Roles lie in the folder itself, the others in `shared/` and `jurisdictions/`; all end in `.yaml`."
    return Problem(shown(path), 0, 0, "", said, hint)


def _built_by_default(bench: _Bench) -> tuple[str, ...]:
    made = {name: bench.attempt(partial(bench.library.role, name)) for name in bench.library.role_ids()}
    return tuple(name for name, file in made.items() if file and not _says(file, "overlay"))


def _says(file: SourceFile, key: str) -> bool:
    return isinstance(file.root, Mapping_) and file.root.text(key) == "true"


def _given(file: SourceFile) -> SourceFile:
    return file


def _known(what: str, names: Sequence[str], known: Iterable[str], bench: _Bench) -> None:
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f"There are: {', '.join(known)}."
            bench.note([Problem("", 0, 0, "", f"there is no {what} `{name}`.", hint)])


def _blanks(document: Document, bench: _Bench) -> Iterator[Problem]:
    file = bench.library.role(document.role)
    for name, label in {blank.name: blank.label for blank in document.blanks()}.items():
        text = f"{document.role} ({document.locale}): “{label}” (`{name}`) is not given yet."
        hint = f"Say `{name}:` in this role, or in one of yours that extends it."
        yield Problem(file.path, 1, 1, name, text, _SAY_EMPLOYER if name == "employer" else hint)


def _assets(request: Request) -> Assets:
    return Assets(request.roles_dir, request.templates_dir)


def _template_sums(assets: Assets, format: str) -> tuple[tuple[str, str], ...]:
    if format not in _TEMPLATES:
        return ()
    found = assets.template_names(f"{_TEMPLATES[format]}/*")
    return tuple((f"templates/{name}", sha256(path.read_bytes()).hexdigest()) for name, path in found.items())
