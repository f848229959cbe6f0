"""The shape of each YAML file: which keys it may have and what each holds. Unknown keys are refused.

A role file may be incomplete (its parents complete it); what the whole must have is checked after the merge.
Descriptions go into the JSON Schema, where an editor shows them.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that no folder may bear on Windows (Microsoft, "Naming Files, Paths, and Namespaces")."""

Category = Literal["managers", "specialists", "performers"]
Reader = Literal["employee", "candidate", "public"]
Period = Literal["day", "week", "month", "quarter", "year"]
Comparison = Literal["at-least", "at-most", "exactly", "every", "by-day"]
Numbering = Literal["decimal", "classic"]
TitleForm = Literal["masculine", "feminine", "inclusive"]
Kind = Literal["job-description", "vacancy", "cv-guide"]
"""The kinds of documents."""
Gender = Literal["masculine", "feminine", "neuter"]
GENDERS: tuple[str, ...] = Gender.__args__  # type: ignore[attr-defined]
SectionId = Literal[
    "provisions", "tasks", "knowledge", "duties", "marginal", "rights", "responsibilities", "evaluation", "relations",
    "profile", "environment", "statements",
]  # fmt: skip
ClauseList = Literal[
    "purpose", "provisions", "knowledge", "duties", "rights", "responsibilities", "evaluation", "relations",
    "requirements", "qualities", "skills", "career.advantages", "career.drawbacks", "cv", "achievements",
    "related_roles",
]  # fmt: skip
FactId = Literal[
    "employer", "post", "alternative_titles", "department", "workplace", "reports_to", "replaced_by", "replaces",
    "category", "supervises", "classification", "collective_agreement", "education", "experience", "codes",
    "flsa_status", "effective_from", "next_review", "number", "issued", "place",
]  # fmt: skip

PERCENT = "percent"
MONEY = frozenset((
    "aed", "all", "amd", "aud", "azn", "bam", "bgn", "brl", "byn", "cad", "chf", "clp", "cny", "cop", "czk",
    "dkk", "dzd", "egp", "eur", "gbp", "gel", "hkd", "huf", "idr", "ils", "inr", "isk", "jpy", "kgs", "krw",
    "kzt", "lkr", "mad", "mdl", "mkd", "mxn", "myr", "ngn", "nok", "nzd", "pen", "php", "pkr", "pln", "qar",
    "ron", "rsd", "rub", "sar", "sek", "sgd", "thb", "tnd", "try", "twd", "uah", "usd", "uyu", "uzs", "vnd",
    "xaf", "xof", "zar",
))  # fmt: skip
"""Currencies that a target may count in, by their codes (ISO 4217) in small letters."""
CLAUSE_LISTS: tuple[str, ...] = ClauseList.__args__  # type: ignore[attr-defined]


def _text(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return re.sub(r"[ \t\r\n]+", " ", value.strip(" \t\r\n"))
    raise PydanticCustomError("text_expected", "a text is expected here")


def _word(value: object) -> str:
    text = _text(value)
    if re.search(r"[^\W\d_]", text):
        return text
    raise PydanticCustomError("word_expected", "a word is expected here, with letters in it")


def _slug(value: object) -> str:
    if isinstance(value, str) and SLUG.fullmatch(value):
        return value
    raise PydanticCustomError("slug_expected", "an id is written in small letters a-z, digits and single hyphens")


def _language(value: object) -> str:
    if isinstance(value, str) and re.fullmatch("[a-z]{2,3}", value):
        return value
    raise PydanticCustomError("language_expected", "a language is named by its code of two letters, such as fr or de")


def _whole(value: object) -> int:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value):
        return int(value)
    raise PydanticCustomError("whole_expected", "a whole number, 0 or more, is expected here, such as 30")


def _number(value: object) -> Decimal:
    try:
        number = (
            Decimal(value) if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,4})?", value) else None
        )
    except InvalidOperation:
        number = None
    if number is None:
        raise PydanticCustomError("number_expected", "a number is expected here, such as 30 or 2.5")
    return number


def _yes_no(value: object) -> bool:
    if value in ("true", "false"):
        return value == "true"
    raise PydanticCustomError("yes_no_expected", "true or false is expected here")


def _day(value: object) -> datetime.date:
    try:
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return datetime.date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("date_expected", "a date is expected here, as year-month-day: 2026-11-24")


