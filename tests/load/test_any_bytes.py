"""Whatever stands in a file, the program answers with problems that have a place and a sentence."""

from __future__ import annotations

import string
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from generator import Problem, check
from tests.folders import CHILD, GREETER, fill

_QUIET = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))

_KEYS = some.sampled_from([
    "id", "language", "title", "single", "duties", "text", "clauses", "remove", "after", "targets", "extends",
    "category", "career", "advantages", "units", "other", "layout", "inherits", "if_supervising", "supervises",
    "codes", "readers", "compare", "value", "experience", "responsibilities", "dutys",
])  # fmt: skip
_SCALARS = some.sampled_from(
    ["greeter", "fr", "all", "3", "true", "managers", "{title}", "{", "~", "", "every", "é", "[]"]
)
_DATA = some.recursive(
    _SCALARS,
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(_KEYS, inner, max_size=5),
    max_leaves=20,
)


def answered(files: dict[str, str | bytes]) -> None:
    with TemporaryDirectory() as name:
        folder = fill(Path(name), files)
        found, _ = check(folder, only=[folder / each for each in files])
        for problem in found:
            sensible(problem, folder)


def sensible(problem: Problem, folder: Path) -> None:
    assert problem.text.endswith((".", "…")), problem
    assert "while " not in problem.text, f"the words of the YAML library: {problem}"
    if problem.line:
        here = Path(problem.file).read_bytes().decode("utf-8-sig", "replace")
        text = here.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert problem.line <= len(text)
        assert 1 <= problem.column <= len(text[problem.line - 1]) + 1, problem


def written(data: object) -> str:
    """YAML in its flow form."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key}: {written(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(written, data)) + "]"
    return f'"{data}"' if isinstance(data, str) and data not in ("~", "") else str(data)


@_QUIET
@given(some.binary(max_size=300))
@example(b"\xff\xfe")
@example(b'"\\x85"')
def test_any_bytes_are_answered_with_problems(data: bytes) -> None:
    answered({"greeter.yaml": data})


@_QUIET
@given(some.text(alphabet=string.printable + "é漢\u2028\x85\ufeff", max_size=200))
@example("&a")
@example("a: b: c")
@example("? ")
@example("|9\n")
@example("'a' b")
def test_any_text_is_answered_with_problems(text: str) -> None:
    answered({"greeter.yaml": text})


@_QUIET
@given(some.text(alphabet="-[]{}:,?&*!|>'\"%@`# \t\nab", max_size=80))
def test_any_signs_of_yaml_are_answered_with_problems(text: str) -> None:
    answered({"greeter.yaml": GREETER + text})


@_QUIET
@given(some.dictionaries(_KEYS, _DATA, max_size=8))
def test_any_data_is_answered_with_problems(data: dict[str, object]) -> None:
    lines = "\n".join(f"{key}: {written(value)}" for key, value in data.items())
    answered({"greeter.yaml": GREETER, "child.yaml": lines, "shared/more.yaml": lines})


@_QUIET
@given(some.dictionaries(_KEYS.filter(lambda key: key not in ("id", "language", "extends")), _DATA, max_size=6))
def test_any_child_of_a_role_is_answered_with_problems(data: dict[str, object]) -> None:
    lines = "\n".join(f"{key}: {written(value)}" for key, value in data.items())
    answered({"greeter.yaml": GREETER, "child.yaml": f"{CHILD}{lines}\n"})


@_QUIET
@given(some.text(alphabet="{}.:titlesee -/x", max_size=40))
def test_any_braces_in_a_clause_are_answered_with_problems(text: str) -> None:
    answered({"greeter.yaml": f'{GREETER}  - id: more\n    text: "x{text}"\n'})
