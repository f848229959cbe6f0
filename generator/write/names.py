"""From an Artifact to the name of its file: `account-manager/job-description.fr-FR.pdf`.

A vacancy made from a posting bears its id, and a short one its length: `vacancy-short.lyon.fr-FR.txt`.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from generator.errors import WriteError
from generator.model.artifact import Artifact
from generator.model.files import DEVICES

_PART = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")


def file_name(artifact: Artifact) -> PurePosixPath:
    """The file's path below the output folder. Raises WriteError for a name that some system could not keep."""
    named = (artifact.posting,) if artifact.posting else ()
    for part in (artifact.role, artifact.kind, artifact.locale, artifact.format, *named):
        if not _PART.fullmatch(part):
            raise WriteError(f"`{part}` cannot be part of a file's name; use letters, digits and single hyphens.")
    if DEVICES.fullmatch(artifact.role):
        raise WriteError(f"a folder cannot be called `{artifact.role}` on every system; give the role another id.")
    kind = artifact.kind if artifact.length == "full" else f"{artifact.kind}-{artifact.length}"
    parts = (kind, artifact.posting, artifact.locale, artifact.format)
    return PurePosixPath(artifact.role, ".".join(part for part in parts if part))
