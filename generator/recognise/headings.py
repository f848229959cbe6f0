"""From a passage to the section that it is the title of, if it is one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from generator.model.draft import Known
from generator.recognise.passages import Passage
from generator.recognise.wording import normal

UNKNOWN = ""
"""The section of a title that names none."""
_LIKE = 88
_LONGEST, _LETTERS = 12, 90
_RUN_ON = re.compile(r"\s*(?:[.:]|\s[-–—])\s*")
_FEWEST, _VALUE, _SHORT = 5, 12, 6


@dataclass(frozen=True, slots=True)
class Heading:
    """The section that a title names, why that is doubtful if it is, and the text that is run on behind it."""

    section: str
    doubt: str = ""
    rest: str = ""


class Headings:
    """The titles of sections in one language."""

    def __init__(self, known: Known) -> None:
        self._titles: dict[str, str] = {}
        for name, titles in (*known.words.sections.items(), *known.titles.items()):
            for title in titles:
                self._titles.setdefault(normal(title), name)
        self._labels = frozenset(normal(each) for every in known.words.facts.values() for each in every)
        self._kinds = frozenset(map(normal, known.words.kinds))

    def is_title(self, text: str) -> bool:
        """Whether words are the title of a section, or the name of the kind of document."""
        return normal(text) in self._titles or normal(text) in self._kinds

    def is_label(self, text: str) -> bool:
        """Whether words are the label of a fact."""
        return normal(text) in self._labels

    def find(self, passage: Passage, formal: bool) -> Heading | None:
        """The section that a passage is the title of, or begins; None where it is no title.

        `formal` is whether single numbers stand for sections in this document, because its clauses have more.
        """
        text, mark = passage.text, passage.mark
        if passage.cells or (mark.kind in ("bullet", "letter") and not passage.heading):
            return None
        said = normal(text)
        deep = mark.kind in ("number", "part") and len(mark.numbers) > 1 and not passage.heading
        if said in self._titles and not (deep and text.endswith((".", ";"))):
            return Heading(self._titles[said])
        if deep or said in self._kinds:
            return None
        if run_on := self._run_on(passage):
            return run_on
        if not self._looks_like(passage, formal):
            return None
        open_ended = mark.kind == "none" and not (passage.heading or passage.capital)
        return self._nearly(said, text, open_ended) or (Heading(UNKNOWN) if self._stands_out(passage, formal) else None)

    def _run_on(self, passage: Passage) -> Heading | None:
        for found in list(_RUN_ON.finditer(passage.text))[:2]:
            head, rest = passage.text[: found.start()], passage.text[found.end() :]
            section = self._titles.get(normal(head))
            fact = self.is_label(head) and len(rest.split()) <= _VALUE and not passage.heading
            if section and rest.strip() and not fact:
                return Heading(section, "", rest.strip())
        return None

    @staticmethod
    def _looks_like(passage: Passage, formal: bool) -> bool:
        text, kind = passage.text, passage.mark.kind
        short = len(text.split()) <= _LONGEST and len(text) <= _LETTERS and not text.endswith((".", ";", ","))
        return short and (
            passage.heading or passage.capital or kind in ("roman", "part") or (formal and kind == "number")
            or (kind == "none" and text.endswith(":"))
        )  # fmt: skip

    @staticmethod
    def _stands_out(passage: Passage, formal: bool) -> bool:
        text, kind = passage.text, passage.mark.kind
        if text.endswith(":") and not (passage.heading or passage.capital):
            return False
        return passage.heading or passage.capital or kind in ("roman", "part") or (formal and kind == "number")

    def _nearly(self, said: str, text: str, whole: bool) -> Heading | None:
        near = process.extractOne(said, self._titles.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE)
        if near:
            title, score, _ = near
            return Heading(self._titles[title], f"the heading “{text}” is read as “{title}” ({score:.0f} % alike).")
        if whole or len(text.split()) > _SHORT:
            return None
        held = [each for each in self._titles if len(each) >= _FEWEST and f" {each} " in f" {said} "]
        if not held:
            return None
        title = min(held, key=lambda each: (said.index(each), -len(each)))
        return Heading(self._titles[title], f"the heading “{text}” is read as “{title}”, which stands in it.")
