"""Whose documents these are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.document import Picture
from generator.model.source import SourceText

NAMING = "{person}/{kind}.{locale}"
"""How the files of people are named where the employer says nothing."""
NUMBERS = "JD-{year}-{number:03}"
"""How documents are numbered where the employer says nothing."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs in a certain part; None where it is not said."""

    post: SourceText | None = None
    name: SourceText | None = None


@dataclass(frozen=True, slots=True)
class Employer:
    """What is known of the employer; None prints as a blank.

    `address` and `registration` are lines as they are printed; `departments` and `signatories` go by their ids;
    `logo` is a picture that fits the head of a page, `logo_file` where it lies beside the employer's file.
    """

    name: SourceText | None = None
    place: SourceText | None = None
    head_post: SourceText | None = None
    head_name: SourceText | None = None
    short_name: str = ""
    address: tuple[str, ...] = ()
    registration: tuple[str, ...] = ()
    country: str = ""
    logo: Picture | None = None
    logo_file: str = ""
    departments: Mapping[str, SourceText] = field(default_factory=dict)
    locales: tuple[str, ...] = ()
    collective_agreement: SourceText | None = None
    signatories: Mapping[str, Signatory] = field(default_factory=dict)
    file_naming: str = NAMING
    document_numbers: str = NUMBERS
    pdf_engine: str = "weasyprint"
