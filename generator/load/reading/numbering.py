"""From the lists of a Word file to the numbers that it prints and does not hold: of each paragraph, its label."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPEN, _MIDDLE, _CLOSE = "\ue0a1", "\ue0a2", "\ue0a3"
_CARRIED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_MIDDLE}(\\d+){_CLOSE}")
_LEVELS = 9
_LONGEST = 40
_SPARE = re.compile(f"[{_OPEN}{_MIDDLE}{_CLOSE}]")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
"""The letters that Word counts with: without ё, й, ъ, ы, ь."""


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int
    restart: int
    left: int


@dataclass(slots=True)
class _List:
    """One list of the file: its levels, and how far each is counted."""

    levels: Mapping[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


def carry(body: Element, numbering: Element | None, styles: Element | None) -> None:
    """Put the label of every numbered paragraph in front of its text, so that it goes the way of the text.

    `body` is the tree of the document, which is changed; the others are those of the parts of these names.
    """
    for text in body.iter(f"{W}t"):
        text.text = _SPARE.sub("", text.text or "")
    if numbering is None:
        return
    lists, starts, named = _lists(numbering), _starts(numbering), _styles(styles)
    used: set[str] = set()
    bullets: list[tuple[Element, int]] = []
    for paragraph in body.iter(f"{W}p"):
        number, depth = _numbered(paragraph, named)
        if number not in lists or not 0 <= depth < _LEVELS or not _says_anything(paragraph):
            continue
        if number not in used:
            used.add(number)
            for level, start in starts.get(number, {}).items():
                lists[number].counts[level] = start - 1
        label, known = _label(lists[number], depth), lists[number].levels.get(depth)
        if label == "•" and depth == 0:
            bullets.append((paragraph, _left(paragraph) or (known.left if known else 0)))
        else:
            _put(paragraph, label, depth)
    # Word's own styles “List Bullet 2” and “3” are lists of one level each, told apart by how far they are set in.
    steps = sorted({left for _, left in bullets})
    for paragraph, left in bullets:
        _put(paragraph, "•", steps.index(left))


def taken(text: str) -> tuple[str, str, int]:
    """The text of a paragraph without its label, the label, and the level of the list that it stands on."""
    found = _CARRIED.search(text)
    if found is None:
        return text, "", 0
    return text[: found.start()] + text[found.end() :], found[1], int(found[2])


def _value(node: Element, path: str, otherwise: str = "") -> str:
    found = node.find("/".join(f"{W}{part}" for part in path.split("/")))
    return found.get(f"{W}val", otherwise) if found is not None else otherwise


def _whole(text: str, otherwise: int = 0) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text) else otherwise


def _lists(numbering: Element) -> dict[str, _List]:
    """The lists by their numbers; those of one definition go on counting where another stopped."""
    made: dict[str, _List] = {}
    for each in numbering.iter(f"{W}abstractNum"):
        levels = {_whole(node.get(f"{W}ilvl", "")): _level(node) for node in each.iter(f"{W}lvl")}
        made[each.get(f"{W}abstractNumId", "")] = _List(levels)
    found: dict[str, _List] = {}
    for each in numbering.iter(f"{W}num"):
        known = made.get(_value(each, "abstractNumId"))
        if known:
            found[each.get(f"{W}numId", "")] = known
    return found


def _level(node: Element) -> _Level:
    restart = _value(node, "lvlRestart")
    return _Level(
        _value(node, "numFmt", "decimal"), _value(node, "lvlText"), _whole(_value(node, "start"), 1),
        _whole(restart, -1) if restart else -1, _left(node),
    )  # fmt: skip


def _left(node: Element) -> int:
    """How far a level or a paragraph is set in, in twentieths of a point; 0 where nothing says it."""
    found = node.find(f"{W}pPr/{W}ind")
    return _whole(found.get(f"{W}left") or found.get(f"{W}start") or "") if found is not None else 0


def _starts(numbering: Element) -> dict[str, dict[int, int]]:
    """Where a list begins to count anew, by list and level."""
    found: dict[str, dict[int, int]] = {}
    for each in numbering.iter(f"{W}num"):
        for override in each.iter(f"{W}lvlOverride"):
            start = _value(override, "startOverride")
            if start:
                level = _whole(override.get(f"{W}ilvl", ""))
                found.setdefault(each.get(f"{W}numId", ""), {})[level] = _whole(start, 1)
    return found


def _styles(styles: Element | None) -> dict[str, tuple[str, str, str]]:
    """Of each style of paragraphs: the list and level it belongs to, and the style it is based on."""
    found = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        number, level = _value(style, "pPr/numPr/numId"), _value(style, "pPr/numPr/ilvl")
        found[style.get(f"{W}styleId", "")] = (number, level, _value(style, "basedOn"))
    return found


def _numbered(paragraph: Element, styles: Mapping[str, tuple[str, str, str]]) -> tuple[str, int]:
    """The list of a paragraph and its level there; the list is empty, or 0, where it is in none."""
    number, level = _value(paragraph, "pPr/numPr/numId"), _value(paragraph, "pPr/numPr/ilvl")
    style = _value(paragraph, "pPr/pStyle")
    for _ in range(len(styles) + 1):
        if number or style not in styles:
            break
        number, inherited, style = styles[style]
        level = level or inherited
    return number, _whole(level)


def _says_anything(paragraph: Element) -> bool:
    return any((text.text or "").strip() for text in paragraph.iter(f"{W}t"))


def _label(listed: _List, depth: int) -> str:
    level = listed.levels.get(depth)
    if level is None:
        return "•"
    listed.counts[depth] = listed.counts.get(depth, level.start - 1) + 1
    for below in [each for each in listed.counts if each > depth]:
        deeper = listed.levels.get(below)
        if deeper is None or deeper.restart == -1 or 0 < deeper.restart <= depth + 1:
            del listed.counts[below]
    if level.format in ("bullet", "none"):
        return "•" if level.format == "bullet" else ""
    return re.sub(r"%([1-9])", lambda found: _count(listed, int(found[1]) - 1, depth), level.text)[:_LONGEST]


def _count(listed: _List, depth: int, of: int) -> str:
    level = listed.levels.get(depth)
    if level is None:
        return ""
    number = listed.counts.setdefault(depth, level.start) if depth < of else listed.counts.get(depth, level.start)
    return _WRITTEN.get(level.format, str)(number)


def _put(paragraph: Element, label: str, depth: int) -> None:
    run = Element(f"{W}r")
    SubElement(run, f"{W}t").text = f"{_OPEN}{label}{_MIDDLE}{depth}{_CLOSE}"
    first = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if first is None else list(paragraph).index(first) + 1, run)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written


def _letters(alphabet: str) -> Callable[[int], str]:
    # Behind the last letter Word doubles them: aa, bb.
    def written(number: int) -> str:
        index = number - 1
        return alphabet[index % len(alphabet)] * min(index // len(alphabet) + 1, 5) if number > 0 else str(number)

    return written


_LATIN = "abcdefghijklmnopqrstuvwxyz"
_WRITTEN: Mapping[str, Callable[[int], str]] = {
    "lowerLetter": _letters(_LATIN),
    "upperLetter": _letters(_LATIN.upper()),
    "russianLower": _letters(_RUSSIAN),
    "russianUpper": _letters(_RUSSIAN.upper()),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
}
