"""From a server's settings to the workspace that it serves, where its folder is one."""

from __future__ import annotations

from pathlib import Path

from fastapi import Request

from generator.assets import EMPLOYER
from generator.web.problems import refused
from generator.web.settings import Settings


def workspace_of(settings: Settings) -> Path | None:
    """The folder of the employer, None where the server works in a folder that is no workspace."""
    return settings.home if (settings.home / EMPLOYER).is_file() else None


def needed(request: Request) -> None:
    """Refuse a question that only a workspace can answer, where there is none."""
    if workspace_of(request.app.state.settings) is None:
        raise refused("workspace")
