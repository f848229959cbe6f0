"""From a LocalRole to the tree of a sheet that guides a candidate's CV: what to tick, and what leads to the post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from generator.compose.running import empty
from generator.model.document import Blank, Clause, Content, Document, Look, Section, Text
from generator.model.files import Reader
from generator.model.local import LocalClause, LocalRole, Pointer
from generator.model.local_vacancy import Line, LocalGuide
from generator.model.words import message

KIND = "cv-guide"
_READER: Reader = "candidate"
_SECTIONS = {
    "before": message("Before you write"),
    "matching-qualities": message("Qualities to name"),
    "skills": message("Skills"),
    "client-experience": message("Experience with clients"),
    "achievements": message("Achievements with figures"),
    "references": message("References"),
    "spelling": message("Spelling"),
    "photo": message("Photo and personal data"),
    "contact-details": message("Contact details"),
    "proofread": message("Last check before sending"),
    "study-paths": message("Ways of study that lead to the post"),
    "advantages": message("What speaks for the post"),
    "drawbacks": message("What to be ready for"),
    "related": message("Neighbouring roles"),
}
_CHECKS: dict[str, tuple[tuple[str, str], ...]] = {
    "before": (
        ("vacancy-words", message("I have marked in the vacancy the words that describe my work.")),
        ("dates", message("I have noted each employer, post, month and year, without gaps.")),
    ),
    "contact-details": (("reachable", message("One e-mail address and one telephone number, in the text itself.")),),
    "proofread": (
        ("layout", message("One column, without tables or text boxes: programs read it too.")),
        ("file", message("Saved as a PDF with text that can be selected, under my name.")),
        ("proofread-aloud", message("Somebody else has read it, or I have read it aloud.")),
    ),
}
_BELOW = 14.0
"""The most that stays free under the text of two full pages, in millimetres."""
_MOST_QUALITIES = 6
_MOST_WORDS = 10
_SUMMARY = 300
"""Characters of three lines."""


def cv_guide(role: LocalRole) -> Document:
    """Compose the guidance on a CV: what a candidate may read of the role, and the customs of the place."""
    assert role.guide is not None
    return _Composer(role, role.guide).document()


class _Composer:
    def __init__(self, role: LocalRole, guide: LocalGuide) -> None:
        self.role, self.guide, self.words = role, guide, role.words
        self.advice = {clause.id: clause for clause in role.lists.get("cv", ()) if _READER in clause.readers}

    def document(self) -> Document:
        role, words = self.role, self.words
        label = self._said(message("CV checklist"))
        made = empty(role, KIND, label, role.title)
        title = words.typeset(words("CV checklist: {title}", title=role.title))
        employer = role.letterhead.name if role.letterhead else role.employer_name
        return replace(
            made,
            page=replace(role.page, bottom=min(role.page.bottom, _BELOW)),
            employer=(Text(employer),) if employer else (),
            lead=self._lead(),
            sections=tuple(section for section in self._sections() if section.clauses),
            properties=replace(made.properties, title=title, comments=""),
        )

    def _said(self, english: str, **values: str) -> str:
        return self.words.typeset(self.words(english, **values))

    def _lead(self) -> tuple[Content, ...]:
        """What the post is, in three lines."""
        said: list[Text] = []
        for clause in self._readable("purpose"):
            words = "".join(part.text for part in clause.content if isinstance(part, Text))
            if _plain(clause) and len(words) + sum(len(each.text) for each in said) <= _SUMMARY:
                said.append(Text(f" {words}" if said else words))
        return (tuple(said),) if said else ()

    # --- sections

    def _sections(self) -> Iterator[Section]:
        guide = self.guide
        yield self._section("before", [*self._standing("before"), self._line(guide.length)])
        yield self._section("matching-qualities", self._qualities(), self._advice("matching-qualities"))
        yield self._section("skills", self._of("skills"), self._advice("all-skills"))
        yield self._section(
            "client-experience", self._written("client-experience", message("Employer, years, clients"))
        )
        yield self._section("achievements", self._achievements(), self._advice("achievements"))
        yield self._section("references", self._written("references", message("Name, post, telephone")))
        yield self._section("spelling", self._spelling())
        yield self._section("photo", [self._line(guide.photo), self._line(guide.data)], self._advice("photo"))
        yield self._section(
            "contact-details", [*self._of_advice("contact-details"), *self._standing("contact-details")]
        )
        yield self._section("proofread", [*self._of_advice("proofread"), *self._standing("proofread")])
        yield self._section(
            "study-paths", map(self._line, guide.study_paths), self._opening("education-paths"), "points"
        )
        for name in ("advantages", "drawbacks"):
            yield self._section(name, self._of(f"career.{name}"), None, "points")
        yield self._section("related", self._of("related_roles"), None, "points")

    def _section(
        self, name: str, clauses: Iterable[Clause], opening: Content | None = None, look: Look = "checks"
    ) -> Section:
        title = self._said(_SECTIONS[name])
        return Section(name, name, "", title, tuple(clauses), (), opening=opening, look=look)

    def _readable(self, name: str) -> Iterator[LocalClause]:
        return (clause for clause in self.role.lists.get(name, ()) if _READER in clause.readers)

    def _of(self, name: str) -> Iterator[Clause]:
        for clause in self._readable(name):
            if _plain(clause):
                yield self._clause(clause.id, cast(Content, clause.content), clause.origin)

    def _advice(self, name: str) -> Content | None:
        found = self.advice.get(name)
        return cast(Content, found.content) if found and _plain(found) else None

    def _opening(self, name: str) -> Content | None:
        found = next((each for each in self._readable("requirements") if each.id == name), None)
        return cast(Content, found.content) if found and _plain(found) else None

    def _of_advice(self, name: str) -> Iterator[Clause]:
        if content := self._advice(name):
            yield self._clause(name, content, self.advice[name].origin)

    def _written(self, name: str, label: str) -> Iterator[Clause]:
        """A piece of advice to tick, with room to write under it."""
        if content := self._advice(name):
            blank = Blank(f"{name}.note", self._said(label), 120)
            yield self._clause(name, content, self.advice[name].origin, (blank,))

    def _standing(self, section: str) -> Iterator[Clause]:
        for name, english in _CHECKS[section]:
            yield self._clause(name, (Text(self._said(english)),), "")

    def _qualities(self) -> Iterator[Clause]:
        """The qualities that serve a duty, each with it."""
        duties = {clause.id: clause for top in self.role.lists.get("duties", ()) for clause in top.walk()}
        readable = {name: duty for name, duty in duties.items() if _READER in duty.readers and _plain(duty)}
        # Where the role words some duties for candidates, the others would read like the job description.
        readable = {name: duty for name, duty in readable.items() if duty.chosen} or readable
        listed = [clause for clause in self._readable("qualities") if _plain(clause) and not clause.desirable]
        served: dict[str, LocalClause] = {}
        for clause in listed:
            free = (
                readable[name] for name in clause.serves if name in readable and readable[name] not in served.values()
            )
            if duty := next(free, None):
                served[clause.id] = duty
        # A quality without a duty that it serves is one of many; where the role ties none, all are as good.
        for clause in [clause for clause in listed if clause.id in served or not served][:_MOST_QUALITIES]:
            duty = served.get(clause.id)
            reason = (Text(self._said(message("Serves this duty: {duty}"), duty=_words(duty))),) if duty else None
            yield self._clause(clause.id, cast(Content, clause.content), clause.origin, reason)

    def _achievements(self) -> Iterator[Clause]:
        for clause in self._readable("achievements"):
            if _plain(clause):
                example = self._said(message("For example: {example}"), example=_words(clause))
                blank = Blank(f"achievements.{clause.id}", self._said(message("My own, with a figure")), 120)
                yield self._clause(clause.id, (Text(example),), clause.origin, (blank,))

    def _spelling(self) -> Iterator[Clause]:
        if content := self._advice("spelling"):
            listed = ", ".join(self.guide.misspelt[:_MOST_WORDS])
            reason = (Text(self._said(message("Often misspelt: {words}."), words=listed)),) if listed else None
            yield self._clause("spelling", content, self.advice["spelling"].origin, reason)

    def _line(self, line: Line) -> Clause:
        return self._clause(line.id, line.content, line.origin)

    @staticmethod
    def _clause(name: str, content: Content, origin: str, reason: Content | None = None) -> Clause:
        return Clause(name, f"guide-{name}", "", 1, content, None, (), origin, reason)


def _plain(clause: LocalClause) -> bool:
    """Whether a clause can stand here: it points to no number."""
    return not any(isinstance(part, Pointer) for part in clause.content)


def _words(clause: LocalClause) -> str:
    return "".join(part.text for part in clause.short or clause.content if isinstance(part, Text))
