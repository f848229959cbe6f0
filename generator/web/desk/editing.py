"""From a role to the form in which it is changed, and from the changes to a preview of its overlay or to its file."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from generator.assets import Assets
from generator.pipeline.editing import form_of
from generator.web.clock import today
from generator.web.desk.order import USUAL
from generator.web.message import Message


def form(question: Message, assets: Assets) -> Message:
    """The form of a role in a locale: see `model/form.py`."""
    asked = question.head
    made: dict[str, Any] = asdict(form_of(asked["role"], asked.get("locale") or USUAL, assets, today()))
    for key in ("titles", "values", "employer", "departments"):
        made[key] = dict(made[key])
    return Message(made)
