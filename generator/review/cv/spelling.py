"""From the words of a CV to those that no dictionary knows, names and foreign words left alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from generator.model.cv import Criteria, Cv
from generator.model.finding import CvFinding
from generator.model.manuscript import Line
from generator.model.words import Words
from generator.review.cv.contact import MAIL
from generator.review.cv.dates import ANY_DATE
from generator.review.cv.findings import finding
from generator.review.cv.language import is_foreign
from generator.review.cv.lemmas import is_listed
from generator.review.cv.patterns import any_of, bare, plain, words_of
from generator.review.cv.reading import whole
from generator.review.cv.terms import stem

DICTIONARIES = {
    "de": ("de_DE",), "en": ("en_GB", "en_US"), "es": ("es_ES",), "fr": ("fr_FR",), "ru": ("ru_RU",),
}  # fmt: skip
PACKAGES = {
    "de": "hunspell-de-de",
    "en": "hunspell-en-gb",
    "es": "hunspell-es",
    "fr": "hunspell-fr",
    "ru": "hunspell-ru",
}
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_LEFT_OUT = re.compile(r"https?://\S+|www\.\S+|\S+\.(?:com|net|org|fr|de|ru|es|uk|example|test)\S*|\S*[/\\]\S*\.\S+")
_COMPANY = re.compile(r"\b(?:GmbH|AG|KG|OHG|SE|eG|mbH|UG)\b")
_PERSONS = (None, "contact", "personal", "references")
_SHORTEST, _FURTHEST, _SHOWN, _MOST = 4, 2, 3, 15
_TITLES = ("curriculum vitae", "curriculum", "cv", "c v", "lebenslauf", "resume", "резюме")
"""What stands over a name, without accents."""
_LONGEST_NAME = 5
_PREFIXES = ("d", "l", "n", "s", "j", "m", "t", "c", "qu", "jusqu", "lorsqu", "aujourd")


def speller(language: str) -> Callable[[str], tuple[str, ...] | None] | None:
    """What tells of a word how it is spelt rightly: None where it is right; None altogether without a dictionary."""
    tags = DICTIONARIES.get(language, ())
    try:
        import enchant

        own = [enchant.Dict(tag) for tag in tags if enchant.dict_exists(tag)]
        english = [enchant.Dict(tag) for tag in DICTIONARIES["en"] if enchant.dict_exists(tag)]
    except ImportError:
        return None
    if not own:
        return None

    def right(word: str) -> bool:
        forms = {word, word.lower(), word.capitalize(), word.title()} if word != word.lower() else {word}
        return any(each.check(form) for each in (*own, *english) for form in forms)

    def misspelling(word: str) -> tuple[str, ...] | None:
        if right(word) or all(_is_known(part, right) for part in re.split("['-]", word) if part):
            return None
        return tuple(dict.fromkeys(each for each in own[0].suggest(word) if each != word))

    return misspelling


def _is_known(part: str, right: Callable[[str], bool]) -> bool:
    return part.lower() in _PREFIXES or right(part)


def spelling(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """Words that are misspelt, each once: those of the trade by their list, the others by the dictionary."""
    if is_foreign(criteria):
        return
    told: set[str] = set()
    left = any_of(criteria.data.placeholders)
    listed = {plain(wrong): each.right for each in criteria.data.misspelt for wrong in each.wrong}
    phrases = any_of([wrong for wrong in listed if " " not in wrong] or ["\0"])
    person, own = _person(cv)
    names = _names(cv)
    for line, text, parted in _texts(cv):
        if line in person:
            continue
        for found in phrases.finditer(plain(text)):
            if found[0] not in told:
                told.add(found[0])
                yield _told(words, line, _as_written(text, found[0]), (listed[found[0]],), criteria)
        if criteria.misspelling is None or left.search(plain(text)):
            continue
        for word, could_be_a_name in _doubtful(line, text, criteria):
            if (could_be_a_name and plain(word) in names) or own.issuperset(words_of(word.replace("-", " "))):
                continue
            if told.intersection((plain(word), *re.split("['-]", plain(word)))) or len(told) >= _MOST:
                continue
            suggested = _mended(word, criteria.misspelling(word), could_be_a_name)
            if suggested is None or _is_a_form(word, suggested, criteria) or _is_whole(word, parted, criteria):
                continue
            told.add(plain(word))
            yield _told(words, line, word, suggested, criteria)


def _told(words: Words, line: Line, word: str, suggested: tuple[str, ...], criteria: Criteria) -> CvFinding:
    message = words('"{word}" is perhaps misspelt.', word=word)
    remedy = words("Look it up.")
    if suggested:
        remedy = words("Perhaps you mean: {words}.", words=criteria.either(suggested[:_SHOWN]))
    return finding("spelling", "spelling", "warning", message, remedy, line, word)


def _person(cv: Cv) -> tuple[list[Line], set[str]]:
    """The lines at the top that hold the name, and the words of the name."""
    lines: list[Line] = []
    for line in cv.body[:2]:
        said = bare(line.text).strip(" .:-–—")
        lines.append(line)
        if said not in _TITLES:
            break
    name = words_of(lines[-1].text.replace("-", " ")) if lines else []
    return lines, set(name if len(name) <= _LONGEST_NAME else ())


def _names(cv: Cv) -> set[str]:
    """Words with a capital in lines that name people, places and companies; they are names everywhere."""
    persons = [line for section in cv.sections if section.name in _PERSONS for line in section.lines]
    dated = [line for line in cv.body if _bears_names(line.text)]
    texts = [line.text for line in (*persons, *dated)]
    return {plain(word) for text in texts for word in _WORD.findall(text) if word[0].isupper() and not word.isupper()}


def _bears_names(text: str) -> bool:
    return bool(ANY_DATE.search(text) or _COMPANY.search(text))


def _texts(cv: Cv) -> Iterator[tuple[Line, str, str]]:
    """The lines without addresses; a word that is parted at the end of a line stands whole in the first."""
    for line, written, parted in whole(cv.manuscript.lines):
        text = unicodedata.normalize("NFC", written).replace("’", "'").replace("\u2010", "-").replace("\u2011", "-")
        yield line, _LEFT_OUT.sub(" ", MAIL.sub(" ", text)), parted


def _doubtful(line: Line, text: str, criteria: Criteria) -> Iterator[tuple[str, bool]]:
    """The words of a line that may be misspelt, each with whether it may be a name."""
    known = any_of(criteria.data.known)
    # In German every noun has a capital: names are told by where they stand, beside a date or a form of company.
    named = _bears_names(text)
    loud = text.isupper()
    for found in _WORD.finditer(text):
        word = found[0]
        if (
            len(word) < _SHORTEST
            or plain(word) in criteria.trade
            or known.fullmatch(plain(word))
            or _is_foreign(word, criteria.language)
        ):
            continue
        # Among words in small letters one in capitals is an abbreviation or a brand: VLOOKUP.
        if word.isupper() and (not loud or len(word) <= _SHORTEST + 1):
            continue
        if any(sign.isupper() for sign in word[1:]) and not word.isupper() and "-" not in word:
            continue
        # „Gesundheits- und Krankenpflegerin“: half of a word.
        if "-" in (text[found.end() : found.end() + 1], text[max(found.start() - 1, 0) : found.start()].strip()):
            continue
        capital = word[:1].isupper() and not word.isupper()
        if capital and (criteria.language != "de" or named) and text[: found.start()].strip(" -*•–—·"):
            continue
        yield word, capital


def _is_foreign(word: str, language: str) -> bool:
    """Whether a word is written in the letters of another language."""
    cyrillic = any("а" <= sign <= "я" or sign == "ё" for sign in word.lower())
    return cyrillic != (language == "ru")


def _mended(word: str, suggested: tuple[str, ...] | None, could_be_a_name: bool) -> tuple[str, ...] | None:
    """The spellings to propose; None where the word is right or a name."""
    if suggested is None or _only_parts(word, (*suggested, "")[0]):
        return None
    # Capitals often go without their accents.
    if word.isupper() and any(bare(each) == bare(word) for each in suggested):
        return None
    near = tuple(each for each in suggested if _distance(word.lower(), each.lower()) <= _FURTHEST and each[0].isalpha())
    if could_be_a_name:
        # A name is like no word of the language; a capital at the start of a line may still hide a slip.
        near = tuple(each for each in near if _is_slip(word, each))
        return near or None
    return near or suggested


def _only_parts(word: str, right: str) -> bool:
    """Whether a spelling is the same word written as two: a compound that the dictionary lacks."""
    parts = re.split("[ -]", right)
    return "".join(parts).lower() == word.lower() and len(parts) > 1 and min(map(len, parts)) > 2


def _is_a_form(word: str, suggested: tuple[str, ...], criteria: Criteria) -> bool:
    """Whether a word is a form that the dictionary lacks: the Russian one does not have all cases of every noun."""
    if is_listed(word, criteria.language):
        return True
    if criteria.language != "ru":
        return False
    root = stem(word, criteria.language)
    return root in criteria.trade or any(root == stem(each, criteria.language) for each in suggested[:_SHOWN])


def _is_whole(word: str, parted: str, criteria: Criteria) -> bool:
    """Whether a word that was parted at the end of a line is right with its hyphen: rendez-vous."""
    return word == parted.replace("-", "") and criteria.misspelling is not None and criteria.misspelling(parted) is None


def _is_slip(word: str, right: str) -> bool:
    """Whether a capitalised word is one letter away from a long word that is written alike otherwise."""
    said, meant = word.lower(), right.lower()
    return len(said) >= 8 and said[0] == meant[0] and _distance(said, meant) == 1 and not re.search("[ -]", right)


def _distance(one: str, other: str) -> int:
    """How many letters have to be changed, added, taken out or swapped to make one word of the other."""
    rows = [list(range(len(other) + 1))]
    for index, sign in enumerate(one, 1):
        row = [index]
        for place, meant in enumerate(other, 1):
            cost = min(rows[-1][place] + 1, row[-1] + 1, rows[-1][place - 1] + (sign != meant))
            if index > 1 and place > 1 and sign == other[place - 2] and one[index - 2] == meant:
                cost = min(cost, rows[-2][place - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def _as_written(text: str, word: str) -> str:
    start = plain(text).find(word)
    found = re.search(re.escape(word), text.lower()) if start >= 0 else None
    return text[found.start() : found.end()] if found else word
