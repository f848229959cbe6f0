"""From what a page or a program asks for to a request of the pipeline, and to the files that were sent with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, cast

from generator.assets import Assets
from generator.errors import InputError, Problem
from generator.load.sent import sent
from generator.model.edits import LISTS, Edits, Wanted
from generator.model.files import Numbering, TitleForm
from generator.model.person import Person
from generator.model.request import Length, Locale, Request
from generator.model.sent import EMPLOYER, OVERLAY, POSTED, POSTING, Sent
from generator.model.source import Listing, Mapping_, Node, Place, SourceFile, evenly
from generator.pipeline.editing import overlay_of
from generator.web.clock import today

USUAL = "fr-FR"

_STEP = re.compile(r"([\w-]+)|\[(\d+)\]")

Asked = Mapping[str, Any]
"""What is asked for, as the API takes it: see `api/models.py`."""


def request_of(asked: Asked, assets: Assets, formats: tuple[str, ...] = ("html",)) -> Request:
    """The request that is asked for; what nobody says is as on the command line. Raises InputError for a wrong day."""
    posting = bool(asked.get("posting"))
    kind = asked.get("kind") or ("vacancy" if posting else "job-description")
    return Request(
        date=_day(asked.get("date"), "date") or today(),
        dated=True,
        roles=() if posting else (str(asked.get("role") or ""),),
        locales=(asked["locale"],) if asked.get("locale") else (),
        kinds=(kind,),
        formats=formats,
        postings=(POSTED,) if posting else (),
        length=cast(Length, asked.get("length") or "full"),
        lint=bool(asked.get("lint", True)),
        numbering=cast(Numbering | None, asked.get("numbering") or None),
        title=cast(TitleForm | None, asked.get("title") or None),
        strict=bool(asked.get("strict")),
        allow_untranslated=bool(asked.get("allow_untranslated")),
        workspace=assets.workspace,
        pdf_engine=asked.get("pdf_engine") or "",
        archive=bool(asked.get("archive")),
    )


def sent_with(asked: Asked, assets: Assets) -> Sent:
    """What was sent along: the overlay or the edits, the employer, the posting, the person.

    Raises InputError where no role and no posting is named, for what no file could hold, and as `overlay_of` does.
    """
    if asked.get("posting") is None and not asked.get("role"):
        raise InputError([Problem("", 0, 0, "role", "`role` is missing.")])
    language = _locale(asked).language
    return Sent(
        overlay=_overlay(asked, language, assets),
        employer=_file(asked.get("employer"), EMPLOYER, language),
        posting=_file(asked.get("posting"), POSTING, language),
        person=_person(asked),
    )


class Pointed(InputError):
    """Problems with, for each, the part of what was sent that it is about: see `pointed`."""

    def __init__(self, problems: Iterable[Problem], sent: Sent) -> None:
        super().__init__(problems)
        self.parts = tuple(pointed(problem, sent) for problem in self.problems)


def pointed(problem: Problem, sent: Sent) -> str:
    """Which part of what was sent a problem is about, by the ids that a page knows: `duties/own-1`, `pay/min`.

    Empty where it is about none, or about the whole.
    """
    file = {OVERLAY: sent.overlay, EMPLOYER: sent.employer, POSTING: sent.posting}.get(problem.file)
    if file is None:
        return ""
    place = Place(problem.file, problem.line, problem.column)
    if place in file.contexts:
        return file.contexts[place].partition("/")[2]
    path: list[str] = []
    node: Node | None = file.root
    for name, index in _STEP.findall(problem.key):
        if index and isinstance(node, Listing) and int(index) <= len(node.items):
            node = node.items[int(index) - 1]
            path.append((node.text("id") if isinstance(node, Mapping_) else None) or index)
        elif name:
            node = node.get(name) if isinstance(node, Mapping_) else None
            path.append(name)
    return "/".join(part for part in path if part not in ("text", "clauses"))


def edits_of(asked: Asked) -> Edits:
    """The changes to a role, as a page sends them. Raises InputError for a list that there is not."""
    given = asked.get("edits") or {}
    lists = {name: tuple(_wanted(items)) for name, items in (given.get("lists") or {}).items()}
    if unknown := [name for name in lists if name not in LISTS]:
        hint = f"There are: {', '.join(LISTS)}."
        raise InputError(Problem("edits", 0, 0, "lists", f"there is no list `{name}`.", hint) for name in unknown)
    targets = {name: {key: str(text) for key, text in said.items()} for name, said in _pairs(given, "targets")}
    facts = {key: _in_cases(said) for key, said in _pairs(given, "facts")}
    title, short_name = ({key: str(text) for key, text in _pairs(given, name)} for name in ("title", "short_name"))
    return Edits(lists, facts, targets, title, short_name)


def _in_cases(said: Any) -> str:
    """A fact as a file has it: alone, or with its cases behind it (`директор|genitive=директора`)."""
    if not isinstance(said, Mapping):
        return str(said)
    forms = {case: text for case, text in (said.get("cases") or {}).items() if text.strip()}
    return "|".join((str(said["name"]), *(f"{case}={text}" for case, text in forms.items())))


def _pairs(given: Asked, key: str) -> Iterator[tuple[str, Any]]:
    yield from (given.get(key) or {}).items()


def _wanted(items: Any) -> Iterator[Wanted]:
    for item in items:
        below = item.get("clauses")
        yield Wanted(str(item["id"]), item.get("text"), None if below is None else tuple(_wanted(below)))


def _overlay(asked: Asked, language: str, assets: Assets) -> SourceFile | None:
    role = str(asked.get("role") or "")
    said: Any = asked.get("overlay")
    if asked.get("edits"):
        said = overlay_of(role, asked.get("locale") or USUAL, edits_of(asked), assets).said
        # A fact that was emptied takes out what is inherited.
        said = {key: None if value == "" else value for key, value in said.items()}
    return sent(said, OVERLAY, language, {"id": role}) if said else None


def _file(said: Any, name: str, language: str) -> SourceFile | None:
    if isinstance(said, Mapping):
        if name == EMPLOYER and said.get("name") and "short_name" not in said:
            # The short name in the workspace is another name's.
            said = {**said, "short_name": None}
        said = _filled(said, ("", {}, []) if name == EMPLOYER else ("", None, {}, []))
    return sent(said, name, language) if said else None


def _filled(said: Mapping[str, Any], empty: tuple[Any, ...]) -> dict[str, Any]:
    """What a form holds less the fields that were left empty."""
    below = {key: _filled(value, empty) if isinstance(value, Mapping) else value for key, value in said.items()}
    return {key: value for key, value in below.items() if value not in empty}


def _person(asked: Asked) -> Person | None:
    given = asked.get("person") or {}
    name = evenly(str(given.get("name") or ""))
    if not name and not given.get("vacant"):
        return None
    return Person(
        name=name,
        role=str(asked.get("role") or ""),
        locale=_locale(asked),
        place=Place("person", 0, 0),
        start=_day(given.get("start"), "person.start"),
        number=evenly(str(given.get("number") or "")),
        vacant=bool(given.get("vacant")),
    )


def _locale(asked: Asked) -> Locale:
    language, _, place = str(asked.get("locale") or USUAL).replace("_", "-").partition("-")
    return Locale(language.lower(), place.upper())


def _day(said: Any, key: str) -> date | None:
    try:
        return date.fromisoformat(str(said)) if said else None
    except ValueError:
        hint = "Write year-month-day, such as 2026-11-24."
        raise InputError([Problem("", 0, 0, key, f"`{said}` is no date.", hint)]) from None
