"""From a whole role to what is wrong with it as a whole: what its files could not know one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.errors import Problem, problem_at
from generator.model.files import DEVICES, MONEY, PERCENT
from generator.model.jurisdiction import Jurisdiction
from generator.model.role import DATE_FACTS, LIST_FACTS, TEXT_FACTS, Clause, Measure, Role
from generator.model.sentence import SentenceError, Slot, in_case, parse
from generator.model.source import Sources, SourceText
from generator.validate.shape import did_you_mean

TIMES = ("day", "week", "month", "year")
PARTS = ("bound", "amount", "frequency")
FACTS = (
    *TEXT_FACTS,
    *LIST_FACTS,
    "employer",
    "title",
    "holder",
    "category",
    "supervises",
    "experience",
    "certification",
    *DATE_FACTS,
)
MEASURED_FACTS = ("experience", "certification")
IN_PROFILE = ("requirements", "skills", "qualities")
"""Lists that a document prints one level deeper, under a heading each."""
MAX_LEVELS = 3
_CHOICE = re.compile(r"\{[^{}|]*\|[^{}|]*\|[^{}|]*\}")
_CASES_ARE = "A name has cases: genitive, dative, accusative, instrumental, prepositional..."
_MOST = 20  # wrong braces told of one text


def check(role: Role, sources: Sources, whole: bool = True) -> list[Problem]:
    """Everything wrong with a role, whatever the place: errors and warnings, in the order of its parts.

    `whole` is false for a role that lacks what was wrong in its files: then nothing is missed.
    """
    checker = _Checker(role, sources, whole)
    missing = checker.completeness() if whole else ()
    doubtful = checker.warnings() if whole else ()
    return [*missing, *checker.clauses(), *checker.measures(), *checker.texts(), *checker.plain_texts(), *doubtful]


def check_place(place: Jurisdiction, sources: Sources) -> list[Problem]:
    """Placeholders of a jurisdiction that name no law of its own and no fact of a role."""
    problems: list[Problem] = []
    texts = [word for said in place.responsibilities.values() for word in (said.text, *said.variants.values()) if word]
    texts += [*place.openings.values()]
    texts += [block.statement for block in place.signatures if block.statement]
    texts += [post for block in place.signatures for who in block.signatories for post in (who.part, who.post) if post]
    texts += [each.clause.text for added in place.added.values() for each in added if each.clause.text]
    for text in texts:
        for slot in _slots(text, sources, problems):
            known = place.laws if slot.name == "law" else FACTS
            word = slot.part if slot.name == "law" else slot.name
            if word not in known:
                hint = did_you_mean(word, known)
                said = f"`{slot}` is neither a fact nor a law here."
                problems.append(problem_in(sources, text, str(slot), said, hint))
            elif slot.part and slot.name != "law":
                problems.append(problem_in(sources, text, str(slot), f"`{slot}` has no such part."))
    return problems


def _slots(text: SourceText, sources: Sources, problems: list[Problem]) -> Iterator[Slot]:
    words = text.text
    for _ in range(_MOST):
        try:
            yield from (piece for piece in parse(words) if isinstance(piece, Slot))
            return
        except SentenceError as error:
            problems.append(problem_at(sources, sources.point(text, error.start), (), str(error)))
            words = words[: error.start] + " " * (error.end - error.start) + words[error.end :]


def problem_in(
    sources: Sources, text: SourceText, words: str, said: str, hint: str = "", key: tuple[str, ...] = ()
) -> Problem:
    """A problem of some words in a text, at these words where they can be found."""
    return problem_at(sources, sources.point(text, text.text.find(words)), key, said, hint)


@dataclass(frozen=True, slots=True)
class _Checker:
    role: Role
    sources: Sources
    whole: bool

    def _problem(self, at: Clause | Measure | SourceText | Role, text: str, hint: str = "", *key: str) -> Problem:
        return problem_at(self.sources, at.place, key, text, hint)

    def completeness(self) -> Iterator[Problem]:
        role = self.role
        if not role.lists.get("duties"):
            yield self._problem(role, f"the role `{role.id}` has no `duties`.")
        if role.category is None:
            words = "managers, specialists or performers"
            yield self._problem(role, f"the role `{role.id}` has no `category`: {words}.")
        if DEVICES.fullmatch(role.id):
            text = f"a folder cannot be called `{role.id}` on every system; give the role another id."
            yield self._problem(role, text)
        for section in role.layout:
            if role.layout.count(section) > 1:
                yield self._problem(role, f"`layout` names the section `{section}` more than once.")
                return

    def clauses(self) -> Iterator[Problem]:
        for name, top in self.role.lists.items():
            for clause in top:
                yield from self._levels(name, clause, 2 if name in IN_PROFILE else 1)
            for clause in self.role.clauses(name):
                yield from self._clause(name, clause)

    def _levels(self, name: str, clause: Clause, level: int) -> Iterator[Problem]:
        if level > MAX_LEVELS:
            text = f"the clause `{clause.id}` lies deeper than the {MAX_LEVELS} levels a document numbers."
            yield self._problem(clause, text, "", name, clause.id)
        contained = clause.contains if name == "provisions" else None
        for below in (*clause.clauses, *self.role.lists.get(contained or "", ())):
            yield from self._levels(contained or name, below, level + 1)

    def _clause(self, name: str, clause: Clause) -> Iterator[Problem]:
        key = (name, clause.id)
        if name == "responsibilities":
            if set(clause.readers) - {"employee"}:
                yield self._problem(clause, f"the responsibility `{clause.id}` is for the employee alone.", "", *key)
            if clause.text and clause in self.role.lists[name]:
                said = f"the responsibility `{clause.id}` has a `text`, which no document would print."
                yield self._problem(clause, said, "The jurisdiction words it: take `text` out.", *key)
        elif clause.variant:
            yield self._problem(clause, "`variant` belongs to responsibilities alone.", "", *key)
        if clause.contains and name != "provisions":
            yield self._problem(clause, "`contains` belongs to `provisions` alone.", "", *key)
        if clause.contains and clause.clauses:
            yield self._problem(clause, "a clause cannot have both `contains` and `clauses`.", "", *key)
        if clause.contains and name == "provisions" and not (clause.clauses or self.role.lists.get(clause.contains)):
            said = f"the clause `{clause.id}` opens the list `{clause.contains}`, which is empty."
            yield self._problem(clause, said, f"Say something in `{clause.contains}`, or remove this clause.", *key)

    def measures(self) -> Iterator[Problem]:
        for unit in TIMES:
            if unit in self.role.units:
                said = f"`{unit}` is a unit of time already; give this one another id."
                yield self._problem(self.role.units[unit].forms["other"], said, "", "units", unit)
        for measure in self.role.measures.values():
            for wrong in self._measure(measure):
                yield self._problem(measure, f"the target `{measure.id}` {wrong}", "", "targets", measure.id)

    def _measure(self, measure: Measure) -> Iterator[str]:
        if measure.id in FACTS and measure.id not in MEASURED_FACTS:
            yield "has the name of a fact; give it another id."
        if self.whole and measure.unit and measure.unit not in {*TIMES, PERCENT, *MONEY, *self.role.units}:
            hint = did_you_mean(measure.unit, [*TIMES, *self.role.units])
            yield f"counts in `{measure.unit}`, which is not among the `units`. {hint}".strip()
        if measure.per in (*TIMES, "quarter"):
            yield f"is counted per `{measure.per}`, which is a time: write `period: {measure.per}`."
        elif self.whole and measure.per and measure.per not in self.role.units:
            yield f"is counted per `{measure.per}`, which is not among the `units`."
        yield from self._said_in_vain(measure)
        if measure.compare == "every":
            yield from self._every(measure)
        elif measure.value is None:
            yield "has no `value`."
        elif measure.compare == "by-day":
            if not 1 <= measure.value <= 31 or measure.value != int(measure.value):
                yield "is due by a day of the month, so its value must be a whole number from 1 to 31."
            if measure.period not in ("month", "quarter", "year"):
                yield "is due by a day, so its `period` must be month, quarter or year."
        elif measure.unit is None:
            yield "has no `unit`."

    def _every(self, measure: Measure) -> Iterator[str]:
        if measure.unit and measure.unit not in TIMES:
            yield "is `every` so often, so its unit must be day, week, month or year."
        if measure.value is not None and not measure.unit:
            yield "is `every` so often: beside its `value` it needs a `unit` (day, week, month or year)."
        if measure.value is not None and (measure.value < 1 or measure.value != int(measure.value)):
            yield "is `every` so often, so its value must be a whole number from 1 on."
        if measure.value is None and not measure.unit and not measure.period:
            yield "is `every` so often, but has neither a `period` nor a `value` and `unit`."
        if measure.unit and measure.period:
            yield "has both a `unit` and a `period`; where it is `every` so often, one of them says it."

    def _said_in_vain(self, measure: Measure) -> Iterator[str]:
        """Keys that no sentence would say."""
        if measure.per and measure.compare in ("every", "by-day"):
            yield f"is `{measure.compare}`, which has no use for `per`: take it out."
        if measure.unit and measure.compare == "by-day":
            yield "is due by a day, which has no use for `unit`: take it out."
        if measure.in_words and (measure.compare in ("every", "by-day") or measure.unit in {*TIMES, PERCENT, *MONEY}):
            yield "cannot be printed `in_words`: that is for things that are counted."

    def texts(self) -> Iterator[Problem]:
        known = {*FACTS, *self.role.measures}
        anchors: dict[str, list[str]] = {}
        for name in self.role.lists:
            for clause in self.role.clauses(name):
                anchors.setdefault(clause.id, []).append(f"{name}/{clause.id}")
                anchors[f"{name}/{clause.id}"] = [f"{name}/{clause.id}"]
        problems: list[Problem] = []
        for text in self._all_texts():
            for slot in _slots(text, self.sources, problems):
                problems.extend(self._slot(text, slot, known, anchors))
        yield from problems

    def plain_texts(self) -> Iterator[Problem]:
        """Braces in words that are printed as they stand."""
        role = self.role
        titles = [title for title in (role.title, role.short_name) if title]
        texts = [text for title in titles for text in (title.masculine, title.feminine, title.inclusive)]
        texts += [
            *role.alternative_titles,
            *role.texts.values(),
            *(text for each in role.series.values() for text in each),
        ]
        for measure in role.measures.values():
            texts += [measure.label, *((measure.measured_in,) if measure.measured_in else ())]
        texts += [form for unit in role.units.values() for form in (*unit.forms.values(), unit.each) if form]
        for text in dict.fromkeys(texts):
            if brace := re.search("[{}]", _CHOICE.sub(lambda found: " " * len(found[0]), text.text)):
                said = "a brace stands here, but only the text of a clause has names filled in."
                place = self.sources.point(text, brace.start())
                yield problem_at(self.sources, place, (), said, "Write the words themselves.")

    def _slot(
        self, text: SourceText, slot: Slot, known: set[str], anchors: Mapping[str, list[str]]
    ) -> Iterator[Problem]:
        if slot.name == "see":
            if slot.part not in anchors:
                said = f"`{slot}` refers to no clause of the role `{self.role.id}`."
                hint = did_you_mean(slot.part, anchors) or "Write the id of a clause behind `see:`."
                yield self._at_slot(text, slot, said, hint)
            elif len(anchors[slot.part]) > 1:
                said = f"`{slot}` may mean several clauses, for their id stands in several lists."
                ways = " or ".join(f"`{{see:{anchor}}}`" for anchor in anchors[slot.part])
                yield self._at_slot(text, slot, said, f"Write {ways}.")
        elif slot.name not in known:
            hint = did_you_mean(slot.name, known) or "Facts and targets of the role may stand between braces."
            yield self._at_slot(text, slot, f"`{slot}` is neither a fact nor a target of this role.", hint)
        elif slot.case and (name := self._name(slot.name)) and in_case(name.text, slot.case) is None:
            said = f"`{slot}` asks for the {slot.case} of “{name.text}”, which is not stored."
            yield self._at_slot(text, slot, said, f"Write it behind the name: `{name.text}|{slot.case}=...`.")
        elif slot.part and (slot.name not in self.role.measures or slot.part not in PARTS):
            parts = f"A target has: {', '.join(PARTS)}." if slot.name in self.role.measures else _CASES_ARE
            yield self._at_slot(text, slot, f"`{slot}` has no such part.", parts)

    def _name(self, fact: str) -> SourceText | None:
        """The words of a fact that is a name, which stores its cases; None for any other, or in another language."""
        title = {"title": self.role.title, "holder": self.role.short_name or self.role.title}.get(fact)
        found = title.inclusive if title else self.role.texts.get(fact)
        return found if found and found.language == self.role.language else None

    def _at_slot(self, text: SourceText, slot: Slot, said: str, hint: str) -> Problem:
        return problem_in(self.sources, text, str(slot), said, hint)

    def _all_texts(self) -> Iterable[SourceText]:
        for name in self.role.lists:
            for clause in self.role.clauses(name):
                yield from (text for text in (clause.text, clause.vacancy) if text)

    def warnings(self) -> Iterator[Problem]:
        role = self.role
        if role.category == "managers" and role.supervises == 0:
            text = (
                f"`{role.id}` is of the category `managers`, but supervises nobody: it claims more than the post holds."
            )
            place = role.place
            hint = "Say `specialists` or `performers`, or how many people it supervises."
            yield problem_at(self.sources, place, ("category",), text, hint, "warning")
