"""The words of one language: those of the frame by their English, those of people by their context."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.model.source import SourceText


class Untranslated(LookupError):
    """Words without a translation: what, in which language and, for a person's words, where they stand."""

    def __init__(self, text: str, language: str, source: SourceText | None = None) -> None:
        self.text, self.language, self.source = text, language, source
        super().__init__(f"{text!r} has no {language} translation")


def message(english: str) -> str:
    """Mark words of the frame that are said elsewhere, so that a translator's tool finds them."""
    return english


@dataclass(frozen=True, slots=True)
class Words:
    """A language's catalogs, ready to ask.

    `file` is the file of the frame's words as shown to the user; `frame` maps English words to their forms;
    `content` maps (context, source text) to the translation;
    `plural` gives the index of the form for a number; `typeset` sets the language's spaces and quotes.
    """

    language: str
    file: str
    frame: Mapping[str, tuple[str, ...]]
    content: Mapping[tuple[str, str], str]
    plural: Callable[[int], int]
    typeset: Callable[[str], str]

    def __call__(self, english: str, /, **values: str) -> str:
        """Words of the frame, `{names}` filled in. Raises Untranslated."""
        return _filled(self._form(english, 0), values)

    def count(self, english: str, number: int, /, **values: str) -> str:
        """Words of the frame in the form for a number. Raises Untranslated."""
        return _filled(self._form(english, self.plural(number)), values)

    def say(self, source: SourceText) -> str:
        """A person's words in this language: as written, or as translated. Raises Untranslated."""
        if source.language == self.language:
            return source.text
        try:
            return self.content[source.context, source.text]
        except KeyError:
            raise Untranslated(source.text, self.language, source) from None

    def _form(self, english: str, index: int) -> str:
        forms = self.frame.get(english, ())
        if index >= len(forms) or not forms[index]:
            raise Untranslated(english, self.language)
        return forms[index]


def _filled(words: str, values: Mapping[str, str]) -> str:
    # Not str.format: a catalog is somebody's file, and may ask that for attributes and for a gigabyte of padding.
    return re.sub(r"\{(\w+)\}", lambda name: values.get(name[1], name[0]), words)
