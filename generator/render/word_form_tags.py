"""From the paragraphs of a form to its tags, each with the words around it, and to what is wrong with how they stand.

docxtpl takes out the paragraph, row, cell or run that a tag with a letter stands in (`{%p`, `{%tr`, `{%tc`, `{%r`),
and reads on to the next closing brace wherever that is: what it would lose or swallow silently is told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError

from generator.render.word_xml import Element, W

_OPENERS = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_LETTER = re.compile(r"(tr|tc|p|r)(?=[\s]|$)")
_QUOTES = ((re.compile(r"«\s*|\s*»|[“”„]"), '"'), (re.compile("[‘’‚]"), "'"))
_WHOLES = {"p": ("paragraph", f"{W}p"), "tr": ("row", f"{W}tr"), "tc": ("cell", f"{W}tc")}
_BLOCKS = ("for", "if", "with", "filter", "macro", "call")
_BRANCHES = {"else": ("for", "if"), "elif": ("if",)}
_OF_DOCXTPL = ("vm", "hm")
_FORBIDDEN = ("include", "import", "from", "extends", "block", "autoescape", "raw")
_AROUND = 28


class Said(NamedTuple):
    """What is wrong in a form: a sentence and what to do."""

    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it stands in a paragraph: `letter` is that of what it takes out with it, `words` what it says."""

    whole: str
    kind: str
    letter: str
    words: str
    around: str
    paragraph: Element

    @property
    def keyword(self) -> str:
        return self.words.split(None, 1)[0] if self.words else ""


def near(text: str, start: int, end: int) -> str:
    """Some words of a paragraph with a few around them, in quotes."""
    before, after = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    # Words are cut where they begin or end, if the space is not far.
    while before and not text[before - 1].isspace() and before < start:
        before += 1
    while after < len(text) and not text[after].isspace() and after > end:
        after -= 1
    shown = re.sub(r"\s+", " ", text[before:after]).strip()
    return f"“{'…' if before else ''}{shown}{'…' if after < len(text) else ''}”"


def paragraphs(root: Element) -> Iterator[tuple[Element, str]]:
    """Every paragraph of a part with its own words: those of a text box in it are other paragraphs."""
    own: dict[Element, list[str]] = {paragraph: [] for paragraph in root.iter(f"{W}p")}
    for words in root.iter(f"{W}t"):
        home = next(words.iterancestors(f"{W}p"), None)
        if home is not None:
            own[home].append(words.text or "")
    yield from ((paragraph, "".join(parts)) for paragraph, parts in own.items())


def tags(listed: Iterable[tuple[Element, str]], wrong: list[Said]) -> Iterator[Tag]:
    """The tags of some paragraphs in order; what opens or closes no tag is added to what is wrong."""
    for paragraph, text in listed:
        at = 0
        while found := _OPENERS.search(text, at):
            opener, at = found[0], found.end()
            if opener not in _CLOSERS:
                wrong.append(Said(f"`{opener}` closes nothing; near {near(text, *found.span())}.", _open_it(opener)))
                continue
            other = _OPENERS.search(text, at)
            if other is None or other[0] != _CLOSERS[opener]:
                end = other.start() if other else len(text)
                said = f"`{opener}` is never closed in its paragraph; near {near(text, found.start(), end)}."
                wrong.append(Said(said, f"A tag ends with `{_CLOSERS[opener]}`, in the paragraph where it begins."))
                continue
            at = other.end()
            yield _tag(paragraph, text, found.start(), at)


def problems(listed: Sequence[Tag], known: Environment) -> Iterator[Said]:
    """What is wrong with tags as they stand: their grammar, their places, blocks that are not closed."""
    for tag in listed:
        yield from _grammar(tag, known)
        yield from _place(tag)
    yield from _pairs(listed)


def straightened(words: str) -> str:
    """The words of a tag with the quotes that a program knows: Word makes those of the language of them."""
    for quotes, straight in _QUOTES:
        words = quotes.sub(straight, words)
    return words


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word; empty when none is near."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Did you mean `{close[0]}`?" if close else ""


def _open_it(closer: str) -> str:
    opener = next(opener for opener, each in _CLOSERS.items() if each == closer)
    return f"A tag begins with `{opener}`, in the paragraph where it ends."


def _tag(paragraph: Element, text: str, start: int, end: int) -> Tag:
    whole = text[start:end]
    inside = whole[2:-2]
    letter = found[0] if (found := _LETTER.match(inside)) else ""
    words = inside[len(letter) :].strip().removeprefix("-").removesuffix("-").strip()
    return Tag(whole, whole[:2], letter, straightened(words), near(text, start, end), paragraph)


def _grammar(tag: Tag, known: Environment) -> Iterator[Said]:
    if tag.kind == "{#":
        return
    if not tag.words:
        yield Said(f"`{tag.whole}` says nothing; near {tag.around}.")
        return
    word = tag.keyword
    if tag.kind == "{%" and word in _FORBIDDEN:
        yield Said(f"a form may not `{word}`; near {tag.around}.", "A form stands alone: it takes nothing else in.")
        return
    tried = _alone(tag)
    if tried:
        try:
            known.parse(tried)
        except TemplateSyntaxError as error:
            yield Said(*_unreadable(tag, error.message or ""))


