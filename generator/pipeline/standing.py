"""From the user's own files of roles to the overlays that are only for some, and to what is wrong in those files.

They are looked through for every document, whichever role it is of: one that is broken stops the documents that are
made of it, or that it may have been meant for, and no others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.errors import InputError, Problem
from generator.load.library import Library
from generator.model.source import Mapping_, SourceText
from generator.pipeline import employing, overlays
from generator.pipeline.fitting import fitted
from generator.pipeline.overlays import Narrow

_OF_WHOM = ("id", "extends", "only_for")
"""Keys without which nobody knows whom an overlay is for."""


@dataclass(slots=True)
class Standing:
    """The overlays that are only for some, and what is `wrong` in the user's own `files` of roles, by their paths.

    `doubts` are the problems that leave open for whom an overlay of a role is, by the id of that role.
    """

    overlays: tuple[Narrow, ...] = ()
    wrong: list[Problem] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    doubts: dict[str, list[Problem]] = field(default_factory=dict)

    def doubt(self, role: str | None, problems: tuple[Problem, ...]) -> None:
        """Take note of what leaves open for whom an overlay of a role is, where the role is known."""
        self.wrong += problems
        if role:
            self.doubts.setdefault(role, []).extend(problems)


def standing(library: Library, departments: Callable[[], Mapping[str, SourceText]]) -> Standing:
    """Look through the user's own roles; `departments` are asked for where any overlay is only for some."""
    found = Standing()
    # A name in capitals is told of as one that is not taken.
    names = [name for name in library.own_role_ids() if name.islower()]
    found.overlays = tuple(each for name in names if (each := _narrow(name, library, found)))
    known = departments() if found.overlays else {}
    for each in found.overlays:
        found.doubt(each.extends, tuple(employing.unknown_departments([each], known)))
    return found


def _narrow(name: str, library: Library, found: Standing) -> Narrow | None:
    try:
        file = library.role(name)
    except InputError as error:
        found.files.update(problem.file for problem in error.problems)
        found.doubt(library.stands_in_for(name), error.problems)
        return None
    found.files.add(file.path)
    made, problems = fitted("role", file)
    root = file.root
    if not isinstance(root, Mapping_) or "only_for" not in root.entries:
        found.wrong += problems
        return None
    if made is None or any(problem.key.partition(".")[0] in _OF_WHOM for problem in problems):
        found.doubt(root.text("extends"), problems)
        return None
    overlay, problem = overlays.narrow(made)
    found.wrong += (*problems, *([problem] if problem else []))
    return overlay
