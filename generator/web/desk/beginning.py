"""From the first question to a worker that has read whatever every question needs."""

from __future__ import annotations

from generator.assets import Assets
from generator.web.desk.documents import preview
from generator.web.message import Message

_FIRST = "fr-FR"
OTHERS = ("de-DE", "en-GB", "es-ES", "ru-RU")
"""Of every other language one: the first document that somebody looks at is there as soon as the next."""


def begin(question: Message, assets: Assets) -> Message:
    """Make a document of a shipped role, so that the next one finds everything read."""
    from generator.render import markdown  # noqa: F401

    read_ahead(_FIRST)
    return Message()


def read_ahead(locale: str) -> None:
    """Read what a document in a locale needs."""
    preview(Message({"role": "account-manager", "locale": locale}), Assets())
