"""From files of words to catalogs for translators: templates, catalogs brought up to date, their state, their faults.

It writes nothing and prints nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.assets import Assets
from generator.errors import InputError, Problem
from generator.load import catalog
from generator.load.library import read_bytes, shown
from generator.localise import update as catalogs
from generator.localise.catalog import compiled
from generator.localise.reading import read_template
from generator.localise.review import review
from generator.localise.template import Template, content_template, frame_template, web_template
from generator.localise.update import Count
from generator.model.source import SourceFile
from generator.pipeline.bench import Bench

FRAME, PAGES, SAID = "frame", "web", "messages"
_OF_TEMPLATES = {
    FRAME: "The words of the frame of a document.",
    PAGES: "The words of the web pages.",
    SAID: "What the program says of mistakes.",
}
"""The catalogs that lie among the templates, each with what it holds."""


@dataclass(frozen=True, slots=True)
class Written:
    """A catalog to write: its path, its bytes, what it counts; `changed` tells whether the file there is another."""

    path: Path
    data: bytes
    count: Count
    changed: bool


@dataclass(frozen=True, slots=True)
class State:
    """How far a language is with the words of one owner: the frame, a role, shared clauses, a jurisdiction."""

    language: str
    owner: str
    count: Count


def extract(assets: Assets) -> Iterator[tuple[Path, bytes]]:
    """The templates (.pot) of the frame and of every file of words, each with its path. Raises InputError."""
    yield _home(assets, FRAME) / "frame.pot", catalogs.template_bytes(_what(FRAME), frame_template())
    yield _home(assets, PAGES) / "web.pot", catalogs.template_bytes(_what(PAGES), web_template())
    for file in _sources(assets):
        if not len(content_template(file)):
            continue
        path = _home(assets, file.owner) / f"{file.owner}.pot"
        yield path, catalogs.template_bytes(_what(file.owner), content_template(file))


def update(tags: Iterable[str], assets: Assets, day: str) -> tuple[Written, ...]:
    """The catalogs of some languages, or of all that there are, brought up to date.

    Where the user has a folder of their own, shipped catalogs are left alone; what a language lacks is made there.
    `day` (year-month-day) is the date of a new catalog. Raises InputError for a language that nobody knows.
    """
    wanted = _known(tags) or _known(languages(assets))
    sources = _sources(assets)
    made = {tag: tuple(_updated(tag, sources, assets, day)) for tag in wanted}
    if unmade := [tag for tag, written in made.items() if "-" in tag and not written]:
        raise InputError(_of_a_place(tag) for tag in unmade)
    return tuple(each for written in made.values() for each in written)


def _of_a_place(tag: str) -> Problem:
    language = tag.split("-")[0]
    said = f"there is no catalog of what differs in `{tag}`."
    hint = (
        f"For the language itself write `{language}`. For what differs, copy the head of a file and those messages "
        f"from `locale/{language}/` to `locale/{tag}/` first."
    )
    return Problem("", 0, 0, "", said, hint)


def languages(assets: Assets) -> tuple[str, ...]:
    """Every language, and every place whose words differ, that there are catalogs for."""
    found = catalog.languages(assets)
    return tuple(tag for language in found for tag in (language, *catalog.variants(language, assets)))


def status(tags: Iterable[str], assets: Assets, sound: bool = False) -> tuple[State, ...]:
    """How far each language is, owner by owner; `sound` passes over files of words that are wrong.

    Raises InputError as `update` does, and for a catalog that is none.
    """
    wanted = _known(tags) or catalog.languages(assets)
    sources = _sources(assets, sound)
    return tuple(state for tag in wanted for state in _states(tag, sources, assets))


def check(tags: Iterable[str], assets: Assets) -> tuple[Problem, ...]:
    """Everything wrong with the translations that are done; how many are not, as warnings.

    Raises InputError as `update` does.
    """
    bench = Bench(assets)
    sources = _sources(assets)
    for tag in _known(tags) or _known(languages(assets)):
        for file in _catalogs(tag, sources, assets):
            bench.note(bench.attempt(partial(_reviewed, tag, file)) or ())
        for state in bench.attempt(partial(_states, tag, sources, assets)) or ():
            bench.note(_unfinished(state))
    bench.note(_strays(sources, assets))
    return bench.told()


def _strays(sources: tuple[SourceFile, ...], assets: Assets) -> Iterator[Problem]:
    """Catalogs of the user's that nothing reads, because of their names or where they lie."""
    homes = {**dict.fromkeys(_OF_TEMPLATES, assets.templates), **{file.owner: assets.roles for file in sources}}
    for folder in dict.fromkeys((assets.roles, assets.templates)):
        for path in sorted((folder / "locale").rglob("*.po")) if folder else ():
            _, *owner = path.relative_to(folder / "locale").with_suffix("").parts if folder else ("",)
            if homes.get("/".join(owner)) != folder:
                said = "nothing reads this catalog."
                hint = "It bears the name of the file that it translates, and lies as that does: `shared/clauses.po`."
                yield Problem(shown(path), 0, 0, "", said, hint, severity="warning")


