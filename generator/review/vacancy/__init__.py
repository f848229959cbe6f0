"""From the text of a vacancy to what the law and the custom of its place find in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from generator.model.advert import Advert, VacancyRuleId
from generator.model.finding import GRAVITIES, Finding, Gravity
from generator.model.jurisdiction import VacancyRule
from generator.review.vacancy.case import Remark, Speech, case
from generator.review.vacancy.rules import RULES
from generator.review.vacancy.words import WordLists


def check(
    advert: Advert,
    law: Mapping[VacancyRuleId, Sequence[VacancyRule]],
    lists: WordLists | None,
    speech: Speech,
) -> tuple[Finding, ...]:
    """What the rules of a place find in a vacancy, in order of place.

    `law` says how grave each rule is and since when; a rule that it does not name is not run. `lists` are the words
    of the advert's language, None where nobody has listed any.
    """
    found: dict[Finding, None] = {}
    tried = case(advert, lists, speech)
    for name, rule in RULES.items():
        regime = holding(law.get(name, ()), advert)
        if regime is not None:
            found.update((_finding(name, remark, regime, advert, speech), None) for remark in rule(tried))
    return tuple(sorted(found, key=lambda each: (each.file, each.line, each.column)))


def holding(rules: Iterable[VacancyRule], advert: Advert) -> VacancyRule | None:
    """Of the rules of a place on one matter, the gravest that is in force where and when the advert appears.

    Where none is, the next to come, which is told as information; None where there is nothing of the kind.
    """
    here = [rule for rule in rules if not rule.regions or _lies_in(advert.region, rule.regions)]
    here = [rule for rule in here if rule.until is None or advert.today <= rule.until]
    now = [rule for rule in here if not _to_come(rule, advert)]
    if now:
        return min(now, key=lambda rule: (GRAVITIES.index(rule.level), not rule.regions))
    return min(here, key=lambda rule: rule.since or date.max, default=None)


def _lies_in(region: str, regions: tuple[str, ...]) -> bool:
    return region.casefold() in (each.casefold() for each in regions)


def _to_come(rule: VacancyRule, advert: Advert) -> bool:
    return rule.since is not None and advert.today < rule.since


def _finding(name: str, remark: Remark, rule: VacancyRule, advert: Advert, speech: Speech) -> Finding:
    level: Gravity = remark.level or rule.level
    message = remark.message
    if not remark.certain:
        level = max(level, rule.level, key=GRAVITIES.index)
        if _to_come(rule, advert) and rule.since:
            level = "info"
            words = speech.words
            message = words.typeset(words("From {date}: {message}", date=speech.day(rule.since), message=message))
    place = remark.place
    return Finding(
        name, level, place.file, place.line, place.column, message, remark.suggestion, remark.words, remark.wordings,
        (remark.replaced or remark.words) if remark.wordings else "",
    )  # fmt: skip
