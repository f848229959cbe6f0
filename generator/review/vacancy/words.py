"""From the lists of one language and a text to the words in it that the lists know, each with what to say of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.model.finding import GRAVITIES, Gravity
from generator.model.lint_file import LintFile, WordRule
from generator.review.vacancy.patterns import Part, Patterns, Span, words_of
from generator.review.vacancy.text import Even, even, unaccented

# In French and Spanish capitals often go without accents: JEUNE DIPLOME.
_BARE_CAPITALS = ("fr", "es")
_CAPITALS = re.compile(r"(?<!\w)[A-Z]{4}")
# Where a sentence surely ends; shorter words may be abbreviations.
_STOP = re.compile(r"(?:[!?…]|[^\W\d_]{6}\.) ")
_LONG = 1000
_ADDRESS = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@\w[\w-]{0,62}(?:\.\w[\w-]{0,62}){1,4}|(?:https?://|www\.)[^\s)\]>]{1,500}"
)
_LOW = re.compile(r"\w*[^\W\dA-Z_]\w*")


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that a list knows: where they stand in the text, and the entry of the list that knows them.

    `own` are the stretches of them that the entry itself names; between them stand words that it leaves open.
    """

    list: str
    start: int
    end: int
    level: Gravity | None
    why: str
    better: str
    entry: int
    own: tuple[tuple[int, int], ...]


class WordLists:
    """The lists of one language, ready to be looked for in many texts."""

    def __init__(self, data: LintFile, spelt: Callable[[str], str] = str) -> None:
        """`spelt` is how the patterns are spelt in the texts: as they stand, or without their accents."""
        self._data = data
        self._entries = [(name, rule) for name, rules in data.rules.items() for rule in rules]
        self._owners = [number for number, (_, rule) in enumerate(self._entries) for _ in rule.words]
        self._words = Patterns(spelt(pattern) for _, rule in self._entries for pattern in rule.words)
        self._unless = [Patterns(map(spelt, rule.unless or ()), longest=True) for _, rule in self._entries]
        self._capitals: WordLists | None = None

    def instead(self, hit: Hit, text: str, place: str = "") -> str:
        """What can be put in the place of the words of a hit in a text as they stand.

        Empty where its entry knows nothing, and where its list would find the same place again.
        """
        words = text[hit.start : hit.end]
        made = _instead(words, self._entries[hit.entry][1].instead or {})
        if not made:
            return ""
        again = self.hits(text[: hit.start] + _in_case(words, made) + text[hit.end :], place)
        end = hit.start + len(made)
        return (
            "" if any(each.list == hit.list and each.start < end and hit.start < each.end for each in again) else made
        )

    def hits(self, text: str, place: str = "") -> tuple[Hit, ...]:
        """What the lists know in a text, in order of place; `place` leaves out what holds in other places alone.

        Of matches of one entry that overlap, one is told, the one with most words of its own. Two entries of one list
        may both be told of words that overlap, but not of the same: then it is the graver, or else the longer.
        """
        found = self._found(_without_addresses(even(text)), place)
        if self._data.language in _BARE_CAPITALS and (loud := _loud(text)):
            if self._capitals is None:
                self._capitals = WordLists(self._data, unaccented)
            found += self._capitals._found(even(loud), place)
        return tuple(sorted(_apart(found), key=lambda hit: (hit.start, hit.end, hit.list)))

    def _found(self, smooth: Even, place: str) -> list[Hit]:
        return [hit for part in _parts(smooth.text) for hit in self._found_in(part, smooth, place)]

    def _found_in(self, part: Part, smooth: Even, place: str) -> Iterator[Hit]:
        words = words_of(smooth, part)
        found: dict[int, list[Span]] = {}
        for span in self._words.spans(smooth, words, part):
            found.setdefault(self._owners[span.pattern], []).append(span)
        for entry, spans in found.items():
            if _holds(self._entries[entry][1], place):
                yield from self._told(entry, spans, self._unless[entry].spans(smooth, words, part))

    def _told(self, entry: int, spans: list[Span], unless: Iterable[Span]) -> Iterator[Hit]:
        """Those matches of an entry that none of its innocent uses overlaps."""
        name, rule = self._entries[entry]
        innocent = _Stretches()
        for start, end in sorted((span.start, span.end) for span in unless):
            innocent.add_last(start, end)
        for span in spans:
            if not innocent.overlapping(span.start, span.end):
                yield Hit(name, span.start, span.end, rule.level, rule.why, rule.better, entry, _own(span))


