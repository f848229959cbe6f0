"""From the styles of a Word file to the same, set closely in the sans: for what is to end with its first page or two.

As print.css has it: sizes shrink a little, lines and the distances between paragraphs more.
"""

from __future__ import annotations

from copy import deepcopy

from generator.render.word_xml import Element, W, child, remove, value

KINDS = ("vacancy", "cv-guide")
"""The kinds of documents that are set so."""

_SIZE, _LINE, _DISTANCE = 0.92, 0.81, 0.45
# Half points: nothing is set smaller than it is or than this.
_SMALLEST = 16
_RUNNING = ("header", "footer")
_TEXT, _SANS = "normal", "heading unnumbered"


def thicken(styles: Element) -> None:
    """Set all styles but those of running words closely, and all text in the face of the headings."""
    for home in [child(styles, f"{W}docDefaults"), *styles.iterfind(f"{W}style")]:
        if value(home, f"{W}name").lower() not in _RUNNING:
            _shrink(home)
    _set_in_sans(styles)


def _shrink(home: Element) -> None:
    for size in home.iter(f"{W}sz", f"{W}szCs"):
        before = int(size.get(f"{W}val", "0"))
        size.set(f"{W}val", str(max(round(before * _SIZE), min(before, _SMALLEST))))
    for spacing in home.iterfind(f".//{W}pPr/{W}spacing"):
        for name, factor in (("line", _LINE), ("before", _DISTANCE), ("after", _DISTANCE)):
            length = spacing.get(f"{W}{name}")
            # Lines by their number ("auto") follow the size by themselves.
            if length and (name != "line" or spacing.get(f"{W}lineRule", "auto") != "auto"):
                spacing.set(f"{W}{name}", str(round(int(length) * factor)))
    for margin in (*home.iterfind(f".//{W}tblCellMar/{W}top"), *home.iterfind(f".//{W}tblCellMar/{W}bottom")):
        margin.set(f"{W}w", str(round(int(margin.get(f"{W}w", "0")) * _DISTANCE)))


def _set_in_sans(styles: Element) -> None:
    named = {value(style, f"{W}name").lower(): style for style in styles.iterfind(f"{W}style")}
    face = named[_SANS].find(f"{W}rPr/{W}rFonts")
    homes = (named[_TEXT].find(f"{W}rPr"), styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
    for home in homes:
        if face is not None and home is not None:
            for old in home.findall(f"{W}rFonts"):
                remove(old)
            home.insert(0, deepcopy(face))
