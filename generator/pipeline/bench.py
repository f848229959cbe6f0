"""From a request's files to roles, places and words, each made once, with every problem kept to be told together."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.assets import Assets
from generator.errors import InputError, Problem, problem_at
from generator.load.catalog import Catalogs
from generator.load.library import Library
from generator.localise.catalog import compiled, words
from generator.localise.update import is_language
from generator.model.cv_file import CvWordsFile
from generator.model.employer import Employer
from generator.model.files import TitleForm
from generator.model.jurisdiction import Jurisdiction
from generator.model.posting import Posting
from generator.model.request import Locale
from generator.model.role import Role
from generator.model.sent import NOTHING, Sent
from generator.model.source import Mapping_, Place, SourceFile, Sources, SourceText, bare, owner
from generator.model.words import Missing, Words
from generator.pipeline import kept, overlays, telling
from generator.pipeline.fitting import fitted
from generator.pipeline.overlays import Narrow
from generator.pipeline.standing import Standing, standing
from generator.resolve import jurisdiction as law
from generator.resolve.build import build as make_role
from generator.resolve.employer import employer as make_employer
from generator.resolve.lineage import ancestors, held, whole
from generator.resolve.posting import posting as make_posting
from generator.validate import forbidden, rules
from generator.validate.schema import MODELS
from generator.validate.shape import shape

T = TypeVar("T")

Sums = tuple[tuple[str, str], ...]
"""Files by logical name, each with the sha256 of its bytes."""


class Bench:
    """The work on one request: each file is read and shaped once; every problem is kept, to be told with the others."""

    def __init__(self, assets: Assets, sent: Sent = NOTHING) -> None:
        self.assets, self.library, self.catalogs = assets, Library(assets, sent), Catalogs(assets)
        self._problems: dict[Problem, None] = {}
        self._shaped: dict[str, tuple[SourceFile | None, bool]] = {}
        self._roles: dict[str, tuple[Role, Sources] | None] = {}
        self._worded: dict[tuple[str, str], tuple[Role, Sources] | None] = {}
        self._places: dict[str, Jurisdiction | None] = {}
        self._meant: dict[tuple[str, str, tuple[str, ...]], str] = {}
        self._standing: Standing | None = None
        self._counting: set[str] = set()
        self._missing: set[Missing] = set()
        self._heard: list[Problem] = []
        self._cv_words: dict[str, CvWordsFile] = {}

    def attempt(self, step: Callable[[], T]) -> T | None:
        """The step's answer, or None with its problems kept."""
        try:
            return step()
        except InputError as error:
            self.note(error.problems)
            return None

    def note(self, problems: Iterable[Problem]) -> None:
        """Keep problems, each once."""
        problems = tuple(problems)
        self._heard.extend(problems)
        self._problems.update(dict.fromkeys(problems))

    @contextmanager
    def hearing(self) -> Iterator[list[Problem]]:
        """What is noted meanwhile, though it was noted before, and words that are missing, though they were missed."""
        before, self._heard, missed, self._missing = self._heard, [], self._missing, set()
        try:
            yield self._heard
        finally:
            self._heard, self._missing = before, missed | self._missing

    def first(self, missing: Iterable[Missing]) -> tuple[Missing, ...]:
        """Those of some missing words that no document before has missed: a shared clause is told once."""
        new = tuple(each for each in missing if each not in self._missing)
        self._missing.update(new)
        return new

    def told(self) -> tuple[Problem, ...]:
        """Every problem met so far: by file, in order of line."""
        noted = dict.fromkeys(self._noted())
        files = list(dict.fromkeys(problem.file for problem in noted))
        return tuple(sorted(noted, key=lambda each: (files.index(each.file), each.line, each.column)))

    def _noted(self) -> Iterator[Problem]:
        """Every problem met so far; one in a file of the user's that nothing is made of is a warning."""
        yield from self._problems
        standing = self._standing or Standing()
        for each in (*self.library.problems, *standing.wrong):
            if each in self._problems:
                continue
            beside = each.file in standing.files and each.file not in self._counting
            yield replace(each, severity="warning") if beside else each

    def broken(self) -> bool:
        """Whether an error, not merely a warning, was noted."""
        return any(problem.severity == "error" for problem in self._noted())

    def sound(self, sources: Sources, place: Jurisdiction) -> bool:
        """Whether no error was noted in the files that a role under a place is made of."""
        files = {*(file.path for file in sources), place.file}
        return not any(problem.severity == "error" and problem.file in files for problem in self._noted())

    def clean(self, file: str) -> bool:
        """Whether no error was noted in a file, by its path as it is shown."""
        return not any(problem.severity == "error" and problem.file == file for problem in self._noted())

    def stop_if_broken(self) -> None:
        """Raise InputError when an error was noted."""
        if self.broken():
            raise InputError(self.told())

    def shaped(self, kind: str, read: Callable[[], SourceFile]) -> SourceFile:
        """A file in its right shape, mended where it was wrong. Raises InputError when that is too much."""
        file = read()
        if kind == "role":
            self._counting.add(file.path)
        if file.path not in self._shaped:
            made, found = fitted(kind, file)
            self.note(found)
            self._shaped[file.path] = (made, bool(found))
        known, _ = self._shaped[file.path]
        if known is None:
            raise InputError(())
        return known

    def role(
        self, name: str, place: Jurisdiction | None = None, row: SourceFile | None = None
    ) -> tuple[Role, Sources] | None:
        """A whole role, worded by a place if one is given; None when it cannot be made.

        `row` is what a staff list says of the role, as a file of its own: people of whom it says the same share one.
        """
        key = f"{name} {json.dumps(bare(row.root))}" if row else name
        if key not in self._roles:
            self._roles[key] = self.attempt(partial(self._whole, name, row))
        made = self._roles[key]
        if made is None or place is None:
            return made
        if (key, place.id) not in self._worded:
            role, sources = made
            worded = self._under(role, place, sources)
            self._worded[key, place.id] = (worded, sources) if worded else None
        return self._worded[key, place.id]

    def meant(self, role: str, place: str, departments: Iterable[str] = ()) -> str:
        """The overlay that stands in for a role in a place and a department, or the role itself."""
        key = (role, place, tuple(departments))
        known = self.narrow()
        if key not in self._meant:
            found = self.attempt(partial(overlays.standing_in, *key, known))
            if found is None:
                return role
            self._meant[key] = found
        doubts = self._standing.doubts if self._standing else {}
        for name in {role: None, self._meant[key]: None}:
            self.note(doubts.get(name, ()))
        return self._meant[key]

    def narrow(self) -> tuple[Narrow, ...]:
        """The user's overlays that say whom they are for."""
        if self._standing is None:
            self._standing = standing(self.library, self._departments)
        return self._standing.overlays

    def considered(self, role: str) -> SourceFile | None:
        """The file of a role; whatever is wrong in it is an error from now on, though nothing be made of it."""
        file = self.attempt(partial(self.library.role, role))
        self._counting.update({file.path} if file else ())
        return file

    def _departments(self) -> Mapping[str, SourceText]:
        """The employer's departments, as far as its file is right."""
        file = self.library.employer()
        employer = self.attempt(self.employer) if file else None
        return employer.departments if file and employer and self.clean(file.path) else {}

    def _under(self, role: Role, place: Jurisdiction, sources: Sources) -> Role | None:
        """The role as a place has it; what several places complain of is told once, for the first of them."""
        try:
            return law.under(role, place, sources)
        except InputError as error:
            told = {(known.file, known.line, known.column) for known in self._problems}
            self.note(each for each in error.problems if (each.file, each.line, each.column) not in told)
            return None

    def forbid(self, names: Iterable[str], places: Iterable[str]) -> None:
        """Note the words of some roles that the law of some places forbids."""
        known = [place for name in dict.fromkeys(places) if (place := self.place(name))]
        for name in names:
            if made := self.role(name):
                role, sources = made
                # The place where the role's language is at home gives the reason.
                home = sorted(known, key=lambda place: role.language not in place.usual_for)
                key = (name, *kept.sums((*sources, *(self.library.jurisdiction(place.id) for place in home))))
                if not kept.INNOCENT.get(key):
                    found = forbidden.check_under(role, home, sources)
                    self.note(found)
                    kept.INNOCENT.keep(key, not found)

    def _whole(self, name: str, row: SourceFile | None) -> tuple[Role, Sources]:
        chain = ancestors(name, lambda parent: self.shaped("role", partial(self.library.role, parent)))
        shared = [self.shaped("shared", partial(_given, file)) for file in self.library.shared()]
        key = (name, *kept.sums((*chain, *shared)))
        if row is None and (sound := kept.ROLES.get(key)):
            return sound
        if row and (found := shape(row, MODELS["role"])):
            raise InputError(found)
        merged = held(whole((row, *chain), shared), chain[0]) if row else whole(chain, shared)
        role, missing = make_role(merged)
        mended = any(self._shaped[file.path][1] for file in merged.sources if file is not row)
        complete = not mended and not merged.problems
        # Whoever has no parent for a slip in `extends` inherits nothing to speak of.
        orphan = any(problem.key == "extends" for problem in self._problems if problem.file == chain[-1].path)
        self.note((*(() if orphan else merged.problems), *(missing if complete else ())))
        wrong = [*rules.check(role, merged.sources, whole=complete), *telling.unplaced(chain[0])]
        self.note(wrong)
        made = (role, merged.sources)
        return made if row or mended or wrong or merged.problems or missing else kept.ROLES.keep(key, made)

    def place(self, name: str) -> Jurisdiction | None:
        """A jurisdiction; None when something is wrong with it."""
        if name not in self._places:
            self._places[name] = self.attempt(partial(self._place, name))
        return self._places[name]

    def _place(self, name: str) -> Jurisdiction:
        file = self.shaped("jurisdiction", partial(self.library.jurisdiction, name))
        lists = [self.shaped("words", partial(_given, each)) for each in self.library.words()]
        key = (name, *kept.sums((file, *lists)))
        if sound := kept.PLACES.get(key):
            return sound
        place = law.jurisdiction(file, dict(map(law.word_list, lists)))
        wrong = [*rules.check_place(place, Sources([file]))]
        self.note(wrong)
        if not (wrong or any(self._shaped[each.path][1] for each in (file, *lists))):
            kept.PLACES.keep(key, place)
        return place

    def employer(self) -> Employer:
        """The employer, as far as a file says who it is."""
        file = self.library.employer()
        if file is None:
            return Employer()
        return make_employer(self.shaped("employer", partial(_given, file)), self.attempt(self.library.logo))

    def place_of_employer(self, key: str) -> Place | None:
        """Where a key of the employer's file stands; None where it does not."""
        file = self.library.employer()
        node = file.root.get(key) if file and isinstance(file.root, Mapping_) else None
        return node.place if node else None

    def posting(self, path: Path) -> Posting:
        """A posting, in its right shape. Raises InputError when it cannot be read, and for a role that there is not."""
        file = self.shaped("posting", partial(self.library.posting, path))
        made = make_posting(file)
        if made.role not in self.library.role_ids():
            (problem,) = unknown_role(self.library, made.role)
            raise InputError([problem_at(file, made.place("role"), ("role",), problem.text, problem.hint)])
        return made

    def cv_words(self, language: str) -> CvWordsFile | None:
        """What the check of CVs knows of a language; None where no file says it. Raises InputError if it is wrong."""
        file = self.library.cv_words(language)
        if file is None:
            return None
        if language not in self._cv_words:
            self._cv_words[language] = CvWordsFile.model_validate(bare(self.shaped("cv-words", lambda: file).root))
        return self._cv_words[language]

    def misspelt(self, language: str) -> tuple[str, ...]:
        """Words of the trade that are often misspelt in a language, as they are written rightly."""
        known = self.cv_words(language)
        return tuple(each.right for each in known.misspelt) if known else ()

    def words(self, language: str, place: Jurisdiction, form: TitleForm, files: Iterable[str]) -> tuple[Words, Sums]:
        """The words of a language in a place and the catalogs they come from.

        `files` are the logical names of the files whose words are said. Raises InputError for a language that has no
        words, and for a catalog that is wrong.
        """
        frame = self.catalogs.frame(language, place.id)
        content = self.catalogs.content(language, place.id, tuple(map(owner, files)))
        frames, contents = ([compiled(each.path, each.data) for each in part] for part in (frame, content))
        said = words(self.tag(language, place), frames, contents, form)
        return said, tuple((each.name, each.sha256) for each in (*frame, *content))

    def tag(self, language: str, place: Jurisdiction) -> str:
        """A language with the place whose words and customs of writing it takes: its own here, else its usual one."""
        if language in place.usual_for:
            return f"{language}-{place.id}"
        usual = self.usual_place(language)
        return f"{language}-{usual}" if usual else language

    def usual_place(self, language: str) -> str:
        """The jurisdiction that a language alone means; empty when none does."""
        # German is at home in DE before it is in AT, whatever comes first.
        names = sorted(self.library.jurisdiction_ids(), key=lambda name: name != language.upper())
        places = (self.place(name) for name in names)
        return next((each.id for each in places if each and language in each.usual_for), "")

    def beside(self, place: str) -> tuple[SourceFile, ...]:
        """The files that a document depends on beside those of its role."""
        files = (self.library.jurisdiction(place), self.library.employer())
        return tuple(file for file in files if file)

    def locale(self, tag: str, country: str = "") -> Locale | None:
        """A locale from its tag; a language alone means the country given, else its usual place."""
        language, _, place = tag.replace("_", "-").partition("-")
        language = language.lower()
        if language not in self.catalogs.languages:
            self.attempt(lambda: self.catalogs.frame(language, ""))
            return None
        if not is_language(language):
            self.note([Problem("", 0, 0, "", f"`{language}` is not the code of a language.", "Rename its folders.")])
            return None
        if not place:
            place = country or self.usual_place(language)
        if place.upper() not in self.library.jurisdiction_ids():
            known = [f"{language}-{name}" for name in self.library.jurisdiction_ids()]
            self.note([Problem("", 0, 0, "", f"there is no locale `{tag}`.", f"There are: {', '.join(known)}.")])
            return None
        return Locale(language, place.upper())

    def path(self, role: str) -> str:
        """The file of a role, as it is shown to the user."""
        return self.library.role(role).path


def unknown_role(library: Library, name: str) -> tuple[Problem, ...]:
    """The problem of a role that there is not."""
    try:
        library.role(name)
    except InputError as error:
        return error.problems
    return ()


def _given(file: SourceFile) -> SourceFile:
    return file
