"""What is said of two documents compared, in English, with what a translator has to know of it."""

from __future__ import annotations

from generator.model.frame_message import FrameMessage, each

_COUNT = "Comparison of two versions of a document: in its summary, how many lines (clauses, facts, rows of tables)."
_BADGE = "Comparison of two versions of a document: before a line, what happened to it. A single word where possible."

COMPARE: tuple[FrameMessage, ...] = (
    FrameMessage(
        "What changes: {title}",
        "Comparison of two versions of a document: its title; {title} is that of the document.",
    ),
    *each("Comparison of two versions of a document: label before the name of one.", "Before", "After"),
    FrameMessage("Nothing changes.", "Comparison of two versions of a document: they are the same."),
    FrameMessage("{number} line added", _COUNT, "{number} lines added"),
    FrameMessage("{number} line removed", _COUNT, "{number} lines removed"),
    FrameMessage("{number} line reworded", _COUNT, "{number} lines reworded"),
    FrameMessage("{number} target changed", _COUNT, "{number} targets changed"),
    FrameMessage("{number} line moved", _COUNT, "{number} lines moved"),
    FrameMessage("{number} line only numbered otherwise", _COUNT, "{number} lines only numbered otherwise"),
    *each(_BADGE, "added", "removed", "reworded", "target changed", "moved"),
    FrameMessage(
        "Only the number changes:",
        "Comparison of two versions of a document: before a list of numbers of clauses, each before and after.",
    ),
    FrameMessage(
        "Targets that change",
        "Comparison of two versions of a document: heading of a list of targets, each with its number before and after "
        "the change.",
    ),
    FrameMessage(
        "What is underlined is new; what is struck through is gone.",
        "Comparison of two versions of a document: how to read it.",
    ),
    FrameMessage(
        "Lines that stay as they are are left out.",
        "Comparison of two versions of a document: a sentence at its head.",
    ),
)
