"""Every word of the page of CVs, in English, with what a translator has to know of it."""

from __future__ import annotations

from generator.model.frame_message import FrameMessage, each

CV: tuple[FrameMessage, ...] = (
    FrameMessage(
        "Choose the post that you apply for. Tick what is done in your CV, then have it checked: you see what to mend "
        "before anybody else reads it.",
        "Explains the page of CVs to a candidate.",
    ),
    FrameMessage("Which post, in which language", "Name of the two lists below, for people who hear the page."),
    FrameMessage("Post that you apply for", "Label of a list of titles of posts."),
    FrameMessage("Language and country of the application", "Label of a list such as “French – France”."),
    FrameMessage("Checklist", "Link to the list of what a candidate goes through before sending a CV."),
    FrameMessage("Check my CV", "Heading, and link to it: there a candidate has a CV checked."),
    FrameMessage(
        "Your CV is read on this computer, and nothing of it is kept: when you close this page, it is gone.",
        "A promise to a candidate, under “Check my CV”.",
    ),
    FrameMessage(
        "Your CV is read in the memory of the server that this page comes from, and nothing of it is kept there.",
        "The same promise where the program runs on another computer.",
    ),
    FrameMessage("Drop your CV here, or choose it:", "In a field to drop a file on, above a button."),
    FrameMessage("Have you mended it? Drop it here again:", "In that field, after a CV was checked."),
    FrameMessage("Have you mended it? Choose it again:", "The same on a telephone, where nothing can be dropped."),
    FrameMessage("Choose your CV", "Button in that field, alone on a telephone: chooses a file."),
    FrameMessage(
        "A PDF, a Word file (.docx or .doc), an OpenDocument text (.odt) or a plain text, of 20 MB at most.",
        "Which files can be checked.",
    ),
    FrameMessage("{file} is being read …", "Shown while a CV is read; {file} is the name of the file."),
    FrameMessage("As a PDF", "Button: downloads the checklist as a PDF file."),
    FrameMessage(
        "The PDF is empty, to be filled in by hand or on a screen. What you print here bears your ticks and notes.",
        "Below the buttons “Print” and “As a PDF” of the checklist.",
    ),
    FrameMessage("Clear", "Button: takes every tick and every note out of the checklist."),
    FrameMessage("The checklist is empty again.", "Told to people who hear the page, after that."),
    FrameMessage("Done: {number} of {all}", "How many boxes of the checklist are ticked, of how many."),
    *each(
        "An error in a sentence, with what to do.",
        "This file is too large: 20 MB are taken at most. Make its pictures smaller, or save it again.",
        "This file cannot be read. Is it a folder, or was it moved? Choose it again.",
    ),
    FrameMessage(
        "The name of this file says something else than its content, which is {format}. Rename it before you send it.",
        "A warning; {format} is the right ending of the name, such as “.docx”.",
    ),
    *each(
        "Heading above what was found in a CV; the gravest comes first.",
        "Mend this first",
        "Better mended before you send it",
        "Could still be better",
    ),
    FrameMessage("In the checklist: {entry}", "Link to a heading of the checklist, such as “Spelling”."),
    *each("Button.", "Save the report", "Print the report"),
)