# An editor reads `version: 460` as a number where this program reads text, so both are right.
Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": ["string", "number"]})]
Word = Annotated[str, BeforeValidator(_word), WithJsonSchema({"type": "string"})]
Slug = Annotated[str, BeforeValidator(_slug), WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$"})]
Language = Annotated[str, BeforeValidator(_language), WithJsonSchema({"type": "string", "pattern": "^[a-z]{2,3}$"})]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number", "minimum": 0})]
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"type": "boolean"})]
Slugs = Annotated[
    list[Slug],
    BeforeValidator(lambda value: [value] if isinstance(value, str) else value),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
Day = Annotated[datetime.date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]


class FileModel(BaseModel):
    """A mapping in a file: frozen, and strict about its keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Title(FileModel):
    """The name of the post: masculine and feminine forms, or a single one for all."""

    masculine: Text | None = Field(None, description="The masculine form.")
    feminine: Text | None = Field(None, description="The feminine form.")
    inclusive: Text | None = Field(None, description="Both forms together, as the place writes them.")
    single: Text | None = Field(None, description="One form for all, instead of the other three.")

    @model_validator(mode="after")
    def _one_way(self) -> Title:
        forms = (self.masculine, self.feminine, self.inclusive)
        if (self.single is None) != all(forms) or (self.single is not None and any(forms)):
            raise PydanticCustomError("title_forms", "give either `single`, or `masculine`, `feminine` and `inclusive`")
        return self


class Code(FileModel):
    """A classification code of the post."""

    scheme: Literal["ESCO", "ISCO-08", "ROME", "O*NET-SOC"]
    version: Text = Field(description="The edition of the scheme.")
    code: Text
    confidence: Literal["high", "medium", "low"] = Field(description="Below `high`, the document asks to confirm it.")


class Measure(FileModel):
    """A number that the post is measured by, as data. An overlay may change one key of it."""

    label: Text | None = Field(None, description="What is measured, for the table of targets.")
    compare: Comparison | None = Field(None, description="How the value binds.")
    value: Number | None = None
    unit: Slug | None = Field(
        None, description="day, week, month, year, percent, a currency such as eur, or an id of `units`."
    )
    period: Period | None = Field(None, description="In which time the value is to be reached.")
    per: Slug | None = Field(None, description="For each of which unit.")
    in_words: YesNo | None = Field(None, description="Print the number in words too: 4 (four).")
    measured_in: Text | None = Field(None, description="Where the number is read.")
    readers: Annotated[list[Reader], Field(min_length=1)] | None = None


class Clause(FileModel):
    """A clause of a list: an id alone refers to a shared or inherited clause."""

    id: Slug | None = None
    text: Text | None = Field(None, description="The sentence; {names} between braces are filled in.")
    vacancy: Text | None = Field(None, description="How a vacancy says it to a candidate, in short.")
    serves: Slugs | None = Field(None, description="Of a quality: the duties that it serves.")
    optional: YesNo | None = Field(None, description="The document marks it as optional.")
    desirable: YesNo | None = Field(None, description="Of a criterion: desirable, not essential.")
    readers: Annotated[list[Reader], Field(min_length=1)] | None = Field(None, description="Who may read it.")
    contains: Literal["knowledge"] | None = Field(None, description="The list that is printed under this clause.")
    variant: Slug | None = Field(None, description="Another wording that the jurisdiction offers.")
    clauses: list[Clause] | None = Field(None, description="Clauses of the next level.")
    after: Slug | None = Field(None, description="The clause that this one follows.")
    before: Slug | None = Field(None, description="The clause that this one precedes, instead of `after`.")
    remove: Slugs | None = Field(None, description="Clauses to take out, or `all`.")

    @model_validator(mode="before")
    @classmethod
    def _bare_id(cls, value: Any) -> Any:
        return {"id": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one_purpose(self) -> Clause:
        if self.remove is None and self.id is None:
            raise PydanticCustomError("clause_without_id", "a clause needs an `id`")
        if self.remove is not None and self.model_fields_set != {"remove"}:
            raise PydanticCustomError("remove_alone", "`remove` stands alone in its item")
        if self.after is not None and self.before is not None:
            raise PydanticCustomError("one_place", "give either `after` or `before`")
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema = handler(core)
        return {"anyOf": [{"type": "string", "pattern": f"^{SLUG.pattern}$"}, schema]}


Clauses = list[Clause] | None


class Career(FileModel):
    """What speaks for the post and against it."""

    advantages: Clauses = None
    drawbacks: Clauses = None


class UnitForms(FileModel):
    """A unit in each plural form of its language (the names are CLDR's).

    Where the language has another case behind “at least”, a form holds two words: `as counted|behind at least`.
    """

    zero: Text | None = None
    one: Text | None = None
    two: Text | None = None
    few: Text | None = None
    many: Text | None = None
    other: Text
    gender: Gender | None = Field(None, description="The gender of the noun, where `in_words` has to know it.")
    each: Text | None = Field(None, description="The unit as in “per client”, for targets counted `per` it.")


class Supervising(FileModel):
    """What the post is when it supervises people."""

    title: Title | None = None
    alternative_titles: list[Text] | None = None
    short_name: Title | None = None
    category: Category | None = None
    codes: list[Code] | None = None


class Chosen(FileModel):
    """Which clauses a vacancy names, and in which order."""

    duties: Annotated[list[Slug], Field(min_length=1)] | None = None
    profile: Annotated[list[Slug], Field(min_length=1)] | None = Field(
        None, description="Requirements, qualities and skills."
    )


class ClauseFile(FileModel):
    """The lists of clauses, the same in a role and in a file of shared clauses."""

    units: dict[Slug, UnitForms] | None = Field(None, description="What targets count.")
    purpose: Clauses = Field(None, description="Why the post exists.")
    provisions: Clauses = Field(None, description="General provisions.")
    knowledge: Clauses = Field(None, description="What the holder must know.")
    duties: Clauses = Field(None, description="Tasks and duties, on one or two levels.")
    rights: Clauses = None
    evaluation: Clauses = Field(None, description="Criteria of evaluation.")
    relations: Clauses = Field(None, description="Working relations.")
    requirements: Clauses = Field(None, description="Education, experience and training.")
    qualities: Clauses = None
    skills: Clauses = None
    career: Career | None = None
    cv: Clauses = Field(None, description="Advice on the CV.")
    achievements: Clauses = Field(None, description="Examples of achievements with figures, for the CV.")
    related_roles: Clauses = None


class SharedFile(ClauseFile):
    """Clauses that several roles refer to."""

    language: Language = Field(description="The language the clauses are written in, such as fr.")


def _place(value: object) -> str:
    if isinstance(value, str) and re.fullmatch("[A-Z]{2}", value):
        return value
    raise PydanticCustomError("place_expected", "a place is named by two capital letters, such as FR or GB")


PlaceId = Annotated[str, BeforeValidator(_place), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"})]


class OnlyFor(FileModel):
    """Where an overlay is taken instead of the role that it extends: in these departments, in these places."""

    departments: Annotated[list[Text], Field(min_length=1)] | None = Field(
        None, description="Departments by their ids in employer.yaml, or by their names."
    )
    places: Annotated[list[PlaceId], Field(min_length=1)] | None = Field(None, description="Such as [FR, DE].")

    @model_validator(mode="after")
    def _said(self) -> OnlyFor:
        if self.departments is None and self.places is None:
            raise PydanticCustomError("only_for_nothing", "name `departments`, or `places`, or both")
        return self


class RoleFile(ClauseFile):
    """A role specification, or what one changes in the role it extends."""

    id: Slug = Field(description="The same as the file's name.")
    language: Language = Field(description="The language this file is written in, such as fr.")
    extends: Slug | None = Field(None, description="The role that this one inherits from.")
    inherits: list[Slug] | None = Field(None, description="Which keys come from that role; all, when not given.")
    overlay: YesNo | None = Field(None, description="An adaptation: built only when named.")
    only_for: OnlyFor | None = Field(
        None, description="Of an adaptation: for whom it is taken instead of the role that it extends."
    )
    title: Title | None = None
    alternative_titles: list[Text] | None = None
    short_name: Title | None = Field(None, description="The name used after the first mention, with its article.")
    category: Category | None = None
    supervises: Whole | None = Field(None, description="How many people the post supervises.")
    if_supervising: Supervising | None = Field(None, description="What changes when it supervises anybody.")
    codes: list[Code] | None = None
    department: Text | None = None
    reports_to: Text | None = None
    workplace: Text | None = None
    classification: Text | None = None
    collective_agreement: Text | None = None
    education: Text | None = None
    appointed_by: Text | None = None
    proposed_by: Text | None = None
    replaced_by: Text | None = None
    replaces: list[Text] | None = None
    plans: list[Text] | None = Field(None, description="The plans that govern the work.")
    experience: Measure | None = None
    certification: Measure | None = None
    flsa_status: Literal["exempt", "non-exempt"] | None = Field(
        None, description="Whether the post is paid for overtime under the Fair Labor Standards Act (United States)."
    )
    physical_demands: Text | None = None
    work_environment: Text | None = None
    effective_from: Day | None = Field(None, description="The day from which the document is in force.")
    next_review: Day | None = Field(None, description="The day by which it is to be reviewed.")
    numbering: Numbering | None = None
    vacancy: Chosen | None = Field(
        None, description="The clauses that a vacancy names; those with words for it if not given."
    )
    layout: Annotated[list[SectionId], Field(min_length=1)] | None = Field(
        None, description="The sections of the job description, in order."
    )
    extra_sections: YesNo | None = Field(
        None, description="Whether the place orders and adds sections; true if not given."
    )
    responsibilities: Clauses = Field(None, description="By key: the jurisdiction words them.")
    targets: dict[Slug, Measure] | None = None
    unplaced: list[Text] | None = Field(
        None, description="Passages of an imported text that nobody has placed yet; no document prints them."
    )


class WordsFile(FileModel):
    """Words by language, for rules that look for them; a `*` at the end of a word stands for any ending."""

    id: Slug = Field(description="The same as the file's name.")
    words: dict[Language, Annotated[list[Word], Field(min_length=1)]]
