"""From a kind of document to a Word form of the employer's own, with tags and remarks, to be changed in Word."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

from generator.assets import Assets
from generator.errors import InputError, Problem
from generator.load.library import shown
from generator.render import word_form, word_form_start
from generator.write import output


def word_template(kind: str, out: Path | None, assets: Assets) -> None:
    """Write a form to start from, where builds find it unless told otherwise. Raises InputError for a kind that there
    is not, and for a file that is there already."""
    if kind not in word_form.KINDS:
        said = f"there is no kind of document “{kind}”."
        raise InputError([Problem("", 0, 0, "", said, f"There are {', '.join(word_form.KINDS)}.")])
    if out is None and assets.templates is None and assets.workspace is None:
        hint = "Name a folder of yours with --templates or a file with --out, or go into a workspace."
        raise InputError([Problem("", 0, 0, "", "a form is yours, and no folder of yours is named.", hint)])
    templates = assets.templates or (assets.workspace or Path()) / "templates"
    path = out or templates / word_form.FOLDER / f"{kind}.docx"
    if path.exists():
        hint = "Name another with --out, or take the old one away."
        raise InputError([Problem(str(path), 0, 0, "", "this file is there already, and is left as it is.", hint)])
    output.put([(path, word_form_start.form(kind, assets))])
    print(f"{shown(path.resolve())}: change it in Word. {_used(path, kind, assets)}")


def _used(path: Path, kind: str, assets: Assets) -> str:
    """How documents come to be made with a form."""
    if path.parent.name != word_form.FOLDER or path.name != f"{kind}.docx":
        return f"It is used as {word_form.FOLDER}/{kind}.docx in a folder of templates."
    folder = path.parent.parent
    found = assets.workspace and folder == assets.workspace / "templates"
    return "It is used from now on." if found else f"It is used with --templates {quote(shown(folder.resolve()))}."
