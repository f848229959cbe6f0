"""The shape of a language's lists of words for the lint of vacancies, and the grammar of their patterns.

A pattern is words between spaces, looked for in this order whatever the case: `jeune* diplômé*|commercial*`. `*` at an
end of a word is any ending or beginning, `|` stands between words of which one is there, `?` behind a word lets it be
missing, `#` is a number in digits, `_` any one word, `...` up to three words, `^` in front the start of a sentence.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from generator.model.files import FileModel, Language, Text
from generator.model.finding import Gravity
from generator.model.jurisdiction_file import Country

WordRuleId = Literal[
    "gender-title", "age", "protected-trait", "pay-history", "pay-vague", "anglicism", "fee", "photo-request", "fine",
    "gender-coded",
]  # fmt: skip
WORD_RULES: tuple[WordRuleId, ...] = get_args(WordRuleId)

GAP, ANY, START = "...", "_", "^"


def _pattern(text: str) -> str:
    tokens = text.removeprefix(START).split()
    if not tokens or tokens[0] == GAP or tokens[-1] == GAP or (GAP, GAP) in pairwise(tokens):
        raise PydanticCustomError("pattern_gap", "`...` stands between two words of a pattern, and once between them")
    for token in tokens:
        if token not in (GAP, ANY):
            _token(token)
    if all(token in (ANY, GAP) or token.endswith("?") for token in tokens):
        raise PydanticCustomError("pattern_empty", "a pattern needs a word that may not be missing")
    return text


def _token(token: str) -> None:
    if START in token:
        raise PydanticCustomError("pattern_start", "`^` stands at the start of a pattern alone")
    if token.startswith("|") or token.endswith("|"):
        # Whoever writes `del | de la` means one of two, and would get neither.
        said = "`|` stands between single words, without spaces; words that belong together have hyphens: `del|de-la`"
        raise PydanticCustomError("pattern_bar", said)
    words = token.removesuffix("?") if len(token) > 1 else token
    for word in words.split("|"):
        bare = word.removeprefix("*").removesuffix("*")
        if not bare or "*" in bare or "?" in bare or "..." in bare:
            said = (
                "`{token}` is no word of a pattern: `*` stands at the ends of a word, `?` behind it, `|` between words"
            )
            raise PydanticCustomError("pattern_word", said, {"token": token})


Pattern = Annotated[Text, AfterValidator(_pattern)]


class WordRule(FileModel):
    """Words that a vacancy should not hold, why, and what to write instead."""

    words: Annotated[list[Pattern], Field(min_length=1)] = Field(description="Patterns, each looked for everywhere.")
    unless: list[Pattern] | None = Field(None, description="Innocent uses: what overlaps one of these is not told.")
    places: Annotated[list[Country], Field(min_length=1)] | None = Field(
        None, description="The jurisdictions it holds in, where that is not every one: [RU]."
    )
    level: Gravity | None = Field(None, description="Only where it is less grave than the place says.")
    why: Text = Field(description="One sentence for the recruiter, in the language of the list.")
    better: Text = Field(description="What to write instead, as advice.")
    instead: Annotated[dict[Text, Text], Field(min_length=1)] | None = Field(
        None,
        description="Words as they stand in texts, each with the words that can take their place in any sentence: of "
        "the same gender, number and case, and without facts that nobody has told.",
    )


class LintFile(FileModel):
    """The words that the rules for vacancies look for in texts of one language."""

    language: Language = Field(description="The same as the file's name.")
    rules: dict[WordRuleId, Annotated[list[WordRule], Field(min_length=1)]]
