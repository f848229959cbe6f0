"""From a request to its documents: as a preview, or as the files that were asked for."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.assets import Assets
from generator.errors import InputError, Problem, RenderError
from generator.model.document import Document
from generator.pipeline import build
from generator.pipeline.composing import compose_all
from generator.pipeline.drawing import draw
from generator.web.desk.letters import pointed_at
from generator.web.desk.naming import kept_as
from generator.web.desk.order import Pointed, request_of, sent_with
from generator.web.message import Message
from generator.web.speech import speech
from generator.web.telling import told
from generator.write.names import file_name

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "zip": "application/zip",
}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def preview(question: Message, assets: Assets) -> Message:
    """A document as a web page, with what is to be told of it.

    The answer's head has `title`, `numbers` (what is printed before each clause, by its anchor) and `warnings`; its
    body is the page.
    """
    asked = question.head
    request = replace(request_of(asked, assets), lint=False)
    sent = sent_with(asked, assets)
    try:
        composed, warnings, employer = compose_all(request, sent=sent)
    except InputError as error:
        raise Pointed(error.problems, sent) from None
    (data,) = draw("html", [composed[0].document], assets, request, employer)
    document = composed[0].document
    said = speech(asked.get("language", "en"), assets)
    warned = [told(each, said) for each in warnings]
    return Message({"title": document.title, "numbers": _numbers(document), "warnings": warned}, data)


def documents(question: Message, assets: Assets) -> Message:
    """The files of a request: one as it is, several in a zip file.

    The head has `name`, which a person finds the file again by, `plain`, the same in every language, `type` and
    `warnings`.
    """
    asked = question.head
    formats = tuple(dict.fromkeys(asked.get("formats") or ("docx",)))
    sent = sent_with(asked, assets)
    try:
        made = build(request_of(asked, assets, formats), sent)
        files = [(file_name(artifact), artifact.data) for artifact in made]
    except RenderError as error:
        raise pointed_at(error, sent) from None
    if made.missing:
        raise made.missing[0]
    if not files:
        raise InputError(made.lacking or [Problem("", 0, 0, "", "there is nothing to make.")])
    said = speech(asked.get("language", "en"), assets)
    warned = [told(each, said) for each in made.warnings]
    first, data = files[0]
    format, plain = first.suffix.removeprefix("."), _flat(first)
    if len(files) > 1:
        format, plain, data = "zip", f"{first.parent.name}.zip", packed(files)
    name = kept_as(made.composed[0].document, format)
    return Message({"name": name, "plain": plain, "type": MEDIA_TYPES[format], "warnings": warned}, data)


def packed(files: list[tuple[PurePosixPath, bytes]]) -> bytes:
    """Files in a zip file: the same files give the same bytes."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in files:
            entry = ZipInfo(str(name), _EPOCH)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data)
    return made.getvalue()


def _flat(name: PurePosixPath) -> str:
    """A file's name outside of its role's folder."""
    return f"{name.parent.name}.{name.name}"


def _numbers(document: Document) -> dict[str, Any]:
    return {clause.anchor: clause.number for section in document.sections for clause in section.walk()}
