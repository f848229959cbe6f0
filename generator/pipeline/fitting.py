"""From a file as it was read to one in its right shape, mended where it was wrong, and what was wrong with it."""

from __future__ import annotations

from generator.errors import Problem
from generator.model.source import SourceFile
from generator.pipeline import kept
from generator.validate import patterns
from generator.validate.mend import mended
from generator.validate.schema import MODELS
from generator.validate.shape import named_as_file, shape


def fitted(kind: str, file: SourceFile) -> tuple[SourceFile | None, tuple[Problem, ...]]:
    """A file of a kind in its right shape, None where too much is wrong, and every problem of its shape."""
    key = (kind, *kept.sums([file]))
    if sound := kept.SHAPED.get(key):
        return sound, ()
    found = [*shape(file, MODELS[kind])]
    if kind in ("role", "jurisdiction", "words"):
        found += named_as_file(file)
    if kind == "lint":
        found += patterns.cut(file)
    return (mended(file, MODELS[kind]), tuple(found)) if found else (kept.SHAPED.keep(key, file), ())
