"""From a posting's file to the Posting: every word with its place."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from generator.model.posting import Posting
from generator.model.posting_file import PostingFile
from generator.model.role import Title
from generator.model.source import Listing, Mapping_, Node, Place, Scalar, SourceFile, Sources, SourceText, bare

_FORMS = ("masculine", "feminine", "inclusive")


def posting(file: SourceFile) -> Posting:
    """Make the posting from its file, already checked for its shape."""
    assert isinstance(file.root, Mapping_)
    sources = Sources([file])
    places: dict[str, Place] = {}
    texts: dict[str, SourceText] = {}
    for key, place, node in _keys(file.root):
        places[key] = place
        if isinstance(node, Scalar) and node.text:
            texts[key] = sources.text(node)
    data = PostingFile.model_validate(bare(file.root))
    return Posting(_named(PurePosixPath(file.name).stem), file.path, data, _title(texts), texts, places)


def _named(stem: str) -> str:
    """A file's name as part of the names of its documents: `Été à Lyon` gives `ete-a-lyon`."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain)) or "posting"


def _title(texts: dict[str, SourceText]) -> Title | None:
    forms = [texts.get("title.single") or texts.get(f"title.{form}") for form in _FORMS]
    masculine, feminine, inclusive = forms
    return Title(masculine, feminine, inclusive) if masculine and feminine and inclusive else None


def _keys(node: Node, path: str = "") -> list[tuple[str, Place, Node]]:
    """Every key of a file with the place of its value, or of the key itself where that holds others."""
    found: list[tuple[str, Place, Node]] = []
    if isinstance(node, Mapping_):
        for key, value in node.entries.items():
            name = f"{path}.{key}" if path else key
            found.append((name, value.place if isinstance(value, Scalar) and value.text else node.keys[key], value))
            found += _keys(value, name)
    elif isinstance(node, Listing):
        for number, value in enumerate(node.items):
            name = f"{path}[{number}]"
            found.append((name, value.place, value))
            found += _keys(value, name)
    return found
