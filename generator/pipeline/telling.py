"""From what stops a document on its way to problems that a person can be told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import shorten

from generator.errors import Problem, problem_at
from generator.load.library import shown
from generator.model.document import Document
from generator.model.local import Unprinted
from generator.model.source import Listing, Mapping_, Place, SourceFile, Sources
from generator.model.words import Missing, Words

_LONGEST = 70
_SAY_EMPLOYER = "Say `name:` in the file `employer.yaml` of your folder of roles."


def unprinted(error: Unprinted, files: Sources) -> Problem:
    """A reference to a clause that the document does not print."""
    file, line, column = error.origin.rsplit(":", 2)
    said = f"`{{see:{error.target}}}` refers to a clause that the document does not print."
    hint = "Refer to a clause of a section that `layout` names and that the employee may read."
    return problem_at(files, Place(file, int(line), int(column)), (), said, hint)


def untranslated(missing: Missing, role: str, files: Sources, words: Words) -> Problem:
    """Words that a language lacks, in a document of a role."""
    source, language = missing.source, missing.language
    if source is None:
        said = f"no words in `{language}` for “{missing.text}”."
        hint = "Add its translation there, and take `fuzzy` away if it is marked so."
        return Problem(words.file, 0, 0, missing.context, said, hint)
    if missing.case:
        said = f"a sentence of `{role}` in `{language}` asks for the {missing.case} of “{source.text}”."
        hint = f"Write it behind the name: `{source.text}|{missing.case}=...`."
        return problem_at(files, source.place, (missing.context,), said, hint)
    shown = shorten(source.text, _LONGEST, placeholder="…")
    said = f"no words in `{language}` for “{shown}” (role `{role}`, clause `{missing.context}`)."
    parts = missing.context.split("/")
    owner = "/".join(parts[: 2 if parts[0] in ("shared", "jurisdictions") else 1])
    hint = (
        f"Translate it in `locale/{language}/{owner}.po` (`jobdesc translate update {language}` writes it), or mend "
        f"`language: {source.language}` in its file."
    )
    anyhow = "With --allow-untranslated it is printed as it is."
    return problem_at(files, source.place, (missing.context,), said, f"{hint} {anyhow}")


def doubt(place: Place, said: str, files: Sources) -> Problem:
    """What a unit lacks to be counted well."""
    hint = "roles/README.md, “Numbers”, says what a unit may hold."
    return problem_at(files, place, ("units",), said, hint, "warning")


def left_out_in_vain(clause: str, section: str, file: str, place: Place) -> Problem:
    """A clause that a place leaves out and that no role has."""
    said = f"`left_out` names the clause `{clause}` of `{section}`, which no role has."
    hint = "Mend its name, or take it out of the list."
    return Problem(file, place.line, place.column, "left_out", said, hint, severity="warning")


def unplaced(file: SourceFile) -> Iterator[Problem]:
    """That passages of an imported text are still to be placed."""
    node = file.root.get("unplaced") if isinstance(file.root, Mapping_) else None
    if isinstance(node, Listing) and node.items:
        number = len(node.items)
        passages = "passage of the imported text is" if number == 1 else "passages of the imported text are"
        hint = "Put each where it belongs, or take it out."
        said = f"{number} {passages} still unplaced."
        yield problem_at(file, node.items[0].place, ("unplaced",), said, hint, "warning")


def stray(path: Path) -> Problem:
    """A file that looks like YAML and is not read, because of its name."""
    said = "this file is not read: a role's file is named in small letters and ends in `.yaml`."
    name = path.with_suffix(".yaml").name.lower()
    return Problem(shown(path), 0, 0, "", said, f"Rename it to `{name}`.", severity="warning")


def misplaced(path: Path, home: str) -> Problem:
    """A template that nothing uses."""
    said = "nothing uses this file."
    hint = f"Put it to `{home}` in your folder of templates." if home else "templates/README.md lists the names."
    return Problem(shown(path), 0, 0, "", said, hint, severity="warning")


def unread(path: Path) -> Problem:
    """A file that was named and that nothing reads."""
    said = "this file is not read: it lies where the program looks for nothing, or under a name that it does not take."
    hint = "Roles lie in the folder itself, the others in `shared/`, `jurisdictions/` and `words/`; all end in `.yaml`."
    return Problem(shown(path), 0, 0, "", said, hint)


def blanks(document: Document, path: str) -> Iterator[Problem]:
    """Every value that is not given yet."""
    for name, label in {blank.name: blank.label for blank in document.blanks()}.items():
        text = f"{document.role} ({document.locale}): “{label}” (`{name}`) is not given yet."
        target, _, part = name.partition(".")
        key = f"`{part}:` in `{target}`" if part else f"`{name}:`"
        hint = f"Say {key} in this role, or in one of yours that extends it."
        if target == "posting":
            hint = f"Say `{part}:` in a posting: `jobdesc new posting {document.role}` writes one."
        yield Problem(path, 1, 1, name, text, _SAY_EMPLOYER if name == "employer" else hint)
