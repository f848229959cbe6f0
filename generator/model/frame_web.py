"""Every word of the web pages, in English, with what a translator has to know of it."""

from __future__ import annotations

from generator.model.frame_message import FrameMessage, each
from generator.model.frame_web_cv import CV
from generator.model.frame_web_editor import EDITOR
from generator.model.frame_web_keeping import KEEPING
from generator.model.frame_web_many import MANY
from generator.model.frame_web_roles import ROLES
from generator.model.frame_web_vacancies import VACANCIES

_PAGE = "Name of a page in the menu of the program, and its heading."

COMMON: tuple[FrameMessage, ...] = (
    *each(_PAGE, "Job descriptions", "Vacancies", "CV", "Many at once", "Roles"),
    FrameMessage("Job documents", "Name of the program in the head of each page: it makes documents about jobs."),
    FrameMessage("{page} – {program}", "Title of a page in the browser's tab; {program} is “Job documents”."),
    FrameMessage("Skip to the content", "Link for the keyboard that jumps over the menu."),
    FrameMessage("Pages", "Name of the menu, for people who hear the page."),
    FrameMessage("Language of the page", "Label of a list: English, Deutsch..."),
    FrameMessage("Look", "Label of a list: light, dark, or as the system of the computer has it."),
    FrameMessage("System", "In that list: as the system has it. One short word: it stands in the head of each page."),
    *each("In that list.", "Light", "Dark"),
    *each(
        "Button.",
        "Cancel",
        "Download",
        "Print",
        "Save",
        "Try again",
        "Undo",
    ),
    FrameMessage("Choose a file", "Button in a field to drop a file on."),
    FrameMessage("Copied.", "Told after a text was put on the clipboard."),
    FrameMessage("Please wait …", "Shown while the program works."),
    *each(
        "An error, as a whole sentence, on a page or for a program that asks.",
        "The program does not answer. Is its window still open? Start it again and load this page anew.",
        "Something went wrong in this page. Load it anew: what you wrote is kept.",
        "Something went wrong here that is not your fault. Try again; if it happens once more, tell whoever looks "
        "after the program what you did.",
        "The program has more to do than it can at the moment. Ask again in a few seconds.",
        "You ask too often. Wait a little.",
        "This page must be asked for at the address that the program printed when it started.",
        "Another site asked for this, and only pages of this program may.",
        "This needs the token that the server was started with.",
        "This needs a folder of your own. Start the program in one: jobdesc init makes it.",
        "A program is missing on the computer that this runs on.",
        "The document could not be drawn.",
        "The document could not be drawn, and nothing that you wrote is to blame. Try again; if it happens once more, "
        "tell whoever looks after the program what you did.",
        "The file could not be written.",
        "What was sent cannot be used.",
        "The length of what was sent is no number.",
        "There is no such thing here.",
        "This cannot be done here.",
        "This took too long and was ended. Try again with less at once.",
        "What you sent is too large. At most {size} MB are taken.",
    ),
    FrameMessage(
        "This server asks for its token. Whoever started it knows it.",
        "Asked before the first answer of a server that others can reach; a token is a password for programs.",
    ),
    FrameMessage(
        "Perhaps the address has a slip, or is of an older version of the program. These are its pages:",
        "On a page that there is not, above a list of links.",
    ),
    FrameMessage("What is wrong", "Heading above a list of mistakes."),
    FrameMessage("Line {line}", "Where a mistake is."),
    FrameMessage(
        "Nothing leaves this computer.", "Said at the foot of each page: the program runs on this machine alone."
    ),
)

WEB: tuple[FrameMessage, ...] = (*COMMON, *EDITOR, *KEEPING, *VACANCIES, *CV, *MANY, *ROLES)
