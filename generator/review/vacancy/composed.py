"""From a vacancy as it was composed to the advert that is checked: every visible text, at the place it comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from generator.model.advert import Advert, Passage, RoleFacts, fixed
from generator.model.document import Clause, Document, plain
from generator.model.posting import Posting
from generator.model.role import Role
from generator.model.sentence import choose, in_case
from generator.model.source import Place, Sources, SourceText
from generator.model.words import Words

# What of a posting is said to candidates in the employer's own words; names and addresses are not judged.
_SAID = re.compile(
    r"employer\.about|contract\.reason|hours\.schedule|pay\.variable|pay\.benefits\[\d+\]|offer\[\d+\]"
    r"|apply\.documents\[\d+\]|(?:apply|contact)\.phone|contact\.post"
)
_OTHERS = ("specialists", "performers")
_PARTS = 3
_MONTHS = {"month": 1, "year": 12}
_OWN_WORDS = "equal-opportunity"
"""The section in the words of the place, which is not held against its own rules."""


def advert(
    document: Document, posting: Posting | None, role: Role, sources: Sources, words: Words, today: date
) -> Advert:
    """The advert of a composed vacancy.

    `posting` is what it was made of, None where a role alone was; `role` is that of the place; `sources` are the
    files of both, `words` those that the vacancy is said in. Texts are told where they stand in these files, to the
    sign where they are not translations.
    """
    place = posting.data.place if posting else None
    return Advert(
        file=posting.file if posting else role.place.file,
        language=document.language,
        jurisdiction=document.jurisdiction,
        today=today,
        title=_title(document, posting, role, sources),
        passages=tuple(_passages(document, posting, role, sources)),
        region=(place.region if place else None) or "",
        employer=plain(document.employer) if document.properties.author else "",
        posting=posting,
        role=role_facts(role, posting.language if posting else document.language, words),
        draft=posting is None,
    )


def role_facts(role: Role, language: str, words: Words) -> RoleFacts:
    """What a posting of the role is held against, in the language of the posting.

    What is not known in that language is left out: nothing can be held against it.
    """
    titles = [role.title, *([role.short_name] if role.short_name else [])]
    named = [text for title in titles for text in (title.inclusive, title.masculine, title.feminine)]
    known = [_said(text, language, words) for text in (*named, *role.alternative_titles)]
    said = {key: _said(text, language, words) for key, text in role.texts.items()}
    asked = role.measures.get("experience")
    months = asked.value * _MONTHS[asked.unit] if asked and asked.value and asked.unit in _MONTHS else None
    return RoleFacts(
        titles=tuple(dict.fromkeys(filter(None, known))),
        # Whoever is no manager leads nobody, if nothing else is said.
        supervises=0 if role.supervises is None and role.category in _OTHERS else role.supervises,
        workplace=said.get("workplace", ""),
        collective_agreement=said.get("collective_agreement", ""),
        experience_months=int(months) if isinstance(months, Decimal) else None,
    )


def _said(text: SourceText, language: str, words: Words) -> str:
    """A text in a language: as written, or as translated; empty where it is neither."""
    if text.language == language:
        return in_case(text.text, "") or text.text
    translated = words.content.get((text.context, text.text), ()) if words.language == language else ()
    if not translated:
        return ""
    said = choose(translated[0], words.form)
    return in_case(said, "") or said


def _title(document: Document, posting: Posting | None, role: Role, sources: Sources) -> Passage:
    title = (posting.title if posting else None) or role.title
    known = {text.place: text for text in (title.masculine, title.feminine, title.inclusive)}
    source = title.inclusive
    return _passage(document.title, source.place, known, document.language, sources)


def _passages(document: Document, posting: Posting | None, role: Role, sources: Sources) -> Iterator[Passage]:
    own = posting if posting and posting.language == document.language else None
    if own:
        for key, text in own.texts.items():
            if _SAID.fullmatch(key):
                yield Passage(text.text, _pointer(text.text, text, sources))
    else:
        whole = fixed(posting.place("") if posting else role.place)
        yield from (Passage(plain(content), whole) for content in document.lead)
        yield from (Passage(plain(fact.value), whole) for fact in document.facts)
    texts = _texts(role)
    for paragraph in document.purpose.paragraphs if document.purpose else ():
        yield _anywhere(plain(paragraph), role, document.language, sources)
    for section in document.sections:
        for clause in section.walk() if section.id != _OWN_WORDS else ():
            origin = _place(clause)
            if not (own and origin.file == own.file):
                yield _passage(plain(clause.content), origin, texts, document.language, sources)


def _place(clause: Clause) -> Place:
    parts = clause.origin.rsplit(":", 2)
    return Place(parts[0], int(parts[1]), int(parts[2])) if len(parts) == _PARTS else Place(clause.origin, 0, 0)


def _texts(role: Role) -> dict[Place, SourceText]:
    """The words of each clause, by the places that a clause may be told at."""
    found: dict[Place, SourceText] = {}
    for clauses in role.lists.values():
        for clause in (each for top in clauses for each in top.walk()):
            for text in (clause.text, clause.vacancy):
                if text:
                    found[text.place] = text
                    found[clause.place] = text
    return found


def _anywhere(said: str, role: Role, language: str, sources: Sources) -> Passage:
    """A paragraph on why the post exists; it comes from one of the clauses on it."""
    clauses = list(role.clauses("purpose"))
    texts = [text for clause in clauses for text in (clause.vacancy, clause.text) if text]
    source = max(texts, key=lambda text: _shared(said, text.text), default=None)
    if source is None:
        return Passage(said, fixed(role.place))
    return _passage(said, source.place, {source.place: source}, language, sources)


def _shared(one: str, other: str) -> int:
    return len({*one.split()} & {*other.split()})


def _passage(said: str, place: Place, texts: Mapping[Place, SourceText], language: str, sources: Sources) -> Passage:
    source = texts.get(place)
    if source is None or source.language != language:
        return Passage(said, fixed(place))
    return Passage(said, _pointer(said, source, sources))


def _pointer(said: str, source: SourceText, sources: Sources) -> Callable[[int], Place]:
    """Where words of a text stand in its file: they are counted, for quotes and spaces are set anew in between."""

    def at(offset: int) -> Place:
        word = re.compile(r"\w*").match(said, offset)
        if word is None or not word[0]:
            return source.place
        before = len(_occurrences(word[0], said[:offset]))
        there = _occurrences(word[0], source.text)
        return sources.point(source, there[before]) if before < len(there) else source.place

    return at


def _occurrences(word: str, text: str) -> list[int]:
    return [found.start() for found in re.finditer(rf"(?<!\w){re.escape(word)}", text)]
