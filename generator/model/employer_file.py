"""The shape of `employer.yaml`: who the employer is, how its documents look, are named and numbered."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.model.files import FileModel, Language, Slug, Text

Engine = Literal["weasyprint", "typst"]
"""What draws a PDF."""
LocaleTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]


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
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = Field(
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
    file_naming: Text | None = Field(
        None,
        description="How files of people are named, such as {department}/{person}/{kind}.{locale}: person, number, "
        "version, role, department, kind, locale, date.",
    )
    document_numbers: Text | None = Field(
        None, description="How documents are numbered, such as JD-{year}-{number:03}: number, year, kind, country."
    )
    pdf_engine: Engine | None = Field(None, description="weasyprint, or typst for many at once.")
