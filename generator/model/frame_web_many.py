"""Every word of the page of many documents at once, and of the register, with what a translator has to know of it."""

from __future__ import annotations

from generator.model.frame_message import FrameMessage, each

_LIST = "On the page of many documents at once. “List” is a staff list: a table with a row for each person. "
_AT = _LIST + "What is wrong and where; {problem} is a sentence, {column} the name of a column of the table."
_RUN = "While documents are made, or when that has ended: "
_COUNT = "Stands before a number, as in “Documents made 20”."
_HEAD = "Head of a column of the register when it is saved as a spreadsheet. "
_REGISTER = "In the register of documents that were made for people: "

MANY: tuple[FrameMessage, ...] = (
    FrameMessage("Parts of this page", "Name of a menu of two links, for people who hear the page."),
    *each("Link to a part of the page, and its name.", "Documents for a staff list", "Register"),
    FrameMessage(
        "Drop a staff list with a row for each person, and everybody gets a job description. Nothing "
        "is made before you have seen what is wrong in the list.",
        _LIST + "Explains the page. “Drop”: a file is dragged onto the page.",
    ),
    *each(
        _LIST + "In the field that a file is dropped on.",
        "Drop the staff list here",
    ),
    FrameMessage(
        "A spreadsheet (.xlsx, .ods) or a text (.csv). The columns “Name” and “Role” are needed; “Locale”, "
        "“Department”, “Reports to”, “Start date” and “Staff number” are usual. The role is the title of the post.",
        "In the field that a file is dropped on. The columns are called as in `generator/model/columns.py`.",
    ),
    FrameMessage("Download an example", "Button: a staff list to begin with."),
    *each(
        "Of a run that the program no longer knows; “list”: a staff list.",
        "Your last list is no longer being worked on. Whatever was made of it is in the folder `output/people` and in "
        "the register.",
        "Your last list is no longer being worked on, and what was made of it is no longer kept. Drop the list again.",
    ),
    FrameMessage("What is made", "Heading above formats, date and the like."),
    *each(
        "Label of a field under “What is made”.",
        "Formats",
        "Date of the documents",
        "Language and country of rows that name none",
        "Sheet",
    ),
    FrameMessage("Today, if you leave it empty.", "Under the field of a date."),
    FrameMessage(
        "They cannot be signed or withdrawn before that day.",
        "Under the field of the date of the documents, when that day is still to come: “They” are the documents.",
    ),
    FrameMessage("The usual one", "In a list of languages and countries: whichever is usual."),
    FrameMessage(
        "Leave wrong rows out, and make the documents of the others. The rows that are left out come "
        "with the documents, each with its reasons.",
        "Label of a box to tick.",
    ),
    *each(
        _LIST + "Shown while the program works.",
        "The list is being read …",
        "Another list is being made; this one is next.",
    ),
    *each(_COUNT, "Documents to make", "Rows to mend"),
    FrameMessage(
        "This list has {count} rows. Every row was checked, and documents are made for all; to keep the page quick, "
        "{shown} are shown, those to mend first.",
        _LIST + "Above a long list; {count} and {shown} are numbers of rows.",
    ),
    *each(
        _LIST + "Button at a row: nothing is made of it; or it counts again.", "Leave this row out", "Take it in again"
    ),
    *each(_LIST + "Told when it was done.", "Row {row} is left out.", "Row {row} is taken in again."),
    FrameMessage("Left out", _LIST + "Tag at a row that nothing is made of."),
    *each(
        _AT,
        "Column {column}: {problem}",
        "Row {row}, {column}: {problem}",
        "Row {row}: {problem}",
        "Row {row}, {name}: {problem}",
    ),
    FrameMessage(
        "Row {row}, {column}", _LIST + "Name of a field in which a wrong cell is mended, for people who hear the page."
    ),
    FrameMessage(
        "Further rows to mend: {number}", _LIST + "At the end of what is wrong, where there is more than is told."
    ),
    *each(
        _LIST + "Under what is wrong: what to do. “What you chose” are the formats and the like.",
        "Mend the cells below and have them checked again, or mend the file and drop it again: what you chose stays.",
        "Mend the first line of the file and drop it again: what you chose stays.",
        "Mend the file and drop it again: what you chose stays. The list is too long to be mended in the page.",
    ),
    *each(_LIST + "Head of a column: the number of the row; what is made of it.", "Row", "Document"),
    FrameMessage("To mend", _LIST + "Tag at a row that is wrong."),
    *each("Button.", "Show more rows", "Check again", "Make the documents"),
    FrameMessage("Choose a format: without one there is nothing to make.", "An error."),
    FrameMessage("{file}: documents are being made", _RUN + "heading; {file} is the name of the staff list."),
    FrameMessage("Documents made", _RUN + "name of the bar that grows, and before a number."),
    *each(
        _RUN + "how far it is. {done} and {total} are numbers of documents, {time} is such as “5 min”.",
        "{done} of {total}",
        "{number} a second",
        "{time} left",
    ),
    FrameMessage(
        "You may close this page or load it anew: the work goes on as long as the program runs.", _RUN + "a remark."
    ),
    FrameMessage("Being cancelled …", _RUN + "on the button that cancels, after it was pressed."),
    *each(_RUN + "heading at the end.", "The documents are made", "Cancelled", "Nothing more could be made"),
    *each(_RUN + "button at the end.", "Take another list", "Download everything (.zip)"),
    FrameMessage(
        "Two lists are being made already. Wait until one is done, then try again.", "An error: no third list is taken."
    ),
    *each(_RUN + "before a number.", "Files", "There already, and the same", "Rows left out", "Not made"),
    *each(
        _RUN + "what has become of it, and what to do.",
        "What was made is whole and stays. Drop the same list again, and the rest is made.",
        "What was made is whole, and you can download it.",
        "The work ended before it was done, perhaps for want of memory. Drop the same list again, or split it.",
        "These rows are wrong, and nothing was made.",
        "You left these rows out. When they are mended, drop the same list again, and only what is missing is made.",
        "These rows were left out. They are in rejected.csv, where you can mend them and drop that file.",
        "acknowledgements.docx is the list to sign: print it and let everybody sign for the document received.",
        "The documents are also in the folder {folder}, and in the register.",
        "Save the file: the program keeps what it made only as long as it runs.",
    ),
    FrameMessage("Row {row}: {name}", _RUN + "a row that was left out; {name} is whose it is."),
    FrameMessage("To consider", _RUN + "heading of warnings."),
    FrameMessage(
        "Every document that was made here for somebody, with its number, who has signed, and when it "
        "is to be looked at again.",
        _REGISTER + "explains it.",
    ),
    *each(_REGISTER + "heading.", "What is due", "Documents"),
    FrameMessage("Nothing is due in the next 60 days.", _REGISTER + "under “What is due”."),
    *each(
        _REGISTER + "heading of a list under “What is due”.",
        "To be looked through again",
        "Holder to be assessed again",
    ),
    FrameMessage("issued {time}", _REGISTER + "a document that is not signed; {time} is such as “3 days ago”."),
    FrameMessage(
        "Further documents: {number}", _REGISTER + "at the end of a list, where there are more than are shown."
    ),
    FrameMessage("Name or staff number", _REGISTER + "in the field of a person to look for."),
    FrameMessage("All", "In a list to choose from: no choice."),
    *each(_REGISTER + "label of a box to tick.", "Only what is in force", "Only what is not signed"),
    FrameMessage("Download what is shown:", _REGISTER + "before three buttons: Excel, CSV, JSON."),
    FrameMessage("Documents: {number}", _REGISTER + "how many there are."),
    *each(
        _REGISTER + "instead of a table.",
        "There is no document here that agrees with what you chose.",
        "No document has been made with a number yet.",
    ),
    *each(_REGISTER + "head of a column.", "Number", "Post", "Department", "Issued", "Signed", "What to do"),
    FrameMessage("{number}, version {version}", _REGISTER + "{number} is such as JD-2026-001."),
    *each(_REGISTER + "tag at a document.", "Not signed", "Replaced", "Withdrawn on {day}"),
    *each(_REGISTER + "button at a document; what it does is asked before it is done.", "Signed …", "Withdraw …"),
    *each(
        _REGISTER
        + "name of such a button, for people who hear the page; {number} is such as JD-2026-001, {name} a person.",
        "Enter the signature for {number}, {name}",
        "Withdraw {number}, {name}",
    ),
    *each(
        _REGISTER + "heading of a question: that a document was signed, or that it no longer holds.",
        "Enter the signature",
        "Withdraw the document",
    ),
    *each(_REGISTER + "button that does it.", "Enter", "Withdraw"),
    FrameMessage("Reason", _REGISTER + "label of a field: why a document no longer holds."),
    *each(
        _REGISTER + "under the field of the day on which a document was signed or withdrawn; {day} is its date.",
        "From {day}, the day of the document, to today.",
        "The document bears a day that is still to come, {day}. Until then it can be neither signed nor withdrawn.",
    ),
    *each(
        _HEAD,
        "In force",
        "Role (identifier)",
        "Kind of document",
        "In force from",
        "Replaces version",
        "Withdrawn",
        "To be looked through on",
        "Months until the next assessment",
        "Checksum of the files (SHA-256)",
        "Checksum of the content (SHA-256)",
        "Checksum of the sources (SHA-256)",
    ),
    FrameMessage("Version", _HEAD + "The version of a document, a number."),
    *each(_HEAD + "In the cells of “In force”.", "yes", "no"),
    *each(_HEAD + "In the cells of “Kind of document”.", "Job description", "CV checklist"),
    *each(_REGISTER + "told when it was done.", "The signature for {number} is entered.", "{number} is withdrawn."),
    *each(
        _REGISTER + "where there is none. Keep “jobdesc init” as it is.",
        "There is no register here.",
        "The register is kept in a folder of your own: there documents get numbers, and the program "
        "remembers who has signed. Ask whoever started the program to start it in such a folder; the "
        "command jobdesc init makes one.",
    ),
)
