"""Every word of the page of roles, in English, with what a translator has to know of it."""

from __future__ import annotations

from generator.model.frame_message import FrameMessage, each

ROLES: tuple[FrameMessage, ...] = (
    FrameMessage(
        "A role is one file. It can extend another: it takes over the clauses of that one and says only what is "
        "different.",
        "Explains the page of roles. A role is the specification of a post; “extend” is the same word as in the files.",
    ),
    FrameMessage("Choose what is shown", "Name of a small form above a list, for people who hear the page."),
    FrameMessage("Language and country of the documents", "Label of a list such as “French – France”."),
    FrameMessage("{language} – {country}", "In that list; the country is the one whose law is meant."),
    *each("Heading within that list of languages and countries.", "Usual", "Others"),
    FrameMessage("Find a role", "Label of a field to search in."),
    FrameMessage("Title or name of the file", "What can be written into that field."),
    FrameMessage("Who extends whom", "Heading above the family of roles: which takes over the clauses of which."),
    FrameMessage(
        "These are the roles that come with the program. To have your own, start the program in a folder of yours: "
        "jobdesc init makes one.",
        "`jobdesc init` is a command and stays as it is.",
    ),
    FrameMessage("How far the translations are", "Heading above a table of languages."),
    FrameMessage(
        "What is missing or to be checked keeps a document in that language from being made.",
        "Under that heading: a document is refused while words of it lack a translation.",
    ),
    FrameMessage("Your own", "Tag of a role whose file is the employer's own."),
    FrameMessage("Comes with the program", "Tag of a role that is shipped."),
    FrameMessage("Adaptation", "Tag of a role that only changes another one for some (an overlay)."),
    FrameMessage("Has mistakes", "Tag of a role whose file is wrong."),
    FrameMessage("For the department: {names}", "Of an adaptation: {names} are one or more departments."),
    FrameMessage("For the country: {names}", "Of an adaptation: {names} are one or more countries."),
    FrameMessage("Clauses: {number}", "How many clauses a role has."),
    FrameMessage("Clauses of the role", "Stands above how many clauses are taken over, reworded, added, left out."),
    FrameMessage(
        "Lines of the document, with its headings and numbers",
        "Stands above how many lines of the printed document are reworded, added, left out: more than clauses.",
    ),
    FrameMessage("Taken over: {number}", "How many clauses of a role are as in the role that it extends."),
    FrameMessage("Reworded: {number}", "How many clauses say the same in other words."),
    FrameMessage("Added: {number}", "How many clauses are new."),
    FrameMessage("Left out: {number}", "How many clauses of the other role it does not have."),
    FrameMessage("Other numbers: {number}", "How many targets have another number, such as 40 calls instead of 30."),
    FrameMessage("Moved: {number}", "How many clauses stand elsewhere."),
    FrameMessage("Mend the file, save it, and load this page anew.", "Under the mistakes of a file."),
    FrameMessage(
        "This role takes clauses from {file}, which has mistakes: it can be used when they are mended.",
        "{file} is the name of a file.",
    ),
    FrameMessage("Adapt", "Link to the page where a job description of this role is changed."),
    FrameMessage("Vacancy", "Link to the page where a vacancy for this role is written."),
    FrameMessage("What it changes", "Button: shows what a role has otherwise than the one that it extends."),
    FrameMessage("No role has such a title.", "Told when a search finds nothing."),
    FrameMessage("Roles: {number}", "How many roles a search finds, told to people who hear the page."),
    *each(
        "What happened to a line of a document, in small letters in a tag before it.",
        "added",
        "left out",
        "reworded",
        "another number",
        "moved",
    ),
    FrameMessage("Compared with", "Label of a list of roles."),
    FrameMessage("{role}, as it comes with the program", "In that list: an own role beside the shipped one."),
    FrameMessage(
        "{role}, as it is shipped",
        "What an own version of a role is compared with, in a document; {role} is the name of its file.",
    ),
    FrameMessage("What it changes is shown.", "Told to people who hear the page."),
    FrameMessage("Nothing is different.", "Two roles say the same."),
    FrameMessage(
        "What is underlined is new, what is struck through is gone. Lines that stay as they are are left out.",
        "Explains a list of changes.",
    ),
    FrameMessage("Word file with tracked changes", "Button that downloads it."),
    FrameMessage("Web page", "Button that downloads the list of changes as a web page."),
    *each("Said before words that are new, or gone, to people who hear the page.", "New:", "Gone:"),
    FrameMessage("What your employer’s file says", "Row of the table of translations: the file employer.yaml."),
    FrameMessage("Clauses that several roles share", "Row of the table of translations."),
    FrameMessage("Rules of the countries", "Row of the table of translations."),
    FrameMessage("Headings and fixed words of the documents", "Row of the table of translations."),
    FrameMessage("This program", "Row of the table of translations: what its pages and messages say."),
    FrameMessage("Translations are counted when no file has a mistake.", "Said above the mistakes of files."),
    FrameMessage("Words of", "Heading of the first column of the table of translations: whose words they are."),
    FrameMessage("Original", "In that table: these words are written in this language."),
    FrameMessage("Complete", "In that table: everything is translated."),
    FrameMessage("{number} of {all}", "In that table: how many words are translated, of how many."),
    FrameMessage("To be checked: {number}", "In that table: translations whose original has changed since."),
    FrameMessage("Missing: {number}", "In that table: words without a translation."),
)
