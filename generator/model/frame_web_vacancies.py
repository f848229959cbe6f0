"""Every word of the page of vacancies, in English, with what a translator has to know of it."""

from __future__ import annotations

from generator.model.frame_message import FrameMessage, each

_LABEL = "Label of a field in the form of a vacancy."
_HELP = "Under a field in the form of a vacancy: what to write there."

_FORM: tuple[FrameMessage, ...] = (
    FrameMessage("What do you want to do?", "Name of the two tabs below, for people who hear the page."),
    *each("Tab of the page of vacancies.", "Write a vacancy", "Check a text"),
    *each(
        "Heading of a part of the form of a vacancy.",
        "The post",
        "Pay",
        "How to apply",
        "Place and work from home",
        "Contract, hours, start",
        "More about pay",
        "Duties",
        "Whom you are looking for",
        "Dates, more ways to apply, contact",
    ),
    FrameMessage("What you offer", "Heading of a part of the form of a vacancy, and label of the field in it."),
    *each(
        _LABEL,
        "Language of the text, and country whose law holds",
        "Title in the vacancy",
        "Town",
        "Country of the work",
        "Contract",
        "Working hours",
        "Currency",
        "By e-mail to",
        "On the web page",
        "Name of the employer",
        "Website",
        "About the employer",
        "Street and number",
        "Postal code",
        "Region or state",
        "Work from home",
        "Days a week from home",
        "Length of the contract in months",
        "Why it ends",
        "Hours a week",
        "Days and times of work",
        "First day of work",
        "As soon as possible",
        "How many people are sought",
        "Your reference",
        "Collective agreement",
        "Variable part, in per cent of the whole",
        "What the variable part depends on",
        "Diploma, for search engines",
        "Experience in months",
        "Experience may take the place of a diploma",
        "Languages",
        "Name the advantages of the role too",
        "Name the drawbacks of the role fairly",
        "Published on",
        "Last day to apply",
        "Telephone for applications",
        "Postal address for applications",
        "What to send",
        "Who answers questions",
        "Post of that person",
        "E-mail of that person",
        "Telephone of that person",
    ),
    *each("Label of a field below the heading “Pay”: an amount of money.", "Lowest", "Highest"),
    FrameMessage("For each", "Label of a list: year, month, week, day, hour. The pay is for each of these."),
    *each("In that list.", "Year", "Month", "Week", "Day", "Hour"),
    FrameMessage("The amounts are", "Label of a list: before taxes and contributions, after them."),
    *each("In that list.", "Before taxes and contributions", "After taxes and contributions"),
    FrameMessage("What comes on top", "Label of a field: benefits beside the pay, such as meal vouchers."),
    *each(
        "Kind of contract, in a list.",
        "Permanent",
        "Fixed-term",
        "Temporary agency work",
        "Seasonal",
        "Apprenticeship",
        "Internship",
        "Freelance",
        "Voluntary work",
    ),
    *each("In a list of working hours.", "Full-time", "Part-time"),
    *each("In the list “Work from home”.", "Not possible", "On some days", "Always"),
    *each(
        "In a list of diplomas, as search engines know them.",
        "Secondary school",
        "Professional certificate",
        "Two years of higher education",
        "Bachelor’s degree",
        "Master’s degree or higher",
    ),
    *each(
        _HELP,
        "Left empty, it is the title of the role.",
        "The whole address, with https://",
        "Left empty, it is the one of the workspace.",
        "One or two sentences, which open the text.",
        "In the United States, its letters: CO, NY.",
        "Where it ends.",
        "For example, whom the person stands in for.",
        "Each benefit on a line of its own.",
        "Left empty, it is what the role says.",
        "Each in one sentence, on a line of its own.",
        "Such as a CV; each on a line of its own.",
    ),
    *each(
        "Name of a list of boxes to tick: clauses of a job description.",
        "Duties of the role that the text names",
        "Requirements of the role that the text names",
    ),
    FrameMessage(
        "Back to the role’s own choice", "Button below these boxes: ticks those that the role names by itself."
    ),
    *each("In a row of the form: a language that the work asks for, and how well it is spoken.", "Language", "Level"),
    FrameMessage("Any level", "In the list “Level”, where none is asked for; the others are A1 to C2."),
    FrameMessage("Welcome, not required", "A box to tick beside a language."),
    *each("Button in these rows.", "Add a language", "Remove"),
    FrameMessage(
        "Look here: {count}", "Beside the heading of a part that is closed: how many things there are to mend."
    ),
    *each(
        "An error above the text of a vacancy, as a whole sentence.",
        "Something in the form cannot be used: the text below is the last one that could be made.",
    ),
)
_LAW: tuple[FrameMessage, ...] = (
    FrameMessage("What the law asks for about pay", "Heading of an explanation beside the fields of pay."),
    FrameMessage("Met", "Beside that heading: the vacancy does what the law asks for."),
    *each(
        "Explains the law of a country on vacancies.",
        "The law demands that a vacancy names the lowest and the highest pay.",
        "The law demands of many employers that a vacancy names the lowest and the highest pay.",
        "Nothing in force obliges a vacancy to name the pay; candidates expect the lowest and the highest.",
        "In some regions of this country the law demands it: name the region where the work is done.",
        "Do not ask candidates what they earn or have earned.",
    ),
    *each(
        "Source of a rule about pay, behind “Source:”; as lawyers cite it in your language.",
        "Directive (EU) 2023/970, Article 5(1), in the vacancy or before the interview; not transposed by the end of "
        "June 2026",
        "Directive (EU) 2023/970, Article 5(2); not transposed by the end of June 2026",
    ),
    *each(
        "Behind the name of a law, in parentheses: from how many employees on an employer is bound by it. {number} is "
        "4 or more.",
        "from one employee",
        "from {number} employees",
        "from {number} employees; not for pay that is commission, even in part",
    ),
    FrameMessage(
        "The text is checked by the law of one country only: {place}. At the place of work ({country}) other rules "
        "apply, and what they ask for about pay is not checked.",
        "In that explanation, where the work is done in another country; {place} and {country} are names of countries.",
    ),
    FrameMessage("Source:", "Before the law that it is taken from, such as “Code du travail, art. L1221-6”."),
    *each(
        "Since when a law holds, and when somebody last looked; the days are written out.",
        "Checked on {date}.",
        "In force from {since}; checked on {checked}.",
        "In force since {since}; checked on {checked}.",
    ),
)
_TEXT: tuple[FrameMessage, ...] = (
    *each("Name of a part of the page, for people who hear it.", "The text", "Length of the text", "The text to check"),
    *each("Tab: a length of the text of a vacancy.", "Full", "Short", "For social media"),
    FrameMessage("As it prints", "Tab beside these lengths: the vacancy as a sheet of paper."),
    FrameMessage("The vacancy as it prints", "Name of that sheet, for people who hear the page."),
    FrameMessage("Copy the text", "Button."),
    FrameMessage("Words: {count}", "How long a text is."),
    FrameMessage(
        "The text is selected: copy it with the keys Ctrl and C.", "Told where the browser does not let a page copy."
    ),
    FrameMessage("Not said yet; each is a line to fill in:", "Above a list of facts that a vacancy lacks."),
    FrameMessage("Text and findings", "Link at the top of a small screen, down to the text of the vacancy."),
)
_FINDINGS: tuple[FrameMessage, ...] = (
    FrameMessage("What the rules find", "Heading above what the law and custom of a country find in a vacancy."),
    *each(
        "Heading above findings of one gravity, with how many there are.",
        "To be mended: {count}",
        "To be looked at: {count}",
        "Remarks: {count}",
    ),
    FrameMessage("The rules find nothing here.", "Told instead of findings."),
    FrameMessage("Show the first", "Button beside that heading: goes to the first field that a finding is about."),
    FrameMessage("Show the field “{field}”", "Button at a finding: goes to the field that it is about, by its label."),
    FrameMessage("Show the clause in the form", "Such a button, where the finding is about a clause of the role."),
    FrameMessage("Show line {line} of the text", "Such a button, where the text was pasted: selects the words found."),
    FrameMessage("Use: {wording}", "Button at a finding: puts a better wording into the text."),
    FrameMessage("Take the words out", "Button at a finding: the words that it is about leave the text."),
    FrameMessage("Leave this clause out", "Button at a finding: a clause of the role is no more named in the vacancy."),
    *each(
        "Told after such a button was used, and after it was undone; both are words of the vacancy.",
        "“{words}” was replaced by “{wording}”.",
        "“{words}” was taken out.",
        "“{words}” is back.",
    ),
    FrameMessage(
        "In the words of the role; they are changed on the page “Job descriptions”.",
        "Where a finding is that no field of the form can mend.",
    ),
    FrameMessage(
        "Paste a vacancy from anywhere, or drop a file: you see at once what the law and the custom of a country find "
        "in it.",
        "Explains the tab “Check a text”.",
    ),
    FrameMessage("or drop it here: Word (.docx) or text (.txt)", "Behind the button “Choose a file”."),
    FrameMessage("Text of the vacancy", "Label of a field to paste a text into."),
    FrameMessage("There is no text yet.", "Instead of findings, as long as there is nothing to check."),
)
_FILES: tuple[FrameMessage, ...] = (
    FrameMessage("Take it with you", "Heading above buttons that download a vacancy as a file."),
    FrameMessage("Text", "Button: downloads a plain text; beside it are Word, PDF, HTML."),
    FrameMessage("For search engines (JSON-LD)", "Button: downloads data about a vacancy for search engines."),
    FrameMessage("The file is in your downloads.", "Told after a download."),
    FrameMessage(
        "No file was made: what stands in the way is shown at its field.",
        "Told where a download failed for a sign that a PDF cannot show.",
    ),
    FrameMessage("The rules of the place refuse this text", "Heading of a question before a download."),
    FrameMessage("Mend it first, or download it to work on it; do not publish it as it is.", "In that question."),
    *each("Button that answers it.", "Back to the text", "Download all the same"),
    FrameMessage("Save in the workspace …", "Button: asks for a name, then writes a file into the employer’s folder."),
    FrameMessage("Save in the workspace", "Heading of the question for that name."),
    FrameMessage(
        "“{title}” is written into the file {path} of your folder, so that you can open it again.",
        "In that question: what is saved. {title} is the title of a vacancy, {path} a file such as postings/lyon.yaml.",
    ),
    FrameMessage("Show the file", "Opens what a file in YAML will say, before it is saved."),
    FrameMessage("Name of the posting", "Label of the field in it; a posting is the file of one vacancy."),
    FrameMessage(
        "Small letters, digits and hyphens, such as {example}.",
        "Under that field; {example} is the name of a file: “vacancy-2026-14”, in your language.",
    ),
    FrameMessage(
        "vacancy-2026-14",
        "An example of a file’s name: the word for a vacancy in small letters without accents (anzeige, offre), a year "
        "and a number.",
    ),
    FrameMessage("There is a posting of this name already. Saving replaces it.", "In that question: a warning."),
    FrameMessage("Replace it", "Button instead of “Save”, where a posting of that name is there already."),
    FrameMessage("Saved as {path}.", "Told after saving; {path} is where the file lies."),
    FrameMessage("Open …", "Button: shows the saved vacancies to choose one."),
    FrameMessage("Open a posting", "Heading above the saved vacancies."),
    FrameMessage("With mistakes", "Beside a saved vacancy whose file cannot be read."),
    FrameMessage("There is no posting in the workspace yet.", "Instead of a list of saved vacancies."),
    FrameMessage("{name} is open.", "Told after a saved vacancy was opened."),
    FrameMessage("This is what you wrote until {time}.", "Told when the page brings back what was not finished."),
    FrameMessage("Go on with it", "Button there."),
    FrameMessage("The form is empty.", "Told after that to people who hear the page."),
)

VACANCIES: tuple[FrameMessage, ...] = (*_FORM, *_LAW, *_TEXT, *_FINDINGS, *_FILES)
