"""The rules for vacancies: each a function from a case to remarks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.model.advert import VacancyRuleId
from generator.review.vacancy import fact_rules, pay_rules, word_rules
from generator.review.vacancy.case import Case, Remark

Rule = Callable[[Case], Iterator[Remark]]

RULES: Mapping[VacancyRuleId, Rule] = {
    "gender-title": word_rules.gender_title,
    "age": word_rules.age,
    "protected-trait": word_rules.protected_trait,
    "pay-range": pay_rules.pay_range,
    "pay-history": word_rules.pay_history,
    "french-text": word_rules.french_text,
    "dated": fact_rules.dated,
    "employer-named": fact_rules.employer_named,
    "truth": fact_rules.truth,
    "dates": fact_rules.dates,
    "fee": word_rules.fee,
    "photo-request": word_rules.photo_request,
    "fine": word_rules.fine,
    "inflated-title": fact_rules.inflated_title,
    "gender-coded": word_rules.gender_coded,
}

LOOKS_FOR: Mapping[VacancyRuleId, str] = {
    "gender-title": "A title or name of a post that speaks to one sex only.",
    "age": "Words that ask for an age, or picture one: young, recent graduate, under 30.",
    "protected-trait": "Nationality, origin, family, looks, religion, health, mother tongue, membership of a union.",
    "pay-range": "Pay that is missing, vague, open at one end, upside down, or without its period.",
    "pay-history": "A question about what candidates earn or have earned.",
    "french-text": "A text that is not in French, and English words without their French ones.",
    "dated": "A vacancy without the day of its publication.",
    "employer-named": "A vacancy that does not name the employer.",
    "truth": "A title, place of work, collective agreement or experience that the role does not bear out.",
    "dates": "A last day to apply that is over or before the publication; a first day of work that is over.",
    "fee": "Money asked of candidates, and telephone numbers that cost them some.",
    "photo-request": "A photograph, birth date, family status or copy of papers asked for in an application.",
    "fine": "A fine or a deduction from pay announced to employees.",
    "inflated-title": "A title that promises people to lead, for a post that leads nobody.",
    "gender-coded": "Words that readers take for traits of men or of women (English texts).",
}
"""What each rule looks for, for `explain` and for programs that show findings."""
