"""From the letterhead of a document to what stands at its head: the logo at its size, and the lines under the name.

Every format takes both from here, so that all say the same.
"""

from __future__ import annotations

from dataclasses import replace

from generator.model.document import Document, Picture

_CLOSE = ("vacancy", "cv-guide")
"""What has to end with its first page or its second: its head is low."""
_HIGH, _WIDE = 9.0, 40.0
"""The most that a logo is high and wide there, in millimetres: as high as the name and a line under it."""
_BETWEEN = " · "


def logo(document: Document) -> Picture | None:
    """The logo as large as it is printed (mm); None where there is none, or the document is text to paste."""
    head = document.letterhead
    if head is None or head.logo is None or document.pasted:
        return None
    picture = head.logo
    scale = min(1.0, _HIGH / picture.height, _WIDE / picture.width) if document.kind in _CLOSE else 1.0
    return replace(picture, width=round(picture.width * scale, 2), height=round(picture.height * scale, 2))


def lines(document: Document) -> tuple[str, ...]:
    """What is printed small under the employer's name, a paragraph each; all in one where the head is low."""
    head = document.letterhead
    if head is None or document.pasted:
        return ()
    return (_BETWEEN.join(head.lines),) if head.lines and document.kind in _CLOSE else head.lines