def _known(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags, each once. Raises InputError for one of a language that nobody knows."""
    wanted = tuple(dict.fromkeys(tag.replace("_", "-") for tag in tags))
    if unknown := [tag for tag in wanted if not catalogs.is_language(tag)]:
        said = "is not the code of a language; write one such as pl, or en-US for what differs in a place."
        raise InputError(Problem("", 0, 0, "", f"`{tag}` {said}") for tag in unknown)
    return wanted


def _reviewed(tag: str, file: catalog.CatalogFile) -> tuple[Problem, ...]:
    lines = file.data.decode(errors="replace").splitlines()
    found = tuple(review(file.path, file.data, lines, catalogs.plurals(tag)))
    if not found:
        # What a build would refuse.
        compiled(file.path, file.data)
    return found


def _unfinished(state: State) -> Iterator[Problem]:
    # What differs in a place is a choice of messages: the others are not missed.
    missing, fuzzy = 0 if "-" in state.language else state.count.missing, state.count.fuzzy
    if missing or fuzzy:
        said = f"{state.language}, {state.owner}: {missing} missing, {fuzzy} fuzzy."
        hint = f"`jobdesc translate update {state.language}` writes them into the catalog."
        yield Problem("", 0, 0, "", said, hint, severity="warning")


def _sources(assets: Assets, sound: bool = False) -> tuple[SourceFile, ...]:
    """Every file of words. Raises InputError for one that cannot be read or is wrong, unless `sound` ones will do."""
    bench = Bench(assets)
    files = [bench.attempt(partial(bench.shaped, kind, read)) for kind, read in bench.library.readers().values()]
    if not sound:
        bench.stop_if_broken()
    return tuple(file for file in files if file and bench.clean(file.path))


def _states(tag: str, sources: tuple[SourceFile, ...], assets: Assets) -> list[State]:
    found = {file.name: file for file in _catalogs(tag, sources, assets)}
    states = []
    for owner, name, template in _templates(tag, sources, assets):
        file = found.get(name)
        counted = catalogs.count(template, file.path if file else name, file.data if file else None)
        if "-" in tag:
            # What a place does not say otherwise, it takes from the language.
            counted = replace(counted, missing=0)
            if file is None:
                continue
        states.append(State(tag, owner, counted))
    return states


def _catalogs(tag: str, sources: tuple[SourceFile, ...], assets: Assets) -> tuple[catalog.CatalogFile, ...]:
    """The catalogs that there are of one tag alone."""
    names = [f"locale/{tag}/{file.owner}.po" for file in sources]
    found = [("templates", assets.template_names(f"locale/{tag}/{name}")) for name in catalog.TEMPLATES]
    found += [("roles", assets.role_names(name)) for name in names]
    return tuple(
        catalog.CatalogFile(f"{folder}/{name}", shown(path), read_bytes(path))
        for folder, paths in found
        for name, path in paths.items()
    )


def _templates(tag: str, sources: tuple[SourceFile, ...], assets: Assets) -> Iterator[tuple[str, str, Template]]:
    """Owner, logical name of the catalog and template of whatever has to be translated into a language."""
    made: dict[str, Callable[[], Template]] = {
        FRAME: frame_template, PAGES: web_template, SAID: partial(_sentences, assets),
    }  # fmt: skip
    for owner, make in made.items():
        yield owner, f"templates/locale/{tag}/{owner}.po", make()
    for file in sources:
        template = content_template(file)
        if file.language != tag.split("-")[0] and len(template):
            yield file.owner, f"roles/locale/{tag}/{file.owner}.po", template


def _updated(tag: str, sources: tuple[SourceFile, ...], assets: Assets, day: str) -> Iterator[Written]:
    shipped = Assets()
    own = {file.owner for file in sources if file.own}
    there = {file.name: file.data for file in _catalogs(tag, sources, shipped)}
    for owner, name, template in _templates(tag, sources, assets):
        path = _home(assets, owner) / tag / f"{owner}.po"
        folder = assets.templates if owner in _OF_TEMPLATES else assets.roles
        if folder is not None and owner not in own and name in there and not path.is_file():
            continue
        # A place's own words are a choice of messages, which nobody can make but the translator.
        partly = "-" in tag
        if partly and not path.is_file():
            continue
        before = read_bytes(path) if path.is_file() else None
        # A role of the user's in the place of a shipped one begins with the words of that.
        known = there.get(name) if before is None else before
        data = catalogs.updated(_what(owner), tag, template, shown(path), known, day, partly)
        yield Written(path, data, catalogs.count(template, shown(path), data), data != before)


def _home(assets: Assets, owner: str) -> Path:
    """The folder of translations that an owner's catalogs go into: the user's own, where there is one."""
    return assets.home("templates" if owner in _OF_TEMPLATES else "roles") / "locale"


def _what(owner: str) -> str:
    return _OF_TEMPLATES.get(owner) or f"The words of roles/{owner}.yaml."


def _sentences(assets: Assets) -> Template:
    path = assets.template(catalog.SENTENCES)
    return read_template(shown(path), read_bytes(path))
