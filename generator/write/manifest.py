"""From what was built to `manifest.json`: for each file its checksum and what it was made of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
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
        **({"engine": artifact.engine} if artifact.engine else {}),
        "content": artifact.content,
        "drawn": artifact.drawn,
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


def fresh(folder: Path, name: str, said: Mapping[str, Any] | None, artifact: Artifact, dated: bool) -> date | None:
    """The day that a file bears which is there as it was written and would be written just so again, else None.

    `said` is its entry; where the day was not asked for (`dated`), it keeps its own.
    """
    if not said or said.get("content") != artifact.content or said.get("drawn") != artifact.drawn:
        return None
    if dated and said.get("date") != artifact.date.isoformat():
        return None
    return date.fromisoformat(said["date"]) if _sum(folder / name) == said.get("sha256") else None


def _sum(path: Path) -> str | None:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def settled(folder: Path, asked: str, inputs: str) -> int | None:
    """How many files a build has made that was asked for in the same words, of the same inputs; None where it was not,
    or where one of its files is not there as it was written."""
    try:
        said = json.loads((folder / NAME).read_bytes())
        build, files = said["builds"][asked], said["files"]
        whole = all(_sum(folder / name) == files[name]["sha256"] for name in build["files"])
        return len(build["files"]) if whole and build["inputs"] == inputs else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def builds(folder: Path) -> dict[str, Any]:
    """What builds into a folder were made of, by what was asked for."""
    try:
        said = json.loads((folder / NAME).read_bytes()).get("builds", {})
        return said if isinstance(said, dict) else {}
    except (OSError, ValueError, AttributeError, RecursionError):
        return {}


def serialised(files: Mapping[str, Any], builds: Mapping[str, Any]) -> bytes:
    """The bytes of a manifest, in order of name."""
    said = {"files": dict(sorted(files.items()))} | ({"builds": dict(sorted(builds.items()))} if builds else {})
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()
