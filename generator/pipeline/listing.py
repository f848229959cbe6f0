"""From the folders of roles to what a list shows: the roles, with their titles in the employer's language; locales."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from generator.assets import Assets
from generator.errors import InputError
from generator.load import catalog
from generator.load.library import Library
from generator.localise.measures import language_name, place_name
from generator.model.employer import Employer
from generator.model.files import OnlyFor
from generator.model.request import Locale
from generator.model.role import Role
from generator.model.sentence import in_case
from generator.model.source import Sources
from generator.pipeline.bench import Bench


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A role as a list shows it; an overlay with `departments` or `places` is taken by itself, for these.

    `parent` is the role that it extends, empty where there is none; `own` is whether its file is the user's.
    """

    id: str
    title: str
    overlay: bool
    departments: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    parent: str = ""
    own: bool = False
    language: str = ""


def locales(assets: Assets) -> tuple[str, ...]:
    """Every locale that can be asked for: each language with each place."""
    library = Library(assets)
    return tuple(f"{tongue}-{place}" for tongue in catalog.languages(assets) for place in library.jurisdiction_ids())


def roles(assets: Assets, tag: str = "", sound: bool = False) -> tuple[RoleEntry, ...]:
    """Every role there is, by id, with its title in the words of a locale, of the employer's first one if none is asked
    for. Raises InputError for a broken file; `sound` passes over roles that such a file is of.

    A title that has no words in that language is as it is written.
    """
    bench = Bench(assets)
    made = [found for name in bench.library.role_ids() if (found := bench.role(name))]
    only_for = {each.id: each.said for each in bench.narrow()}
    employer = bench.attempt(bench.employer) or Employer()
    if sound:
        made = [found for found in made if all(bench.clean(file.path) for file in found[1])]
    else:
        bench.stop_if_broken()
    asked = (tag, *employer.locales) if tag else employer.locales
    locale = bench.locale(asked[0], employer.country) if asked else None
    if asked and locale is None:
        raise InputError(bench.told())
    return tuple(listed(*each, only_for.get(each[0].id), locale, bench) for each in made)


def listed(role: Role, sources: Sources, only_for: OnlyFor | None, locale: Locale | None, bench: Bench) -> RoleEntry:
    """One role as a list shows it, in the words of a locale, or in its own where there is none."""
    title, place = role.title.inclusive, bench.place(locale.jurisdiction) if locale else None
    said = in_case(title.text, "") or title.text
    if locale and place and title.language != locale.language:
        files = [file.name for file in sources]
        words = bench.attempt(partial(bench.words, locale.language, place, "inclusive", files))
        said = words[0].own(title) if words else said
    departments, places = (only_for.departments, only_for.places) if only_for else ((), ())
    own = next(iter(sources)).own
    parent = role.lineage[1] if len(role.lineage) > 1 else ""
    only = (tuple(departments or ()), tuple(places or ()))
    return RoleEntry(role.id, said, role.overlay, *only, parent, own, role.language)


@dataclass(frozen=True, slots=True)
class LocaleEntry:
    """A locale as a list shows it: its tag, and what its language and its place are called in a language.

    `usual` is whether the language is at home in the place.
    """

    tag: str
    language: str
    place: str
    usual: bool


def named_locales(assets: Assets, language: str) -> tuple[LocaleEntry, ...]:
    """Every locale with its names in a language, those at home first."""
    bench = Bench(assets)
    made = []
    for tag in locales(assets):
        tongue, _, id = tag.partition("-")
        place = bench.place(id)
        usual = place is not None and tongue in place.usual_for
        made.append(LocaleEntry(tag, language_name(tongue, language), place_name(id, language), usual))
    return tuple(sorted(made, key=lambda each: (not each.usual, each.language.casefold(), each.place.casefold())))
