"""From the clauses of a role to the words it asks for, and from those to what a CV covers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from generator.model.cv import Criteria, Cv, Term
from generator.model.cv_file import CvWordsFile
from generator.model.finding import CvFinding
from generator.model.words import Words
from generator.review.cv.findings import finding
from generator.review.cv.language import is_foreign
from generator.review.cv.lemmas import base_form, lemma
from generator.review.cv.patterns import any_of, plain
from generator.review.cv.reading import whole

MOST = 20
_COMPOUNDING = ("de",)
"""Languages in which a word stands inside another: „Marktanalyse“ speaks of the market."""
_STEMMERS = {"de": "german", "en": "english", "es": "spanish", "fr": "french", "ru": "russian"}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'", re.IGNORECASE)
_PART = re.compile(r"[^.,;:()!?–—«»\"„“”]+")
_SHORTEST = 4
_SHORTEST_FORM = {"ru": 3}
"""Where the forms of a word may be shorter than it: цен of цена."""
_ENDINGS = {"es": re.compile("s$"), "de": re.compile("in(?:nen)?$")}
"""What a stemmer leaves of a plural or a feminine: altas, Kundinnen."""
_ALIKE, _SHARED = 6, 0.69
_PHRASE, _SHORT = 1.6, 3.0
_FEW, _SHOWN = 0.1, 6
_INNER = 4
_NAMED = (None, "experience", "contact", "personal", "references")
"""Sections in which a word with a capital inside a line is a name: Corner Market, Leeds."""
_NOUNS_HAVE_CAPITALS = ("de",)
_BEGINNING = re.compile(r"(?:^\W*(?:\d{1,2}[.)]\s*)?|[.:|•·–—/]\s*)$")


@cache
def _stemmer(language: str) -> Any:
    if language not in _STEMMERS:
        return None
    import snowballstemmer

    return snowballstemmer.stemmer(_STEMMERS[language])


@cache
def stem(word: str, language: str) -> str:
    """What the forms of a word have in common: `négocié` and `négociation` give `négoci`."""
    stemmer = _stemmer(language)
    said = plain(word)
    return str(stemmer.stemWord(said)) if stemmer else said


def alike(one: str, other: str) -> bool:
    """Whether two stems are those of one family: equal, or with a long beginning in common (verhandl, verhandelt)."""
    if one == other:
        return True
    shared = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        shared += 1
    return shared >= _ALIKE and shared >= _SHARED * max(len(one), len(other))


def terms(clauses: Iterable[tuple[str, float]], data: CvWordsFile) -> tuple[Term, ...]:
    """What a role asks for: phrases and words of its clauses, the weightiest first.

    `clauses` are texts with their weights; each word of a short one says more than one of many. Function words and
    the most general words are no terms; a phrase of two words that stand together in several clauses counts more
    than each of them.
    """
    language = data.language
    dull = {stem(word, language) for word in (*data.function_words, *data.general) if "*" not in word}
    endings = any_of([word for word in data.general if "*" in word] or ["\0"])
    function = {plain(word) for word in data.function_words}
    forms: dict[tuple[str, ...], Counter[str]] = {}
    weights: Counter[tuple[str, ...]] = Counter()
    for text, weight in clauses:
        seen: set[tuple[str, ...]] = set()
        found = list(_candidates(text, language, dull, function, endings))
        telling = weight * (0.5 + _SHORT / max(len(found), 1))
        for said, stems in found:
            forms.setdefault(stems, Counter())[said] += 1
            if stems not in seen:
                seen.add(stems)
                weights[stems] += telling * (_PHRASE if len(stems) > 1 else 1.0)  # type: ignore[assignment]
    return tuple(_chosen(weights, forms, language))


def _chosen(
    weights: Counter[tuple[str, ...]], forms: dict[tuple[str, ...], Counter[str]], language: str
) -> Iterator[Term]:
    order = {stems: place for place, stems in enumerate(weights)}
    ranked = sorted(weights, key=lambda stems: (-weights[stems], order[stems]))
    chosen: list[tuple[str, ...]] = []
    for stems in ranked:
        times = sum(forms[stems].values())
        if len(chosen) == MOST or (len(stems) > 1 and times < 2):
            continue
        if any(_says_again(stems, known) for known in chosen):
            continue
        chosen.append(stems)
        yield Term(base_form(forms[stems].most_common(1)[0][0], language), stems)


def _says_again(stems: tuple[str, ...], known: tuple[str, ...]) -> bool:
    return all(any(alike(one, other) for other in known) for one in stems) or all(
        any(alike(one, other) for other in stems) for one in known
    )


def _candidates(
    text: str, language: str, dull: set[str], function: set[str], endings: re.Pattern[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words of a clause that mean something, and the pairs of them that stand together."""
    whole_text = text.replace("’", "'")
    for found in _PART.finditer(_ELIDED.sub(lambda elided: " " * len(elided[0]), whole_text)):
        part, written = found[0], whole_text[found.start() : found.end()]
        words = list(_WORD.finditer(part))
        before: re.Match[str] | None = None
        for index, word in enumerate(words):
            said = word[0]
            if len(said) < _SHORTEST or plain(said) in function:
                continue
            root = stem(said, language)
            base = lemma(said, language)
            # In German what is no noun begins with a small letter, but for the first word.
            verbal = language == "de" and (said[:1].islower() or (not index and base[:1].islower()))
            if root in dull or stem(base, language) in dull or verbal or endings.fullmatch(plain(said)):
                before = None
                continue
            yield said if said[:1].isupper() and (language == "de" or index) else said.lower(), (root,)
            if before is not None and not _parted(part[before.end() : word.start()], function):
                phrase = " ".join(written[before.start() : word.end()].split())
                first = phrase if language == "de" else phrase[:1].lower() + phrase[1:]
                yield first, (stem(before[0], language), root)
            before = word


