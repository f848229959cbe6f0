"""From a list of words for the lint of vacancies to its patterns that YAML has cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.errors import Problem, problem_at
from generator.model.source import KeyPath, Listing, Mapping_, Node, Scalar, SourceFile

_PATTERNS = ("words", "unless")
_CUT = re.compile(r"\s+#")


def cut(file: SourceFile) -> Iterator[Problem]:
    """Each pattern without quotes that ends before a ` #`: to YAML a remark, in a pattern a number.

    What is left of `under #` is `under`, which is told of every text.
    """
    for path, node in _scalars(file.root, ()):
        line = file.excerpt(node.place)[node.place.column - 1 :]
        text = node.text or ""
        # Words between quotes begin with the quote.
        if text and line.startswith(text) and (found := _CUT.match(line, len(text))):
            said = "a pattern ends before ` #`, which begins a remark in YAML."
            hint = "Put the pattern between quotes; a remark has to stand on a line of its own."
            sign = replace(node.place, column=node.place.column + found.end() - 1)
            yield problem_at(file, sign, path, said, hint)


def _scalars(node: Node | None, path: KeyPath) -> Iterator[tuple[KeyPath, Scalar]]:
    if isinstance(node, Scalar):
        if len(path) > 1 and path[-2] in _PATTERNS:
            yield path, node
    elif isinstance(node, Listing):
        for number, item in enumerate(node.items):
            yield from _scalars(item, (*path, number))
    elif isinstance(node, Mapping_):
        for key, value in node.entries.items():
            yield from _scalars(value, (*path, key))
