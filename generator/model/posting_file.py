"""The shape of a posting's YAML file: one vacancy of a role, at one employer, in one place, for some time."""

from __future__ import annotations

import re
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


def _share(value: Number) -> Number:
    if 0 < value < 100:
        return value
    raise PydanticCustomError("share_expected", "a share is a number of per cent between 0 and 100, such as 20")


Country = Annotated[str, BeforeValidator(_country), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"})]
Currency = Annotated[str, BeforeValidator(_currency), WithJsonSchema({"type": "string", "pattern": "^[A-Za-z]{3}$"})]
Email = Annotated[str, BeforeValidator(_email), WithJsonSchema({"type": "string", "format": "email"})]
Address = Annotated[str, BeforeValidator(_address), WithJsonSchema({"type": "string", "format": "uri"})]
Phone = Annotated[str, BeforeValidator(_phone), WithJsonSchema({"type": "string"})]
Share = Annotated[Number, AfterValidator(_share)]


class PostingEmployer(FileModel):
    """Who recruits."""

    name: Text
    about: Text | None = Field(None, description="One or two sentences on the employer, which open the text.")
    website: Address | None = None


class PostingPlace(FileModel):
    """Where the work is done."""

    street: Text | None = None
    postal_code: Text | None = None
    city: Text | None = None
    region: Text | None = Field(None, description="County, Land or state, where an address says it: CA, NY.")
    country: Country | None = Field(None, description="The country's two letters (ISO 3166-1).")
    remote: Remote | None = Field(None, description="Whether the work is done from home: none, partly, fully.")
    remote_days: Number | None = Field(None, description="Days a week from home, where it is partly.")
    remote_from: list[Country] | None = Field(None, description="The countries that one may work from.")


class PostingContract(FileModel):
    """What contract is offered."""

    type: Contract
    months: Whole | None = Field(None, description="How long it lasts, where it ends.")
    reason: Text | None = Field(None, description="Why it ends, such as the replacement of an absent employee.")


class PostingHours(FileModel):
    """How much and when one works."""

    kind: Hours
    weekly: Number | None = Field(None, description="Hours a week.")
    schedule: Text | None = Field(None, description="Which days and times, shifts, weekends.")


class PostingPay(FileModel):
    """What is paid, before taxes and contributions unless `gross` is false."""

    min: Number | None = None
    max: Number | None = None
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
    """How one applies: at least one way."""

    url: Address | None = None
    email: Email | None = None
    phone: Phone | None = None
    address: Text | None = Field(None, description="A postal address to write to.")
    documents: list[Text] | None = Field(None, description="What to send, such as CV and cover letter.")
    direct: YesNo | None = Field(
        None, description="One applies on the page itself, in a few steps, without an account."
    )

    @model_validator(mode="after")
    def _one_way(self) -> PostingApply:
        if not (self.url or self.email or self.phone or self.address):
            raise PydanticCustomError("apply_way", "say where one applies: `url`, `email`, `phone` or `address`")
        return self


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
    start: Day | Literal["as-soon-as-possible"] | None = Field(None, description="A day, or as-soon-as-possible.")
    posts: Whole | None = Field(None, description="How many people are sought.")
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
