"""From the command line's words to the program's exit code."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType


def main() -> None:
    """Run the command that the command line names."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    # pydantic would look through every installed package for plug-ins of its own; there are none that we use.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from generator.cli.app import app

        app(prog_name="jobdesc")
    except KeyboardInterrupt:
        print("interrupted; nothing was written.", file=sys.stderr)
        sys.exit(130)


def _leave(number: int, _: FrameType | None) -> None:
    # As an exception, so that what was begun is put away: temporary folders, LibreOffice.
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
