"""From the places to what each of them makes of a rule for vacancies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.assets import Assets
from generator.errors import InputError, Problem
from generator.model.advert import VacancyRuleId
from generator.model.finding import Gravity
from generator.model.jurisdiction import Jurisdiction
from generator.pipeline.bench import Bench
from generator.review.vacancy.rules import LOOKS_FOR


@dataclass(frozen=True, slots=True)
class RuleInPlace:
    """How one place takes one rule for vacancies; a rule may be taken in several ways, by day and by region."""

    rule: VacancyRuleId
    place: str
    looks_for: str
    level: Gravity
    since: date | None
    until: date | None
    regions: tuple[str, ...]
    source: str
    checked: date

    @property
    def when(self) -> str:
        """Since when, until when and where it holds, in words that follow its level."""
        since = f" since {self.since}" if self.since else ""
        until = f" until {self.until}" if self.until else ""
        regions = f" in {', '.join(self.regions)}" if self.regions else ""
        return f"{since}{until}{regions}"


def rules_of(tag: str, assets: Assets) -> tuple[RuleInPlace, ...]:
    """The rules for vacancies of a locale's place. Raises InputError for a locale that there is not."""
    bench = Bench(assets)
    locale = bench.locale(tag)
    place = bench.place(locale.jurisdiction) if locale else None
    if place is None:
        raise InputError(bench.told())
    return tuple(in_place(place))


def rule_everywhere(name: str, assets: Assets) -> tuple[RuleInPlace, ...]:
    """One rule in every place. Raises InputError for a rule that there is not, and for a place that is wrong."""
    if name not in LOOKS_FOR:
        raise InputError([Problem("", 0, 0, "", f"there is no rule `{name}`.", f"There are: {', '.join(LOOKS_FOR)}.")])
    bench = Bench(assets)
    places = [place for each in bench.library.jurisdiction_ids() if (place := bench.place(each))]
    bench.stop_if_broken()
    return tuple(rule for place in places for rule in in_place(place) if rule.rule == name)


def in_place(place: Jurisdiction) -> Iterator[RuleInPlace]:
    """What a place makes of the rules for vacancies, in the order of its file."""
    for name, said in place.vacancy_rules.items():
        for each in said:
            yield RuleInPlace(
                name, place.id, LOOKS_FOR[name], each.level, each.since, each.until, each.regions, each.source,
                each.checked,
            )  # fmt: skip
