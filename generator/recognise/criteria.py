"""From the words of a profile to which of its criteria are desirable and not essential."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.model.import_file import ImportFile
from generator.recognise.passages import Passage
from generator.recognise.wording import alike, normal, patterns

PROFILE = ("requirements", "qualities", "skills")
"""The lists whose clauses may be desirable."""
_HEAD = 6
"""The words that the head of a column or table has at most."""
_NOWHERE = "it is said to be desirable, which no clause of `{}` can be: requirements, qualities and skills can."


class Criteria:
    """How one language tells desirable from essential."""

    def __init__(self, words: ImportFile) -> None:
        welcome = map(normal, (*words.desirable, *words.desirable_heads))
        self._heads = {**dict.fromkeys(map(normal, words.essential_heads), False), **dict.fromkeys(welcome, True)}
        said = patterns(words.desirable).pattern
        self._said = re.compile(said, re.IGNORECASE)
        self._behind = re.compile(rf"\s*(?:[(\[]\s*{said}\s*[)\]]|(?:\s[-–—]|[,;:])\s+{said})\s*(?=[.;,]?$)", re.I)
        self._before = re.compile(rf"(?:[(\[]\s*{said}\s*[)\]]|{said}\s*[:–—])\s*(?=\S)", re.IGNORECASE)

    def says(self, text: str) -> bool | None:
        """Whether words that stand alone say desirable (True) or essential (False); None where they say neither."""
        return self.stands_for(text) if len(normal(text)) > 1 else None

    def stands_for(self, text: str) -> bool | None:
        """The same of a cell in a table of criteria, where a letter says it too."""
        return self._heads.get(normal(text))

    def names_both(self, text: str) -> bool:
        """Whether words name both, as the head of a column does in which either stands."""
        said = normal(text).split()
        letters = all(len(each) == 1 for each in said)
        told = {self.stands_for(each) for each in said if letters or len(each) > 1}
        return len(said) <= _HEAD and told >= {True, False}

    def settled(self, name: str, passage: Passage) -> Passage:
        """A clause of a list without the words that say that it is desirable; what is doubtful of it is told."""
        text = passage.text
        found = self._behind.search(alike(text)) or self._before.match(alike(text))
        if name not in PROFILE:
            if passage.desirable or (found and name == "knowledge"):
                return replace(passage, doubts=(*passage.doubts, _NOWHERE.format(name)))
            row = f"its row says “{passage.said}”, of which no clause of `{name}` can say more."
            return replace(passage, doubts=(*passage.doubts, row)) if passage.said else passage
        rest = f"{text[: found.start()]}{text[found.end() :]}".strip() if found else ""
        if re.search(r"\w", rest):
            rest = rest[:1].upper() + rest[1:] if text[:1].isupper() or (found and not found.start()) else rest
            cells = (rest,) if passage.cells == (text,) else passage.cells
            return replace(passage, text=rest, cells=cells, desirable=True, said=passage.said or passage.shown)
        word = self._said.search(alike(text))
        if passage.desirable or word is None:
            return passage
        said = text[word.start() : word.end()]
        doubt = f"read as desirable, for it says “{said}”; if it is, take the word out of the text."
        return replace(passage, desirable=True, doubts=(*passage.doubts, doubt))
