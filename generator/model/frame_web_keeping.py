"""The words that tell of other windows and of files that changed meanwhile, with what a translator has to know."""

from __future__ import annotations

from generator.model.frame_message import FrameMessage

_WINDOW = "A window or tab of the same browser, in which the same role is open."

KEEPING: tuple[FrameMessage, ...] = (
    FrameMessage("You changed this role in another window. This one now shows the same.", _WINDOW),
    FrameMessage("This role was changed in another window too. Which changes do you want to keep?", _WINDOW),
    FrameMessage("Those of the other window", "Button: the changes that were made there are shown here."),
    FrameMessage("Those shown here", "Button: the changes of this window are kept, those of the other one dropped."),
    FrameMessage(
        "This file was changed meanwhile, by somebody else or in another window.",
        "Why a file is not written: it is not the one that the page was made of.",
    ),
    FrameMessage(
        "The file {file} was changed after this page was opened, by somebody else or in another window. Nothing is "
        "written yet.",
        "Shown before a file is saved; {file} is its name.",
    ),
    FrameMessage(
        "Load it anew: your changes stay, and you see them on top of what it says now. Or save all the same: what you "
        "changed takes the place of what stands there.",
        "Explains two buttons, “Load it anew” and “Save all the same”.",
    ),
    FrameMessage("Load it anew", "Button: the file is read again, and the person's changes are kept."),
    FrameMessage("Save all the same", "Button: the changes are written into the file though it was changed meanwhile."),
    FrameMessage(
        "To be checked in your files: {number}",
        "Heading of a list of mistakes that do not stop the document; {number} is how many.",
    ),
)
