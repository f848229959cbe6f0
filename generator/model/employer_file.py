"""The shape of `employer.yaml`: who the employer is, how its documents look, are named and numbered."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.model.files import FileModel, Language, Slug, Text

Engine = Literal["weasyprint", "typst"]
"""What draws a PDF."""
_LOCALE, _COUNTRY = "^[a-z]{2,3}(-[A-Z]{2})?$", "^[A-Z]{2}$"
_QUOTES = "“”„‟«»‹›‘’‚‛"


def _locale(value: object) -> str:
    if isinstance(value, str) and re.fullmatch(_LOCALE, value):
        return value
    raise PydanticCustomError("locale_expected", "a locale is written language-COUNTRY, such as fr-FR")


def _country(value: object) -> str:
    if isinstance(value, str) and re.fullmatch(_COUNTRY, value):
        return value
    raise PydanticCustomError("country_expected", "a country is named by two capital letters, such as FR or DE")


def _unquoted(pattern: str, part: str) -> str:
    # A word processor makes these of the quotes that YAML takes off.
    if pattern[:1] in _QUOTES or pattern[-1:] in _QUOTES:
        said = "these quotes would become part of every {part}: use straight ones"
        raise PydanticCustomError("quotes_kept", said, {"part": part})
    return pattern


def _file_naming(pattern: str) -> str:
    return _unquoted(pattern, "file's name")


def _document_numbers(pattern: str) -> str:
    return _unquoted(pattern, "number")


LocaleTag = Annotated[str, BeforeValidator(_locale), WithJsonSchema({"pattern": _LOCALE, "type": "string"})]
Country = Annotated[str, BeforeValidator(_country), WithJsonSchema({"pattern": _COUNTRY, "type": "string"})]


class Head(FileModel):
    """Who approves for the employer."""

    post: Text | None = None
    name: Text | None = None


class Signatory(FileModel):
    """Who signs in a certain part: the name, and the post where the place's own word for it will not do."""

    post: Text | None = None
    name: Text | None = None


class EmployerAddress(FileModel):
    """Where the employer is at home."""

    street: Text | None = None
    postal_code: Text | None = None
    city: Text | None = None
    region: Text | None = Field(None, description="County, Land or state, where an address says it.")
    country: Text | None = Field(None, description="Printed as the last line, where letters abroad need it.")


class EmployerFile(FileModel):
    """Whose documents these are."""

    language: Language
    name: Text = Field(description="The full legal name.")
    short_name: Text | None = Field(None, description="What the employer is called in running heads.")
    place: Text | None = Field(None, description="The town where documents are issued; the address's if empty.")
    address: EmployerAddress | None = None
    registration: list[Text] | None = Field(
        None, description="What the law asks on business paper, a line each: RCS Lyon 123 456 789, HRB 12345..."
    )
    country: Country | None = Field(
        None, description="The place whose law is meant where a locale names none: FR, DE, ES, GB, RU, US."
    )
    logo: Text | None = Field(None, description="A PNG or JPEG file beside this one, printed at most 14 mm high.")
    head: Head | None = None
    departments: dict[Slug, Text] | None = Field(None, description="Each department by an id of your own.")
    locales: list[LocaleTag] | None = Field(None, description="Made where no locale is asked for, such as [fr-FR].")
    collective_agreement: Text | None = Field(None, description="Said in each document where a role names none.")
    signatories: dict[Slug, Signatory] | None = Field(
        None,
        description="Who signs: `personnel`, `lawyer`, `superior`, `manager`, `employer`, as the place calls them.",
    )
    file_naming: Annotated[Text, AfterValidator(_file_naming)] | None = Field(
        None,
        description="How files of people are named, such as {department}/{person}/{kind}.{locale}: person, number, "
        "version, role, department, kind, locale, date.",
    )
    document_numbers: Annotated[Text, AfterValidator(_document_numbers)] | None = Field(
        None, description="How documents are numbered, such as JD-{year}-{number:03}: number, year, kind, country."
    )
    pdf_engine: Engine | None = Field(None, description="weasyprint, or typst for many at once.")
