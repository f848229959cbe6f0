"""From a role's id to a file of the user's own, with remarks, to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from shlex import quote

from generator.assets import Assets
from generator.errors import InputError, Problem
from generator.load.library import shown
from generator.pipeline.beginning import form as form_of
from generator.write import output

_FORM = """\
# A vacancy. Fill in what you know behind the colons and leave the rest empty: it is printed as a line to fill in.
# A text that holds a colon stands between quotes. Lines that begin with # are remarks; take the # away to use one.
# Make it:   {build}
# Check it:  {lint}
language: {language}                # the language that you write in here
role: {role}
# title: {{single: ...}}     # another title than the role's; or masculine, feminine and inclusive
reference:                  # your number of this vacancy

employer:
  name:
  about:                    # one or two sentences on you, which open the text
  website:                  # https://...

place:
  street:
  postal_code:
  city:
  region:                   # county, Land or state, where an address says it
  country: {country}
  remote: none              # none, partly or fully: is the work done from home?
  # remote_days: 2          # days a week from home, where it is partly

contract:
  type:                     # permanent, fixed-term, temporary-agency, seasonal, apprenticeship, internship...
  # months: 6               # how long it lasts, where it ends
  # reason: ...             # why it ends

hours:
  kind:                     # full-time or part-time
  weekly:                   # hours a week, such as 35
  schedule:                 # which days and times

start:                      # a day such as {day}, or as-soon-as-possible
posts: 1                    # how many people you look for
collective_agreement:

pay:                        # candidates look for it first; in many places the law asks for it
  min:                      # a number without spaces, such as 30000
  max:
  currency: {currency}
  period: year              # hour, day, week, month or year
  gross: true               # before taxes and contributions
  # variable_share: 20      # the variable part, in per cent
  # variable: ...           # what it depends on
  # benefits: [..., ...]    # what comes on top, each in a few words

# languages:                # languages that the work asks for
#   - {{language: en, level: B2}}
#   - {{language: de, level: A2, desirable: true}}

# duties:                   # the role's duties to name, in your order; the role's own choice if you do not say
{duties}
# profile:                  # what you look for, in your order; the role's own choice if you do not say
{profile}
# education: bachelor degree     # high school, associate degree, professional certificate, postgraduate degree
# experience: {{months: 12}}  # how much you ask for, where it is not what the role says
# offer:                    # what you offer, each in one sentence
#   - ...
advantages: true            # name what speaks for the post in general
drawbacks: false            # say fairly what one has to be ready for

posted: {day}
closes:                     # the last day to apply

apply:
  url:
  email:
  phone:
  address:
  # documents: [..., ...]   # what to send
  # direct: true            # one applies on the page itself, in a few steps, without an account

contact:
  name:
  post:
  email:
  phone:
"""
_CURRENCIES = {"GB": "GBP", "US": "USD", "RU": "RUB"}


def posting(role: str, locale: str, out: Path | None, day: date, roles_dir: Path | None, assets: Assets) -> None:
    """Write a posting to fill in. Raises InputError for a role or a locale that there is not, and for a file that is
    there already."""
    known = form_of(role, locale, assets)
    path = out or (assets.workspace or Path()) / "postings" / f"{role}.yaml"
    if path.exists():
        hint = "Name another with --out, or take the old one away."
        raise InputError([Problem(str(path), 0, 0, "", "this file is there already, and is left as it is.", hint)])
    file, where = quote(shown(path.resolve())), f" --roles {quote(str(roles_dir))}" if roles_dir else ""
    form = _FORM.format(
        build=f"jobdesc build --posting {file}{where}",
        lint=f"jobdesc lint {file}{where}",
        language=known.language,
        role=role,
        country=known.country,
        day=day.isoformat(),
        currency=_CURRENCIES.get(known.country, "EUR"),
        duties=_listed(known.duties),
        profile=_listed(known.profile),
    )
    output.put([(path, form.encode())])
    print(f"{shown(path.resolve())}: fill it in, then `jobdesc build --posting {file}{where}`.")


def _listed(clauses: Sequence[tuple[str, str]]) -> str:
    """Clauses as remarks, a line each, what each says behind its id."""
    width = max((len(name) for name, _ in clauses), default=0)
    return "\n".join(f"#   - {name:<{width}}  # {said}" for name, said in clauses)
