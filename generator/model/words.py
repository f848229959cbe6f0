"""The words of one language: those of the frame by their English, those of people by their context."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.model.files import TitleForm
from generator.model.sentence import choose, in_case
from generator.model.source import SourceText


@dataclass(frozen=True, slots=True)
class Missing:
    """Words without a translation: what, in which language and, for a person's words, where they stand.

    `case` is the case that a name is not stored in, where the name itself has its words.
    """

    text: str
    language: str
    context: str = ""
    source: SourceText | None = None
    case: str = ""


def message(english: str) -> str:
    """Mark words of the frame that are said elsewhere, so that a test finds them."""
    return english


@dataclass(frozen=True, slots=True)
class Words:
    """A language's catalogs, ready to ask for one document.

    `tag` names the language and, where its words differ, the place: `fr`, `en-GB`. `file` is the file of the
    frame's words as shown to the user; `frame` maps (context, English words) to their forms, `content` (context,
    source text) to the forms of the translation; `plural` gives the index of the form for a number; `typeset`
    sets the language's spaces and quotes; `form` is the form of the title that words agree with.
    `missing` fills with whatever had no translation; its original is said instead, marked with its language.
    """

    language: str
    tag: str
    file: str
    frame: Mapping[tuple[str, str], tuple[str, ...]]
    content: Mapping[tuple[str, str], tuple[str, ...]]
    plural: Callable[[int], int]
    typeset: Callable[[str], str]
    form: TitleForm = "inclusive"
    missing: dict[Missing, None] = field(default_factory=dict)

    def __call__(self, english: str, /, context: str = "", **values: str) -> str:
        """Words of the frame, `{names}` filled in."""
        return filled(self._form(english, context, 0), values)

    def count(self, english: str, number: int, /, **values: str) -> str:
        """Words of the frame in the form for a number."""
        return filled(self._form(english, "", self.plural(number)), values)

    def say(self, source: SourceText) -> str:
        """A person's words in this language: as written, or as translated, in the form for the title."""
        return choose(self.forms(source)[0], self.form)

    def name(self, source: SourceText, case: str = "") -> str:
        """A name in one of the cases that are stored with it; that of a list where another is not."""
        said = self.say(source)
        found = in_case(said, case)
        if found is None:
            self.missing[Missing(source.text, self.language, source.context, source, case)] = None
        return found or in_case(said, "") or said

    def own(self, source: SourceText) -> str:
        """A proper name: as its owner writes it, unless a catalog has it in this language."""
        found = self.content.get((source.context, source.text)) if source.language != self.language else None
        return in_case(choose((found or (source.text,))[0], self.form), "") or source.text

    def forms(self, source: SourceText) -> tuple[str, ...]:
        """Every plural form of a person's words; a single one where they are written in this language."""
        if source.language == self.language:
            return (source.text,)
        found = self.content.get((source.context, source.text))
        if found is None:
            self.missing[Missing(source.text, self.language, source.context, source)] = None
            return (f"[{source.language}] {source.text}",)
        return found

    def _form(self, english: str, context: str, index: int) -> str:
        forms = self.frame.get((context, english), ())
        if not 0 <= index < len(forms) or not forms[index]:
            self.missing[Missing(english, self.language, context)] = None
            return f"[en] {english}"
        return choose(forms[index], self.form)


def filled(words: str, values: Mapping[str, str]) -> str:
    """Words with `{names}` filled in."""
    # Not str.format: a catalog is somebody's file, and may ask that for attributes and for a gigabyte of padding.
    return re.sub(r"\{(\w+)\}", lambda name: values.get(name[1], name[0]), words) if values else words
