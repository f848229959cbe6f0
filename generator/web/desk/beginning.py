"""From the first question to a worker that has read whatever every question needs."""

from __future__ import annotations

from generator.assets import Assets
from generator.web.desk.documents import preview
from generator.web.message import Message

_LOCALES = ("fr-FR", "de-DE", "en-GB", "es-ES", "ru-RU")
"""Of every language one, so that the first document that somebody looks at is there as soon as the next."""


def begin(question: Message, assets: Assets) -> Message:
    """Make documents of a shipped role, so that the next one finds everything read."""
    from generator.render import markdown  # noqa: F401

    for locale in _LOCALES:
        preview(Message({"role": "account-manager", "locale": locale}), Assets())
    return Message()
