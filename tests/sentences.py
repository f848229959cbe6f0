"""From the program's source to the template of its sentences about mistakes, `templates/locale/messages.pot`.

`python -m tests.sentences` writes it, and fills the English catalog with the same words where there is one.
"""

from __future__ import annotations

import ast
import errno
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import normalize

from generator.localise.reading import read
from generator.localise.update import template_bytes, updated
from generator.model.sentence import CASES

TOP = Path(__file__).resolve().parent.parent
TEMPLATE = TOP / "templates/locale/messages.pot"
ENGLISH = TOP / "templates/locale/en/messages.po"
WHAT = "What the program says of mistakes."

ROOMS = (
    "errors", "assets", "model", "load", "office", "validate", "resolve", "localise", "pipeline", "batch", "register",
    "write", "compose", "recognise", "render", "web",
)  # fmt: skip
# Words of documents and of forms, what only the command line says, and what tests alone ask.
_OTHERS = re.compile(
    r"model/frame.*|compose/.*|localise/(template|typography|sums|update|form|guide|posting)\.py|"
    r"pipeline/(translating|vacancy_rules)\.py|register/reading\.py|"
    r"batch/cluster\.py|load/revision\.py|validate/job_posting\.py|write/(role_yaml|yaml_text)\.py|recognise/wording\.py|"
    r"render/(word_form_start|word_package|word_picture|word_runs|word_view|word_dense|word_bidi|word_form_writing|typst_data|"
    r"jsonld|comparison_\w+)\.py|web/(?!desk/|telling).*"
)
_CALLS_OF_OTHERS = re.compile(
    r"re\.\w+|Field|message|.*\.execute(many)?|.*\.startswith|.*\.count|Style|Xml|_beside|Rule|cast|.*\.write_text|.*\.set"
)
_FRAGMENTS = re.compile(
    r"PydanticCustomError|Missing|ToolMissing|\w*Error|_refused|refused|self\._leave|Unplaced|_named|DraftFact|"
    r"doubt\.format|NoAnswer|BrokenExecutor|super\(\)\.__init__|(self\._)?problem\w*|Problem|"
    r"(self\.)?_refuse|_at|self\._at_slot|.*\.append"
)
_NO_SENTENCE = re.compile(
    r"[<@\\]|SELECT |INSERT |UPDATE |DELETE |CREATE |ALTER |.*\(\?|.*SELECT value|[\w-]+: [\w /{}]+mm|"
    r"(?:[A-Z]\w*(?: |$)){2,}$|\w+:\w+ \w+|\{\{%|.*\.\{locale\}\.|\[en\]|day \{day\}|\{tag\} |Period |"
    r"text/\w+; |\{name\} at |\{text\}\{first\}"
)
_ENDS = re.compile(r"[.?!…:;][)`\"”]*$")
_WORD = re.compile(r"[A-Za-z’']+")
_MOST_SPELLED_OUT = 16
_ALSO: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "this sheet has something in {column}{row}; at most {most} {what} are read.": {"what": ("rows", "columns")},
    "these quotes would become part of every {part}: use straight ones": {"part": ("file's name", "number")},
    "the tag `{whole}` stands in no {name} of a table; near {around}.": {"name": ("row", "cell")},
    "the tag `{whole}` takes the whole {name} with it, and other words stand there; near {around}.": {
        "name": ("paragraph", "row", "cell")
    },
    "Give it a {name} of its own.": {"name": ("paragraph", "row", "cell")},
    "the {part}": {"part": ("header", "footer")},
    "{number} {passages} still unplaced.": {
        "passages": ("passage of the imported text is", "passages of the imported text are")
    },
    "the {word} skipped: {missing}; is a clause missing?": {"word": ("number is", "numbers are")},
    'the numbering scheme "{pattern}" needs {said}.': {
        "said": ("{{number}} once, and no more", "{{number}}, which tells documents apart")
    },
    "A text {begun} has to stand between quotes.": {
        "begun": ("that begins with a brace", "with a colon and a space in it")
    },
    "{ends} begins a remark in YAML.": {
        "ends": ("a text ends before ` #`, which", "nothing stands before ` #`, which")
    },
}
"""What a place of a sentence is, where the source chooses it apart from the sentence."""

