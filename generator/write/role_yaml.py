"""From a draft of a role to its YAML, with a remark to whatever a person has to look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import PurePath
from textwrap import wrap
from typing import Any

from generator.model.draft import Draft, DraftClause, DraftFact, DraftList, DraftTarget, Match

CHECK = "TO CHECK: "
"""How every remark on a doubtful place begins."""
_WIDTH = 110
_ORDER = (
    "purpose", "provisions", "knowledge", "duties", "rights", "responsibilities", "evaluation", "relations",
    "requirements", "qualities", "skills",
)  # fmt: skip


def role_yaml(draft: Draft) -> bytes:
    """The file of a role, in UTF-8. The same draft gives the same bytes."""
    from ruamel.yaml import YAML

    writer = YAML()
    writer.width = 4 * _WIDTH
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.allow_unicode = True
    made = StringIO()
    made.write("".join(f"# {line}".rstrip() + "\n" for line in _head(draft)))
    writer.dump(_role(draft), made)
    return made.getvalue().encode()


def _head(draft: Draft) -> Iterable[str]:
    clauses = list(draft.clauses())
    same = sum(clause.match is not None and clause.match.same for clause in clauses)
    like = sum(clause.match is not None and not clause.match.same for clause in clauses)
    yield f"Read from {_line(PurePath(draft.source).name)} by `jobdesc import`."
    yield from wrap(
        f"Clauses that are at least {draft.threshold} % like a shipped one bear its id: {same} of {len(clauses)} say "
        f"the same words, {like} nearly the same; the others are new. Look through every line that says "
        f"{CHECK.strip(': ')}, then take the remarks out.",
        _WIDTH - 2,
    )


def _role(draft: Draft) -> Any:
    from ruamel.yaml.comments import CommentedMap

    role = CommentedMap()
    _put(role, "id", draft.id)
    _put(role, "language", draft.language)
    if draft.extends:
        hint = f"Most of its clauses are those of {draft.extends}. Take `inherits` out to take over all that it says."
        _put(role, "extends", draft.extends, [hint])
        _put(role, "inherits", _flow(draft.inherits))
    _put(role, "title", _mapping({"single": draft.title.value}), _fact_remarks(draft.title))
    _put(role, "category", draft.category.value, _fact_remarks(draft.category))
    for fact in draft.facts:
        _put(role, fact.key, _value(fact), _fact_remarks(fact))
    _put(role, "numbering", draft.numbering)
    if draft.layout:
        _put(role, "layout", _flow(draft.layout))
    for each in sorted(draft.lists, key=lambda each: _ORDER.index(each.name)):
        _put(role, each.name, _clauses(each.clauses, each.removed), _list_remarks(each), apart=True)
    if draft.targets:
        hint = "The labels are the words round each number: write what the table of targets is to say."
        _put(role, "targets", _targets(draft.targets), [hint], apart=True)
    if draft.unplaced:
        hint = "What fits nowhere: put it where it belongs, or take it out. A build counts what is left here."
        _put(role, "unplaced", _unplaced(draft), [hint], apart=True)
    return role


def _put(mapping: Any, key: str, value: Any, remarks: Iterable[str] = (), apart: bool = False) -> None:
    """Set a key with remarks above it, and an empty line above these."""
    mapping[key] = value
    said = "\n".join(_wrapped(remarks))
    if apart or said:
        mapping.yaml_set_comment_before_after_key(key, before=("\n" if apart else "") + said)


def _wrapped(remarks: Iterable[str], width: int = _WIDTH) -> list[str]:
    return [
        line
        for remark in remarks
        for line in wrap(_line(remark), width, break_long_words=False, break_on_hyphens=False)
    ]


def _line(text: str) -> str:
    """A text on one line that a remark can hold."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", " ", text).split())


def _mapping(entries: dict[str, Any]) -> Any:
    from ruamel.yaml.comments import CommentedMap

    made = CommentedMap()
    for key, value in entries.items():
        made[key] = value
    return made


def _flow(items: Iterable[str]) -> Any:
    from ruamel.yaml.comments import CommentedSeq

    made = CommentedSeq(items)
    made.fa.set_flow_style()
    return made


