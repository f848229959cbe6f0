"""Every word of the page of job descriptions, in English, with what a translator has to know of it."""

from __future__ import annotations

from generator.model.frame_message import FrameMessage

EDITOR: tuple[FrameMessage, ...] = ()
