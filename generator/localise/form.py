"""From a role, as it is and as its place has it, to the form in which a person changes it, in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from generator.localise import paper
from generator.localise.localise import SECTIONS, Localiser
from generator.model.document import Blank, Text
from generator.model.edits import LISTS
from generator.model.employer import Employer
from generator.model.files import Reader
from generator.model.form import Form, FormCase, FormClause, FormFact, FormList, FormSigner, FormTarget
from generator.model.jurisdiction import Jurisdiction, Signatory
from generator.model.local import Said
from generator.model.role import Clause, Role, Title
from generator.model.sentence import CASES, SentenceError, Slot, choose, in_case, parse
from generator.model.source import SourceText
from generator.model.words import Words, message

_FACTS: Mapping[str, Literal["text", "number", "date"]] = {
    "department": "text", "reports_to": "text", "workplace": "text", "supervises": "number",
    "classification": "text", "collective_agreement": "text", "education": "text", "appointed_by": "text",
    "proposed_by": "text", "replaced_by": "text", "physical_demands": "text", "work_environment": "text",
    "effective_from": "date", "next_review": "date",
}  # fmt: skip
_HOLDER = "holder"
_OF_THE_POST = frozenset({"superior", "line-manager", "manager"})
"""Signatories who are other people from post to post."""
_HEADINGS = {
    "requirements": message("Education and experience"),
    "skills": message("Know-how"),
    "qualities": message("Personal qualities"),
}
_OPEN = "…"
_LAST_WORDS = re.compile(r"(?:\S+\s+){0,3}\S*$")
_FIRST_WORDS = re.compile(r"\S*(?:\s+\S+){0,3}")


def texts(role: Role, words: Words) -> dict[str, str]:
    """The words of every clause of a role in a language, by list and id (`duties/orders`), placeholders unfilled."""
    return {
        f"{name}/{clause.id}": words.forms(clause.text)[0]
        for name in role.lists
        for clause in role.clauses(name)
        if clause.text
    }


def form(
    role: Role,
    here: Role,
    place: Jurisdiction,
    words: Words,
    employer: Employer,
    day: date,
    own: Iterable[str],
    updates: bool,
) -> Form:
    """Make the form of a role.

    `here` is the role as the place has it; `own` are the paths of the user's own files; `updates` is whether saving
    changes the role's own file. Words without a translation are noted in `words.missing`.
    """
    return _Former(role, here, place, words, employer, day, frozenset(own)).form(updates)


class _Former:
    def __init__(
        self,
        role: Role,
        here: Role,
        place: Jurisdiction,
        words: Words,
        employer: Employer,
        day: date,
        own: frozenset[str],
    ) -> None:
        self.role, self.place, self.words, self.employer, self.own = role, place, words, employer, own
        self.here = here = paper.held(here, None, employer, words, place.id)
        self.localiser = Localiser(here, place, words, employer, day, "job-description", None)
        self.local = self.localiser.local_role()
        said = {
            f"{name}/{clause.id}": clause
            for name in here.lists
            if name in LISTS
            for top in self.local.lists[name]
            for clause in top.walk()
        }
        self.printed = {key: _plain(clause.content) for key, clause in said.items()}
        self.readers = {key: clause.readers for key, clause in said.items()}
        self.profile = self.local.profile if "profile" in self.local.layout else ()

    def form(self, updates: bool) -> Form:
        role, words = self.role, self.words
        return Form(
            role=role.id,
            language=words.language,
            place=self.place.id,
            locale=self.local.locale,
            title=self.local.title,
            titles=self._title_forms(role.title),
            short_names=self._title_forms(role.short_name) if role.short_name else (),
            title_form=words.form,
            numbering=role.numbering,
            parent=role.lineage[1] if len(role.lineage) > 1 else "",
            updates=updates,
            facts=tuple(self._facts()),
            lists=tuple(self._lists()),
            targets=tuple(self._targets()),
            values=tuple(self._values()),
            employer=tuple(self._employer()),
            letterhead=head.lines if (head := self.local.letterhead) else (),
            departments=tuple((name, words.own(text)) for name, text in self.employer.departments.items()),
        )

    def _title_forms(self, title: Title) -> tuple[tuple[str, str], ...]:
        forms = (("masculine", title.masculine), ("feminine", title.feminine), ("inclusive", title.inclusive))
        return tuple((name, self.words.own(text)) for name, text in forms)

    def _facts(self) -> Iterator[FormFact]:
        printed, asked = self._names(), self._asked()
        for key, type in _FACTS.items():
            known = self.here.texts.get(key)
            value = self.words.name(known) if known else ""
            if key == "supervises" and self.here.supervises is not None:
                value = str(self.here.supervises)
            if key in self.here.dates:
                value = self.here.dates[key].isoformat()
            if value or key in printed:
                yield FormFact(
                    key, self.localiser.label(key), value, type, tuple(self._cases(known, asked.get(key, {})))
                )

    def _cases(self, known: SourceText | None, asked: Mapping[str, tuple[str, str]]) -> Iterator[FormCase]:
        """The cases of a fact that sentences ask for, and behind them those that are stored beside."""
        said = choose(self.words.forms(known)[0], self.words.form) if known else ""
        for case in (*asked, *(case for case in CASES if case not in asked)):
            stored = in_case(said, case)
            if case in asked or stored is not None:
                before, after = asked.get(case, ("", ""))
                yield FormCase(case, stored or "", before, after, case in asked)

    def _asked(self) -> Mapping[str, dict[str, tuple[str, str]]]:
        """The cases that sentences ask for, by fact, each with some words that stand before and behind it."""
        asked: dict[str, dict[str, tuple[str, str]]] = {}
        statements = (self.words.say(block.statement) for block in self.place.signatures if block.statement)
        openings = (self.words.say(text) for text in self.place.openings.values())
        for text in (*self._sentences(), *openings, *statements):
            pieces = ["", *_pieces(choose(text, self.words.form)), ""]
            for before, slot, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
                if isinstance(slot, Slot) and slot.case:
                    beside = (_LAST_WORDS, before), (_FIRST_WORDS, after)
                    found = [few.search(words) if isinstance(words, str) else None for few, words in beside]
                    first, last = (self.words.typeset(each[0]) if each else "" for each in found)
                    asked.setdefault(slot.name, {}).setdefault(slot.case, (first, last))
        return asked

    def _names(self) -> frozenset[str]:
        """The facts that a document of the place prints, be it within a sentence."""
        openings = (self.words.say(text) for text in self.place.openings.values())
        said = {slot.name for text in (*openings, *self._sentences()) for slot in _slots(text)}
        return frozenset({"department", *self.place.facts, *self.place.always, *said})

    def _sentences(self) -> Iterator[str]:
        for name in LISTS:
            for clause in self.here.clauses(name) if name in self.here.lists else ():
                yield self.words.forms(clause.text)[0] if clause.text else ""

    def _lists(self) -> Iterator[FormList]:
        order = self._order()
        for name in sorted(LISTS, key=lambda name: (order.get(name, len(order)), LISTS.index(name))):
            clauses = (*self._own(name), *self._added(name))
            if clauses or name in order:
                grows = name != "responsibilities"
                yield FormList(name, self._title(name), grows, name in order, tuple(clauses))

    def _order(self) -> dict[str, int]:
        """The lists of a job description, each with its place in it: behind the one that has it under a clause."""
        names = ["purpose"]
        for section in self.local.layout:
            names += [section, *(self.local.profile if section == "profile" else ())]
            names += [clause.contains for clause in self.local.lists.get(section, ()) if clause.contains]
        return {name: index for index, name in enumerate(dict.fromkeys(names)) if name in LISTS}

    def _title(self, name: str) -> str:
        return self.local.section_titles.get(name) or self.words.typeset(self.words((_HEADINGS | SECTIONS)[name]))

    def _own(self, name: str) -> Iterator[FormClause]:
        shown = {clause.id: clause for clause in self.here.clauses(name)}
        reasons = self._reasons(name)
        for clause in self.role.lists.get(name, ()):
            yield self._clause(name, clause, shown, reasons, top=True)

    def _clause(
        self, name: str, clause: Clause, shown: Mapping[str, Clause], reasons: Mapping[str, str], top: bool
    ) -> FormClause:
        here = shown.get(clause.id)
        text = here.text if here and here.text else clause.text
        return FormClause(
            id=clause.id,
            text=self.words.forms(text)[0] if text else "",
            printed=self.printed.get(f"{name}/{clause.id}", ""),
            hold="worded" if name == "responsibilities" and top else "free",
            optional=clause.optional,
            left_out="" if here else reasons.get(clause.id, _OPEN),
            own=clause.place.file in self.own,
            shown=clause.contains not in self.profile
            and self._shown(name, self.readers.get(f"{name}/{clause.id}", clause.readers)),
            clauses=tuple(self._clause(name, each, shown, reasons, top=False) for each in clause.clauses),
        )

    def _shown(self, name: str, readers: tuple[Reader, ...]) -> bool:
        """Whether an employee may read a clause; what is asked of a person is asked in public."""
        return "employee" in readers or (name in self.profile and "public" in readers)

    def _added(self, name: str) -> Iterator[FormClause]:
        known = {clause.id for clause in self.role.clauses(name)}
        for clause in self.here.lists.get(name, ()):
            if clause.id not in known and clause.text:
                text, printed = self.words.forms(clause.text)[0], self.printed.get(f"{name}/{clause.id}", "")
                yield FormClause(clause.id, text, printed, "added", clause.optional, "", False)

    def _reasons(self, name: str) -> Mapping[str, str]:
        """Why the place leaves clauses of a list out, by their ids."""
        said: dict[str, SourceText] = {}
        for out in self.place.left_out:
            if out.section == name:
                said |= dict.fromkeys(out.clauses, out.reason)
        if name == "responsibilities":
            said |= {key: each.excluded for key, each in self.place.responsibilities.items() if each.excluded}
        return {key: self.words.typeset(self.words.say(text)) for key, text in said.items()}

    def _targets(self) -> Iterator[FormTarget]:
        clauses = {each.id: each.clauses for each in self.local.targets}
        for key, measure in self.here.measures.items():
            if measure.value is None and measure.compare in ("at-least", "at-most", "exactly"):
                continue
            yield FormTarget(
                id=key,
                label=self.words.typeset(self.words.say(measure.label)),
                compare=measure.compare,
                value="" if measure.value is None else f"{measure.value.normalize():f}",
                unit=measure.unit or "",
                period=measure.period or "",
                printed=self.words.typeset(self.localiser.measures[key].whole),
                clauses=clauses.get(key, ()),
            )

    def _values(self) -> Iterator[tuple[str, str]]:
        """What each placeholder of the clauses prints, as it is written between its braces, less the targets alone."""
        for slot in dict.fromkeys(slot for text in self._sentences() for slot in _slots(text)):
            if slot.name != "see":
                filled = self.localiser.slot(slot)
                yield str(slot)[1:-1], self.words.typeset(filled.text) if isinstance(filled, Text) else ""

    def _employer(self) -> Iterator[FormSigner]:
        """The employer's name, where it is printed its place, who approves, and who signs beside the holder."""
        employer, own = self.employer, self._own_words
        yield FormSigner("name", "", own(employer.name))
        if "place" in self._names():
            yield FormSigner("place", "", own(employer.place))
        for field, known in (("post", employer.head_post), ("name", employer.head_name)):
            if self.place.approval and field in self.place.approval.fields:
                yield FormSigner(f"head.{field}", "", own(known))
        signers = [(who, block.fields) for block in self.place.signatures for who in block.signatories]
        found = {each.key: each for who, fields in signers if who.id != _HOLDER for each in self._signer(who, fields)}
        yield from found.values()

    def _signer(self, who: Signatory, fields: tuple[str, ...]) -> Iterator[FormSigner]:
        _, part, post, name = self.localiser.signatory(who)
        usual = self.words.typeset(self.words.say(who.post)) if who.post else ""
        label = _plain(part) if part else usual
        for field, value in (("post", _plain(post) if post else ""), ("name", name)):
            if field in fields:
                yield FormSigner(f"signatories.{who.id}.{field}", label, value, who.id in _OF_THE_POST)

    def _own_words(self, text: SourceText | None) -> str:
        return self.words.own(text) if text else ""


def _slots(text: str) -> Iterator[Slot]:
    yield from (piece for piece in _pieces(text) if isinstance(piece, Slot))


def _pieces(text: str) -> Iterator[str | Slot]:
    """A sentence as words and placeholders; nothing of one that is wrong."""
    try:
        yield from (piece if isinstance(piece, Slot) else str(piece) for piece in parse(text))
    except SentenceError:
        return


def _plain(content: Said) -> str:
    return "".join(
        part.text if isinstance(part, Text) else "________" if isinstance(part, Blank) else _OPEN for part in content
    )
