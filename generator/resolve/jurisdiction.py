"""From a role and a place to the role as the place allows it: responsibilities worded, or left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.errors import InputError, Problem, problem_at
from generator.model import jurisdiction_file as files
from generator.model.document import Page
from generator.model.files import WordsFile
from generator.model.jurisdiction import (
    Added,
    Approval,
    Criteria,
    CvCustoms,
    EqualOpportunity,
    Forbidden,
    Jurisdiction,
    Law,
    LeftOut,
    Responsibility,
    Signatory,
    Signatures,
    StudyPath,
    VacancyRule,
)
from generator.model.jurisdiction_file import JurisdictionFile
from generator.model.role import READERS, Clause, Role
from generator.model.source import Listing, Mapping_, Node, Scalar, SourceFile, Sources, SourceText, bare

Lists = Mapping[str, tuple[str, ...]]
"""Words to look for, by the name of their list."""


def word_list(file: SourceFile) -> tuple[str, tuple[str, ...]]:
    """The name of a list of words and the words of all its languages, from a file already checked for its shape."""
    data = WordsFile.model_validate(bare(file.root))
    return data.id, tuple(word for words in data.words.values() for word in words)


def jurisdiction(file: SourceFile, lists: Lists) -> Jurisdiction:
    """Make the place from its file, already checked for its shape. Raises InputError for a list that there is not."""
    return _Builder(file, lists).jurisdiction()


def under(role: Role, place: Jurisdiction, sources: Sources) -> Role:
    """The role as documents of the place hold it: its responsibilities in the words of the place, less those that the
    place excludes; less the clauses that it leaves out; and the clauses that it adds at the end of their lists.

    Raises InputError for a responsibility, or a variant of one, that the place does not know.
    """
    problems: list[Problem] = []
    worded = tuple(_worded(role.lists.get("responsibilities", ()), place, sources, problems, top=True))
    if problems:
        raise InputError(problems)
    lists = {**role.lists, "responsibilities": worded}
    for out in place.left_out:
        lists[out.section] = tuple(_less(lists.get(out.section, ()), out.clauses))
    for name, added in place.added.items():
        known = {clause.id for top in lists.get(name, ()) for clause in top.walk()}
        # A role that says a clause of that name itself has the last word.
        lists[name] = (*lists.get(name, ()), *(each.clause for each in added if each.clause.id not in known))
    return replace(role, lists=lists)


def _less(clauses: Iterable[Clause], gone: tuple[str, ...]) -> Iterator[Clause]:
    for clause in clauses:
        if clause.id not in gone:
            yield replace(clause, clauses=tuple(_less(clause.clauses, gone)))


def _worded(
    clauses: Iterable[Clause], place: Jurisdiction, sources: Sources, problems: list[Problem], *, top: bool
) -> Iterator[Clause]:
    for clause in clauses:
        known = place.responsibilities.get(clause.id)
        if not top:
            yield clause
        elif known is None:
            text = f"the jurisdiction {place.id} ({place.file}) does not word the responsibility `{clause.id}`."
            hint = f"It words: {', '.join(place.responsibilities)}."
            problems.append(problem_at(sources, clause.place, ("responsibilities",), text, hint))
        elif known.text is not None:
            words = known.variants.get(clause.variant) if clause.variant else known.text
            if words is None:
                text = f"the jurisdiction {place.id} has no variant `{clause.variant}` of `{clause.id}`."
                problems.append(problem_at(sources, clause.place, ("responsibilities",), text))
                continue
            if words.text.endswith(":") and not clause.clauses:
                text = f"under the law of {place.id} the responsibility `{clause.id}` opens a list, which is empty."
                hint = "Give it `clauses`, of an `id` and a `text` each."
                problems.append(problem_at(sources, clause.place, ("responsibilities",), text, hint))
                continue
            yield replace(clause, text=words, place=words.place)


class _Builder:
    def __init__(self, file: SourceFile, lists: Lists) -> None:
        assert isinstance(file.root, Mapping_)
        self.file, self.root, self.sources, self.lists = file, file.root, Sources([file]), lists
        self.data = JurisdictionFile.model_validate(bare(file.root))

    def jurisdiction(self) -> Jurisdiction:
        data = self.data
        return Jurisdiction(
            id=data.id,
            language=data.language,
            name=self._text("name"),
            usual_for=tuple(data.usual_for),
            title_form=data.title_form,
            numbering=data.numbering,
            page=_page(data.page),
            code_schemes=tuple(data.code_schemes),
            facts=tuple(data.facts),
            always=tuple(data.always or ()),
            fact_labels={key: self._text("fact_labels", key) for key in data.fact_labels or ()},
            openings={key: self._text("section_openings", key) for key in data.section_openings or ()},
            sections={key: self._text("section_titles", key) for key in data.section_titles or ()},
            layout=tuple(data.layout) if data.layout else None,
            extra_sections=tuple(data.extra_sections or ()),
            profile=tuple(data.profile),
            criteria=Criteria(self._text("criteria", "essential"), self._text("criteria", "desirable"))
            if data.criteria
            else None,
            added={name: tuple(self._added(name, added)) for name, added in (data.added or {}).items()},
            left_out=tuple(
                LeftOut(
                    out.section, tuple(out.clauses), self._text("left_out", index, "reason"), out.source, out.checked
                )
                for index, out in enumerate(data.left_out or ())
            ),
            laws={key: Law(self._text("laws", key, "name"), law.source, law.checked) for key, law in data.laws.items()},
            responsibilities={key: self._responsibility(key, said) for key, said in data.responsibilities.items()},
            forbidden=tuple(self._forbidden(index, rule) for index, rule in enumerate(data.forbidden)),
            approval=Approval(self._text("approval", "heading"), tuple(data.approval.fields))
            if data.approval
            else None,
            signatures=tuple(self._signatures(index, block) for index, block in enumerate(data.signatures)),
            equal_opportunity=EqualOpportunity(
                self._text("vacancy", "equal_opportunity"), data.vacancy.source, data.vacancy.checked
            ),
            vacancy_rules={
                name: tuple(
                    VacancyRule(
                        said.level, said.since, said.until, tuple(said.regions or ()), said.source, said.checked
                    )
                    for said in rules
                )
                for name, rules in (data.vacancy_rules or {}).items()
            },
            cv=self._cv(data.cv),
            study_paths=tuple(
                StudyPath(path.id, self._text("study_paths", index, "text"), tuple(path.roles or ()))
                for index, path in enumerate(data.study_paths)
            ),
            legal_note=self._text("legal_note", "text"),
            legal_note_place=data.legal_note.place,
            file=self.file.path,
        )

    def _cv(self, said: files.CvCustoms) -> CvCustoms:
        return CvCustoms(
            pages=said.pages,
            photo=said.photo,
            birth_date=said.birth_date,
            marital_status=said.marital_status,
            nationality=said.nationality,
            photo_text=self._text("cv", "photo_text"),
            data_text=self._text("cv", "data_text"),
            length_text=self._text("cv", "length_text"),
            source=said.source,
            checked=said.checked,
        )

    def _forbidden(self, index: int, rule: files.Forbidden) -> Forbidden:
        words = list(rule.words or ())
        for number, name in enumerate(rule.lists or ()):
            if name not in self.lists:
                place = self._node("forbidden", index, "lists", number).place
                said = f"there is no list of words `{name}`."
                hint = f"The folder `words` has: {', '.join(self.lists)}."
                raise InputError([problem_at(self.sources, place, ("forbidden", index, "lists"), said, hint)])
            words += self.lists[name]
        return Forbidden(tuple(words), self._text("forbidden", index, "reason"), rule.source, rule.checked)

    def _added(self, section: str, added: Iterable[files.Added]) -> Iterator[Added]:
        for index, said in enumerate(added):
            text = self._text("added", section, index, "text")
            yield Added(_clause(said.id, text, section), said.source, said.checked)

    def _responsibility(self, key: str, said: files.Responsibility) -> Responsibility:
        where = ("responsibilities", key)
        return Responsibility(
            text=self._text(*where, "text") if said.text else None,
            variants={name: self._text(*where, "variants", name) for name in said.variants or ()},
            excluded=self._text(*where, "excluded") if said.excluded else None,
            source=said.source,
            checked=said.checked,
            place=self._node(*where).place,
        )

    def _signatures(self, index: int, block: files.Signatures) -> Signatures:
        where = ("signatures", index)
        return Signatures(
            id=block.id,
            title=self._text(*where, "title"),
            statement=self._text(*where, "statement") if block.statement else None,
            fields=tuple(block.fields),
            signatories=tuple(
                Signatory(
                    person.id,
                    self._text(*where, "signatories", number, "part") if person.part else None,
                    self._text(*where, "signatories", number, "post") if person.post else None,
                )
                for number, person in enumerate(block.signatories)
            ),
        )

    def _node(self, *path: str | int) -> Node:
        node: Node = self.root
        for part in path:
            if isinstance(node, Mapping_) and isinstance(part, str):
                node = node.entries[part]
            elif isinstance(node, Listing) and isinstance(part, int):
                node = node.items[part]
        return node

    def _text(self, *path: str | int) -> SourceText:
        node = self._node(*path)
        assert isinstance(node, Scalar)
        return self.sources.text(node)


def _page(page: files.Page) -> Page:
    edges = page.margins
    return Page(page.paper, float(edges.top), float(edges.right), float(edges.bottom), float(edges.left), page.numbers)


def _clause(name: str, text: SourceText, section: str) -> Clause:
    return Clause(name, text, False, READERS[section], False, None, None, (), text.place)
