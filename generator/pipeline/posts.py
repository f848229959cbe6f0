"""From what people call a post to the role that it is, by the titles that roles have in a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from generator.assets import Assets
from generator.model.files import TitleForm
from generator.model.request import Locale
from generator.model.source import evenly
from generator.pipeline.bench import Bench

_FORMS: tuple[TitleForm, ...] = ("inclusive", "masculine", "feminine")


@dataclass(frozen=True, slots=True)
class Post:
    """A title as it is written, the role that it means, and the form that it is in, None where it speaks of no sex."""

    title: str
    role: str
    form: TitleForm | None


def posts(assets: Assets, locale: Locale) -> Mapping[str, Post]:
    """The roles that titles mean in a locale, by the title in small letters.

    Of roles with the same title it is the one that the others extend; where there is none, the title means no role.
    Roles that are wrong have no titles.
    """
    bench = Bench(assets)
    place = bench.place(locale.jurisdiction)
    known = (bench.role(name) for name in bench.library.role_ids()) if place else ()
    meant: dict[str, dict[str, Post]] = {}
    above: dict[str, frozenset[str]] = {}
    for role, sources in filter(None, known):
        assert place is not None
        files = [file.name for file in sources]
        words = bench.attempt(partial(bench.words, locale.language, place, "inclusive", files))
        above[role.id] = frozenset(role.lineage[1:])
        titles = {form: words[0].own(getattr(role.title, form)) for form in _FORMS} if words else {}
        for form, said in titles.items():
            post = Post(evenly(said), role.id, None if form == "inclusive" else form)
            meant.setdefault(post.title.casefold(), {}).setdefault(role.id, post)
    return {said: found for said, roles in meant.items() if (found := _one(roles, above))}


def _one(roles: Mapping[str, Post], above: Mapping[str, frozenset[str]]) -> Post | None:
    found = (post for name, post in roles.items() if all(name in above[each] for each in roles if each != name))
    return next(found, None)