def _parted(between: str, function: set[str]) -> bool:
    """Whether more than one small word stands between two words."""
    return len(between.split()) > 1 or not all(plain(word) in function for word in between.split())


def coverage(cv: Cv, criteria: Criteria) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The terms that a CV covers in any form of the words, and those that it does not."""
    if is_foreign(criteria):
        return (), ()
    every = list(_stems(cv, criteria.language))
    near = [one | other for (one, _), (other, _) in zip(every, [*every[1:], (set(), set())], strict=False)]
    common = [words for _, words in every]
    inside = criteria.language in _COMPOUNDING
    covered = [term.text for term in criteria.terms if _is_covered(term, near if term.stems[1:] else common, inside)]
    missing = [term.text for term in criteria.terms if term.text not in covered]
    return tuple(covered), tuple(missing)


def _is_covered(term: Term, lines: list[set[str]], inside: bool) -> bool:
    def there(one: str, line: set[str]) -> bool:
        return any(alike(one, other) or (inside and len(one) >= _INNER and one in other) for other in line)

    return any(all(there(one, line) for one in term.stems) for line in lines)


def _stems(cv: Cv, language: str) -> Iterator[tuple[set[str], set[str]]]:
    """For each line the stems of its words, and of those the ones that are no names."""
    named = {id(line) for section in cv.sections if section.name in _NAMED for line in section.lines}
    for line, written, _ in whole(cv.body):
        text = _ELIDED.sub(lambda elided: " " * len(elided[0]), written.replace("’", "'"))
        every, common = set(), set()
        names = id(line) in named and language not in _NOUNS_HAVE_CAPITALS and not text.isupper()
        for word in _WORD.finditer(text):
            stems = _forms(word[0], language)
            every |= stems
            if not (names and _is_name(word, text)):
                common |= stems
        yield every, common


def _is_name(word: re.Match[str], text: str) -> bool:
    """Whether a word has a capital that only a name has there."""
    return word[0][:1].isupper() and not word[0].isupper() and not _BEGINNING.search(text[: word.start()])


def _forms(word: str, language: str) -> set[str]:
    """The stems of a word, of its parts and of their base forms: `sold` is found under `sell`."""
    shortest, ending = _SHORTEST_FORM.get(language, _SHORTEST), _ENDINGS.get(language)
    parts = [part for part in {word, *word.split("-")} if len(part) >= shortest]
    bare = [ending.sub("", part) for part in parts] if ending else []
    forms = (form for part in parts for form in (part, lemma(part, language)))
    return {stem(form, language) for form in (*forms, *(each for each in bare if len(each) >= _SHORTEST))}


def keywords(cv: Cv, criteria: Criteria, words: Words) -> Iterator[CvFinding]:
    """Whether the CV speaks of what the role is about."""
    covered, missing = coverage(cv, criteria)
    if not missing or len(covered) >= _FEW * len(criteria.terms):
        return
    listed = ", ".join(missing[:_SHOWN])
    said = words(
        "Words that say most about this post: the CV covers {count} of {number}. Missing, among others: {words}.",
        count=str(len(covered)),
        number=str(len(criteria.terms)),
        words=listed,
    )
    if not covered:
        said = words(
            "Of the words that say most about this post, the CV has none. They are, among others: {words}.",
            words=listed,
        )
    remedy = words("If you have done it, say so in your own words; do not invent.")
    yield finding("keywords", "keywords", "warning", said, remedy)
