"""From a pattern of a list of words to the regular expression that finds it in texts of even spelling.

Every repetition is bounded or possessive, so that no text is slow to search. What stands between two words of a
pattern is captured where the pattern leaves it open (`...`): these words are none of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.model.lint_file import ANY, GAP, START

_MOST_BETWEEN = 3

# (e), (in), ·e·s, .e.s, /-in, *innen: what makes a word of one form stand for all of them.
_TAIL = (
    r"(?:\([-/]?\w{1,5}\)\w?|[·•‧∙]\w{1,5}(?:[·•‧∙]\w{1,3})?|\.(?:e|ne|ve|se|te|le|euse|rice|trice|ère)(?:\.?s)?(?!\w)"
    r"|[*:_]in(?:nen)?(?!\w)|/-?(?:in(?:nen)?|e|es|a|as)(?!\w))"
)
_HYPHEN = r"(?<=\w)[-–](?=\w)"
_SPACE = rf"(?:[ \n]++|{_HYPHEN})"
_NEAR_NUMBER = r"(?: *[-–] *|[ \n]*+)"
_LOOSE = r"[ \n]*+"
_BESIDE_SIGN = {"before": r"(?<=[^\w\s])", "behind": r"(?=[^\w\s])"}
_DIGITS = r"(?>\d+(?:[ ]\d{3}(?!\d))*(?:[.,]\d+)*)(?!\d)"
_NUMBER = rf"(?<![\d.,])(?!(?<=\d )\d{{3}}(?!\d)){_DIGITS}"
_DIGITS_BEFORE_DIGIT = r"\d{1,15}?"

# A full stop ends no word here: U.S., z. B., 1. März.
_SHORT = r"(?:[^\W\d_]\. ?){2,5}(?<=\.)|(?:bzw|ca|inkl|ggf|evtl|mind|mrs|mr|ms|dr|nr|тыс)\.(?=[ \n])"
_ORDINAL = r"\d{1,2}\.(?=[ \n](?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez|quartal|halbjahr|lehrjahr|\d))"
_ANY_WORD = r"(?<!\w)\w++(?:['/&·.+-]\w++){0,4}"
_LEFT_OPEN = rf"(?:(?<!\w)(?:{_SHORT}|{_ORDINAL})|{_ANY_WORD}'?)"
_BETWEEN = (
    r"(?:[)»\"“”’€$£₽%]{0,2}[,;:]?[ \n]++(?:[–/+&:€$£₽%-][ \n]++)?[(«\"„“€$£]?"
    rf"|{_HYPHEN}|(?<=[(«\"„“/'])|/[ \n]*+)"
)
_ELIDED = r"(?:(?<!\w)(?:[cdjlmnst]|qu)')?"
_AT_START = r"(?:(?<![^\n])|(?<=[.!?…] )|(?<=[:•–*>-] )|(?<=[•\n]))"

Edge = Literal["word", "sign", "number"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a pattern: what may stand there, and whether it may be missing; `gap` for words left open."""

    words: tuple[str, ...]
    optional: bool = False
    gap: bool = False

    def edges(self, behind: bool) -> frozenset[Edge]:
        """What its words begin with, or end with."""
        return frozenset(_edge(word[-1] if behind else word[0]) for word in self.words)


def tokens(pattern: str) -> list[Token]:
    """The words of a pattern in even spelling, elided articles apart."""
    plain = pattern.lower().replace("ё", "е").replace("’", "'").removeprefix(START)
    return [_token(part) for word in plain.split() for part in _parted(word)]


def expression(pattern: str, longest: bool = False) -> str:
    """The regular expression of a pattern; where words are left open, as few as can be, or as many: `longest`.

    Takes a pattern that fits the grammar of `model/lint_file.py`.
    """
    made = _AT_START if pattern.startswith(START) else ""
    parts = tokens(pattern)
    before: frozenset[Edge] = frozenset()
    between = False
    for place, token in enumerate(parts):
        if token.gap:
            made += f"((?:{_BETWEEN}{_LEFT_OPEN}){{0,{_MOST_BETWEEN}}}{'' if longest else '?'})"
            between = True
            continue
        word = _said(token, before)
        if before:
            space = _across(token) if between else _space(before, token.edges(behind=False))
            made += f"(?:{space}{word})?" if token.optional else f"{space}{word}"
        elif token.optional:
            made += f"(?:{word}{_space(token.edges(behind=True), _next_edges(parts[place + 1 :]))})?"
        else:
            made += word
        if not token.optional:
            before, between = token.edges(behind=True), False
        elif before:
            before |= token.edges(behind=True)
    return made


