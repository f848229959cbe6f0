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
    named = list(_named(case))
    if pay is None or (pay.min is None and pay.max is None):
        yield from [_in_words_only(case, *each) for each in named] or _vague(case, "pay")
        return
    yield from (_otherwise(case, *each, pay) for each in named if _disagree(each[1], pay))
    if pay.min is None or pay.max is None:
        message = case.words("Only one end of the pay is named.")
        better = case.words("Name the lowest and the highest pay.")
        yield Remark(case.key("pay.min" if pay.max is None else "pay.max"), case.set(message), case.set(better))
    elif pay.min > pay.max:
        low, high = (case.speech.amount(each, pay.currency or "") for each in (pay.min, pay.max))
        yield _upside_down(case, Remark(case.key("pay.min"), ""), low, high)


def _of_text(case: Case) -> Iterator[Remark]:
    named = list(_named(case))
    if not named:
        yield from _vague(case, "")
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
    if not any(found.currency for _, found in named):
        passage, found = named[0]
        message = case.words("The pay does not say in what currency it is.")
        better = case.words("Write the currency behind the amount.")
        said = passage.words(found.start, found.end)
        yield Remark(passage.at(found.start), case.set(message), case.set(better), said)


def _named(case: Case) -> Iterator[tuple[Passage, Pay]]:
    """The amounts of pay in the words of the vacancy, in order."""
    for passage in case.advert.texts():
        yield from ((passage, found) for found in pay_in(passage.text) if not _asked_for(case, passage, found))


def _vague(case: Case, key: str) -> list[Remark]:
    return list(case.said("pay-vague")) or [_missing(case, key)]


def _disagree(named: Pay, pay: PostingPay) -> bool:
    """Whether a range in words is another than that of the posting; one for another time is not held against it."""
    alike = named.period in ("", pay.period or "") and named.currency in ("", pay.currency or "")
    return named.high is not None and alike and (named.low, named.high) != (pay.min, pay.max)


def _otherwise(case: Case, passage: Passage, named: Pay, pay: PostingPay) -> Remark:
    low, high = (
        case.speech.amount(each, pay.currency or "") if each is not None else "–" for each in (pay.min, pay.max)
    )
    message = case.words("The text names other pay than the posting, which says {low} to {high}.", low=low, high=high)
    better = case.words("Take the amounts out of the text, or make both say the same.")
    return _slip(case, passage, named, message, better)


def _in_words_only(case: Case, passage: Passage, named: Pay) -> Remark:
    message = case.words("The pay stands in the text alone, where search engines do not read it.")
    better = case.words("Name it among the facts of the posting: lowest, highest, currency and period.")
    return _slip(case, passage, named, message, better)


def _slip(case: Case, passage: Passage, named: Pay, message: str, better: str) -> Remark:
    said = passage.words(named.start, named.end)
    return Remark(passage.at(named.start), case.set(message), case.set(better), said, "warning", certain=True)


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
