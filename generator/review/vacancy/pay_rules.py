"""From the pay that a vacancy names, or does not name, to remarks."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.advert import Passage
from generator.model.posting_file import PostingPay
from generator.review.vacancy.case import Case, Remark
from generator.review.vacancy.money import Pay
from generator.review.vacancy.money import pay as pay_in


def pay_range(case: Case) -> Iterator[Remark]:
    """Pay that is missing, announced without numbers, open at one end, upside down, or without its period."""
    if case.advert.posting:
        yield from _of_posting(case, case.advert.posting.data.pay)
    elif not case.advert.draft:
        yield from _of_text(case)


def _of_posting(case: Case, pay: PostingPay | None) -> Iterator[Remark]:
    if pay is None or (pay.min is None and pay.max is None):
        vague = list(case.said("pay-vague"))
        yield from vague or [_missing(case, "pay")]
        return
    if pay.min is None or pay.max is None:
        message = case.words("Only one end of the pay is named.")
        better = case.words("Name the lowest and the highest pay.")
        yield Remark(case.key("pay.min" if pay.max is None else "pay.max"), case.set(message), case.set(better))
    elif pay.min > pay.max:
        low, high = (case.speech.amount(each, pay.currency or "") for each in (pay.min, pay.max))
        yield _upside_down(case, Remark(case.key("pay.min"), ""), low, high)


def _of_text(case: Case) -> Iterator[Remark]:
    named = [
        (passage, found)
        for passage in case.advert.texts()
        for found in pay_in(passage.text)
        if not _asked_for(case, passage, found)
    ]
    if not named:
        vague = list(case.said("pay-vague"))
        yield from vague or [_missing(case, "")]
        return
    for passage, found in named:
        said = passage.words(found.start, found.end)
        if found.high is not None and found.low > found.high:
            here = Remark(passage.at(found.start), "", words=said)
            low, high = (case.speech.amount(each, found.currency) for each in (found.low, found.high))
            yield _upside_down(case, here, low, high)
    if not any(found.period for _, found in named):
        passage, found = named[0]
        message = case.words("The pay does not say for what period it is.")
        better = case.words("Say whether it is paid by the hour, the month or the year.")
        said = passage.words(found.start, found.end)
        yield Remark(passage.at(found.start), case.set(message), case.set(better), said)


def _asked_for(case: Case, passage: Passage, pay: Pay) -> bool:
    """Whether an amount is one that a list knows as a fine or a fee."""
    return any(
        where is passage and hit.list in ("fine", "fee") and hit.start < pay.end and pay.start < hit.end
        for where, hit in case.hits
    )


def _missing(case: Case, key: str) -> Remark:
    message = case.words("The vacancy names no pay.")
    better = case.words("Name the lowest and the highest pay, with its currency and period.")
    return Remark(case.key(key), case.set(message), case.set(better))


def _upside_down(case: Case, here: Remark, low: str, high: str) -> Remark:
    message = case.words("The lowest pay, {low}, is above the highest, {high}.", low=low, high=high)
    better = case.words("Put the lower number first.")
    return Remark(here.place, case.set(message), case.set(better), here.words, "error", certain=True)