def _parted(word: str) -> list[str]:
    """A word of a pattern, an elided article apart: `d'un` is said as `d' un`. Alternatives stay together."""
    return [word] if "|" in word else re.sub(r"(?<=\w)'(?=[\w*#])", "' ", word).split()


def _token(word: str) -> Token:
    if word == GAP:
        return Token((), gap=True)
    optional = word.endswith("?") and len(word) > 1
    return Token(tuple((word.removesuffix("?") if optional else word).split("|")), optional)


def _edge(sign: str) -> Edge:
    if sign == "#":
        return "number"
    return "word" if re.match(r"[\w*]", sign) else "sign"


def _next_edges(rest: Sequence[Token]) -> frozenset[Edge]:
    """What may stand behind a word of a pattern, where others may be missing."""
    found: frozenset[Edge] = frozenset()
    for token in rest:
        found |= token.edges(behind=False)
        if not token.optional:
            break
    return found


def _space(before: frozenset[Edge], after: frozenset[Edge]) -> str:
    """What stands between two words of a pattern, by what the first may end and the second begin with.

    Where that differs from word to word, each kind of space looks for itself whether it is beside its kind of word.
    """
    if before == {"number"} or after == {"number"}:
        return _NEAR_NUMBER
    if "number" not in before | after and (before == {"sign"} or after == {"sign"}):
        return _LOOSE
    said = [r"[ \n]++", _HYPHEN]
    said += [r"(?<=\d)(?: *[-–] *)?"] if "number" in before else []
    said += [r"(?: *[-–] *)?(?=\d)"] if "number" in after else []
    said += [_BESIDE_SIGN["before"]] if "sign" in before else []
    said += [_BESIDE_SIGN["behind"]] if "sign" in after else []
    return _SPACE if len(said) == len(("space", "hyphen")) else f"(?:{'|'.join(said)})"


def _across(token: Token) -> str:
    """What stands between words that are left open and the word behind them."""
    edges = token.edges(behind=False)
    space = f"(?:{_BETWEEN}|{_BESIDE_SIGN['behind']})" if "sign" in edges else _BETWEEN
    return f"{space}{_ELIDED}" if "word" in edges else space


def _said(token: Token, before: frozenset[Edge]) -> str:
    """The expression of a word of a pattern. What its alternatives have in common is said once: quicker to compile."""
    # Behind a number a word may be glued to it: 30ans.
    begins = r"(?<![^\W\d])" if "number" in before else r"(?<!\w)"
    words = [each for each in token.words if each != ANY]
    said = [
        f"{beginning}{_either(forms)}{_TAIL}?"
        for star, beginning in ((False, begins), (True, r"(?<!\w)\w*"))
        if (forms := list(_forms([each for each in words if _is_word(each) and each.startswith("*") == star])))
    ]
    said += [_sign(each, begins) for each in words if not _is_word(each)]
    return _either([*said, *([_ANY_WORD] if ANY in token.words else [])])


def _is_word(word: str) -> bool:
    bare = word.strip("*")
    return bool(re.match(r"\w", bare) and re.search(r"\w$", bare))


def _forms(words: list[str]) -> Iterator[str]:
    """Words of one ending, and words of any."""
    for star, ending in ((False, r"(?!\w)"), (True, r"\w*+")):
        if said := [_core(word) for word in words if word.endswith("*") == star]:
            yield f"{_either(said)}{ending}"


def _sign(word: str, begins: str) -> str:
    """An alternative that begins or ends with a sign that is no letter, or with a number."""
    bare = word.strip("*")
    first = r"(?<!\w)\w*" if word.startswith("*") else begins if re.match(r"\w", bare) else ""
    last = r"\w*+" if word.endswith("*") else r"(?!\w)" if re.search(r"\w$", bare) else ""
    return f"{first}{_core(word)}{last}"


def _either(said: Sequence[str]) -> str:
    return said[0] if len(said) == 1 else f"(?:{'|'.join(said)})"


def _core(word: str) -> str:
    """A word without the stars at its ends."""
    bare = word.strip("*")
    joint = r" *[-–] *" if "#" in bare else r"[ \n-]?"
    return joint.join(map(_part, re.split(r"(?<=[\w#])-(?=[\w#])", bare)))


def _part(part: str) -> str:
    return "".join(_signs(part, place) for place in range(len(part)))


def _signs(part: str, place: int) -> str:
    sign = part[place]
    if sign == "#":
        if part[place + 1 : place + 2].isdigit():
            return _DIGITS_BEFORE_DIGIT
        return _DIGITS if part[:place][-1:].isdigit() else _NUMBER
    if sign == "'" and place + 1 < len(part):
        return "' ?"
    # A bar serves as a stroke does: (m/w/d), (m|w|d).
    return r" *+[/|] *+" if sign == "/" else re.escape(sign)
