"""From a locale to what its jurisdiction makes of a document, rule by rule, each with its source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.assets import Assets
from generator.errors import InputError
from generator.model.jurisdiction import Jurisdiction
from generator.model.sentence import Slot, parse
from generator.model.source import SourceText
from generator.model.words import Words
from generator.pipeline.bench import Bench
from generator.pipeline.vacancy_rules import in_place


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what kind it is, its key, what it says in the language of the locale, its source, and the day that
    the source was checked."""

    kind: str
    key: str
    text: str
    source: str
    checked: date


def explain(tag: str, assets: Assets) -> tuple[Rule, ...]:
    """The rules of a locale's jurisdiction, kind by kind.

    Words without a translation are said as they were written, marked with their language. Raises InputError for a
    locale that there is not, and for a jurisdiction that is wrong.
    """
    bench = Bench(assets)
    locale = bench.locale(tag)
    place = bench.place(locale.jurisdiction) if locale else None
    if locale is None or place is None:
        raise InputError(bench.told())
    file = bench.library.jurisdiction(place.id)
    said = bench.attempt(partial(bench.words, locale.language, place, "inclusive", [file.name]))
    bench.stop_if_broken()
    assert said is not None
    return tuple(_rules(place, partial(_said, place, said[0])))


def _rules(place: Jurisdiction, say: Callable[[SourceText], str]) -> Iterator[Rule]:
    for key, law in place.laws.items():
        yield Rule("law", key, say(law.name), law.source, law.checked)
    for key, each in place.responsibilities.items():
        variants = {f"{key} ({name})": text for name, text in each.variants.items()}
        for name, text in ({key: each.text} | variants).items():
            if text:
                yield Rule("responsibility", name, say(text), each.source, each.checked)
    for key, each in place.responsibilities.items():
        if each.excluded:
            yield Rule("excluded", key, say(each.excluded), each.source, each.checked)
    for section, added in place.added.items():
        for one in added:
            if one.clause.text:
                yield Rule("added", f"{section}/{one.clause.id}", say(one.clause.text), one.source, one.checked)
    for out in place.left_out:
        yield Rule("left out", f"{out.section}: {', '.join(out.clauses)}", say(out.reason), out.source, out.checked)
    for rule in place.forbidden:
        yield Rule("forbidden", ", ".join(rule.words), say(rule.reason), rule.source, rule.checked)
    for taken in in_place(place):
        yield Rule("vacancy", taken.rule, f"{taken.level}{taken.when}: {taken.looks_for}", taken.source, taken.checked)


def _said(place: Jurisdiction, words: Words, text: SourceText) -> str:
    """A text with the names of its laws; other placeholders stay as they are."""
    said = words.name(text) if "{" not in text.text else words.say(text)
    return words.typeset("".join(_piece(place, words, piece) for piece in parse(said)))


def _piece(place: Jurisdiction, words: Words, piece: object) -> str:
    if isinstance(piece, Slot) and piece.name == "law":
        return words.name(place.laws[piece.part].name, piece.case)
    return str(piece)
