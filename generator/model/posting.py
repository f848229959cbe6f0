"""A posting: one vacancy of a role as its employer describes it, every word and value with its place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.posting_file import PostingFile
from generator.model.role import Title
from generator.model.source import Place, SourceText


@dataclass(frozen=True, slots=True)
class Posting:
    """One vacancy.

    `id` is its file's name in plain letters, `data` the file's values as they are (None where not given); `texts` holds
    the words to be said, by dotted key (`employer.about`, `pay.benefits[1]`); `places` tells where each key stands.
    """

    id: str
    file: str
    data: PostingFile
    title: Title | None
    texts: Mapping[str, SourceText]
    places: Mapping[str, Place]

    @property
    def language(self) -> str:
        """The language that the file is written in."""
        return self.data.language

    @property
    def role(self) -> str:
        """The id of the role."""
        return self.data.role

    def place(self, key: str) -> Place:
        """Where a dotted key stands; where it would belong, when it is not given."""
        while key and key not in self.places:
            key = key.rpartition(".")[0]
        return self.places.get(key, Place(self.file, 1, 1))
