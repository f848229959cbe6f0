"""The API, version 1: one router for each thing that can be asked."""

from __future__ import annotations

from fastapi import APIRouter

from generator.web.api import batches, cv, documents, overlays, register, roles, vacancies

router = APIRouter(prefix="/api/v1")
for _each in (roles, documents, overlays, vacancies, cv, batches, register):
    router.include_router(_each.router)
