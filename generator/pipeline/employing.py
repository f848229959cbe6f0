"""From an employer's file to what in it, and in overlays for its departments, fits nothing that there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.errors import Problem, problem_at
from generator.model.jurisdiction import Jurisdiction
from generator.model.source import Listing, Mapping_, Node, Scalar, SourceFile, SourceText
from generator.pipeline.overlays import Narrow
from generator.validate.shape import did_you_mean


def unknown_signatories(file: SourceFile, places: Iterable[Jurisdiction]) -> Iterator[Problem]:
    """Who is said to sign in a part that documents of no place have."""
    known = dict.fromkeys(who.id for place in places for block in place.signatures for who in block.signatories)
    said = _below(file.root, "signatories")
    for name, place in said.keys.items() if isinstance(said, Mapping_) else ():
        if name not in known:
            text = f"nobody signs as `{name}` in the documents of any place, so this is not printed."
            hint = did_you_mean(name, known) or f"There are: {', '.join(known)}."
            yield problem_at(file, place, ("signatories", name), text, hint, "warning")


def unknown_locales(file: SourceFile, languages: Iterable[str], places: Iterable[str]) -> Iterator[Problem]:
    """Locales of the employer's that documents cannot be made in; `languages` and `places` are those there are."""
    languages, places = tuple(languages), tuple(places)
    for number, item in enumerate(_items(_below(file.root, "locales"))):
        language, _, place = (item.text or "").partition("-")
        if language not in languages or (place and place not in places):
            known = [f"{each}-{name}" for each in languages for name in places]
            text, hint = f"there is no locale `{item.text}`.", f"There are: {', '.join(known)}."
            yield problem_at(file, item.place, ("locales", number), text, hint)


def unknown_departments(known: Iterable[Narrow], departments: Mapping[str, SourceText]) -> Iterator[Problem]:
    """Departments that overlays are only for and that the employer's file lists neither by id nor by name.

    Where it lists none, any may be meant.
    """
    names = {name.casefold() for name in (*departments, *(text.text for text in departments.values()))}
    for each in known if names else ():
        said = _below(_below(each.file.root, "only_for"), "departments")
        for number, item in enumerate(_items(said)):
            if item.text and item.text.casefold() not in names:
                there = ", ".join(f"{name} ({text.text})" for name, text in departments.items())
                text = f"there is no department `{item.text}` in employer.yaml."
                key = ("only_for", "departments", number)
                yield problem_at(each.file, item.place, key, text, f"There are: {there}.")


def _below(node: Node | None, key: str) -> Node | None:
    return node.get(key) if isinstance(node, Mapping_) else None


def _items(node: Node | None) -> tuple[Scalar, ...]:
    return tuple(item for item in node.items if isinstance(item, Scalar)) if isinstance(node, Listing) else ()
