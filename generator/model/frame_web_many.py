"""Every word of the page of many documents at once and of the register, in English, with what a translator has to know of it."""

from __future__ import annotations

from generator.model.frame_message import FrameMessage

MANY: tuple[FrameMessage, ...] = ()
