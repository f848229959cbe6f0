"""What search engines are told of a vacancy: its visible facts as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; a part that is not known is None."""

    street: str | None
    postal_code: str | None
    city: str | None
    region: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Job:
    """What search engines are told of a vacancy: the visible facts as data (schema.org JobPosting).

    `employment_types` are Google's words (FULL_TIME, TEMPORARY...); `remote` is "none", "partly" or "fully";
    `pay_unit` is HOUR, DAY, WEEK, MONTH or YEAR; `codes` are (scheme, code) of the post; `lacking` names the
    properties that a search engine requires and that are not known, by their keys in the posting's file.
    """

    title: str
    reference: str | None
    employer: str | None
    website: str | None
    address: Address
    remote: str
    remote_from: tuple[str, ...]
    employment_types: tuple[str, ...]
    posts: int | None
    posted: date | None
    closes: date | None
    starts: date | None
    direct_apply: bool | None
    pay_min: Decimal | None
    pay_max: Decimal | None
    currency: str | None
    pay_unit: str | None
    benefits: tuple[str, ...]
    hours: str | None
    codes: tuple[tuple[str, str], ...]
    education: str | None
    experience_months: int | None
    experience_instead: bool
    lacking: tuple[str, ...]
