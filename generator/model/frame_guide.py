"""Words of the guidance on CVs, in English, with what a translator has to know of them."""

from __future__ import annotations

from generator.model.frame_message import FrameMessage, each

GUIDE: tuple[FrameMessage, ...] = (
    FrameMessage("CV checklist", "The name of this kind of document (US: résumé)."),
    FrameMessage("CV checklist: {title}", "The title that the file bears in a list of files; {title} is the post."),
    *each(
        "Heading on the checklist for a CV.",
        "Before you write",
        "Qualities to name",
        "Skills",
        "Experience with clients",
        "Achievements with figures",
        "References",
        "Spelling",
        "Photo and personal data",
        "Contact details",
        "Last check before sending",
        "Ways of study that lead to the post",
        "What speaks for the post",
        "What to be ready for",
        "Neighbouring roles",
    ),
    *each(
        "A thing to tick off on the checklist for a CV. “I” is the candidate: write it so that it fits everybody.",
        "I have marked in the vacancy the words that describe my work.",
        "I have noted each employer, post, month and year, without gaps.",
        "One e-mail address and one telephone number, in the text itself.",
        "One column, without tables or text boxes: programs read it too.",
        "Saved as a PDF with text that can be selected, under my name.",
        "Somebody else has read it, or I have read it aloud.",
    ),
    *each("Under a line to write on.", "Employer, years, clients", "Name, post, telephone", "My own, with a figure"),
    FrameMessage("Serves this duty: {duty}", "Small, under a quality; {duty} is a whole sentence with its final stop."),
    FrameMessage("For example: {example}", "{example} is a whole sentence with its final stop."),
    FrameMessage("Often misspelt: {words}.", "{words} is a list of words as they are written rightly."),
)
