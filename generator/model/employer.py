"""Whose documents these are."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.source import SourceText


@dataclass(frozen=True, slots=True)
class Employer:
    """What is known of the employer; None prints as a blank."""

    name: SourceText | None = None
    place: SourceText | None = None
    head_post: SourceText | None = None
    head_name: SourceText | None = None
