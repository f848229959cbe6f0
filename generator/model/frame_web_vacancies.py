"""Every word of the page of vacancies, in English, with what a translator has to know of it."""

from __future__ import annotations

from generator.model.frame_message import FrameMessage

VACANCIES: tuple[FrameMessage, ...] = ()
