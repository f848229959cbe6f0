"""From a role and a locale to the form in which a person changes it, and from the changes to an overlay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from generator.assets import Assets
from generator.errors import InputError
from generator.localise.form import form, texts
from generator.model.edits import Edits, Wanted
from generator.model.employer import Employer
from generator.model.form import Form
from generator.model.jurisdiction import Jurisdiction
from generator.model.request import Locale
from generator.model.role import Clause, Role
from generator.model.sent import NOTHING, Sent
from generator.model.source import Listing, Mapping_, Node, SourceFile, Sources
from generator.model.words import Words
from generator.pipeline import overlays
from generator.pipeline.bench import Bench
from generator.pipeline.invented import invented
from generator.resolve.build import build
from generator.resolve.edits import overlay
from generator.resolve.lineage import ancestors, whole


@dataclass(frozen=True, slots=True)
class Overlay:
    """What an overlay says, as data for its file, and of which role: `updates` is whether that is its own file.

    Of its own file `said` holds each list that changes, whole, and one without items where it says nothing any more;
    `clauses` are the ids of all clauses that these lists then have.
    """

    role: str
    language: str
    said: dict[str, object]
    updates: bool
    clauses: Mapping[str, frozenset[str]] = field(default_factory=dict)


def form_of(role: str, tag: str, assets: Assets, day: date, sent: Sent = NOTHING) -> Form:
    """A role in the words of a locale, to be changed: as it is for everybody there, with what was sent.

    Raises InputError for a role or a locale that there is not, and with every problem of the role.
    """
    bench = Bench(assets, sent)
    whole_role, sources, locale, place = _found(role, tag, bench, sent.overlay)
    made = bench.role(role, place, sent.overlay)
    bench.stop_if_broken()
    assert made is not None
    words = _words(locale, place, sources, bench)
    employer = bench.attempt(bench.employer) or Employer()
    own = {file.path for file in sources if file.own}
    made_form = form(whole_role, made[0], place, words, employer, day, own, _updates(role, locale, bench))
    return replace(made_form, invented=invented(employer, assets))


def overlay_of(role: str, tag: str, edits: Edits, assets: Assets, saving: bool = False) -> Overlay:
    """What an overlay has to say so that a role is as the edits want it.

    Where a role is itself an overlay of the user's, in the language of the locale, and it is asked for `saving`, the
    overlay is that file's: what differs from the role that it extends.
    Raises InputError as `form_of` does.
    """
    bench = Bench(assets)
    known, sources, locale, place = _found(role, tag, bench)
    if not (saving and _updates(role, locale, bench)):
        said = overlay(known, edits, texts(known, _words(locale, place, sources, bench)))
        return Overlay(role, locale.language, said, updates=False)
    edits = _whole(edits, known, texts(known, _words(locale, place, sources, bench)), bench.path(role))
    bare, sources, emptied = _without_lists(role, edits.lists, bench)
    said = overlay(bare, edits, texts(bare, _words(locale, place, sources, bench)))
    for name in edits.lists:
        items = said.get(name, [])
        assert isinstance(items, list)
        said[name] = [{"remove": "all"}, *items] if name in emptied else items
    clauses = {name: frozenset(_ids(wanted)) for name, wanted in edits.lists.items()}
    return Overlay(role, locale.language, said, True, clauses)


def _found(
    role: str, tag: str, bench: Bench, changes: SourceFile | None = None
) -> tuple[Role, Sources, Locale, Jurisdiction]:
    made = bench.role(role, row=changes)
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


def _without_lists(role: str, names: Iterable[str], bench: Bench) -> tuple[Role, Sources, frozenset[str]]:
    """A role as it would be if its own file changed no clause of some lists, and those of them that the file empties.

    A list that it empties before it fills it is empty then, so that it is filled again.
    """
    chain = ancestors(role, lambda name: bench.shaped("role", partial(bench.library.role, name)))
    shared = [bench.shaped("shared", partial(_given, file)) for file in bench.library.shared()]
    root = chain[0].root
    assert isinstance(root, Mapping_)
    bare = root.without(names)
    emptied = {name: first for name in names if (first := _emptying(root.get(name)))}
    for name, first in emptied.items():
        bare = bare.with_entry(name, Listing((first,), first.place))
    merged = whole((replace(chain[0], root=bare), *chain[1:]), shared)
    made, _ = build(merged)
    return made, merged.sources, frozenset(emptied)


def _emptying(node: Node | None) -> Node | None:
    """The first item of a list, where it takes all out that is inherited."""
    first = node.items[0] if isinstance(node, Listing) and node.items else None
    return first if isinstance(first, Mapping_) and first.text("remove") == "all" else None


def _whole(edits: Edits, role: Role, words: Mapping[str, str], file: str) -> Edits:
    """The edits with every list that changes worded as a file has it: what is not wanted otherwise stays so."""
    lists = {
        name: _filled(wanted, clauses, file)
        for name, wanted in edits.lists.items()
        if not _same(wanted, clauses := role.lists.get(name, ()), name, words)
    }
    return replace(edits, lists=lists)


def _same(wanted: tuple[Wanted, ...], clauses: tuple[Clause, ...], name: str, words: Mapping[str, str]) -> bool:
    """Whether what is wanted of a list is what it is."""
    return [each.id for each in wanted] == [clause.id for clause in clauses] and all(
        each.text in (None, words.get(f"{name}/{each.id}"))
        and (each.clauses is None or _same(each.clauses, clause.clauses, name, words))
        for each, clause in zip(wanted, clauses, strict=True)
    )


def _ids(wanted: Iterable[Wanted]) -> Iterator[str]:
    for each in wanted:
        yield each.id
        yield from _ids(each.clauses or ())


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
