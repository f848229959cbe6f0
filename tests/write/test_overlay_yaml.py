"""An overlay's file says what a person made of a role, and keeps what its writer wrote there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import ndiff
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
    "Un mot.", "Remarque : # et « guillemets »", "- tiret", "no", "Un texte long, " * 14 + "qui finit", "{{ \"a\": 'b'",
    "😀",
)  # fmt: skip


def wanted(after: Tree, known: dict[str, str]) -> tuple[Wanted, ...]:
    """What a page sends of a list."""
    return tuple(
        Wanted(name, None if known.get(name) == text else text, wanted(below, known)) for name, text, below in after
    )


def texts(before: Tree) -> dict[str, str]:
    """Every text by the id of its clause."""
    return {key: said for name, text, below in before for key, said in {name: text, **texts(below)}.items()}


def edits_of(role: Role, chance: Random) -> tuple[Edits, dict[str, Tree]]:
    """Some changes of a role, and what its lists are to be."""
    numbers = iter(range(1, 1000))
    names = [name for name in LISTS if role.lists.get(name)]
    trees = {name: tree(role.lists[name]) for name in names}
    own = [name for name in names if any(each.place.file.endswith(f"/{role.id}.yaml") for each in role.clauses(name))]
    chosen = sorted({chance.choice(own or names), *chance.sample(names, min(len(names), chance.randint(0, 2)))})
    asked = {name: changed(trees[name], chance, numbers, name != "responsibilities") for name in chosen}
    for name in ("duties", "knowledge"):  # which no role may be without
        if asked.get(name) == []:
            asked[name] = trees[name]
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


def nodes(text: str) -> dict[str, object]:
    """What a file says, as the program reads it."""
    file, problems = read(text.encode(), "roles/x.yaml", "x.yaml")
    assert problems == ()
    said = bare(file.root)
    assert isinstance(said, dict)
    return said


def items(listed: object) -> Iterator[tuple[str, object]]:
    """The items of a file's list on all levels, by id."""
    for each in listed if isinstance(listed, list) else ():
        yield (each if isinstance(each, str) else each.get("id", "remove")), each
        yield from items(each.get("clauses")) if isinstance(each, dict) else ()


def remarks(text: str) -> dict[str, list[str]]:
    """The remarks of a file by the clause that they stand at: on the line of its id, and right above it."""
    found: dict[str, list[str]] = {}
    above: list[str] = []
    for line in text.splitlines():
        if line.lstrip().startswith("#"):
            above.append(line.strip())
            continue
        if name := re.match(r" *- (?:\{?id: )?([a-z-]+)(?=[, ]|$)", line):
            found[name[1]] = [*above, *re.findall(r"\s(#.*)", line)]
        above = []
    return found


@pytest.mark.parametrize("name", examples())
def test_what_does_not_change_keeps_its_remarks(name: str) -> None:
    text = examples()[name]

    @settings(max_examples=8, deadline=None)
    @given(st.integers(0, 10_000))
    def check(seed: int) -> None:
        with TemporaryDirectory() as folder:
            assets, role = loaded(Path(folder), name, text)
            edits, _ = edits_of(role, Random(seed))
            made = overlay_of(name, locale(text), edits, assets, saving=True)
        data = updated(text.encode(), made.said, made.clauses).decode()
        before, after = nodes(text), nodes(data)
        assert {key: after[key] for key in before if key not in made.said} == {
            key: before[key] for key in before if key not in made.said
        }
        for key in before:
            then = dict(items(after.get(key)))
            for clause, said in items(before[key]):
                if clause != "remove" and then.get(clause) == said:
                    assert set(remarks(text).get(clause, ())) <= set(remarks(data).get(clause, ())), (clause, data)

    check()


@pytest.mark.parametrize("name", examples())
def test_a_file_of_which_nothing_changes_is_the_very_same(name: str, tmp_path: Path) -> None:
    text = examples()[name]
    assets, role = loaded(tmp_path, name, text)
    trees = {key: tree(role.lists[key]) for key in LISTS if role.lists.get(key)}
    whole = {key: wanted(each, texts(each)) for key, each in trees.items()}
    made = overlay_of(name, locale(text), Edits(whole), assets, saving=True)
    assert made.said == {}
    assert updated(text.encode(), made.said, made.clauses) == text.encode()


def test_a_file_with_the_mark_of_unicode_and_the_breaks_of_windows_keeps_both() -> None:
    data = updated(b"\xef\xbb\xbfid: x\r\nlanguage: fr", {"department": "Ventes", "duties": [{"id": "a"}]}, {})
    assert data == b"\xef\xbb\xbfid: x\r\nlanguage: fr\r\ndepartment: Ventes\r\n\r\nduties:\r\n  - a\r\n"


def changes(before: str, said: dict[str, object], *clauses: str) -> list[str]:
    """The lines that an update takes away and puts in."""
    after = updated(before.encode(), said, {"duties": clauses}).decode()
    return [line for line in ndiff(before.splitlines(), after.splitlines()) if line[:1] in "+-"]


