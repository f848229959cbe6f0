"""From the passages of a document to its head and its sections, each with its clauses one below another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.recognise import marks, numbers
from generator.recognise.criteria import PROFILE, Criteria
from generator.recognise.headings import UNKNOWN, Heading, Headings
from generator.recognise.passages import Passage
from generator.recognise.wording import normal

SIGNATURES = "signatures"
_TAB, _SHORT, _DEEPEST = 3, 4, 8
_COLUMNS = (
    "the columns of its table are lost in this kind of file: say which criteria are desirable, or import it from Word."
)
_OF_CRITERIA = frozenset({*PROFILE, "knowledge"})


@dataclass(slots=True)
class Branch:
    """A clause as it stands in the document, with those below it and what is doubtful about its place."""

    passage: Passage
    below: list[Branch] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def walk(self) -> Iterator[Branch]:
        """This clause and all below it."""
        yield self
        for branch in self.below:
            yield from branch.walk()


@dataclass(slots=True)
class Section:
    """A section as it stands in the document. `name` is empty where nobody knows which it is; `heads` are the heads of
    its tables and the lines that say of what follows whether it is essential or desirable."""

    name: str
    heading: Passage
    doubts: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    heads: list[Passage] = field(default_factory=list)
    opening: Passage | None = None
    branches: list[Branch] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outline:
    """A document: what stands before its first section, its sections, and what stands beside the text."""

    head: tuple[Passage, ...]
    sections: tuple[Section, ...]
    margins: tuple[Passage, ...]


def outline(passages: Sequence[Passage], headings: Headings, signed: Sequence[str], criteria: Criteria) -> Outline:
    """Take a document apart. `signed` are the words with which blocks of signatures begin."""
    margins = tuple(each for each in passages if each.part in ("header", "footer"))
    body = [each for each in passages if each.part not in ("header", "footer")]
    formal = any(each.mark.kind == "number" and len(each.mark.numbers) > 1 for each in body)
    begins = tuple(normal(each) for each in signed)
    head: list[Passage] = []
    sections: list[Section] = []
    desirable = False
    for at, passage in enumerate(body):
        said = None if passage.cells else criteria.says(passage.text)
        if sections and (passage.head or (said is not None and sections[-1].name in _OF_CRITERIA)):
            sections[-1].heads.append(passage)
            desirable = bool(said)
            continue
        found = headings.find(passage, formal)
        if (
            found is None
            and sections
            and sections[-1].passages
            and _stands_apart(passage, body[at - 1], body[at + 1 : at + 2])
        ):
            found = Heading(UNKNOWN)
        if sections and (found is None or found.section == UNKNOWN) and _lost_columns(passage, criteria):
            sections[-1].heads.append(passage)
            sections[-1].doubts.append(_COLUMNS)
            continue
        if found and (found.section != UNKNOWN or sections):
            sections.append(_opened(passage, found))
            desirable = bool(said)
        elif sections and _is_signed(passage, begins) and sections[-1].name != SIGNATURES:
            sections.append(Section(SIGNATURES, passage))
        elif sections:
            sections[-1].passages.append(replace(passage, desirable=passage.desirable or desirable))
        else:
            head.append(passage)
    for section in sections:
        _grow(section)
    return Outline(tuple(head), tuple(sections), margins)


def _opened(passage: Passage, found: Heading) -> Section:
    section = Section(found.section, passage, [found.doubt] if found.doubt else [])
    if found.rest:
        title = passage.text[: len(passage.text) - len(found.rest)].rstrip(" :-–—.")
        section.heading = replace(passage, text=title)
        mark, rest = marks.read(found.rest, marks.NO_PARTS)
        section.passages.append(replace(passage, text=rest, mark=mark, labelled=False))
    return section


def _lost_columns(passage: Passage, criteria: Criteria) -> bool:
    """Whether a line was the head of a table of criteria, whose columns its file does not tell."""
    plain = passage.mark.kind == "none" and not passage.cells and passage.text[-1].isalnum()
    return plain and criteria.names_both(passage.text)


def _stands_apart(passage: Passage, before: Passage, following: Sequence[Passage]) -> bool:
    """Whether a short line behind an empty one, among clauses that bear marks, heads what follows it."""
    plain = passage.mark.kind == "none" and not passage.cells and passage.part == "body"
    short = len(passage.text.split()) <= _SHORT and passage.text[-1].isalnum() and passage.text[0].isupper()
    headed = any(not each.gap for each in following)
    return plain and short and passage.gap and headed and before.mark.kind != "none"


def _is_signed(passage: Passage, begins: tuple[str, ...]) -> bool:
    said = normal(passage.text)
    return passage.mark.kind == "none" and any(said == each or said.startswith(f"{each} ") for each in begins)


def _grow(section: Section) -> None:
    """Put the clauses of a section one below another."""
    rest = section.passages
    if len(rest) > 1 and rest[0].mark.kind == "none" and rest[0].text.endswith(":"):
        section.opening, rest = rest[0], rest[1:]
    section.branches = _Tree(rest).branches
    section.doubts += numbers.faults(section.heading, [branch.passage for branch in _walk(section.branches)])


def _walk(branches: list[Branch]) -> Iterator[Branch]:
    for branch in branches:
        yield from branch.walk()


@dataclass(frozen=True, slots=True)
class _Style:
    """What tells clauses of one level from those of another: the mark, how much it counts, how far it is set in."""

    kind: str
    size: float


class _Tree:
    """Clauses by their marks, numbers and indents: a mark seen before goes on with its list, a new one lies below."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.branches: list[Branch] = []
        self._path: list[tuple[_Style, Branch]] = []
        self._counted = any(each.mark.kind == "number" for each in passages)
        for passage in passages:
            self._add(passage)

    def _add(self, passage: Passage) -> None:
        style, branch = _style(passage), Branch(passage)
        depth = min(self._depth(style, branch), _DEEPEST)
        del self._path[depth:]
        (self._path[-1][1].below if self._path else self.branches).append(branch)
        self._path.append((style, branch))

    def _depth(self, style: _Style, branch: Branch) -> int:
        """How many clauses of the path a new one lies below."""
        styles = [known for known, _ in self._path]
        if style in styles:
            return styles.index(style)
        if style.kind == "number":
            smaller = [at for at, known in enumerate(styles) if known.kind == "number" and known.size < style.size]
            opened = self._path[-1][1].passage.text.endswith(":") if self._path else False
            if opened and not any(known.kind == "number" for known in styles):
                return len(self._path)
            return smaller[-1] + 1 if smaller else 0
        if not self._path:
            return 0
        last, above = self._path[-1]
        if style.kind == "none":
            return self._unmarked(branch)
        if last.kind == style.kind:
            return len(self._path) if style.size > last.size else self._set_out(style, styles)
        if last.kind == "none" and not above.passage.text.endswith(":"):
            return len(self._path) - 1
        if last.kind != "none" and not above.passage.text.endswith(":") and style.kind == "bullet":
            said = "nothing but its mark says that it belongs to the clause above it."
            branch.doubts.append(said)
        return len(self._path)

    def _set_out(self, style: _Style, styles: list[_Style]) -> int:
        """The depth of an item that is set in less than those before it."""
        same = [at for at, known in enumerate(styles) if known.kind == style.kind and known.size <= style.size]
        kin = [at for at, known in enumerate(styles) if known.kind == style.kind]
        return same[-1] if same else kin[0]

    def _unmarked(self, branch: Branch) -> int:
        _, above = self._path[-1]
        if above.passage.text.endswith(":"):
            return len(self._path)
        if self._counted:
            branch.doubts.append("it bears no number among clauses that do.")
        return 0


def _style(passage: Passage) -> _Style:
    mark = passage.mark
    if mark.kind in ("number", "roman", "part"):
        size = float(max(len(mark.numbers), passage.level + 1) if passage.labelled else len(mark.numbers))
        # Single numbers tell their level by how far they are set in; 9. and 10. are set in alike.
        return _Style("number", size + (passage.indent // _TAB) / 100 if size == 1 else size)
    if mark.kind == "none":
        return _Style("none", 0)
    inner = passage.level if passage.labelled else passage.indent // 2
    return _Style(mark.kind, inner)
