"""From a Document to the bytes of one format: one function for each, told apart by a dict."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module

from generator.assets import Assets
from generator.model.document import Document

Renderer = Callable[[Sequence[Document], Assets], Iterator[bytes]]

RENDERERS: dict[str, str] = {
    "docx": "docx",
    "doc": "doc",
    "pdf": "pdf",
    "html": "html",
    "md": "markdown",
    "txt": "text",
    "json": "json",
    "jsonld": "jsonld",
}
"""Each format's module in this folder. A module is imported when its format is asked for, and not before."""


ENGINES: dict[str, str] = {"weasyprint": "pdf", "typst": "typst"}
"""What draws PDFs, each with its module."""


def renderer(format: str, engine: str = "weasyprint", archive: bool = False) -> Renderer:
    """The function that draws documents in a format: one `bytes` for each document, in order.

    `engine` draws PDFs; `archive` makes them for one, which Typst alone can.
    """
    name = ENGINES[engine] if format == "pdf" else RENDERERS[format]
    module = import_module(f"generator.render.{name}")
    render: Renderer = partial(module.render, archive=True) if format == "pdf" and archive else module.render
    return render
