"""What is found in CVs, in English, with what a translator has to know of them."""

from __future__ import annotations

from generator.model.frame_message import FrameMessage, each

_SAID = "Check of a CV: what was found, as a whole sentence to its author."
_DO = "Check of a CV: what its author can do about a finding, as a whole sentence; speak to the reader politely."
_HEADING = "Heading in the report on a CV."
_OVERALL = "Report on a CV: a sentence of its summary, to the author of the CV."

CHECK: tuple[FrameMessage, ...] = (
    FrameMessage("{report}: {title}", "Head of the report on a CV: “Check of a CV” and the title of a post."),
    FrameMessage("{level}: {message}", "Report on a CV: how grave a finding is, and the finding, a whole sentence."),
    FrameMessage("{month}/{year}", "A month in figures, as CVs write it in your language: 03/2024, 03.2024."),
    FrameMessage("Check of a CV", "Title of the report on a CV."),
    FrameMessage("Post applied for", "Report on a CV: label before the title of a post."),
    FrameMessage("Checked on", "Report on a CV: label before a date."),
    *each(_HEADING, "Photo", "Personal data", "Dates", "Length", "Layout", "File", "Words of the post"),
    *each(
        _OVERALL,
        "Before you send it, mend what is marked as an error; the rest can still be better.",
        "The CV can be read; some things in it should be mended before you send it.",
        "The CV is in good order; a few details can still be better.",
        "Nothing was found that stands in the way of this CV.",
        "It speaks of most of what this post is about.",
        "It speaks of a part of what this post is about.",
        "It hardly speaks of what this post is about.",
        "No program decides by this: it is a help to read the CV once more.",
        "This report was made on your machine; nothing of your CV has left it.",
        "The text could not be checked, because there is none to read.",
        "The spelling was not checked: no dictionary is installed for this language.",
    ),
    FrameMessage("On Debian: apt-get install {packages}", "Follows a sentence: a command to type. Debian is a system."),
    *each(
        _HEADING,
        "Words of the post that the CV covers",
        "Words of the post that the CV does not cover",
        "What was not checked",
    ),
    FrameMessage("None of them.", "Stands for an empty list of words of the post."),
    *each("Report on a CV: how grave a finding is, before the finding.", "error", "to mend", "hint"),
    FrameMessage("Page {page}, line {line}", "Report on a CV: where in the CV something is."),
    *each("Report on a CV: where in the CV something is.", "line {line}", "paragraph {line}"),
    *each(
        _SAID,
        "There is no e-mail address.",
        "There is no telephone number.",
        "The e-mail address stands in the header or footer alone, which many programs do not read.",
        "The telephone number stands in the header or footer alone, which many programs do not read.",
        "No heading names your experience.",
        "No heading names your education.",
        "No heading names your skills.",
        "The experience bears no dates that a program could read.",
        "The letters of a heading stand apart: a program reads them one by one.",
        "There is no such month.",
        "The post begins in the future.",
        "The period ends before it begins.",
        "What is newer stands below what is older.",
        "Two posts overlap by more than three months.",
        "No line on your experience holds a figure.",
        "The PDF is protected: it forbids printing, copying or changing.",
        "The pages are pictures: they hold no text that a program could read.",
        "The text stands in columns; a program may mix their lines.",
        "A part of the text stands in text boxes, which many programs leave out.",
        "The text stands in a table; a program may mix its cells.",
        "Some signs have no letters behind them: a program reads nonsense here.",
        "This is left from a template.",
        "A client is named here; that may be confidential.",
        "The name of the file is that of a draft or a copy.",
        "The CV names your age or birth date, which is left out here.",
        "The CV names your family status, which is left out here.",
        "The CV names your nationality, which is left out here.",
        "The CV names the number of an identity document.",
        "The CV names the address at which you are registered.",
        "The e-mail address is a nickname rather than your name.",
        "Here you speak ill of a former employer, or of why you left.",
        "The CV bears a picture that looks like a photo of you; here it is left out.",
    ),
    FrameMessage(
        "Nothing is said of the time since {date}.", f"{_SAID} {{date}} is a month in figures, 03/2024, or a year."
    ),
    FrameMessage(
        "Between {end} and {start} there is a gap of more than six months.",
        f"{_SAID} {{end}} and {{start}} are months in figures, 03/2024, or years.",
    ),
    FrameMessage("Lines on your experience that hold a figure: {count} of {number}.", f"{_SAID} Both are numbers."),
    FrameMessage(
        "Lines on your experience that do not say what you did: {count} of {number}.", f"{_SAID} Both are numbers."
    ),
    FrameMessage(
        "The file is a .{format}; many programs that read CVs take it badly or not at all.",
        f"{_SAID} {{format}} is the ending of a file's name: doc, odt, txt.",
    ),
    FrameMessage("The file has {size} MB.", f"{_SAID} {{size}} is a number of megabytes."),
    FrameMessage("Page {page} is a picture: it holds no text that a program could read.", _SAID),
    FrameMessage(
        "The file does not carry the font {font}: it looks different elsewhere.", f"{_SAID} {{font}} is a name."
    ),
    FrameMessage("{number} page", "Report on a CV: how long it is; stands in a sentence.", "{number} pages"),
    FrameMessage(
        "The CV is longer than usual here: {pages} instead of {usual} at most.",
        f"{_SAID} {{pages}} and {{usual}} are numbers of pages: 3 pages.",
    ),
    FrameMessage('"{word}" is perhaps misspelt.', f"{_SAID} Straight quotes become those of your language."),
    FrameMessage(
        "Words that say most about this post: the CV covers {count} of {number}. Missing, among others: {words}.",
        f"{_SAID} {{words}} is a list of words of the post.",
    ),
    FrameMessage(
        "Of the words that say most about this post, the CV has none. They are, among others: {words}.",
        f"{_SAID} {{words}} is a list of words of the post.",
    ),
    FrameMessage(
        "The language of this CV is not that of the check: {written} instead of {read}.",
        f"{_SAID} {{written}} and {{read}} are names of languages in the nominative, as in a list.",
    ),
    FrameMessage(
        "This CV is not written in the language of the check: {read}.",
        f"{_SAID} {{read}} is the name of a language in the nominative, as in a list.",
    ),
    FrameMessage(
        "Send it in the language of the vacancy, or have it checked in its own language: {written}.",
        f"{_DO} {{option}} is what to type for the check: --locale fr-DE.",
    ),
    FrameMessage("Send it in the language of the vacancy.", _DO),
    *each(
        _DO,
        "Add figures that you can prove: how many clients, calls, contracts; how much more than before.",
        "Begin each line with what you did, not with what you were there for.",
        "Give month and year of beginning and end for each post.",
        "Set headings without space between their letters.",
        "Correct the date.",
        "Begin with the newest and go backwards.",
        "Check the dates; if both are right, say that one was part-time.",
        "Say in a line what you have done since.",
        "Say in a line what you did then: a course, a family, a search, a journey.",
        "Write it at the top of the text as well.",
        "Write it at the top, under your name.",
        "Send a PDF with text, or a .docx.",
        "Make its pictures smaller, so that it stays under 5 MB.",
        "Save it without protection; a program that reads CVs may refuse it.",
        "Make the PDF from your word processor instead of scanning a sheet of paper.",
        "Put everything into one column, section under section.",
        "Save the PDF again with another font, such as the one your word processor begins with.",
        "Save the PDF again and let it embed its fonts.",
        "Shorten what is old or far from this post; keep what proves that you can do it.",
        "Fill it in, or take it out.",
        "Say what kind of client it is, unless you may name it.",
        "Name it with your first name, your surname and the post.",
        "Take it out: what you can do counts, not what you look like.",
        "Take it out: whoever has it can misuse it, and nobody needs it to invite you.",
        "Take it out: a reader fears to be the next. Why you left is for the talk, if you are asked.",
        "The town is enough.",
        "Take one that is made of your first name and surname.",
        "Take it out.",
        "Look it up.",
        "If you have done it, say so in your own words; do not invent.",
    ),
    FrameMessage("Perhaps you mean: {words}.", f"{_DO} {{words}} is a list of spellings: “a, b or c”."),
    FrameMessage(
        'If you have something to put under it, add a section "{heading}".',
        f"{_DO} {{heading}} is the usual heading of a section of a CV. Straight quotes become those of your language.",
    ),
    FrameMessage(
        'Put a heading that everybody knows over it, such as "{heading}".',
        f"{_DO} {{heading}} is the usual heading of a section of a CV. Straight quotes become those of your language.",
    ),
)
