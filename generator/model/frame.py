"""Every word of the frame of documents, in English, with what a translator has to know of it."""

from __future__ import annotations

from generator.model.frame_check import CHECK
from generator.model.frame_compare import COMPARE
from generator.model.frame_guide import GUIDE
from generator.model.frame_lint import LINT
from generator.model.frame_message import FrameMessage, each
from generator.model.frame_vacancy import VACANCY

ORDINALS = ("zero", "one", "two", "few", "many", "other")
"""CLDR's categories of ordinal numbers."""

_BOUND = (
    "Where the number is counted. If your language has another case behind “at least” and “at most”, write both with "
    "an upright bar between them: {number} день|{number} дня."
)

DOCUMENTS: tuple[FrameMessage, ...] = (
    FrameMessage("Job description", "The name of this kind of document."),
    FrameMessage(
        "Job description of {title}",
        "The title that the file bears in a list of files; {title} is the post, as in the heading.",
    ),
    FrameMessage("Edition of {date}", "Foot of each page: the day this version of the document bears."),
    FrameMessage(
        "No. {number}, version {version}, {date}",
        "Foot of each page: the number of the document in the employer’s register, its version, and the day it bears.",
    ),
    FrameMessage("Page {number} of {count}", "Foot of each page."),
    FrameMessage("Holder of the post", "Label in the table of facts, before the name of a person."),
    FrameMessage("In the post since", "Label in the table of facts, before a date."),
    FrameMessage("{name} (staff number {number})", "A person, with the number that the personnel department gave."),
    FrameMessage(
        "Acknowledgement of job descriptions", "Title of a list of people who sign that they have read theirs."
    ),
    *each("Head of a column in that list.", "Name", "Document", "Signature", "Date"),
    FrameMessage("Purpose of the post", "Heading of the short text that says why the post exists."),
    *each("Title of a section.", "General provisions", "Main tasks", "Required knowledge"),
    FrameMessage("Duties by task", "Title of a section, where the tasks alone are listed in one before it."),
    *each("Title of a section.", "Duties", "Rights"),
    FrameMessage("Marginal duties", "Title of a section: duties that are not essential to the post (United States)."),
    FrameMessage("Accountability", "Title of a section: what the holder answers for."),
    *each("Title of a section.", "Evaluation criteria", "Working relations"),
    FrameMessage("Expected profile", "Title of a section: what is asked of a candidate."),
    FrameMessage("Work environment", "Title of a section: physical demands and surroundings (United States)."),
    FrameMessage("Statements", "Title of a section: statements that the law or custom of a place asks for."),
    *each(
        "Opens a list of clauses, or heads a column of a table, in the profile.",
        "Education and experience",
        "Knowledge",
        "Know-how",
        "Personal qualities",
    ),
    FrameMessage("{heading}:", "A heading that opens a list: with the colon as your language sets it."),
    FrameMessage("Importance", "Head of a column in the profile: essential or desirable."),
    FrameMessage("Desirable.", "Printed in brackets after the final stop of a quality or skill that is not essential."),
    FrameMessage("Optional duty.", "Printed in brackets after the final stop of a duty."),
    *each("Label in the table of facts.", "Employer", "Post", "Also known as", "Department", "Workplace"),
    FrameMessage(
        "Reports to",
        "Label in the table of facts, before the post of the superior. Choose it and the words of the fact "
        "`reports_to` so that they fit together and fit the clauses that hold {reports_to}.",
    ),
    *each("Label in the table of facts.", "Deputised by", "Deputises for", "Occupational category"),
    FrameMessage("People supervised", "Label in the table of facts, before a number or “none”."),
    FrameMessage("Grade", "Label in the table of facts: the grade in the collective agreement."),
    *each("Label in the table of facts.", "Collective agreement", "Education", "Experience", "Classification codes"),
    FrameMessage("FLSA status", "Label in the table of facts: overtime under the Fair Labor Standards Act (US)."),
    *each("FLSA status: whether the law on overtime exempts the post.", "exempt", "non-exempt"),
    *each("Label in the table of facts, before a date.", "In force from", "Next review"),
    FrameMessage("Number", "Label in the table of facts: the number of the document."),
    *each("Label in the table of facts, of the document.", "Date of issue", "Place of issue"),
    *each(
        "What is to be filled in by hand.",
        "Appointed by",
        "Proposed by",
        "Work plans",
        "Certification",
        "Physical demands",
        "Surroundings",
    ),
    FrameMessage("managerial staff", "Occupational category: directs other people’s work."),
    FrameMessage("specialists", "Occupational category."),
    FrameMessage("operational staff", "Occupational category: carries out the work."),
    FrameMessage("ISCO-08", "The name of a classification of occupations, of the International Labour Organization."),
    FrameMessage("none", "How many people the post supervises."),
    FrameMessage("to be confirmed", "In brackets after a classification code."),
    FrameMessage("Targets of the post", "Caption of a table."),
    FrameMessage("Clause", "Head of a column: the number of the clause."),
    *each("Head of a column.", "What is measured", "Target", "How often", "Where measured"),
    FrameMessage("capacity", "Under a line to fill in: as what somebody signs (author, reviewer...)."),
    *each("Under a line to fill in.", "post", "signature", "first name and surname", "date"),
    *each(
        "{amount} is a number with its unit: 30 calls. Behind these words a unit stands in its second case, if it has "
        "two.",
        "at least {amount}",
        "at most {amount}",
    ),
    FrameMessage("{number} day", _BOUND, "{number} days"),
    FrameMessage("{number} week", _BOUND, "{number} weeks"),
    FrameMessage("{number} month", _BOUND, "{number} months"),
    FrameMessage("{number} year", _BOUND, "{number} years"),
    *each("How often.", "per day", "per week", "per month", "per quarter", "per year"),
    FrameMessage("per {unit}", "{unit} is what is counted, in the singular: client."),
    FrameMessage("{period} and {each}", "{period} is one of “per day”, “per week”...; {each} is such as “per client”."),
    *each("How often.", "every day", "every week", "every month", "every quarter", "every year"),
    FrameMessage("every {number} day", "The number is never 1: “every day” is a message.", "every {number} days"),
    FrameMessage("every {number} week", "The number is never 1: “every week” is a message.", "every {number} weeks"),
    FrameMessage("every {number} month", "The number is never 1: “every month” is a message.", "every {number} months"),
    FrameMessage("every {number} year", "The number is never 1: “every year” is a message.", "every {number} years"),
    *each(
        "{day} is the day as an ordinal number, as “{day}” is translated below.",
        "by the {day} of each month",
        "by the {day} of the first month of each quarter",
        "by the {day} of January of each year",
    ),
    *(
        FrameMessage(
            "{day}",
            f"A day of the month as an ordinal number of CLDR’s category “{category}”: 1st, 2nd, 3rd. Write all six; "
            "those that your language makes no difference between, alike.",
            context=f"day {category}",
        )
        for category in ORDINALS
    ),
)

FRAME: tuple[FrameMessage, ...] = (*DOCUMENTS, *COMPARE, *VACANCY, *LINT, *GUIDE, *CHECK)
