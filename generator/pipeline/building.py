"""From composed documents to artifacts, drawn one format after the other, less what is there already."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from generator.assets import Assets
from generator.errors import Problem, ToolMissing
from generator.model.artifact import Artifact
from generator.model.document import Document
from generator.model.employer import Employer
from generator.model.request import Request
from generator.passport import passport
from generator.pipeline import telling_postings
from generator.pipeline.composing import Composed
from generator.pipeline.content import digest
from generator.pipeline.drawing import draw, engine, template_sums

_TOLD_TO_SEARCH_ENGINES = {"jsonld", "html"}


@dataclass(slots=True)
class Build:
    """Documents on their way to files. Iterating draws them, one format after the other.

    `missing` fills with the tools that turned out not to be there; their formats yield nothing. `lacking` tells of
    vacancies that search engines cannot be told of, because something that they require is not known. `kept` are the
    artifacts that need not be drawn, without their bytes.
    """

    composed: tuple[Composed, ...]
    formats: tuple[str, ...]
    assets: Assets
    warnings: tuple[Problem, ...]
    request: Request
    employer: Employer
    missing: list[ToolMissing] = field(default_factory=list)
    kept: list[Artifact] = field(default_factory=list)

    def __len__(self) -> int:
        return sum(len(self._drawable(format)) for format in self.formats) - len(self.kept)

    @property
    def lacking(self) -> tuple[Problem, ...]:
        """What search engines would have to be told of the vacancies and nobody has said."""
        if not {*self.formats} & _TOLD_TO_SEARCH_ENGINES:
            return ()
        vacancies = [each for each in self.composed if each.document.kind == "vacancy"]
        return tuple(
            telling_postings.lacking(each.document, each.posting) for each in vacancies if not whole(each.document)
        )

    def keep(self, known: Callable[[Artifact], date | None]) -> None:
        """Leave out what is there already: of an artifact that has no bytes yet, `known` tells the day that the file in
        its place bears, None where it has to be drawn.

        The formats of a document bear one day: when one is drawn, so are those of another day.
        """
        planned = [(each, self._planned(each, format)) for format in self.formats for each in self._drawable(format)]
        days = [known(artifact) for _, artifact in planned]
        stale = {id(each) for (each, _), day in zip(planned, days, strict=True) if day is None}
        self.kept = [
            artifact
            for (each, artifact), day in zip(planned, days, strict=True)
            if day and (id(each) not in stale or day == artifact.date)
        ]

    def __iter__(self) -> Iterator[Artifact]:
        for format in self.formats:
            try:
                yield from self._drawn(format)
            except ToolMissing as error:
                self.missing.append(error)

    def _drawn(self, format: str) -> Iterator[Artifact]:
        kept = {(artifact.format, artifact.name) for artifact in self.kept}
        planned = [(each, self._planned(each, format)) for each in self._drawable(format)]
        planned = [(each, artifact) for each, artifact in planned if (format, artifact.name) not in kept]
        documents = [each.document for each, _ in planned]
        if not planned:
            return
        drawn = draw(format, documents, self.assets, self.request, self.employer)
        for (_, artifact), data in zip(planned, drawn, strict=True):
            yield replace(artifact, data=data)

    def _planned(self, each: Composed, format: str) -> Artifact:
        """A document in a format, before it is drawn."""
        document = each.document
        templates = template_sums(format, self.assets, self.request, self.employer)
        means = (engine(self.request, self.employer), self.request.archive) if format == "pdf" else ()
        return Artifact(
            role=document.role,
            kind=document.kind,
            locale=document.locale,
            format=format,
            date=document.date,
            numbering=document.numbering,
            data=b"",
            sources=tuple(sorted({*each.sources, *templates})),
            posting=each.posting,
            length=each.length,
            content=each.content,
            drawn=digest([templates, repr(passport()), means]),
            engine=engine(self.request, self.employer) if format == "pdf" else "",
        )

    def _drawable(self, format: str) -> tuple[Composed, ...]:
        """The documents that a format can hold: data for search engines are those of a whole vacancy alone."""
        if format != "jsonld":
            return self.composed
        return tuple(each for each in self.composed if whole(each.document))


def whole(document: Document) -> bool:
    """Whether a document is a vacancy of which everything is known that search engines require."""
    return document.job is not None and not document.job.lacking
