"""From the folders of roles to their family: who extends whom, what differs, how far their translations are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from generator.assets import Assets
from generator.compare import compare
from generator.errors import InputError, Problem
from generator.load.library import Library
from generator.localise.measures import language_name, place_name
from generator.model.comparison import Block, Comparison, Line
from generator.model.employer import Employer
from generator.model.request import Locale
from generator.model.role import Role
from generator.model.source import Mapping_, SourceFile
from generator.model.words import message
from generator.pipeline.bench import Bench
from generator.pipeline.comparing import Pair, pair
from generator.pipeline.listing import listed, named_locales
from generator.pipeline.translating import status
from generator.web.desk.documents import MEDIA_TYPES
from generator.web.desk.listing import usual_locale
from generator.web.desk.order import request_of
from generator.web.message import Message
from generator.web.speech import Speech, speech

_JURISDICTIONS = "jurisdictions/"
_KINDS = {"employer": "employer", "frame": "frame", "web": "program", "messages": "program"}
"""What the files of words are of that are no role's, by their names."""


def tree(question: Message, assets: Assets) -> Message:
    """Every role under the one that it extends, each with what is wrong in its file.

    The answer has `locale`, the `locales` to choose from, `roles` (see `_Family.entry`; `children` are those that
    extend a role) and `problems`: what is wrong in files that are no role's. Raises InputError for a locale that there
    is not.
    """
    language = question.head.get("language", "en")
    known = named_locales(assets, language)
    bench = Bench(assets)
    locale = bench.locale(question.head.get("locale") or usual_locale(known, language))
    if locale is None:
        raise InputError(bench.told())
    family = _Family(bench, locale, speech(language, assets))
    roles = [family.below(name) for name in family.tops()]
    others = [family.told(each) for each in bench.told() if each.file not in family.paths]
    tag = f"{locale.language}-{locale.jurisdiction}"
    return Message({"locale": tag, "locales": [asdict(each) for each in known], "roles": roles, "problems": others})


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many clauses a role has beside those of the role that it extends, and how many of that it leaves out."""

    own: int
    changed: int
    inherited: int
    left_out: int


class _Family:
    """All roles, made one by one: a mistake in the file of one leaves the others as they are."""

    def __init__(self, bench: Bench, locale: Locale, said: Speech) -> None:
        self.bench, self.locale, self.said = bench, locale, said
        self.files: dict[str, SourceFile | None] = {}
        self.unread: dict[str, tuple[Problem, ...]] = {}
        for name in bench.library.role_ids():
            with bench.hearing() as heard:
                self.files[name] = bench.attempt(partial(bench.library.role, name))
            self.unread[name] = () if self.files[name] else tuple(heard)
        unread = {problem.file for problems in self.unread.values() for problem in problems}
        self.paths = {file.path for file in self.files.values() if file} | unread
        self.parents = {name: _parent(file) for name, file in self.files.items()}
        self.only_for = {each.id: each.said for each in bench.narrow()}
        self.departments = (bench.attempt(bench.employer) or Employer()).departments
        for name in self.files:
            bench.role(name)
        bench.forbid((name for name in self.files if self._clean(name)), [locale.jurisdiction])

    def tops(self) -> Iterator[str]:
        """The roles that extend none, and one of each ring of roles that extend one another."""
        seen: set[str] = set()
        rings = (name for name in self.files if self.parents[name] in self.files)
        for name in (*(name for name in self.files if self.parents[name] not in self.files), *rings):
            if name not in seen:
                seen |= {name, *self._descendants(name)}
                yield name

    def _descendants(self, name: str) -> set[str]:
        found: set[str] = set()
        new = {name}
        while new:
            new = {each for each, parent in self.parents.items() if parent in new} - found
            found |= new
        return found

    def below(self, name: str, above: frozenset[str] = frozenset()) -> dict[str, Any]:
        """A role with all that extend it."""
        children = [each for each, parent in self.parents.items() if parent == name and each not in {*above, name}]
        return {**self.entry(name), "children": [self.below(each, above | {name}) for each in children]}

    def entry(self, name: str) -> dict[str, Any]:
        """A role as the page shows it.

        `locale` is one that its documents can be made in; `compared` is what `difference` compares it with, empty where
        there is nothing; `blocked` is the file, not its own, whose mistakes keep it from being used; `clauses` is None
        where the role cannot be made.
        """
        made = self.bench.role(name)
        file = self.files[name]
        shown: dict[str, Any] = {"title": name, "overlay": False, "language": "", "clauses": None}
        if made:
            shown |= asdict(listed(*made, self.only_for.get(name), self.locale, self.bench))
            shown["clauses"] = asdict(self._counts(made[0]))
        own = name in self.bench.library.own_role_ids()
        found = tuple(each for each in self.bench.told() if file and each.file == file.path)
        return {
            **shown,
            "id": name,
            "own": own,
            "locale": self._locale(shown.get("places", ())),
            "parent": self.parents[name],
            "file": file.path if file else next((each.file for each in self.unread[name]), ""),
            "departments": [self._department(each) for each in shown.get("departments", ())],
            "places": [place_name(each, self.said.language) for each in shown.get("places", ())],
            "compared": name if own and name in Library(Assets()).role_ids() else self.parents[name],
            "blocked": self._blocked(name),
            "problems": [self.told(each) for each in (*self.unread[name], *found)],
        }

    def told(self, problem: Problem) -> dict[str, Any]:
        """A problem in the page's language."""
        return asdict(self.said.problem(problem))

    def _locale(self, places: Iterable[str]) -> str:
        """The locale that was asked for, with the first place of an overlay that is for other ones."""
        places = tuple(places)
        fits = not places or self.locale.jurisdiction in places
        return f"{self.locale.language}-{self.locale.jurisdiction if fits else places[0]}"

    def _department(self, named: str) -> str:
        known = self.departments.get(named)
        return known.text if known else named

    def _clean(self, name: str) -> bool:
        file = self.files[name]
        return file is not None and self.bench.clean(file.path)

    def _blocked(self, name: str) -> str:
        """The nearest file above a role that has a mistake, or one of shared clauses; empty where there is none."""
        made = self.bench.role(name)
        above = [file for each in self._ancestors(name) if (file := self.files.get(each))]
        shared = [file for file in made[1] if file.name.startswith("roles/shared/")] if made else []
        return next((file.path for file in (*above, *shared) if not self.bench.clean(file.path)), "")

    def _ancestors(self, name: str) -> list[str]:
        found = [name]
        while (name := self.parents.get(name, "")) and name not in found:
            found.append(name)
        return found[1:]

    def _counts(self, role: Role) -> _Counts:
        above = self.bench.role(role.lineage[1]) if len(role.lineage) > 1 else None
        here, there = _worded(role), _worded(above[0]) if above else {}
        same = sum(there.get(key, "") == words for key, words in here.items())
        changed = len(here.keys() & there.keys()) - same
        return _Counts(len(here.keys() - there.keys()), changed, same, len(there.keys() - here.keys()))


