"""The shape of a jurisdiction's file: what the law and the custom of a place make of a document.

Every rule of law names its source and the day it was checked; descriptions go into the JSON Schema.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from generator.model.advert import VacancyRuleId
from generator.model.files import (
    Day,
    FactId,
    FileModel,
    Kind,
    Language,
    Number,
    Numbering,
    SectionId,
    Slug,
    Text,
    TitleForm,
    Whole,
    Word,
)
from generator.model.finding import Gravity

FieldId = Literal["part", "post", "signature", "name", "date"]
ProfileList = Literal["requirements", "knowledge", "skills", "qualities"]
AddedTo = Literal[
    "provisions", "duties", "marginal", "rights", "responsibilities", "evaluation", "relations", "environment",
    "statements",
]  # fmt: skip
LeftOutOf = Literal["provisions", "knowledge", "duties", "rights", "evaluation", "relations"]


def _country(value: object) -> str:
    if isinstance(value, str) and re.fullmatch("[A-Z]{2}", value):
        return value
    raise PydanticCustomError("country_expected", "a place is named by its country's two capital letters, such as DE")


def _once(values: list[str]) -> list[str]:
    for value in values:
        if values.count(value) > 1:
            raise PydanticCustomError("said_twice", "this list names `{value}` twice", {"value": value})
    return values


Country = Annotated[str, BeforeValidator(_country), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"})]
Once = AfterValidator(_once)


class Law(FileModel):
    """A law by its printed name."""

    name: Text
    source: Text
    checked: Day


class Responsibility(FileModel):
    """How a place words a responsibility, or why it leaves it out."""

    text: Text | None = None
    variants: dict[Slug, Text] | None = None
    excluded: Text | None = Field(None, description="Why this place does not allow it.")
    source: Text
    checked: Day

    @model_validator(mode="after")
    def _worded_or_excluded(self) -> Responsibility:
        if (self.text is None) == (self.excluded is None):
            raise PydanticCustomError("worded_or_excluded", "give either `text` or `excluded`")
        return self


class Forbidden(FileModel):
    """Words that no clause may contain under this law; a `*` at the end stands for any ending."""

    lists: list[Slug] | None = Field(None, description="Lists of words in the folder `words`.")
    words: list[Word] | None = Field(None, description="Words that this place alone refuses.")
    reason: Text
    source: Text
    checked: Day

    @model_validator(mode="after")
    def _says_which(self) -> Forbidden:
        if not self.lists and not self.words:
            raise PydanticCustomError("forbidden_words", "give `lists`, `words` or both")
        return self


class Approval(FileModel):
    """The approval block at the top right."""

    heading: Text
    fields: list[FieldId]


class Signatory(FileModel):
    """Who signs; without `post`, a blank. `part` says as what, where the block asks it."""

    id: Slug
    part: Text | None = None
    post: Text | None = None


class Signatures(FileModel):
    """A block of signatures."""

    id: Slug
    title: Text
    statement: Text | None = None
    fields: list[FieldId]
    signatories: list[Signatory]


class Added(FileModel):
    """A clause that the place adds at the end of a section, or a statement that it wants."""

    id: Slug
    text: Text
    source: Text = Field(description="The law, or `usage` where custom asks for it.")
    checked: Day


class LeftOut(FileModel):
    """Clauses of a role that documents of this place do not hold."""

    section: LeftOutOf
    clauses: list[Slug]
    reason: Text
    source: Text = Field(description="The law, or `usage` where it is custom.")
    checked: Day


class Criteria(FileModel):
    """How the place calls what a candidate must and should have."""

    essential: Text
    desirable: Text


Margin = Annotated[Number, Field(ge=5, le=60)]
"""Less is cut off by printers, more leaves no room for words."""


class Margins(FileModel):
    """The margins of a page, in millimetres."""

    top: Margin
    right: Margin
    bottom: Margin
    left: Margin


class Page(FileModel):
    """The sheet, and where pages are numbered."""

    paper: Literal["A4", "Letter"]
    margins: Margins
    numbers: Literal["bottom-right", "top-center"] = Field(
        description="bottom-right: “Page 2 of 3” on every page; top-center: the number alone, from page 2."
    )


class Vacancies(FileModel):
    """What a vacancy says at its end, for law or custom."""

    equal_opportunity: Text = Field(description="That everybody is welcome to apply, as the place words it.")
    source: Text
    checked: Day


class VacancyRule(FileModel):
    """What a place thinks of something in a vacancy, from a day on."""

    level: Gravity
    since: Day | None = Field(None, description="The day it came into force, or will.")
    until: Day | None = Field(None, description="The last day it is in force.")
    regions: Annotated[list[Text], Field(min_length=1)] | None = Field(
        None, description="The parts of the country it holds in, as addresses name them; everywhere if not given."
    )
    source: Text = Field(description="The law, or `usage` where it is custom.")
    checked: Day


Custom = Literal["omit", "optional", "usual"]


class CvCustoms(FileModel):
    """What a CV holds in this place, and what it leaves out."""

    pages: Annotated[Whole, Field(ge=1)] = Field(description="The most pages that are usual.")
    photo: Custom
    birth_date: Custom
    marital_status: Custom
    nationality: Custom
    photo_text: Text = Field(description="The advice on a photograph.")
    data_text: Text = Field(description="The advice on personal data.")
    length_text: Text = Field(description="The advice on length and order.")
    source: Text
    checked: Day


class StudyPath(FileModel):
    """A way of study that leads to a post in this place."""

    id: Slug
    text: Text
    roles: list[Slug] | None = Field(None, description="The roles that it leads to; every role if not given.")


class LegalNote(FileModel):
    """The remark that the text wants a lawyer's eye, and where it stands."""

    text: Text
    place: Literal["footnote", "properties"]