def test_facts_titles_and_targets_are_set_where_they_stand() -> None:
    forms = {"masculine": "Un", "feminine": "Une", "inclusive": "Un / Une"}
    targets = {"calls": {"value": "50", "unit": "call"}, "visits": {"value": "5"}}
    assert changes(READERS + "\n", {"title": forms, "department": "Ventes : nord", "targets": targets}) == [
        "- title: {single: Prospecteur}   # a title",
        "+ # a title",
        "+ title:",
        "+   masculine: Un",
        "+   feminine: Une",
        "+   inclusive: Un / Une",
        '+ department: "Ventes : nord"',
        "-     value: 40   # more",
        "+     value: 50   # more",
        "+     unit: call",
        "+   visits: {value: 5}",
    ]
    assert changes(examples()["example-fr"], {"title": {"single": "Un"}, "reports_to": "", "targets": targets}) == [
        "+ title:",
        "+   single: Un",
        "- reports_to: directrice commerciale",
        "+ reports_to:",
        "-   calls: {value: 40}                           # une autre valeur ; le reste ne change pas",
        "+   calls: {value: 50, unit: call}                           # une autre valeur ; le reste ne change pas",
    ]


def test_what_only_the_file_says_of_a_clause_goes_where_the_clause_goes() -> None:
    moved = {"id": "calls", "text": "En haut.", "after": "task-client-database"}
    other = {"id": "task-instructions", "before": "task-client-database", "text": "Autre texte."}
    here = "task-client-database"
    data = updated(READERS.encode(), {"duties": [moved, other]}, {"duties": [here, "calls", "task-instructions"]})
    assert """\
duties:

# The first one.
- id: task-client-database
  optional: true   # no more than that
# Calls come first.
# folded
# and no more
- id: calls
  after: task-client-database
  text: En haut.
  readers: [employee]
- id: task-instructions   # a bare name
  before: task-client-database
  text: Autre texte.

# Numbers, of which the first is ours.
""" in data.decode()


def test_a_list_of_which_nothing_is_said_any_more_goes_with_the_clauses_that_are_gone() -> None:
    gone = changes(READERS + "\n", {"duties": []}, "task-client-database")
    assert "- - task-instructions   # a bare name" in gone
    assert "- # The first one." not in gone
    assert not [line for line in gone if line.startswith("+")]
    left = updated(examples()["example-en"].encode(), {"duties": [], "knowledge": []}, {}).decode()
    assert "knowledge" not in left
    assert "reports_to: Head of Sales\n\ntargets:\n" in left


SIGNS = st.sampled_from([*" #:-'\"{}[],&*!|>%@`?=\\~\n\tano1.2é«…😀\u00a0\u202f\ufeff"])
WORDS = st.sampled_from(["no", "12:30", "null", "a: b", "c #d", "--- e", "x:\u00a0y", "\u00a0z", "1e3", "{calls}"])
TEXT = st.lists(st.one_of(WORDS, st.text(SIGNS, min_size=1, max_size=8)), min_size=1, max_size=40).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEXT, TEXT)
def test_every_text_is_read_back_as_it_was(one: str, other: str) -> None:
    below = {"id": "b", "after": "c", "text": other}
    said: dict[str, object] = {
        "department": one,
        "title": {"single": other},
        "duties": [{"remove": ["x", "no"]}, {"id": "a", "text": one, "clauses": [below]}],
        "targets": {"calls": {"value": "40", "label": one}, "12": {"label": other, "measured_in": one}},
    }
    head = {"id": "own", "language": "fr", "extends": "greeter", "overlay": "true"}
    written = new("own", "greeter", "fr", said, ["A remark."])
    assert nodes(written.decode()) == {**head, **said}
    assert written == new("own", "greeter", "fr", dict(reversed(said.items())), ["A remark."])
    for text in (f"{READERS}\n", READERS.replace("\n", "\r\n")):
        for each in (one, other):
            text = updated(text.encode(), {**said, "targets": {"calls": {"label": each}}}, {}).decode()
            after = nodes(text)
            assert (after["department"], after["title"], after["duties"]) == tuple(
                said[key] for key in ("department", "title", "duties")
            )
            assert after["targets"] == {"calls": {"value": "40", "label": each}}


def test_a_new_overlay_is_laid_out_as_a_person_would() -> None:
    long = "Tenir à jour la base des clients et des prospects, en rendre compte chaque mois et proposer ce qui manque."
    said: dict[str, object] = {
        "targets": {"calls": {"value": "50"}},
        "rights": [],
        "duties": [
            {"remove": "calls"},
            {"id": "reports", "text": long, "after": "orders", "clauses": [{"id": "a", "text": "Écrire : oui."}]},
            {"id": "orders", "before": "reports"},
        ],
        "title": {"single": "Prospecteur"},
        "department": "Ventes",
    }
    made = new("ours", "client-search-manager", "fr", said, ["Ce qui change."]).decode()
    assert (
        made
        == """\
# Ce qui change.
id: ours
language: fr
extends: client-search-manager
overlay: true
title:
  single: Prospecteur
department: Ventes

duties:
  - remove: calls
  - id: reports
    after: orders
    text: >-
      Tenir à jour la base des clients et des prospects, en rendre compte chaque mois et proposer ce qui
      manque.
    clauses:
      - id: a
        text: "Écrire : oui."
  - id: orders
    before: reports

targets:
  calls: {value: 50}
"""
    )


@pytest.mark.parametrize("data", [b"", b"# nothing\n", b"- a\n", b"{id: x}\n", b"id: [\n", b"id: \xff\n"])
def test_a_file_that_cannot_be_taken_apart_is_told(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^x.yaml:0:0: this file cannot be changed here"):
        updated(data, {"department": "Ventes"}, {}, "x.yaml")
