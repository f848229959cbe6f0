"""What is found in vacancies, in English, with what a translator has to know of it."""

from __future__ import annotations

from generator.model.frame_message import FrameMessage, each

_ROLE = "Lint of a vacancy: the posting differs from its role. {said} is what the posting says, {known} the role."
_DO = "Lint of a vacancy: what to do, after a finding."

LINT: tuple[FrameMessage, ...] = (
    FrameMessage(
        '"{words}": {reason}',
        "Lint of a vacancy: the words found, then a whole sentence that says what is wrong with them. Straight quotes "
        "become those of your language.",
    ),
    FrameMessage(
        "From {date}: {message}",
        "Lint of a vacancy: before a finding by a law that is to come; {date} is a day in words, {message} a whole "
        "sentence.",
    ),
    FrameMessage(
        'The title "{title}" names the post for one sex only.', "Lint of a vacancy: {title} is the title as it stands."
    ),
    FrameMessage('Name both forms, or write "{title}".', f"{_DO} {{title}} ends in a mark such as (m/w/d) or (F/H)."),
    FrameMessage("The text is not in French.", "Lint of a vacancy under French law, which wants it in French."),
    FrameMessage("Publish it in French; a translation may only stand beside it.", _DO),
    FrameMessage("The vacancy names no pay.", "Lint of a vacancy."),
    *each(
        _DO,
        "Name the lowest and the highest pay, with its currency and period.",
        "Name the lowest and the highest pay.",
        "Put the lower number first.",
        "Say whether it is paid by the hour, the month or the year.",
    ),
    FrameMessage("Only one end of the pay is named.", "Lint of a vacancy: the lowest pay alone, or the highest alone."),
    FrameMessage("The lowest pay, {low}, is above the highest, {high}.", "Lint of a vacancy: two numbers."),
    FrameMessage(
        "The pay does not say for what period it is.", "Lint of a vacancy: an amount, not said to be a year’s."
    ),
    FrameMessage("The pay does not say in what currency it is.", "Lint of a vacancy: an amount without € or the like."),
    FrameMessage("Write the currency behind the amount.", _DO),
    FrameMessage(
        "The text names other pay than the posting, which says {low} to {high}.",
        "Lint of a vacancy: amounts in a sentence disagree with the facts. {low} and {high} are amounts of money.",
    ),
    FrameMessage("Take the amounts out of the text, or make both say the same.", _DO),
    FrameMessage(
        "The pay stands in the text alone, where search engines do not read it.",
        "Lint of a vacancy: an amount in a sentence, while the facts on pay are empty.",
    ),
    FrameMessage("Name it among the facts of the posting: lowest, highest, currency and period.", _DO),
    FrameMessage("The vacancy bears no date.", "Lint of a vacancy: the day of its publication is missing."),
    FrameMessage("Give the day on which it is published.", _DO),
    FrameMessage("The vacancy does not name the employer.", "Lint of a vacancy."),
    FrameMessage("Name the employer, or tell the name to whoever publishes the vacancy.", _DO),
    *each(
        "Lint of a vacancy: {closes}, {posted} and {start} are days in words.",
        "The last day to apply, {closes}, is before the day of publication, {posted}.",
        "The last day to apply, {closes}, is over.",
        "The first day of work, {start}, is over.",
    ),
    FrameMessage("Choose a later day, or take the vacancy down.", _DO),
    *each(
        _ROLE,
        'The title "{said}" is none of the role\'s: "{known}".',
        'The place of work, "{said}", is not the role\'s: "{known}".',
        'The collective agreement, "{said}", is not the role\'s: "{known}".',
    ),
    FrameMessage(
        "The posting asks for {said} month of experience, the role for {known}.",
        f"{_ROLE} Both are numbers of months; the form is that of {{said}}.",
        "The posting asks for {said} months of experience, the role for {known}.",
    ),
    FrameMessage("Let the posting and the role say the same.", _DO),
    FrameMessage(
        'The title "{title}" promises people to lead; the post leads nobody.',
        "Lint of a vacancy: a title such as manager or head of, for a post that supervises nobody.",
    ),
    FrameMessage("Choose a title that says what the holder of the post does.", _DO),
)
