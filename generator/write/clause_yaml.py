"""From the items of an overlay's list of clauses to changes of the list that a file has already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from generator.write.yaml_place import Edit, Part, Source
from generator.write.yaml_text import entries, entry, in_order, item, scalar

_KNOWN = ("id", "after", "before", "text", "clauses")
Item = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Old:
    """An item of the file, with the list that it stands in."""

    part: Part
    data: Any
    home: Any


class Items:
    """One list of clauses of a file, and what is said in its place."""

    def __init__(self, source: Source, node: Any, said: Sequence[object], clauses: frozenset[str]) -> None:
        self.source, self.node, self.said_items, self.clauses = source, node, said, clauses
        self.named = frozenset(_ids(said))
        self.old = {_id(each.data): each for each in self._walk(node)} if self._is_block(node) else {}

    def edits(self, part: Part) -> list[Edit]:
        """The changes that make an entry's list say what is to be said; it goes where nothing is."""
        column = part.name.start_mark.column
        if not self._is_block(self.node):
            data = self.source.data(self.node)
            kept = [self._merged(each) for each in self._flat(data)]
            lines = entry(part.key, kept, column, self.source.step)
            return [self.source.instead(part, lines)] if kept else [self._gone(part)]
        return self._replaced(part, self.node, self.said_items)

    def _replaced(self, part: Part, node: Any, said: Sequence[object]) -> list[Edit]:
        """The changes of a list at an entry, on whatever level."""
        parts = self._parts(node)
        chunks = self._chunks(node, parts, said)
        if not chunks:
            return [self._gone(part)]
        return [Edit(parts[0].lead, parts[-1].end, "".join(chunks))]

    def _gone(self, part: Part) -> Edit:
        """An entry that goes; at the top of a file with the empty lines behind it."""
        source, column = self.source, part.name.start_mark.column
        end = source.behind(part.words, column)
        return Edit(part.lead, end if column else source.empty_end(end), "")

    def _chunks(self, node: Any, parts: Sequence[Part], said: Sequence[object]) -> list[str]:
        """The text of each item, in order."""
        source, column = self.source, node.start_mark.column
        place = {_id(source.data(part.value)): index for index, part in enumerate(parts)}
        removed = [name for each in said for name in _removed(each)]
        made: list[tuple[int, str]] = []
        for each in said:
            if _removed(each):
                continue
            index = place.get(_id(each), -1)
            made.append((index, self._item(cast(Item, each), node, column)))
        for index, text in self._staying(parts, removed):
            above = [(known, at) for at, (known, _) in enumerate(made) if 0 <= known < index]
            made.insert(max(above)[1] + 1 if above else 0, (index, text))
        new = self._newly_removed(parts, removed)
        head = [source.said(item({"remove": new if len(new) > 1 else new[0]}, column, source.step))] if new else []
        return [*head, *(text for _, text in made)]

    def _staying(self, parts: Sequence[Part], removed: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Items of the file that nothing is said of and that stay, with their places."""
        source = self.source
        for index, part in enumerate(parts):
            data = source.data(part.value)
            if gone := _removed(data):
                left = [name for name in gone if name in removed]
                if left == gone:
                    yield -1 if left == ["all"] else index, source.text[part.lead : part.end]
                elif left and left != ["all"]:
                    yield index, self._anew(part, {"remove": left if len(left) > 1 else left[0]})
            elif _id(data) not in self.named and self._says_more(data):
                yield index, self._changed(part, data, {"id": _id(data)})

    def _newly_removed(self, parts: Sequence[Part], removed: Sequence[str]) -> list[str]:
        known = {name for part in parts for name in _removed(self.source.data(part.value))}
        return [name for name in removed if name not in known]

    def _says_more(self, data: Any) -> bool:
        """Whether an item says of a clause that there is what only the file says."""
        if not isinstance(data, Mapping) or _id(data) not in self.clauses:
            return False
        below = data.get("clauses")
        nested = below if isinstance(below, list) else []
        return bool(set(data) - set(_KNOWN)) or any(
            _id(each) not in self.named and self._says_more(each) for each in nested
        )

    def _item(self, said: Item, node: Any, column: int) -> str:
        """The text of an item that is said, made of that of the file where it has one."""
        old = self.old.get(_id(said))
        if old is None:
            return self.source.said(item(said, column, self.source.step))
        if old.home is node:
            return self._changed(old.part, old.data, said)
        return self._anew(old.part, self._merged(said), column)

    def _changed(self, part: Part, data: Any, said: Item) -> str:
        """An item of the file with what is said of it, all else as it stands."""
        source, node = self.source, part.value
        if isinstance(data, str):
            if set(said) == {"id"}:
                return source.text[part.lead : part.end]
            start, end = source.at(node.start_mark), part.words
            column = node.start_mark.column
            lines = entries(in_order({key: each for key, each in said.items() if key != "id"}), column, source.step)
            below = source.line_start(source.line(end) + 1)
            edits = [Edit(start, start, "id: "), Edit(below, below, source.said(lines))]
            return source.spliced(part.lead, part.end, edits)
        merged = self._merged(said)
        if merged == data:
            return source.text[part.lead : part.end]
        if node.flow_style or node.value[0][0].value not in merged:
            return self._anew(part, merged)
        return source.spliced(part.lead, part.end, self._keys(part, said, merged))

    def _keys(self, part: Part, said: Item, merged: Item) -> list[Edit]:
        source, node = self.source, part.value
        within = {each.key: each for each in source.parts(node, part.start)}
        column = node.start_mark.column
        edits: list[Edit] = []
        where = next((key for key in ("after", "before") if key in merged), "")
        stood = next((within[key] for key in ("after", "before") if key in within), None)
        if where and stood and (where != stood.key or merged[where] != source.data(stood.value)):
            text = f"{where}: {scalar(str(merged[where]))[0]}"
            edits.append(Edit(stood.start, stood.words, text))
        elif stood and not where:
            edits.append(self._gone(stood))
        new = {where: merged[where]} if where and not stood else {}
        if "text" in merged and "text" in within:
            edits += source.scalar(within["text"], str(merged["text"]))
        elif "text" in within:
            edits.append(self._gone(within["text"]))
        elif "text" in merged:
            new["text"] = merged["text"]
        if new:
            behind = next(within[key] for key in ("after", "before", "id") if key in within)
            at = source.line_start(source.line(behind.words) + 1)
            edits.append(Edit(at, at, source.said(entries(new, column, source.step))))
        return [*edits, *self._below(within, said, merged, column)]

    def _below(self, within: Mapping[str, Part], said: Item, merged: Item, column: int) -> list[Edit]:
        source, stood = self.source, within.get("clauses")
        if stood is None:
            if "clauses" not in merged:
                return []
            at = [*within.values()][-1].end
            return [Edit(at, at, source.said(entry("clauses", merged["clauses"], column, source.step)))]
        if "clauses" not in merged:
            return [self._gone(stood)]
        if not self._is_block(stood.value):
            return [source.instead(stood, entry("clauses", merged["clauses"], column, source.step))]
        return self._replaced(stood, stood.value, cast(list[object], said.get("clauses", [])))

    def _anew(self, part: Part, data: Item, column: int | None = None) -> str:
        """An item written anew, with the remarks that stood above it and in it."""
        source = self.source
        at = part.start - source.line_start(source.line(part.start)) if column is None else column
        behind = source.text[source.line_start(source.line(part.words) + 1) : part.end]
        remarks = [*source.remarks(part)]
        above = [each.strip() for each in source.text[part.lead : part.start].splitlines() if each.strip()]
        if column is not None:
            remarks += [each.strip() for each in behind.splitlines() if each.strip()]
            behind = ""
        lines = item(data, at, source.step)
        if len(remarks) == 1:
            lines[0] += f"  {remarks.pop()}"
        return source.said([*(f"{' ' * at}{each}" for each in (*above, *remarks)), *lines]) + behind

    def _merged(self, said: object) -> Item:
        """What is said of a clause, and what only the file says of it."""
        if _removed(said):
            return cast(Item, said)
        name = _id(said)
        old = self._data(name)
        item_ = dict(cast(Item, said))
        more = {key: each for key, each in old.items() if key not in _KNOWN}
        below = [*cast(list[object], item_.pop("clauses", []))]
        nested = old.get("clauses")
        kept = [_id(each) for each in nested if self._stays(each)] if isinstance(nested, list) else []
        below = [self._merged(each) for each in (*below, *({"id": each} for each in kept))]
        return {**item_, **more, **({"clauses": below} if below else {})}

    def _stays(self, data: Any) -> bool:
        return _id(data) not in self.named and self._says_more(data)

    def _data(self, name: str) -> Mapping[str, Any]:
        if not self.old and self.source.is_list(self.node):
            found = next((each for each in _all(self.source.data(self.node)) if _id(each) == name), None)
            return found if isinstance(found, dict) else {}
        known = self.old.get(name)
        return known.data if known and isinstance(known.data, dict) else {}

    def _flat(self, data: Any) -> list[object]:
        kept = [each for each in data or [] if not _removed(each) and self._stays(each)]
        return [*self.said_items, *({"id": _id(each)} for each in kept)]

    def _walk(self, node: Any) -> Iterator[_Old]:
        for part in self._parts(node):
            yield _Old(part, self.source.data(part.value), node)
            if self.source.is_mapping(part.value):
                for name, value in part.value.value:
                    if name.value == "clauses" and self._is_block(value):
                        yield from self._walk(value)

    def _parts(self, node: Any) -> tuple[Part, ...]:
        # The remarks above a list's first item begin below its key, which is the nearest line that is none.
        return self.source.parts(node, 0)

    def _is_block(self, node: Any) -> bool:
        return self.source.is_list(node) and not node.flow_style and bool(node.value)


def _id(item_: object) -> str:
    """What an item calls its clause; empty where it takes clauses out."""
    return item_ if isinstance(item_, str) else str(item_.get("id") or "") if isinstance(item_, Mapping) else ""


def _removed(item_: object) -> list[str]:
    gone = item_.get("remove") if isinstance(item_, Mapping) else None
    return list(gone) if isinstance(gone, list | tuple) else [str(gone)] if gone else []


def _all(items: Sequence[object]) -> Iterator[object]:
    """Items and those below them."""
    for each in items:
        yield each
        below = each.get("clauses") if isinstance(each, Mapping) else None
        yield from _all(below) if isinstance(below, list | tuple) else ()


def _ids(items: Sequence[object]) -> Iterator[str]:
    return (name for each in _all(items) if (name := _id(each)))
