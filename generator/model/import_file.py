"""From a file of `roles/import/` to its shape: the words by which a language's job descriptions are taken apart.

Words are compared whatever the case, the punctuation, and `ё` for `е`. In the entries of `responsibilities` and
`facts_said` a `*` at the end of a word stands for any ending.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.files import Category, FileModel, Language, Period, Slug, Text

SectionName = Literal[
    "purpose", "provisions", "knowledge", "duties", "rights", "responsibilities", "evaluation", "relations",
    "requirements", "qualities", "skills", "signatures",
]  # fmt: skip
FactName = Literal[
    "title", "alternative_titles", "department", "reports_to", "workplace", "classification", "collective_agreement",
    "education", "experience", "appointed_by", "proposed_by", "replaced_by", "replaces", "supervises", "category",
]  # fmt: skip
"""What may stand behind a label in the head of a job description."""

Words = Annotated[list[Text], Field(min_length=1)]
Bound = Literal["at-least", "at-most", "exactly"]


class ImportFile(FileModel):
    """What is known of job descriptions in a language."""

    language: Language
    common: Words = Field(description="Small words that nearly every sentence has and few other languages have.")
    kinds: Words = Field(description="How the document itself is called, in its heading.")
    of: Words = Field(description="What stands between the name of the document and that of the post.")
    parts: Words = Field(description="What a section is called in front of its number: section, article.")
    sections: dict[SectionName, Words] = Field(description="The titles of sections.")
    facts: dict[FactName, Words] = Field(description="The labels of facts, such as department.")
    facts_said: dict[FactName, Words] = Field(
        description="Words of a sentence behind which a fact stands: `reports to`."
    )
    none: Words = Field(description="How it is said that nobody is supervised.")
    knows: Words = Field(description="How a list of what the holder must know begins.")
    signed: Words = Field(description="How a block of signatures or approval begins.")
    categories: dict[Category, Words] = Field(description="How the occupational categories are called.")
    desirable: Words = Field(
        description="What says in a sentence or in brackets that something is welcome, not required."
    )
    desirable_heads: Words = Field(description="What says the same at the head of a column or list.")
    essential_heads: Words = Field(description="What stands at the head of a column or list of what is required.")
    responsibilities: dict[Slug, Words] = Field(
        description="By key, words that a liability of that kind holds, all of one entry."
    )
    bounds: dict[Bound, Words] = Field(description="What stands before a number: at least.")
    periods: dict[Period, Words] = Field(description="What stands behind a number and its unit: a day.")
    every: dict[Period, Words] = Field(description="How often something is done, `#` for the number.")
    by_day: dict[Period, Words] = Field(description="By which day something is done, `#` for the number.")
    before_day: dict[Period, Words] = Field(description="The same, where the day itself may be too late.")
    units: dict[Slug, Words] = Field(description="How units are written: percent, currencies, times, and calls.")
