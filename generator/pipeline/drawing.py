"""From composed documents to the bytes of a format, by the engine that is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from generator.assets import Assets
from generator.model.document import Document
from generator.model.employer import Employer
from generator.model.request import Request
from generator.render import renderer

_TEMPLATES = {"docx": ("docx", "word"), "doc": ("docx", "word"), "pdf": ("html",), "html": ("html",)}
_TYPST = ("typst",)


def engine(request: Request, employer: Employer) -> str:
    """What draws PDFs: what the request says, else the employer. An archive is made by Typst: it alone can."""
    return "typst" if request.archive else request.pdf_engine or employer.pdf_engine


def draw(
    format: str, documents: Sequence[Document], assets: Assets, request: Request, employer: Employer
) -> Iterator[bytes]:
    """The bytes of each document, in order. Raises what the renderer of the format raises."""
    return renderer(format, engine(request, employer), request.archive)(documents, assets)


def template_sums(format: str, assets: Assets, request: Request, employer: Employer) -> tuple[tuple[str, str], ...]:
    """The templates that a format is drawn with, by logical name, each with the sha256 of its bytes."""
    folders = _TYPST if format == "pdf" and engine(request, employer) == "typst" else _TEMPLATES.get(format, ())
    found = {name: path for folder in folders for name, path in assets.template_names(f"{folder}/*").items()}
    found |= {name: path for folder in folders for name, path in assets.template_names(f"{folder}/*/*").items()}
    return tuple((f"templates/{name}", sha256(path.read_bytes()).hexdigest()) for name, path in found.items())
