"""From the employer's file to the Employer."""

from __future__ import annotations

from generator.model.employer import Employer
from generator.model.source import Mapping_, Scalar, SourceFile, Sources, SourceText


def employer(file: SourceFile) -> Employer:
    """Make the employer from its file, already checked for its shape."""
    assert isinstance(file.root, Mapping_)
    head = file.root.get("head")
    about_head = head if isinstance(head, Mapping_) else None
    return Employer(
        name=_text(file, file.root, "name"),
        place=_text(file, file.root, "place"),
        head_post=_text(file, about_head, "post"),
        head_name=_text(file, about_head, "name"),
    )


def _text(file: SourceFile, node: Mapping_ | None, key: str) -> SourceText | None:
    value = node.get(key) if node else None
    return Sources([file]).text(value) if isinstance(value, Scalar) and value.text else None
