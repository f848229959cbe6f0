"""An overlay's file says what a person made of a role, and keeps what its writer wrote there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.assets import Assets
from generator.cli.workspace import ROLE, make
from generator.errors import InputError
from generator.load.yaml_source import read
from generator.model.edits import LISTS, Edits, Wanted
from generator.model.request import Locale
from generator.model.role import Clause, Role
from generator.model.source import bare
from generator.pipeline.bench import Bench
from generator.pipeline.editing import overlay_of
from generator.write.overlay_yaml import new, updated

TOP = Path(__file__).parents[2]
PLACES = {"de": "DE", "en": "GB", "es": "ES", "fr": "FR", "ru": "RU"}
READERS = """\
# Written by hand.
id: readers
language: fr
extends: client-search-manager
overlay: true # one remark
title: {single: Prospecteur}   # a title

# What they do.
duties:

# The first one.
- id: task-client-database
  optional: true   # no more than that
  clauses:
  # Calls come first.
  - id: calls
    readers: [employee]
    text: >-  # folded
      Passer {calls} aux principaux clients
      de l’entreprise.
    # and no more

  - remove:
      - new-cards  # not here
      - upcoming-negotiations
  - {id: visits, text: 'Rendre visite aux clients.', after: calls}   # in braces
- task-instructions   # a bare name
- generate-interest

# Numbers, of which the first is ours.
targets:
  calls:
    value: 40   # more
knowledge: [{remove: work-ethics}, {id: price-list, text: Le tarif.}]"""
"""An overlay in all the ways that YAML can be laid out."""

Tree = list[tuple[str, str, "Tree"]]


@cache
def examples() -> dict[str, str]:
    """Overlays by name: the examples of five languages, two that ship, and one in an odd hand."""
    found = {"readers": READERS, "crlf": READERS.replace("id: readers", "id: crlf").replace("\n", "\r\n")}
    for language, place in PLACES.items():
        files = dict(make(Locale(language, place), "Nous", Assets()))
        text = files[f"roles/{ROLE}.yaml"].decode()
        found[f"example-{language}"] = re.sub(rf"(?m)^id: {ROLE}", f"id: example-{language}", text)
    for name in ("account-manager-trade", "account-manager-short"):
        found[name] = (TOP / f"roles/{name}.yaml").read_text("utf-8")
    return found


def locale(text: str) -> str:
    """The locale in whose language a file is written."""
    language = re.search(r"(?m)^language: (..)", text)
    assert language
    return f"{language[1]}-{PLACES[language[1]]}"


def loaded(folder: Path, name: str, text: str) -> tuple[Assets, Role]:
    """A role as a workspace has it whose file says a text."""
    (folder / "roles").mkdir(exist_ok=True)
    (folder / "roles" / f"{name}.yaml").write_bytes(text.encode())
    assets = Assets(roles=folder / "roles")
    bench = Bench(assets)
    made = bench.role(name)
    bench.stop_if_broken()
    assert made is not None
    return assets, made[0]


def tree(clauses: tuple[Clause, ...]) -> Tree:
    """What clauses say, on all levels."""
    return [(each.id, each.text.text if each.text else "", tree(each.clauses)) for each in clauses]


def changed(before: Tree, chance: Random, numbers: Iterator[int], words: bool, level: int = 0) -> Tree:
    """A list as a person might leave it: some clauses out, some elsewhere, others new or in new words."""
    made = [
        (
            name,
            f"{chance.choice(TEXTS)} {next(numbers)}" if words and chance.random() < 0.2 else text,
            changed(below, chance, numbers, words, level + 1) if below and chance.random() < 0.6 else below,
        )
        for name, text, below in before
        if chance.random() > 0.1
    ]
    for _ in range(chance.choice((0, 0, 1, 2)) if words else 0):
        number = next(numbers)
        made.insert(chance.randint(0, len(made)), (f"new-{number}", f"Nouveau : {number}.", []))
    if len(made) > 1 and chance.random() < 0.5:
        made.insert(chance.randrange(len(made)), made.pop(chance.randrange(len(made))))
    return made


TEXTS = (
    "Un mot.", "Remarque : # et « guillemets »", "- tiret", "no", "Un texte long, " * 14 + "qui finit", "{{ \"a\": 'b'", "😀",
)  # fmt: skip


def wanted(after: Tree, known: dict[str, str]) -> tuple[Wanted, ...]:
    """What a page sends of a list."""
    return tuple(
        Wanted(name, None if known.get(name) == text else text, wanted(below, known)) for name, text, below in after
    )


def texts(before: Tree) -> dict[str, str]:
    """Every text by the id of its clause."""
    return {name: text for top in before for name, text, _ in flat([top])}


def flat(before: Tree) -> Iterator[tuple[str, str, Tree]]:
    """The clauses of all levels."""
    for each in before:
        yield each
        yield from flat(each[2])


def edits_of(role: Role, chance: Random) -> tuple[Edits, dict[str, Tree]]:
    """Some changes of a role, and what its lists are to be."""
    numbers = iter(range(1, 1000))
    names = [name for name in LISTS if role.lists.get(name)]
    trees = {name: tree(role.lists[name]) for name in names}
    chosen = chance.sample(names, min(len(names), chance.randint(1, 3)))
    asked = {name: changed(trees[name], chance, numbers, name != "responsibilities") for name in chosen}
    lists = {name: wanted(after, texts(trees[name])) for name, after in asked.items()}
    return Edits(lists), {**trees, **asked}


@pytest.mark.parametrize("name", examples())
def test_the_file_written_gives_the_clauses_that_were_wanted(name: str) -> None:
    text = examples()[name]
    tag = locale(text)

    @settings(max_examples=12, deadline=None)
    @given(st.randoms(use_true_random=False))
    def check(chance: Random) -> None:
        with TemporaryDirectory() as folder:
            assets, role = loaded(Path(folder), name, text)
            edits, after = edits_of(role, chance)
            made = overlay_of(name, tag, edits, assets, saving=True)
            assert made.updates
            data = updated(text.encode(), made.said, made.clauses, f"{name}.yaml")
            _, role = loaded(Path(folder), name, data.decode())
            assert {key: tree(clauses) for key, clauses in role.lists.items() if key in after} == {
                key: each for key, each in after.items() if each or key in role.lists
            }, data.decode()

    check()
