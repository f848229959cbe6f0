"""From changes to a role to the file of an overlay in the employer's workspace."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse

from generator.web.api.models import Flag
from generator.web.api.models_overlays import FormAsked, OverlayAsked, OverlayMade
from generator.web.api.responses import PROBLEMS
from generator.web.asking import ask, json_of

router = APIRouter(tags=["overlays"], responses=PROBLEMS)

Dry = Annotated[Flag, Query(description="true tells what would be written, and writes nothing.")]


@router.post("/forms", summary="A role as a form, with changes to it")
async def forms(asked: FormAsked, request: Request) -> JSONResponse:
    """The role in the words of a locale as the changes leave it: above all what its placeholders print then."""
    return json_of(await ask(request, "form", asked.model_dump(mode="json")))


@router.post("/overlays", summary="Save changes to a role as an overlay", response_model=OverlayMade)
async def overlays(asked: OverlayAsked, request: Request, dry: Dry = False) -> JSONResponse:
    """Writes a new overlay, or into the file of one that is yours: its comments and its order stay.

    A file that is not the one that `version` speaks of is left as it is (409).
    Writing needs a workspace (409 without one); what would be written is told without one too.
    """
    return json_of(await ask(request, "save", {**asked.model_dump(mode="json"), "dry": dry}))
