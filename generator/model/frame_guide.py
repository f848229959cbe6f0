"""Words of the guidance on CVs, in English, with what a translator has to know of them."""

from __future__ import annotations

from generator.model.frame_message import FrameMessage

GUIDE: tuple[FrameMessage, ...] = ()