def _value(fact: DraftFact) -> Any:
    if isinstance(fact.value, DraftTarget):
        return _target(fact.value)
    return list(fact.value) if isinstance(fact.value, tuple) else fact.value


def _fact_remarks(fact: DraftFact) -> list[str]:
    said = [f"{fact.where}: “{fact.said}”"] if fact.said and fact.said != fact.value else []
    return [*said, *(f"{CHECK}{doubt}" for doubt in fact.doubts)]


def _list_remarks(each: DraftList) -> list[str]:
    headings = [f"From “{heading}”." for heading in each.headings]
    return [*headings, *each.remarks, *(f"{CHECK}{doubt}" for doubt in each.doubts)]


def _clauses(clauses: Sequence[DraftClause], removed: Sequence[str] = (), level: int = 1) -> Any:
    from ruamel.yaml.comments import CommentedSeq

    made = CommentedSeq()
    if removed:
        made.append(_mapping({"remove": _flow(removed)}))
    for clause in clauses:
        made.append(_clause(clause, level))
        if remarks := _wrapped(_remarks(clause), _WIDTH - 4 * level):
            made.yaml_set_comment_before_after_key(len(made) - 1, before="\n".join(remarks), indent=4 * level - 2)
    return made


def _clause(clause: DraftClause, level: int) -> Any:
    if clause.text is None and not clause.clauses and clause.after is None and not clause.desirable:
        return clause.id
    entries: dict[str, Any] = {"id": clause.id}
    if clause.after:
        entries["after"] = clause.after
    if clause.text is not None:
        entries["text"] = clause.text
    if clause.desirable:
        entries["desirable"] = True
    if clause.contains:
        entries["contains"] = clause.contains
    if clause.clauses:
        entries["clauses"] = _clauses(clause.clauses, (), level + 1)
    return _mapping(entries)


def _remarks(clause: DraftClause) -> list[str]:
    found = [f"{CHECK}{clause.where}: {doubt}" for doubt in clause.doubts]
    if clause.text is None:
        return [f"{clause.where}: “{clause.said}”", *found]
    if clause.shortened:
        found.insert(0, f"{clause.where}: “{clause.said}”")
    if clause.match and not clause.match.same:
        found.append(f"{_named(clause.match)}, which says: “{clause.match.clause.text}”")
    elif clause.near:
        found.append(f"Much like {_named(clause.near, 'a new clause')}.")
    return found


def _named(match: Match, otherwise: str = "") -> str:
    clause = match.clause
    home = f"of {clause.owner}" if clause.owner else "among the shared clauses"
    score = int(match.score)
    if otherwise:
        return f"`{clause.id}` {home}, in its `{clause.list}` ({score} %)"
    return f"{score} % like `{clause.id}` {home}"


def _targets(targets: Sequence[DraftTarget]) -> Any:
    made = _mapping({})
    for target in targets:
        made[target.id] = _target(target)
        said = "\n".join(_wrapped([f"{target.where}: “{target.said}”"], _WIDTH - 4))
        made.yaml_set_comment_before_after_key(target.id, before=said, indent=2)
    return made


def _target(target: DraftTarget) -> Any:
    entries: dict[str, Any] = {"label": target.label, "compare": target.compare}
    if target.value is not None:
        whole = target.value == target.value.to_integral_value()
        entries["value"] = int(target.value) if whole else float(target.value)
    if target.unit:
        entries["unit"] = target.unit
    if target.period:
        entries["period"] = target.period
    return _mapping(entries)


def _unplaced(draft: Draft) -> Any:
    from ruamel.yaml.comments import CommentedSeq

    made = CommentedSeq()
    before = ""
    for each in draft.unplaced:
        made.append(f"{each.where}: {each.text}")
        if each.why != before:
            remarks = "\n".join(_wrapped([f"{each.why[:1].upper()}{each.why[1:]}:"], _WIDTH - 2))
            made.yaml_set_comment_before_after_key(len(made) - 1, before=remarks, indent=2)
            before = each.why
    return made
