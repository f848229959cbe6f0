"""From the folders of roles to what a list shows: the roles, with their titles in the employer's language; locales."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from generator.assets import Assets
from generator.load import catalog
from generator.load.library import Library
from generator.model.employer import Employer
from generator.model.files import OnlyFor
from generator.model.request import Locale
from generator.model.role import Role
from generator.model.sentence import in_case
from generator.model.source import Sources
from generator.pipeline.bench import Bench


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A role as a list shows it; an overlay with `departments` or `places` is taken by itself, for these."""

    id: str
    title: str
    overlay: bool
    departments: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def locales(assets: Assets) -> tuple[str, ...]:
    """Every locale that can be asked for: each language with each place."""
    library = Library(assets)
    return tuple(f"{tongue}-{place}" for tongue in catalog.languages(assets) for place in library.jurisdiction_ids())


def roles(assets: Assets) -> tuple[RoleEntry, ...]:
    """Every role there is, by id, with its title in the employer's first language. Raises InputError for a broken file.

    A title that has no words in that language is as it is written.
    """
    bench = Bench(assets)
    made = [found for name in bench.library.role_ids() if (found := bench.role(name))]
    only_for = {each.id: each.said for each in bench.narrow()}
    bench.stop_if_broken()
    employer = bench.attempt(bench.employer) or Employer()
    locale = bench.locale(employer.locales[0], employer.country) if employer.locales else None
    return tuple(_listed(*each, only_for.get(each[0].id), locale, bench) for each in made)


def _listed(role: Role, sources: Sources, only_for: OnlyFor | None, locale: Locale | None, bench: Bench) -> RoleEntry:
    title, place = role.title.inclusive, bench.place(locale.jurisdiction) if locale else None
    said = in_case(title.text, "") or title.text
    if locale and place and title.language != locale.language:
        files = [file.name for file in sources]
        words = bench.attempt(partial(bench.words, locale.language, place, "inclusive", files))
        said = words[0].own(title) if words else said
    departments, places = (only_for.departments, only_for.places) if only_for else ((), ())
    return RoleEntry(role.id, said, role.overlay, tuple(departments or ()), tuple(places or ()))
