"""Job descriptions as documents, from role specifications in YAML: the names that other programs may rely on."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.assets import Assets
    from generator.batch import Batch, Step, batch_of_table
    from generator.errors import DocumentError, InputError, Problem, RenderError, ToolMissing, WriteError
    from generator.model.artifact import Artifact
    from generator.model.document import Document
    from generator.model.request import Locale, Request
    from generator.pipeline import build, check, documents, locales, roles
    from generator.pipeline.building import Build

__version__ = "0.1.0"

__all__ = [
    "Artifact",
    "Assets",
    "Batch",
    "Build",
    "Document",
    "DocumentError",
    "InputError",
    "Locale",
    "Problem",
    "RenderError",
    "Request",
    "Step",
    "ToolMissing",
    "WriteError",
    "batch_of_table",
    "build",
    "check",
    "documents",
    "locales",
    "roles",
]

_HOMES = {
    "Artifact": "model.artifact",
    "Assets": "assets",
    **dict.fromkeys(("Batch", "Step", "batch_of_table"), "batch"),
    "Document": "model.document",
    "Locale": "model.request",
    "Request": "model.request",
    **dict.fromkeys(("DocumentError", "InputError", "Problem", "RenderError", "ToolMissing", "WriteError"), "errors"),
    "Build": "pipeline.building",
    **dict.fromkeys(("build", "check", "documents", "locales", "roles"), "pipeline"),
}


def __getattr__(name: str) -> Any:
    # A name's module is imported when it is asked for: `jobdesc --help` needs none of them.
    if name in _HOMES:
        return getattr(import_module(f"generator.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'generator' has no attribute {name!r}")
