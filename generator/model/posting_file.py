"""The shape of a posting's YAML file: one vacancy of a role, at one employer, in one place, for some time."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from generator.model.files import MONEY, Day, FileModel, Language, Number, Slug, Text, Title, Whole, YesNo

Contract = Literal[
    "permanent", "fixed-term", "temporary-agency", "seasonal", "apprenticeship", "internship", "freelance", "volunteer"
]
Hours = Literal["full-time", "part-time"]
Remote = Literal["none", "partly", "fully"]
PayPeriod = Literal["hour", "day", "week", "month", "year"]
Level = Literal["A1", "A2", "B1", "B2", "C1", "C2"]
"""Of the Common European Framework of Reference for Languages (Council of Europe, 2001)."""
Credential = Literal[
    "high school", "associate degree", "bachelor degree", "professional certificate", "postgraduate degree"
]
"""schema.org EducationalOccupationalCredential as Google's job postings know it (credentialCategory)."""


def _country(value: object) -> str:
    if isinstance(value, str) and re.fullmatch("[A-Z]{2}", value):
        return value
    raise PydanticCustomError("country_expected", "a country is named by its two capital letters, such as FR or DE")


def _currency(value: object) -> str:
    if isinstance(value, str) and value.lower() in MONEY:
        return value.upper()
    raise PydanticCustomError("currency_expected", "a currency is named by its three letters, such as EUR or GBP")


def _email(value: object) -> str:
    if isinstance(value, str) and re.fullmatch(
        r"[^@\s<>()\[\],;:\"\\]+@[^@\s<>()\[\],;:\"\\]+\.[^@\s.<>(),;:\"\\]+", value
    ):
        return value
    raise PydanticCustomError("email_expected", "an e-mail address is expected here, such as jobs@example.com")


def _address(value: object) -> str:
    if isinstance(value, str) and re.fullmatch(r"https?://[^\s/<>\"]+\.[^\s<>\"]+", value):
        return value
    raise PydanticCustomError("address_expected", "a web address is expected here, such as https://example.com/jobs")


def _phone(value: object) -> str:
    if isinstance(value, str) and re.fullmatch(r"\+?[0-9][0-9 .()/-]{4,24}[0-9]", value.strip()):
        return value.strip()
    raise PydanticCustomError("phone_expected", "a telephone number is expected here, such as +33 4 72 00 00 00")


def _amount(value: object) -> Decimal:
    """An amount of money: spaces may part its thousands, points and commas may not."""
    text = re.sub("[ \u00a0\u202f]", "", value) if isinstance(value, str) else ""
    if re.fullmatch(r"[0-9]{1,3}([.,][0-9]{3})+", text):
        bare = re.sub("[.,]", "", text)
        raise PydanticCustomError("thousands", "write {bare}, without a sign between the thousands", {"bare": bare})
    if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,2})?", text):
        return Decimal(text)
    raise PydanticCustomError("amount_expected", "an amount is a number alone, such as 30000 or 12.50")


_SAID = {
    "permanent": ("cdi", "contrat à durée indéterminée", "unbefristet", "indefinido", "бессрочный", "unlimited"),
    "fixed-term": ("cdd", "contrat à durée déterminée", "befristet", "temporal", "срочный", "fixed term"),
    "temporary-agency": ("intérim", "interim", "zeitarbeit", "ett", "agency"),
    "apprenticeship": ("alternance", "apprentissage", "ausbildung", "azubi", "formación"),
    "internship": ("stage", "praktikum", "prácticas", "стажировка"),
    "full-time": ("temps plein", "temps complet", "vollzeit", "jornada completa", "полный день", "full time"),
    "part-time": ("temps partiel", "teilzeit", "jornada parcial", "неполный день", "part time"),
    "none": ("no", "non", "nein", "нет", "false"),
    "partly": ("hybrid", "hybride", "oui", "yes", "ja", "sí", "да", "true"),
    "fully": ("full", "total", "100%", "100 %"),
}
"""What people write of contracts, hours and work from home, by the word that is meant."""
_MEANT = {said: word for word, others in _SAID.items() for said in others}


def _plainly(value: object) -> object:
    """A word as it is, or what to write instead of one that people use for it."""
    meant = _MEANT.get(value.strip().lower()) if isinstance(value, str) else None
    if meant:
        raise PydanticCustomError("meant", "write `{meant}` here", {"meant": meant})
    return value


def _start(value: object) -> object:
    """A day as it is written, or `as-soon-as-possible`."""
    if value in (None, "as-soon-as-possible") or (isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)):
        return value
    said = "a day as year-month-day is expected here, such as 2027-01-04, or as-soon-as-possible"
    raise PydanticCustomError("start_expected", said)


def _share(value: Number) -> Number:
    if 0 < value < 100:
        return value
    raise PydanticCustomError("share_expected", "a share is a number of per cent between 0 and 100, such as 20")


Country = Annotated[str, BeforeValidator(_country), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"})]
Currency = Annotated[str, BeforeValidator(_currency), WithJsonSchema({"type": "string", "pattern": "^[A-Za-z]{3}$"})]
Email = Annotated[str, BeforeValidator(_email), WithJsonSchema({"type": "string", "format": "email"})]
Address = Annotated[str, BeforeValidator(_address), WithJsonSchema({"type": "string", "format": "uri"})]
Phone = Annotated[str, BeforeValidator(_phone), WithJsonSchema({"type": "string"})]
Amount = Annotated[
    Decimal, BeforeValidator(_amount), WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0}, {"type": "string"}]})
]
Plainly = BeforeValidator(_plainly)
Share = Annotated[Number, AfterValidator(_share)]


