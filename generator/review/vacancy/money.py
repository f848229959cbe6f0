"""From a text to the pay that it names: amounts with their currency, ranges, and for what period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from generator.review.vacancy.text import even

_NUMBER = r"\d{1,3}(?:[ .,']\d{3}(?!\d)){1,4}(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d{1,2}(?!\d))?"
_THOUSAND = r"(?: ?(?:k|mil|тыс\.?|т\.?(?= ?р)))"
_CURRENCY = r"(?:€|£|\$|₽|(?:eur|euros?|gbp|usd|chf|rub|pounds?|livres?|dollars?|dólares|руб(?:лей|ля|\.)?|р\.)(?!\w))"
_CODES = (
    ("€", "EUR"), ("eur", "EUR"), ("£", "GBP"), ("gbp", "GBP"), ("pound", "GBP"), ("livre", "GBP"), ("chf", "CHF"),
    ("$", "USD"), ("usd", "USD"), ("dollar", "USD"), ("dólar", "USD"), ("₽", "RUB"), ("rub", "RUB"), ("р", "RUB"),
)  # fmt: skip
_TO = r"(?: ?[-–] ?| (?:à|a|et|to|and|bis|und|y|hasta|до|и) )"
_AFTER = re.compile(
    rf"(?<![\w.,])(?P<low>{_NUMBER})(?P<low_k>{_THOUSAND})?(?: ?{_CURRENCY})?"
    rf"(?:{_TO}(?P<high>{_NUMBER})(?P<high_k>{_THOUSAND})?)? ?{_CURRENCY}"
)
_BEFORE = re.compile(
    rf"(?:[£$€]|\b(?:eur|gbp|usd) ) ?(?P<low>{_NUMBER})(?P<low_k>{_THOUSAND}(?!\w))?"
    rf"(?:{_TO}(?:[£$€]|(?:eur|gbp|usd) )? ?(?P<high>{_NUMBER})(?P<high_k>{_THOUSAND}(?!\w))?)?"
)
_SAID = (
    r"salair|rémunér|traitement|paie|gages|salary|salaries|pay(?!\w)|wage|compensation|ote(?!\w)|earn|package"
    r"|\w{0,30}(?:gehalt|gehälter|vergütung|lohn|entgelt)|verdienst|salari|sueldo|retribuci|remuneraci|bruto"
    r"|brut(?!\w)|brutto|gross|зарплат|заработн|з/п|зп(?!\w)|оклад|оплат|доход|вознагражд|на руки|гросс"
)
_SAYS_PAY = re.compile(rf"(?<!\w)(?:{_SAID})")
# Money that is no pay, or none for the work itself: fines, fees, bonuses, discounts, deposits; prices and sales.
_OTHER = (
    r"amende|pénalité|retenue|primes?(?!\w)|bonus|remise|réduction|rabais|caution(?!\w)|dépôt|frais|prix|tarif|panier"
    r"|chiffre d'affaires|ca(?!\w)|budget|chèque|ticket|indemnité|capital"
    r"|fine|fines|fined|penalt|deduct|fees?(?!\w)|deposit|discount|voucher|price|turnover|revenue|charges?(?!\w)|reward"
    r"|geldstrafe|strafe|bußgeld|geldbuße|kaution|rabatt|nachlass|preis|\w{0,30}(?:gebühr|prämie|zuschuss|umsatz)"
    r"|\w{0,30}kosten(?!\w)|gutschein|warenkorb"
    r"|multa|sanción|penaliz|tasas?(?!\w)|cuota|fianza|depósito|descuento|primas?(?!\w)|dietas?(?!\w)|precio|facturación"
    r"|presupuesto|ayuda|gastos"
    r"|штраф|взнос|сбор(?!\w)|залог|депозит|скидк|бонус|преми|надбавк|цен[аеуы](?!\w)|стоимост|оборот|выручк|бюджет"
    r"|компенсац|чек(?!\w)"
)
_KINDS = re.compile(rf"(?<!\w)(?:(?P<pay>{_SAID}|fixe(?!\w)|basic(?!\w)|fixgehalt)|(?P<other>{_OTHER}))")
# "£50 joining fee", "50 € de prime": at most two words on.
_BEHIND = re.compile(
    r" ?(?:(?!(?:and|plus|et|und|y|и|or|ou|oder|o|или)(?!\w))\w+ |d'){0,2}"
    rf"(?<!\w)(?:(?P<pay>{_SAID}|fixe(?!\w)|basic(?!\w))|(?P<other>{_OTHER}))"
)
# Pay with its bonuses is pay, and so is pay without them: "salary plus bonus: £30,000", "primes comprises : 30 000 €".
_WITH = re.compile(
    rf"(?<!\w)(?:{_SAID})\w*+ (?:[^\W\d]+ )?"
    r"(?:inclu\w*|incl\.?|y compris|hors|plus|exclu\w*|zzgl\.?|zuzüglich|inkl\.?|einschließlich|mit|ohne|avec|et|with"
    r"|and|con|más|sin|y|с учетом|включая|плюс|с|и|\+|&) (?:[^\W\d]+ )?$"
)
_COUNTED_IN = re.compile(r"\w* ?(?:compris\w*|inclus\w*|included|inclu[ií]d\w*|inbegriffen|включ\w*|учтен\w*)")
_SENTENCE = re.compile(r"[;\n!?•|]|(?<=\w{5})\.(?= |$)")
_WINDOW = 60
# "Оклад 60 000 + премия 20 000 руб.": the currency is said once, behind the last of several amounts.
_CURRENCY_LATER = re.compile(
    rf"(?<!\w)(?:{_SAID})\w*+[^\d.;\n]{{0,20}}(?P<low>{_NUMBER})(?P<low_k>{_THOUSAND})?"
    r" ?(?:\+|,|(?:plus|et|and|und|y|и)(?= ))"
    rf"[^.;\n]{{0,40}}?(?P<currency>{_CURRENCY})"
)
# "З/п от 40 000 до 150 000", "Gehalt 40.000 bis 60.000": right behind the word for pay, and nothing else is counted.
_UNNAMED = re.compile(
    rf"(?<!\w)(?:{_SAID})\w*+(?: (?:annual|annuel|mensuel|brut|bruto|brutto|gross|net|netto|fixe|base|range|band))?"
    r" ?[:–=-]? ?(?:\(?(?:brut|bruto|brutto|gross|net|netto|на руки|гросс)\)? )?"
    r"(?:(?:from|between|de|entre|desde|von|zwischen|ab|от|с|à partir de) )?"
    rf"(?P<low>{_NUMBER})(?P<low_k>{_THOUSAND}(?!\w))?"
    rf"(?:{_TO}(?P<high>{_NUMBER})(?P<high_k>{_THOUSAND}(?!\w))?)?"
    r"(?=$|[.;!?\n)](?!\d)|,(?!\d)| ?[/–|-]| (?:a|an|per|par|pro|im|je|al?|por|в|за|на|gross|net|brut|bruts?|netto|"
    r"brutto|brutos?|annuel|annuels|mensuel|mensuels|before|basic|plus|et|und|and|y|и|до|после|\+)(?!\w))"
)
_YEARS = range(1990, 2101)
_LEAST = 100
_MOST = 50
"""Amounts that are read in one paragraph."""
_PERIODS = {
    "year": r"ans?(?!\w)|année|annuel|year|annum|annual|pa(?!\w)|p\.a|\w*jahr|jährlich|jahres|año|anual|год(?!\w)"
    r"|годов",
    "month": r"mois|mensuel|month|\w*monat|mes(?!\w)|mensual|месяц|мес(?!\w)",
    "week": r"semaine|week|woche|semana|недел",
    "day": r"jour|daily|day|tag(?!\w)|día|день|смен",
    "hour": r"heure|horaire|h(?!\w)|hour|ph(?!\w)|stunde|\w*stündlich|hora|час(?!\w)",
}
_SAYS_PERIOD = re.compile(rf"(?<!\w)(?:{'|'.join(f'(?P<{name}>{said})' for name, said in _PERIODS.items())})")


@dataclass(frozen=True, slots=True)
class Pay:
    """An amount or a range that a text names, from one offset to another; `high` is None for a single amount.

    `currency` is its code, empty where the text names none. `period` is for what time it is (`year`, `month`, `week`,
    `day`, `hour`), empty where the text does not say, `?` where it names several.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    currency: str
    period: str


