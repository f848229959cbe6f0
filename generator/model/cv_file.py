"""The shape of a language's words for the check of CVs: headings, months, action words, words often misspelt.

Words are compared whatever the case; a `*` at the end of a word stands for any ending, one at its beginning for any
beginning: `négoci*`, `*ation`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.files import FileModel, Language, Text

SectionName = Literal[
    "profile", "experience", "education", "skills", "languages", "achievements", "references", "interests", "personal",
    "contact",
]  # fmt: skip
PersonalKind = Literal["birth_date", "marital_status", "nationality", "identity_number", "registered_address"]

Words = Annotated[list[Text], Field(min_length=1)]


class Misspelt(FileModel):
    """A word of the trade, and how it is often misspelt."""

    right: Text
    wrong: Words = Field(description="No one of them is a word of the language.")


class CvWordsFile(FileModel):
    """What the check of CVs knows of a language."""

    language: Language
    headings: dict[SectionName, Words] = Field(description="How the sections of a CV are called.")
    months: Annotated[list[Words], Field(min_length=12, max_length=12)] = Field(
        description="The twelve months in order, each in every form and abbreviation, without stops."
    )
    present: Words = Field(description="How a CV says that something still lasts.")
    since: Words = Field(description="What stands before the day on which something began that still lasts.")
    until: Words = Field(description="What stands between two dates instead of a dash.")
    action: Words = Field(description="Words of action, at the beginning of a line of experience.")
    passive: Words = Field(description="Openings that say a duty, not what was done.")
    placeholders: Words = Field(description="Words of a template that nobody has replaced.")
    blanks: Words = Field(description="What a template wants between square brackets.")
    personal: dict[PersonalKind, Words] = Field(description="Words that tell personal data, by kind.")
    grievances: Words = Field(description="Words that speak ill of a former employer, or of leaving it in anger.")
    mail_names: Words = Field(description="Words of e-mail addresses that are no names of grown people.")
    client: Words = Field(description="What stands before the name of a client.")
    drafts: Words = Field(description="Words in the name of a file that is a draft or a copy.")
    function_words: Words = Field(description="Words that carry no meaning of their own.")
    general: Words = Field(description="Words too general to say what a post asks for.")
    known: Words = Field(description="Words of CVs that the dictionaries lack.")
    misspelt: Annotated[list[Misspelt], Field(min_length=8)]
