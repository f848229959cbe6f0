"""From a web page of a designer's own that names files to one that carries them: a page needs no other file."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml.html import document_fromstring

from generator.errors import InputError, Problem

_LINKS = ("src", "poster", "data", "background", "{http://www.w3.org/1999/xlink}href", "xlink:href")
_LINKED = ("link", "image", "use")
_URL = re.compile(r"""url\(\s*["']?(.*?)["']?\s*\)""")
_IMPORT = re.compile(r"@import\b[^;]*")


def carried(page: str, template: Path, folders: Sequence[Path]) -> str:
    """The page with every picture, font and script that it names written into it as `data:`.

    `folders` are where such files may lie, the first going first. Raises InputError, for the template, when the
    page is empty, names something of another place or of the network, or a file that is not there.
    """
    try:
        root = document_fromstring(page)
    except etree.ParserError as error:
        raise _refused(template, ["it makes an empty page."]) from error
    problems: list[str] = []
    for name in dict.fromkeys(_named(root, problems)):
        found = _file(name, folders)
        if isinstance(found, str):
            problems.append(found)
        else:
            kind = guess_type(found.name)[0] or "application/octet-stream"
            page = _written_in(page, name, f"data:{kind};base64,{b64encode(found.read_bytes()).decode()}")
    if problems:
        raise _refused(template, problems)
    return page


def _named(root: etree._Element, problems: list[str]) -> Iterator[str]:
    for element in root.iter(etree.Element):
        links = (*_LINKS, "href") if element.tag in _LINKED else _LINKS
        named = [element.get(link) for link in links]
        if element.get("srcset"):
            problems.append("`srcset` cannot be carried in the page: use `src`.")
        style = f"{element.get('style', '')} {element.text or '' if element.tag == 'style' else ''}"
        problems += (f"`{found}`: write the rules into the style sheet itself." for found in _IMPORT.findall(style))
        for name in (*named, *_URL.findall(_IMPORT.sub("", style))):
            if name and not name.startswith(("data:", "#")):
                yield name


def _file(name: str, folders: Sequence[Path]) -> Path | str:
    """The file that a page names, or why it cannot be carried."""
    parts = urlsplit(name)
    if parts.scheme or parts.netloc:
        return f"a page fetches nothing, so it may not use {name}: put the file beside the template."
    for folder in folders:
        path = (folder / unquote(parts.path)).resolve()
        if not path.is_relative_to(folder.resolve()):
            return f"a template may not use {name}: it lies outside the template folders."
        if path.is_file():
            return path
    return f"there is no file {name} beside the template."


def _written_in(page: str, name: str, data: str) -> str:
    for quoted in (name, name.replace("&", "&amp;")):
        for before, after in (('"', '"'), ("'", "'"), ("(", ")")):
            page = page.replace(f"{before}{quoted}{after}", f"{before}{data}{after}")
    return page


def _refused(template: Path, said: Sequence[str]) -> InputError:
    return InputError(Problem(str(template), 0, 0, "", text) for text in dict.fromkeys(said))
