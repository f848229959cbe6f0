"""From the folders of roles to what there is: roles, locales, kinds, formats, how far translations are."""

from __future__ import annotations

from dataclasses import asdict

from generator.assets import Assets
from generator.compose import COMPOSERS
from generator.pipeline.composing import USUAL
from generator.pipeline.listing import named_locales, roles
from generator.render import RENDERERS
from generator.web.message import Message


def catalogue(question: Message, assets: Assets) -> Message:
    """All that a page lets one choose from, in its language: `roles`, `locales`, `kinds`, `formats`.

    `usual` is the locale to begin with.
    """
    language = question.head.get("language", "en")
    locales = [asdict(each) for each in named_locales(assets, language)]
    usual = next((each["tag"] for each in locales if each["usual"] and each["tag"].startswith(f"{language}-")), USUAL)
    entries = [asdict(each) for each in roles(assets, question.head.get("locale") or language)]
    return Message(
        {"roles": entries, "locales": locales, "kinds": list(COMPOSERS), "formats": list(RENDERERS), "usual": usual}
    )
