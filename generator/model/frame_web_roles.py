"""Every word of the page of roles, in English, with what a translator has to know of it."""

from __future__ import annotations

from generator.model.frame_message import FrameMessage

ROLES: tuple[FrameMessage, ...] = ()
