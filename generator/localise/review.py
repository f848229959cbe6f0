"""From a translation to what is wrong with it: placeholders, forms, signs lost, words left as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

from generator.errors import Problem
from generator.localise.reading import originals, read, strings
from generator.model.files import GENDERS
from generator.model.sentence import SentenceError, Slot, parse

SAME = "ignore-same"
"""The flag (Weblate's) of a message whose translation is meant to be the original."""

_LETTERS = re.compile(r"[^\W\d_]")
_GENDER = re.compile("/units/[^/]+/gender$")


def review(file: str, data: bytes, lines: list[str], plurals: int | None = None) -> Iterator[Problem]:
    """Everything wrong with the finished translations of a catalog, in its order.

    `file` and `lines` are the file as shown to the user and its lines, `plurals` how many plural forms the
    language has, None where nobody knows. Missing and fuzzy messages are no faults: nothing prints them. Raises
    InputError for a file that is no catalog.
    """
    catalog = read(file, data)
    if plurals is not None and catalog.num_plurals != plurals:
        said = f"`Plural-Forms` says {catalog.num_plurals} forms; this language has {plurals}."
        yield Problem(file, 1, 1, "", said, "Take the line from `jobdesc translate update` for a new language.")
    for message in catalog:
        if message.id and not message.fuzzy and any(strings(message)):
            for said, hint in _wrong(message, catalog):
                line = message.lineno or 1
                excerpt = lines[line - 1] if line <= len(lines) else ""
                yield Problem(file, line, 1, message.context or "", said, hint, excerpt)


def places_differ(message: Message) -> str:
    """What is wrong with the placeholders of a translation, as a sentence; empty when nothing is."""
    original = originals(message)[-1]
    places = _places if message.context and not message.context.startswith("day ") else _frame_places
    wanted, _ = places(original)
    for form in filter(None, strings(message)):
        found, fault = places(form)
        if fault:
            return f"in the translation of “{original}”, {fault}"
        if lost := sorted(wanted - found):
            return f"the translation of “{original}” has lost {_listed(lost)}."
        if foreign := sorted(found - wanted):
            return f"the translation of “{original}” has {_listed(foreign)}, which the original has not."
    return ""


def _wrong(message: Message, catalog: Catalog) -> Iterator[tuple[str, str]]:
    if said := places_differ(message):
        yield said, "Keep what stands between braces as it is."
    translations = strings(message)
    source = originals(message)
    if _GENDER.search(message.context or ""):
        if translations[0] not in GENDERS:
            yield f"“{translations[0]}” is no gender.", f"Write one of: {', '.join(GENDERS)}."
        return
    if len(source) > 1 and (len(translations) != catalog.num_plurals or not all(translations)):
        filled = sum(map(bool, translations))
        said = f"“{source[0]}” has {filled} plural forms; this language has {catalog.num_plurals}."
        yield said, "Write every `msgstr[...]`."
    for form in filter(None, translations):
        if form.count("%") != source[-1].count("%"):
            yield f"the translation of “{source[-1]}” has lost a per cent sign, or has one more.", ""
        if [form.count(brace) for brace in ("{{", "}}")] != [source[-1].count(brace) for brace in ("{{", "}}")]:
            yield f"the translation of “{source[-1]}” has lost a brace to print, or has one more.", ""
        if form in source and _LETTERS.search(_without_places(form)) and SAME not in message.flags:
            said = f"“{form}” is left as it was."
            yield said, f"Translate it; if it is the same in your language, write `#, {SAME}` above the message."


def _places(text: str) -> tuple[set[str], str]:
    """The placeholders of a text by what they stand for, and what is wrong with its braces."""
    try:
        return {piece.known_by for piece in parse(text) if isinstance(piece, Slot)}, ""
    except SentenceError as error:
        return set(), str(error)


def _frame_places(text: str) -> tuple[set[str], str]:
    """The placeholders of the frame, which are filled in as they are written and no other way."""
    _, fault = _places(text)
    return {place for place in re.findall(r"\{[^{}]*\}", text) if "|" not in place}, fault


def _without_places(text: str) -> str:
    return re.sub(r"\{[^{}]*\}", "", text)


def _listed(places: list[str]) -> str:
    return ", ".join(f"`{place}`" for place in places)
