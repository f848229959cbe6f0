"""Whatever the program says of a mistake, a translator was asked for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator import Assets, InputError, Problem, Request, check, documents
from generator.batch import naming
from generator.load import manuscript, table
from generator.localise.catalog import compiled
from generator.localise.reading import read
from generator.localise.review import review
from generator.localise.saying import Sayings
from generator.model.employer import Employer
from generator.pipeline import checking, importing, linting
from generator.pipeline.bench import Bench
from generator.pipeline.people import people
from generator.register.scheme import read_scheme
from tests.batch.test_bad_rows import COLUMNS, TABLE
from tests.folders import CHILD, DAY, GREETER, fill
from tests.load.test_table import WRONG as TABLES
from tests.load.test_yaml_source import WRONG as FILES
from tests.review.cv.test_hostile import CASES as CVS
from tests.sentences import ENGLISH, TEMPLATE, english, sentences, template
from tests.validate.test_shape import SHAPES

TARGETS = (
    "compare: at-least, unit: day", "compare: at-least, value: 3", "compare: at-least, value: 3, unit: cal",
    "compare: at-least, value: 3, unit: day, per: klient", "compare: every", "compare: every, value: 3, unit: call",
    "compare: by-day, value: 32, period: month", "compare: at-least, value: 3, unit: day, per: month",
    "compare: every, value: 6, period: month", "compare: every, value: 0, unit: month",
    "compare: every, value: 6, unit: month, period: year", "compare: every, period: day, per: client",
    "compare: by-day, value: 3, period: month, unit: day", "compare: by-day, value: 3",
    "compare: every, period: day, in_words: true",
)  # fmt: skip
CLAUSES = (
    "'Dire {titel}.'", "'Faire {visit.amout}.'", "'Dire {title.amount}.'", "'Voir {see:gret}.'", "'Voir {see:zzzz}.'",
    "'Un { seul.'", "'Un {a b}.'", "'{un|une}'", "Bureau #3 du nord", "{b} c", "Il dit: oui",
)  # fmt: skip
LINES = (
    "duties: [{id: a, text: b., variant: c}]", "duties: [{id: a, text: b., contains: knowledge}]",
    "provisions: [{id: a, text: b., contains: knowledge, clauses: [{id: c, text: d.}]}]",
    "provisions: [{id: a, text: b., contains: qualities}]", "layout: [duties, rights, duties]",
    "responsibilities: [{id: offences, readers: [public]}]", "responsibilities: [{id: offences, text: Mes mots.}]",
    "responsibilities: [{id: nothing-known}]", "duties: [{id: new, text: a., after: gret}]", "duties: [remove: gret]",
    "duties: [gret]", "duties: [{id: a, text: b.}, {id: a, text: c.}]", "duties: [{id: a, text: }]", "duties:",
    "duties: [{id: a, text: b., before: later}, {id: later, text: c.}]", "inherits: [dutys]", "extends: nobody",
    "duties: [{id: greet, after: a, before: b}]", "effective_from: 1/2/2026", "reports_to: {a: b}",
    "reports_to: 'Un {title}.'", "units: {day: {other: jours}}", "title: {single: a, masculine: b}",
    "responsibilities: [{id: offences, text: Un., variant: b}]", "only_for: {}", "only_for: {places: [France]}",
    "unplaced: [Un passage.]", "units: {call: {one: appel, two: appels, other: appels}}", "cv: [Une phrase]",
    "language: french", "supervises: -1", "vacancy: {duties: [nothing]}", "targets: {title: {label: a, value: 1}}",
    "knowledge: [{id: a, text: b., clauses: [{id: c, text: d., clauses: [{id: e, text: f.}]}]}]",
)  # fmt: skip
EMPLOYERS = (
    "country: Россия\nlocales: [fr-FR, ru_RU]\ndocument_numbers: “JD-{number}”\nfile_naming: « {person} »\n"
    "departments: {Les crédits: Crédit}\nlogo: none.png\n",
    "locales: [al-DE, fr-XX]\nsignatories: {personel: {name: A}, witness: {name: B}}\n",
)
POSTINGS = (
    "role: no-such-role", "contract: {type: CDI}", "pay: {min: 30000}", "apply: {email: nobody}", "sallary: 3",
    "place: {country: France}", "duties: [client-databse]", "profile: [training]", "closes: 31.12.2026",
    "pay: {min: 30 000, max: 1.5e4, currency: euros, period: year}", "apply: {web: jobs, phone: call us}", "posts: 0",
    "start: soon", "hours: {kind: plein, weekly: 120}", "place: {country: ES}",
    "pay: {min: 1, currency: EUR, period: year, variable_share: 120}",
)  # fmt: skip
SHARED = (
    "language: fr\nduties:\n  - {id: wave}\n  - {id: objections, text: Autre.}\n",
    "language: fr\nrights:\n  - remove: a\n",
)
CATALOGS = (
    'msgid "{day} a"\nmsgstr "b"\n', 'msgid "a"\nmsgstr "{day}"\n', 'msgid "a"\nmsgstr "{"\n',
    'msgid "a b"\nmsgstr "a b"\n', 'msgid "a"\nmsgstr "100 %"\n', 'msgid "a"\nmsgstr "{{"\n', 'msgid "a"\nmsgstr "b\n',
    'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 'msgid "a"\nmsgstr "\\q"\n', 'msgid "a"\nmsgstr "\x07"\n',
    'msgctxt "greeter/units/call/gender"\nmsgid "masculine"\nmsgstr "mannlich"\n', "nonsense\n",
)  # fmt: skip
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={}\\n"\n"Plural-Forms: nplurals=2; plural={};\\n"\n\n'
NAMES = ("{person", "{persn}", "{role}", "{number}", "../{person}", "{zzzz}")
SCHEMES = ("JD", "{number}-{number}", "{number", "{nummer}", "{year:3}-{number}", "{number}" + "x" * 200)

Heard = Iterator[Problem]


def attempt(step: Callable[..., object], *given: object) -> Heard:
    """The problems that a step ends with."""
    with pytest.raises(InputError) as refused:
        step(*given)
    yield from refused.value.problems


def of_roles(folder: Path) -> Heard:
    """Every kind of wrong line in a role of its own, all checked at once."""
    roles = [line for line, _, _ in SHAPES.values()]
    wrong = {f"greeter-{number}": f"\n{line}\n" for number, line in enumerate(roles)}
    wrong |= {f"clause-{number}": f"  - id: more\n    text: {text}\n" for number, text in enumerate(CLAUSES)}
    wrong |= {f"target-{number}": f"targets: {{t: {{label: T, {line}}}}}\n" for number, line in enumerate(TARGETS)}
    files: dict[str, str | bytes] = {
        f"{name}.yaml": "\n".join(
            each
            for each in GREETER.replace("id: greeter", f"id: {name}").splitlines()
            if each.split(":")[0] != more.strip().split(":")[0]
        )
        + f"\n{more}"
        for name, more in wrong.items()
    }
    for number, line in enumerate(LINES):
        name, key = f"child-{number}", line.split(":")[0]
        child = "".join(f"{each}\n" for each in CHILD.replace("child", name).splitlines() if each.split(":")[0] != key)
        files[f"{name}.yaml"] = f"{child}{line}\n"
    files |= {f"bad-{number}.yaml": text for number, (text, _) in enumerate(FILES.values())}
    files |= {f"shared/own-{number}.yaml": text for number, text in enumerate(SHARED)}
    files |= {
        "greeter.yaml": GREETER, "bare.yaml": "id: bare\nlanguage: fr\ntargets: {visits: {value: 3}}\n",
        "a.yaml": CHILD.replace("child", "a").replace("greeter", "b"), "porter.yaml": GREETER,
        "b.yaml": CHILD.replace("child", "b").replace("greeter", "a"), "Upper.yaml": GREETER, "notes.yml": "a: b\n",
        "lost/found.yaml": GREETER,
    }  # fmt: skip
    yield from check(fill(folder, files))[0]


def of_employers_and_postings(folder: Path) -> Heard:
    for number, text in enumerate(EMPLOYERS):
        place = fill(folder / str(number), {"employer.yaml": f"language: fr\nname: Nous SA\n{text}"})
        yield from check(place, only=[place / "employer.yaml"])[0]
    yield from attempt(Bench(Assets(folder / "0")).library.logo)
    good = "language: fr\nrole: account-manager\nplace: {country: FR}\n"
    files = {f"postings/p{number}.yaml": f"{line}\n" for number, line in enumerate(POSTINGS)}
    files = {
        name: "".join(f"{each}\n" for each in good.splitlines() if each.split(":")[0] != line.split(":")[0]) + line
        for name, line in files.items()
    }
    place = fill(folder / "workspace/roles", files).parent
    yield from check(workspace=place)[0]


def of_requests(folder: Path) -> Heard:
    wrong: tuple[dict[str, Any], ...] = (
        {"roles": ("acount-manager",)}, {"roles": ("zzzz",)}, {"roles": ("a/b.yaml",)}, {"locales": ("fr-XX",)},
        {"kinds": ("novel",)}, {"locales": ("pl-FR",)}, {"postings": (folder / "none.yaml",)}, {"formats": ("odt",)},
    )  # fmt: skip
    for asked in wrong:
        yield from attempt(documents, replace(Request(date=DAY), **asked))


def of_tables(folder: Path) -> Heard:
    for number, (name, data, _) in enumerate(TABLES.values()):
        path = fill(folder / str(number), {name: data}) / name
        yield from attempt(table.read, path)
    yield from attempt(table.read, folder)
    yield from attempt(table.read, folder / "none.csv")
    rows = "name,role\nSmith, Ann,clerk\nAnn,a\0b\n#N/A,b\n"
    for text in (
        rows,
        "\n".join(",".join(cells) for cells in (COLUMNS, *TABLE)),
        "nmae,job\nAnn,b\n",
        "name,role,shoe\nAnn,zzzz,44\n",
        "name,role\nAnn,account-manager\nann,account-manager\n",
    ):
        staff = table.read(fill(folder, {"people.csv": text}) / "people.csv")
        yield from (table.problem(fault) for row in staff.rows for fault in row.faults)
        found = people(staff, Employer(), Bench(Assets()))
        yield from (*found.heading, *(each for _, told in found.bad.values() for each in told))


def of_documents_of_others(folder: Path) -> Heard:
    quick = (
        "encrypted docx",
        "renamed text",
        "cut docx",
        "other zip",
        "excel",
        "latin-1",
        "binary text",
        "empty",
        "rtf",
    )
    for number, (name, data, _) in enumerate(CVS[case] for case in quick):
        path = fill(folder / str(number), {name: data}) / name
        yield from attempt(manuscript.read, path)
    yield from attempt(manuscript.read, folder)
    yield from attempt(manuscript.read, folder / "none.pdf")
    yield from attempt(checking.check_cv, folder, "account-manager", "en-XX", Assets(), DAY)
    text = fill(folder, {"a.txt": "Lorem ipsum dolor sit amet.\n", "b.zip": b"PK", "c.md": b"\0a", "d.md": " \n"})
    yield from attempt(importing.draft, text / "a.txt", 80, Assets())
    for name in ("", "b.zip", "c.md", "d.md", "none.md"):
        yield from attempt(linting.lint, [text / name], "en-GB", Assets(), DAY)


def of_catalogs(_: Path) -> Heard:
    for messages in CATALOGS:
        data = (HEAD.format("UTF-8", "(n != 1)") + messages).encode()
        try:
            yield from review("a.po", data, data.decode().splitlines(), 3)
            compiled("a.po", data)
        except InputError as error:
            yield from error.problems
    for head in (("latin-1", "(n != 1)"), ("UTF-8", "n%0"), ("UTF-8", "n>150 ? 4 : 0")):
        yield from attempt(compiled, "a.po", HEAD.format(*head).encode())


def of_names(_: Path) -> Heard:
    for pattern in NAMES:
        yield from attempt(naming.check, pattern, False, None)
    for pattern in SCHEMES:
        yield from attempt(read_scheme, pattern)


SOURCES = {
    of_roles: 110, of_employers_and_postings: 30, of_requests: 13, of_tables: 65, of_documents_of_others: 25,
    of_catalogs: 20, of_names: 15,
}  # fmt: skip


@pytest.fixture(scope="module")
def numbered() -> Sayings:
    """Sentences that tell which message of the template they were taken for."""
    ids = [str(message.id) for message in read("messages.pot", TEMPLATE.read_bytes()) if message.id]
    return Sayings({each: f"⟦{number}:{each}⟧" for number, each in enumerate(ids)})


@pytest.mark.parametrize("source", SOURCES)
def test_every_sentence_that_bad_input_brings_about_is_in_the_template(
    source: Callable[[Path], Heard], numbered: Sayings, tmp_path: Path
) -> None:
    told = {text for problem in source(tmp_path) for text in (problem.text, problem.hint) if text}
    said = {text: numbered(text) for text in told}
    assert [text for text, found in said.items() if not (found.startswith("⟦") and found.endswith("⟧"))] == []
    messages = {number for found in said.values() for number in re.findall(r"⟦(\d+):", found)}
    assert len(messages) >= SOURCES[source]


def test_the_template_is_what_the_source_says() -> None:
    assert TEMPLATE.read_bytes() == template(), "run: python -m tests.sentences"


def test_english_says_every_sentence_as_it_is() -> None:
    assert ENGLISH.read_bytes() == english(ENGLISH.read_bytes(), TEMPLATE.read_bytes()), (
        "run: python -m tests.sentences"
    )


def test_no_sentence_is_taken_for_another() -> None:
    ids = list(dict.fromkeys(each.words for each in sentences()))
    same = Sayings({each: each for each in ids})
    for each in ids:
        shown = re.sub(r"\{\{|\}\}|\{(\w+)\}", lambda found: (found[1] and f"x{found[1]}") or found[0][0], each)
        assert same(shown) == shown
