"""From somebody's job description to a draft of a role, compared with the shipped ones in its language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

from generator.assets import Assets
from generator.errors import InputError, Problem
from generator.load import manuscript
from generator.load.library import Library, shown
from generator.localise.localise import localise
from generator.localise.measures import language_name, phrases
from generator.model.document import Text
from generator.model.draft import Draft, Known, KnownClause, KnownTarget
from generator.model.employer import Employer
from generator.model.files import CLAUSE_LISTS, Comparison
from generator.model.import_file import ImportFile
from generator.model.jurisdiction import Jurisdiction
from generator.model.local import LocalClause, LocalRole, Said
from generator.model.manuscript import Manuscript
from generator.model.role import Clause, Measure, Role
from generator.model.sentence import Slot, parse
from generator.model.source import bare
from generator.model.words import Words
from generator.pipeline.bench import Bench
from generator.recognise.draft import Asked, recognise
from generator.recognise.language import language_of

THRESHOLD = 90
"""From so many per cent on two clauses say the same; the usual choice of who compares sentences letter by letter."""
_FEWEST, _MOST, _LARGEST = 20, 3_000, 100_000
"""Words that a job description has at the least; lines and letters that it has at the most."""
_COMPARED: tuple[Comparison, ...] = ("exactly", "at-least")
_MARKED = (".md", ".markdown")
_SAFE = frozenset({"holder", "Holder", "title"})
_LISTS = tuple(name for name in CLAUSE_LISTS if name not in ("cv", "achievements", "related_roles", "responsibilities"))


def draft(path: Path, threshold: int, assets: Assets, name: str | None = None) -> Draft:
    """Read a job description and compare it with the shipped roles.

    `threshold` is the likeness in per cent from which two clauses are the same; `name` is the id of the role to be,
    made of its title if none is given. Raises InputError for a file that cannot be read, that holds no text, whose
    language is not known, or in which there are no duties; ToolMissing for a .doc where there is no LibreOffice.
    """
    bench = Bench(assets)
    read = manuscript.read(path)
    known = shipped(_language(read, path, bench), bench)
    taken = frozenset(() if name else Library(Assets()).role_ids())
    asked = Asked(shown(path), path.stem, threshold, taken, path.suffix.lower() in _MARKED)
    made = recognise(read, known, asked)
    return made if name is None else replace(made, id=name)


def _language(read: Manuscript, path: Path, bench: Bench) -> ImportFile:
    texts = [line.text for line in read.lines]
    if sum(len(text.split()) for text in texts) < _FEWEST:
        pictured = bool(read.images)
        said = (
            "this is a picture of a document: a program finds no text in it." if pictured else "there is no text here."
        )
        hint = (
            "Have its text recognised first, or type it." if pictured else "Give a file that holds a job description."
        )
        raise InputError([Problem(shown(path), 0, 0, "", said, hint)])
    if len(texts) > _MOST or sum(map(len, texts)) > _LARGEST:
        said = f"there is more text in this file than in any job description: over {_LARGEST // 1000} kB."
        raise InputError([Problem(shown(path), 0, 0, "", said, "Save the pages meant alone.")])
    files = [found for name in bench.catalogs.languages if (found := words_of(name, bench))]
    bench.stop_if_broken()
    language = language_of(texts, files)
    if not language:
        names = ", ".join(language_name(each.language, "en") for each in files)
        said = "this text is in no language whose job descriptions are known, or in several."
        raise InputError([Problem(shown(path), 0, 0, "", said, f"These are known: {names}.")])
    return next(each for each in files if each.language == language)


def words_of(language: str, bench: Bench) -> ImportFile | None:
    """By what words job descriptions of a language are taken apart; None where no file says it."""
    file = bench.library.import_words(language)
    if file is None:
        return None
    shaped = bench.attempt(partial(bench.shaped, "import-words", lambda: file))
    return ImportFile.model_validate(bare(shaped.root)) if shaped else None


def shipped(words: ImportFile, bench: Bench) -> Known:
    """The shipped roles in the language of some words, under the place where it is at home.

    Raises InputError where the language is at home in no place, and where no role can be made.
    """
    language = words.language
    home = bench.place(bench.usual_place(language))
    made = {name: found for name in bench.library.role_ids() if home and (found := bench.role(name, home))}
    bare_roles = {name: found[0] for name in made if (found := bench.role(name))}
    if home is None or not made:
        raise InputError(bench.told())
    clauses: dict[KnownClause, None] = {}
    titles: dict[str, dict[str, None]] = {}
    units: dict[str, tuple[str, ...]] = {}
    liabilities: dict[str, tuple[str, ...]] = {}
    for role, sources in made.values():
        files = [file.name for file in (*sources, *bench.beside(home.id))]
        spoken, _ = bench.words(language, home, "inclusive", files)
        local = localise(role, home, spoken, Employer(), date.min)
        clauses.update(dict.fromkeys(_clauses(role, local)))
        for section, title in local.section_titles.items():
            titles.setdefault(_SECTIONS.get(section, section), {})[title] = None
        units.update({key: _unit(key, role, spoken) for key in role.units if key not in units})
        liabilities.update(_liabilities(home, local))
    return Known(
        words=words,
        # Of clauses that say the same, the shared one is the first to be found.
        clauses=tuple(sorted(clauses, key=lambda clause: clause.owner)),
        titles={name: tuple(every) for name, every in titles.items() if name in words.sections},
        units=units,
        liabilities=liabilities,
        opening=frozenset(_opening(bench)),
        tops={name: _tops(role) for name, role in bare_roles.items() if not role.overlay},
        categories={name: role.category for name, (role, _) in made.items() if role.category},
    )


_SECTIONS = {"tasks": "duties", "marginal": "duties", "profile": "requirements"}


def _tops(role: Role) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(clause.id for clause in clauses) for name, clauses in role.lists.items()}


def _clauses(role: Role, local: LocalRole) -> Iterator[KnownClause]:
    for name in _LISTS:
        tops = {clause.id for clause in role.lists.get(name, ())}
        said = {each.id: each for top in local.lists.get(name, ()) for each in top.walk()}
        for clause in role.clauses(name):
            text = _plain(said[clause.id].content) if clause.id in said else ""
            if clause.text and text and not text.startswith("["):
                yield _clause(name, clause, said[clause.id], text, clause.id in tops, role, local)


def _clause(
    name: str, clause: Clause, said: LocalClause, text: str, top: bool, role: Role, local: LocalRole
) -> KnownClause:
    assert clause.text
    slots = [piece for piece in parse(clause.text.text) if isinstance(piece, Slot)]
    labels = {target.id: target.label for target in local.targets}
    target = next((KnownTarget(slot.name, labels[slot.name]) for slot in slots if slot.name in labels), None)
    owner = clause.text.context.split("/")[0]
    return KnownClause(
        list=name,
        id=clause.id,
        text=text,
        owner="" if owner == "shared" else owner,
        role=role.id,
        top=top,
        plain=all(slot.name in _SAFE and not slot.part for slot in slots),
        parent=bool(clause.clauses),
        contains=bool(clause.contains),
        holder=any(slot.name.casefold() == "holder" for slot in slots),
        target=target,
    )


def _plain(said: Said) -> str:
    return "".join(part.text if isinstance(part, Text) else " " for part in said)


def _liabilities(place: Jurisdiction, local: LocalRole) -> Mapping[str, tuple[str, ...]]:
    """How each responsibility is worded; a key that the place words not is known all the same."""
    worded = {clause.id: (_plain(clause.content),) for clause in local.lists.get("responsibilities", ())}
    return {**{key: () for key in place.responsibilities if key not in worded}, **worded}


def _opening(bench: Bench) -> Iterator[str]:
    """The responsibilities with which some place opens a list."""
    for name in bench.library.jurisdiction_ids():
        place = bench.place(name)
        for key, said in place.responsibilities.items() if place else ():
            if any(text and text.text.endswith(":") for text in (said.text, *said.variants.values())):
                yield key


def _unit(name: str, role: Role, words: Words) -> tuple[str, ...]:
    """Every form of a unit that stands behind a number."""
    forms: dict[str, None] = {}
    place, label = role.place, role.title.inclusive
    for number in (1, 2, 5, 21):
        for compare in _COMPARED:
            measure = Measure(name, label, compare, Decimal(number), name, None, None, False, None, (), place)
            said = phrases(measure, role.units, words).bound
            forms[said.partition(str(number))[2].strip()] = None
    return tuple(form for form in forms if form)
