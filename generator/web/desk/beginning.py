"""From the first question to a worker that has read whatever every question needs."""

from __future__ import annotations

from generator.assets import Assets
from generator.pipeline.composing import compose_all
from generator.web.desk.order import USUAL, request_of
from generator.web.message import Message


def begin(question: Message, assets: Assets) -> Message:
    """Make a document of a shipped role, so that the next one finds everything read."""
    from generator.render import html, markdown  # noqa: F401

    compose_all(request_of({"role": "account-manager", "locale": USUAL}, Assets()))
    return Message()
