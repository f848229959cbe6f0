"""From what was built to `manifest.json`: for each file its checksum and what it was made of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.errors import InputError, Problem
from generator.model.artifact import Artifact

NAME = "manifest.json"


def entry(artifact: Artifact) -> dict[str, Any]:
    """What the manifest says of one file."""
    return {
        "sha256": sha256(artifact.data).hexdigest(),
        "role": artifact.role,
        "kind": artifact.kind,
        "locale": artifact.locale,
        "format": artifact.format,
        "date": artifact.date.isoformat(),
        "numbering": artifact.numbering,
        "sources": dict(artifact.sources),
    }


def known(folder: Path) -> dict[str, Any]:
    """The entries of a folder's manifest whose files are still there; none where there is no manifest.

    Raises InputError for a file of that name that is no manifest of ours: it would be lost.
    """
    path = folder / NAME
    try:
        files = json.loads(path.read_bytes())["files"]
        return {name: said for name, said in files.items() if (folder / name).is_file()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        text = f"there is a {NAME} here that jobdesc did not write; it stays as it is."
        raise InputError([Problem(str(path), 0, 0, "", text, "Choose another folder with --out.")]) from None


def serialised(files: Mapping[str, Any]) -> bytes:
    """The bytes of a manifest, in order of name."""
    return (json.dumps({"files": dict(sorted(files.items()))}, ensure_ascii=False, indent=2) + "\n").encode()