class PostingEmployer(FileModel):
    """Who recruits; the name of `employer.yaml` if none is given."""

    name: Text | None = None
    about: Text | None = Field(None, description="One or two sentences on the employer, which open the text.")
    website: Address | None = None


class PostingPlace(FileModel):
    """Where the work is done."""

    street: Text | None = None
    postal_code: Text | None = None
    city: Text | None = None
    region: Text | None = Field(None, description="County, Land or state, where an address says it: CA, NY.")
    country: Country | None = Field(None, description="The country's two letters (ISO 3166-1).")
    remote: Annotated[Remote | None, Plainly] = Field(None, description="Whether the work is done from home.")
    remote_days: Number | None = Field(None, description="Days a week from home, where it is partly.")
    remote_from: list[Country] | None = Field(None, description="The countries that one may work from.")


class PostingContract(FileModel):
    """What contract is offered."""

    type: Annotated[Contract | None, Plainly] = None
    months: Whole | None = Field(None, description="How long it lasts, where it ends.")
    reason: Text | None = Field(None, description="Why it ends, such as the replacement of an absent employee.")


class PostingHours(FileModel):
    """How much and when one works."""

    kind: Annotated[Hours | None, Plainly] = None
    weekly: Annotated[Number, Field(gt=0, le=100)] | None = Field(None, description="Hours a week.")
    schedule: Text | None = Field(None, description="Which days and times, shifts, weekends.")


class PostingPay(FileModel):
    """What is paid, before taxes and contributions unless `gross` is false."""

    min: Amount | None = None
    max: Amount | None = None
    currency: Currency | None = None
    period: PayPeriod | None = None
    gross: YesNo | None = Field(None, description="Before taxes and contributions; true if not given.")
    variable_share: Share | None = Field(None, description="The variable part, in per cent of the whole.")
    variable: Text | None = Field(None, description="What the variable part depends on.")
    benefits: list[Text] | None = Field(None, description="What comes on top, each in a few words.")

    @model_validator(mode="after")
    def _whole(self) -> PostingPay:
        if (self.min is not None or self.max is not None) and (self.currency is None or self.period is None):
            raise PydanticCustomError("pay_unit", "pay needs a `currency` and a `period` beside its numbers")
        return self


class PostingLanguage(FileModel):
    """A language that the work asks for."""

    language: Language
    level: Level | None = None
    desirable: YesNo | None = Field(None, description="Welcome, not required.")


class PostingApply(FileModel):
    """How one applies."""

    url: Address | None = None
    email: Email | None = None
    phone: Phone | None = None
    address: Text | None = Field(None, description="A postal address to write to.")
    documents: list[Text] | None = Field(None, description="What to send, such as CV and cover letter.")
    direct: YesNo | None = Field(
        None, description="One applies on the page itself, in a few steps, without an account."
    )


class PostingContact(FileModel):
    """Who answers questions."""

    name: Text | None = None
    post: Text | None = None
    email: Email | None = None
    phone: Phone | None = None


class PostingExperience(FileModel):
    """How much experience is asked for, where it is not what the role says."""

    months: Whole
    instead_of_education: YesNo | None = Field(None, description="Experience may take the place of a diploma.")


class PostingFile(FileModel):
    """One vacancy: everything that a role does not know of it."""

    language: Language = Field(description="The language this file is written in, such as fr.")
    role: Slug = Field(description="The role's id, such as account-manager.")
    title: Title | None = Field(None, description="Another title than the role's.")
    reference: Text | None = Field(None, description="Your number of this vacancy.")
    employer: PostingEmployer | None = None
    place: PostingPlace | None = None
    contract: PostingContract | None = None
    hours: PostingHours | None = None
    start: Annotated[Day | Literal["as-soon-as-possible"] | None, BeforeValidator(_start)] = Field(
        None, description="A day, or as-soon-as-possible."
    )
    posts: Annotated[Whole, Field(ge=1)] | None = Field(None, description="How many people are sought.")
    collective_agreement: Text | None = None
    pay: PostingPay | None = None
    languages: list[PostingLanguage] | None = None
    education: Credential | None = Field(None, description="The diploma asked for, for search engines.")
    experience: PostingExperience | None = None
    duties: Annotated[list[Slug], Field(min_length=1)] | None = Field(
        None, description="The role's duties to name, by id, in this order; its own choice if not given."
    )
    profile: Annotated[list[Slug], Field(min_length=1)] | None = Field(
        None, description="The role's requirements, qualities and skills to name, by id; its own choice if not given."
    )
    offer: list[Text] | None = Field(None, description="What you offer, each in one sentence.")
    advantages: YesNo | None = Field(None, description="Name the role's advantages too; true if not given.")
    drawbacks: YesNo | None = Field(None, description="Name the role's drawbacks fairly; false if not given.")
    posted: Day | None = Field(None, description="The day the vacancy is published.")
    closes: Day | None = Field(None, description="The last day to apply.")
    apply: PostingApply | None = None
    contact: PostingContact | None = None
