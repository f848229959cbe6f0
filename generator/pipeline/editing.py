"""From a role and a locale to the form in which a person changes it, and from the changes to an overlay."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from generator.assets import Assets
from generator.errors import InputError
from generator.localise.form import form, texts
from generator.model.edits import LISTS, Edits, Wanted
from generator.model.employer import Employer
from generator.model.form import Form
from generator.model.jurisdiction import Jurisdiction
from generator.model.request import Locale
from generator.model.role import Clause, Role
from generator.model.sent import NOTHING, Sent
from generator.model.source import Mapping_, SourceFile, Sources
from generator.model.words import Words
from generator.pipeline import overlays
from generator.pipeline.bench import Bench
from generator.resolve.build import build
from generator.resolve.edits import overlay
from generator.resolve.lineage import ancestors, whole


@dataclass(frozen=True, slots=True)
class Overlay:
    """What an overlay says, as data for its file, and of which role: `updates` is whether that is its own file."""

    role: str
    language: str
    said: dict[str, object]
    updates: bool


def form_of(role: str, tag: str, assets: Assets, day: date, sent: Sent = NOTHING) -> Form:
    """A role in the words of a locale, to be changed: as it is for everybody there, less what was sent.

    Raises InputError for a role or a locale that there is not, and with every problem of the role.
    """
    bench = Bench(assets, sent)
    whole_role, sources, locale, place = _found(role, tag, bench)
    made = bench.role(role, place)
    bench.stop_if_broken()
    assert made is not None
    words = _words(locale, place, sources, bench)
    employer = bench.attempt(bench.employer) or Employer()
    own = {file.path for file in sources if file.own}
    return form(whole_role, made[0], place, words, employer, day, own, _updates(role, locale, bench))


def overlay_of(role: str, tag: str, edits: Edits, assets: Assets, saving: bool = False) -> Overlay:
    """What an overlay has to say so that a role is as the edits want it.

    Where a role is itself an overlay of the user's, in the language of the locale, and it is asked for `saving`, the
    overlay is that file's: what differs from the role that it extends.
    Raises InputError as `form_of` does.
    """
    bench = Bench(assets)
    known, sources, locale, place = _found(role, tag, bench)
    updates = saving and _updates(role, locale, bench)
    if updates:
        edits = _whole(edits, known, bench.path(role))
        known, sources = _without_lists(role, bench)
    said = overlay(known, edits, texts(known, _words(locale, place, sources, bench)))
    return Overlay(role, locale.language, said, updates)


def _found(role: str, tag: str, bench: Bench) -> tuple[Role, Sources, Locale, Jurisdiction]:
    made = bench.role(role)
    locale = bench.locale(tag)
    place = bench.place(locale.jurisdiction) if locale else None
    if place and (refused := overlays.kept_out(role, place.id, bench.narrow())):
        bench.note([refused])
    bench.stop_if_broken()
    if made is None or locale is None or place is None:
        raise InputError(bench.told())
    return *made, locale, place


def _words(locale: Locale, place: Jurisdiction, sources: Sources, bench: Bench) -> Words:
    files = [file.name for file in (*sources, *bench.beside(place.id))]
    usual = place.title_form.get("job-description", "inclusive")
    words, _ = bench.words(locale.language, place, usual, files)
    return words


def _updates(role: str, locale: Locale, bench: Bench) -> bool:
    """Whether a role is an overlay of the user's, in the language of a locale, that edits can be written into."""
    file = bench.library.role(role)
    root = file.root
    return file.own and isinstance(root, Mapping_) and bool(root.text("extends")) and file.language == locale.language


def _without_lists(role: str, bench: Bench) -> tuple[Role, Sources]:
    """A role as it would be if its own file changed no clause."""
    chain = ancestors(role, lambda name: bench.shaped("role", partial(bench.library.role, name)))
    shared = [bench.shaped("shared", partial(_given, file)) for file in bench.library.shared()]
    root = chain[0].root
    assert isinstance(root, Mapping_)
    bare = replace(chain[0], root=root.without(LISTS))
    merged = whole((bare, *chain[1:]), shared)
    made, _ = build(merged)
    return made, merged.sources


def _whole(edits: Edits, role: Role, file: str) -> Edits:
    """The edits with every list that a file words in them: what is not wanted otherwise stays as the file says it."""
    lists = {
        name: _filled(edits.lists.get(name), clauses, file)
        for name in LISTS
        if (clauses := role.lists.get(name, ())) or name in edits.lists
    }
    return replace(edits, lists=lists)


def _filled(wanted: tuple[Wanted, ...] | None, clauses: tuple[Clause, ...], file: str) -> tuple[Wanted, ...]:
    known = {clause.id: clause for clause in clauses}
    asked = tuple(Wanted(clause.id) for clause in clauses) if wanted is None else wanted
    return tuple(_kept(each, known[each.id], file) if each.id in known else each for each in asked)


def _kept(wanted: Wanted, clause: Clause, file: str) -> Wanted:
    own = clause.text if clause.text and clause.text.place.file == file else None
    text = own.text if wanted.text is None and own else wanted.text
    return Wanted(clause.id, text, _filled(wanted.clauses, clause.clauses, file))


def _given(file: SourceFile) -> SourceFile:
    return file