class _Stretches:
    """Stretches of a text that do not overlap, in order."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._hits: list[Hit] = []

    def add_last(self, start: int, end: int) -> None:
        """Add a stretch that begins behind all others' beginnings; what overlaps becomes one."""
        if self._ends and start < self._ends[-1]:
            self._ends[-1] = max(end, self._ends[-1])
        else:
            self._starts.append(start)
            self._ends.append(end)

    def add(self, hit: Hit) -> None:
        """Add a hit that overlaps none."""
        place = bisect_left(self._starts, hit.start)
        self._starts.insert(place, hit.start)
        self._ends.insert(place, hit.end)
        self._hits.insert(place, hit)

    def overlapping(self, start: int, end: int) -> range:
        """Which of them overlap a stretch."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))

    def hits(self, start: int, end: int) -> Iterator[Hit]:
        """The hits that overlap a stretch."""
        yield from (self._hits[place] for place in self.overlapping(start, end))


def _parts(text: str) -> Iterator[Part]:
    """A text, or the parts of a long one: in each only what it has words of is looked for. No match goes beyond a
    sentence."""
    start = 0
    while len(text) - start > _LONG and (stop := _STOP.search(text, start + _LONG)):
        yield start, stop.end()
        start = stop.end()
    yield start, len(text)


def _bare(words: str) -> str:
    """Words whatever their case, and whether spaces or hyphens stand between them."""
    return " ".join(even(words).text.replace("-", " ").casefold().split())


def _instead(words: str, known: Mapping[str, str]) -> str:
    """Words with those in them that have better ones replaced, the longest first; empty where none have."""
    exact = {_bare(key): wording for key, wording in known.items()}
    if wording := exact.get(_bare(words)):
        return wording
    smooth = even(words)
    for key in sorted(exact, key=len, reverse=True):
        within = re.search(rf"(?<!\w){r'[ -]'.join(map(re.escape, key.split()))}(?!\w)", smooth.text)
        if within:
            start, end = smooth.origin(within.start()), smooth.origin(within.end())
            return words[:start] + _in_case(words[start:end], exact[key]) + words[end:]
    return ""


def _in_case(words: str, wording: str) -> str:
    """A wording with a capital where the words that it replaces have one."""
    return wording[:1].upper() + wording[1:] if words[:1].isupper() else wording


def _holds(rule: WordRule, place: str) -> bool:
    return not place or not rule.places or place in rule.places


def _without_addresses(text: Even) -> Even:
    """A text with full stops for its addresses: who writes to jobs@young-and-fine.example is asked for no age."""
    if "@" not in text.text and "://" not in text.text and "www." not in text.text:
        return text
    return replace(text, text=_ADDRESS.sub(lambda found: "." * len(found[0]), text.text))


def _loud(text: str) -> str:
    """A text with its words in capitals alone, full stops for the others; empty where no word of some length is one."""
    if not _CAPITALS.search(text):
        return ""
    return _LOW.sub(lambda word: "." * len(word[0]), text)


def _own(span: Span) -> tuple[tuple[int, int], ...]:
    """A match less what its pattern leaves open."""
    starts = (span.start, *(end for _, end in span.open))
    ends = (*(start for start, _ in span.open), span.end)
    return tuple(zip(starts, ends, strict=True))


def _apart(found: list[Hit]) -> Iterator[Hit]:
    kept: dict[str, dict[int, _Stretches]] = {}
    for hit in sorted(found, key=_weight):
        entries = kept.setdefault(hit.list, {})
        same = entries.setdefault(hit.entry, _Stretches())
        others = (other for each in entries.values() for other in each.hits(hit.start, hit.end))
        if not same.overlapping(hit.start, hit.end) and not any(_same_words(hit, other) for other in others):
            same.add(hit)
            yield hit


def _weight(hit: Hit) -> tuple[int, int, int, int]:
    """The graver first, then what says most of its own words."""
    own = sum(end - start for start, end in hit.own)
    return (GRAVITIES.index(hit.level or "error"), -own, hit.start - hit.end, hit.start)


def _same_words(one: Hit, other: Hit) -> bool:
    """Whether the words of one are all among those of the other."""
    return _within(one, other) or _within(other, one)


def _within(one: Hit, other: Hit) -> bool:
    return all(any(start <= first and last <= end for start, end in other.own) for first, last in one.own)
