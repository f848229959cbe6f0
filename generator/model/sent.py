"""What comes with a request instead of lying in a folder: changes to a role, an employer, a posting, a person."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.model.person import Person
from generator.model.source import SourceFile

OVERLAY, EMPLOYER, POSTING = "overlay", "employer", "posting"
"""What the three are called where a problem says which file it is in."""
POSTED = Path(POSTING)
"""By what path a request asks for the posting that came with it."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Files that were sent, None where there is none.

    `overlay` changes the role that is asked for, as an overlay in the user's folder would; `employer` says what it says
    over the employer's file; `posting` is a vacancy, asked for by the path POSTED; `person` holds the post.
    """

    overlay: SourceFile | None = None
    employer: SourceFile | None = None
    posting: SourceFile | None = None
    person: Person | None = None


NOTHING = Sent()
