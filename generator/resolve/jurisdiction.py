"""From a role and a place to the role as the place allows it: responsibilities worded, or left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.errors import InputError, Problem, problem_at
from generator.model import files
from generator.model.jurisdiction import Approval, Forbidden, Jurisdiction, Law, Responsibility, Signatures
from generator.model.role import Clause, Role
from generator.model.source import Listing, Mapping_, Node, Scalar, SourceFile, Sources, SourceText, bare


def jurisdiction(file: SourceFile) -> Jurisdiction:
    """Make the place from its file, already checked for its shape."""
    return _Builder(file).jurisdiction()


def under(role: Role, place: Jurisdiction, sources: Sources) -> Role:
    """The role with its responsibilities in the words of the place, less those that the place excludes.

    Raises InputError for a responsibility, or a variant of one, that the place does not know.
    """
    problems: list[Problem] = []
    worded = tuple(_worded(role.lists.get("responsibilities", ()), place, sources, problems, top=True))
    if problems:
        raise InputError(problems)
    return replace(role, lists={**role.lists, "responsibilities": worded})


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
            yield replace(clause, text=words, place=words.place)


class _Builder:
    def __init__(self, file: SourceFile) -> None:
        assert isinstance(file.root, Mapping_)
        self.file, self.root, self.sources = file, file.root, Sources([file])
        self.data = files.JurisdictionFile.model_validate(bare(file.root))

    def jurisdiction(self) -> Jurisdiction:
        data = self.data
        return Jurisdiction(
            id=data.id,
            language=data.language,
            name=self._text("name"),
            usual_for=tuple(data.usual_for),
            code_schemes=tuple(data.code_schemes),
            facts=tuple(data.facts),
            sections={key: self._text("section_titles", key) for key in data.section_titles or ()},
            layout=tuple(data.layout) if data.layout else None,
            extra_sections=tuple(data.extra_sections or ()),
            laws={key: Law(self._text("laws", key, "name"), law.source, law.checked) for key, law in data.laws.items()},
            responsibilities={key: self._responsibility(key, said) for key, said in data.responsibilities.items()},
            forbidden=tuple(Forbidden(tuple(f.words), f.reason, f.source, f.checked) for f in data.forbidden),
            approval=Approval(self._text("approval", "heading"), tuple(data.approval.fields))
            if data.approval
            else None,
            signatures=tuple(self._signatures(index, block) for index, block in enumerate(data.signatures)),
            legal_note=self._text("legal_note", "text"),
            legal_note_place=data.legal_note.place,
            file=self.file.path,
        )

    def _responsibility(self, key: str, said: files.Responsibility) -> Responsibility:
        where = ("responsibilities", key)
        node = self._node(*where)
        return Responsibility(
            text=self._text(*where, "text") if said.text else None,
            variants={name: self._text(*where, "variants", name) for name in said.variants or ()},
            excluded=said.excluded,
            source=said.source,
            checked=said.checked,
            place=node.place,
        )

    def _signatures(self, index: int, block: files.Signatures) -> Signatures:
        where = ("signatures", index)
        return Signatures(
            id=block.id,
            title=self._text(*where, "title"),
            statement=self._text(*where, "statement") if block.statement else None,
            fields=tuple(block.fields),
            signatories=tuple(
                (person.id, self._text(*where, "signatories", number, "post") if person.post else None)
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
        return self.sources.text(node, *self._names(path))

    def _names(self, path: tuple[str | int, ...]) -> Iterator[str]:
        """A list's items go by their ids in a translator's context, so that reordering changes nothing."""
        for end, part in enumerate(path):
            node = self._node(*path[: end + 1])
            name = node.text("id") if isinstance(part, int) and isinstance(node, Mapping_) else None
            yield name or (str(part + 1) if isinstance(part, int) else part)