class JurisdictionFile(FileModel):
    """What the law and the custom of a place make of a document."""

    id: Country = Field(description="The country's two letters (ISO 3166-1).")
    language: Language
    name: Text
    usual_for: list[Text] = Field(description="The languages whose usual place this is.")
    title_form: dict[Kind, TitleForm] = Field(
        description="By kind of document the form of its title, if nothing else is asked; inclusive, if none."
    )
    numbering: Numbering | None = Field(None, description="How the place numbers; as the role says, if not given.")
    page: Page
    code_schemes: list[Literal["ESCO", "ISCO-08", "ROME", "O*NET-SOC"]]
    facts: Annotated[list[FactId], Once] = Field(description="The rows of the table of facts, in order.")
    always: list[FactId] | None = Field(None, description="Facts that are printed as blanks while unknown.")
    fact_labels: dict[FactId, Text] | None = Field(None, description="Labels that differ from the usual ones.")
    section_titles: dict[SectionId | Literal["purpose"], Text] | None = None
    section_openings: dict[SectionId, Text] | None = Field(
        None, description="Words between the title of a section and its clauses, which complete them."
    )
    layout: Annotated[list[SectionId], Field(min_length=1), Once] | None = Field(
        None, description="The place's own order of sections."
    )
    extra_sections: list[SectionId] | None = Field(None, description="Sections that the place adds at the end.")
    profile: Annotated[list[ProfileList], Once] = Field(description="What the section `profile` holds, in order.")
    criteria: Criteria | None = Field(None, description="Where given, the profile tells essential from desirable.")
    added: dict[AddedTo, list[Added]] | None = Field(None, description="Clauses and statements that the place adds.")
    left_out: list[LeftOut] | None = Field(None, description="Clauses that documents of the place do not hold.")
    laws: dict[Slug, Law]
    responsibilities: dict[Slug, Responsibility]
    forbidden: list[Forbidden]
    approval: Approval | None = None
    signatures: list[Signatures]
    vacancy: Vacancies
    vacancy_rules: dict[VacancyRuleId, Annotated[list[VacancyRule], Field(min_length=1)]] | None = Field(
        None, description="What `jobdesc lint` looks for in a vacancy of this place; a rule not named is not run."
    )
    cv: CvCustoms
    study_paths: Annotated[list[StudyPath], Field(min_length=1)] = Field(
        description="The ways of study that lead to the posts, usual ones first."
    )
    legal_note: LegalNote