def pay(text: str) -> tuple[Pay, ...]:
    """The amounts of a text that speaks of pay, in order; none of one that speaks of prices, sales, fines or fees."""
    smooth = even(text)
    if not _SAYS_PAY.search(smooth.text):
        return ()
    periods = {str(match.lastgroup) for match in _SAYS_PERIOD.finditer(smooth.text)}
    period = (periods.pop() if len(periods) == 1 else "?") if periods else ""
    found: list[Pay] = []
    for start, end, low, high in _amounts(smooth.text):
        if any(start < each.end and each.start < end for each in found) or not _is_pay(smooth.text, start, end):
            continue
        currency = _currency(smooth.text[start:end])
        found.append(Pay(smooth.origin(start), smooth.origin(end), low, high, currency, period))
        if len(found) == _MOST:
            break
    if not found and (match := _CURRENCY_LATER.search(smooth.text)):
        start, end = match.span("low")
        low = _value(match["low"], bool(match["low_k"]))
        if low >= _LEAST:
            found = [Pay(smooth.origin(start), smooth.origin(end), low, None, _currency(match["currency"]), period)]
    if not found:
        unnamed = _unnamed(smooth.text)
        found = [
            Pay(smooth.origin(start), smooth.origin(end), low, high, "", period) for start, end, low, high in unnamed
        ]
    return tuple(sorted(found, key=lambda each: each.start))