def _parent(file: SourceFile | None) -> str:
    return (file.root.text("extends") if file and isinstance(file.root, Mapping_) else None) or ""


def _worded(role: Role) -> dict[tuple[str, str], str | None]:
    """The words of each clause of a role by list and id; None where its place words it."""
    return {
        (name, clause.id): clause.text.text if clause.text else None
        for name in role.lists
        for clause in role.clauses(name)
    }


def translations(question: Message, assets: Assets) -> Message:
    """How far each language is with the words of each role and of all else that is translated.

    The answer has `languages` (code and name) and `owners`: each with its `kind` (role, shared, place, employer...),
    its `id`, and `counts` by language; a language that is missing there is the one that it is written in. Files
    that are wrong are passed over. Raises InputError for a catalog that is none.
    """
    language = question.head.get("language", "en")
    counts: dict[str, dict[str, Any]] = {}
    states = status((), assets, sound=True)
    for state in states:
        counts.setdefault(state.owner, {})[state.language] = asdict(state.count)
    codes = dict.fromkeys(state.language for state in states)
    owners = [{"id": owner, "kind": _kind(owner), "counts": found} for owner, found in counts.items()]
    return Message({"languages": [{"code": code, "name": language_name(code, language)} for code in codes],
                    "owners": owners})  # fmt: skip


