"""From a template's name and values to the text it makes: one strict, sandboxed Jinja2 for every format.

A designer's own templates run here too, so whatever goes wrong in one is told with its file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from traceback import walk_tb
from typing import Any

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from generator.assets import Assets
from generator.errors import InputError, Problem
from generator.model.document import Blank, Inline, Link, Reference

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)+")
_IN_TEMPLATES = (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_ATTRIBUTE = re.compile(r"'generator\.model\.\w+\.(\w+) object' has no attribute '(\w+)'")
_GUIDE = "templates/README.md lists the names that a template may use."


def environment(assets: Assets, folder: str) -> Environment:
    """Make the environment in which the templates of one folder (`html`, `docx`) run.

    Strict, autoescaping and sandboxed (hazards: without autoescape `R&D` loses the rest of its paragraph).
    Templates know the tests `blank`, `link`, `reference` and `incomplete`, and the filters `css` and `code`.
    """
    made = ImmutableSandboxedEnvironment(
        loader=_FolderLoader(assets, folder),
        bytecode_cache=_COMPILED,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.tests["blank"] = lambda part: isinstance(part, Blank)
    made.tests["link"] = lambda part: isinstance(part, Link)
    made.tests["reference"] = lambda part: isinstance(part, Reference)
    made.tests["incomplete"] = _incomplete
    made.filters["css"] = css_string
    made.filters["code"] = _code
    return made


def load(environment: Environment, name: str) -> Template:
    """Read and compile a template. Raises InputError when it is missing or its syntax is wrong."""
    try:
        return environment.get_template(name)
    except TemplateSyntaxError as error:
        raise InputError([_problem(error.filename or name, error.lineno, _sentence(error))]) from error
    except TemplateNotFound as error:
        raise InputError([_problem(name, 0, _sentence(error))]) from error


def fill(template: Template, **values: object) -> str:
    """The text that a template makes of some values. Raises InputError, with file and line, when it cannot."""
    try:
        return template.render(**values)
    except TemplateSyntaxError as error:
        raise InputError([_problem(error.filename or "", error.lineno, _sentence(error))]) from error
    except _IN_TEMPLATES as error:
        file, line = _place(error)
        if not file:
            raise
        raise InputError([_problem(file, line, _sentence(error))]) from error


def css_string(text: str) -> Markup:
    """Some words as a string of a style sheet, safe inside a `<style>` element.

    CSS Syntax Level 3, 4.3.7: a backslash, a code point in hexadecimal and a space stand for a character.
    """
    return Markup('"' + re.sub(r'[\x00-\x1f"\\<>&]', lambda found: f"\\{ord(found[0]):x} ", text) + '"')


def _code(text: str) -> Markup:
    """Words with what stands between backticks as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def _incomplete(content: tuple[Inline, ...]) -> bool:
    return any(isinstance(part, Blank) for part in content)


class _FolderLoader(BaseLoader):
    """Reads templates of one folder through Assets. A name is a plain file name: no path leads out of the folder."""

    def __init__(self, assets: Assets, folder: str) -> None:
        self.assets, self.folder = assets, folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        path = self._path(template)
        try:
            source = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError([_problem(str(path), 0, f"this template cannot be read: {error}.")]) from error
        return source, str(path), lambda: True

    def _path(self, template: str) -> Path:
        if not _NAME.fullmatch(template):
            raise TemplateNotFound(template)
        try:
            return self.assets.template(f"{self.folder}/{template}")
        except InputError as error:
            raise TemplateNotFound(template) from error


class _Compiled(BytecodeCache):
    """Keeps compiled templates for the life of the process, by path and content."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, Any]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = (bucket.checksum, bucket.code)


_COMPILED = _Compiled()


def _place(error: BaseException) -> tuple[str, int]:
    """The innermost template line that an error came through; no file when it came through none."""
    lines = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    return next(((file, line) for file, line in reversed(lines) if file.endswith(".j2")), ("", 0))


def _sentence(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template called “{error.name}”, neither in your folder nor among the shipped ones."
    if isinstance(error, TemplateSyntaxError):
        return f"this line is not written as a template should be: {error.message}"
    if isinstance(error, UndefinedError):
        asked = _ATTRIBUTE.search(error.message or "")
        said = f"`{asked[2]}` is nothing that a {asked[1].lower()} has" if asked else error.message
        return f"the template asks for something that does not exist: {said}."
    if isinstance(error, SecurityError):
        return f"a template may not do this: {error.message}"
    return f"the template fails here: {error}."


def _problem(file: str, line: int, text: str) -> Problem:
    path = Path(file)
    lines = path.read_text("utf-8").splitlines() if line and path.is_file() else []
    excerpt = lines[line - 1] if line <= len(lines) and lines else ""
    return Problem(file, line, 0, "", text, _GUIDE, excerpt)
