"""From the clauses of a document to those of a role: ids, words, targets, and what is doubtful about each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.model.draft import PLACE, DraftClause, DraftTarget, Known, KnownClause, Match
from generator.model.files import DEVICES
from generator.recognise.criteria import PROFILE
from generator.recognise.matching import Matcher
from generator.recognise.outline import Branch
from generator.recognise.passages import Passage
from generator.recognise.targets import Found, Targets
from generator.recognise.wording import slug

_LEVELS: Mapping[str, int] = {"purpose": 1, "knowledge": 2, "requirements": 2, "qualities": 2, "skills": 2}
_MOST = 3
"""Levels that a document numbers; the lists of the person are printed under a heading each."""
_NEVER = frozenset(
    {"experience", "certification", "employer", "title", "holder", "category", "supervises", "see", "law"}
)
_LABEL = 80


@dataclass(slots=True)
class Writer:
    """Makes clauses of the branches of a document, and gathers their targets.

    `parent` is the role that is extended, empty where none is; `facts` are names that no target may bear.
    """

    known: Known
    matcher: Matcher
    targets: Targets
    threshold: float
    parent: str
    facts: frozenset[str]
    found: list[DraftTarget] = field(default_factory=list)
    _ids: dict[str, set[str]] = field(default_factory=dict)

    def clauses(self, name: str, branches: Sequence[Branch], level: int = 1) -> tuple[DraftClause, ...]:
        """The clauses of a list on one level with those below them."""
        made: list[DraftClause] = []
        for branch in branches:
            deepest = level >= _LEVELS.get(name, _MOST)
            made.append(self._clause(name, branch, () if deepest else branch.below, level))
            if deepest and branch.below:
                for below in branch.below:
                    below.doubts.append("it stood one level deeper than a document numbers.")
                made += self.clauses(name, branch.below, level)
        return tuple(made)

    def _clause(self, name: str, branch: Branch, below: Sequence[Branch], level: int) -> DraftClause:
        passage = branch.passage
        found = self.targets.find(passage.text)
        best = self.matcher.best(name, compared(passage))
        match = best if best and best.score >= self.threshold else None
        near = None if match else best or self.matcher.elsewhere(name, compared(passage))
        taken = self._ids.setdefault(name, set())
        usable = match is not None and _is_single(match.clause) and match.clause.id not in taken
        made = match.clause.id if match and usable else self._new_id(name, passage.text)
        taken.add(made)
        bare = (
            usable
            and match is not None
            and match.same
            and not found
            and passage.cells in ((), (passage.text,))
            and not below
            and self._refers(name, match, level)
        )
        text = None if bare else self._written(made, passage, found, match if usable else None)
        return DraftClause(
            id=made,
            text=text,
            said=passage.said or passage.text,
            where=passage.where,
            match=match,
            near=near,
            doubts=(*branch.doubts, *passage.doubts, *(() if bare else self._numbers(passage, found))),
            desirable=passage.desirable and name in PROFILE,
            shortened=bool(passage.said),
            clauses=self.clauses(name, below, level + 1),
        )

    def _refers(self, name: str, match: Match, level: int) -> bool:
        """Whether an id alone refers to the clause that was matched: as it is inherited, or else as it is shared."""
        said = (name, match.clause.id, match.clause.text)
        alike = [each for each in self.known.clauses if (each.list, each.id, each.text) == said and each.plain]
        if level == 1 and match.clause.id in self.known.tops.get(self.parent, {}).get(name, ()):
            return any(each.role == self.parent for each in alike)
        return any(not each.owner for each in alike)

    def _new_id(self, name: str, text: str) -> str:
        base = slug(text) or name.removesuffix("s")
        if DEVICES.fullmatch(base) or base == "all":
            base = f"{base}-clause"
        used = self._ids.get(name, set()) | self.known.ids(name)
        number, made = 1, base
        while made in used:
            number, made = number + 1, f"{base}-{number + 1}"
        return made

    def _written(self, clause: str, passage: Passage, found: Sequence[Found], match: Match | None) -> str:
        """The words of a clause, its targets named in their places."""
        text, pieces, at = passage.text, [], 0
        for number, each in enumerate(found):
            target = self._target(clause, number, each, passage, match)
            # A target that begins the sentence is named with a capital, and is said with one.
            named = target.id[0].upper() + target.id[1:] if text[each.start].isupper() else target.id
            pieces += [_escaped(text[at : each.start]), f"{{{named}}}"]
            at = each.end
        written = "".join((*pieces, _escaped(text[at:])))
        return _whole(written) if written.endswith((";", ",", ".")) else written

    def _target(self, clause: str, number: int, found: Found, passage: Passage, match: Match | None) -> DraftTarget:
        shipped = match.clause.target if match and not number else None
        wanted = shipped.id if shipped else clause if not number else f"{clause}-{number + 1}"
        same = (found.compare, found.value, found.unit, found.period)
        for each in self.found if passage.cells else ():
            # A table of targets says once more what clauses have said.
            if (each.compare, each.value, each.unit, each.period) == same:
                return each
        used = {each.id for each in self.found} | self.facts | _NEVER
        # A name between braces begins with a letter.
        wanted = wanted if wanted[0].isalpha() else f"target-{wanted}"
        made = wanted if wanted not in used else f"{wanted}-target"
        while made in used:
            made += "-2"
        label = shipped.label if shipped else _label(passage.text, found)
        said = passage.text[found.start : found.end]
        target = DraftTarget(made, label, found.compare, found.value, found.unit, found.period, said, passage.where)
        self.found.append(target)
        return target

    def _numbers(self, passage: Passage, found: Sequence[Found]) -> tuple[str, ...]:
        said = "the number {} may be a target; if it is, write it under `targets` and its name here."
        before = "“{}” is read as by that day: if the day itself is too late, write the day before it."
        return (
            *(before.format(passage.text[each.start : each.end]) for each in found if each.before),
            *(said.format(number) for number in self.targets.doubtful(passage.text, found)),
        )


def compared(passage: Passage) -> str:
    """The words of a passage that are compared with shipped clauses: of a row those of its first cell."""
    return passage.cells[0] if passage.cells else passage.text


def _is_single(clause: KnownClause) -> bool:
    """Whether a shipped clause brings nothing but itself."""
    return not clause.parent and not clause.contains and clause.owner != PLACE


def _whole(text: str) -> str:
    """A part of a sentence as a sentence; a name such as eBay keeps its letters."""
    at = 1 if text.startswith("{") and not text.startswith("{{") else 0
    first = text[at : at + 1]
    first = first if text[at + 1 : at + 2].isupper() else first.upper()
    return f"{text[:at]}{first}{text[at + 1 : -1]}."


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _label(text: str, found: Found) -> str:
    """What is measured: the clause without its number, as short as a cell of a table."""
    rest = f"{text[: found.start].strip()} {text[found.end :].strip()}".strip(" .;,:")
    short = " ".join(rest.split())
    if len(short) > _LABEL:
        short = short[:_LABEL].rsplit(" ", 1)[0].rstrip(" .;,:(")
    # A brace would be printed as it stands, which no label may.
    return short.replace("{", "(").replace("}", ")") or text.replace("{", "(").replace("}", ")")
