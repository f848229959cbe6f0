"""From a role, a place and the words of the trade to what they add to the advice on a CV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.document import Text
from generator.model.jurisdiction import Jurisdiction, StudyPath
from generator.model.local_vacancy import Line, LocalGuide
from generator.model.role import Role
from generator.model.source import SourceText
from generator.model.words import Words


def local_guide(role: Role, place: Jurisdiction, words: Words, misspelt: Sequence[str]) -> LocalGuide:
    """Put the customs of a place into words; `misspelt` are words of the trade as they are written rightly."""

    def line(name: str, text: SourceText) -> Line:
        return Line(name, (Text(words.typeset(words.say(text))),), origin=str(text.place))

    return LocalGuide(
        photo=line("photo", place.cv.photo_text),
        data=line("personal-data", place.cv.data_text),
        length=line("length", place.cv.length_text),
        study_paths=tuple(line(path.id, path.text) for path in study_paths(role, place)),
        misspelt=tuple(map(words.typeset, misspelt)),
    )


def study_paths(role: Role, place: Jurisdiction) -> Iterator[StudyPath]:
    """The ways of study of a place that lead to a role: those for all, and those for it.

    Where none names the role, those that name the nearest role that it extends hold for it.
    """
    named = {name for path in place.study_paths for name in path.roles}
    nearest = next((name for name in role.lineage if name in named), "")
    return (path for path in place.study_paths if not path.roles or nearest in path.roles)
