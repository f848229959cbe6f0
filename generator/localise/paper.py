"""From an employer and the holder of a post to what a document's paper says of them, in the words of its language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.localise.measures import locale, long_date
from generator.model.document import Blank, Holder, Letterhead, Text
from generator.model.employer import Employer
from generator.model.local import Said
from generator.model.person import Person, Signer
from generator.model.role import Role
from generator.model.source import SourceText
from generator.model.words import Words, message

_INCUMBENT = message("Holder of the post")
LABELS = {"incumbent": _INCUMBENT, "since": message("In the post since")}
"""The facts that a person adds to those of a place."""


def held(role: Role, person: Person | None, employer: Employer, words: Words, place: str) -> Role:
    """The role as the person holds it: the department, the superior, the employer's collective agreement, which is
    that of its own country where it says which that is.

    A role whose file names the agreement and says nothing of it has none. What a row says is said as it stands there,
    whatever the language.
    """
    texts = dict(role.texts)
    at_home = employer.country in ("", place)
    said = {*texts, *role.emptied}
    if employer.collective_agreement and at_home and "collective_agreement" not in said:
        texts["collective_agreement"] = _own(employer.collective_agreement, words)
    if person and person.department:
        known = employer.departments.get(person.department)
        texts["department"] = _own(known, words) if known else _said("department", person, words)
    if person and person.reports_to:
        texts["reports_to"] = _said("reports_to", person, words)
    return replace(role, texts=texts)


def facts(person: Person | None, words: Words) -> dict[str, Said]:
    """The facts of the person, by name, in order; of a vacant post the name is a blank."""
    if person is None:
        return {}
    name: Said = (Text(words.typeset(_named(person, words))),)
    if person.vacant:
        name = (Blank("incumbent", words(_INCUMBENT), 60),)
    day = words.typeset(long_date(person.start, words.tag)) if person.start else ""
    since: dict[str, Said] = {"since": (Text(day),)} if day else {}
    return {"incumbent": name} | since


def edition(day: date, person: Person | None, words: Words) -> str:
    """What the foot of a page says of this edition: number and version where there is a register, and the day."""
    said = long_date(day, words.tag)
    if person is None or person.issue is None:
        return words("Edition of {date}", date=said)
    issue = person.issue
    return words("No. {number}, version {version}, {date}", number=issue.number, version=str(issue.version), date=said)


def issued(signer: Signer, words: Words) -> str:
    """What a document is called whose receipt somebody signs for: number, version, day."""
    if signer.issued is None:
        return ""
    day = long_date(signer.issued, words.tag)
    return words("No. {number}, version {version}, {date}", number=signer.number, version=str(signer.version), date=day)


def holder(person: Person | None, words: Words) -> Holder | None:
    """The person as an employer's own form asks for it."""
    if person is None:
        return None
    start = words.typeset(long_date(person.start, words.tag)) if person.start else ""
    return Holder("" if person.vacant else person.name, person.number, start)


def direction_of(tag: str) -> str:
    """Which way a language is written: "ltr" or "rtl"."""
    return locale(tag).text_direction


def letterhead(employer: Employer, words: Words) -> Letterhead | None:
    """The head of the employer's paper; None where nothing but a name is known."""
    if not (employer.address or employer.registration or employer.logo) or employer.name is None:
        return None
    post, agreement = employer.head_post, employer.collective_agreement
    return Letterhead(
        name=words.typeset(employer.name.text),
        short_name=words.typeset(employer.short_name or employer.name.text),
        lines=tuple(
            line for line in (_joined(employer.address, words), *map(words.typeset, employer.registration)) if line
        ),
        address=employer.address,
        registration=employer.registration,
        head_post=words.own(post) if post else "",
        head_name=employer.head_name.text if employer.head_name else "",
        collective_agreement=words.own(agreement) if agreement else "",
        logo=employer.logo,
    )


def _joined(lines: tuple[str, ...], words: Words) -> str:
    return words.typeset(", ".join(lines))


def _named(person: Person, words: Words) -> str:
    if not person.number:
        return person.name
    return words("{name} (staff number {number})", name=person.name, number=person.number)


def _own(text: SourceText, words: Words) -> SourceText:
    return replace(text, text=words.own(text), language=words.language)


def _said(key: str, person: Person, words: Words) -> SourceText:
    return SourceText(getattr(person, key), words.language, key, person.cells.get(key, person.place))
