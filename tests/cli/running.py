"""The command line as a person calls it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner, Result

from generator.cli.app import app

TOP = Path(__file__).parents[2]


def call(*words: str | Path, **environment: str) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(app, [str(word) for word in words], env={"SOURCE_DATE_EPOCH": None, **environment})


def start(*words: str | Path, here: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own."""
    command = [sys.executable, "-P", "-m", "generator", *map(str, words)]
    surroundings = {**os.environ, "PYTHONPATH": str(TOP), **environment}
    return subprocess.run(command, cwd=here, env=surroundings, capture_output=True, text=True, timeout=120)
