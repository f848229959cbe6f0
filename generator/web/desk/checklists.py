"""From a role and a locale to the checklist of a candidate's CV, section by section, entry by entry."""

from __future__ import annotations

from typing import Any

from generator.assets import Assets
from generator.compose.cv_guide import KIND
from generator.model.document import Blank, Clause, Content, Section, plain
from generator.pipeline.composing import compose_all
from generator.web.desk.order import request_of
from generator.web.message import Message


def checklist(question: Message, assets: Assets) -> Message:
    """The checklist: the answer's head is the `Checklist` of `api/models_cv.py`."""
    composed, *_ = compose_all(request_of({**question.head, "kind": KIND}, assets))
    document = composed[0].document
    return Message(
        {
            "role": document.role,
            "locale": document.locale,
            "language": document.tag,
            "direction": document.direction,
            "label": document.label,
            "title": document.title,
            "lead": [plain(each) for each in document.lead],
            "sections": [_section(each) for each in document.sections],
        }
    )


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "opening": plain(section.opening or ()),
        "boxes": section.look == "checks",
        "entries": [_entry(each) for each in section.clauses],
    }


def _entry(clause: Clause) -> dict[str, Any]:
    reason: Content = clause.reason or ()
    return {
        "id": clause.id,
        "text": plain(clause.content),
        "reason": plain(tuple(part for part in reason if not isinstance(part, Blank))),
        "write": next((part.label for part in reason if isinstance(part, Blank)), ""),
    }
