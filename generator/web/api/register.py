"""The API: register."""

from __future__ import annotations

from fastapi import APIRouter

from generator.web.api.responses import PROBLEMS

router = APIRouter(tags=["register"], responses=PROBLEMS)