def _unreadable(tag: Tag, said: str) -> tuple[str, str]:
    if tag.kind == "{%" and "unknown tag" in said:
        words = (*_BLOCKS, *_BRANCHES, "set", *(f"end{name}" for name in _BLOCKS))
        return f"there is no tag `{tag.keyword}`; near {tag.around}.", did_you_mean(tag.keyword, words)
    said = said[:1].lower() + said[1:].rstrip(".")
    return f"the tag `{tag.whole}` cannot be understood: {said}; near {tag.around}.", ""


def _alone(tag: Tag) -> str:
    """A small template in which the tag stands alone; empty for what ends a block or is docxtpl's own."""
    word, words = tag.keyword, tag.words
    if tag.kind == "{{":
        return f"{{{{ {words} }}}}"
    if word.startswith("end") or words == "else" or words in _OF_DOCXTPL:
        return ""
    if word in ("colspan", "cellbg"):
        return f"{{{{ {words.removeprefix(word)} }}}}"
    if word in _BRANCHES:
        return f"{{% if true %}}{{% {words} %}}{{% endif %}}"
    if word in _BLOCKS or (word == "set" and "=" not in words):
        return f"{{% {words} %}}{{% end{word} %}}"
    return f"{{% {words} %}}"


def _home(tag: Tag) -> Element | None:
    """What a tag takes out with it, or the paragraph that it stands in; None for a row or cell where there is none."""
    if tag.letter in ("tr", "tc"):
        return next(tag.paragraph.iterancestors(_WHOLES[tag.letter][1]), None)
    return tag.paragraph


def _around(tag: Tag) -> Element | None:
    """What holds the home of a tag: a block begins and ends in the same."""
    home = _home(tag)
    return None if home is None else home.getparent()


def _place(tag: Tag) -> Iterator[Said]:
    """A tag that takes something out with it has to stand alone in it."""
    if tag.letter and tag.kind == "{{":
        hint = f"Write `{{{{ {tag.words} }}}}`: the letters `{tag.letter}` are for loops and conditions."
        yield Said(f"`{tag.whole}` prints words where none can stand; near {tag.around}.", hint)
        return
    if tag.letter not in _WHOLES:
        return
    name, home = _WHOLES[tag.letter][0], _home(tag)
    if home is None:
        hint = f"Write it without the letters `{tag.letter}`, or into a table."
        yield Said(f"the tag `{tag.whole}` stands in no {name} of a table; near {tag.around}.", hint)
        return
    words = re.sub(r"\s+", "", "".join(str(each.text or "") for each in home.iter(f"{W}t")))
    if words != re.sub(r"\s+", "", tag.whole):
        shown = f"the tag `{tag.whole}` takes the whole {name} with it, and other words stand there; near {tag.around}."
        yield Said(shown, f"Give it a {name} of its own.")


def _pairs(listed: Sequence[Tag]) -> Iterator[Said]:
    """Blocks that are not closed, or closed by a tag that takes something else out."""
    opened: list[Tag] = []
    for tag in listed:
        if tag.kind != "{%":
            continue
        word = tag.keyword
        if word in _BLOCKS or (word == "set" and "=" not in tag.words):
            opened.append(tag)
        elif word in _BRANCHES:
            if not opened or opened[-1].keyword not in _BRANCHES[word]:
                yield Said(f"`{tag.whole}` stands in no block that it could divide; near {tag.around}.")
            elif opened[-1].letter != tag.letter:
                yield Said(*_unlike(opened[-1], tag))
        elif word.startswith("end"):
            if not opened or word != f"end{opened[-1].keyword}":
                what = f"`{opened[-1].whole}` is open here" if opened else "nothing is open here"
                yield Said(f"`{tag.whole}` closes what is not open; near {tag.around}.", f"Look before it: {what}.")
                # One mistake is told once.
                return
            if (begun := opened.pop()).letter != tag.letter:
                yield Said(*_unlike(begun, tag))
            elif _around(begun) is not _around(tag):
                said = f"`{begun.whole}` is closed by `{tag.whole}` in another cell or outside its table"
                yield Said(f"{said}; near {tag.around}.", "A block ends in the cell, row or table where it begins.")
    for tag in opened:
        closer = f"{{%{tag.letter} end{tag.keyword} %}}"
        yield Said(f"`{tag.whole}` is never closed; near {tag.around}.", f"Put `{closer}` where it ends.")


def _unlike(begun: Tag, tag: Tag) -> tuple[str, str]:
    asked = f"{{%{begun.letter} {tag.words} %}}"
    return f"`{begun.whole}` is followed by `{tag.whole}`, of another kind; near {tag.around}.", f"Write `{asked}`."
