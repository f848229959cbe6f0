"""From the parts of two documents to blocks of lines, in the order of the new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from generator.compare.lines import Saying, Teller
from generator.compare.order import moved, together
from generator.compare.pairing import Pairs
from generator.compare.tables import table_lines
from generator.model.comparison import Block, Kind, Line, Part, Target
from generator.model.document import Clause, Content, Document, Field, Section, SignatureBlock, Text


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


@dataclass(frozen=True, slots=True)
class Blocks:
    """Makes the blocks of two documents, and collects the targets that changed."""

    teller: Teller
    pairs: Pairs
    targets: list[Target] = field(default_factory=list)

    def of(self, old: Document, new: Document) -> list[Block]:
        """Every block that says something, from the title to the note under the signatures."""
        made = [
            Block("head", "head", None, tuple(self._head(old, new))),
            self._facts(old, new),
            self._purpose(old, new),
            *self._sections(old, new),
            *self._signatures(old.signatures, new.signatures),
            Block("note", "note", None, tuple(self._said("note", "note", old.note, new.note))),
        ]
        return [block for block in made if block.heading or block.lines]

    def _said(self, part: Part, id: str, old: str | None, new: str | None) -> Iterator[Line]:
        """A line of plain words, where one of the documents has them."""
        yield from self._content(part, id, (Text(old),) if old else None, (Text(new),) if new else None)

    def _content(self, part: Part, id: str, old: Content | None, new: Content | None) -> Iterator[Line]:
        if old or new:
            yield self.teller.line(part, id, Saying((old,)) if old else None, Saying((new,)) if new else None)

    def _head(self, old: Document, new: Document) -> Iterator[Line]:
        yield from self._content("head", "employer", old.employer, new.employer)
        yield from self._said("head", "label", old.label, new.label)
        before = (old.approval.heading, old.approval.fields) if old.approval else (None, ())
        after = (new.approval.heading, new.approval.fields) if new.approval else (None, ())
        yield from self._said("head", "approval", before[0], after[0])
        yield from self._fields("head", "approval", before[1], after[1])
        yield from self._said("head", "title", old.title, new.title)
        yield from self._content("head", "subtitle", old.subtitle, new.subtitle)
        yield from self._paragraphs("head", "lead", old.lead, new.lead)

    def _paragraphs(self, part: Part, id: str, old: Sequence[Content], new: Sequence[Content]) -> Iterator[Line]:
        """Paragraphs without names of their own: the same words are the same one, the others go by their place."""
        names = [next((f"{at}" for at, now in enumerate(new) if self.teller.same(was, now)), "") for was in old]
        free = [f"{at}" for at in range(len(new)) if f"{at}" not in names]
        names = [name or (free.pop(0) if free else f"was-{at}") for at, name in enumerate(names)]
        before = dict(zip(names, old, strict=True))
        after = {f"{at}": content for at, content in enumerate(new)}
        elsewhere = moved([*before], [*after])
        for name in together([*before], [*after]):
            for line in self._content(part, f"{id}-{name}", before.get(name), after.get(name)):
                yield _also(line, name in elsewhere)

    def _facts(self, old: Document, new: Document) -> Block:
        before, after = _by_id(old.facts), _by_id(new.facts)
        elsewhere = moved([*before], [*after])
        lines = []
        for name in together([*before], [*after]):
            sayings = [Saying((fact.value,), "", fact.label) if fact else None for fact in _both(name, before, after)]
            lines.append(_also(self.teller.line("fact", name, sayings[0], sayings[1]), name in elsewhere))
        return Block("fact", "facts", None, tuple(lines))

    def _purpose(self, old: Document, new: Document) -> Block:
        titles = [each.purpose.title if each.purpose else None for each in (old, new)]
        said = [each.purpose.paragraphs if each.purpose else () for each in (old, new)]
        heading = next(self._said("section", "purpose", *titles), None)
        return Block("purpose", "purpose", heading, tuple(self._paragraphs("purpose", "purpose", *said)))

    def _sections(self, old: Document, new: Document) -> Iterator[Block]:
        before, after = _by_id(old.sections), _by_id(new.sections)
        elsewhere = moved([*before], [*after])
        clauses = {clause.anchor: clause for clause in old.walk()}
        for name in together([*before], [*after]):
            was, now = _both(name, before, after)
            sayings = [Saying(((Text(each.title),),), each.number) if each else None for each in (was, now)]
            heading = _also(self.teller.line("section", name, sayings[0], sayings[1]), name in elsewhere)
            yield Block("section", name, heading, tuple(self._section(was, now, clauses)))

    def _section(self, old: Section | None, new: Section | None, clauses: Mapping[str, Clause]) -> Iterator[Line]:
        id = f"{(new or old or _NOTHING).id}-opening"
        yield from self._content("opening", id, old.opening if old else None, new.opening if new else None)
        yield from self._clauses(old, new, clauses)
        before, after = (_by_id(each.tables) if each else {} for each in (old, new))
        for name in together([*before], [*after]):
            told = table_lines(self.teller, *_both(name, before, after))
            self.targets.extend(told.targets)
            yield from told.lines

    def _clauses(self, old: Section | None, new: Section | None, clauses: Mapping[str, Clause]) -> Iterator[Line]:
        """Clauses of the new document with what they were in the old one, and those that are gone."""
        after = {clause.anchor: clause for clause in new.walk()} if new else {}
        # What went to another section stands there.
        names = [
            self.pairs.new.get(clause.anchor, f"\0{clause.anchor}")
            for clause in (old.walk() if old else ())
            if self.pairs.new.get(clause.anchor) in (None, *after)
        ]
        for name in together(names, [*after]):
            now = after.get(name)
            was = clauses[name[1:]] if now is None else clauses.get(self.pairs.old.get(name, ""))
            level = (now or was or _NO_CLAUSE).level
            line = self.teller.line("clause", name.lstrip("\0"), _of_clause(was), _of_clause(now), level)
            yield _also(line, name in self.pairs.moved)

    def _signatures(self, old: Sequence[SignatureBlock], new: Sequence[SignatureBlock]) -> Iterator[Block]:
        before, after = _by_id(old), _by_id(new)
        for name in together([*before], [*after]):
            was, now = _both(name, before, after)
            heading = next(self._said("section", name, was.title if was else None, now.title if now else None), None)
            said = [each.statement if each else None for each in (was, now)]
            lines = [*self._content("signature", f"{name}-statement", *said)]
            rows = [each.rows if each else () for each in (was, now)]
            for at in range(max(map(len, rows))):
                fields = [each[at] if at < len(each) else () for each in rows]
                lines += self._fields("signature", f"{name}-{at + 1}", *fields)
            yield Block("signature", name, heading, tuple(lines))

    def _fields(self, part: Part, id: str, old: Sequence[Field], new: Sequence[Field]) -> Iterator[Line]:
        before, after = _by_id(old), _by_id(new)
        for name in together([*before], [*after]):
            sayings = [
                Saying((each.content,), "", each.caption) if each else None for each in _both(name, before, after)
            ]
            yield self.teller.line(part, f"{id}-{name}", sayings[0], sayings[1])


_NOTHING = Section("", "", "", "", (), ())
_NO_CLAUSE = Clause("", "", "", 1, (), None, (), "")


def _by_id(things: Sequence[N]) -> dict[str, N]:
    return {each.id: each for each in things}


def _both(name: str, old: Mapping[str, N], new: Mapping[str, N]) -> tuple[N | None, N | None]:
    return old.get(name), new.get(name)


def _of_clause(clause: Clause | None) -> Saying | None:
    if clause is None:
        return None
    content = (*clause.content, Text(f" ({clause.note})")) if clause.note else clause.content
    return Saying((content, clause.reason) if clause.reason else (content,), clause.number)


def _also(line: Line, moved: bool) -> Line:
    """The line with its change of place; a number that only follows from others is told where nothing else is."""
    kinds: tuple[Kind, ...] = (*line.kinds, *(("moved",) if moved else ()))
    if not kinds and line.old_number != line.new_number:
        kinds = ("renumbered",)
    return replace(line, kinds=kinds)
