"""Every word of the page of job descriptions, in English, with what a translator has to know of it."""

from __future__ import annotations

from generator.model.frame_message import FrameMessage, each

_CLAUSE = "Name of a button or a box, for people who hear the page; {clause} is the beginning of the clause's words."
_TAG = "Tag beside a clause (feminine in French: « la clause »), in small letters."

EDITOR: tuple[FrameMessage, ...] = (
    FrameMessage("What is shown", "Name of two buttons, “Adapt” and “Preview”, for people who hear the page."),
    FrameMessage("Preview", "Button on a small screen, and name of the part that shows the document."),
    FrameMessage(
        "Choose a role, fill in what you know, change what you want. The page beside it shows what will be printed.",
        "Explains the page of job descriptions. “Page” is the sheet of paper that is shown.",
    ),
    FrameMessage("Role", "Label of a list of roles: the specification of a post, such as “Account manager”."),
    FrameMessage("Language and country", "Label of a list such as “French – France”."),
    FrameMessage("Form of the title", "Label of a list: masculine, feminine or both, such as « Chargé / Chargée »."),
    *each("Heading within the list of roles.", "Your own roles", "Roles of the program"),
    *each("Button: a file format to download.", "Word (.docx)", "Word 97 (.doc)", "PDF", "Markdown"),
    FrameMessage("The page as it will be printed", "Name of the preview, for people who hear the page."),
    # --- employer, person, facts, numbers
    FrameMessage("Employer", "Heading of a card with the employer's name and place."),
    FrameMessage("not filled in yet", "Beside the heading “Employer”, where its name is not known."),
    FrameMessage("Employer’s full name", "Label of a field: the legal name."),
    FrameMessage("Place where documents are signed", "Label of a field: a town."),
    FrameMessage("Post of whoever approves", "Label of a field: the post of the head who approves job descriptions."),
    FrameMessage("Name of whoever approves", "Label of a field: the name of that person."),
    FrameMessage("{who}: post", "Label of a field: the post of who signs; {who} is such as « L’employeur »."),
    FrameMessage("{who}: first name and surname", "Label of a field: the name of who signs; {who} as before."),
    FrameMessage(
        "The head of your documents also says: {lines}. It stands in `employer.yaml` in your folder.",
        "In the card “Employer”: {lines} are the address and the registration; the name of the file stays.",
    ),
    FrameMessage(
        "Your documents would still name an invented employer, the example that your folder began with.",
        "Warning above the card “Employer”; the facts that are meant follow in a line.",
    ),
    FrameMessage(
        "Put your own facts into `employer.yaml` in your folder, or into the card “Employer” where it has a field for "
        "them.",
        "Below that line; the name of the file stays, “Employer” is the heading of the card.",
    ),
    FrameMessage("Person", "Heading of a card: who holds the post."),
    FrameMessage("not filled yet", "Beside the heading “Person”: nobody holds the post (“le poste”) so far."),
    FrameMessage("not named", "Beside the heading “Person”: no name was given."),
    FrameMessage("First name and surname", "Label of a field."),
    FrameMessage("Staff number", "Label of a field: the number of a person within the company."),
    FrameMessage("In the post since", "Label of a field with a date."),
    FrameMessage("The post is not filled yet", "Label of a box to tick: nobody holds the post."),
    FrameMessage(
        "Without a name the document is for whoever holds the post, with a line to write the name on.",
        "Explains the card “Person”.",
    ),
    FrameMessage(
        "For this post alone.", "Under the name of somebody who signs, such as the superior: kept for this post."
    ),
    # --- title
    FrameMessage(
        "Title", "Heading of a card, and label of a field: what the post is called, such as “Account manager”."
    ),
    FrameMessage("How the post is called in the document.", "Explains that card."),
    *each(
        "Label of a field: the title of the post for a man, for a woman, for both.",
        "Title, masculine form",
        "Title, feminine form",
        "Title, both forms together",
    ),
    FrameMessage(
        "What sentences call whoever holds the post, as in the middle of a sentence.",
        "Explains the fields below: such as “le titulaire du poste”, with its article and a small letter.",
    ),
    *each(
        "Label of a field: what sentences call whoever holds the post - a man, a woman, either.",
        "In sentences",
        "In sentences, masculine form",
        "In sentences, feminine form",
        "In sentences, both forms together",
    ),
    # --- facts
    FrameMessage("Facts", "Heading of a card: department, workplace, who is reported to..."),
    *each(
        "Label of a field: a fact such as « По чьему представлению » in a case that a sentence of the document needs; "
        "say what people of your language know the case by.",
        "{fact}: genitive (of whom?)",
        "{fact}: dative (to whom?)",
        "{fact}: accusative (whom?)",
        "{fact}: instrumental (by whom?)",
        "{fact}: prepositional (about whom?)",
        "{fact}: the form that the sentence needs",
    ),
    FrameMessage(
        "In the document: “… {sentence} …”",
        "Under such a field: some words of the sentence in which it stands, in the language of the document.",
    ),
    FrameMessage("The document needs this form of the words too: write it here.", "A mistake: such a field is empty."),
    FrameMessage(
        "What is left empty is printed as a line to fill in by hand, or not at all.", "Explains the card “Facts”."
    ),
    FrameMessage("Numbers", "Heading of a card: the targets of the post, such as 30 calls a day."),
    FrameMessage("Under each number is what the document says.", "Explains the card “Numbers”."),
    FrameMessage("Changed: {number}", "Beside the heading of a card: how many of its fields were changed."),
    FrameMessage("Back to the original", "Button under a field that was changed: takes the change back."),
    # --- clauses
    FrameMessage("Clauses: {number}; changed: {changed}", "Beside the heading of a list of clauses: two numbers."),
    FrameMessage("All of “{list}” back to the original", "Button: takes back all changes in a list such as “Duties”."),
    FrameMessage("Add a clause", "Button at the end of a list of clauses."),
    FrameMessage("New clause", "What a clause without words is called, within the names of its buttons."),
    *each(
        _CLAUSE,
        "Move up: {clause}",
        "Move down: {clause}",
        "Back to the original: {clause}",
        "Take away: {clause}",
        "Print this clause: {clause}",
    ),
    FrameMessage("Printed or left out", "Tip of the box before a clause: ticked, the clause is printed."),
    *each("Name of a field, for people who hear the page.", "Words of the clause", "Words of the new clause"),
    FrameMessage(
        "Write the clause here. It is printed as soon as it has words.", "In the empty field of a clause just added."
    ),
    *each(_TAG, "new", "changed", "not printed", "in another place"),
    FrameMessage("The law or the custom of the place asks for this clause.", "Under a clause that cannot be changed."),
    FrameMessage(
        "The law of the place words this clause: it can be left out and moved, but not reworded.",
        "Under such a clause. “Words” is a verb: the law decides how the clause is worded in that country.",
    ),
    FrameMessage(
        "{placeholder} prints “{words}”.",
        "Under a clause: {placeholder} is a name between braces within it, such as {calls}, {words} what is printed.",
    ),
    FrameMessage("{placeholder} prints a line to fill in by hand.", "The same where nothing is known to be printed."),
    *each(
        "Told to people who hear the page, after they did this to a clause (feminine in French).",
        "Printed again.",
        "Left out.",
        "Taken away.",
        "Back to the original.",
    ),
    FrameMessage("Moved to place {place} of {number}.", "Told after a clause was moved, such as “3 of 14”."),
    *each(
        "Told where a clause cannot be moved further.", "This clause is the first one.", "This clause is the last one."
    ),
    FrameMessage(
        "In the words of a clause, Alt and an arrow up or down move it.",
        "Under all clauses: “Alt” is a key, and so are the arrows.",
    ),
    # --- the document beside it
    FrameMessage(
        "There is a mistake, shown where it is. The page beside it is the last one without mistakes.",
        "Above the preview, while something that was written cannot be printed.",
    ),
    FrameMessage("The page shown is the last one without mistakes.", "The same, below the mistakes themselves."),
    FrameMessage(
        "There is a mistake in what you have filled in or changed. The page shown is the role without it.",
        "Above the preview, where there is no earlier page without mistakes.",
    ),
    FrameMessage("There is a mistake, so there is no page to show yet.", "The same, where no page can be shown."),
    FrameMessage(
        "A name of the employer has no words in this language. The page shows it as it is, "
        "with its language before it.",
        "Above the preview: the page shows such as “[fr] Directrice générale”.",
    ),
    FrameMessage(
        "No file was made: there is a mistake, shown where it is.", "After a download that a mistake prevents."
    ),
    # --- the draft
    FrameMessage("Changes: {number}. Kept in this browser.", "Above the preview: how much was changed."),
    FrameMessage("Begin anew", "Button: forget all changes."),
    FrameMessage("Go on", "Button beside “Begin anew”: keep the changes and work on."),
    FrameMessage(
        "You were working on “{title}” on {day}. Changes: {number}.",
        "Offered when somebody comes back: {title} is a role, {day} a day with the time.",
    ),
    FrameMessage("Everything is as in the role again.", "Told after “Begin anew”."),
    # --- saving
    FrameMessage(
        "Save as overlay",
        "Button and heading: writes the changes into a file. An overlay is an adaptation of a role; the same word as "
        "in the list of roles.",
    ),
    FrameMessage(
        "An overlay is a small file that says only what you have changed. What the role says beside it stays as it is, "
        "also when the program gets a newer version of it.",
        "Explains that dialog.",
    ),
    FrameMessage("Which file?", "Question above two choices: the file that is there already, or a new one."),
    FrameMessage("The one that is there already:", "First choice; the name of the file follows."),
    FrameMessage("A new one", "Second choice: a new file."),
    FrameMessage("Name of the file", "Label of a field: what the overlay's file is called."),
    FrameMessage(
        "What you have written of the employer and of the person is not saved with it: an overlay is about the post "
        "alone.",
        "In that dialog, where nothing of the kind goes into the file.",
    ),
    FrameMessage("Give the overlay a name.", "Told while that field is empty."),
    FrameMessage("A new file is written: {file}.", "What the button “Write the file” will do."),
    FrameMessage("The file {file} is changed. Remarks and order in it stay as they are.", "The same."),
    FrameMessage("The file {file} is made for you to download.", "What the button “Download the file” will do."),
    FrameMessage("The file as it will be", "Name of a box that shows the file, for people who hear the page."),
    *each("Button.", "Write the file", "Download the file"),
    FrameMessage("Saved as {file}.", "Told after the file was written."),
    FrameMessage(
        "The program runs outside of a folder of yours, so the file is downloaded. To have your own roles in the list, "
        "make a folder with `jobdesc init`, put the file into its folder `roles`, and start the program there with "
        "`jobdesc serve`.",
        "What stands between backticks are commands and a folder's name, which stay as they are.",
    ),
)
