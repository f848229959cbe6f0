"""From the bytes of a YAML file to nodes that know their places, or to every problem that stands in the way.

PyYAML's own construction is not used: it keeps the last of two equal keys, reads `NO` as false and
`12:30` as 750. Nodes are composed and every scalar stays text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from generator.errors import InputError, Problem, dotted
from generator.model.source import KeyPath, Listing, Mapping_, Node, Place, Scalar, SourceFile

MAX_BYTES = 1_000_000
MAX_DEPTH = 50
_MOST = 20  # problems told of a file that cannot be taken apart

# XML 1.0, section 2.2 (Char): what a Word file or a web page cannot hold; and signs that only some programs take for
# the end of a line, so that line numbers would differ from the editor's.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\r\n]")

_SYNTAX = (
    ("mapping values are not allowed", "a text with a colon and a space (`: `) has to stand between quotes."),
    ("did not find expected key", "this line does not fit the ones above it; look at its indentation and quotes."),
    ("could not find expected ':'", "a colon is missing after the key, or a quote was left open above."),
    ("did not find expected '-' indicator", "this line belongs to a list and must begin with `- `, at the same depth."),
    ("found character that cannot start any token", "a tab or a special character stands here; use spaces and quotes."),
    ("found a tab character", "a tab stands here; indent with spaces."),
    ("did not find expected node content", "a value is missing here, or a bracket above was never closed."),
    ("found unexpected end of stream", "a quote was opened here and never closed."),
    ("did not find expected ',' or", "a comma or a closing bracket is missing."),
    ("found unknown escape character", "a backslash between double quotes starts an escape; use single quotes."),
    ("expected hexdecimal number", "a backslash between double quotes starts an escape; use single quotes."),
    ("invalid Unicode character", "this escape stands for no character; write the character itself."),
    ("block sequence entries are not allowed", "a list cannot begin here; put it on a line of its own."),
    ("undefined alias", "a text that begins with `*` has to stand between quotes."),
    ("incompatible YAML document", "a line that begins with `%` is an instruction to YAML; take it out."),
    ("directive", "a line that begins with `%` is an instruction to YAML; take it out."),
)
_OTHERWISE = "this cannot be understood here; look at the quotes, the colons and the indentation around it."


@dataclass(slots=True)
class _Reader:
    path: str
    lines: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)

    def place(self, mark: Any) -> Place:
        return Place(self.path, mark.line + 1, mark.column + 1)

    def refuse(self, place: Place, key: KeyPath, text: str, hint: str = "") -> None:
        excerpt = self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""
        self.problems.append(Problem(self.path, place.line, place.column, dotted(key), text, hint, excerpt))

    def node(self, node: yaml.Node, key: KeyPath) -> Node:
        place = self.place(node.start_mark)
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, place, key)
        if isinstance(node, yaml.SequenceNode):
            return Listing(tuple(self.node(item, (*key, index)) for index, item in enumerate(node.value)), place)
        return self.mapping(node, place, key)

    def scalar(self, node: yaml.ScalarNode, place: Place, key: KeyPath) -> Scalar:
        if wrong := _FORBIDDEN.search(node.value):
            self.refuse(place, key, _unprintable(wrong[0]))
        empty = not node.style and node.value in ("", "~", "null")
        return Scalar(None if empty else node.value, place)

    def mapping(self, node: yaml.Node, place: Place, key: KeyPath) -> Mapping_:
        entries: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for name_node, value_node in node.value:
            name_place = self.place(name_node.start_mark)
            if not isinstance(name_node, yaml.ScalarNode):
                self.refuse(name_place, key, "a key must be one word; a list or a group cannot be a key.")
                continue
            name = self.scalar(name_node, name_place, key).text or ""
            if not name:
                self.refuse(name_place, key, "a key is missing before this colon.")
                continue
            if name in entries:
                first = keys[name].line
                self.refuse(name_place, (*key, name), f"`{name}` is said twice; it already stands in line {first}.")
                continue
            keys[name] = name_place
            entries[name] = self.node(value_node, (*key, name))
        return Mapping_(entries, keys, place)


def read(data: bytes, name: str, path: str, own: bool = False) -> tuple[SourceFile, tuple[Problem, ...]]:
    """Read one YAML file.

    `data` are its bytes, `name` its logical name, `path` how it is shown to the user, `own` whether it
    lies in the user's folder. Returns the file and what is wrong with single values in it, keys said twice
    among them. Raises InputError when the file as a whole cannot be read.
    """
    text = _decode(data, path)
    reader = _Reader(path, tuple(_BREAKS.split(text)))
    try:
        _scan(text, reader)
        if reader.problems:
            raise InputError(reader.problems)
        composed = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        raise InputError([_syntax(error, reader)]) from None
    except yaml.reader.ReaderError as error:
        said = "this character cannot be read; remove it."
        raise InputError([_problem_in(text, error.position, path, said)]) from None
    if composed is None:
        raise InputError([Problem(path, 1, 1, "", "this file is empty.")])
    root = reader.node(composed, ())
    file = SourceFile(name, path, hashlib.sha256(data).hexdigest(), reader.lines, root, own)
    return file, tuple(reader.problems)


def _decode(data: bytes, path: str) -> str:
    if len(data) > MAX_BYTES:
        raise InputError([Problem(path, 0, 0, "", f"this file is larger than {MAX_BYTES // 1000} kB; split it.")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        hint = "Save the file again as UTF-8 (in the editor: Save as, encoding UTF-8)."
        readable = data[: error.start].decode("utf-8-sig")
        rest = data[error.start :].decode("utf-8", "replace")
        said = "this file is not saved as UTF-8."
        raise InputError([_problem_in(readable + rest, len(readable), path, said, hint)]) from None
    wrong = list(islice(_FORBIDDEN.finditer(text), _MOST))
    if wrong:
        raise InputError(_problem_in(text, each.start(), path, _unprintable(each[0])) for each in wrong)
    return text


def _unprintable(character: str) -> str:
    return f"the character U+{ord(character):04X} cannot be printed in a document; remove it."


def _problem_in(text: str, offset: int, path: str, said: str, hint: str = "") -> Problem:
    """A problem in a file that could not be taken apart, at an offset of its text."""
    before = _BREAKS.split(text[:offset])
    line, column = len(before), len(before[-1]) + 1
    return Problem(path, line, column, "", said, hint, _FORBIDDEN.sub("\ufffd", _BREAKS.split(text)[line - 1]))


def _scan(text: str, reader: _Reader) -> None:
    """Refuse what is dangerous to compose, on the stream of events: depth, aliases, tags, more documents."""
    depth = documents = 0
    for event in _events(text):
        place = reader.place(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            reader.refuse(
                place, (), "`&` and `*` (anchors and aliases) are not used here; quote the text or repeat it."
            )
        if getattr(event, "tag", None) and not isinstance(event, yaml.DocumentStartEvent):
            reader.refuse(place, (), "`!` (a tag) is not used here; put the text between quotes.")
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents == 2:
                reader.refuse(place, (), "a second document begins here (`---`); put it in a file of its own.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            reader.refuse(place, (), f"more than {MAX_DEPTH} levels are nested here.")
        if depth > MAX_DEPTH or len(reader.problems) >= _MOST:
            return


def _events(text: str) -> Iterator[yaml.Event]:
    return yaml.parse(text, Loader=yaml.CSafeLoader)


def _syntax(error: yaml.MarkedYAMLError, reader: _Reader) -> Problem:
    said = f"{error.context or ''} {error.problem or ''}".strip()
    mark = error.problem_mark or error.context_mark
    if error.context_mark and ("end of stream" in said or (mark and mark.line + 1 >= len(reader.lines))):
        mark = error.context_mark  # what was opened there and never closed
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = [number for number, words in enumerate(reader.lines, start=1) if words.strip()]
    if line > max(lines, default=1):  # the end of the file: behind the last words in it
        line = max(lines, default=1)
        column = len(reader.lines[line - 1]) + 1
    excerpt = reader.lines[line - 1]
    for signature, sentence in _SYNTAX:
        if signature in said:
            return Problem(reader.path, line, column, "", f"this is not valid YAML: {sentence}", "", excerpt)
    return Problem(reader.path, line, column, "", f"this is not valid YAML: {_OTHERWISE}", "", excerpt)
