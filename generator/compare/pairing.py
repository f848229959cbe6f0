"""From the clauses of two documents to pairs of the same clause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.compare.order import moved
from generator.model.document import Clause, Document, plain


@dataclass(frozen=True, slots=True)
class Pairs:
    """`new` tells the anchor in the new document of what the old one has under an anchor, `old` the reverse; `moved`
    holds the anchors, in the new document, of clauses that changed their place."""

    new: Mapping[str, str]
    old: Mapping[str, str]
    moved: frozenset[str]


def paired(old: Document, new: Document) -> Pairs:
    """Find each clause of one document in the other.

    An anchor names the list and the id. What is left is the same where its id is, in whatever list, or its words are.
    """
    before = {clause.anchor: clause for clause in old.walk()}
    after = {clause.anchor: clause for clause in new.walk()}
    found: dict[str, str] = {}
    for key in (_anchor, _id, _words):
        left = _alone([clause for anchor, clause in before.items() if anchor not in found], key)
        taken = set(found.values())
        right = _alone([clause for anchor, clause in after.items() if anchor not in taken], key)
        found.update((left[each].anchor, right[each].anchor) for each in left if each in right)
    sections = {section.anchor for section in old.sections} & {section.anchor for section in new.sections}
    found.update((anchor, anchor) for anchor in sections)
    back = {after: before for before, after in found.items()}
    return Pairs(found, back, frozenset(_moved(old, new, found)))


def _anchor(clause: Clause) -> str:
    return clause.anchor


def _id(clause: Clause) -> str:
    return clause.id


def _words(clause: Clause) -> str:
    return plain(clause.content)


def _alone(clauses: Iterable[Clause], key: Callable[[Clause], str]) -> dict[str, Clause]:
    """The clauses by a key that no other of them has."""
    found: dict[str, list[Clause]] = {}
    for clause in clauses:
        found.setdefault(key(clause), []).append(clause)
    return {name: listed[0] for name, listed in found.items() if name and len(listed) == 1}


def _moved(old: Document, new: Document, found: Mapping[str, str]) -> Iterator[str]:
    """What stands under something else, or in another order among its equals."""
    before, after = _families(old), _families(new)
    above = {child: parent for parent, children in before.items() for child in children}
    back = {there: here for here, there in found.items()}
    for parent, children in after.items():
        known = [child for child in children if child in back]
        stayed = [child for child in known if found.get(above[back[child]], above[back[child]]) == parent]
        yield from (child for child in known if child not in stayed)
        listed = [found[child] for child in before.get(back.get(parent, parent), ()) if child in found]
        yield from moved(listed, stayed)


def _families(document: Document) -> dict[str, list[str]]:
    """The anchors of what stands directly under each section or clause."""
    made = {section.anchor: [clause.anchor for clause in section.clauses] for section in document.sections}
    made.update((clause.anchor, [each.anchor for each in clause.clauses]) for clause in document.walk())
    return made
