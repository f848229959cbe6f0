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
from generator.load.yaml_advice import Complaint, advise, no_break_indents
from generator.model.source import KeyPath, Listing, Mapping_, Node, Place, Scalar, SourceFile, contexts

MAX_BYTES = 1_000_000
MAX_DEPTH = 50
_PACKED = (b"PK\3\4", bytes.fromhex("d0cf11e0a1b11ae1"))  # .docx and .doc
_MOST = 20  # problems told of a file that cannot be taken apart

# XML 1.0, section 2.2 (Char): what a Word file or a web page cannot hold; and signs that only some programs take for
# the end of a line, so that line numbers would differ from the editor's.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_CUT = re.compile(r"\s+#(?=[^\s#])")
_BREAKS = re.compile("\r\n|[\r\n]")


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
        end = node.end_mark
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        if not node.style and (cut := _CUT.match(line, end.column)):
            ends = "a text ends before ` #`, which" if node.value else "nothing stands before ` #`, which"
            said = f"{ends} begins a remark in YAML."
            hint = "Put the text between quotes; if a remark is meant, leave a space behind its #."
            self.refuse(Place(self.path, end.line + 1, cut.end()), key, said, hint)
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
                said = f"`{name}` is said twice; it already stands in line {first}."
                self.refuse(name_place, (*key, name), said, "Keep one of the two.")
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
    if unseen := no_break_indents(reader.lines):
        raise InputError(_invalid(reader, *advice) for advice in unseen[:_MOST])
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
        keys = "`language:` and `role:`" if name.startswith("roles/postings/") else "`id:` and `language:`"
        hint = f"Begin with {keys}, each on a line of its own."
        raise InputError([Problem(path, 1, 1, "", "this file is empty.", hint)])
    root = reader.node(composed, ())
    file = SourceFile(name, path, hashlib.sha256(data).hexdigest(), reader.lines, root, own, contexts(name, root))
    return file, tuple(reader.problems)


def _decode(data: bytes, path: str) -> str:
    if len(data) > MAX_BYTES:
        raise InputError([Problem(path, 0, 0, "", f"this file is larger than {MAX_BYTES // 1000} kB; split it.")])
    if data.startswith(_PACKED):
        said = "this is a Word file or another packed one, not a text."
        raise InputError([Problem(path, 0, 0, "", said, "Write the role in a plain text editor.")])
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


def unprintable(text: str) -> str:
    """What is to be said of the first character of a text that no document can hold; empty where there is none."""
    found = _FORBIDDEN.search(text)
    return _unprintable(found[0]) if found else ""


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
    began = (error.context_mark.line + 1, error.context_mark.column + 1) if error.context_mark else None
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = f"{error.context or ''} {error.problem or ''}".strip()
    return _invalid(reader, *advise(Complaint(said, line, column, began), reader.lines))


def _invalid(reader: _Reader, line: int, column: int, sentence: str) -> Problem:
    return Problem(reader.path, line, column, "", f"this is not valid YAML: {sentence}", "", reader.lines[line - 1])
