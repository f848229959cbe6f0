"""From the text of a YAML file to where each thing in it stands, and from changes to the text with them in place."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.errors import InputError, Problem
from generator.model.source import evenly
from generator.write.yaml_text import entry, flow, scalar

_BREAK = re.compile("\r\n|[\r\n]")
_REMARK = re.compile(r"[ \t]*#.*")
_REMARKS = re.compile(r"(?:(?<=[ \t])|^)#.*?(?=[ \t]*$)", re.MULTILINE)
_BLOCK = re.compile(r"[|>][-+0-9]*")


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands between two offsets is to be another text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """An entry of a mapping or an item of a list, with the offsets of its text.

    `lead` is where the remarks right above it begin, `start` where its first line does, `words` where its content ends
    and `end` where the next one or what stands apart from it begins. An item has no `name`.
    """

    name: Any
    value: Any
    lead: int
    start: int
    words: int
    end: int

    @property
    def key(self) -> str:
        """The key of an entry."""
        return str(self.name.value)


class Source:
    """A file's text and the nodes in it. Nodes are those of ruamel.yaml: only this file looks into their marks."""

    def __init__(self, data: bytes, text: str, root: Any) -> None:
        self.root, self._data = root, data
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.text = text if text.endswith(("\n", "\r")) else text + self.newline
        self.starts = (0, *(found.end() for found in _BREAK.finditer(self.text)))

    @classmethod
    def of(cls, data: bytes, file: str) -> Source:
        """Take a file apart. Raises InputError where that cannot be done, and for one that is no mapping of lines."""
        from ruamel.yaml import YAML
        from ruamel.yaml.error import YAMLError

        said = "this file cannot be changed here without changing how it is written."
        hint = "Save under another name, or change the file in an editor."
        try:
            text = data.decode("utf-8-sig")
            root = YAML(typ="safe", pure=True).compose(text)
        except (UnicodeDecodeError, YAMLError):
            raise InputError([Problem(file, 0, 0, "", said, hint)]) from None
        if root is None or root.id != "mapping" or root.flow_style:
            raise InputError([Problem(file, 0, 0, "", said, hint)])
        return cls(data, text, root)

    @cached_property
    def top(self) -> tuple[Part, ...]:
        """The entries of the file."""
        return self.parts(self.root, 0)

    @cached_property
    def step(self) -> int:
        """How much further than its key a list of the file begins."""
        for part in self.top:
            if self.is_list(part.value) and not part.value.flow_style:
                return int(part.value.start_mark.column)
        return 2

    def bytes(self, edits: Sequence[Edit]) -> bytes:
        """The file with some changes; without any, the very same one."""
        head = codecs.BOM_UTF8 if self._data.startswith(codecs.BOM_UTF8) else b""
        return head + self.spliced(0, len(self.text), edits).encode() if edits else self._data

    def spliced(self, start: int, end: int, edits: Sequence[Edit]) -> str:
        """The text between two offsets with some changes in it, none of which overlap."""
        made = []
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            assert start <= edit.start <= edit.end <= end
            made += [self.text[start : edit.start], edit.text]
            start = edit.end
        return "".join((*made, self.text[start:end]))

    def said(self, lines: Sequence[str]) -> str:
        """New lines as the file ends its own."""
        return "".join(f"{line}{self.newline}" for line in lines)

    def at(self, mark: Any) -> int:
        """The offset of a mark."""
        return min(self.line_start(mark.line) + int(mark.column), len(self.text))

    @staticmethod
    def is_mapping(node: Any) -> bool:
        """Whether a node has keys."""
        return bool(node.id == "mapping")

    @staticmethod
    def is_list(node: Any) -> bool:
        """Whether a node is a list."""
        return bool(node.id == "sequence")

    def data(self, node: Any) -> Any:
        """What a node says: text, lists and mappings; None where nothing stands."""
        if node.id == "scalar":
            return None if not node.style and node.value in ("", "~", "null") else node.value
        if node.id == "sequence":
            return [self.data(each) for each in node.value]
        return {name.value: self.data(value) for name, value in node.value}

    def parts(self, node: Any, floor: int) -> tuple[Part, ...]:
        """The entries or items of a collection not between brackets; `floor` is where the text above it ends."""
        pairs = node.value if self.is_mapping(node) else [(None, value) for value in node.value]
        column = int(node.start_mark.column)
        found: list[tuple[Any, Any, int, int, int]] = []
        for name, value in pairs:
            start = self._start(name, value, column)
            lead = self._lead(start, floor)
            floor = self.behind(self._end(name, value), column)
            found.append((name, value, lead, start, self._end(name, value)))
        ends = [*(lead for _, _, lead, _, _ in found[1:]), floor]
        return tuple(Part(*each, end) for each, end in zip(found, ends, strict=True))

    def _start(self, name: Any, value: Any, column: int) -> int:
        """Where an entry begins, or the line of an item: a dash may stand alone above what it begins."""
        if name is not None:
            return self.at(name.start_mark)
        line = int(value.start_mark.line)
        while not self.text.startswith("-", self.starts[line] + column):
            line -= 1
        return self.starts[line] + column

    def _lead(self, start: int, floor: int) -> int:
        line = self.line(start)
        if self.text[self.starts[line] : start].strip(" \t"):
            return start  # an entry right behind the dash of its item
        while line and self.starts[line - 1] >= floor and _REMARK.fullmatch(self._line(line - 1)):
            line -= 1
        return self.starts[line]

    def behind(self, offset: int, column: int) -> int:
        """The end of the line of an offset, and of the remarks below it that are indented further than a column."""
        line = self.line(offset) + 1
        while line < len(self.starts):
            words = self._line(line)
            if not _REMARK.fullmatch(words) or len(words) - len(words.lstrip(" \t")) <= column:
                break
            line += 1
        return self.line_start(line)

    def empty_end(self, offset: int) -> int:
        """Where the empty lines end that begin at an offset."""
        line = self.line(offset)
        while line < len(self.starts) - 1 and not self._line(line).strip():
            line += 1
        return max(offset, self.line_start(line))

    def line(self, offset: int) -> int:
        """The number of the line of an offset, from 0 on."""
        return bisect_right(self.starts, offset) - 1

    def line_start(self, line: int) -> int:
        """The offset of a line; that of the end for one behind the last."""
        return self.starts[line] if line < len(self.starts) else len(self.text)

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends, before its break."""
        found = _BREAK.search(self.text, offset)
        return found.start() if found else len(self.text)

    def _line(self, line: int) -> str:
        return self.text[self.starts[line] : self.line_end(self.starts[line])]

    def words_end(self, offset: int) -> int:
        """The offset behind the last line above that is not empty."""
        last = len(self.text[:offset].rstrip())
        return self.line_start(self.line(last) + 1)

    def _end(self, name: Any, node: Any) -> int:
        """Where the content of a node ends, remarks behind it left out."""
        if node.id == "scalar" and not node.style and not node.value:
            return self.text.index(":", self.at(name.end_mark)) + 1 if name is not None else self.at(node.start_mark)
        if node.id == "scalar" or node.flow_style:
            start = self.at(node.start_mark)
            return start + len(self.text[start : self.at(node.end_mark)].rstrip())
        last = node.value[-1]
        return self._end(*last) if self.is_mapping(node) else self._end(None, last)

    def scalar(self, part: Part, text: str, flat: bool = False) -> list[Edit]:
        """The change that makes an entry say a text; none where it does."""
        known = self.data(part.value)
        if part.value.id != "scalar":
            return [self.instead(part, entry(part.key, text, part.name.start_mark.column))]
        if evenly(known or "") == evenly(text):
            return []
        column = part.name.start_mark.column
        start = self.text.index(":", self.at(part.name.end_mark)) + 1
        first, *further = scalar(text, part.key, self._column(start) + 1, None if flat else column + 2)
        first = f" {first}" if text else ""
        if flat:
            return [Edit(start, part.words, first)]
        # What is folded stands behind the remark of its first line.
        tail = self._tail(part)
        lines = [first + tail, *further]
        return [Edit(start, self.line_end(part.words), self.newline.join(lines))]

    def _column(self, offset: int) -> int:
        return offset - self.starts[self.line(offset)]

    def _tail(self, part: Part) -> str:
        """The remark on the line of a value, with the space before it."""
        end = part.words
        if part.value.style in ("|", ">"):
            found = _BLOCK.match(self.text, self.at(part.value.start_mark))
            assert found
            end = found.end()
        return self.text[end : self.line_end(end)].rstrip()

    def instead(self, part: Part, lines: Sequence[str]) -> Edit:
        """The change that puts other lines in the place of an entry; remarks in it stand above them."""
        start = self.starts[self.line(part.start)]
        end = min(self.line_start(self.line(part.words) + 1), len(self.text))
        pad = " " * (part.start - start)
        above = [f"{pad}{remark}" for remark in self.remarks(part)]
        return Edit(start, end, self.said([*above, *lines]))

    def remarks(self, part: Part) -> Iterator[str]:
        """The remarks within a part, those right above it left out."""
        before = part.start
        for node in (*([part.name] if part.name else []), *self._leaves(part.value)):
            yield from _REMARKS.findall(self.text[before : self.at(node.start_mark)])
            before = self._end(None, node)
            if node.style in ("|", ">"):
                first = self.at(node.start_mark)
                yield from _REMARKS.findall(self.text[first : self.line_end(first)])
        yield from _REMARKS.findall(self.text[before : self.line_end(before)])

    def _leaves(self, node: Any) -> Iterator[Any]:
        if node.id == "scalar":
            yield node
        for each in node.value if node.id != "scalar" else ():
            for below in each if isinstance(each, tuple) else (each,):
                yield from self._leaves(below)

    def merged(self, part: Part, said: Mapping[str, object]) -> list[Edit]:
        """The changes that set some keys of an entry's mapping, and of those in it; others stay as they are."""
        node = part.value
        if node.flow_style:
            return self._merged_flat(part, said)
        edits: list[Edit] = []
        within = {each.key: each for each in self.parts(node, self.line_end(self.at(part.name.end_mark)))}
        column, last = node.start_mark.column, [*within.values()][-1]
        lines: list[str] = []
        for key, value in said.items():
            below = within.get(key)
            if below is None:
                lines += entry(key, value, column, self.step)
            elif isinstance(value, Mapping) and self.is_mapping(below.value) and below.value.value:
                edits += self.merged(below, value)
            elif isinstance(value, Mapping):
                edits.append(self.instead(below, entry(key, value, column, self.step)))
            else:
                edits += self.scalar(below, str(value))
        return [*edits, Edit(last.end, last.end, self.said(lines))] if lines else edits

    def _merged_flat(self, part: Part, said: Mapping[str, object]) -> list[Edit]:
        column = part.name.start_mark.column
        known = self.data(part.value)
        if any(isinstance(value, Mapping) for value in said.values()) or not known:
            whole = {
                **known,
                **{k: {**(known.get(k) or {}), **v} if isinstance(v, Mapping) else v for k, v in said.items()},
            }
            return [self.instead(part, entry(part.key, whole, column, self.step))]
        edits: list[Edit] = []
        new: dict[str, object] = {}
        names = {name.value: (name, value) for name, value in part.value.value}
        for key, value in said.items():
            if key not in names:
                new[key] = value
                continue
            name, node = names[key]
            at = self.at(name.start_mark)
            edits += self.scalar(Part(name, node, at, at, self._end(name, node), 0), str(value), flat=True)
        if new:
            inside = self.text[: part.words - 1].rstrip()
            link = " " if inside.endswith(",") else ", "
            edits.append(Edit(len(inside), len(inside), link + flow(new)[1:-1]))
        return edits
