"""The words of one language: those of the frame by their English, those of people by their context."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.model.source import SourceText


class Untranslated(LookupError):
    """Words without a translation: what, in which language, and from where."""

    def __init__(self, text: str, language: str, context: str = "") -> None:
        self.text, self.language, self.context = text, language, context
        super().__init__(f"{context}: {text!r} has no {language} translation" if context else f"{text!r}: {language}")


def message(english: str) -> str:
    """Mark words of the frame that are said elsewhere, so that a translator's tool finds them."""
    return english


@dataclass(frozen=True, slots=True)
class Words:
    """A language's catalogs, ready to ask.

    `frame` maps English words to their forms; `content` maps (context, source text) to the translation;
    `plural` gives the index of the form for a number; `typeset` sets the language's spaces and quotes.
    """

    language: str
    frame: Mapping[str, tuple[str, ...]]
    content: Mapping[tuple[str, str], str]
    plural: Callable[[int], int]
    typeset: Callable[[str], str]

    def __call__(self, english: str, /, **values: str) -> str:
        """Words of the frame, `{names}` filled in. Raises Untranslated."""
        return self._form(english, 0).format(**values)

    def count(self, english: str, number: int, /, **values: str) -> str:
        """Words of the frame in the form for a number. Raises Untranslated."""
        return self._form(english, self.plural(number)).format(**values)

    def say(self, source: SourceText) -> str:
        """A person's words in this language: as written, or as translated. Raises Untranslated."""
        if source.language == self.language:
            return source.text
        try:
            return self.content[source.context, source.text]
        except KeyError:
            raise Untranslated(source.text, self.language, source.context) from None

    def _form(self, english: str, index: int) -> str:
        forms = self.frame.get(english, ())
        if index >= len(forms) or not forms[index]:
            raise Untranslated(english, self.language)
        return forms[index]