def _kind(owner: str) -> str:
    if owner.startswith(_JURISDICTIONS):
        return "place"
    if owner.startswith("shared/"):
        return "shared"
    return _KINDS.get(owner, "role")


def difference(question: Message, assets: Assets) -> Message:
    """What a role changes: as data, as a web page, or as a Word file with tracked changes.

    Asked are `role`, `locale`, `format` (json, html, docx), and `against`: another role, where it is not the one that
    the role extends. Raises InputError with every problem of either role, and where there is nothing to compare with.
    """
    asked = question.head
    role, said = asked["role"], speech(asked.get("language", "en"), assets)
    other = asked.get("against") or ""
    # What a role changes is worth seeing before anybody has translated it.
    request = replace(request_of(asked, assets), allow_untranslated=True)
    found = pair(role, _file_of(other, assets), request)
    named = replace(found, against=_named(role, other, found, assets, said))
    format = asked.get("format") or "json"
    if format == "json":
        return Message(_data(compare(found.old, found.new), named))
    if format == "html":
        from generator.render.comparison_html import render as page

        data = page(compare(found.old, found.new), found.words, assets, named.against, role)
    else:
        from generator.render.comparison_docx import render as word

        data = word(found.old, found.new, assets, found.employer or "jobdesc", request.date)
    return Message({"name": f"{role}.diff.{format}", "type": MEDIA_TYPES[format]}, data)


def _file_of(other: str, assets: Assets) -> str | None:
    """The file of the role to compare with; None where it is the one that is compared with anyhow."""
    return str(Path(Library(assets).role(other).path).absolute()) if other else None


def _named(role: str, other: str, found: Pair, assets: Assets, said: Speech) -> str:
    """What a role is compared with, as the reader knows it."""
    if other or found.against == _parent(Library(assets).role(role)):
        return other or found.against
    return said(message("{role}, as it is shipped"), role=role)


def _data(comparison: Comparison, found: Pair) -> dict[str, Any]:
    """A comparison as data: the parts that change, each with its heading, its lines, and numbers that change alone."""
    parts = [part for block in comparison.blocks if (part := _part(block))]
    return {
        "title": comparison.new.title,
        "before": comparison.old.title,
        "against": found.against,
        "language": comparison.new.tag,
        "changed": comparison.changed,
        "counts": dict(comparison.counts),
        "targets": [asdict(each) for each in comparison.targets],
        "parts": parts,
    }


def _part(block: Block) -> dict[str, Any] | None:
    lines = [_line(line) for line in block.lines if _tells(line)]
    numbers = [[line.old_number, line.new_number] for line in block.lines if line.kinds == ("renumbered",)]
    if not (lines or numbers or (block.heading and _tells(block.heading))):
        return None
    return {"heading": _line(block.heading) if block.heading else None, "lines": lines, "numbers": numbers}


def _tells(line: Line) -> bool:
    """Whether more than a line's number changes."""
    return bool(set(line.kinds) - {"renumbered"})


def _line(line: Line) -> dict[str, Any]:
    return {
        "kinds": [kind for kind in line.kinds if kind != "renumbered"],
        "level": line.level,
        "old_number": line.old_number,
        "new_number": line.new_number,
        "label": _pieces(line.label),
        "pieces": _pieces(line.text),
    }


def _pieces(pieces: Iterable[Any]) -> list[dict[str, str]]:
    return [asdict(piece) for piece in pieces]
