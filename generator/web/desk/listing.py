"""From the folders of roles to what there is: roles, locales, kinds, formats, how far translations are."""

from __future__ import annotations

from dataclasses import asdict

from generator.assets import Assets
from generator.compose import COMPOSERS
from generator.model.employer import Employer
from generator.pipeline.bench import Bench
from generator.pipeline.composing import USUAL
from generator.pipeline.listing import LocaleEntry, named_locales, roles
from generator.render import RENDERERS
from generator.web.message import Message


def catalogue(question: Message, assets: Assets) -> Message:
    """All that a page lets one choose from, in its language: `roles`, `locales`, `kinds`, `formats`.

    `usual` is the locale to begin with. A role whose file is wrong is left out: the page of roles tells what is wrong.
    """
    language = question.head.get("language", "en")
    named = named_locales(assets, language)
    locales = [asdict(each) for each in named]
    usual = employers_locale(assets, named) or usual_locale(named, language)
    entries = [asdict(each) for each in roles(assets, question.head.get("locale") or language, sound=True)]
    return Message(
        {"roles": entries, "locales": locales, "kinds": list(COMPOSERS), "formats": list(RENDERERS), "usual": usual}
    )


def employers_locale(assets: Assets, locales: tuple[LocaleEntry, ...]) -> str:
    """The first locale of the employer's own, whatever language its pages are read in; empty where none is said."""
    bench = Bench(assets)
    employer = bench.attempt(bench.employer) or Employer()
    found = bench.locale(employer.locales[0], employer.country) if employer.locales else None
    known = {each.tag for each in locales}
    return str(found) if found and str(found) in known else ""


def usual_locale(locales: tuple[LocaleEntry, ...], language: str) -> str:
    """The locale to begin with for whoever reads pages in a language: where that is at home."""
    return next((each.tag for each in locales if each.usual and each.tag.startswith(f"{language}-")), USUAL)