def _unnamed(text: str) -> Iterator[tuple[int, int, Decimal, Decimal | None]]:
    """Amounts whose currency nobody says, where nothing but pay can be meant."""
    for match in islice(_UNNAMED.finditer(text), _MOST):
        low, high = _range(match)
        end = match.end("high_k") if match["high_k"] else match.end("high") if match["high"] else match.end("low")
        if min(low, high or low) >= _LEAST and not {low, high or low} <= {*_YEARS}:
            yield match.start("low"), max(end, match.end("low_k")), low, high


def _is_pay(text: str, start: int, end: int) -> bool:
    """Whether an amount is paid for the work, by the nearest word that says what it is: "£50 fine", "fine of £50"."""
    if behind := _BEHIND.match(text, end):
        return behind["pay"] is not None
    before = _SENTENCE.split(text[max(0, start - _WINDOW) : start])[-1]
    for found in reversed(list(_KINDS.finditer(before))):
        if found["pay"]:
            return True
        if not _WITH.search(before[: found.start()]) and not _COUNTED_IN.match(before, found.end()):
            return False
    return True


def _currency(amount: str) -> str:
    return next((code for sign, code in _CODES if sign in amount), "")


def _amounts(text: str) -> Iterator[tuple[int, int, Decimal, Decimal | None]]:
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), *_range(match)


def _range(match: re.Match[str]) -> tuple[Decimal, Decimal | None]:
    high = match["high"]
    # "30 to 35 k": what stands behind the second number counts for both.
    low_k = match["low_k"] or (high and match["high_k"])
    return _value(match["low"], bool(low_k)), _value(high, bool(match["high_k"])) if high else None


def _value(number: str, thousands: bool) -> Decimal:
    whole = re.sub(r"[ .,'](?=\d{3}(?!\d))", "", number).replace(",", ".").replace(" ", "")
    return Decimal(whole) * (1000 if thousands else 1)