_TAKEN_UP = frozenset(said for given in _ALSO.values() for values in given.values() for said in values)
_ELSEWHERE = (
    "Input should be greater than {least}",
    "Input should be greater than or equal to {least}",
    "Input should be less than or equal to {most}",
)
"""What pydantic says of numbers."""
_OF_TEMPLATES = (
    "expected token '{expected}', got '{found}'", "unexpected '{found}'", "unexpected char '{found}' at {position}",
    "'{name}' is undefined", "end of print statement", "end of statement block",
)  # fmt: skip
"""What Jinja says of a tag that it cannot read."""
_OF_THE_SYSTEM = (errno.ENOENT, errno.EACCES, errno.EISDIR, errno.ENOTDIR, errno.ENOSPC, errno.EROFS,
                  errno.ENAMETOOLONG, errno.EPERM, errno.EIO)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message: its words with named places, the file that says it, and what a translator has to know of it."""

    words: str
    file: str
    remark: str


def sentences() -> Iterator[Sentence]:
    """Every sentence and part of a sentence that tells of a mistake, by file, in the order of the source."""
    paths = (path for path in (TOP / "generator").rglob("*.py"))
    for path in sorted(paths, key=lambda path: (ROOMS.index(_room(path)) if _room(path) in ROOMS else -1, path)):
        name = path.relative_to(TOP / "generator").as_posix()
        if _room(path) in ROOMS and not _OTHERS.fullmatch(name):
            yield from _Module(ast.parse(path.read_text("utf-8")), name).sentences()
    for words in (*_ELSEWHERE, *_OF_TEMPLATES):
        yield Sentence(words, "", "A part of a sentence.")
    for case in CASES:
        yield Sentence(case, "", "A case of grammar, inside a sentence.")
    for number in _OF_THE_SYSTEM:
        yield Sentence(os.strerror(number), "", "What the system says of a file, inside a sentence.")


def template() -> bytes:
    """The template of today."""
    catalog = Catalog(project="jobdesc", fuzzy=False)
    for each in sentences():
        told = [f"generator/{each.file}"] if each.file else []
        message = catalog.add(each.words, auto_comments=[*told, *filter(None, [each.remark])])
        # Babel takes "100% of" for a format string, and tools then refuse its translation.
        message.flags.clear()
    # The program reads it for its messages, and a template counts in no language.
    return template_bytes(WHAT, catalog).replace(
        b"nplurals=INTEGER; plural=EXPRESSION;", b"nplurals=2; plural=(n != 1);"
    )


def english(data: bytes, now: bytes) -> bytes:
    """The English catalog, brought up to date with a template: every sentence in its own words."""
    file, template = str(ENGLISH), read(str(TEMPLATE), now)
    head = data.decode().partition("\n\n")[0]
    same = (
        f"#, ignore-same\nmsgid {said}\nmsgstr {said}\n"
        for each in template
        if each.id and (said := normalize(str(each.id)))
    )
    return updated(WHAT, "en", template, file, "\n\n".join((head, *same)).encode(), "", partial=False)


def _room(path: Path) -> str:
    return path.relative_to(TOP / "generator").parts[0].removesuffix(".py")


class _Module:
    """One file of the program, and what in it a person may be told."""

    def __init__(self, tree: ast.Module, name: str) -> None:
        self.tree, self.name = tree, name
        self.parents = {below: node for node in ast.walk(tree) for below in ast.iter_child_nodes(node)}
        self.fills = ".format(" in ast.unparse(tree) or name.startswith("model/")

    def sentences(self) -> Iterator[Sentence]:
        """What the file says, in its order."""
        found = [node for node in ast.walk(self.tree) if isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp)]
        for node in sorted(found, key=lambda node: (node.lineno, node.col_offset)):
            if self._is_part(node) or self._is_for_programs(node):
                continue
            places = _Places()
            words = self._words(node, places).strip()
            if self._reads(words, node) and words not in _TAKEN_UP:
                remark = self._remark(words, places)
                yield from (Sentence(each, self.name, remark) for each in self._spelled_out(words, places))

    def _spelled_out(self, words: str, places: _Places) -> Iterator[str]:
        """A sentence once for each of the few words that a place of it can be: languages bend what stands around them.

        Where there are too many, the sentence, and the words as parts of one.
        """
        chosen = {place: given for place, given in self._given(places) if "{" + place + "}" in words}
        chosen |= {place: list(given) for place, given in _ALSO.get(words, {}).items()}
        if prod(map(len, chosen.values())) > _MOST_SPELLED_OUT:
            yield words
            yield from dict.fromkeys(each for given in chosen.values() for each in given if " " not in each)
            return
        for each in product(*chosen.values()):
            said = words
            for place, value in zip(chosen, each, strict=True):
                said = said.replace("{" + place + "}", value)
            yield said

    def _reads(self, words: str, node: ast.expr) -> bool:
        """Whether words read as a sentence, or as a part of one where such parts are made."""
        literal = _PLACE.sub("", words)
        if _NO_SENTENCE.match(words) or not literal.strip():
            return False
        parent = self.parents[node]
        if isinstance(parent, ast.Tuple | ast.List | ast.Compare) and not _ENDS.search(words):
            return False
        called = ast.unparse(parent.func) if isinstance(parent, ast.Call) else ""
        if not _WORD.search(literal):
            # Signs alone that hold parts together: `{said}: {expected}.`
            return words.count("{") > 1 and bool(_ENDS.search(words) or called == "RenderError")
        if " " not in words or len(_WORD.findall(words)) < 2:
            return False
        return not called or bool(_ENDS.search(words) or _FRAGMENTS.fullmatch(called))

    def _is_part(self, node: ast.expr) -> bool:
        """Whether a string is a docstring, or a piece of another that holds it."""
        parent = self.parents[node]
        docstring = isinstance(parent, ast.Expr)
        format_spec = isinstance(parent, ast.FormattedValue) and parent.format_spec is node
        chosen = isinstance(parent, ast.IfExp) and isinstance(self.parents[parent], ast.FormattedValue)
        if chosen and isinstance(parent, ast.IfExp) and self._choices(parent):
            return True
        return docstring or format_spec or isinstance(parent, ast.JoinedStr | ast.BinOp)

    def _is_for_programs(self, node: ast.expr) -> bool:
        """Whether a string is a pattern, a query, markup, or a description of a schema."""
        parent: ast.AST | None = self.parents[node]
        while isinstance(parent, ast.expr | ast.keyword) and not isinstance(parent, ast.Lambda):
            if isinstance(parent, ast.Call) and _CALLS_OF_OTHERS.fullmatch(ast.unparse(parent.func)):
                return True
            if isinstance(parent, ast.keyword) and parent.arg in ("description", "summary"):
                return True
            parent = self.parents.get(parent)
        return False

    def _words(self, node: ast.expr, places: _Places) -> str:
        """The words of a string, its braces doubled, with a named place for each value."""
        if isinstance(node, ast.Constant):
            return self._literal(node) if isinstance(node.value, str) else ""
        if isinstance(node, ast.BinOp):
            return self._words(node.left, places) + self._words(node.right, places)
        if not isinstance(node, ast.JoinedStr):
            return self.constants.get(ast.unparse(node)) or places.of(node)
        pieces = (part.value if isinstance(part, ast.FormattedValue) else part for part in node.values)
        return "".join(
            _doubled(piece.value)
            if isinstance(piece, ast.Constant) and isinstance(piece.value, str)
            else self._words(piece, places)
            if isinstance(piece, ast.Name)
            else places.of(piece)
            for piece in pieces
        )

    def _literal(self, node: ast.Constant) -> str:
        text = str(node.value).replace("{}", "{value}")
        return _BRACES.sub(lambda found: found[1] if self.fills and found[1] else _doubled(found[0]), text)

    @cached_property
    def constants(self) -> Mapping[str, str]:
        """Words that the file gives a name to, for use in several sentences."""
        given = (node for node in self.tree.body if isinstance(node, ast.Assign) and len(node.targets) == 1)
        return {
            ast.unparse(node.targets[0]): self._literal(node.value)
            for node in given
            if isinstance(node.value, ast.Constant) and " " in str(node.value.value)
        }

    def _remark(self, words: str, places: _Places) -> str:
        """What a translator has to know beside the words."""
        told = [f"{{{place}}} is one of: {', '.join(given)}." for place, given in self._given(places)]
        many = prod(len(given) for _, given in self._given(places)) > _MOST_SPELLED_OUT
        return " ".join(([] if _ENDS.search(words) else ["A part of a sentence."]) + (told if many else []))

    def _given(self, places: _Places) -> Iterator[tuple[str, list[str]]]:
        """For places whose values the file spells out, in the order of the sentence: what they may be."""
        for place, node in places.nodes.items():
            if given := self._choices(node):
                yield place, given

    def _choices(self, node: ast.expr) -> list[str]:
        if isinstance(node, ast.IfExp):
            branches = [each.value for each in (node.body, node.orelse) if isinstance(each, ast.Constant)]
            return [_doubled(each) for each in branches if isinstance(each, str)] if len(branches) == 2 else []
        function = self._function(node)
        if isinstance(node, ast.Name) and function:
            names = [each.arg for each in function.args.args]
            return self._called_with(function, names.index(node.id), node.id) if node.id in names else []
        table = node.value if isinstance(node, ast.Subscript) else node
        table = node.func.value if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else table
        return self.tables.get(ast.unparse(table), [])

    @cached_property
    def tables(self) -> Mapping[str, list[str]]:
        """Words that the file holds in a table, by its name."""
        given = (node for node in self.tree.body if isinstance(node, ast.Assign | ast.AnnAssign))
        return {
            ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target): [
                _doubled(each.value)
                for each in node.value.values
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            ]
            for node in given
            if isinstance(node.value, ast.Dict)
        }

    def _function(self, node: ast.AST) -> ast.FunctionDef | None:
        above: ast.AST | None = node
        while above and not isinstance(above, ast.FunctionDef):
            above = self.parents.get(above)
        return above if isinstance(above, ast.FunctionDef) else None

    def _called_with(self, function: ast.FunctionDef, number: int, name: str) -> list[str]:
        method = function.args.args[0].arg == "self"
        calls = (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))
        here = (call for call in calls if ast.unparse(call.func).rpartition(".")[2] == function.name)
        values = [
            value
            for call in here
            for value in (*call.args[number - method : number - method + 1], *_named(call, name))
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and _WORD.search(value.value)
        ]
        return list(dict.fromkeys(str(value.value) for value in values))


class _Places:
    """The named places of one sentence."""

    def __init__(self) -> None:
        self.nodes: dict[str, ast.expr] = {}

    def of(self, node: ast.expr) -> str:
        """The place of a value, the same for the same value."""
        for name, known in self.nodes.items():
            if ast.unparse(known) == ast.unparse(node):
                return f"{{{name}}}"
        names = [_BETTER.get(name, name) for name in _names(node)] or ["value"]
        long = "_".join(dict.fromkeys(reversed(names[:2])))
        free = (name for name in (names[0], long, *(f"{names[0]}{number}" for number in range(2, 99))))
        name = next(name for name in free if name not in self.nodes)
        self.nodes[name] = node
        return f"{{{name}}}"


def _names(node: ast.AST) -> Iterator[str]:
    """What a value may be called, by its expression: the nearest word first."""
    if isinstance(node, ast.Name):
        yield node.id.strip("_").lower()
    elif isinstance(node, ast.Attribute):
        yield node.attr.strip("_").lower()
        yield from _names(node.value)
    elif isinstance(node, ast.Call) and ast.unparse(node.func) == "len":
        yield "number"
    elif isinstance(node, ast.Call):
        within = [name for each in (*node.args, node.func) for name in _names(each) if name not in _OF_NO_VALUE]
        yield from within or ["value"]
    else:
        for below in ast.iter_child_nodes(node):
            yield from _names(below)


_OF_NO_VALUE = frozenset(
    {"join", "str", "sorted", "map", "strip", "replace", "lower", "rstrip", "value", "repr", "round"}
)
_BETTER = {
    "rsplit": "picture", "folded": "near", "st_size": "size", "unsaid": "number", "detail": "said", "node": "found",
    "num_plurals": "forms", "max_bytes": "most", "max_depth": "most", "max_levels": "most", "most_pages": "most",
}  # fmt: skip
_BRACES = re.compile(r"(\{\w+\})|[{}]")
_PLACE = re.compile(r"\{\{|\}\}|\{\w+\}")


def _doubled(text: str) -> str:
    """A text with its braces as those to print."""
    return text.replace("{", "{{").replace("}", "}}")


def _named(call: ast.Call, name: str) -> Iterator[ast.expr]:
    return (each.value for each in call.keywords if each.arg == name)


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
    if ENGLISH.is_file():
        ENGLISH.write_bytes(english(ENGLISH.read_bytes(), TEMPLATE.read_bytes()))
