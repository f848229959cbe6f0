"""From a role to the form in which it is changed, and from the changes to the file of an overlay."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from generator.assets import EMPLOYER, Assets
from generator.errors import InputError, Problem
from generator.load.library import Library
from generator.model.files import DEVICES
from generator.pipeline.composing import compose_all
from generator.pipeline.editing import Overlay, form_of, overlay_of
from generator.web.clock import today
from generator.web.desk.order import USUAL, Asked, Pointed, edits_of, request_of, sent_with
from generator.web.message import Message
from generator.web.speech import speech
from generator.web.telling import told
from generator.write import overlay_yaml
from generator.write.output import put


def form(question: Message, assets: Assets) -> Message:
    """The form of a role in a locale, with the changes that are sent: see `model/form.py`.

    Its `version` is the checksum of the file that saving would write into, empty where that is a new one.
    """
    asked = question.head
    sent = sent_with(asked, assets)
    made: dict[str, Any] = asdict(form_of(asked["role"], asked.get("locale") or USUAL, assets, today(), sent))
    for key in ("titles", "short_names", "values", "departments"):
        made[key] = dict(made[key])
    return Message({**made, "version": Library(assets).role(asked["role"]).sha256 if made["updates"] else ""})


def save(question: Message, assets: Assets) -> Message:
    """Write the changes to a role as an overlay: into its own file where it is one of the user's, else a new one.

    The head has its `id`, the `path` below the workspace, the `yaml`, and `updates`: whether the file was there. With
    `dry` nothing is written. Raises InputError for changes that make no role, and for an id that is another's.
    """
    asked = question.head
    if assets.workspace is None and not asked["dry"]:
        return Message({"refused": "workspace", "problems": []})
    if asked.get("version") and asked["id"] == asked["role"] and (changed := _changed(asked, assets)):
        return Message({"refused": "changed", "problems": [told(changed, speech(asked.get("language", "en"), assets))]})
    _composed(asked, assets)
    made, path, data = _file(asked, assets)
    if not asked["dry"]:
        put([(path, data)])
    shown = path.relative_to(assets.workspace).as_posix() if assets.workspace else path.name
    return Message({"id": asked["id"], "path": shown, "yaml": data.decode(), "updates": made.updates})


def _changed(asked: Asked, assets: Assets) -> Problem | None:
    """That the file of a role is not the one that the changes were made in; a file that cannot be read is another."""
    library = Library(assets)
    try:
        file = library.role(asked["role"])
    except InputError as error:
        return error.problems[0]
    if file.sha256 == asked["version"]:
        return None
    text = "this file was changed after the form was made."
    return Problem(file.path, 0, 0, "version", text, "Ask for the form anew, and make your changes in that.")


def _composed(asked: Asked, assets: Assets) -> None:
    """Make the document once: what cannot be printed is not written, unless it is the employer's names that have no
    words in this language, which no overlay can mend."""
    sent = sent_with(asked, assets)
    try:
        compose_all(request_of(asked, assets), sent=sent)
    except InputError as error:
        if problems := [each for each in error.problems if not each.key.startswith("employer/")]:
            raise Pointed(problems, sent) from None


def _file(asked: Asked, assets: Assets) -> tuple[Overlay, Path, bytes]:
    """The overlay, where its file goes, and what is in it then."""
    role, name, library = asked["role"], asked["id"], Library(assets)
    made = overlay_of(role, asked.get("locale") or USUAL, edits_of(asked), assets, saving=name == role)
    if not made.said:
        raise _refused("edits", "nothing was changed in this role.", "Change something first, then save it.")
    if made.updates:
        path = assets.role_names(f"{role}.yaml")[f"{role}.yaml"]
        return made, path, overlay_yaml.updated(path.read_bytes(), made.said, made.clauses, library.role(role).path)
    if name in (*library.role_ids(), Path(EMPLOYER).stem):
        raise _refused("id", f"there is a role called `{name}` already.", "Choose another name.")
    if DEVICES.fullmatch(name):
        raise _refused("id", f"a file cannot be called `{name}` on every system.", "Choose another name.")
    folder = assets.home("roles") if assets.workspace else Path()
    return made, folder / f"{name}.yaml", overlay_yaml.new(name, role, made.language, made.said)


def _refused(key: str, text: str, hint: str) -> InputError:
    return InputError([Problem("", 0, 0, key, text, hint)])
