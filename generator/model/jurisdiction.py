"""What the law and custom of one place make of a document: words, laws, rules and blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.model.source import Place, SourceText


@dataclass(frozen=True, slots=True)
class Law:
    """A law by its printed name, with the source of that name and the day it was checked."""

    name: SourceText
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A responsibility as the place words it; `text` is None where the place excludes it, `excluded` says why."""

    text: SourceText | None
    variants: Mapping[str, SourceText]
    excluded: str | None
    source: str
    checked: date
    place: Place


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Words that no clause may contain; a word that ends in `*` stands for every ending."""

    words: tuple[str, ...]
    reason: str
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class Approval:
    """The approval block: its word, and its fields in order."""

    heading: SourceText
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """A block of signatures; each signatory is an id and a post, None for a blank."""

    id: str
    title: SourceText
    statement: SourceText | None
    fields: tuple[str, ...]
    signatories: tuple[tuple[str, SourceText | None], ...]


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """One place. `sections` are titles that differ from the language's usual ones."""

    id: str
    language: str
    name: SourceText
    usual_for: tuple[str, ...]
    code_schemes: tuple[str, ...]
    facts: tuple[str, ...]
    sections: Mapping[str, SourceText]
    layout: tuple[str, ...] | None
    extra_sections: tuple[str, ...]
    laws: Mapping[str, Law]
    responsibilities: Mapping[str, Responsibility]
    forbidden: tuple[Forbidden, ...]
    approval: Approval | None
    signatures: tuple[Signatures, ...]
    legal_note: SourceText
    legal_note_place: Literal["footnote", "properties"]
    file: str
